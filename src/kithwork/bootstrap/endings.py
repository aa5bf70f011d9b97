"""Whether this program is on its way out, for work that runs beside its server."""

import threading

# Set once, when the server stops: what runs then ends at its next look at this.
ENDING = threading.Event()

"""One seeker on their own machine: SQLite in the data folder, the desk on loopback."""

import os
from urllib.parse import urlsplit

import tzlocal

from kithwork.settings.base import *
from kithwork.settings.base import DATA

DEBUG = False
# "Today", and the clock a chat is booked by, are those of the machine the seeker sits at.
TIME_ZONE = tzlocal.get_localzone_name() or "UTC"
SECRET_KEY = (DATA / "signing.key").read_text(encoding="ascii")
# The seeker's own calendar server; it holds a password, and is never shown.
CALDAV_URL = os.environ.get("KITHWORK_CALDAV_URL", "")
# The port comes with `kith serve`; a cookie of its own per port keeps two folders apart.
PORT = os.environ.get("KITHWORK_PORT", "0")
SESSION_COOKIE_NAME = f"kith_{PORT}"
# The one origin that paired phones open, and whether a tunnel ends TLS for it ("" for none).
OUTSIDE = os.environ.get("KITHWORK_OUTSIDE", "")
TUNNEL = bool(os.environ.get("KITHWORK_TUNNEL"))
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
if OUTSIDE:
    name = str(urlsplit(OUTSIDE).hostname)
    ALLOWED_HOSTS.append(f"[{name}]" if ":" in name else name)

"""One seeker on their own machine: SQLite in the data folder, loopback only."""

import os

from kithwork.settings.base import *
from kithwork.settings.base import DATA

DEBUG = False
SECRET_KEY = (DATA / "signing.key").read_text(encoding="ascii")
# The port comes with `kith serve`; a cookie of its own per port keeps two folders apart.
PORT = os.environ.get("KITHWORK_PORT", "0")
SESSION_COOKIE_NAME = f"kith_{PORT}"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

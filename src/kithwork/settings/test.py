"""For tests: the engine named by KITHWORK_TEST_DATABASE_URL, else SQLite."""

import atexit
import os
import shutil
import tempfile

if "KITHWORK_DATA" not in os.environ:
    os.environ["KITHWORK_DATA"] = tempfile.mkdtemp(prefix="kithwork-test-")
    atexit.register(shutil.rmtree, os.environ["KITHWORK_DATA"], ignore_errors=True)

from kithwork.settings.base import *
from kithwork.settings.base import DATA, database

DEBUG = False
SECRET_KEY = "only-for-tests-" + "0" * 40
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
DATABASES = {"default": database(os.environ.get("KITHWORK_TEST_DATABASE_URL", ""))}
# A file, not memory: write-ahead log, locks and threads are those of real use.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}
PORT = "8000"
OUTSIDE = ""
TUNNEL = False
SESSION_COOKIE_NAME = "kith_8000"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SHOW_DESIGN = True

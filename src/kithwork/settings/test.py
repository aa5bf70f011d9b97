"""For tests: the engine named by KITHWORK_TEST_DATABASE_URL, else SQLite."""

import os
import tempfile

os.environ.setdefault("KITHWORK_DATA", tempfile.mkdtemp(prefix="kithwork-test-"))

from kithwork.settings.base import *  # noqa: E402  (the folder must be named first)
from kithwork.settings.base import database  # noqa: E402

DEBUG = False
SECRET_KEY = "only-for-tests-" + "0" * 40
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
DATABASES = {"default": database(os.environ.get("KITHWORK_TEST_DATABASE_URL", ""))}
PORT = "8000"
SESSION_COOKIE_NAME = "kith_8000"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

"""What every profile shares. The data folder comes from KITHWORK_DATA, set by bootstrap."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ["KITHWORK_DATA"])


def database(url: str) -> dict[str, Any]:
    """Django's entry for KITHWORK_DATABASE_URL; empty means SQLite in the data folder."""
    if not url:
        return _sqlite(DATA / "kithwork.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"KITHWORK_DATABASE_URL: no database speaks “{parts.scheme}”.")
    host = parts.hostname or parse_qs(parts.query).get("host", [""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
    }


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Take the write lock at the start: a transaction then never fails half-way as "locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            # FULL: what was acknowledged survives a power cut (docs/decisions/0002).
            # secure_delete: what is erased is overwritten in the file, too.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA secure_delete=ON;",
        },
    }


DATABASES = {"default": database(os.environ.get("KITHWORK_DATABASE_URL", ""))}
ATOMIC_REQUESTS = False
# From so many ties on a network is kept in a file, too (docs/decisions/0026).
NETWORK_FILE_TIES = int(os.environ.get("KITHWORK_NETWORK_FILE_TIES", "50000"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "kithwork.store",
    "kithwork.web",
]
AUTH_USER_MODEL = "store.Account"
AUTHENTICATION_BACKENDS = [
    "kithwork.bootstrap.logins.LocalEntry",
    "kithwork.bootstrap.logins.PhonePairing",
]

# Headers come first, so that a refusal carries them too.
MIDDLEWARE = [
    # A phone in a café: a fifth of the bytes. Each answer is padded by chance, and form tokens
    # are masked anew on each page, so that lengths tell nothing.
    "django.middleware.gzip.GZipMiddleware",
    "kithwork.web.middleware.answer_failures",
    "kithwork.web.languages.follow_browser",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kithwork.web.middleware.guard_origin",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kithwork.web.sessions.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kithwork.web.languages.follow_choice",
    "kithwork.web.middleware.require_actor",
]
ROOT_URLCONF = "kithwork.urls"
WSGI_APPLICATION = "django.core.wsgi.get_wsgi_application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.filesystem.Loader"],
                        )
                    ],
                )
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "kithwork.web.templatetags.words",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "kithwork.web.context.page",
            ],
        },
    }
]

# Networks of one's own that a calendar's address may lead into, such as 192.168.1.0/24.
NETWORKS = os.environ.get("KITHWORK_NETWORKS", "")
# One server would be everybody's: only the local profile reads KITHWORK_CALDAV_URL.
CALDAV_URL = ""

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kithwork.web.static_files.VersionedFiles"},
}
# Served straight from the package: nothing to collect, nothing from outside.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# Their addresses change with their content.
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 365
# The page of every element is for who builds pages.
SHOW_DESIGN = os.environ.get("KITHWORK_DEV") == "1"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = True
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
# Where a language writes dates and numbers in another way than Django thinks.
FORMAT_MODULE_PATH = "kithwork.web.formats"

# No inline script or style anywhere: one page cannot be made to run a contact's name.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Said over TLS alone, to phones: from then on they never try without.
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "kithwork.web.views.failures.csrf"
# Uploads above 2.5 MB go to a temporary file in the data folder, never to a shared /tmp.
FILE_UPLOAD_TEMP_DIR = DATA / "incoming"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Logs hold no personal data: no request line, no SQL, no name (trust.md 66).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "kithwork": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # Libraries of wires would say whose calendar it is, and what is in it.
        "caldav": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "httpcore2": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # A browser that asks for several things at once is nothing to be told about.
        "waitress.queue": {"handlers": [], "level": "ERROR", "propagate": False},
    },
}

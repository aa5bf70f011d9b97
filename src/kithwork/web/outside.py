"""Where a request came in: at the desk, over loopback, or from a phone, over TLS."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from kithwork.bootstrap.outside import ENDED_TLS


def origins() -> dict[str, str]:
    """The origin that each Host header we answer to stands for: loopback's, and the phones'."""
    names = (f"{name}:{settings.PORT}" for name in ("127.0.0.1", "localhost", "[::1]"))
    near = {host: f"http://{host}" for host in names}
    return (
        {**near, urlsplit(settings.OUTSIDE).netloc: settings.OUTSIDE} if settings.OUTSIDE else near
    )


def is_outside(request: HttpRequest) -> bool:
    """Whether the request is for the phones' origin, which is reached over TLS alone."""
    host = request.META.get("HTTP_HOST", "")
    return bool(settings.OUTSIDE) and origins().get(host) == settings.OUTSIDE


def came_over_tls(request: HttpRequest) -> bool:
    """Whether TLS was ended for the request: by ourselves, or by a tunnel that says so.

    The server heeds the tunnel's word (X-Forwarded-Proto) only behind one, and hears only
    programs of this machine.
    """
    if settings.TUNNEL:
        return request.scheme == "https"
    return request.META.get("REMOTE_PORT") in ENDED_TLS


def mark_as_tls(request: HttpRequest) -> None:
    """Let Django treat the request as what it was before TLS was ended."""
    request.META["wsgi.url_scheme"] = "https"


def secure_cookie() -> str:
    """The cookie of a phone's session: the browser keeps it to this one host, over TLS."""
    return f"__Host-{settings.SESSION_COOKIE_NAME}"

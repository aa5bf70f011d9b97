"""The local web server: loopback only, one printed address, a clean stop."""

import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from kithwork.bootstrap import entries, folders, refusals, start
from kithwork.domain.errors import Conflict, Invalid

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765
LOOPBACK = {"127.0.0.1": socket.AF_INET, "localhost": socket.AF_INET, "::1": socket.AF_INET6}
PORTS_TRIED = 100
THREADS = 4
# What a person may drop in at once, and a little for the form around it.
LARGEST_BODY = 300 << 20
OPENING_PAGE = "open-kithwork.html"


class PortTaken(Conflict):
    """Another program listens there."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} on {host} is taken by another program, perhaps by Kithwork itself. "
            "Name another one with --port, or leave --port out to use the next free one."
        )


def serve(
    *,
    data: Path | None = None,
    host: str = DEFAULT_HOST,
    port: int | None = None,
    open_browser: Callable[[str], object] | None = None,
) -> None:
    """Serve the web app until SIGTERM or Ctrl-C; prints the one line with the entry address.

    `port` None takes 8765, or the next free one. `open_browser` is called with the address of
    a private file that leads to the entry. Raises Invalid for a host that is not loopback,
    PortTaken, and whatever opening the folder raises.
    """
    listener = listen(host=host, port=port)
    port = listener.getsockname()[1]
    # The settings read it: the cookie is named after the port.
    os.environ["KITHWORK_PORT"] = str(port)
    start(data=data)
    folder = folders.chosen(data)
    # Bodies and uploads wait in the private folder, never in a shared one.
    tempfile.tempdir = str(folder / "incoming")
    server = _server(listener)
    signal.signal(signal.SIGTERM, _stop)
    address = entry_address(host=host, port=port, secret=entries.OPEN.make(now=datetime.now(UTC)))
    sys.stdout.write(f"Kithwork is open at {address}\n")
    sys.stdout.flush()
    page = folder / OPENING_PAGE
    page.unlink(missing_ok=True)
    try:
        if open_browser is not None:
            guide_browser(page, address, open_browser)
        server.run()
    finally:
        page.unlink(missing_ok=True)
        server.close()


def listen(*, host: str, port: int | None) -> socket.socket:
    """A listening socket on the loopback interface; raises Invalid or PortTaken."""
    family = LOOPBACK.get(host)
    if family is None:
        raise Invalid(
            "host",
            f"“{host}” is not this machine itself. Kithwork listens only on 127.0.0.1, ::1 or "
            "localhost, so that nobody else on the network can reach your contacts.",
        )
    if port is not None:
        return _bound(family, host, port)
    for candidate in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED):
        try:
            return _bound(family, host, candidate)
        except PortTaken:
            continue
    raise PortTaken(host, DEFAULT_PORT)


def _bound(family: int, host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65535:
        raise Invalid("port", "must be 0 to 65535.")
    listener = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform == "win32":
        # There, "reuse" would let another program share the port.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except PermissionError:
        listener.close()
        raise Invalid("port", f"{port} is kept for the system; choose one above 1023.") from None
    except OSError:
        listener.close()
        raise PortTaken(host, port) from None
    return listener


def entry_address(*, host: str, port: int, secret: str) -> str:
    """The address that opens the door once."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/enter/{secret}"


def _server(listener: socket.socket) -> Any:
    """Waitress on a socket that listens already."""
    # Only who serves pays for the imports, and Django must be set up before the first.
    application = import_module("django.core.wsgi").get_wsgi_application()
    server = import_module("waitress.server").create_server(
        application,
        sockets=[listener],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_BODY,
    )
    server.channel_class = refusals.channel_class()
    return server


def _stop(_signal: int, _frame: object) -> None:
    # Waitress ends its loop on this and lets running answers finish.
    raise SystemExit(0)


def guide_browser(page: Path, address: str, open_browser: Callable[[str], object]) -> None:
    """Open the browser on a private file: a command line could be read by other accounts."""
    folders.write_private(page, opening_page(address))
    threading.Thread(target=open_browser, args=(page.as_uri(),), daemon=True).start()
    remover = threading.Timer(
        entries.LIFETIME.total_seconds(), page.unlink, kwargs={"missing_ok": True}
    )
    remover.daemon = True
    remover.start()


def opening_page(address: str) -> str:
    """The file the browser is given: it moves on by itself, and holds a link in case not."""
    there = escape(address, quote=True)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Kithwork</title>'
        '<meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0; url={there}">'
        f'<p><a href="{there}">Open Kithwork</a></p></html>'
    )

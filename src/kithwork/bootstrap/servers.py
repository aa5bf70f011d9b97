"""The local web server: on loopback, with TLS before it for phones; one printed address."""

import errno
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from kithwork.bootstrap import endings, entries, folders, jobs, outside, refusals, start, tls
from kithwork.bootstrap.forwarders import Forwarder
from kithwork.bootstrap.outside import Address
from kithwork.domain.errors import Conflict, Invalid

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765
LOOPBACK = {"127.0.0.1": socket.AF_INET, "localhost": socket.AF_INET, "::1": socket.AF_INET6}
PORTS_TRIED = 100
THREADS = 4
TURN = 0.001
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


@dataclass(frozen=True, slots=True)
class Way:
    """How to reach the server: its socket on loopback, and the way for phones if there is one.

    `origin` is what phones open, "" without such a way; behind a `tunnel` that ends TLS there
    is no `forwarder` of our own.
    """

    listener: socket.socket
    origin: str = ""
    tunnel: bool = False
    forwarder: Forwarder | None = None

    @property
    def port(self) -> int:
        """The port on loopback."""
        return int(self.listener.getsockname()[1])


def serve(
    *,
    data: Path | None = None,
    host: str = DEFAULT_HOST,
    port: int | None = None,
    certificate: tuple[Path, Path] | None = None,
    behind: str = "",
    open_browser: Callable[[str], object] | None = None,
) -> None:
    """Serve the web app until SIGTERM or Ctrl-C; prints one line with the entry address first.

    `port` None takes 8765, or the next free one. With `certificate` (and its key) phones reach
    `host` over TLS, with `behind` they reach that name through a tunnel; the desk stays on
    loopback. `open_browser` is called with the address of a private file that leads to the
    entry. Raises Invalid for what does not fit, PortTaken, and whatever opening the folder
    raises.
    """
    way = find_way(host=host, port=port, certificate=certificate, behind=behind)
    _tell_settings(way)
    actor = start(data=data)
    folder = folders.chosen(data)
    # Bodies and uploads wait in the private folder, never in a shared one.
    tempfile.tempdir = str(folder / "incoming")
    # While an import thinks, a page waits for its turn at each row: five times less than usual.
    sys.setswitchinterval(TURN)
    server = _server(way)
    signal.signal(signal.SIGTERM, _stop)
    address = _announce(way, desk=DEFAULT_HOST if certificate else host)
    page = folder / OPENING_PAGE
    page.unlink(missing_ok=True)
    try:
        if way.forwarder is not None:
            way.forwarder.start()
        jobs.begin(actor)
        if open_browser is not None:
            guide_browser(page, address, open_browser)
        server.run()
    finally:
        endings.ENDING.set()
        page.unlink(missing_ok=True)
        if way.forwarder is not None:
            way.forwarder.close()
        server.close()


def _tell_settings(way: Way) -> None:
    """The settings read these: cookies are named after the port, and one origin is let in."""
    os.environ["KITHWORK_PORT"] = str(way.port)
    os.environ["KITHWORK_OUTSIDE"] = way.origin
    os.environ["KITHWORK_TUNNEL"] = "1" if way.tunnel else ""


def _announce(way: Way, *, desk: str) -> str:
    """Print the address that opens the door once, and answer it."""
    secret = entries.OPEN.make(now=datetime.now(UTC))
    address = entry_address(host=desk, port=way.port, secret=secret)
    sys.stdout.write(f"Kithwork is open at {address}\n")
    if way.origin:
        sys.stdout.write(f"Phones reach it at {way.origin} once paired: Settings, “Phones”.\n")
    sys.stdout.flush()
    return address


def find_way(
    *, host: str, port: int | None, certificate: tuple[Path, Path] | None, behind: str
) -> Way:
    """The sockets to serve on; raises Invalid or PortTaken."""
    if certificate is None and not behind:
        return Way(listen(host=host, port=port))
    if certificate is None:
        return Way(
            listen(host=host, port=port), origin=outside.origin_of_tunnel(behind), tunnel=True
        )
    if behind:
        raise Invalid("behind", "is for a tunnel that ends TLS itself; leave --tls out, or it.")
    address = outside.address(host)
    chain, key = certificate
    context = tls.context(certificate=chain, key=key, host=host)
    _warn(address, key)
    listener, outer = _listen_twice(address, port)
    number = listener.getsockname()[1]
    forwarder = Forwarder(listener=outer, context=context, to=(DEFAULT_HOST, number))
    return Way(listener, origin=outside.origin(address.host, port=number), forwarder=forwarder)


def _warn(address: Address, key: Path) -> None:
    if tls.is_open_to_others(key):
        sys.stderr.write(f"Other accounts of this machine can read {key}: `chmod 600` closes it.\n")
    if address.is_loopback:
        sys.stderr.write(
            f"“{address.host}” leads to {address.number} here, which only this machine reaches. "
            "If your phone does not, give the machine's address in your network.\n"
        )


def listen(*, host: str, port: int | None) -> socket.socket:
    """A listening socket on the loopback interface; raises Invalid or PortTaken."""
    family = LOOPBACK.get(host)
    if family is None:
        raise Invalid(
            "host",
            f"“{host}” is not this machine itself. Kithwork listens only on 127.0.0.1, ::1 or "
            "localhost, so that nobody else on the network can reach your contacts or read them "
            "on their way. For a phone, give a certificate with --tls CERT KEY, or name the "
            "tunnel that ends TLS with --behind NAME.",
        )
    for candidate in _candidates(port):
        try:
            return _bound(family, host, candidate)
        except PortTaken:
            if port is not None:
                raise
    raise PortTaken(host, DEFAULT_PORT)


def _listen_twice(address: Address, port: int | None) -> tuple[socket.socket, socket.socket]:
    """The desk's socket on loopback and the phones' on `address`, with one port."""
    for candidate in _candidates(port):
        try:
            near = _bound(socket.AF_INET, DEFAULT_HOST, candidate)
        except PortTaken:
            if port is not None:
                raise
            continue
        try:
            return near, _bound(address.family, address.number, near.getsockname()[1])
        except PortTaken:
            near.close()
            if port is not None:
                raise
        except Invalid:
            near.close()
            raise
    raise PortTaken(address.host, DEFAULT_PORT)


def _candidates(port: int | None) -> Iterable[int]:
    """The ports to try: the one asked for alone, else the usual one and those after it."""
    return range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED) if port is None else (port,)


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
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRNOTAVAIL:
            raise Invalid("host", f"{host} is no address of this machine.") from None
        raise PortTaken(host, port) from None
    return listener


def entry_address(*, host: str, port: int, secret: str) -> str:
    """The address that opens the door once."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/enter/{secret}"


def _server(way: Way) -> Any:
    """Waitress on a socket that listens already.

    Only loopback reaches it, so a tunnel's word that a request came over TLS is taken there.
    """
    # Only who serves pays for the imports, and Django must be set up before the first.
    application = import_module("django.core.wsgi").get_wsgi_application()
    server = import_module("waitress.server").create_server(
        application,
        sockets=[way.listener],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        clear_untrusted_proxy_headers=True,
        **_trust(way),
    )
    server.channel_class = refusals.channel_class(
        extra=(refusals.LASTING_TLS,) if way.origin else ()
    )
    return server


def _trust(way: Way) -> dict[str, object]:
    if not way.tunnel:
        return {}
    return {"trusted_proxy": "*", "trusted_proxy_headers": {"x-forwarded-proto"}}


def _stop(_signal: int, _frame: object) -> None:
    endings.ENDING.set()
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

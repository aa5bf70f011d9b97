"""The certificate with which Kithwork itself ends TLS, looked through before it is used."""

import os
import ssl
import stat
from pathlib import Path

from kithwork.domain.errors import Invalid

# What OpenSSL says of a certificate that no browser would take, in words for who made it.
_EXPIRED, _NOT_YET, _OTHER_NAME, _OTHER_ADDRESS = 10, 9, 62, 64


def context(*, certificate: Path, key: Path, host: str) -> ssl.SSLContext:
    """TLS as `host`; raises Invalid for files that cannot be read or do not fit."""
    for path, what in ((certificate, "certificate"), (key, "key")):
        _require_readable(path, what)
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made.set_alpn_protocols(["http/1.1"])
    try:
        # Without an answer, OpenSSL would ask for a passphrase at the terminal.
        made.load_cert_chain(certificate, key, password=lambda: "")
    except ssl.SSLError as error:
        raise Invalid("tls", _why_not(error, certificate, key)) from None
    _require_fitting(made, certificate, host)
    return made


def is_open_to_others(key: Path) -> bool:
    """Whether other accounts of this machine may read the key; False where there are no modes."""
    if os.name == "nt":
        return False
    return bool(stat.S_IMODE(key.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO))


def _require_readable(path: Path, what: str) -> None:
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise Invalid("tls", f"the {what} {path} cannot be read: {error.strerror}.") from None


def _why_not(error: ssl.SSLError, certificate: Path, key: Path) -> str:
    if error.reason == "KEY_VALUES_MISMATCH":
        return f"the key {key} does not belong to the certificate {certificate}."
    if error.reason in {"BAD_DECRYPT", "BAD_PASSWORD_READ"}:
        return f"the key {key} asks for a passphrase; give one without, closed with `chmod 600`."
    return (
        f"{certificate} and {key} are no certificate and key in PEM form. "
        "The certificate comes first, then its key."
    )


def _require_fitting(made: ssl.SSLContext, certificate: Path, host: str) -> None:
    """Let a client that trusts just this certificate try it, and say what it would say."""
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.load_verify_locations(certificate)
    client.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    try:
        _shake_hands(client, made, host)
    except ssl.SSLCertVerificationError as error:
        said = {
            _EXPIRED: "has run out; make a new one.",
            _NOT_YET: "is not valid yet; look at this machine's clock.",
            _OTHER_NAME: f"is for another name than “{host}”.",
            _OTHER_ADDRESS: f"is for another address than “{host}”.",
        }.get(error.verify_code)
        if said:
            raise Invalid("tls", f"the certificate {certificate} {said}") from None


def _shake_hands(client: ssl.SSLContext, server: ssl.SSLContext, host: str) -> None:
    """A whole handshake in memory; raises what the client finds wrong."""
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    near = client.wrap_bio(back, there, server_hostname=host)
    far = server.wrap_bio(there, back, server_side=True)
    for _ in range(4):
        for side in (near, far):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue

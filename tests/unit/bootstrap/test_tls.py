"""A certificate is looked through before anything listens with it."""

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kithwork.bootstrap import tls
from kithwork.domain.errors import Invalid

Make = Callable[..., tuple[Path, Path]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a certificate that signs itself, and its key."""

    def made(
        name: str = "own", names: str = "IP:192.168.1.7,DNS:desk.example"
    ) -> tuple[Path, Path]:
        certificate, key = tmp_path / f"{name}.pem", tmp_path / f"{name}-key.pem"
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"),
                *("-pkeyopt", "ec_paramgen_curve:P-256", "-subj", "/CN=desk"),
                *("-addext", f"subjectAltName={names}"),
                *("-keyout", str(key), "-out", str(certificate)),
            ],
            check=True,
            capture_output=True,
        )
        return certificate, key

    return made


def refused(certificate: Path, key: Path, host: str = "desk.example") -> str:
    with pytest.raises(Invalid) as found:
        tls.context(certificate=certificate, key=key, host=host)
    assert found.value.field == "tls"
    return found.value.message


@pytest.mark.parametrize("host", ["192.168.1.7", "desk.example"])
def test_a_certificate_for_the_host_is_taken(make: Make, host: str) -> None:
    certificate, key = make()
    assert tls.context(certificate=certificate, key=key, host=host).minimum_version >= 0x0303


def test_one_for_another_host_is_not(make: Make) -> None:
    certificate, key = make()
    assert "another name than “desk.other”" in refused(certificate, key, "desk.other")
    assert "another address than “192.168.1.8”" in refused(certificate, key, "192.168.1.8")


def test_what_cannot_be_read_is_named(make: Make, tmp_path: Path) -> None:
    certificate, key = make()
    gone = tmp_path / "gone.pem"
    assert f"the certificate {gone} cannot be read" in refused(gone, key)
    assert f"the key {gone} cannot be read" in refused(certificate, gone)
    assert "cannot be read" in refused(certificate, tmp_path)


def test_what_does_not_belong_together_is_said(make: Make, tmp_path: Path) -> None:
    certificate, key = make()
    _, other = make("other")
    assert "does not belong" in refused(certificate, other)
    assert "in PEM form" in refused(key, certificate)
    empty = tmp_path / "empty.pem"
    empty.write_text("no certificate")
    assert "in PEM form" in refused(empty, key)


def test_a_key_with_a_passphrase_asks_nobody(make: Make, tmp_path: Path) -> None:
    certificate, key = make()
    closed = tmp_path / "closed.pem"
    subprocess.run(
        ["openssl", "ec", "-in", key, "-aes256", "-passout", "pass:secret", "-out", closed],
        check=True,
        capture_output=True,
    )
    assert "passphrase" in refused(certificate, closed)


def test_one_that_has_run_out_is_refused(make: Make, tmp_path: Path) -> None:
    _, key = make()
    certificate = tmp_path / "old.pem"
    request = tmp_path / "request.pem"
    subprocess.run(
        ["openssl", "req", "-new", "-key", key, "-subj", "/CN=desk.example", "-out", request],
        check=True,
        capture_output=True,
    )
    past = f"{datetime.now(UTC) - timedelta(days=9):%y%m%d%H%M%SZ}"
    ended = f"{datetime.now(UTC) - timedelta(days=1):%y%m%d%H%M%SZ}"
    sign_between(request, key, certificate, past, ended)
    assert "has run out" in refused(certificate, key)


def sign_between(request: Path, key: Path, certificate: Path, start: str, end: str) -> None:
    """A certificate for a time that is over: `openssl ca` alone takes dates in every release."""
    folder = request.parent
    (folder / "index.txt").write_text("")
    (folder / "serial").write_text("01\n")
    settings = folder / "ca.cnf"
    settings.write_text(
        f"[ca]\ndefault_ca=own\n[own]\ndatabase={folder}/index.txt\nserial={folder}/serial\n"
        f"new_certs_dir={folder}\ndefault_md=sha256\npolicy=any\nx509_extensions=names\n"
        "[any]\ncommonName=supplied\n[names]\nsubjectAltName=DNS:desk.example\n"
    )
    subprocess.run(
        [
            *("openssl", "ca", "-batch", "-selfsign", "-config", settings, "-keyfile", key),
            *("-startdate", start, "-enddate", end, "-in", request, "-out", certificate),
            "-notext",
        ],
        check=True,
        capture_output=True,
    )


@pytest.mark.skipif(os.name == "nt", reason="modes are not Windows's")
def test_a_key_that_others_can_read_is_noticed(make: Make) -> None:
    _, key = make()
    key.chmod(0o600)
    assert not tls.is_open_to_others(key)
    key.chmod(0o640)
    assert tls.is_open_to_others(key)

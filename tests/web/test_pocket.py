"""What a browser may keep: the program itself, and nobody's data."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from kithwork.web.views import pocket

OPEN = ("/manifest.webmanifest", "/service-worker.js", "/offline", "/unsent")


def served(client: Client, address: str) -> int:
    """How a static file is answered; the file is closed."""
    answer = client.get(address)
    answer.close()
    return answer.status_code


@pytest.mark.parametrize("address", OPEN)
def test_it_is_the_same_with_and_without_a_session(
    address: str, page: Client, stranger: Client, network: Any
) -> None:
    mine, theirs = page.get(address), stranger.get(address)
    assert (mine.status_code, theirs.status_code) == (200, 200)
    assert mine.content == theirs.content
    assert not any(name in mine.content for name in (b"Ana", b"Moreno", b"csrf"))


def test_the_manifest_names_icons_that_are_there(stranger: Client) -> None:
    answer = stranger.get("/manifest.webmanifest")
    assert answer["Content-Type"].startswith("application/manifest+json")
    told = json.loads(answer.content)
    assert (told["start_url"], told["display"]) == ("/", "standalone")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    assert [served(stranger, icon["src"]) for icon in told["icons"]] == [200] * 3
    assert [stranger.get("/capture").status_code] == [403]
    assert told["shortcuts"][0]["url"] == "/capture"


def test_the_worker_keeps_files_that_are_there_and_no_page_but_one(stranger: Client) -> None:
    answer = stranger.get("/service-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    text = answer.content.decode()
    kept = re.findall(r'"(/[^"]*)"', text.split("SHELL = [")[1].split("]")[0])
    assert len(kept) == len(pocket.SHELL)
    plain = [address.encode().decode("unicode_escape") for address in kept]
    assert all(address.startswith("/static/") for address in plain)
    assert {served(stranger, address) for address in plain} == {200}
    assert pocket.version() in text


def test_the_policy_lets_the_worker_and_the_manifest_in(stranger: Client) -> None:
    policy = stranger.get("/offline")["Content-Security-Policy"]
    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy

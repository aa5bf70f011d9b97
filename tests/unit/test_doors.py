"""What a room may hold in its hands, told from its place and its code."""

import pytest

from checks import doors


def against(place: str, source: str) -> list[int]:
    return [finding.line for finding in doors.in_module(f"src/kithwork/{place}", source)]


@pytest.mark.parametrize(
    "place, source",
    [
        ("web/views/people.py", "Person.objects.all()"),
        ("cli/groups/people.py", "person.save()"),
        ("bootstrap/start.py", "person.delete()"),
        ("urls.py", "Person.objects.all()"),
        ("web/views/people.py", "from kithwork.store.models import people"),
        ("web/views/people.py", "from kithwork.store import models"),
        ("web/views/people.py", "import kithwork.store.models.people"),
        ("settings/local.py", "from kithwork.bootstrap import folders"),
        ("settings/local.py", "from kithwork import store"),
        ("bootstrap/start.py", "from kithwork.settings import local"),
        ("bootstrap/start.py", "from kithwork import settings"),
        ("__main__.py", "from kithwork import flows"),
        ("flows/people.py", "try:\n  pass\nexcept Exception:\n  pass"),
        ("flows/people.py", "try:\n  pass\nexcept (OSError, BaseException):\n  pass"),
        ("flows/people.py", "try:\n  pass\nexcept:\n  pass"),
    ],
)
def test_what_a_room_must_not_hold_is_found(place: str, source: str) -> None:
    assert len(against(place, source)) == 1


@pytest.mark.parametrize(
    "place, source",
    [
        ("store/queries/people.py", "Person.objects.all()"),
        ("flows/people.py", "person.save()\nperson.delete()"),
        ("web/views/people.py", "from kithwork.store.queries import people\npeople.cards()"),
        ("web/views/people.py", "from kithwork.flows import people\npeople.remove()"),
        ("settings/local.py", "from kithwork.settings.base import *"),
        ("settings/local.py", "from kithwork.settings import base"),
        ("__main__.py", "from kithwork import cli"),
        ("flows/people.py", "try:\n  pass\nexcept (OSError, ValueError):\n  pass"),
        ("network/__init__.py", "def save() -> None: ..."),
    ],
)
def test_what_a_room_may_hold_passes(place: str, source: str) -> None:
    assert against(place, source) == []


def test_the_worker_loop_alone_catches_everything() -> None:
    source = "try:\n  pass\nexcept Exception:\n  pass"
    for place in doors.WORKER_LOOP:
        assert doors.in_module(place, source) == []

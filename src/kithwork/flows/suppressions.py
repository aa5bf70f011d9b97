"""Erased people who must not be written to: keyed hashes, matched against whoever comes in."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import datetime

from kithwork.domain.people import AddressKind
from kithwork.store.models import Address, Person, Suppression, Workspace

# So many fit into a statement; for more, reading all addresses is quicker.
FEW = 500
KINDS = (AddressKind.EMAIL, AddressKind.PROFILE, AddressKind.PHONE)


def remember(*, workspace: int, keys: Iterable[str], now: datetime) -> None:
    """Keep a hash of each address key of somebody about to be erased."""
    secret = _secret(workspace)
    rows = [
        Suppression(workspace_id=workspace, digest=_digest(secret, key), created_at=now)
        for key in keys
    ]
    Suppression.objects.bulk_create(rows, ignore_conflicts=True)


def apply(*, workspace: int, people: Sequence[int]) -> None:
    """Mark those of `people` do-not-contact whose address an erased person had."""
    silenced = set(
        Suppression.objects.filter(workspace_id=workspace).values_list("digest", flat=True)
    )
    if not silenced or not people:
        return
    secret = _secret(workspace)
    rows = Address.objects.filter(workspace_id=workspace, kind__in=KINDS)
    if len(people) <= FEW:
        rows = rows.filter(person_id__in=people)
    wanted = set(people)
    matched = {
        person
        for person, key in rows.values_list("person_id", "key")
        if person in wanted and _digest(secret, key) in silenced
    }
    Person.objects.filter(pk__in=matched, is_me=False).update(do_not_contact=True)


def forget(*, workspace: int, person: int) -> None:
    """Drop the hashes that silence a person: the seeker lifted the word."""
    secret = _secret(workspace)
    addresses = Address.objects.filter(person_id=person, kind__in=KINDS)
    digests = [_digest(secret, key) for key in addresses.values_list("key", flat=True)]
    Suppression.objects.filter(workspace_id=workspace, digest__in=digests).delete()


def _secret(workspace: int) -> bytes:
    key = Workspace.objects.values_list("suppression_key", flat=True).get(pk=workspace)
    return key.encode("ascii")


def _digest(secret: bytes, key: str) -> str:
    return hmac.new(secret, key.encode(), hashlib.sha256).hexdigest()

"""What matching needs to know of the people already there."""

from collections import defaultdict

from kithwork.domain.actors import Actor
from kithwork.domain.people import AddressKind
from kithwork.domain.records import NameSeen
from kithwork.matching.plans import Known
from kithwork.store import access
from kithwork.store.models import Address, LookAlike, Organisation, Person, SourceRecord
from kithwork.store.queries import organisations as organisation_queries


def people(*, actor: Actor) -> Known:
    """Look-ups from keys to people; removed people are known too, merged ones are not."""
    digests, source_keys = _records(actor)
    profiles, emails = _addresses(actor)
    rows = access.visible(actor, Person).filter(merged_into__isnull=True)
    names = {
        pk: NameSeen(full=full, given=given, family=family)
        for pk, full, given, family in rows.values_list("pk", "name", "given", "family")
    }
    me = rows.filter(is_me=True).values_list("pk", flat=True).first()
    return Known(
        me=me,
        digests=digests,
        keys=source_keys,
        profiles=profiles,
        emails=emails,
        names=names,
        apart=_apart(actor),
    )


def organisations(*, actor: Actor) -> frozenset[str]:
    """The normal forms of the organisations that are there, removed and renamed ones too."""
    rows = access.visible(actor, Organisation)
    renamed = organisation_queries.renames(workspace=actor.workspace)
    return frozenset(rows.values_list("key", flat=True)) | renamed.keys()


def _records(actor: Actor) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    digests: dict[tuple[str, str], int] = {}
    source_keys: dict[tuple[str, str], int] = {}
    rows = access.visible(actor, SourceRecord).order_by("pk")
    for source, digest, key, person in rows.values_list("source", "digest", "key", "person_id"):
        digests[source, digest] = person
        if key:
            source_keys[source, key] = person
    return digests, source_keys


def _addresses(actor: Actor) -> tuple[dict[str, int], dict[str, list[int]]]:
    profiles: dict[str, int] = {}
    emails: dict[str, list[int]] = defaultdict(list)
    rows = access.visible(actor, Address).filter(person__merged_into__isnull=True)
    wanted = rows.filter(kind__in=[AddressKind.PROFILE, AddressKind.EMAIL]).order_by("pk")
    for kind, key, person in wanted.values_list("kind", "key", "person_id"):
        if kind == AddressKind.PROFILE:
            profiles.setdefault(key, person)
        else:
            emails[key].append(person)
    return profiles, dict(emails)


def _apart(actor: Actor) -> set[tuple[int, int]]:
    rows = access.visible(actor, LookAlike).filter(state=LookAlike.APART)
    return {(left, right) for left, right in rows.values_list("left_id", "right_id")}

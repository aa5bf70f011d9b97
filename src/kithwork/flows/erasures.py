"""Erasing a person: gone everywhere, but for hashes that keep them from being written to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kithwork.domain import names_given
from kithwork.domain.actors import Actor
from kithwork.domain.people import AddressKind
from kithwork.domain.runs import HIGHEST_REVISION, Mark
from kithwork.flows import coverages, people, suppressions, undo
from kithwork.flows.flow import flow
from kithwork.matching import keys
from kithwork.store import access
from kithwork.store.models import (
    Address,
    Answer,
    Ask,
    CalendarEntry,
    Chat,
    FollowUp,
    GivenIntroduction,
    GivenLetter,
    Import,
    Introduction,
    Person,
    Recommendation,
    Referral,
    RunNote,
    Touch,
)

# A telephone may be shared by a house; these are one person's own.
_OWN_KINDS = (AddressKind.EMAIL, AddressKind.PROFILE)
# What stands in a text where an erased name stood.
UNNAMED = "…"
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Erased:
    """What of a person lay outside the tables.

    `chats`: the ids of their chats, under which files may lie in the data folder. `entries`: how
    many of them stand in the seeker's own calendar, where only the seeker can delete them.
    """

    chats: tuple[UUID, ...]
    entries: int


@flow("people.erase")
def erase(*, actor: Actor, person: UUID, now: datetime) -> Erased:
    """Delete a person and everything about them; there is no way back.

    Records, ties, asks, notes and merged doubles go too; imports, and asks that led through
    them, forget the name. What the seeker wrote of them in a note on somebody else stays.
    Should they ever be imported again, they come back as do-not-contact, and so is at once
    whoever else here holds an e-mail or profile address of theirs. Backups made before
    keep them: the page and the command say so. The answer names what lies outside the tables,
    for whoever can reach it.
    """
    row = people.other_row(actor=actor, person=person)
    doubles = _with_doubles([row.pk])
    return _erase(actor, doubles, _name(doubles), now)


def take_away(*, actor: Actor, people: Sequence[int], now: datetime) -> None:
    """Erase many (keys), inside another flow; in what was written to others whole names go."""
    for start in range(0, len(people), CHUNK):
        doubles = _with_doubles(people[start : start + CHUNK])
        names = Person.objects.filter(pk__in=doubles).values_list("name", flat=True)
        _erase(actor, doubles, _words(names), now)


def _erase(actor: Actor, doubles: list[int], name: re.Pattern[str], now: datetime) -> Erased:
    places = undo.places_of(doubles)
    theirs = Address.objects.filter(person_id__in=doubles, kind__in=suppressions.KINDS)
    found = set(theirs.values_list("key", flat=True))
    suppressions.remember(workspace=actor.workspace, keys=found, now=now)
    _silence_their_own(actor, doubles)
    ids = {
        str(public_id)
        for public_id in Person.objects.filter(pk__in=doubles).values_list("public_id", flat=True)
    }
    erased = _outside(doubles)
    _forget_in_asks(actor, doubles, name)
    _forget_in_follow_ups(actor, doubles, name)
    _forget_in_recommendations(actor, doubles, name)
    _forget_in_given(actor, doubles, name)
    _forget_in_talks(actor, doubles)
    coverages.forget(workspace=actor.workspace, people=doubles)
    _pass_over(doubles)
    Person.objects.filter(pk__in=doubles).delete()
    _forget_in_imports(actor, ids)
    undo.forget_empty_places(workspace=actor.workspace, places=places)
    return erased


def _silence_their_own(actor: Actor, people: list[int]) -> None:
    """Another record of an address that is one person's own would still lead to them."""
    theirs = Address.objects.filter(person_id__in=people, kind__in=_OWN_KINDS)
    # In steps: of one statement PostgreSQL, not knowing yet how many came by an import, makes a
    # search of all addresses for each of all addresses.
    own = set(theirs.values_list("key", flat=True))
    same = access.visible(actor, Address).filter(
        kind__in=_OWN_KINDS, key__in=own, removed_at__isnull=True
    )
    held = set(same.values_list("person_id", flat=True)).difference(people)
    Person.objects.filter(pk__in=held, is_me=False).update(do_not_contact=True)


def _outside(people: list[int]) -> Erased:
    chats = Chat.objects.filter(person_id__in=people)
    entries = CalendarEntry.objects.filter(chat__in=chats)
    return Erased(tuple(chats.values_list("public_id", flat=True)), entries.count())


def _with_doubles(people: Sequence[int]) -> list[int]:
    """The people, whoever was merged into them, and whoever was merged into those before."""
    found = [*people]
    newest = [*people]
    while newest:
        merged = Person.objects.filter(merged_into_id__in=newest)
        newest = list(merged.exclude(pk__in=found).values_list("pk", flat=True))
        found += newest
    return found


def _forget_in_talks(actor: Actor, people: list[int]) -> None:
    """Talks with others keep whom a question went to, and names that nobody told apart yet."""
    rows = Person.objects.filter(pk__in=people)
    names = {keys.name(name) for name in rows.values_list("name", flat=True)}
    emails = set(
        Address.objects.filter(person_id__in=people, kind=AddressKind.EMAIL).values_list(
            "key", flat=True
        )
    )
    for answer in access.visible(actor, Answer).exclude(to=""):
        if keys.name(answer.to) in names:
            answer.to = ""
            answer.save(update_fields=["to"])
    for note in access.visible(actor, RunNote).filter(mark=Mark.NAME).exclude(text=""):
        if keys.name(names_given.parse(note.text).name) in names:
            # Taken away for good: a late copy from a browser does not bring it back.
            note.text, note.revision = "", HIGHEST_REVISION
            note.save(update_fields=["text", "revision"])
    for referral in access.visible(actor, Referral).filter(person__isnull=True):
        if keys.name(referral.name) in names or keys.email(referral.email) in emails:
            referral.delete()


def _pass_over(people: list[int]) -> None:
    """Who led to somebody on the way leads to whoever came after them, and hears of it."""
    for row in Introduction.objects.filter(target_id__in=people).select_related("ask"):
        after = row.ask.introductions.filter(place__gt=row.place).order_by("place")
        left = [one.target_id for one in after if one.target_id not in people]
        if left:
            row.target_id = left[0]
            row.save(update_fields=["target"])


def _name(people: list[int]) -> re.Pattern[str]:
    """The names of people, whole or in parts."""
    named = Person.objects.filter(pk__in=people).values_list("name", "given", "family")
    return _words(word for row in named for word in row)


def _words(names: Iterable[str]) -> re.Pattern[str]:
    words = sorted({word for word in names if word}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def _forget_in_asks(actor: Actor, people: list[int], name: re.Pattern[str]) -> None:
    """Asks to others, and to other introducers, name whom they lead through, or who named them."""
    led = Q(introductions__introducer_id__in=people)
    given = Q(person__referrals__chat__person_id__in=people)
    for ask in access.visible(actor, Ask).filter(led | given).distinct():
        texts: list[Ask | Introduction] = [ask, *ask.introductions.all()]
        for row in texts:
            row.subject = name.sub(UNNAMED, row.subject)
            row.text = name.sub(UNNAMED, row.text)
            row.save(update_fields=["subject", "text"])


def _forget_in_follow_ups(actor: Actor, people: list[int], name: re.Pattern[str]) -> None:
    """Messages kept for others may name them: thanks for a name, news of a talk."""
    texts = ("subject", "letter", "text", "reason", "did", "came")
    others = access.visible(actor, FollowUp).exclude(person_id__in=people)
    for row in others.exclude(letter="", milestone=""):
        for column in texts if row.milestone else texts[:2]:
            setattr(row, column, name.sub(UNNAMED, getattr(row, column)))
        row.save(update_fields=list(texts))


def _forget_in_recommendations(actor: Actor, people: list[int], name: re.Pattern[str]) -> None:
    """To whom others spoke for the seeker, and for what."""
    for row in access.visible(actor, Recommendation).exclude(person_id__in=people):
        row.to, row.matter = name.sub(UNNAMED, row.to), name.sub(UNNAMED, row.matter)
        row.save(update_fields=["to", "matter"])


def _forget_in_given(actor: Actor, people: list[int], name: re.Pattern[str]) -> None:
    """Introductions of others may name them; whom they were introduced to keeps a touch."""
    rows = access.visible(actor, GivenIntroduction)
    for own, touch in (("left", "right_touch"), ("right", "left_touch")):
        told = rows.filter(**{f"{own}_id__in": people}).values(touch)
        Touch.objects.filter(pk__in=told).update(text="")
    for row in rows.exclude(left_id__in=people).exclude(right_id__in=people):
        _forget(row, ("left_why", "right_why"), name)
    for letter in access.visible(actor, GivenLetter):
        _forget(letter, ("subject", "text"), name)


def _forget(
    row: GivenIntroduction | GivenLetter, fields: Sequence[str], name: re.Pattern[str]
) -> None:
    known = [getattr(row, field) for field in fields]
    kept = [name.sub(UNNAMED, text) for text in known]
    if kept != known:
        for field, text in zip(fields, kept, strict=True):
            setattr(row, field, text)
        row.save(update_fields=list(fields))


def _forget_in_imports(actor: Actor, ids: set[str]) -> None:
    """Imports keep names in two lists: who stayed at an undo, and who was removed before."""
    for row in Import.objects.filter(workspace_id=actor.workspace):
        kept = [item for item in row.kept if item["person"] not in ids]
        removed = [item for item in row.counts.get("removed", []) if item["person"] not in ids]
        if kept != row.kept or removed != row.counts.get("removed", []):
            row.kept = kept
            row.counts = {**row.counts, "removed": removed}
            row.save(update_fields=["kept", "counts"])

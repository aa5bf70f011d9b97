"""Given introductions: whom the seeker brings together, and whom they might."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from uuid import UUID

from django.db.models import Q, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.debriefs import RemarkKind
from kithwork.domain.errors import NotFound
from kithwork.domain.given_introductions import (
    KNOWN_FROM,
    MOST_LOOKED_AT,
    Acquaintance,
    Consent,
    GivenCard,
    GivenState,
    Party,
)
from kithwork.domain.records import Stay
from kithwork.store import access
from kithwork.store.models import (
    Finding,
    GivenIntroduction,
    Inquiry,
    Organisation,
    Person,
    Referral,
    Remark,
)
from kithwork.store.queries import people, strengths, ties
from kithwork.store.queries.people import PersonRow

# Of what somebody spoke of, the latest counts.
MOST_TOPICS = 20


class NoSuchGiven(NotFound):
    """No given introduction of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(
            f"There is no given introduction {public_id}. `kith give list` lists them."
        )


def present(actor: Actor) -> QuerySet[GivenIntroduction]:
    """Those of two people who are there, and may be written to."""
    there = Q()
    for side in ("left", "right"):
        there &= Q(
            **{
                f"{side}__removed_at__isnull": True,
                f"{side}__merged_into__isnull": True,
                f"{side}__do_not_contact": False,
                f"{side}__is_me": False,
            }
        )
    rows = access.visible(actor, GivenIntroduction).filter(there)
    return rows.select_related("left", "right", "chat__person")


def row(*, actor: Actor, given: UUID) -> GivenIntroduction:
    """One of them; raises NoSuchGiven."""
    found = present(actor).filter(public_id=given).first()
    if found is None:
        raise NoSuchGiven(given)
    return found


def show(*, actor: Actor, given: UUID) -> GivenCard:
    """One of them as shown; raises NoSuchGiven."""
    return _cards(actor, [row(actor=actor, given=given)])[0]


def listing(*, actor: Actor, limit: int = 100) -> tuple[GivenCard, ...]:
    """All of them, the latest moved first."""
    return _cards(actor, present(actor).order_by("-changed_at", "-pk")[:limit])


def of_person(*, actor: Actor, person: UUID) -> tuple[GivenCard, ...]:
    """Those in which somebody is one of the two, the latest moved first."""
    rows = present(actor).filter(Q(left__public_id=person) | Q(right__public_id=person))
    return _cards(actor, rows.order_by("-changed_at", "-pk"))


def of_chat(*, actor: Actor, chat: UUID) -> tuple[GivenCard, ...]:
    """Those that are credited to a chat, in the order in which they were thought of."""
    rows = present(actor).filter(chat__public_id=chat)
    return _cards(actor, rows.order_by("created_at", "pk"))


def between(*, actor: Actor, left: Person, right: Person) -> GivenIntroduction | None:
    """The one of two people, in whichever order; None where there is none."""
    rows = access.visible(actor, GivenIntroduction)
    either = Q(left=left, right=right) | Q(left=right, right=left)
    return rows.filter(either).first()


def _cards(actor: Actor, rows: Iterable[GivenIntroduction]) -> tuple[GivenCard, ...]:
    """Rows as shown, in a fixed number of statements."""
    found = list(rows)
    keys = sorted({key for one in found for key in (one.left_id, one.right_id)})
    shown = {one.pk: one for one in people.rows(actor=actor, people=keys)} if keys else {}
    through = _through(actor, keys) if keys else {}
    return tuple(_card(one, shown, through) for one in found)


def _card(
    one: GivenIntroduction, shown: Mapping[int, PersonRow], through: Mapping[int, Referral]
) -> GivenCard:
    talk = one.chat if one.chat and one.chat.person.removed_at is None else None
    return GivenCard(
        id=one.public_id,
        left=_party(one.left, one.left_why, one.left_consent, shown, through),
        right=_party(one.right, one.right_why, one.right_consent, shown, through),
        state=GivenState(one.state),
        chat=talk.public_id if talk else None,
        chat_name=talk.person.name if talk else "",
        created_at=one.created_at,
        changed_at=one.changed_at,
        made_on=one.made_on,
    )


def _party(
    person: Person,
    why: str,
    consent: str,
    shown: Mapping[int, PersonRow],
    through: Mapping[int, Referral],
) -> Party:
    listed, met = shown[person.pk], through.get(person.pk)
    return Party(
        id=person.public_id,
        name=person.name,
        given=person.given,
        line=_line(listed),
        why=why,
        consent=Consent(consent),
        email=next(iter(listed.emails), ""),
        met_through=met.chat.public_id if met else None,
        met_through_name=met.chat.person.name if met else "",
    )


def _line(listed: PersonRow) -> str:
    """Who somebody is, in a few words."""
    work = next((one for one in listed.positions if one.stay is Stay.WORK and one.current), None)
    return f"{work.title}, {work.organisation}".strip(", ") if work else listed.headline


def _through(actor: Actor, keys: Sequence[int]) -> dict[int, Referral]:
    """The first chat in which each was named to the seeker."""
    rows = access.visible(actor, Referral).filter(
        person_id__in=keys, chat__person__removed_at__isnull=True
    )
    named = rows.select_related("chat__person").order_by("-created_at", "-pk")
    return {one.person_id: one for one in named if one.person_id is not None}


@dataclass(frozen=True, slots=True)
class Circle:
    """Whom the seeker knows well enough, and the pairs that need no introduction."""

    people: tuple[Acquaintance, ...]
    kept: frozenset[frozenset[UUID]]


def circle(*, actor: Actor, around: UUID | None = None) -> Circle:
    """The best known contacts with what may link them; `around` is among them however faint."""
    own = ties.own(actor=actor)
    close = (pk for pk, strength in own.items() if strength >= KNOWN_FROM)
    keys = list(islice(close, MOST_LOOKED_AT))
    if around is not None:
        middle = people.present(actor).filter(public_id=around, do_not_contact=False, is_me=False)
        keys += [pk for pk in middle.values_list("pk", flat=True) if pk not in keys]
    shown = people.rows(actor=actor, people=keys)
    ids = {one.pk: one.id for one in shown}
    fields, topics = _fields(actor, shown), _topics(actor, keys)
    pairs = [(min(pair), max(pair)) for pair in combinations(ids, 2)]
    known = strengths.between(actor=actor, pairs=pairs)
    tied = {(ids[a], ids[b]) for (a, b), strength in known.items() if strength > 0}
    return Circle(
        people=tuple(
            _acquaintance(one, own.get(one.pk, 0.0), fields[one.pk], topics[one.pk])
            for one in shown
        ),
        kept=frozenset(frozenset(pair) for pair in (*tied, *_thought_of(actor))),
    )


def _thought_of(actor: Actor) -> list[tuple[UUID, UUID]]:
    rows = access.visible(actor, GivenIntroduction)
    return list(rows.values_list("left__public_id", "right__public_id"))


def _acquaintance(
    one: PersonRow, strength: float, industry: str, topics: Sequence[str]
) -> Acquaintance:
    works = [position for position in one.positions if position.stay is Stay.WORK]
    present = [position for position in works if position.current]
    return Acquaintance(
        id=one.id,
        name=one.name,
        strength=strength,
        title=next((position.title for position in present if position.title), ""),
        industry=industry,
        tags=one.tags,
        organisations=_once(position.organisation for position in present),
        former=_once(position.organisation for position in works if not position.current),
        schools=_once(p.organisation for p in one.positions if p.stay is Stay.STUDY),
        spoke_of=tuple(topics),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _fields(actor: Actor, shown: Sequence[PersonRow]) -> Mapping[int, str]:
    """The field each works in: as written of them, else as of where they are."""
    keys = [one.pk for one in shown]
    own = people.present(actor).filter(pk__in=keys).exclude(industry="")
    fields = defaultdict(str, own.values_list("pk", "industry"))
    places = {one.pk: p.organisation_id for one in shown for p in one.positions[:1] if p.current}
    there = access.visible(actor, Organisation).filter(public_id__in=set(places.values()))
    of_place = dict(there.exclude(industry="").values_list("public_id", "industry"))
    for key, place in places.items():
        fields[key] = fields[key] or of_place.get(place, "")
    return fields


def _topics(actor: Actor, keys: Sequence[int]) -> Mapping[int, list[str]]:
    """What each spoke of: what findings are about, words of the trade, openings, inquiries."""
    found: dict[int, list[str]] = defaultdict(list)
    about = access.visible(actor, Finding).exclude(about="").values_list("chat__person", "about")
    said = access.visible(actor, Remark).filter(kind__in=[RemarkKind.WORD, RemarkKind.OPENING])
    named = access.visible(actor, Inquiry).values_list("chat__person", "text")
    for rows in (about, said.values_list("chat__person", "text"), named):
        for person, text in rows.filter(chat__person__in=keys).order_by("-chat", "pk"):
            # A word of the trade is kept with its meaning behind a colon.
            topic = text.partition(":")[0].strip()
            if topic not in found[person]:
                found[person].append(topic)
    return defaultdict(list, {key: topics[:MOST_TOPICS] for key, topics in found.items()})

"""Nobody leads there yet: whom to ask "who do you know there?" (practice.md C13, C14, C25)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kithwork.domain.paths import AskAround, Candidate

# Of those who share nothing with the place, at most so many from one organisation: people
# who sit together know the same people (practice.md D15, D16).
MOST_OF_ONE_ORGANISATION = 2
# From here on a tie is called knowing somebody well (strength; practice.md P1, middling .67).
WELL = 0.5


def rank(*, candidates: Sequence[Candidate], place: str, limit: int = 5) -> tuple[AskAround, ...]:
    """Up to `limit` contacts most likely to know somebody at `place`, best first.

    First who worked there; then who shares its industry, school or place, more in common
    before less; then the strongest ties to people unlike each other. Strength decides
    among equals. Nobody is named twice, and the order of `candidates` changes nothing.
    """
    people = _once(candidates)
    worked = [person for person in people if _worked_there(person)]
    sharing = [person for person in people if not _worked_there(person) and _shared(person)]
    sharing.sort(key=lambda person: -len(_shared(person)))
    others = [
        person
        for person in people
        if person.strength > 0 and not _worked_there(person) and not _shared(person)
    ]
    ranked = [*worked, *sharing, *_unlike(others)][: max(0, limit)]
    return tuple(
        AskAround(person=person.person, name=person.name, reason=_reason(person, place))
        for person in ranked
    )


def _once(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Strongest first, each person once: as the one of theirs that says most."""
    found: dict[object, Candidate] = {}
    for person in sorted(candidates, key=_order):
        found.setdefault(person.person, person)
    return sorted(found.values(), key=lambda person: (-person.strength, _order(person)))


def _order(person: Candidate) -> tuple[object, ...]:
    left = person.worked_there_until
    return (
        not _worked_there(person),
        -len(_shared(person)),
        -person.strength,
        -left.toordinal() if left else 0,
        person.name,
        str(person.person),
        person.same_industry,
        person.same_school,
        person.same_place,
        person.organisation,
    )


def _worked_there(person: Candidate) -> bool:
    return person.worked_there or person.worked_there_until is not None


def _shared(person: Candidate) -> list[str]:
    """What they have in common with the place, in words."""
    found = []
    if person.same_industry:
        found.append(f"works in the same field ({person.same_industry})")
    if person.same_school:
        found.append(f"has a school in common ({person.same_school})")
    if person.same_place:
        found.append(f"is in the same place ({person.same_place})")
    return found


def _unlike(people: Iterable[Candidate]) -> list[Candidate]:
    """Strongest first, but organisations take turns, and each has two turns at most."""
    turns: Counter[str] = Counter()
    placed = []
    for person in people:
        organisation = person.organisation.strip().casefold()
        # An unknown organisation is nobody else's.
        turn = turns[organisation] if organisation else 0
        turns[organisation] += 1
        if turn < MOST_OF_ONE_ORGANISATION:
            placed.append((turn, person))
    return [person for _, person in sorted(placed, key=lambda pair: pair[0])]


def _reason(person: Candidate, place: str) -> str:
    if _worked_there(person):
        until = f" until {person.worked_there_until.year}" if person.worked_there_until else ""
        return f"{person.name} worked at {place}{until}, so probably still knows people there."
    shared = _shared(person)
    if shared:
        return f"{person.name} {' and '.join(shared)}, so may know whom to ask about {place}."
    known = "You know {name} well" if person.strength >= WELL else "You know {name}"
    circle = (
        f"at {person.organisation.strip()} they meet people you do not"
        if person.organisation.strip()
        else "they know people you do not"
    )
    return f"{known.format(name=person.name)}, and {circle}: worth asking about {place}."

"""Which rows are about one person, and whether that person is known already.

Rows are joined by union-find over the marks they share, so their order does not matter.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from kithwork.matching import names
from kithwork.matching.known import Known
from kithwork.matching.rows import Authority, Mark, Row

# The known people a row points to, each with the strongest key that does.
Anchors = dict[int, Authority]
# Further pairs of a tangle this large would not help anybody to judge.
_LARGEST_TANGLE = 20


@dataclass(frozen=True, slots=True)
class Joined:
    """For each row, in order, the person it is about; and known people that rows tie together.

    A person is positive when known, negative when new (-1, -2, ... by first row). `tangled`
    maps pairs of known people (smaller number first) to the reason why they may be one.
    """

    people: tuple[int, ...]
    tangled: dict[tuple[int, int], str]


def join(*, rows: Sequence[Row], known: Known) -> Joined:
    """Say for each row whom it is about.

    Rows that share a mark are about one person. Where they point to one known person it is
    that one; where they point to several, each row goes to whom its strongest key names,
    and those people are tangled (but for pairs the seeker told apart).
    """
    anchors = _anchors(rows, known)
    people = [0] * len(rows)
    tangled: dict[tuple[int, int], str] = {}
    strangers = 0
    for group in _groups(rows, anchors):
        everybody = sorted({person for at in group for person in anchors.get(at, ())})
        if not everybody:
            strangers += 1
        for at in group:
            people[at] = everybody[0] if everybody else -strangers
        if len(everybody) > 1:
            _assign(group, rows, anchors, people)
            tangled |= _tangled(everybody, group, anchors, known)
    return Joined(tuple(people), tangled)


def _anchors(rows: Sequence[Row], known: Known) -> dict[int, Anchors]:
    """The known people each row points to; rows that point to nobody are left out."""
    called: dict[int, frozenset[str]] = {}
    found = ((at, _anchors_of(row, known, called)) for at, row in enumerate(rows))
    return {at: anchors for at, anchors in found if anchors}


def _anchors_of(row: Row, known: Known, called: dict[int, frozenset[str]]) -> Anchors:
    source = row.record.source
    named: list[tuple[Authority, int | None]] = [
        (Authority.DIGEST, known.digests.get((source, row.digest)))
    ]
    if row.about_me():
        named.append((Authority.ME, known.me))
    if row.key:
        named.append((Authority.KEY, known.keys.get((source, row.key))))
    named += [(Authority.PROFILE, known.profiles.get(profile)) for profile in row.profiles]
    for email in row.emails:
        for holder in known.emails.get(email, ()):
            if not row.called.isdisjoint(_called(holder, known, called)):
                named.append((Authority.EMAIL, holder))
    anchors: Anchors = {}
    for authority, person in named:
        if person is not None:
            anchors[person] = min(authority, anchors.get(person, authority))
    return anchors


def _called(person: int, known: Known, called: dict[int, frozenset[str]]) -> frozenset[str]:
    if person not in called:
        name = known.names.get(person)
        called[person] = names.marks(names.read(name)) if name else frozenset()
    return called[person]


def _groups(rows: Sequence[Row], anchors: dict[int, Anchors]) -> list[list[int]]:
    """The rows that belong together, by first row: union-find with path halving."""
    above = list(range(len(rows)))

    def top(at: int) -> int:
        while above[at] != at:
            above[at] = at = above[above[at]]
        return at

    first: dict[Mark | int, int] = {}
    for at, row in enumerate(rows):
        for mark in (*row.marks(), *anchors.get(at, ())):
            one, other = top(at), top(first.setdefault(mark, at))
            above[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(rows)):
        groups[top(at)].append(at)
    return list(groups.values())


def _assign(
    group: Sequence[int], rows: Sequence[Row], anchors: dict[int, Anchors], people: list[int]
) -> None:
    """Give each row of a tangle to one person; rows that name nobody follow their nearest row.

    All rows of a round are settled on the round before, so that their order does not matter.
    """
    settled = {at: _strongest(anchors[at]) for at in group if at in anchors}
    waiting = [at for at in group if at not in anchors]
    while waiting:
        nearest: dict[Mark, int] = {}
        for at, person in settled.items():
            for mark in rows[at].marks():
                nearest[mark] = min(person, nearest.get(mark, person))
        for at in waiting:
            reached = [(mark[0], nearest[mark]) for mark in rows[at].marks() if mark in nearest]
            if reached:
                settled[at] = min(reached)[1]
        waiting = [at for at in waiting if at not in settled]
    for at, person in settled.items():
        people[at] = person


def _strongest(anchors: Anchors) -> int:
    return min((authority, person) for person, authority in anchors.items())[1]


def _tangled(
    everybody: Sequence[int], group: Sequence[int], anchors: dict[int, Anchors], known: Known
) -> dict[tuple[int, int], str]:
    pairs = combinations(everybody[:_LARGEST_TANGLE], 2)
    return {pair: _why(pair, group, anchors) for pair in pairs if pair not in known.apart}


_WORDS = {
    Authority.ME: "tells of one",
    Authority.DIGEST: "was imported before for one",
    Authority.KEY: "is the source's entry for one",
    Authority.PROFILE: "has the profile address of one",
    Authority.EMAIL: "has an e-mail address and a name of one",
}


def _why(pair: tuple[int, int], group: Sequence[int], anchors: dict[int, Anchors]) -> str:
    shared = [anchors[at] for at in group if set(pair) <= anchors.get(at, {}).keys()]
    if not shared:
        return "Imported rows that belong to one person lead to both."
    left, right = min(sorted(row[person] for person in pair) for row in shared)
    return f"An imported row {_WORDS[left]} and {_WORDS[right]}.".replace(
        "of one.", "of the other."
    )

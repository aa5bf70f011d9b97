"""Look-alikes: people who may be one, for the seeker to judge."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from kithwork.domain.records import NameSeen
from kithwork.matching import keys, names
from kithwork.matching.known import Known
from kithwork.matching.rows import Row

# More namesakes than that are a common name, or no name ("Info"), and no reason to look.
LARGEST_GROUP = 20
MOST_PER_PERSON = 5
SIMILAR = 85.0

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two people (numbers as in a plan) who may be one, with the reasons in words."""

    left: int
    right: int
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Newcomer:
    """A person whom nobody knew before: their names and keys from all their rows."""

    names: list[NameSeen] = field(default_factory=list)
    emails: set[str] = field(default_factory=set)
    profiles: set[str] = field(default_factory=set)


def find(*, rows: Sequence[Row], people: Sequence[int], known: Known) -> tuple[LookAlike, ...]:
    """New people (negative in `people`, which goes with `rows`) and whom they may be.

    Reasons are an equal name, and an e-mail address in common with names that do not agree
    but are alike (85 of 100 by normalised edit distance). Two people with different profile
    addresses on the same site are certainly two. At most 5 for each new person, those with
    the e-mail address first; names and addresses of more than 20 people are passed over.
    """
    newcomers = _newcomers(rows, people)
    if not newcomers:
        return ()
    reasons: dict[Pair, list[str]] = defaultdict(list)
    for pair, reason in _by_email(newcomers, known):
        reasons[pair].append(reason)
    namesakes = list(_by_name(newcomers, known))
    profiles = _profiles({pair for pair, _ in namesakes}, newcomers, known)
    for pair, reason in namesakes:
        if not _certainly_two(profiles[pair[0]], profiles[pair[1]]):
            reasons[pair].append(reason)
    return _capped(reasons)


def _newcomers(rows: Sequence[Row], people: Sequence[int]) -> dict[int, _Newcomer]:
    found: dict[int, _Newcomer] = defaultdict(_Newcomer)
    for row, person in zip(rows, people, strict=True):
        if person < 0:
            found[person].names.append(row.name)
            found[person].emails.update(row.emails)
            found[person].profiles.update(row.profiles)
    return found


def _by_name(newcomers: Mapping[int, _Newcomer], known: Known) -> Iterator[tuple[Pair, str]]:
    groups: dict[str, list[int]] = defaultdict(list)
    called: dict[str, str] = {}
    for person, newcomer in newcomers.items():
        for name in newcomer.names:
            for spelling in names.spellings(name):
                called.setdefault(spelling, name.full)
                groups[spelling].append(person)
    for person, name in known.names.items():
        for spelling in names.spellings(_as_read(name)):
            if spelling in groups:
                groups[spelling].append(person)
    seen: set[Pair] = set()
    for spelling, group in groups.items():
        for pair in _pairs(group):
            if pair not in seen:
                seen.add(pair)
                yield pair, f"Both are called {called[spelling]}."


def _by_email(newcomers: Mapping[int, _Newcomer], known: Known) -> Iterator[tuple[Pair, str]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for person, newcomer in newcomers.items():
        for email in sorted(newcomer.emails):
            groups[email].append(person)
    seen: set[Pair] = set()
    for email, group in groups.items():
        for pair in _pairs([*group, *known.emails.get(email, ())]):
            if pair not in seen and _similar(
                *(_names(person, newcomers, known) for person in pair)
            ):
                seen.add(pair)
                yield pair, f"Both have the address {email}, and their names are alike."


def _pairs(group: Iterable[int]) -> Iterator[Pair]:
    """Each pair with a new person in it: who is known, or came first, first."""
    everybody = sorted(set(group), key=_rank)
    if len(everybody) > LARGEST_GROUP:
        return
    for place, right in enumerate(everybody):
        if right < 0:
            yield from ((left, right) for left in everybody[:place])


def _rank(person: int) -> tuple[bool, int]:
    return person < 0, abs(person)


def _names(person: int, newcomers: Mapping[int, _Newcomer], known: Known) -> list[NameSeen]:
    if person < 0:
        return newcomers[person].names
    name = known.names.get(person)
    return [_as_read(name)] if name else []


def _as_read(name: NameSeen) -> NameSeen:
    """A known person's name was read when it was kept, unless it was typed as a whole."""
    return name if name.given or name.family else names.read(name)


def _similar(left: Sequence[NameSeen], right: Sequence[NameSeen]) -> bool:
    return any(
        fuzz.ratio(keys.name(one.full), keys.name(other.full), score_cutoff=SIMILAR) > 0
        for one in left
        for other in right
        if one.full and other.full
    )


def _profiles(
    pairs: Iterable[Pair], newcomers: Mapping[int, _Newcomer], known: Known
) -> dict[int, set[str]]:
    """The profile addresses of everybody in `pairs`, those their sources know them by included."""
    found: dict[int, set[str]] = {person: set() for pair in pairs for person in pair}
    for person in found:
        if person < 0:
            found[person] = newcomers[person].profiles
    for profile, person in known.profiles.items():
        if person in found:
            found[person].add(profile)
    for (_, key), person in known.keys.items():
        if person in found and (profile := keys.profile(key)):
            found[person].add(profile)
    return found


def _certainly_two(left: set[str], right: set[str]) -> bool:
    sites = {_site(profile) for profile in left} & {_site(profile) for profile in right}
    return bool(sites) and left.isdisjoint(right)


def _site(profile: str) -> str:
    return profile.partition("/")[0]


def _capped(reasons: Mapping[Pair, Sequence[str]]) -> tuple[LookAlike, ...]:
    """In the order found, which is that of the strongest reason; no more than anybody judges."""
    count: dict[int, int] = defaultdict(int)
    kept: list[LookAlike] = []
    for pair, words in reasons.items():
        strangers = [person for person in pair if person < 0]
        if all(count[person] < MOST_PER_PERSON for person in strangers):
            kept.append(LookAlike(*pair, tuple(words)))
            for person in strangers:
                count[person] += 1
    return tuple(kept)

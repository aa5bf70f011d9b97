"""What talks taught, put together: themes covered, signs of fit, people of a field."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from kithwork.domain.coverages import Coverage, Covered, CoveredPerson, ThemeRow
from kithwork.domain.findings import FieldPeople, SignCard, Signs, Talk
from kithwork.domain.questions import Question, Theme
from kithwork.domain.runs import Outcome
from kithwork.matching import organisations, texts

# Of two outcomes with one person the better counts.
_BEST = (Outcome.ANSWERED, Outcome.REDIRECTED, Outcome.NOT_REACHED)


def concerns(about: str, of: str) -> bool:
    """Whether what a finding is about and what is asked for are the same, or one holds the other.

    Compared are whole words without case, accents and legal forms: "analyst at Contoso" is
    about "Contoso GmbH", "regulatory affairs" about a "Regulatory affairs associate".
    """
    left, right = _words(about), _words(of)
    if not left or not right:
        return False
    return _holds(left, right) or _holds(right, left)


def _words(text: str) -> list[str]:
    return texts.words(texts.fold(organisations.normal_form(text) or text))


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the words of `part` stand next to each other in `whole`."""
    size = len(part)
    return any(list(whole[at : at + size]) == list(part) for at in range(len(whole) - size + 1))


def coverage(answers: Iterable[Covered]) -> Coverage:
    """Every theme with what became of it, person by person."""
    people: dict[UUID, CoveredPerson] = {}
    outcomes: dict[Theme, dict[UUID, Outcome]] = {theme: {} for theme in Theme}
    for one in answers:
        known = people.get(one.person)
        if known is None or known.at < one.at:
            people[one.person] = CoveredPerson(one.person, one.name, one.at)
        if one.theme is not None:
            row = outcomes[one.theme]
            row[one.person] = min(one.outcome, row.get(one.person, one.outcome), key=_BEST.index)
    return Coverage(
        people=tuple(sorted(people.values(), key=lambda one: one.at, reverse=True)),
        themes=tuple(ThemeRow(theme, found) for theme, found in outcomes.items()),
    )


def next_question(
    bank: Iterable[Question], *, theme: Theme, answered: Iterable[str]
) -> Question | None:
    """The first question of a theme that nobody has answered; else the first of the theme."""
    known = set(answered)
    of_theme = [one for one in bank if one.theme is theme]
    return next((one for one in of_theme if one.key not in known), next(iter(of_theme), None))


def signs(found: Iterable[SignCard]) -> tuple[Signs, ...]:
    """Signs by what they are on, the most talked of first, each by day."""
    groups: dict[str, list[SignCard]] = {}
    for one in sorted(found, key=lambda one: one.at):
        groups.setdefault(" ".join(_words(one.on)) or one.on, []).append(one)
    made = [Signs(group[-1].on, tuple(group)) for group in groups.values()]
    return tuple(sorted(made, key=lambda one: (-one.talks, one.on.casefold())))


def people_of_fields(talks: Iterable[Talk]) -> tuple[FieldPeople, ...]:
    """Whether one would like the people of each field, the most talked with first (E09)."""
    groups: dict[str, list[Talk]] = {}
    for one in talks:
        if one.field:
            groups.setdefault(texts.fold(one.field), []).append(one)
    made = [_people_of(group) for group in groups.values()]
    return tuple(sorted(made, key=lambda one: (-one.talks, one.field.casefold())))


def _people_of(talks: Sequence[Talk]) -> FieldPeople:
    said = [one.again for one in talks if one.again is not None]
    rated = [one.liking for one in talks if one.liking is not None]
    return FieldPeople(
        field=talks[0].field,
        talks=len(talks),
        people=len({one.person for one in talks}),
        again=sum(said),
        said=len(said),
        likes=sum(one.likes for one in talks),
        dislikes=sum(one.dislikes for one in talks),
        liked=sum(rated) / len(rated) if rated else None,
        rated=len(rated),
    )

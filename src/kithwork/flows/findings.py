"""Findings: held against each other, and read whole; what they leave open becomes questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kithwork.advice import findings as rules
from kithwork.domain.actors import Actor
from kithwork.domain.coverages import Coverage
from kithwork.domain.findings import (
    Advised,
    ComparisonCard,
    FieldPeople,
    FindingCard,
    InquiryLine,
    OneFinding,
    Signs,
    Stance,
    Topic,
    Word,
)
from kithwork.flows import coverages
from kithwork.flows.flow import flow
from kithwork.store.models import Chat, Comparison, Finding
from kithwork.store.queries import coverages as talk_queries
from kithwork.store.queries import findings as queries
from kithwork.store.queries.findings import NoSuchComparison

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Learned:
    """All that talks taught; with `about`, what concerns that. `total` counts all findings."""

    about: str
    total: int
    findings: tuple[FindingCard, ...]
    topics: tuple[Topic, ...]
    comparisons: tuple[ComparisonCard, ...]
    signs: tuple[Signs, ...]
    fields: tuple[FieldPeople, ...]
    inquiries: tuple[InquiryLine, ...]
    words: tuple[Word, ...]
    advised: tuple[Advised, ...]
    coverage: Coverage

    @property
    def is_empty(self) -> bool:
        """Whether no talk has taught anything yet."""
        kept = (self.signs, self.inquiries, self.words, self.advised, self.people)
        return not (self.total or any(kept))

    @property
    def people(self) -> int:
        """With how many people questions came up."""
        return len(self.coverage.people)

    @property
    def contradictions(self) -> tuple[ComparisonCard, ...]:
        """The pairs that contradict each other."""
        return tuple(one for one in self.comparisons if one.stance is Stance.CONTRADICTS)


def learned(*, actor: Actor, about: str = "", limit: int = MOST_SHOWN, offset: int = 0) -> Learned:
    """All that talks taught, in a fixed number of statements; of findings, a page."""
    topics = queries.topics(actor=actor)
    if about:
        fitting = concerning(topics, about)
        findings = queries.about(actor=actor, topics=fitting, limit=limit, offset=offset)
        total = sum(one.findings for one in topics if one.about in set(fitting))
    else:
        findings = queries.listing(actor=actor, limit=limit, offset=offset)
        total = sum(one.findings for one in topics)
    wanted = {one.id for one in findings}
    return Learned(
        about=about,
        total=total,
        findings=findings,
        topics=topics,
        comparisons=tuple(
            one
            for one in queries.comparisons(actor=actor)
            if not about or wanted & {one.left.id, one.right.id}
        ),
        signs=tuple(
            one
            for one in rules.signs(queries.signs(actor=actor))
            if not about or rules.concerns(one.on, about)
        ),
        fields=rules.people_of_fields(talk_queries.talks(actor=actor)),
        inquiries=queries.inquiries(actor=actor),
        words=queries.words(actor=actor),
        advised=queries.advised(actor=actor),
        coverage=coverages.show(actor=actor),
    )


def concerning(topics: Iterable[Topic], about: str) -> list[str]:
    """What of the topics concerns a role, an organisation or a field, as findings name it."""
    return [one.about for one in topics if rules.concerns(one.about, about)]


@dataclass(frozen=True, slots=True)
class Compared:
    """A finding with what it was held against, and others it may be held against."""

    finding: FindingCard
    comparisons: tuple[ComparisonCard, ...]
    others: tuple[FindingCard, ...]


def beside(*, actor: Actor, finding: UUID, text: str = "") -> Compared:
    """A finding and those to hold it against: about the same thing, or holding `text`.

    Raises NoSuchFinding.
    """
    card = queries.show(actor=actor, finding=finding)
    compared = queries.comparisons_of(actor=actor, finding=finding)
    taken = {finding} | {one.id for pair in compared for one in (pair.left, pair.right)}
    if text:
        found = queries.holding(actor=actor, text=text)
    elif card.about:
        same = concerning(queries.topics(actor=actor), card.about)
        found = queries.about(actor=actor, topics=same, limit=MOST_SHOWN)
    else:
        found = queries.listing(actor=actor)
    return Compared(card, compared, tuple(one for one in found if one.id not in taken))


@flow("findings.compare")
def compare(
    *, actor: Actor, finding: UUID, other: UUID, stance: Stance, now: datetime
) -> ComparisonCard:
    """Say that one finding supports or contradicts another; what was said before is changed.

    Raises NoSuchFinding, OneFinding.
    """
    left, right = _pair(actor, finding, other)
    row, _made = Comparison.objects.update_or_create(
        workspace_id=actor.workspace,
        left=left,
        right=right,
        defaults={"stance": stance},
        create_defaults={"stance": stance, "created_at": now},
    )
    return queries.comparison(row)


@flow("findings.part")
def part(*, actor: Actor, finding: UUID, other: UUID, now: datetime) -> UUID:
    """Take back what was said of two findings; raises NoSuchComparison."""
    left, right = _pair(actor, finding, other)
    if not Comparison.objects.filter(left=left, right=right).delete()[0]:
        raise NoSuchComparison("the two")
    return left.public_id


def _pair(actor: Actor, finding: UUID, other: UUID) -> tuple[Finding, Finding]:
    if finding == other:
        raise OneFinding
    rows = [queries.row(actor=actor, finding=one) for one in (finding, other)]
    left, right = sorted(rows, key=lambda one: one.pk)
    return left, right


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a chat's findings beside their words: ids by claim, and comparisons."""

    ids: dict[str, UUID]
    pairs: tuple[tuple[UUID, UUID, str, datetime], ...]


def kept(*, chat: Chat) -> Kept:
    """What to keep while a chat is written down anew; inside a flow's transaction."""
    rows = Finding.objects.filter(chat=chat)
    pairs = Comparison.objects.filter(left__in=rows) | Comparison.objects.filter(right__in=rows)
    columns = ("left__public_id", "right__public_id", "stance", "created_at")
    return Kept(
        ids=dict(rows.order_by("-place", "-pk").values_list("claim", "public_id")),
        pairs=tuple(pairs.order_by("pk").values_list(*columns)),
    )


def keep(*, chat: Chat, known: Kept) -> None:
    """Give findings whose claim stayed their ids and comparisons back."""
    for row in Finding.objects.filter(chat=chat).order_by("place", "pk"):
        public_id = known.ids.pop(row.claim, None)
        if public_id is not None:
            row.public_id = public_id
            row.save(update_fields=["public_id"])
    wanted = {one for pair in known.pairs for one in pair[:2]}
    there = Finding.objects.filter(workspace_id=chat.workspace_id, public_id__in=wanted)
    keys = dict(there.values_list("public_id", "pk"))
    Comparison.objects.bulk_create(
        Comparison(
            workspace_id=chat.workspace_id,
            left_id=min(keys[left], keys[right]),
            right_id=max(keys[left], keys[right]),
            stance=stance,
            created_at=at,
        )
        for left, right, stance, at in known.pairs
        if left in keys and right in keys
    )

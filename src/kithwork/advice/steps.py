"""What next: the few best steps with their reasons. An empty answer is "done for today" (F02).

Rules decide, not mood (practice.md F02). `worth` orders them, from 1 down:

| worth     | step                      | when                                                |
|-----------|---------------------------|-----------------------------------------------------|
| .45 - .92 | thank-you, promise, ...   | something is owed: see advice.owed                  |
| .95       | book                      | somebody said yes to a chat                         |
| .94       | look back                 | the day of a booked chat is over (F15)              |
| .93       | prepare                   | a booked chat is today or tomorrow (D25)            |
| .68       | prepare                   | a booked chat is within a week (D25)                |
| .90       | pass on                   | an introducer agreed (F24)                          |
| .85       | import                    | nobody is in the list yet (A01, D01)                |
| .80       | campaign                  | no brief yet (A04)                                  |
| .75       | target                    | no target yet (A05, F01)                            |
| .72       | ask                       | somebody just met, whom the seeker means to write to |
| .70       | send                      | a message is ready since two days or more (D18)     |
| .65       | nudge                     | silent for seven business days, written once (F05)  |
| .64       | nudge                     | "later" was said thirty days ago or more            |
| .40 - .63 | ask, ask-introducer, ...  | a target: .4 + .06 × motivation + .05 × warmth (F01) |
| .42       | fan                       | no fan yet: whoever is wanted comes first (A03, B01) |
| .40       | ask                       | nothing else: the easiest person (B01)              |
| .10       | review                    | contacts that look alike                            |
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from kithwork.advice import cadence, owed, rehearsals
from kithwork.domain import captures
from kithwork.domain.advice import Advice, OpenAsk, Situation, Step, TargetWay
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.paths import COLD

LOOK_BACK, PREPARE, PREPARE_EARLY = 0.94, 0.93, 0.68
BOOK, PASS_ON, IMPORT, CAMPAIGN, TARGET, JUST_MET = 0.95, 0.90, 0.85, 0.80, 0.75, 0.72
SEND, NUDGE, NUDGE_LATER = 0.70, 0.65, 0.64
ASK, PER_MOTIVATION, PER_WARMTH = 0.40, 0.06, 0.05
FAN, REVIEW = 0.42, 0.10

MOST_OF_ONE_STEP = 2
MOST_MOTIVATED = 3
# Five at a time, refilled as they drop out (F01): more would wait on answers, not on effort.
ENOUGH_WAITING = 5
# Days a message may lie ready (D18), and days after which "later" has come.
READY_DAYS, LATER_DAYS = 2, 30
# Business days of silence: then somebody else there, then one line to the first (F05, c-8).
ELSEWHERE_DAYS, NUDGE_DAYS = 3, 7
# A booked chat comes up a week before its day, and presses from the day before on (D25).
EARLY_DAYS, PRESSING_DAYS = 7, 1
# Written to twice without an answer is enough; silence is an answer, too (c-7, F06).
MOST_WRITTEN = 2
_OPEN_STATES = frozenset(
    {IntroductionState.DRAFTED, IntroductionState.ASKED, IntroductionState.AGREED}
)


def next_steps(*, situation: Situation, today: date, limit: int = 5) -> tuple[Advice, ...]:
    """Up to `limit` steps, best first, one a person and at most two of a kind.

    `today` is the seeker's date. The order of what lies in `situation` changes nothing.
    """
    steps = [
        *_beginnings(situation),
        *_answers(situation, today),
        *_booked(situation, today),
        *owed.steps(situation=situation, today=today),
        *_met(situation, today),
        *_ready(situation, today),
        *_nudges(situation, today),
        *_first_asks(situation, today),
    ]
    if not steps:
        steps += _easiest(situation, today)
    steps += _reviews(situation)
    return _chosen(steps, limit)


def _chosen(steps: Iterable[Advice], limit: int) -> tuple[Advice, ...]:
    taken: list[Advice] = []
    kinds: Counter[Step] = Counter()
    people: set[UUID] = set()
    for advice in sorted(steps, key=_order):
        if len(taken) >= limit:
            break
        if kinds[advice.step] == MOST_OF_ONE_STEP or advice.person in people:
            continue
        taken.append(advice)
        kinds[advice.step] += 1
        if advice.person is not None:
            people.add(advice.person)
    return tuple(taken)


def _order(advice: Advice) -> tuple[float, date, str, str]:
    due = advice.due or date.max
    return (-advice.worth, due, advice.name, repr(advice))


def _beginnings(situation: Situation) -> Iterator[Advice]:
    """What a search needs before anything else; alone in an empty workspace, the first."""
    if not situation.contacts:
        yield Advice(
            step=Step.IMPORT,
            reason="It starts with the people you already know. "
            "Bring in your address book, or name just one person who wants you to succeed.",
            worth=IMPORT,
        )
        return
    if not situation.has_brief:
        yield Advice(
            step=Step.CAMPAIGN,
            reason="People like to help when they know with what. "
            "Say in a line or two who you are and what you look for.",
            worth=CAMPAIGN,
        )
    if not situation.targets:
        yield Advice(
            step=Step.TARGET,
            reason="Name one person, organisation or role you would like to reach, "
            "and you will see who can bring you there.",
            worth=TARGET,
        )
    if not situation.fans:
        perhaps = f" Perhaps {situation.easiest_name}?" if situation.easiest_name else ""
        yield Advice(
            step=Step.FAN,
            reason=f"Who wants you to succeed? Name one person.{perhaps}",
            worth=FAN,
        )


def _answers(situation: Situation, today: date) -> Iterator[Advice]:
    """Somebody said yes: nothing is worth more than going on with it."""
    for chat in situation.agreed_chats:
        yield _about(
            chat,
            step=Step.BOOK,
            reason=f"{chat.name} said yes to a chat. Suggest two or three times that suit them.",
            worth=BOOK,
            due=_due(chat.since, 1, today),
        )
    for introduction in _in_state(situation, IntroductionState.AGREED):
        who = introduction.for_name or "the person you asked for"
        yield _about(
            introduction,
            step=Step.PASS_ON,
            reason=f"{introduction.name} agreed to introduce you to {who}. "
            f"Write to {who} now, and name {introduction.name} in the first line.",
            worth=PASS_ON,
            due=_due(introduction.since, 1, today),
        )


def _booked(situation: Situation, today: date) -> Iterator[Advice]:
    """Booked chats: prepared before their day, and looked back on after it."""
    for chat in situation.booked_chats:
        days = (chat.since.date() - today).days
        if days < 0 or chat.is_over:
            yield _about(
                chat,
                step=Step.LOOK_BACK,
                reason=f"Your chat with {chat.name} was due: say how it went while it is fresh.",
                worth=LOOK_BACK,
                due=today,
            )
        elif days <= EARLY_DAYS:
            when = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
            yield _about(
                chat,
                step=Step.PREPARE,
                reason=f"You talk with {chat.name} {when}. {rehearsals.before(chat)}",
                worth=PREPARE if days <= PRESSING_DAYS else PREPARE_EARLY,
                due=chat.since.date(),
            )


def _met(situation: Situation, today: date) -> Iterator[Advice]:
    """Whoever was met is written to while both remember (the seeker said so)."""
    busy = {item.person for item in _open(situation)}
    for met in situation.just_met:
        if met.person not in busy:
            yield Advice(
                step=Step.ASK,
                reason=f"You {captures.met_line(on=met.on, where=met.where)}, and wanted to write. "
                "A short line now, while you both remember, is worth ten later.",
                worth=JUST_MET,
                person=met.person,
                name=met.name,
                due=_due_after(met.on, today),
            )


def _ready(situation: Situation, today: date) -> Iterator[Advice]:
    """Messages that lie ready (D18): sending beats polishing."""
    agreed = {item.for_name for item in _in_state(situation, IntroductionState.AGREED)}
    # Writing to somebody one was just introduced to is "pass on" already.
    asks = [ask for ask in situation.drafted if not ask.via_pending and ask.name not in agreed]
    for item in [*asks, *_in_state(situation, IntroductionState.DRAFTED)]:
        if (today - item.since.date()).days >= READY_DAYS:
            yield _about(
                item,
                step=Step.SEND,
                reason=f"Your message to {item.name} is written. "
                "Read it once more and send it; it need not be perfect.",
                worth=SEND,
                due=cadence.on_or_after(today),
            )


def _nudges(situation: Situation, today: date) -> Iterator[Advice]:
    for item in _unanswered(situation):
        if _silence(item, today) >= NUDGE_DAYS and item.written < MOST_WRITTEN:
            about = f" about {item.for_name}" if item.for_name else ""
            yield _about(
                item,
                step=Step.NUDGE,
                reason=f"{item.name} has not answered{about} yet, which is common: people are "
                "busy. One short, friendly line often brings the answer.",
                worth=NUDGE,
                due=_due(item.since, NUDGE_DAYS, today),
            )
    for ask in situation.later:
        days = (today - ask.since.date()).days
        if days >= LATER_DAYS:
            yield _about(
                ask,
                step=Step.NUDGE,
                reason=f"{ask.name} said “later”, {days} days ago. "
                "Ask gently whether now suits better.",
                worth=NUDGE_LATER,
                due=cadence.on_or_after(today),
            )


def _first_asks(situation: Situation, today: date) -> Iterator[Advice]:
    """For each target that nothing is under way to: whom to write to."""
    if _enough_waiting(situation, today):
        return
    busy = _busy(situation)
    for way in situation.targets:
        under_way = [item for item in _open(situation) if _concerns(item, way)]
        if not under_way and not way.tried:
            yield from _first_ask(way, busy)
        elif under_way and all(_went_silent(item, situation, today) for item in under_way):
            names = " and ".join(sorted({item.name for item in under_way}))
            before = f"No answer from {names} yet, which is common; try somebody else as well. "
            yield from _first_ask(way, busy, before)


def _first_ask(way: TargetWay, busy: set[UUID], before: str = "") -> Iterator[Advice]:
    """One step towards a target at most: straight, through somebody, or asking around (C19)."""
    first_is_free = way.first is not None and way.first not in busy
    around_is_free = way.ask_around is not None and way.ask_around not in busy
    if first_is_free and way.direct:
        yield _towards(way, step=Step.ASK, reason=before + _straight(way))
    elif around_is_free and (not first_is_free or way.warmth < COLD):
        opening = before or f"There is no warm way to {way.target_name} yet. "
        why = f"{way.ask_around_reason} " if way.ask_around_reason else ""
        yield _around(way, f"{opening}{why}Ask {way.ask_around_name} who comes to mind.")
    elif first_is_free:
        yield _towards(way, step=Step.ASK_INTRODUCER, reason=before + _through(way))


def _straight(way: TargetWay) -> str:
    if way.first_name == way.target_name:
        return f"You know {way.first_name} yourself: ask for a short chat."
    return f"You know {way.first_name}, the shortest way to {way.target_name}: ask for a chat."


def _through(way: TargetWay) -> str:
    beyond = way.reach_name and way.reach_name != way.target_name
    whom = f"{way.reach_name} ({way.target_name})" if beyond else way.target_name
    return (
        f"Your warmest way to {whom} begins with {way.first_name}. "
        "Ask whether they would introduce you; they are free to say no."
    )


def _towards(way: TargetWay, *, step: Step, reason: str) -> Advice:
    return Advice(
        step=step,
        reason=reason,
        worth=_worth(way),
        person=way.first,
        name=way.first_name,
        subject=way.target,
        for_name=way.target_name,
    )


def _around(way: TargetWay, reason: str) -> Advice:
    return Advice(
        step=Step.ASK_AROUND,
        reason=reason,
        worth=_worth(way),
        person=way.ask_around,
        name=way.ask_around_name,
        subject=way.target,
        for_name=way.target_name,
    )


def _worth(way: TargetWay) -> float:
    motivation = min(MOST_MOTIVATED, max(0, way.motivation))
    return round(ASK + PER_MOTIVATION * motivation + PER_WARMTH * way.warmth, 4)


def _easiest(situation: Situation, today: date) -> Iterator[Advice]:
    if situation.easiest is None or situation.easiest in _busy(situation):
        return
    if not _enough_waiting(situation, today):
        yield Advice(
            step=Step.ASK,
            reason=situation.easiest_reason
            or f"{situation.easiest_name} is an easy person to start with: ask for a short chat.",
            worth=ASK,
            person=situation.easiest,
            name=situation.easiest_name,
        )


def _reviews(situation: Situation) -> Iterator[Advice]:
    count = situation.to_review
    if count:
        pairs = "One pair of contacts looks" if count == 1 else f"{count} pairs of contacts look"
        yield Advice(
            step=Step.REVIEW,
            reason=f"{pairs} like the same person twice. A glance settles it.",
            worth=REVIEW,
        )


def _about(item: OpenAsk, *, step: Step, reason: str, worth: float, due: date) -> Advice:
    return Advice(
        step=step,
        reason=reason,
        worth=worth,
        person=item.person,
        name=item.name,
        due=due,
        subject=item.id,
        for_name=item.for_name,
    )


def _due_after(day: date, today: date) -> date:
    return cadence.on_or_after(max(today, cadence.after(start=day, days=1)))


def _due(since: datetime, days: int, today: date) -> date:
    """So many business days on, and never in the past: nobody is late here."""
    return cadence.on_or_after(max(today, cadence.after(start=since.date(), days=days)))


def _in_state(situation: Situation, state: IntroductionState) -> list[OpenAsk]:
    return [item for item in situation.introductions if item.state == state]


def _unanswered(situation: Situation) -> list[OpenAsk]:
    return [*situation.sent, *_in_state(situation, IntroductionState.ASKED)]


def _open(situation: Situation) -> list[OpenAsk]:
    return [
        *situation.drafted,
        *situation.sent,
        *situation.later,
        *(item for item in situation.introductions if item.state in _OPEN_STATES),
        *situation.agreed_chats,
        *situation.booked_chats,
    ]


def _busy(situation: Situation) -> set[UUID]:
    """Whoever was written to, or declined: nobody gets a second first ask."""
    return {item.person for item in [*_open(situation), *situation.introductions]}


def _silence(item: OpenAsk, today: date) -> int:
    return cadence.business_days(start=item.since.date(), end=today)


def _went_silent(item: OpenAsk, situation: Situation, today: date) -> bool:
    return item in _unanswered(situation) and _silence(item, today) >= ELSEWHERE_DAYS


def _concerns(item: OpenAsk, way: TargetWay) -> bool:
    """Whether something open is about this target: by its name, or by whom to reach there."""
    names = {way.target_name, way.reach_name} - {""}
    people = {way.reach, way.first if way.direct else None} - {None}
    return item.for_name in names or item.person in people


def _enough_waiting(situation: Situation, today: date) -> bool:
    fresh = [item for item in _unanswered(situation) if _silence(item, today) < ELSEWHERE_DAYS]
    return len(fresh) >= ENOUGH_WAITING

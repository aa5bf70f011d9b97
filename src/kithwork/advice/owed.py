"""What is owed, as next steps (practice.md A25, A26, B24, B27).

| worth | step          | when                                                    |
|-------|---------------|---------------------------------------------------------|
| .92   | thank-you     | from the talk on: a day is all there is (F19)           |
| .91   | look back     | a talk took place and was not written down (F15)        |
| .88   | report-back   | from the talk on                                        |
| .86   | promise       | the seeker's own, three days before its day and after   |
| .74   | write-to      | somebody was named: this week (B27)                     |
| .60   | advice-result | three days before its day and after: a month (F08)      |
| .58   | news          | from the landing on (B26)                               |
| .50   | connect       | from the talk on (C34)                                  |
| .48   | congratulate  | somebody changed work (F22)                             |
| .47   | update        | once the seeker chose to tell it (B25)                  |
| .46   | keep-in-touch | it is time for a word again (P3)                        |
| .45   | promise       | theirs, once its day is over                            |
"""

from collections.abc import Iterator
from datetime import date, timedelta

from kithwork.domain.advice import Advice, Situation, Step
from kithwork.domain.follow_ups import FollowUp, FollowUpKind, Whose

WORTH: dict[FollowUpKind, float] = {
    FollowUpKind.THANK_YOU: 0.92,
    FollowUpKind.REPORT_BACK: 0.88,
    FollowUpKind.WRITE_TO: 0.74,
    FollowUpKind.ADVICE_RESULT: 0.60,
    FollowUpKind.NEWS: 0.58,
    FollowUpKind.CONNECT: 0.50,
    FollowUpKind.CONGRATULATE: 0.48,
    FollowUpKind.UPDATE: 0.47,
    FollowUpKind.KEEP_IN_TOUCH: 0.46,
}
_SAID_ALREADY = frozenset({FollowUpKind.CONGRATULATE, FollowUpKind.NEWS})
PROMISED, PROMISED_BY_THEM, WRITE_DOWN = 0.86, 0.45, 0.91
# So long before its day a promise comes up, and what came of advice.
EARLY = timedelta(days=3)


def steps(*, situation: Situation, today: date) -> Iterator[Advice]:
    """The steps that what is owed asks for; `today` is the seeker's date."""
    for talk in situation.not_written:
        yield Advice(
            step=Step.LOOK_BACK,
            reason=f"You talked with {talk.name}. Write down what helped and whom they named "
            "while it is fresh.",
            worth=WRITE_DOWN,
            person=talk.person,
            name=talk.name,
            subject=talk.id,
        )
    for owed in situation.owed:
        worth = _worth(owed, today)
        if worth:
            yield Advice(
                step=Step(owed.kind.value),
                reason=_reason(owed),
                worth=worth,
                person=owed.person,
                name=owed.name,
                due=max(today, owed.due_at.date()),
                subject=owed.id,
            )


def _worth(owed: FollowUp, today: date) -> float:
    """How much it presses; 0 while its time has not come."""
    due = owed.due_at.date()
    if owed.kind is FollowUpKind.ADVICE_RESULT and due - EARLY > today:
        return 0.0
    if owed.kind is not FollowUpKind.PROMISE:
        return WORTH.get(owed.kind, 0.0)
    if owed.whose is Whose.THEIRS:
        return PROMISED_BY_THEM if due < today else 0.0
    return PROMISED if due - EARLY <= today else 0.0


def _reason(owed: FollowUp) -> str:
    # What to wish them well for, and the news, stand in the reason already.
    if not owed.text or owed.kind in _SAID_ALREADY:
        return owed.reason
    return f"{owed.text.rstrip('.')}. {owed.reason}"

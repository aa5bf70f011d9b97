"""Which duties a talk leaves behind, and when each is due (practice.md A25, A26, B24-B28, F19).

| duty        | towards                          | due                                       |
|-------------|----------------------------------|-------------------------------------------|
| thank-you   | whom the seeker talked with      | a day after the talk (F19, L26)           |
| report-back | whoever sent the seeker to them, | two days after (A26, B27)                 |
|             | introduced or named them         |                                           |
| write-to    | each person that was named       | three days after (B27, L29), a week where |
|             |                                  | the giver writes first                    |
| promise     | whom the seeker talked with      | on its day, a week after without one      |
| connect     | whom the seeker talked with      | two days after, unless connected (C34)    |
| advice-     | whom the seeker talked with      | 30 days after, where something helped     |
| result      |                                  | (F08)                                     |
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kithwork.domain.chats import ChatKind
from kithwork.domain.debriefs import Promised, Writer
from kithwork.domain.follow_ups import (
    CONNECT_WITHIN,
    PROMISE_WITHIN,
    REPORT_WITHIN,
    RESULT_WITHIN,
    THANK_WITHIN,
    WRITE_WITHIN,
    Duty,
    FollowUpKind,
    Whose,
    evening,
    in_days,
    in_hours,
)

# The giver said that they would write: time for them to do so.
LEFT_TO_THEM = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person by key and name."""

    key: int
    name: str


@dataclass(frozen=True, slots=True)
class Named(Somebody):
    """A person who was named in the talk."""

    may_use_name: bool = False
    writer: Writer = Writer.SEEKER


@dataclass(frozen=True, slots=True)
class Talk:
    """A chat that took place, as far as duties rest on it. `held_at` knows the seeker's zone."""

    partner: Somebody
    held_at: datetime
    kind: ChatKind = ChatKind.ONE_TO_ONE
    senders: tuple[Somebody, ...] = ()
    named: tuple[Named, ...] = ()
    promises: tuple[Promised, ...] = ()
    connected: bool = False
    # What they said that helped.
    helpful: tuple[str, ...] = ()


def after_talk(talk: Talk) -> tuple[Duty, ...]:
    """The duties of a talk, each once, the soonest first.

    Those towards somebody who is not to be contacted are among them: they rest, and no list
    shows them, until that is lifted.
    A warm-up is practice with a stranger: it leaves thanks and promises, nothing else (F09).
    """
    found = [*_thanks(talk), *_promises(talk)]
    if talk.kind is not ChatKind.WARM_UP:
        found += [*_reports(talk), *_letters(talk), *_connection(talk), *_results(talk)]
    once = {(duty.kind, duty.person, duty.text): duty for duty in reversed(found)}
    return tuple(sorted(once.values(), key=lambda duty: (duty.due_at, duty.kind, duty.person)))


def _thanks(talk: Talk) -> Iterator[Duty]:
    yield Duty(
        FollowUpKind.THANK_YOU,
        talk.partner.key,
        in_hours(talk.held_at, THANK_WITHIN),
        f"You talked with {talk.partner.name}: thank them within a day, and name what helped you.",
    )


def _reports(talk: Talk) -> Iterator[Duty]:
    for sender in talk.senders:
        if sender.key != talk.partner.key:
            yield Duty(
                FollowUpKind.REPORT_BACK,
                sender.key,
                in_days(talk.held_at, REPORT_WITHIN),
                f"{sender.name} sent you to {talk.partner.name}: tell them how it went.",
            )


def _letters(talk: Talk) -> Iterator[Duty]:
    for person in talk.named:
        if person.key == talk.partner.key:
            continue
        if person.writer is Writer.GIVER:
            yield Duty(
                FollowUpKind.WRITE_TO,
                person.key,
                in_days(talk.held_at, LEFT_TO_THEM),
                f"{talk.partner.name} wanted to write to {person.name} first: "
                f"if you heard nothing, ask {talk.partner.name} kindly.",
            )
        else:
            said = ", and you may say so" if person.may_use_name else ""
            yield Duty(
                FollowUpKind.WRITE_TO,
                person.key,
                in_days(talk.held_at, WRITE_WITHIN),
                f"{talk.partner.name} named {person.name}{said}: ask for a short chat this week.",
            )


def _promises(talk: Talk) -> Iterator[Duty]:
    for promise in talk.promises:
        due = (
            evening(promise.due, like=talk.held_at)
            if promise.due
            else in_days(talk.held_at, PROMISE_WITHIN)
        )
        yield Duty(
            FollowUpKind.PROMISE,
            talk.partner.key,
            due,
            _promised(talk.partner.name, promise.whose),
            text=promise.text,
            whose=promise.whose,
        )


def _promised(name: str, whose: Whose) -> str:
    if whose is Whose.MINE:
        return f"You promised it to {name}."
    return f"{name} promised it: ask kindly if it does not come."


def _connection(talk: Talk) -> Iterator[Duty]:
    if not talk.connected:
        yield Duty(
            FollowUpKind.CONNECT,
            talk.partner.key,
            in_days(talk.held_at, CONNECT_WITHIN),
            f"Connect with {talk.partner.name} on LinkedIn, with a line of your own.",
        )


def _results(talk: Talk) -> Iterator[Duty]:
    if talk.helpful:
        yield Duty(
            FollowUpKind.ADVICE_RESULT,
            talk.partner.key,
            in_days(talk.held_at, RESULT_WITHIN),
            f"{talk.partner.name} gave you advice: tell them what you did with it, and what came "
            "of it.",
        )

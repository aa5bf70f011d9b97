"""The message checker: every rule that fits a kind of message, most serious first."""

from collections.abc import Callable, Iterator

from kithwork.domain.messages import MessageContext, MessageKind, Remark
from kithwork.writing.rules import (
    breadths,
    deeds,
    durations,
    forwards,
    greetings,
    known,
    lengths,
    letters,
    links,
    news,
    pay,
    plans,
    posts,
    pressures,
    privacies,
    reasons,
    remarks,
    requests,
    sizes,
    slants,
    starts,
    subjects,
    thanks,
    tone,
    vacancies,
)

Rule = Callable[[letters.Letter, MessageContext], Iterator[Remark]]

# What any message must keep, whoever it goes to.
_ALWAYS: tuple[Rule, ...] = (
    vacancies.asks_for_a_job,
    subjects.says_something,
    tone.is_kind,
    greetings.are_filled,
    greetings.name_them,
)
# What a question must keep, alone or in a plan.
_QUESTION: tuple[Rule, ...] = (
    posts.are_not_begged_for,
    tone.is_kind_aloud,
    greetings.are_filled,
    starts.are_open,
    sizes.are_one,
    sizes.are_short,
    pay.is_left_alone,
    known.is_not_asked,
    slants.leave_the_answer_open,
    breadths.are_narrow,
    posts.are_not_asked_for,
    privacies.are_respected,
    pressures.are_gentle,
)
RULES: dict[MessageKind, tuple[Rule, ...]] = {
    MessageKind.ASK: (
        *_ALWAYS,
        lengths.is_short,
        requests.has_no_resume,
        durations.has_limit,
        durations.is_modest,
        links.comes_first,
        links.have_leave,
        reasons.is_for_them,
        reasons.has_goal,
        reasons.says_who,
        requests.is_a_question,
        tone.is_about_them,
        requests.is_one,
        requests.has_few_links,
        requests.is_light,
    ),
    MessageKind.INTRODUCTION: (
        *_ALWAYS,
        lengths.is_short_for_a_contact,
        durations.is_modest,
        forwards.stands_alone,
        forwards.may_be_declined_by_both,
    ),
    MessageKind.WHO_DO_YOU_KNOW: (
        *_ALWAYS,
        lengths.is_short,
        requests.asks_who,
        forwards.may_be_declined,
    ),
    MessageKind.THANK_YOU: (
        *_ALWAYS,
        lengths.fits_its_channel,
        requests.has_few_links,
        thanks.cites_the_talk,
        thanks.is_in_time,
        thanks.asks_nothing,
        thanks.names_whom_they_named,
        deeds.are_told,
    ),
    MessageKind.UPDATE: (
        *_ALWAYS,
        lengths.fits_its_channel,
        deeds.are_told,
        news.is_there,
        news.may_follow,
        news.reaches_who_sent_me,
    ),
    MessageKind.CONNECT: (*_ALWAYS, lengths.fits_its_channel),
    MessageKind.QUESTION: _QUESTION,
    MessageKind.PLAN: (*_QUESTION, plans.hold_together),
}
# Lists are read line by line, anything else as a letter.
_LISTS = {MessageKind.QUESTION, MessageKind.PLAN}


def check(*, text: str, kind: MessageKind, context: MessageContext) -> tuple[Remark, ...]:
    """What to mend in a message, the most serious first, then in order of the text.

    Each line of a question or a plan is read as one question.
    """
    letter = letters.lines(text) if kind in _LISTS else letters.read(text)
    found = [remark for rule in RULES[kind] for remark in rule(letter, context)]
    order = sorted(found, key=lambda one: (remarks.ORDER[one.severity], one.start, one.rule))
    return tuple(order)

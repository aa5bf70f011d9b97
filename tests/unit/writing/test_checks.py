"""The rules one by one, with the good and bad lines of practice.md (part e)."""

from dataclasses import replace

import pytest

from kithwork.domain.messages import MessageContext, MessageKind, Remark, Severity
from kithwork.writing import checks

GOOD = """Dear Ms Okafor,

Priya Nair suggested I write to you; we volunteer together. I am a lab technician exploring \
quality roles.

Your move from nursing to device testing is the step I am weighing. I hope to learn how testers \
are trained.

Could I ask you for 20 minutes by phone? If now is a bad time, no answer needed.

Kind regards,
Ana Sol"""
KNOWN = MessageContext(
    names=("Ada Okafor", "Ada", "Okafor"),
    sender="Ana Sol",
    subject="Referred by Priya Nair: 20 minutes on testing",
    referrer="Priya Nair",
    referrer_allowed=True,
    way_exists=True,
    entities=("Fabrikam GmbH", "Quality Manager"),
)
INTRODUCTION = """Hi Sam,

Would you introduce me to Lena Fox? Only if you are comfortable; please check with Lena first.

I am Ana Sol, a lab technician. Could I ask Lena for 20 minutes?

Ana Sol"""
TO_SAM = MessageContext(
    names=("Sam Lee", "Sam"), sender="Ana Sol", subject="Introduction: Ana Sol / Lena Fox"
)


def ask(text: str, context: MessageContext = KNOWN) -> tuple[Remark, ...]:
    """The remarks on an ask."""
    return checks.check(text=text, kind=MessageKind.ASK, context=context)


def introduce(text: str, context: MessageContext = TO_SAM) -> tuple[Remark, ...]:
    """The remarks on a request for an introduction."""
    return checks.check(text=text, kind=MessageKind.INTRODUCTION, context=context)


def only(found: tuple[Remark, ...], rule: str) -> Remark:
    """The one remark of a rule."""
    (remark,) = [one for one in found if one.rule == rule]
    return remark


def rules(found: tuple[Remark, ...]) -> set[str]:
    """The rules that spoke up."""
    return {one.rule for one in found}


def without(part: str, instead: str = "") -> str:
    """The good mail with a part of it changed."""
    assert part in GOOD
    return GOOD.replace(part, instead)


def test_the_good_mail_has_no_remark() -> None:
    assert ask(GOOD) == ()


def test_the_good_mail_survives_curly_quotes_and_windows_line_ends() -> None:
    text = GOOD.replace("I am a lab", "I\u2019m a lab").replace("\n", "\r\n")
    assert ask(text) == ()


def test_remarks_come_gravest_first_then_in_order_of_the_text() -> None:
    found = ask("Dear Bob,\n\nDo you have any openings? Are you hiring?! Call me ASAP!!")
    order = [Severity.BLOCK, Severity.ERROR, Severity.WARN, Severity.INFO]
    weights = [(order.index(one.severity), one.start) for one in found]
    assert weights == sorted(weights)
    assert len({severity for severity, _ in weights}) == 3


def test_every_remark_gives_a_reason_a_fix_and_a_place_in_the_text() -> None:
    text = "Dear {first_name},\n\nI'd love to pick your brain for an hour ASAP!! Any openings?"
    for one in ask(text):
        assert len(one.why) > 20
        assert one.fix
        assert 0 <= one.start <= one.end <= len(text)


@pytest.mark.parametrize(
    "span",
    [
        "20 minutes",
        "twenty minutes",
        "15-20 min",
        "15–20 minutes",
        "15 to 20 minutes",
        "twenty-five minutes",
        "a quarter of an hour",
        "half an hour",
        "a 20-minute talk",
        "30 mins",
        "10 minutes",
    ],
)
def test_a_modest_length_is_fine(span: str) -> None:
    assert not {"L03", "L04"} & rules(ask(without("20 minutes", span)))


@pytest.mark.parametrize(
    "span",
    ["an hour", "one hour", "1h", "1 hr", "90 minutes", "45 min", "forty-five minutes", "2 hours",
     "an hour and a half", "30 to 60 minutes", "three quarters of an hour"],
)  # fmt: skip
def test_more_than_half_an_hour_is_too_much(span: str) -> None:
    text = without("20 minutes", span)
    remark = only(ask(text), "L04")
    assert remark.severity is Severity.ERROR
    assert text[remark.start : remark.end] == span


@pytest.mark.parametrize("span", ["5 minutes", "five minutes", "2 mins"])
def test_under_ten_minutes_is_too_little(span: str) -> None:
    assert only(ask(without("20 minutes", span)), "L04").severity is Severity.WARN


@pytest.mark.parametrize(
    "question",
    ["Could we talk sometime?", "Could we have a quick chat?", "Could I ask you for a call?"],
)
def test_no_length_is_an_error(question: str) -> None:
    context = replace(KNOWN, subject="Referred by Priya Nair")
    text = without("Could I ask you for 20 minutes by phone?", question)
    assert only(ask(text, context), "L03").severity is Severity.ERROR


def test_a_length_of_something_else_is_no_length_asked_for() -> None:
    story = "I hope to learn how testers are trained. I waited 40 minutes at the fair to hear you."
    assert "L04" not in rules(ask(without("I hope to learn how testers are trained.", story)))


FIRST = "Priya Nair suggested I write to you; we volunteer together. "


def test_a_known_way_must_be_named_at_once() -> None:
    assert only(ask(without(FIRST)), "L05").severity is Severity.ERROR


@pytest.mark.parametrize(
    "first",
    ["We both worked at Contoso. ", "Priya thought we should talk. ", "We met at the fair. "],
)
def test_a_name_or_something_shared_counts_as_connection(first: str) -> None:
    assert "L05" not in rules(ask(without(FIRST, first)))


def test_without_a_known_way_a_missing_connection_only_warns() -> None:
    context = replace(KNOWN, referrer="", way_exists=False)
    assert only(ask(without(FIRST), context), "L05").severity is Severity.WARN


def test_a_connection_in_the_third_sentence_comes_too_late() -> None:
    text = without(FIRST, "I hope you are well. Spring is here. ") + "\nPriya Nair sends greetings."
    assert "L05" in rules(ask(text))


def test_a_referrer_who_has_not_agreed_may_not_be_named() -> None:
    text = GOOD
    remark = only(ask(text, replace(KNOWN, referrer_allowed=False)), "L06")
    assert remark.severity is Severity.ERROR
    assert text[remark.start : remark.end] == "Priya Nair"


def test_a_referrer_whose_yes_is_awaited_is_only_noted() -> None:
    context = replace(KNOWN, referrer_allowed=False, referrer_pending=True)
    assert only(ask(GOOD, context), "L06").severity is Severity.INFO


def test_anybody_else_named_as_sender_needs_leave() -> None:
    text = without(FIRST, "Tom told me to call. ")
    remark = only(ask(text), "L06")
    assert text[remark.start : remark.end] == "Tom"


def test_stated_leave_is_taken_at_its_word() -> None:
    text = without(FIRST, "Tom Reyes, who said I may use his name, suggested I write to you. ")
    assert only(ask(text), "L06").severity is Severity.INFO


def test_a_reader_who_bears_the_referrers_given_name_is_not_the_referrer() -> None:
    context = replace(KNOWN, names=("Priya Okafor", "Priya"), referrer_allowed=False)
    text = GOOD.replace("Ms Okafor", "Priya").replace(FIRST, "We volunteer together. ")
    assert "L06" not in rules(ask(text, context))


REASON = "Your move from nursing to device testing is the step I am weighing. "


@pytest.mark.parametrize(
    "flattery",
    ["", "You seem to have a great career. ", "Your profile is impressive. ", "I admire you. "],
)
def test_flattery_is_no_reason(flattery: str) -> None:
    assert only(ask(without(REASON, flattery)), "L07").severity is Severity.ERROR


@pytest.mark.parametrize(
    "reason",
    ["FABRIKÁM interests me. ", "You moved from nursing to testing. ", "I read your article. ",
     "Your talk on reuse raised a question for me. "],
)  # fmt: skip
def test_one_true_detail_is_a_reason(reason: str) -> None:
    assert "L07" not in rules(ask(without(REASON, reason)))


GOAL = "I hope to learn how testers are trained."


@pytest.mark.parametrize(
    "goal",
    ["I'd love to pick your brain.", "I'd love to hear your thoughts on things.",
     "I would like to learn more about what you do.", "I would like to learn from you."],
)  # fmt: skip
def test_a_vague_goal_is_marked(goal: str) -> None:
    text = without(GOAL, goal)
    remark = only(ask(text), "L08")
    assert remark.severity is Severity.ERROR
    assert text[remark.start : remark.end] in goal
    assert remark.end > remark.start


def test_no_goal_is_an_error() -> None:
    remark = only(ask(without(GOAL)), "L08")
    assert (remark.severity, remark.start, remark.end) == (Severity.ERROR, 0, 0)


@pytest.mark.parametrize(
    "goal",
    ["I would value hearing how you moved into logistics.", "May I ask about audits in practice?",
     "I wonder which courses matter.", "I hope to understand the daily work."],
)  # fmt: skip
def test_a_clear_goal_is_enough(goal: str) -> None:
    assert "L08" not in rules(ask(without(GOAL, goal)))


WHO = "I am a lab technician exploring quality roles."


def test_a_writer_who_stays_unknown_is_asked_for_one_line() -> None:
    assert only(ask(without(WHO, "I am hoping to connect!")), "L09").severity is Severity.WARN


@pytest.mark.parametrize(
    "line", ["I'm a nurse.", "I work in a bank.", "As a nurse, I see many devices.",
             "I am currently studying law.", "My name is Ana and I test devices.",
             "I taught physics for nine years."]
)  # fmt: skip
def test_one_plain_line_says_who(line: str) -> None:
    assert "L09" not in rules(ask(without(WHO, line)))


@pytest.mark.parametrize("more, severity", [(90, Severity.WARN), (170, Severity.ERROR)])
def test_length_warns_then_errs(more: int, severity: Severity) -> None:
    text = without("Your move", "word " * more + ". Your move")
    assert only(ask(text), "L10").severity is severity


def test_the_signature_is_not_counted() -> None:
    assert "L10" not in rules(ask(GOOD + "\n" + "line " * 50))


@pytest.mark.parametrize("channel, most", [("linkedin", 400), ("linkedin-note", 200)])
def test_what_a_channel_holds(channel: str, most: int) -> None:
    context = replace(KNOWN, channel=channel, subject=None)
    text = ("Hi Ada, " + "sensible " * 50)[:most].strip().ljust(most, "o")
    assert "L10" not in rules(ask(text, context))
    remark = only(ask(f"{text}!", context), "L10")
    assert (remark.severity, remark.start, remark.end) == (Severity.ERROR, most, most + 1)


def test_no_question_no_request() -> None:
    text = without("Could I ask you for 20 minutes by phone?", "I look forward to 20 minutes.")
    assert only(ask(text), "L11").severity is Severity.ERROR


def test_a_text_about_oneself_is_turned_round() -> None:
    text = without(GOAL, "I am driven, I built three labs, I run, I want more, and I learn how.")
    assert only(ask(text), "L12").severity is Severity.WARN


@pytest.mark.parametrize(
    "subject", ["", "  ", "Hello", "QUESTION", "Quick question", "Networking", "A quick chat!"]
)
def test_a_generic_subject_is_noticed(subject: str) -> None:
    assert only(ask(GOOD, replace(KNOWN, subject=subject)), "L13").severity is Severity.WARN


def test_no_subject_is_wanted_where_the_channel_has_none() -> None:
    assert "L13" not in rules(ask(GOOD, replace(KNOWN, subject=None)))


@pytest.mark.parametrize(
    "line",
    ["I expect a reply ASAP!!!", "You must help me.", "I am your biggest fan.",
     "I am so sorry to bother you.", "I know I waste your time.", "You never answered.",
     "Call me tomorrow.", "Please reply today.", "PLEASE READ THIS MAIL NOW"],
)  # fmt: skip
def test_a_tone_that_puts_people_off(line: str) -> None:
    found = [one for one in ask(f"{GOOD[:-22]}\n\n{line}") if one.rule == "L15"]
    assert found
    assert all(one.severity is Severity.WARN for one in found)


@pytest.mark.parametrize(
    "line",
    ["If now is a bad time, no answer needed.", "Thank you!", "I call it the QA DAY.",
     "I am happy to adapt to your day.", "Your talk at the NHS was clear."],
)  # fmt: skip
def test_a_kind_tone_is_left_alone(line: str) -> None:
    assert "L15" not in rules(ask(f"{GOOD[:-22]}\n\n{line}"))


@pytest.mark.parametrize(
    "left",
    ["{first_name}", "{{ name }}", "[Name]", "[your company]", "<name>", "%NAME%", "XXX", "____",
     "[TOPIC]", "«Name»", "FIRSTNAME"],
)  # fmt: skip
def test_what_is_left_to_fill_in_is_blocked(left: str) -> None:
    text = without("device testing", left)
    remark = only(ask(text), "L16")
    assert remark.severity is Severity.BLOCK
    assert text[remark.start : remark.end] == left


@pytest.mark.parametrize("text", ["[1]", "<ana@example.org>", "10 % of X", "the {sic}"[:7]])
def test_brackets_of_other_kinds_are_fine(text: str) -> None:
    assert "L16" not in rules(ask(without("device testing", text)))


@pytest.mark.parametrize(
    "greeting",
    ["Dear Ms Okafor,", "Hi Ada,", "Hello Ada Okafor!", "dear ADA,", "Dear Dr. Okáfor:",
     "Good morning Ada,", "Hi Ada -"],
)  # fmt: skip
def test_the_readers_name_is_known_in_every_dress(greeting: str) -> None:
    assert "L16" not in rules(ask(without("Dear Ms Okafor,", greeting)))


@pytest.mark.parametrize("name", ["Ms Okafer", "Bob", "Priya Nair"])
def test_a_wrong_name_is_blocked(name: str) -> None:
    text = without("Ms Okafor", name)
    remark = only(ask(text), "L16")
    assert remark.severity is Severity.BLOCK
    assert text[remark.start : remark.end] == name


@pytest.mark.parametrize(
    "greeting",
    ["Dear ,", "Hi there,", "Dear Sir or Madam,", "To whom it may concern,", "Dear None,"],
)
def test_a_missing_name_is_blocked(greeting: str) -> None:
    assert only(ask(without("Dear Ms Okafor,", greeting)), "L16").severity is Severity.BLOCK


def test_a_reader_without_a_known_name_may_be_greeted_by_any() -> None:
    assert "L16" not in rules(ask(GOOD, replace(KNOWN, names=())))


def test_several_favours_at_once_are_too_many() -> None:
    text = without("by phone?", "by phone, and can you introduce me to your colleagues?")
    assert only(ask(text), "L18").severity is Severity.WARN


def test_more_than_three_questions_are_too_many() -> None:
    text = without("by phone?", "by phone? How are you? What do you do? Where did you start?")
    assert only(ask(text), "L18").severity is Severity.WARN


@pytest.mark.parametrize(
    "line", ["Will you be my mentor?", "Could we have regular calls?", "Would you mentor me?"]
)
def test_a_lasting_commitment_comes_later(line: str) -> None:
    assert only(ask(without(GOAL, f"{GOAL} {line}")), "L20").severity is Severity.WARN


def test_mentoring_others_is_a_fair_subject() -> None:
    text = without(GOAL, "I read that you mentor students, and wonder how you began.")
    assert "L20" not in rules(ask(text))


def test_a_cv_at_first_contact_is_noticed() -> None:
    text = without(GOAL, f"{GOAL} My CV is attached, please look it over.")
    assert only(ask(text), "L02").severity is Severity.WARN


def test_a_good_request_for_an_introduction_has_no_remark() -> None:
    assert introduce(INTRODUCTION) == ()


@pytest.mark.parametrize("subject", ["Re: dinner", "RE: re: hello", "Fwd: Lena", "AW: Lena"])
def test_a_reply_cannot_be_forwarded(subject: str) -> None:
    found = introduce(INTRODUCTION, replace(TO_SAM, subject=subject))
    assert only(found, "L22").severity is Severity.ERROR


@pytest.mark.parametrize(
    "line", ["Dinner was lovely!", "Between us, I am tired.", "> On Monday you wrote",
             "See you on Friday."]
)  # fmt: skip
def test_private_remarks_cannot_be_forwarded(line: str) -> None:
    assert "L22" in rules(introduce(f"{INTRODUCTION}\n\n{line}"))


def test_a_bare_order_fails_both_rules_of_introductions() -> None:
    assert {"L22", "L23"} <= rules(introduce("Please introduce us today."))


@pytest.mark.parametrize(
    "out, missing",
    [("Only if you are comfortable; please check with Lena first.", False),
     ("Only if you are comfortable.", True), ("Please check with Lena first.", True),
     ("No pressure at all, and only if Lena is open to it.", False), ("", True)],
)  # fmt: skip
def test_both_may_say_no(out: str, missing: bool) -> None:  # noqa: FBT001
    text = INTRODUCTION.replace("Only if you are comfortable; please check with Lena first.", out)
    assert ("L23" in rules(introduce(text))) is missing


def test_who_do_you_know_wants_a_question_and_an_out() -> None:
    text = "Hi Sam,\n\nTell your friends about me at Fabrikam."
    found = checks.check(text=text, kind=MessageKind.WHO_DO_YOU_KNOW, context=TO_SAM)
    assert {"L11", "L23"} <= rules(found)
    assert not {"L03", "L05", "L07", "L08", "L09", "L12", "L22"} & rules(found)


@pytest.mark.parametrize("kind", list(MessageKind))
@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "?", "\u0130" * 50, "\ufeff", "Dear", "🙂 " * 300, "\x00"]
)
def test_any_text_is_read_without_failing(kind: MessageKind, text: str) -> None:
    for one in checks.check(text=text, kind=kind, context=KNOWN):
        assert 0 <= one.start <= one.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["a", "job ", " ", "looking for a ", "a.b. ", "\n", "[your ", "i would like to ", "é", "-",
     "20 ", "{", "Aa Bb, ", "check ", "(a", "best thanks\n", "!?", "www.", "any "],
)  # fmt: skip
def test_a_hostile_text_ends_as_any_other(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    assert "L10" in rules(ask(text)) or len(text.split()) < 126

"""The page about the checker's rules holds each of them, with what it really says."""

import pytest

from checks import message_rules
from kithwork.domain.messages import MessageContext, MessageKind, Severity
from kithwork.writing import checks

TEXT = message_rules.text()


def test_every_rule_of_the_checker_is_there_once() -> None:
    numbers = {rule.number for rule in message_rules.rules()}
    assert {"L01", "L05", "L16", "L23"} <= numbers
    for number in numbers:
        assert TEXT.count(f"\n## {number}\n") == 1


@pytest.mark.parametrize("rule", message_rules.rules(), ids=lambda rule: rule.number)
def test_every_rule_has_a_reason_and_a_better_line(rule: message_rules.Ruled) -> None:
    said = message_rules.sayings(rule.module, rule.number)
    assert said
    assert all(one.why and one.fix and "{" not in one.why for one in said)


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Dear Sam,\n\nDo you have any openings I could apply for?", MessageKind.ASK),
        ("Hi!\n\nI'd love to pick your brain for an hour!!!", MessageKind.ASK),
        ("Re: dinner\n\nPlease introduce us today.", MessageKind.INTRODUCTION),
        ("Hello,\n\nI look forward to connecting.", MessageKind.WHO_DO_YOU_KNOW),
    ],
)
def test_what_the_checker_says_stands_on_the_page(text: str, kind: MessageKind) -> None:
    context = MessageContext(names=("Sam Lee",), sender="Ana Sol", subject="Hello")
    for remark in checks.check(text=text, kind=kind, context=context):
        rule = next(one for one in message_rules.rules() if one.number == remark.rule)
        said = message_rules.sayings(rule.module, remark.rule)
        begins = {(one.severity, one.why.split("…")[-1]) for one in said}
        assert any(
            remark.severity is severity and remark.why.endswith(end) for severity, end in begins
        ), remark
        assert f"**{message_rules.SAID[remark.severity]}:**" in TEXT


def test_every_weight_has_a_word() -> None:
    assert set(message_rules.SAID) == set(Severity)
    assert set(message_rules.KINDS) == set(MessageKind)

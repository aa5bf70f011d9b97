"""kith what-if: what one more tie would change, in words and as a document."""

import pytest

from tests.cli.callers import Kith, Known


def test_the_document_says_what_would_change(kith: Kith, people: Known) -> None:
    kith.run("target", "add", "--organisation", "Fabrikam")
    found = kith.json("what-if", "Li Chen")
    assert found.keys() == {
        "person", "name", "warmth", "now", "within_two_ties", "newcomers", "targets",
        "none_because",
    }  # fmt: skip
    assert (found["person"], found["name"], found["now"]) == (people.li, "Li Chen", None)
    assert found["within_two_ties"] == {"before": 3, "after": 3}
    [target] = found["targets"]
    assert (target["target"], target["kind"], target["warmer"]) == (
        "Fabrikam",
        "organisation",
        True,
    )
    assert target["before"] == pytest.approx(0.74 * 0.68, abs=0.02)
    assert target["after"] == pytest.approx(0.6, abs=0.02)
    assert [step["id"] for step in target["steps"]] == [people.li]


def test_the_words_say_it_too(kith: Kith, people: Known) -> None:
    assert "Name whom you want to reach" in kith.text("what-if", "Li Chen")
    kith.run("target", "add", "--organisation", "Fabrikam")
    said = kith.text("what-if", "Li Chen")
    assert "If you met Li Chen (a tie of 60 %)" in said
    assert "Fabrikam: 50 % now, 61 % then, by Li Chen" in said
    assert "Tom Bay" in kith.text("what-if", "Tom Bay")


def test_nobody_and_who_wants_to_be_left_alone(kith: Kith, people: Known) -> None:
    kith.run("what-if", "Nobody Such", code=4)
    kith.run("do-not-contact", people.li)
    assert "do not contact" in kith.json("what-if", people.li)["none_because"]

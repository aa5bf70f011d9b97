"""kith what-if: what one more tie would change, in words and as a document."""

import pytest

from tests.cli.callers import Kith, Known


def test_the_document_says_what_would_change(kith: Kith, people: Known) -> None:
    kith.run("target", "add", "--organisation", "Fabrikam")
    found = kith.json("what-if", "Li Chen")
    assert found.keys() == {
        "person", "name", "warmth", "now", "within_two_ties", "newcomers", "targets",
        "openness", "none_because",
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
    near = {"people": 1, "within_2": 1, "within_3": 1}
    assert target["coverage"] == {"before": near, "after": near}
    openness = found["openness"]
    # Maria and Tom; Li and Maria know each other, so these do not count as two.
    assert openness["contacts"] == {"before": 2, "after": 3}
    assert openness["effective_size"]["before"] == 2
    assert 2 < openness["effective_size"]["after"] < 3
    assert 0.5 < openness["constraint"]["before"] < openness["constraint"]["after"] < 1


def test_one_person_is_no_group(kith: Kith, people: Known) -> None:
    kith.run("target", "add", people.tom)
    [target] = kith.json("what-if", "Li Chen")["targets"]
    assert target["coverage"] is None


def test_the_words_say_it_too(kith: Kith, people: Known) -> None:
    assert "Name whom you want to reach" in kith.text("what-if", "Li Chen")
    kith.run("target", "add", "--organisation", "Fabrikam")
    said = kith.text("what-if", "Li Chen")
    assert "If you met Li Chen (a tie of 60 %)" in said
    assert "Fabrikam: 50 % now, 61 % then, by Li Chen" in said
    assert "Separate sources among your contacts: 2.0 of 2 now, 2.2 of 3 then." in said
    assert "Constraint: 0.58 now, 0.77 then." in said
    assert "Tom Bay" in kith.text("what-if", "Tom Bay")


def test_nobody_and_who_wants_to_be_left_alone(kith: Kith, people: Known) -> None:
    kith.run("what-if", "Nobody Such", code=4)
    kith.run("do-not-contact", people.li)
    assert "do not contact" in kith.json("what-if", people.li)["none_because"]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.matching import texts


@pytest.mark.parametrize(
    "text,folded",
    [
        ("José", "jose"),
        ("MÜLLER", "muller"),
        ("Straße", "strasse"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Ｆｕｌｌ", "full"),
        ("ガンダム", "ガンダム"),
        ("한국", "한국"),
        ("हिन्दी", "हिन्दी"),
        ("Йод", "иод"),
    ],
)
def test_folding_takes_case_accents_and_width_and_leaves_vowel_marks(
    text: str, folded: str
) -> None:
    assert texts.fold(text) == folded


@pytest.mark.parametrize(
    "text,words",
    [
        ("O'Brien–Smith 🚀", ["obrien", "smith"]),
        ("O´Brien O`Brien O’Brien", ["obrien", "obrien", "obrien"]),
        ("1\ufe0f\u20e3 Ana", ["1\u20e3", "ana"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("★ | –", []),
        ("", []),
    ],
)
def test_words_are_letters_and_digits(text: str, words: list[str]) -> None:
    assert texts.words(text) == words


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = texts.fold(text)
    assert texts.fold(once) == once


@given(st.text())
def test_words_of_words_are_the_same_words(text: str) -> None:
    words = texts.words(text)
    assert texts.words(" ".join(words)) == words


def test_plain_keeps_signs() -> None:
    assert texts.plain("  Ask  at the\nDÉSK! ") == "ask at the desk!"

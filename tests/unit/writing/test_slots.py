"""The message that offers times: short, in person first, and never a word too many."""

from kithwork.writing import slots

TIMES = ("Tue 1 December, 10:00 (Berlin time)", "Wed 2 December, 14:00 (Berlin time)")


def test_it_offers_the_times_in_person_first() -> None:
    message = slots.offer(given="Maria", minutes=20, times=TIMES, sender="Ana Sol")
    assert message.text.startswith("Hi Maria,\n\nThank you for offering me 20 minutes.")
    assert message.text.index("a café near you") < message.text.index("by video if that is easier")
    assert "- Tue 1 December, 10:00 (Berlin time)\n- Wed" in message.text
    assert "name one that does" in message.text
    assert message.text.endswith("Best wishes,\nAna Sol")
    assert len(message.text.split()) < 80


def test_another_time_is_asked_for_without_thanks_for_the_first() -> None:
    message = slots.offer_again(given="Maria", minutes=30, times=TIMES[:1], sender="")
    assert "May we find another time for our 30 minutes?" in message.text
    assert "Would this time suit you?" in message.text
    assert message.text.endswith("Best wishes,")

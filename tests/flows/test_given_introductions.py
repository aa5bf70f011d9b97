"""Given introductions: both must say yes, names before addresses, and a way back from each end."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.debriefs import Debrief, Finding, NameGiven
from kithwork.domain.errors import Conflict, Invalid, NotFound
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState
from kithwork.domain.given_introductions import (
    Acquainted,
    Begun,
    CannotMove,
    Consent,
    GivenCard,
    GivenState,
    NotBoth,
    NotOfThem,
    Oneself,
    Side,
)
from kithwork.domain.reports import Reached
from kithwork.domain.surroundings import Surroundings
from kithwork.flows import (
    asks,
    chats,
    debriefs,
    erasures,
    follow_ups,
    given_introductions,
    given_letters,
    look_alikes,
    people,
    reports,
    ties,
    undo,
)
from kithwork.flows.asks import NotToThem
from kithwork.flows.chats import Day
from kithwork.store.models import GivenIntroduction, GivenLetter, Person, Tie, Touch
from kithwork.store.queries import follow_ups as follow_up_queries
from kithwork.store.queries import given_introductions as queries
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import surroundings
from kithwork.store.queries import ties as tie_queries
from tests.cast import NOW, TODAY, bring, dump, find, pk, record, show, work

pytestmark = pytest.mark.django_db

LEFT_WHY = "He built the registry you asked me about"
RIGHT_WHY = "She knows every hospital in the north"
PAST = Day((NOW - timedelta(hours=3)).replace(tzinfo=None, second=0, microsecond=0), "UTC")


@pytest.fixture
def pair(ana: Actor) -> tuple[UUID, UUID]:
    """Maria and Li, whom Ana knows and who do not know each other."""
    bring(
        ana,
        record("Maria Moreno", emails=["maria@example.org"], positions=[work("Contoso", "Nurse")]),
        record("Li Chen", emails=["li@example.org"], positions=[work("Fabrikam")]),
    )
    found = find(ana, "Maria Moreno"), find(ana, "Li Chen")
    for person in found:
        ties.add(actor=ana, left=find(ana, "me"), right=person, strength=0.7, now=NOW)
    return found


@pytest.fixture
def given(ana: Actor, pair: tuple[UUID, UUID]) -> GivenCard:
    return given_introductions.begin(
        actor=ana, left=pair[0], right=pair[1], left_why=LEFT_WHY, right_why=RIGHT_WHY, now=NOW
    )


def mark(actor: Actor, given: GivenCard, person: UUID, consent: Consent) -> GivenCard:
    return given_introductions.mark(
        actor=actor, given=given.id, person=person, consent=consent, now=NOW
    )


def agreed(actor: Actor, given: GivenCard) -> GivenCard:
    """Both have said yes."""
    mark(actor, given, given.left.id, Consent.AGREED)
    return mark(actor, given, given.right.id, Consent.AGREED)


def test_it_goes_from_an_idea_over_both_yeses_to_a_tie(
    ana: Actor, pair: tuple[UUID, UUID], given: GivenCard
) -> None:
    assert given.state is GivenState.IDEA
    assert (given.left.line, given.right.line) == ("Nurse, Contoso", "Engineer, Fabrikam")
    assert mark(ana, given, pair[0], Consent.ASKED).state is GivenState.ASKED
    assert mark(ana, given, pair[0], Consent.AGREED).state is GivenState.ASKED
    assert mark(ana, given, pair[1], Consent.AGREED).state is GivenState.AGREED
    made = given_introductions.make(actor=ana, given=given.id, now=NOW)
    assert (made.state, made.made_on) == (GivenState.MADE, TODAY)
    (maria,) = show(ana, "Maria Moreno").touches
    (li,) = show(ana, "Li Chen").touches
    assert (maria.kind, maria.text) == ("introduced", "You introduced Li Chen.")
    assert (li.on, li.text) == (TODAY, "You introduced Maria Moreno.")
    tie = tie_queries.between(actor=ana, left=pair[0], right=pair[1])
    assert tie is not None
    assert (tie.origin, tie.met_on) == ("referral", TODAY)
    assert tie.why == "You introduced them on 21 November 2026."


def test_the_message_to_both_waits_for_both(
    ana: Actor, pair: tuple[UUID, UUID], given: GivenCard
) -> None:
    mark(ana, given, pair[0], Consent.AGREED)
    before = dump(ana)
    assert [one.side for one in given_letters.drafts(actor=ana, given=given.id)] == [
        "left",
        "right",
    ]
    with pytest.raises(NotBoth, match="Li Chen has not agreed yet"):
        given_introductions.make(actor=ana, given=given.id, now=NOW)
    with pytest.raises(NotBoth, match="Li Chen"):
        given_letters.typed(actor=ana, given=given.id, side=Side.BOTH, subject="", text="Hello")
    with pytest.raises(NotBoth):
        given_letters.edit(
            actor=ana, given=given.id, side=Side.BOTH, subject="", text="Hello", now=NOW
        )
    assert dump(ana) == before


def test_each_is_asked_with_a_name_and_a_line_and_no_address(ana: Actor, given: GivenCard) -> None:
    before = dump(ana)
    to_maria, to_li = given_letters.drafts(actor=ana, given=given.id)
    assert "May I introduce you to Li Chen (Engineer, Fabrikam)?" in to_maria.message.text
    assert f"{LEFT_WHY}." in to_maria.message.text
    assert f"{RIGHT_WHY}." in to_li.message.text
    for draft in (to_maria, to_li):
        assert "Only if it suits you" in draft.message.text
        assert "@" not in draft.message.text
        assert draft.remarks == ()
    assert to_maria.mailto.startswith("mailto:maria@example.org?")
    assert "li%40" not in to_maria.mailto
    assert dump(ana) == before


def test_addresses_stand_in_the_message_to_both_alone(ana: Actor, given: GivenCard) -> None:
    agreed(ana, given)
    *_asks, both = given_letters.drafts(actor=ana, given=given.id)
    assert both.side is Side.BOTH
    for part in ("Maria: maria@example.org", "Li: li@example.org", "Ana"):
        assert part in both.message.text
    assert both.message.subject == "Introduction: Maria Moreno / Li Chen"
    assert both.mailto.startswith("mailto:maria@example.org,li@example.org?")
    assert both.remarks == ()


def test_a_message_is_kept_as_typed_and_an_empty_one_gives_the_draft_back(
    ana: Actor, given: GivenCard
) -> None:
    def edit(text: str) -> None:
        given_letters.edit(
            actor=ana, given=given.id, side=Side.LEFT, subject=" My  words ", text=text, now=NOW
        )

    edit("Hi Maria,\r\n\r\nmine alone.")
    first = given_letters.drafts(actor=ana, given=given.id)[0]
    assert (first.is_typed, first.message.subject) == (True, "My words")
    assert first.message.text == "Hi Maria,\n\nmine alone."
    # It names no way to say no.
    assert "L23" in [one.rule for one in first.remarks]
    edit("")
    assert not given_letters.drafts(actor=ana, given=given.id)[0].is_typed
    assert not GivenLetter.objects.exists()
    with pytest.raises(Invalid, match="20000 is the most"):
        edit("x" * 20_001)


def test_one_no_ends_it_and_can_become_a_yes(
    ana: Actor, pair: tuple[UUID, UUID], given: GivenCard
) -> None:
    mark(ana, given, pair[0], Consent.AGREED)
    assert mark(ana, given, pair[1], Consent.DECLINED).state is GivenState.DECLINED
    assert given_letters.drafts(actor=ana, given=given.id) == ()
    with pytest.raises(CannotMove):
        given_introductions.make(actor=ana, given=given.id, now=NOW)
    again = given_introductions.reopen(actor=ana, given=given.id, now=NOW)
    assert (again.state, again.right.consent) == (GivenState.ASKED, Consent.ASKED)
    assert mark(ana, given, pair[1], Consent.AGREED).state is GivenState.AGREED


@pytest.mark.parametrize(
    "asked, aside, back",
    [
        ((), GivenState.DROPPED, GivenState.IDEA),
        ((0,), GivenState.LAPSED, GivenState.ASKED),
        ((0, 1), GivenState.LAPSED, GivenState.AGREED),
    ],
)
def test_let_go_it_has_its_way_back(
    ana: Actor,
    pair: tuple[UUID, UUID],
    given: GivenCard,
    asked: tuple[int, ...],
    aside: GivenState,
    back: GivenState,
) -> None:
    for number in asked:
        mark(ana, given, pair[number], Consent.AGREED)
    assert given_introductions.drop(actor=ana, given=given.id, now=NOW).state is aside
    for refused in (given_introductions.drop, given_introductions.make):
        with pytest.raises(CannotMove):
            refused(actor=ana, given=given.id, now=NOW)
    with pytest.raises(CannotMove):
        mark(ana, given, pair[0], Consent.ASKED)
    with pytest.raises(CannotMove):
        given_introductions.reword(actor=ana, given=given.id, left_why="", right_why="", now=NOW)
    assert given_introductions.reopen(actor=ana, given=given.id, now=NOW).state is back
    with pytest.raises(CannotMove):
        given_introductions.reopen(actor=ana, given=given.id, now=NOW)


def test_taken_back_it_leaves_nothing_behind(
    ana: Actor, pair: tuple[UUID, UUID], given: GivenCard
) -> None:
    agreed(ana, given)
    before = dump(ana)
    own = people_queries.own_strengths(actor=ana)
    given_introductions.make(actor=ana, given=given.id, now=NOW)
    with pytest.raises(CannotMove):
        given_introductions.make(actor=ana, given=given.id, now=NOW)
    given_introductions.reopen(actor=ana, given=given.id, now=NOW)
    assert dump(ana) == before
    assert people_queries.own_strengths(actor=ana) == own
    assert tie_queries.between(actor=ana, left=pair[0], right=pair[1]) is None


def test_a_tie_they_have_found_since_stays_as_it_is(
    ana: Actor, pair: tuple[UUID, UUID], given: GivenCard
) -> None:
    agreed(ana, given)
    ties.add(actor=ana, left=pair[0], right=pair[1], why="same choir", now=NOW)
    given_introductions.make(actor=ana, given=given.id, now=NOW)
    given_introductions.reopen(actor=ana, given=given.id, now=NOW)
    tie = tie_queries.between(actor=ana, left=pair[0], right=pair[1])
    assert tie is not None
    assert tie.why == "same choir"


def test_who_cannot_be_introduced(ana: Actor, pair: tuple[UUID, UUID]) -> None:
    def begin(left: UUID, right: UUID) -> None:
        given_introductions.begin(actor=ana, left=left, right=right, now=NOW)

    with pytest.raises(Oneself):
        begin(pair[0], pair[0])
    for ends in ((pair[0], find(ana, "me")), (find(ana, "me"), pair[0])):
        with pytest.raises(Invalid, match="somebody else than you"):
            begin(*ends)
    with pytest.raises(NotFound):
        begin(pair[0], uuid4())
    silent = people.add(actor=ana, name="Silent Sam", now=NOW)
    people.set_do_not_contact(actor=ana, person=silent, now=NOW)
    gone = people.add(actor=ana, name="Gone Gil", now=NOW)
    people.remove(actor=ana, person=gone, now=NOW)
    for person, failure in ((silent, NotToThem), (gone, NotFound)):
        with pytest.raises(failure):
            begin(pair[0], person)
        with pytest.raises(failure):
            given_introductions.suggest(actor=ana, person=person)
    friend = people.add(actor=ana, name="Old Friend", now=NOW)
    ties.add(actor=ana, left=friend, right=pair[0], now=NOW)
    with pytest.raises(Acquainted, match="know each other already"):
        begin(pair[0], friend)
    begin(pair[0], pair[1])
    with pytest.raises(Begun, match="before"):
        begin(pair[1], pair[0])
    with pytest.raises(Invalid, match="300 is the most"):
        given_introductions.begin(
            actor=ana, left=friend, right=pair[1], left_why="x" * 301, now=NOW
        )
    assert GivenIntroduction.objects.count() == 1


def test_an_answer_of_somebody_else_is_refused(ana: Actor, given: GivenCard) -> None:
    with pytest.raises(NotOfThem, match="Maria Moreno or Li Chen"):
        mark(ana, given, find(ana, "me"), Consent.AGREED)
    with pytest.raises(Invalid, match="future"):
        given_introductions.make(actor=ana, given=given.id, on=TODAY + timedelta(days=1), now=NOW)


def talk(actor: Actor, person: UUID, noted: Debrief, day: Day = PAST) -> UUID:
    chat = chats.schedule(actor=actor, person=person, day=day, now=NOW).id
    debriefs.debrief(actor=actor, chat=chat, debrief=noted, now=NOW)
    return chat


def test_it_is_credited_to_the_last_talk_or_to_the_one_named(
    ana: Actor, pair: tuple[UUID, UUID]
) -> None:
    third = people.add(actor=ana, name="Third One", now=NOW)
    fourth = people.add(actor=ana, name="Fourth One", now=NOW)
    older = Day(PAST.at - timedelta(days=9), "UTC")
    first = talk(ana, pair[0], Debrief(), older)
    last = talk(ana, pair[1], Debrief(names=(NameGiven("Third One", may_use_name=True),)))
    given = given_introductions.begin(actor=ana, left=pair[0], right=pair[1], now=NOW)
    assert (given.chat, given.chat_name) == (last, "Li Chen")
    assert [one.id for one in queries.of_chat(actor=ana, chat=last)] == [given.id]
    other = given_introductions.begin(actor=ana, left=pair[0], right=third, chat=first, now=NOW)
    assert other.chat == first
    # Third was named in the talk with Li.
    assert (other.right.met_through, other.right.met_through_name) == (last, "Li Chen")
    with pytest.raises(NotOfThem, match="one of the two"):
        given_introductions.begin(actor=ana, left=pair[1], right=fourth, chat=first, now=NOW)


def test_suggestions_rest_on_what_was_said_and_leave_out_who_was_thought_of(
    ana: Actor, pair: tuple[UUID, UUID]
) -> None:
    assert given_introductions.suggest(actor=ana).pairs == ()
    talk(ana, pair[0], Debrief(findings=(Finding("They hire", "Fabrikam"),)))
    (found,) = given_introductions.suggest(actor=ana).pairs
    assert {found.left, found.right} == set(pair)
    assert found.reasons == ("Maria Moreno spoke of “Fabrikam”; Li Chen is at Fabrikam.",)
    (same,) = given_introductions.suggest(actor=ana, person=pair[1]).pairs
    assert {same.left, same.right} == set(pair)
    for change in (people.set_do_not_contact, people.remove):
        change(actor=ana, person=pair[0], now=NOW)
        assert given_introductions.suggest(actor=ana).pairs == ()
        people.lift_do_not_contact(actor=ana, person=pair[0], now=NOW)
        people.restore(actor=ana, person=pair[0], now=NOW)
    assert len(given_introductions.suggest(actor=ana).pairs) == 1
    begun = given_introductions.begin(actor=ana, left=pair[0], right=pair[1], now=NOW)
    given_introductions.drop(actor=ana, given=begun.id, now=NOW)
    assert given_introductions.suggest(actor=ana).pairs == ()


def test_who_is_silenced_or_taken_away_is_not_shown_as_waiting(
    ana: Actor, pair: tuple[UUID, UUID], given: GivenCard
) -> None:
    people.set_do_not_contact(actor=ana, person=pair[1], now=NOW)
    assert queries.listing(actor=ana) == ()
    with pytest.raises(NotFound):
        given_letters.drafts(actor=ana, given=given.id)
    people.lift_do_not_contact(actor=ana, person=pair[1], now=NOW)
    people.remove(actor=ana, person=pair[0], now=NOW)
    assert queries.of_person(actor=ana, person=pair[1]) == ()


def test_erasing_reaches_every_text_about_them(
    ana: Actor, pair: tuple[UUID, UUID], given: GivenCard
) -> None:
    agreed(ana, given)
    given_introductions.make(actor=ana, given=given.id, now=NOW)
    third = people.add(actor=ana, name="Third One", now=NOW)
    other = given_introductions.begin(
        actor=ana, left=pair[1], right=third, left_why="Maria Moreno praised her", now=NOW
    )
    given_letters.edit(
        actor=ana,
        given=other.id,
        side=Side.LEFT,
        subject="Maria Moreno",
        text="Maria Moreno praised her.",
        now=NOW,
    )
    erasures.erase(actor=ana, person=pair[0], now=NOW)
    assert [line for line in dump(ana) if "Maria" in line or "Moreno" in line] == []
    assert queries.show(actor=ana, given=other.id).left.why == "… praised her"
    assert Touch.objects.filter(person_id=pk(ana, "Li Chen"), kind="introduced").exists()


def test_merged_people_keep_it_and_parted_ones_have_it_back(
    ana: Actor, pair: tuple[UUID, UUID], given: GivenCard
) -> None:
    double = people.add(actor=ana, name="Maria M.", now=NOW)
    third = people.add(actor=ana, name="Third One", now=NOW)
    for other in (pair[1], third, pair[0]):
        given_introductions.begin(actor=ana, left=other, right=double, now=NOW)
    before = [line for line in dump(ana) if '"merge"' not in line]
    look_alikes.merge(actor=ana, kept=pair[0], absorbed=double, now=NOW)
    shown = queries.of_person(actor=ana, person=pair[0])
    # That with Li stood already, that with the double is one with oneself.
    assert {frozenset((one.left.id, one.right.id)) for one in shown} == {
        frozenset(pair),
        frozenset((pair[0], third)),
    }
    assert len(queries.listing(actor=ana)) == 2
    look_alikes.split(actor=ana, person=pair[0], now=NOW)
    after = [line for line in dump(ana) if '"merge"' not in line]
    assert [x for x in after if '"look-alike"' not in x] == before


def test_an_import_taken_back_leaves_who_was_to_be_introduced(ana: Actor) -> None:
    batch = bring(ana, record("Li Wei"), record("Gone Soon"))
    other = people.add(actor=ana, name="Somebody", now=NOW)
    given_introductions.begin(actor=ana, left=other, right=find(ana, "Li Wei"), now=NOW)
    (kept,) = undo.undo(actor=ana, batch=batch.id, now=NOW).kept
    assert (kept.name, kept.why) == ("Li Wei", "you thought of introducing them to somebody")


def test_nobody_else_moved_it_meanwhile(ana: Actor, given: GivenCard) -> None:
    stale = GivenIntroduction.objects.get()
    mark(ana, given, given.left.id, Consent.AGREED)
    with pytest.raises(Conflict):
        given_introductions._move(stale, GivenState.AGREED, right_consent=Consent.AGREED)
    assert Person.objects.filter(name="Maria Moreno").count() == 1
    assert not Tie.objects.filter(why__startswith="You introduced").exists()


def test_a_chat_tells_what_came_before_and_after(ana: Actor, pair: tuple[UUID, UUID]) -> None:
    tom = people.add(actor=ana, name="Tom Bay", now=NOW)
    chat = chats.schedule(actor=ana, person=pair[0], day=PAST, referred_by=tom, now=NOW).id

    def around() -> Surroundings:
        return surroundings.of_chat(actor=ana, chat=chat, now=NOW)

    noted = Debrief(helpful=("Start small",), names=(NameGiven("Eva Lind"), NameGiven("Joe Roe")))
    debriefs.debrief(actor=ana, chat=chat, debrief=noted, now=NOW)
    assert (around().sender_name, around().heard) == ("Tom Bay", FollowUpState.OPEN)
    asked = asks.draft(actor=ana, person=find(ana, "Eva Lind"), now=NOW)
    asks.mark(actor=ana, ask=asked.id, state=AskState.SENT, now=NOW)
    for one in follow_up_queries.of_chat(actor=ana, chat=chat):
        if one.kind in {FollowUpKind.REPORT_BACK, FollowUpKind.ADVICE_RESULT}:
            follow_ups.do(actor=ana, follow_up=one.id, now=NOW)
    given = given_introductions.begin(actor=ana, left=pair[0], right=pair[1], now=NOW)
    found = around()
    assert found.heard is FollowUpState.DONE
    assert [(one.name, one.reached) for one in found.named] == [
        ("Eva Lind", Reached.ASKED),
        ("Joe Roe", Reached.NAMED),
    ]
    assert [(one.kind, one.on) for one in found.told] == [(FollowUpKind.ADVICE_RESULT, TODAY)]
    assert [one.id for one in found.given] == [given.id]
    people.remove(actor=ana, person=tom, now=NOW)
    people.remove(actor=ana, person=find(ana, "Joe Roe"), now=NOW)
    assert around().sender is None
    assert [one.name for one in around().named] == ["Eva Lind"]


def test_the_report_counts_what_introducers_and_chats_were_given(
    ana: Actor, pair: tuple[UUID, UUID]
) -> None:
    third = people.add(actor=ana, name="Third One", now=NOW)
    chat = chats.schedule(actor=ana, person=third, day=PAST, referred_by=pair[0], now=NOW).id
    chats.hold(actor=ana, chat=chat, now=NOW)
    last = talk(ana, pair[0], Debrief())
    given = given_introductions.begin(actor=ana, left=pair[0], right=pair[1], now=NOW)
    agreed(ana, given)
    assert reports.show(actor=ana, now=NOW).introducers[0].introduced == 0
    given_introductions.make(actor=ana, given=given.id, now=NOW)
    report = reports.show(actor=ana, now=NOW)
    assert [(one.who.name, one.introduced) for one in report.introducers] == [("Maria Moreno", 1)]
    assert {one.chat: one.given for one in report.yields} == {last: 1}

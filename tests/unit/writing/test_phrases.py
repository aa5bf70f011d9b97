"""Whatever way a seeker types a field, the sentence it makes is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.writing import phrases, words

FRONT = "I am writing to you"
WHO = [
    ("lab technician exploring quality roles", "I am a lab technician exploring quality roles."),
    ("I am a lab technician", "I am a lab technician."),
    ("I'm a nurse.", "I'm a nurse."),
    ("i'm a nurse", "I'm a nurse."),
    ("I’m a nurse", "I’m a nurse."),
    ("Lab technician", "I am a lab technician."),
    ("A nurse", "I am a nurse."),
    ("nurse at St. Mary's Hospital.", "I am a nurse at St. Mary's Hospital."),
    ("Senior Nurse at Fabrikam", "I am a Senior Nurse at Fabrikam."),
    ("Nurse, ten years in intensive care", "I am a nurse, ten years in intensive care."),
    ("studying biology in Porto", "I am studying biology in Porto."),
    ("nursing student", "I am a nursing student."),
    ("Engineering graduate", "I am an engineering graduate."),
    ("teaching assistant at Contoso", "I am a teaching assistant at Contoso."),
    ("teaching at a primary school", "I am teaching at a primary school."),
    ("recent graduate in chemistry", "I am a recent graduate in chemistry."),
    ("Recent graduate in chemistry", "I am a recent graduate in chemistry."),
    ("in my final year of biology", "I am in my final year of biology."),
    ("PhD student in physics", "I am a PhD student in physics."),
    ("MBA student", "I am an MBA student."),
    ("HR assistant", "I am an HR assistant."),
    ("UX designer", "I am a UX designer."),
    ("honours student", "I am an honours student."),
    ("European lawyer", "I am a European lawyer."),
    ("German teacher", "I am a German teacher."),
    ("currently a nurse", "I am currently a nurse."),
    ("currently studying law", "I am currently studying law."),
    ("between roles", "I am between roles."),
    ("work as a welder", "I work as a welder."),
    ("work in a bank", "I work in a bank."),
    ("my name is Ana and I test devices", "My name is Ana and I test devices."),
    ("just finished my degree", "I just finished my degree."),
    ("10 years in logistics", "A line about me: 10 years in logistics."),
    ("x-ray technician", "I am an x-ray technician."),
    ("IT support specialist", "I am an IT support specialist."),
    ("Data analyst | Python | SQL", "I am a data analyst, Python, SQL."),
    ("an electrician retraining as a tester", "I am an electrician retraining as a tester."),
    ("Microsoft-certified technician", "I am a Microsoft-certified technician."),
    ("university lecturer", "I am a university lecturer."),
    ("former chef. Now I test software.", "I am a former chef. Now I test software."),
    ("early-career engineer", "I am an early-career engineer."),
    ("software developer!", "I am a software developer."),
    ("single mother returning to work", "I am a single mother returning to work."),
    ("new to testing", "I am new to testing."),
    ("new graduate", "I am a new graduate."),
    ("trained nurse", "I am a trained nurse."),
    ("trained as a nurse", "I am trained as a nurse."),
    ("looking to move into testing", "I am looking to move into testing."),
    ("as a nurse I see many devices", "As a nurse I see many devices."),
    ("self-taught programmer", "I am a self-taught programmer."),
    ("We are two students.", "We are two students."),
    ("Ana, a nurse from Porto", "I am Ana, a nurse from Porto."),
    ("NHS nurse", "I am an NHS nurse."),
    ("11-year veteran of retail", "I am an 11-year veteran of retail."),
    ("one-time founder", "I am a one-time founder."),
]
WHY = [
    ("I am thinking of a change to device testing", "I am thinking of a change to device testing."),
    ("thinking of a change to device testing", "I am thinking of a change to device testing."),
    ("Thinking of a change.", "I am thinking of a change."),
    ("to learn about testing", "I am writing to learn about testing."),
    ("because I want to change fields", "I am writing because I want to change fields."),
    ("a change to device testing", "I am writing about a change to device testing."),
    ("my move to testing", "I am writing about my move to testing."),
    ("career change", "Why I am writing: career change."),
    ("want to move into testing", "I want to move into testing."),
    ("would like to understand the field", "I would like to understand the field."),
    ("considering a move", "I am considering a move."),
    ("exploring quality roles", "I am exploring quality roles."),
    ("curious about testing", "I am curious about testing."),
    ("I'd like to change", "I'd like to change."),
    ("moving into quality work", "I am moving into quality work."),
    ("for advice on training", "I am writing for advice on training."),
    (
        "just finished my degree and want to test devices",
        "I just finished my degree and want to test devices.",
    ),
    ("currently weighing two paths", "I am currently weighing two paths."),
    ("about a change of field", "I am writing about a change of field."),
    ("My contract ends in May", "Why I am writing: my contract ends in May."),
    ("The lab I work in is closing", "The lab I work in is closing."),
    ("new in Porto", "I am new in Porto."),
    ("Exploring career paths in QA", "I am exploring career paths in QA."),
    ("hoping to find my next step", "I am hoping to find my next step."),
]
WHY_YOU = [
    (
        "your move from nursing to device testing is the step I am weighing",
        "Your move from nursing to device testing is the step I am weighing.",
    ),
    (
        "Your move from nursing to device testing",
        "I am writing to you because of your move from nursing to device testing.",
    ),
    ("your talk on reuse", "I am writing to you because of your talk on reuse."),
    (
        "Your talk on reuse raised a question for me.",
        "Your talk on reuse raised a question for me.",
    ),
    (
        "you moved from nursing to testing",
        "I am writing to you because you moved from nursing to testing.",
    ),
    (
        "You are one of the few who test pacemakers",
        "I am writing to you because you are one of the few who test pacemakers.",
    ),
    (
        "her move from nursing to testing",
        "I am writing to you because of your move from nursing to testing.",
    ),
    (
        "She moved from nursing to testing",
        "I am writing to you because you moved from nursing to testing.",
    ),
    ("she knows device testing", "I am writing to you because you know device testing."),
    (
        "He teaches testing and his book helped me",
        "I am writing to you because you teach testing and your book helped me.",
    ),
    ("his work on sensors", "I am writing to you because of your work on sensors."),
    ("because you moved from nursing", "I am writing to you because you moved from nursing."),
    ("how you moved from nursing", "I would value hearing how you moved from nursing."),
    ("I read your article on drift", "I read your article on drift."),
    ("I loved your talk", "I loved your talk."),
    ("device testing expertise", "Why I thought of you: device testing expertise."),
    (
        "the way you combine nursing and testing",
        "I am writing to you because of the way you combine nursing and testing.",
    ),
    ("the only tester I know", "I am writing to you because you are the only tester I know."),
    (
        "your work as Test Lead at Fabrikam",
        "I am writing to you because of your work as Test Lead at Fabrikam.",
    ),
    (
        "worked as a nurse before testing",
        "I am writing to you because you worked as a nurse before testing.",
    ),
    ("to hear about your path", "I am writing to you to hear about your path."),
    (
        "Your path that led from nursing to testing",
        "I am writing to you because of your path that led from nursing to testing.",
    ),
    ("she's the head of testing", "I am writing to you because you are the head of testing."),
    ("They build sensors", "Why I thought of you: they build sensors."),
    ("your career change", "I am writing to you because of your career change."),
    ("for your work on sensors", "I am writing to you for your work on sensors."),
    ("What made you change?", "What made you change?"),
]
LEARN = [
    ("how testers are trained", "I hope to learn how testers are trained."),
    ("How testers are trained.", "I hope to learn how testers are trained."),
    ("to learn how testers are trained", "I hope to learn how testers are trained."),
    ("I want to learn how testers are trained", "I want to learn how testers are trained."),
    ("want to learn how testers train", "I want to learn how testers train."),
    ("learn how testers train", "I hope to learn how testers train."),
    ("what a normal day looks like", "I hope to learn what a normal day looks like."),
    ("what is a normal day like", "What I would most like to ask: what is a normal day like?"),
    ("How are testers trained?", "What I would most like to ask: how are testers trained?"),
    ("device testing", "I hope to learn about device testing."),
    ("about device testing", "I hope to learn about device testing."),
    ("more about testing", "I hope to learn more about testing."),
    ("whether nurses fit in", "I hope to learn whether nurses fit in."),
    ("getting into testing", "I hope to learn about getting into testing."),
    ("understand the daily work", "I hope to understand the daily work."),
    ("the path into testing", "I hope to learn about the path into testing."),
    ("tips for newcomers", "I hope to get tips for newcomers."),
    ("advice on training", "I hope to get advice on training."),
    ("which skills matter most", "I hope to learn which skills matter most."),
    ("I hope to understand how labs differ", "I hope to understand how labs differ."),
    ("what skills are needed", "I hope to learn what skills are needed."),
    ("Which courses do you value", "What I would most like to ask: which courses do you value?"),
    ("find out how labs differ", "I hope to find out how labs differ."),
    ("hear your story", "I hope to hear your story."),
    ("what it takes to become a tester", "I hope to learn what it takes to become a tester."),
]
MATTER = [
    ("how testers are trained", "how testers are trained"),
    ("How testers are trained.", "how testers are trained"),
    ("to learn how testers are trained", "how testers are trained"),
    ("I want to learn how testers are trained", "how testers are trained"),
    ("want to learn how testers train", "how testers train"),
    ("learn how testers train", "how testers train"),
    ("what a normal day looks like", "what a normal day looks like"),
    ("what is a normal day like", ""),
    ("How are testers trained?", ""),
    ("device testing", "device testing"),
    ("about device testing", "device testing"),
    ("more about testing", "testing"),
    ("whether nurses fit in", "whether nurses fit in"),
    ("getting into testing", "getting into testing"),
    ("understand the daily work", "the daily work"),
    ("the path into testing", "the path into testing"),
    ("tips for newcomers", "tips for newcomers"),
    ("advice on training", "advice on training"),
    ("which skills matter most", "which skills matter most"),
    ("I hope to understand how labs differ", "how labs differ"),
    ("what skills are needed", "what skills are needed"),
    ("Which courses do you value", ""),
    ("find out how labs differ", "how labs differ"),
    ("hear your story", "your story"),
    ("what it takes to become a tester", "what it takes to become a tester"),
]
SHARED = [
    ("we both worked at Contoso", "We both worked at Contoso."),
    ("Contoso", "What links us: Contoso."),
    ("both studied at Porto", "We both studied at Porto."),
    ("both from Porto", "We are both from Porto."),
    ("worked together at Contoso", "We worked together at Contoso."),
    ("met at the spring fair", "We met at the spring fair."),
    ("I heard your talk in May", "I heard your talk in May."),
    ("you taught me chemistry", "You taught me chemistry."),
    ("former colleagues at Contoso", "We are former colleagues at Contoso."),
    ("same school", "What links us: same school."),
    ("fellow rowers", "We are fellow rowers."),
    (
        "we have been connected on LinkedIn since May 2019",
        "We have been connected on LinkedIn since May 2019.",
    ),
]
SENT = [
    ("my former manager", "Priya Patel, my former manager, suggested I write to you."),
    (
        "a friend from university",
        "Priya Patel, a friend from university, suggested I write to you.",
    ),
    ("from the food bank", "Priya Patel from the food bank suggested I write to you."),
    ("who taught me", "Priya Patel, who taught me, suggested I write to you."),
    ("she coached me", "Priya Patel suggested I write to you; she coached me."),
    ("we volunteer together.", "Priya Patel suggested I write to you; we volunteer together."),
    ("You row together", "Priya Patel suggested I write to you; you row together."),
    ("my manager at Contoso", "Priya Patel, my manager at Contoso, suggested I write to you."),
    (
        "both at Contoso since 2015",
        "Priya Patel suggested I write to you; we are both at Contoso since 2015.",
    ),
]
ABOUT = [
    ("device testing", "device testing"),
    ("Quality engineer", "work as a quality engineer"),
    ("nurse", "work as a nurse"),
    ("Data analysis", "data analysis"),
    ("UX design", "UX design"),
    ("Product Manager", "work as a Product Manager"),
    ("IT", "IT"),
    ("quality roles", "quality roles"),
]


@pytest.mark.parametrize("typed, said", WHO)
def test_who_i_am(typed: str, said: str) -> None:
    assert phrases.who(typed) == said


@pytest.mark.parametrize("typed, said", WHY)
def test_why_i_write(typed: str, said: str) -> None:
    assert phrases.why(typed) == said


@pytest.mark.parametrize("typed, said", WHY_YOU)
def test_why_this_person(typed: str, said: str) -> None:
    assert phrases.why_you(text=typed, front=FRONT) == said


@pytest.mark.parametrize("typed, said", LEARN)
def test_what_i_hope_to_learn(typed: str, said: str) -> None:
    assert phrases.learn(typed) == said


@pytest.mark.parametrize("typed, said", MATTER)
def test_what_a_question_is_on(typed: str, said: str) -> None:
    assert phrases.matter(typed) == said


@pytest.mark.parametrize("typed, said", SHARED)
def test_what_links_us(typed: str, said: str) -> None:
    assert phrases.shared(typed) == said


@pytest.mark.parametrize("typed, said", SENT)
def test_who_sent_me(typed: str, said: str) -> None:
    assert phrases.sent(by="Priya Patel", how=typed, act="write to you") == said


@pytest.mark.parametrize("typed, said", ABOUT)
def test_what_the_talk_is_about(typed: str, said: str) -> None:
    assert phrases.about(typed) == said


@given(st.text(max_size=80))
def test_any_text_makes_a_sentence_or_nothing(typed: str) -> None:
    for said in (phrases.who(typed), phrases.why(typed), phrases.learn(typed)):
        assert said == "" or said.rstrip("\"')]’”")[-1:] in ".?!…"
        assert "  " not in said
        assert said.strip() == said


@given(st.text(max_size=80))
def test_tidying_twice_changes_nothing(typed: str) -> None:
    assert words.tidy(words.tidy(typed)) == words.tidy(typed)


@given(st.text(max_size=200), st.integers(20, 100))
def test_a_shortened_sentence_is_short_enough(typed: str, most: int) -> None:
    line = words.sentence(typed)
    assert len(words.shorten(line, most=most)) <= most


def test_a_name_stands_whole_or_not_at_all() -> None:
    line = "I am writing because of your work as Test Engineer at Very Long Organisation Name."
    for most in range(20, len(line)):
        cut = words.shorten(line, most=most, names=("Very Long Organisation Name",))
        assert "Very" not in cut or "Very Long Organisation Name" in cut

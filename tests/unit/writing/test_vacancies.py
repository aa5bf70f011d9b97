"""L01: what asks for a job, and what only sounds like it."""

import pytest

from kithwork.domain.messages import MessageContext, MessageKind, Severity
from kithwork.writing import checks

ASKING = [
    "Do you have any openings?",
    "Do you have any openings I could apply for?",
    "Is your team hiring?",
    "Is your team currently hiring testers?",
    "I am looking for a job.",
    "I’m looking for a new job in device testing.",
    "I am currently seeking a full-time position in Porto.",
    "I have been looking for an internship for the summer.",
    "Would you refer me?",
    "Could you refer me for the tester role at Fabrikam?",
    "Could I apply to your team?",
    "How do I apply?",
    "Please find my CV attached for the position.",
    "Attached is my resume for any openings you may have.",
    "Please find my résumé enclosed for your consideration.",
    "Please keep me in mind for future roles.",
    "Please keep me in mind if something comes up.",
    "Let me know if you hear of any vacancies.",
    "Let me know if anything opens up on your team.",
    "I would love to work for you.",
    "I'd love to join your team.",
    "I would love to work at Fabrikam.",
    "I hope to work for your company one day.",
    "Could you hire me?",
    "Would you consider me for a role?",
    "I would like to be considered for the vacancy.",
    "Are there any internships at Fabrikam?",
    "Are there any open positions in your department?",
    "Do you know of any jobs for a lab technician?",
    "Do you know of any opportunities in your company?",
    "Are you hiring?",
    "Are you looking for interns?",
    "Who is hiring in your field at the moment?",
    "I was wondering if you are hiring.",
    "I wanted to ask whether your company is recruiting.",
    "Could you put in a good word for me?",
    "Could you forward my CV to HR?",
    "Would you pass my resume to the hiring manager?",
    "Could you introduce me to your hiring manager?",
    "Can you help me get a job at Fabrikam?",
    "Could you help me find work?",
    "Could you help me find an internship?",
    "Please give me a chance.",
    "Would you give me an internship?",
    "I need a job.",
    "I want a job in your lab.",
    "I want a role where I can grow.",
    "I am interested in the quality engineer position at Fabrikam.",
    "I am interested in working for your company.",
    "I am interested in a job with your team.",
    "I saw your job posting for a tester.",
    "I am writing about the vacancy on your website.",
    "Could I get an interview?",
    "I would appreciate an interview with your team.",
    "I would be a great fit for your team.",
    "I am a strong candidate for the role.",
    "I am open to work.",
    "I am open to new opportunities.",
    "I can start immediately.",
    "I am job hunting and would value your help.",
    "Is there a place for me on your team?",
    "Could your team use someone like me?",
    "Would you recommend me to your boss?",
    "Could you give me an employee referral?",
    "I would like a referral.",
    "Any openings for a nurse?",
    "Any chance of an internship?",
    "ARE YOU HIRING?",
    "Looking for a job in testing.",
    "I would like to apply for the internship.",
    "I applied for a position at Fabrikam last week.",
    "Please think of me when a role opens up.",
    "Please keep an eye out for me.",
    "Is Fabrikam hiring?",
    "I'm not sure if you have any openings, but I thought I would ask.",
    "Don’t you have any vacancies?",
    "I am not asking for a job, but do you have any internships?",
    "Could you offer me an internship?",
    "I would like\nto find a job in\nyour lab.",
    "How could I get a job at Fabrikam?",
    "Could you help me with my job search?",
    "I am searching for employment.",
]
INNOCENT = [
    "How did you get your first job?",
    "How did you find your current position?",
    "What is your job like?",
    "I admire your work.",
    "Your work on sensors made me curious.",
    "I loved your talk on hiring.",
    "I read your article about job interviews.",
    "Could we do an informational interview?",
    "I would like to invite you to an informational interview.",
    "I am not asking for a job.",
    "I’m not looking for a job.",
    "I am not here to ask for a job or an interview.",
    "This is not a request for a job.",
    "I would rather hear your story than ask about a job.",
    "Could we have a career chat?",
    "Would you let me try job shadowing one day?",
    "I did my internship at Contoso.",
    "How did your internship shape your path?",
    "My internship at Contoso taught me to solder.",
    "I am a lab technician exploring quality roles.",
    "Which skills carried you through your past roles?",
    "Your position at Fabrikam gives you a view of the whole process.",
    "In your opinion, what makes a good tester?",
    "I would value hearing how you moved into logistics.",
    "Would you be open to a short call next week?",
    "Could I ask you for 20 minutes by phone?",
    "Do you have 20 minutes for a call?",
    "Do you have an opening in your calendar next week?",
    "Thank you for the opportunity to talk.",
    "I would welcome the opportunity to hear your story.",
    "You are a role model for many of us.",
    "What do you look for in a good test report?",
    "What do teams look for when hiring testers?",
    "How do people usually join teams like yours?",
    "How did you come to join your team?",
    "What made you apply to Fabrikam?",
    "How did you apply what you learned in nursing?",
    "I apply statistics in my work every day.",
    "I applied to university last year.",
    "I would like to apply my lab skills to new questions.",
    "I work for Contoso.",
    "I work at a hospital in Porto.",
    "I would like to work in device testing one day.",
    "We worked together at Contoso.",
    "We both worked for the same lab.",
    "Priya Patel suggested I write to you.",
    "Priya Patel referred me to you.",
    "Who do you know at Fabrikam?",
    "Could you refer me to someone else in the field?",
    "I hope to learn how testers are trained.",
    "I hope to learn what the job of a tester is really like.",
    "I hope to learn which roles suit former nurses.",
    "On the job, what surprised you most?",
    "What does a normal day in your job look like?",
    "I have considered your advice.",
    "I am considering a change to device testing.",
    "I am thinking of a change to device testing.",
    "Would it be possible to talk for 20 minutes?",
    "I heard your interview on the radio.",
    "I read an interview you gave last year.",
    "Your post about your second job stayed with me.",
    "I saw your post on test benches.",
    "The opening of your new plant caught my eye.",
    "Your opening remarks at the conference stayed with me.",
    "You did a great job with the new lab.",
    "How do people looking for a job in testing usually start?",
    "I left my first job to study biology.",
    "My current position is in a hospital lab.",
    "Please feel free to say no.",
    "If now is a bad time, that is quite all right.",
    "Would you be open to a 20-minute talk at a time that suits you?",
    "I want to understand how the roles in a lab differ.",
    "Your move from recruiting to testing is the step I am weighing.",
    "I would love to hear about your work for the city.",
    "What is the job market like for testers?",
    "It would help me to hear what your work is like.",
    "Is hiring a subject you speak about often?",
    "I would like to learn from your work with young engineers.",
    "I do not expect a job offer from you.",
    "Who else should I talk to?",
    "I work with the recruiting team at Contoso as an assistant.",
]


def rules(sentence: str) -> set[str]:
    """The rules that speak up on a sentence within an ask."""
    text = f"Dear Li,\n\n{sentence}\n\nKind regards,\nAna"
    found = checks.check(text=text, kind=MessageKind.ASK, context=MessageContext())
    return {remark.rule for remark in found if remark.severity is Severity.BLOCK}


@pytest.mark.parametrize("sentence", ASKING)
def test_asking_for_a_job_is_blocked(sentence: str) -> None:
    assert "L01" in rules(sentence)


@pytest.mark.parametrize("sentence", INNOCENT)
def test_what_only_sounds_like_it_is_left_alone(sentence: str) -> None:
    assert "L01" not in rules(sentence)


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_kind_of_message_is_read(kind: MessageKind) -> None:
    found = checks.check(text="Is your team hiring?", kind=kind, context=MessageContext())
    assert found[0].rule == "L01"


def test_the_words_are_marked_exactly() -> None:
    text = "Dear Li,\n\nI liked your talk. Do you have any openings in spring?"
    remark = checks.check(text=text, kind=MessageKind.ASK, context=MessageContext())[0]
    assert text[remark.start : remark.end] == "Do you have any openings"


def test_a_subject_that_speaks_of_a_job_is_blocked() -> None:
    context = MessageContext(subject="Job application")
    found = checks.check(text="Dear Li,", kind=MessageKind.ASK, context=context)
    assert (found[0].rule, found[0].start, found[0].end) == ("L01", 0, 0)


def test_a_subject_on_a_talk_about_hiring_is_fine() -> None:
    context = MessageContext(subject="Your talk on hiring")
    found = checks.check(text="Dear Li,", kind=MessageKind.ASK, context=context)
    assert "L01" not in {remark.rule for remark in found}

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
    "Would there be an opportunity for me to work with your team?",
    "I was hoping you might have a vacancy.",
    "Might there be any vacancies in your lab?",
    "Do you happen to know whether Fabrikam is hiring?",
    "I'd be grateful if you could refer me.",
    "I would be thankful for a referral.",
    "Can you recommend me for a position?",
    "I'm a recent graduate looking for entry-level roles.",
    "As a recent graduate, I am seeking opportunities in marketing.",
    "I am seeking new opportunities in marketing.",
    "Currently looking for work.",
    "I am hoping to secure an internship with your company.",
    "Would your company be interested in hiring me?",
    "Would you be willing to hire a recent graduate?",
    "Do you need an extra pair of hands?",
    "My CV is attached in case you have a suitable role.",
    "I have attached my resume in case there is something suitable.",
    "I've attached my CV in the hope that you could pass it on to HR.",
    "Can you get me an interview?",
    "Could you please pass my CV along?",
    "I want to work for Fabrikam.",
    "I'd like to work with you.",
    "What are my chances of being hired?",
    "Is there any chance I could join your company?",
    "Could you tell me about current openings?",
    "I am writing to ask about job opportunities at Fabrikam.",
    "I am writing to express my interest in the analyst position.",
    "I am writing to inquire about internships.",
    "I wish to apply for a position in your firm.",
    "If there is an opening, please let me know.",
    "Please let me know about any positions that become available.",
    "Can you let me know when you're hiring?",
    "Would you have a job for me?",
    "Do you have a job for a nurse?",
    "I hope you will consider my application.",
    "Would you mind referring me?",
    "Would you mind passing on my CV?",
    "Could you connect me with a recruiter at Fabrikam?",
    "I'm in the market for a new role.",
    "I'm on the lookout for a new position.",
    "My goal is to get hired at Fabrikam.",
    "I really need work right now.",
    "I lost my job and need a new one.",
    "I would be happy to start as an intern.",
    "Could I do an internship with you?",
    "May I intern with you?",
    "Could I be an intern in your lab?",
    "Is it possible to do an internship in your lab?",
    "Do you offer internships?",
    "Are you taking on trainees?",
    "Are you taking interns this summer?",
    "I'd like to be your intern.",
    "Do you have any work for me?",
    "Do you have something for me at your company?",
    "I am available for interviews next week.",
    "Kindly consider me.",
    "Please hire me!",
    "I'm looking to get hired.",
    "I'm looking to join a company like yours.",
    "Could you help me get in at Fabrikam?",
    "Could you help me get a foot in the door?",
    "I'd love a job like yours at your company.",
    "Who should I send my application to?",
    "Where can I send my CV?",
    "To whom should I send my resume?",
    "I saw that you are hiring.",
    "I noticed Fabrikam has an opening for a tester.",
    "I noticed you have a role open.",
    "Does Fabrikam have any roles for testers?",
    "Any leads on jobs would be great.",
    "I would appreciate any job leads.",
    "Are there vacancies?",
    "I'm interested in your open role.",
    "I'd like to discuss employment opportunities.",
    "Could we talk about job opportunities?",
    "Could we talk about open roles at Fabrikam?",
    "Could we discuss the tester position?",
    "I'd like to talk about the job you posted.",
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
    "How did you land your first role in testing?",
    "I noticed you moved from nursing to testing.",
    "What would you tell someone who wants a job like yours?",
    "How did you know the job was right for you?",
    "I have worked as a nurse for six years.",
    "I have a job I like, and wonder what testers do all day.",
    "I work in human resources.",
    "I am an HR assistant.",
    "I am a recruiter at Contoso.",
    "I am a hiring manager myself.",
    "I am a career adviser.",
    "I am a job coach at a school.",
    "I work as a recruiter and would like to hear about testing.",
    "Your career in recruiting interests me.",
    "You hired me once, twenty years ago.",
    "You interviewed me for the student paper.",
    "Could I interview you for our student newspaper?",
    "How does your team work with suppliers?",
    "What is the role of a tester in a project team?",
    "I would like to learn about the role of testers.",
    "I am interested in the role of testing in medicine.",
    "I am interested in how labs work.",
    "I want to know how a position like yours comes about.",
    "Which parts of the job do you like most?",
    "Which jobs did you have before?",
    "What other jobs did you consider?",
    "I hope you are enjoying your new job.",
    "Congratulations on your new position!",
    "Congratulations on your new role at Fabrikam.",
    "I met Priya at a job fair.",
    "We met at the job fair in Porto.",
    "Priya and I had summer jobs at Contoso.",
    "We both did internships at Contoso.",
    "I recently finished an internship in a hospital lab.",
    "I am doing an internship at Contoso until May.",
    "I am a student in a placement year.",
    "I am an apprentice in my second year.",
    "I am an intern at Contoso.",
    "What did you think of when you joined Fabrikam?",
    "How do you work with nurses?",
    "Could you recommend a book on device testing?",
    "Could you recommend someone else to talk to?",
    "May I mention your name to Priya?",
    "Thank you for considering this.",
    "Thank you for considering my question.",
    "Are you available for a short call?",
    "I am available on Tuesday or Thursday afternoon.",
    "When would you be available?",
    "Would a call next week work for you?",
    "Would Tuesday work for you?",
    "What works best for you?",
    "Would 20 minutes work for you?",
    "I would love to work out what fits me.",
    "It took me a year to find my place in the lab.",
    "How did you find work you enjoy?",
    "I'd like to see where my skills fit.",
    "I am looking for advice on moving into testing.",
    "I am looking for someone who has made this move.",
    "I am looking for the right questions to ask.",
    "Your team takes on hard problems.",
    "I follow the work of your team.",
    "I'd love to hear how your team works.",
    "Could I join you for a coffee?",
    "Could I join your talk on Thursday?",
    "I joined the hospital in 2019.",
    "I would love to learn how you joined Fabrikam.",
    "The opportunity to talk with you would mean a lot.",
    "Would there be an opportunity to speak with you?",
    "Please let me know if that works.",
    "Let me know what works for you.",
    "If anything comes up, we can move the call.",
    "I can start with a short question by mail.",
    "Could I start with one question?",
    "I have no openings in my calendar on Monday.",
    "I don't want a job from you, only your story.",
    "I ask only for your view, not for a job or a referral.",
    "You don't need to know of any job; your story is what I am after.",
    "I teach job interview skills at a college.",
    "I'm a job developer for a charity.",
    "Would you tell me what your role involves?",
    "In your post on roles in QA you mention drift.",
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
    assert found[0].rule == ("L40" if kind in {MessageKind.QUESTION, MessageKind.PLAN} else "L01")
    assert found[0].severity is Severity.BLOCK


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


@pytest.mark.parametrize("below", ["Please give me a job.", "P.S. Do you have any openings?"])
def test_what_stands_below_the_closing_is_read_too(below: str) -> None:
    text = f"Dear Li,\n\nWould you have 20 minutes?\n\nKind regards,\nAna Sol\n\n{below}"
    found = checks.check(text=text, kind=MessageKind.ASK, context=MessageContext())
    block = next(remark for remark in found if remark.rule == "L01")
    assert text[block.start : block.end] in below


def test_a_signature_is_no_plea() -> None:
    text = (
        "Dear Li,\n\nWould you have 20 minutes?\n\nKind regards,\nAna Sol\nHead of hiring, Contoso"
    )
    found = checks.check(text=text, kind=MessageKind.ASK, context=MessageContext())
    assert all(remark.rule != "L01" for remark in found)


@pytest.mark.parametrize(
    "text", ["Can I have a job?", "Could I please have a summer internship?", "May we have jobs?"]
)
def test_a_blunt_wish_is_a_plea(text: str) -> None:
    found = checks.check(text=text, kind=MessageKind.ASK, context=MessageContext())
    assert found[0].rule == "L01"


@pytest.mark.parametrize(
    "text",
    [
        "Can I have a look at how your job works?",
        "Could I have your view of the job?",
        "May I have 20 minutes on how you found your first job?",
    ],
)
def test_a_wish_to_learn_of_a_job_is_none(text: str) -> None:
    found = checks.check(text=text, kind=MessageKind.ASK, context=MessageContext())
    assert all(remark.rule != "L01" for remark in found)

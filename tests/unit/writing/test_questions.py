"""L33 to L42: what is remarked on in a question, and what is left alone."""

import pytest

from kithwork.domain.messages import MessageContext, MessageKind, Remark, Severity
from kithwork.domain.questions import Question
from kithwork.writing import checks
from kithwork.writing.questions import banks

KNOWN = MessageContext(
    known=(
        "title: Quality Manager",
        "employer: Fabrikam",
        "before: Contoso",
        "school: Porto",
        "place: Porto",
        "industry: medical devices",
        "Fabrikam opened a second plant in Braga in 2024.",
    )
)

BAD: dict[str, list[str]] = {
    "L33": [
        "Do you like your job?",
        "Is the work stressful?",
        "Are the hours long?",
        "Can newcomers work from home?",
        "Will robots take over?",
        "Have you ever regretted the switch?",
        "Did your studies help?",
        "Would you do it again?",
        "So, is it hard to begin?",
        "Well, does the team get along?",
        "For newcomers, is it hard to settle in?",
        "When you started, were you nervous?",
        "I read about the new plant; does it change your work?",
        "You enjoy the travel?",
        "I was wondering if you enjoy the travel.",
        "Could you tell me whether the hours are long?",
        "Has the field changed much",
        "1. Is there a typical day?",
    ],
    "L34": [
        "How did you start, and what is the pay and culture?",
        "What do you do and how do you do it?",
        "What drew you here? What keeps you here?",
        "Which tools do you use, and which would you recommend?",
        "How is the team put together and who decides?",
        "How did you begin, and did you like it?",
        "Where do people start or what do they study?",
        "What does a good day look like and how often do you have one?",
        "Who helped you early on? And how?",
        "How do you stay up to date, and also what should I read?",
        "What has changed lately, and how much time does it take?",
        "What keeps you here, or have you thought of moving on?",
    ],
    "L36": [
        "What do you earn?",
        "How much do you make?",
        "How much do you currently earn?",
        "What is your salary?",
        "What was your starting salary?",
        "What is your current annual income?",
        "How much money do you make in this job?",
        "What do you make a year?",
        "Are you paid well?",
        "How well are you paid?",
        "What did you earn in your first job?",
        "How big is your bonus?",
        "How much did you get paid at Contoso?",
        "Do you earn more than before?",
        "May I ask how much you earn?",
        "What is your hourly rate?",
        "What do they pay you?",
        "How did your pay change when you moved?",
        "How much were you offered?",
        "What kind of salary do you get?",
    ],
    "L37": [
        "What does your company make?",
        "What do you do at Fabrikam?",
        "What is your title?",
        "What's your job title?",
        "What is your current position?",
        "Where do you work?",
        "Who do you work for at the moment?",
        "Where did you work before?",
        "What did you do before Fabrikam?",
        "Which companies have you worked for?",
        "Where did you study?",
        "Where are you based?",
        "Which industry are you in?",
        "When did Fabrikam open the second plant?",
        "How many people work at your company?",
        "When was the company founded?",
    ],
    "L38": [
        "Isn't the management terrible?",
        "Don't you think the field is dying?",
        "Wouldn't you agree that degrees are overrated?",
        "Is it not a very slow business?",
        "The hours are awful, aren't they?",
        "The culture is great, right?",
        "Surely the money keeps people here?",
        "I assume you work long hours?",
        "Why is the leadership so bad?",
        "How toxic is the culture?",
        "Is it true that people burn out here?",
        "How much do you love your job?",
        "What do you say about such a terrible company?",
        "Everybody knows the field is shrinking; what now?",
        "How do you put up with your customers?",
        "Obviously the big firms win, so what is left for the small ones?",
    ],
    "L39": [
        "Tell me about finance.",
        "Tell me about your job.",
        "Can you tell me about your industry?",
        "Could you tell me everything about marketing?",
        "Please tell me about yourself.",
        "Tell me more about the company.",
        "What is your company like?",
        "What is finance like?",
        "What's it like to work there?",
        "What is it like working at Fabrikam?",
        "What should I know about logistics?",
        "What can you tell me about consulting?",
        "How does your industry work?",
        "What do you think about AI?",
        "What are your thoughts on remote work?",
        "Any advice?",
        "What do you do?",
        "How is work?",
    ],
    "L40": [
        "Is your team hiring?",
        "Are there any openings in your department?",
        "Do you have any vacancies at the moment?",
        "Do you have any openings I could apply for?",
        "When will you next hire somebody?",
        "How many people will you hire this year?",
        "Which positions are open right now?",
        "Could you get me an interview?",
        "Would you consider me for a role?",
        "Would you refer me for the tester role?",
        "Who is hiring in your field at the moment?",
        "Are you looking for interns?",
        "What would it take for you to hire me?",
        "Do you know of any jobs for a lab technician?",
        "Does your team need more people?",
        "Could I work for your company?",
        "What openings do you see coming up?",
        "Would your company hire someone with my background?",
    ],
    "L41": [
        "Are you planning children?",
        "Who are your secret clients?",
        "How old are you?",
        "Are you married?",
        "Do you have kids?",
        "What does your husband think of the travel?",
        "How do your children cope with your shifts?",
        "What is your religion?",
        "Who did you vote for?",
        "Which party do you support?",
        "What is your nationality?",
        "Where are you really from?",
        "How is your health?",
        "What do your colleagues earn?",
        "What do you think of your boss?",
        "Off the record, how is the firm doing?",
        "Which confidential projects are you working on?",
        "What are your company's profit margins?",
        "Who will be laid off next?",
        "What unannounced products are in the works?",
        "Are you religious?",
    ],
    "L42": [
        "Why did you leave so fast?",
        "Why did you fail at Contoso?",
        "Why did you quit your last job?",
        "Why didn't you stay?",
        "Why were you passed over?",
        "Why haven't you moved up yet?",
        "Why did you only stay a year?",
        "How come you never finished your degree?",
        "What makes you think the field will grow?",
        "What is wrong with your team?",
        "How could you leave such a team?",
        "Who was to blame for the delay?",
        "Explain the gap in your career.",
        "Be honest, how good is the training?",
        "How do you explain your failure?",
        "Why would anyone work in this field?",
        "What were you thinking when you moved?",
    ],
}
BAD["L35"] = [
    (
        "I have been reading a great deal about the way in which hospitals buy their devices over "
        "the last years, what changed most in how you test them?"
    ),
    "What " + "very " * 25 + "small thing helps?",
]
WEIGHTS = {"L36": Severity.BLOCK, "L40": Severity.BLOCK, "L41": Severity.ERROR}

# Questions as people ask them, close to what each rule looks for, and fine.
GOOD: dict[str, list[str]] = {
    "L33": [
        "What do you like most about it?",
        "How is the work shared out?",
        "Could you tell me how you became a tester?",
        "Would you walk me through a day last week?",
        "Can you describe the moment you knew?",
        "May I ask what drew you to Porto?",
        "Had you stayed in nursing, what would you do today?",
        "When you look back, what are you glad you did?",
        "In which situations is the pressure highest?",
        "I wonder how you came to audit.",
        "Should I wish to learn more, where would I begin?",
        "For newcomers, what is hard to get used to?",
        "You moved from nursing to testing: what led you there?",
        "Would you mind telling me how you prepare an audit?",
        "At what point did you feel at home in the job?",
    ],
    "L34": [
        "How did you start?",
        "How and why did the field change?",
        "Who or what shaped your choices early on?",
        "What do you like and dislike about the travel?",
        "Which skills, tools and habits matter most?",
        "What is the difference between what is said and how things are done?",
        "What do people learn about how you work and what you would change?",
        "What do sales and support expect from each other?",
        "What is it that insiders know and are proud of?",
        "Which part of the work do you look forward to, and why?",
        "How do remote and on-site people work together?",
        "What did you have to learn and unlearn?",
    ],
    "L35": [
        "What surprised you in the first year?",
        (
            "I read that you moved from the lab to the shop floor; what did you have to learn anew "
            "in the first months there?"
        ),
    ],
    "L36": [
        "What range is usual for a first post like this?",
        "What pay range is usual in this field?",
        "How do pay and duties grow over five years?",
        "What do you make of the new rules?",
        "How do you earn the trust of a new team?",
        "How much do you use what you studied?",
        "What do people in this kind of role usually earn?",
        "How does your company's pay scale work for beginners?",
        "How much do you get out of conferences?",
        "What do you pay attention to in an audit?",
        "Which benefits matter more than people expect?",
        "How does your pay structure reward teams?",
        "How often do you make use of statistics?",
    ],
    "L37": [
        "I read about the new plant; what does it change for your team?",
        "What did you take from Contoso into your present work?",
        "What does your title leave out?",
        "How did you come from Contoso to Fabrikam?",
        "What did you study that still helps you?",
        "How does the second plant change your day?",
        "What do you do when an audit goes wrong?",
        "Where did you work hardest on yourself?",
        "What does the company make you proud of?",
        "What do you do first on a Monday?",
        "How is Porto as a place for your kind of work?",
        "Who do you work with most closely?",
        "Where are you most at ease in your work?",
    ],
    "L38": [
        "How would you describe the leadership?",
        "What don't outsiders see?",
        "How demanding is the first year?",
        "Why is the approval process so long?",
        "What is the right time to switch?",
        "How do people deal with a difficult manager?",
        "How clearly are goals set in your team?",
        "What would you say to people who think the field is dying?",
        "How do you feel about the changes?",
        "What do newcomers not expect?",
        "How long is the day in a busy week?",
        "What makes a team turn sour?",
    ],
    "L39": [
        "How does credit analysis differ from audit, day to day?",
        "Tell me about a day you remember well.",
        "Tell me about your first week.",
        "Tell me about the time you changed fields.",
        "Tell me about your path into testing.",
        "What is a typical day like?",
        "What is it like to hand over a device you have tested for a year?",
        "What is your manager's part in an audit?",
        "How does your team work with the lab?",
        "What should I know about the exam before I sign up for it?",
        "What do you think about when you plan a test?",
        "What advice would you give me for the first months?",
        "How does an idea become a product?",
    ],
    "L40": [
        "How do people usually join teams like yours?",
        "How do people usually come to be hired in this field?",
        "What makes a candidate memorable for you?",
        "What mistakes do you see in applications?",
        "How do teams judge potential over experience?",
        "How did you find your first job?",
        "Which jobs will change most over the next years?",
        "How would you describe your role to a child?",
        "How do you prepare a job interview with a new colleague?",
        "What do you look for when you hire?",
        "Which roles work most closely with yours?",
        "What would a good first position teach me?",
        "How do newcomers get an overview of the field?",
        "What does a recruiter overlook in people like us?",
        "What is the hiring process like at a small firm?",
    ],
    "L41": [
        "How does the field support people with families?",
        "How welcome do people of different backgrounds feel?",
        "What is the secret to a good audit?",
        "How do people with children manage the shifts?",
        "Who are your main customers?",
        "How old is the typical machine on the floor?",
        "What support exists when life gets hard?",
        "How do you keep confidential papers apart from the rest?",
        "What kind of internal training helped you most?",
        "How has health care changed your field?",
        "What does your family of products have in common?",
        "How does politics reach into a public agency?",
        "Which partners do you work with abroad?",
    ],
    "L42": [
        "What led you to move on?",
        "Why did you choose this field?",
        "Why do you think the field is changing?",
        "What made you leave the lab?",
        "What went differently from what you had planned?",
        "How can you tell a good test from a bad one?",
        "What makes you smile at work?",
        "What did you learn from a project that failed?",
        "Why does it take so long to learn?",
        "How could you tell that it was time to go?",
        "What would you do differently today?",
        "Who thinks differently about this?",
    ],
}


def ask(text: str, context: MessageContext = KNOWN) -> tuple[Remark, ...]:
    """The remarks on one question or more."""
    return checks.check(text=text, kind=MessageKind.QUESTION, context=context)


def rules(found: tuple[Remark, ...]) -> set[str]:
    """The rules that spoke up."""
    return {one.rule for one in found}


@pytest.mark.parametrize("rule, text", [(rule, text) for rule in BAD for text in BAD[rule]])
def test_a_question_to_be_mended_is_told_by_its_rule(rule: str, text: str) -> None:
    weights = {one.severity for one in ask(text) if one.rule == rule}
    assert weights == {WEIGHTS.get(rule, Severity.WARN)}


@pytest.mark.parametrize("text", [text for rule in GOOD for text in GOOD[rule]])
def test_a_good_question_has_no_remark(text: str) -> None:
    assert [(one.rule, one.why) for one in ask(text)] == []


@pytest.mark.parametrize("question", banks.bank(), ids=lambda question: question.key)
def test_the_shipped_bank_has_no_remark(question: Question) -> None:
    assert [(one.rule, one.why) for one in ask(question.text)] == []


def test_every_fix_is_itself_a_good_question() -> None:
    for texts in BAD.values():
        for text in texts:
            for one in ask(text):
                assert one.why
                if one.fix.endswith("?"):
                    assert ask(one.fix) == (), one.fix


@pytest.mark.parametrize(
    "text",
    ["What is your title?", "Where did you work before?", "Where did you study?",
     "When did Fabrikam open the second plant?", "Where are you based?"],
)  # fmt: skip
def test_what_is_not_known_may_be_asked(text: str) -> None:
    assert "L37" not in rules(ask(text, MessageContext(known=("industry: medical devices",))))


def test_a_known_fact_is_shown() -> None:
    (remark,) = ask("Where did you work before?")
    assert "“before: Contoso”" in remark.why


@pytest.mark.parametrize(
    "fact, text",
    [
        ("Worked at Contoso before Fabrikam.", "Where did you work before?"),
        ("Studied chemistry in Porto.", "What did you study?"),
        ("Based in Porto.", "Where are you based?"),
        ("Works as a tester.", "What is your title?"),
        ("Works for Fabrikam", "Where do you work?"),
        ("Employer: Fabrikam", "Who do you work for?"),
        ("She joined Fabrikam in 2019.", "When did you join Fabrikam?"),
    ],
)
def test_a_fact_told_in_a_sentence_counts(fact: str, text: str) -> None:
    assert "L37" in rules(ask(text, MessageContext(known=(fact,))))


def test_each_line_is_a_question_and_is_marked() -> None:
    text = "How did you start?\n\n  2. Do you like it?\n- [ ] What do you earn?\n"
    found = ask(text)
    assert [one.rule for one in found] == ["L36", "L33"]
    assert text[found[0].start : found[0].end] == "What do you earn"
    assert text[found[1].start : found[1].end] == "Do you like it?"


def test_a_question_that_begs_for_a_job_is_told_twice() -> None:
    assert rules(ask("Do you have any openings I could apply for?")) >= {"L01", "L40"}
    assert rules(ask("Is your team hiring?")) == {"L40", "L33"}


def test_what_is_left_to_fill_in_is_told() -> None:
    assert "L16" in rules(ask("What drew you to [company]?"))


def test_a_loud_or_gushing_question_is_told() -> None:
    assert "L15" in rules(ask("How did you start?!!"))
    assert "L15" in rules(ask("How did you become so absolutely amazing?"))


def test_no_text_has_no_remark() -> None:
    assert ask("") == ask("\n \n- \n") == ()


@pytest.mark.parametrize("kind", [MessageKind.QUESTION, MessageKind.PLAN])
@pytest.mark.parametrize(
    "piece",
    ["a", " ", "how ", "do you ", "and how ", "-", "1. ", "your ", "?", ", ", "the secret ",
     "what ", "tell me about ", "why did you ", "é", "[ ] ", "so ", "how much do you ", "is the ",
     "İ"],
)  # fmt: skip
def test_a_hostile_text_ends_as_any_other(kind: MessageKind, piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    for one in checks.check(text=text, kind=kind, context=KNOWN):
        assert 0 <= one.start <= one.end <= len(text)

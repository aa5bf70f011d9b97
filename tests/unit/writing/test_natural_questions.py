"""Questions as people ask them in such talks: none of them is remarked on."""

import pytest

from kithwork.domain.messages import MessageContext, MessageKind
from kithwork.writing import checks

NATURAL = """\
How do you decide what to work on next?
What would your ideal successor look like?
If you could change one thing about the profession, what would it be?
What was the transition from academia to industry like?
What is the culture like on your team?
What are the biggest challenges you face in your role?
How has the role evolved since you started?
What kinds of backgrounds do your colleagues have?
What's a common misconception about your field?
How do you measure success in this role?
What skills should someone like me focus on first?
What resources, communities or publications do you recommend?
What does a typical week look like for you?
How would you recommend someone from nursing get into device testing?
What surprised you most when you moved from teaching to design?
Looking back, what would you have done differently?
What do you enjoy most about working at Fabrikam?
Who else do you think I should talk to?
How does your organisation support professional development?
What's it like working with clients across time zones?
What are the next big things in your industry?
How did your degree prepare you for what you do now?
What do you look for when you bring new people on to your team?
What is the salary range for entry-level analysts?
How do you keep a good balance between work and family?
When things get busy, how do you prioritise?
What made you decide to leave consulting for a start-up?
In what ways has AI changed your daily work?
How long did it take until you felt confident?
What is one thing you wish you had known earlier?
I noticed you spent five years in Japan. How did that shape your career?
I read that your lab moved to open data but could not find why: what was behind it?
How are decisions made when engineering and sales disagree?
Which professional associations are worth joining?
What do you wish more applicants understood about the work?
How would you suggest I approach people at smaller firms?
What are some ways to gain experience without a formal internship?
How do people usually hear about roles in this field?
What would you want to see in a portfolio?
Where do people typically go after this role?
What role does networking play in your field?
How do you handle difficult clients?
What's the best way to stay in touch with you?
What should I ask the next person I talk to?
How is performance reviewed where you work?
What made you stay for ten years?
What tends to separate people who get promoted from those who do not?
What does work-life balance look like in your department?
How did you know it was time to change jobs?
What did you like least about your last role?
To what extent does your job involve travel?
What do you see as the main differences between the two firms?
What is the job market like for testers?
How does one become a certified auditor?
What is the future of the industry?
How do you see the role changing in the next few years?
Describe a project you are proud of.
Walk me through your last project.
Tell me how you got started.
What kind of person does well in this job?
How important is a master's degree?
How competitive is it to get in?
What kind of entry-level positions are there in this field?
What are typical job titles in this area?
Which companies in this area have a good reputation?
What did you make of your first months?
How do you keep from burning out?
What do you do when a project fails?
Why do people stay in this field?
Why is quality so hard to measure?
How open is your team to people from other fields?
What is your favourite part of the week?
Who are your company's competitors?
What is the hiring process like at your company?
How many hours a week do people usually work?
"""
KNOWN = MessageContext(
    known=("title: Quality Manager", "employer: Fabrikam", "before: Contoso", "school: Porto")
)


@pytest.mark.parametrize("text", NATURAL.splitlines())
def test_a_natural_question_has_no_remark(text: str) -> None:
    found = checks.check(text=text, kind=MessageKind.QUESTION, context=KNOWN)
    assert [(one.rule, one.why) for one in found] == []

"""The words of L01: vacancies, those who have them, and what only looks like one.

Patterns meet one sentence in lower case with straight quotes. All repeats are bounded.
"""

import re

# What harmlessly looks like a vacancy: blanked out before the patterns look.
HARMLESS = re.compile(
    r"\b(?:"
    r"(?:informational?|career|research|podcast|radio|newspaper|magazine) interviews?"
    r"|job[- ](?:shadow\w*|titles?|satisfaction|crafting|descriptions?|fairs?)"
    r"|(?:on[- ]the[- ]job)(?! market)"
    r"|role[- ](?:models?|play\w*)"
    r"|(?:hiring|recruiting|recruitment) (?:process\w{0,2}|procedures?|practices?|decisions?|"
    r"criteria|cycles?|seasons?|steps?|side)"
    r"|(?:good|great|nice|excellent|amazing|fine) job\b(?! (?:opening|offer|opportunit))"
    r"|(?:your|his|her|their|whose) (?!(?:open|vacant|available|advertised|posted|upcoming) )"
    r"(?:[\w-]{1,20} ){0,3}(?:jobs?|roles?|positions?|posts?|internship|placement)\b"
    r"(?! (?:openings?|opportunit\w+|offers?|vacanc\w+|postings?|listings?|ads?\b|adverts?|open\b|"
    r"program\w*|schemes?|places))"
    r"|(?:my|our) (?:old|first|last|previous|former|current|present|own|day|student|summer|second)"
    r" (?:jobs?|roles?|positions?|internships?|placements?)"
    r"|openings? in (?:your|my) (?:\w{1,12} )?(?:diary|calendar|schedule|agenda|week|day)"
    r"|opportunit(?:y|ies) (?:to|for) (?:(?:us|me) to )?(?:a )?"
    r"(?:talk|speak|chat|meet|call|hear|learn|ask|discuss|connect|thank|short|brief|quick|"
    r"conversation)"
    r"|(?:your|the|an?|his|her|their|that|this) (?:\w{1,20} ){0,2}(?:book|blog|blog post|post|"
    r"article|talk|piece|paper|podcast|episode|thread|newsletter|video)"
    r" (?:on|about) (?:\w{1,20} ){0,3}(?:hiring|recruiting|job interviews?|interviews?|jobs?|"
    r"internships?|job hunting|job searching|openings?|careers?)"
    r")\b"
)
# Words without which no pattern can match: most sentences stop here.
KEYS = re.compile(
    r"job|hir(?:e|ing)|interview|\bintern|vacanc|opening|position|\brole|"
    r"\bposts?\b|opportunit|employ|recruit|placement|trainee|apprentice|\bapply|\bappl(?:ied|ying)|"
    r"application|consider|in mind|\bcv\b|\bc\.v|r[eé]sum[eé]|curriculum|candidate|referral|"
    r"\brefer|\bjoin|\bwork|word for me|good word|eye out|on board|foot in|asset|take me on|"
    r"someone like me|for me|forward|comes? up|opens? up|turns? up|available|vouch|recommend|"
    r"can start|could start|\bfit\b|think of me|remember me|talent|human resources|\bhr\b|gig\b|"
    r"\bchance|\bshot\b|pair of hands|lost my|help me|\bsend my\b"
)
WORD = r"[\w'/&+-]{1,30}"
# Words between a verb and its vacancy: adjectives, never a preposition that changes the object.
ADJ = (
    r"(?:(?!(?:on|about|in|into|to|of|for|from|that|who|how|with|at|and|what|why|advice|"
    r"insight|insights|your|their|help|guidance|ideas?|whether|if|than)\b)"
    rf"{WORD}[ \n,]{{1,3}}){{0,5}}"
)
SAFE_AFTER = r"(?![\w-])(?! (?:market|search|hunt|seekers?)\b)"
HARD = (
    r"(?:jobs?|internships?|vacanc(?:y|ies)|openings?|employment|traineeships?|apprenticeships?|"
    r"(?:work |job |summer )?placements?|job (?:leads?|offers?|opportunit(?:y|ies))|gigs?)"
    + SAFE_AFTER
)
SOFT = r"(?:positions?|roles?|posts?|opportunit(?:y|ies)|work)(?![\w-])"
OPEN_SOFT = (
    r"(?:any|open|available|vacant|suitable|free|entry[- ]level|junior|current|upcoming|graduate)"
    rf" (?:{WORD} ){{0,3}}(?:positions?|roles?|posts|spots?|opportunit(?:y|ies)|work)(?![\w-])"
)
VACANCY = rf"(?:{HARD}|{OPEN_SOFT})"
PLACE = (
    r"(?:you\b(?! (?:for|over|on a|at the) )|your (?:\w{1,20} ){0,2}(?:team|group|company|firm|"
    r"organi[sz]ation|department|lab|office|business|clinic|school|practice|studio|unit|place)|"
    r"an? (?:\w{1,15} ){0,2}(?:team|company|firm|organi[sz]ation|lab) like (?:yours|you)|"
    r"the (?:team|company|firm)\b|this (?:team|company|firm))"
)
ME = r"\b(?:i|me|we)(?:'[a-z]{1,2})?\b"
CV = r"(?:cv|c\.v\.|r[eé]sum[eé]s?|curriculum vitae|cover letter)"
KIND_OF_POST = r"(?:job|position|vacancy|role|internship|placement|traineeship)"

# Right before a match: somebody says this is not what they want.
NOT_BEFORE = re.compile(
    r"(?:\bnot|n't|\bnever|\bno longer|\bwithout|\bthan|\binstead of|\bno)(?: "
    r"(?:to|be|am|i|you|actively|currently|here|really|at all|just|even|now|writing|going|trying|"
    r"asking|ask|looking|hoping|for|an?|any|about|after|because|in order|hinting|at|want|wanting|"
    r"expecting|expect|fishing|in|is|that|seeking|need))"
    r"{0,6} ?$"
)
NOT_INSIDE = re.compile(
    r"\b(?:do not|don't|am not|'m not|will not|won't|never)\b (?!have|you|know|mind|hesitate)"
)
# Others who look for jobs: their search is a fair subject.
OTHERS_BEFORE = re.compile(
    r"\b(?:people|persons?|those|others|someone|somebody|anyone|everybody|candidates|applicants|"
    r"they|graduates|students|newcomers|friends?|nurses|testers|engineers|teams?|you|who)"
    r"(?: (?:who|that|should|would|could|might|may|often|usually|first))?"
    r"(?: (?:are|were|is|was|do|did|have|had))?(?: to)? ?$"
)

"""How English asks for a job (practice.md B05, L01, L40): one pattern a turn of phrase."""

import re

from kithwork.writing.rules.lexicon import (
    ADJ,
    CV,
    HARD,
    KIND_OF_POST,
    ME,
    PLACE,
    SOFT,
    VACANCY,
    WORD,
)

_SOURCES = (
    # Seeking: "I am looking for a job".
    (
        r"\b(?:look|looking|search|searching|hunt|hunting|ask|asking|hoping|hope|wish|aiming|"
        r"on the lookout|in the market|in search|in need|in pursuit|applying|apply|begging)"
        rf" (?:you |actively |everywhere )?(?:for|of|about) {ADJ}(?:{HARD}|{SOFT})"
    ),
    (
        r"\b(?:want|need|would like|'d like|would love|'d love|would welcome|would appreciate|"
        rf"seek|seeking|pursuing|i'm after|i am after) {ADJ}(?:{HARD}|(?:positions?|"
        rf"roles?)(?![\w-]))"
    ),
    rf"\b(?:can|could|may|might) (?:i|we) (?:please |perhaps )?have {ADJ}{HARD}",
    (
        r"\b(?:seek|seeking|pursuing|explore|exploring) (?:new |job |any |other |better )"
        r"(?:\w{1,20} )?opportunit(?:y|ies)\b|\b(?:seek|seeking) opportunit(?:y|ies)\b"
    ),
    (
        r"\bi (?:\w{1,12} ){0,2}(?:need|want|seek) (?:some |paid |any |new )?work(?![\w-])"
        r"(?! (?:on|to|with|out|like|samples?))"
    ),
    r"\blost my job\b[^.?!]{0,40}\b(?:need|looking|want|new one)\b",
    (
        r"\b(?:i|my|me)(?:'[a-z]{1,2})? (?:(?!(?:people|they|you|others?|someone|anyone|testers|"
        r"nurses|"
        r"engineers|newcomers|graduates|hear)\b)[\w']{1,15} ){0,6}(?:get|be|being|getting) "
        r"(?:hired|recruited|employed|taken on)\b"
    ),
    (
        rf"{ME}(?: {WORD}){{0,5}} (?:find|finding|get|getting|land|landing|secure|securing|"
        rf"obtain|"
        rf"win|offered) {ADJ}(?:{HARD}|(?:an? )?interview\b|(?:position|role)s?\b|"
        r"(?<=find )work\b|(?<=finding )work\b|hired\b|employed\b|recruited\b)"
    ),
    r"\b(?:help|assist|support) me (?:in |with )?my job (?:search|hunt)",
    (
        r"\b(?:i'm|i am|i have been|i've been|currently|am|while) (?:\w{1,15} "
        r"){0,2}(?:job[- ]hunting|"
        r"job[- ]seeking|job[- ]searching|on the job market|between jobs and looking)"
    ),
    r"\b(?:as a|i'm a|i am a|am a) (?:\w{1,15} )?job[- ]?(?:seeker|hunter)",
    (
        r"\bopen to (?:work|offers|(?:new|any|other|all) (?:\w{1,15} )?(?:roles?|opportunit\w{1,5}|"
        r"positions?|jobs?))\b"
    ),
    (
        r"\bavailable (?:for (?:work|hire|employment|an? (?:\w{1,15} )?(?:job|position|role|"
        r"internship|"
        r"interview))|to start|to work for)\b"
    ),
    (
        r"\bi (?:can|could) start (?:work |working )?(?:immediately|right away|at once|next|on |"
        r"in |"
        r"tomorrow|any ?time|as soon)"
    ),
    # Vacancies: "Do you have any openings".
    (
        r"\b(?:do|does|would|might|if|whether|could|believe|sure|know|hope|wonder|that) "
        rf"(?:you|your {WORD}|your {WORD} {WORD}|they|the {WORD}|{WORD}) (?:{WORD} ){{0,2}}"
        r"(?:have|has|had|got|offer|offers|know of|know about|hear of|heard of|see|provide|"
        r"anticipate|"
        rf"expect|know) {ADJ}{VACANCY}"
    ),
    rf"\b(?:aware|know|knows|knew|heard|hear|tell me) (?:of|about) {ADJ}{VACANCY}",
    (
        rf"\b(?:are|is|be|if|whether) there (?:{WORD} ){{0,3}}?(?:{VACANCY}|(?:a )?(?:job|"
        rf"vacancy)\b)"
    ),
    (
        rf"\bthere (?:are|is|might be|may be|will be|could be) (?:an? |any |some )(?:{WORD} "
        rf"){{0,2}}"
        rf"(?:openings?|vacanc\w{{1,3}}|jobs?|internships?)(?![\w-])"
    ),
    (
        rf"\b(?:any|some|got an?|have an?|chance of an?|possibility of an?|regarding an?) "
        rf"(?:{WORD} ){{0,3}}?(?:jobs|job (?:openings?|offers?|opportunit\w{{1,4}}|leads?)|"
        rf"openings?|"
        r"vacanc(?:y|ies)|internships?|traineeships?|apprenticeships?|placements|"
        r"open (?:roles?|positions?))(?![\w-])"
    ),
    (
        rf"\b(?:if|when|whenever|should|once|in case|as soon as) (?:anything|something|an? "
        rf"(?:{WORD} )"
        r"{0,3}(?:position|role|job|spot|place|post|vacancy|seat|opening|opportunity|internship)|"
        r"(?:any |some )?(?:positions?|roles?|jobs?|openings?|opportunities|vacancies))"
        rf"(?: {WORD}){{0,4}}? (?:opens?|opened|becomes? (?:free|available|open|vacant)|"
        r"is available|be available)\b"
    ),
    (
        rf"\b(?:if|when|whenever|should|once|in case|as soon as) (?:an? (?:{WORD} ){{0,3}}"
        r"(?:position|role|job|spot|post|vacancy|seat|opening|opportunity|internship)|(?:any |"
        r"some )?"
        r"(?:positions?|roles?|jobs?|openings?|opportunities|vacancies)) (?:comes?|came|turns?|"
        r"pops?|"
        r"arises?|appears?)\b"
    ),
    (
        r"\b(?:let me know|tell me|contact me|write to me|think of me|call me|ping me) (?:if|when|"
        r"should|"
        r"as soon as) (?:anything|something) (?:\w{1,12} )?(?:comes?|turns?|pops?) up\b"
    ),
    (
        r"\blet me know\b[^.?!]{0,60}\b(?:openings?|vacanc\w{1,3}|hiring|recruiting|jobs?|"
        r"positions?|"
        r"internships?|job opportunities)\b"
    ),
    (
        rf"\b{KIND_OF_POST}s? (?:ads?|adverts?|advertisements?|postings?|listings?|announcements?|"
        r"openings?|inquiry|enquiry|application)\b"
    ),
    (
        rf"\b(?:the|your|this|that|an?) (?:{WORD} ){{0,3}}(?:vacancy|opening) (?:at|in|on|with|for|"
        rf"you)\b"
    ),
    (
        rf"\binterest(?:ed)? in (?:{ADJ}(?:{HARD}|positions?(?![\w-]))|(?:a|an|any|the|this|"
        rf"your) "
        rf"(?:{WORD} ){{0,4}}(?:role|opportunity) (?:at|on|with|in your)\b|"
        rf"(?:working|work) (?:for|at|with) {PLACE}|joining|your internship|your open)"
    ),
    (
        r"\b(?:ask|asking|enquire|inquire|enquiring|inquiring|know|curious|writing) about "
        r"(?:your |the |an? |any )?(?:\w{1,20} ){0,2}(?:internships?|vacanc\w{1,3}|openings?|"
        r"job opportunit\w{1,4}|open (?:roles?|positions?)|hiring plans|(?:position|job|role) at)\b"
    ),
    (
        r"\b(?:discuss|explore|about|on) (?:the |your |an? |any |current |possible )?(?:\w{1,15} )?"
        r"(?:(?:job|employment|internship) opportunit\w{1,4}|career opportunit\w{1,4} (?:at|with|"
        r"in your)"
        r"|openings|vacancies|open (?:roles?|positions?))\b"
    ),
    (
        r"\b(?:discuss|about|regarding) (?:the|a) (?:\w{1,15} ){0,3}?(?:position(?! of)|vacancy|"
        r"(?:job|role) (?:you (?:posted|advertised|listed|announced)|on your|at your))\b"
    ),
    # Hiring: "Is your team hiring".
    (
        rf"\b(?:are|is) (?:you|they|anyone|anybody|your {WORD}(?: {WORD}){{0,2}}|{WORD}"
        rf"(?: {WORD}){{0,3}}) (?:{WORD} ){{0,2}}?(?<!\bon )(?<!\babout )(?<!\bof )(?<!\bin "
        rf")(?<!\bto )"
        r"(?<!\bhow )(?:hiring|recruiting|taking on|looking to (?:hire|recruit|add|expand|fill)|"
        r"looking for (?:someone|somebody|people|new|(?:an? )?(?:\w{1,20} )?(?:interns?|staff|"
        r"trainees?|"
        r"candidates?|apprentices?|testers?|engineers?|nurses?|analysts?|assistants?)))\b"
    ),
    (
        rf"\b(?:who|who else|if you|whether you|that you|heard you|saw you|if they|{WORD} team|"
        r"your (?:team|company|firm|department|organi[sz]ation|lab|group|office))"
        r"(?: are| is| were| was|'re|'s| might be| may be| will be) (?:\w{1,12} ){0,2}"
        r"(?:hiring|recruiting)\b"
    ),
    (
        rf"\b(?:whether|if) {WORD}(?: {WORD}){{0,3}} (?:is|are) (?:\w{{1,12}} ){{0,2}}"
        r"(?<!\bon )(?<!\babout )(?:hiring|recruiting)\b"
    ),
    (
        r"\b(?:you|your \w{1,15}|they)\b[^.?!]{0,30}\b(?:willing|planning|plan|interested|able|"
        r"prepared|"
        r"open|looking) (?:to|in) (?:hir(?:e|ing)|recruit(?:ing)?|employ(?:ing)?|tak(?:e|ing) on)\b"
    ),
    r"\btaking (?:on )?(?:\w{1,12} )?(?:interns?|trainees?|apprentices?|juniors?|graduates?)\b",
    r"\b(?:need|use) (?:an?|another|some) (?:extra |more )?(?:pair of )hands\b",
    (
        r"\b(?:could|can|may|might|would|like to|love to|want to|hope to|happy to|possible to|"
        r"possible "
        r"for me to|i'd)(?: i)?(?: \w{1,12}){0,4}? (?:as an intern|intern (?:with|at|for|in|on)|"
        r"be(?:come)? (?:an|your) intern|do an? (?:\w{1,12} ){0,2}(?:internship|placement|"
        r"traineeship|"
        r"work experience))\b"
    ),
    r"\b(?:something|anything) for me (?:at|in|on|with) (?:your|the)\b",
    (
        r"\b(?:have|has) (?:an?|any|some) (?:\w{1,15} )?(?:roles?|positions?|posts?) (?:open|"
        r"available)\b"
    ),
    (
        r"\b(?:hir(?:e|ing)|employ(?:ing)?|recruit(?:ing)?|interview|shortlist) (?:me|someone "
        r"like me|"
        r"people like me)\b"
    ),
    r"\b(?:take|bring|get) me (?:on|on board)\b(?! (?:the|a|your|to) )",
    (
        r"\bgive me (?:an?|the|my first|any) (?:\w{1,12} )?(?:chance|shot|opportunity|break|job|"
        r"position|role|start|interview|trial|internship|referral)\b"
    ),
    rf"\b(?:offer|find|get) me {ADJ}(?:{HARD}|{SOFT})",
    (
        r"\b(?:have|find|is there|be|are there|got|make)(?: \w{1,12}){0,4} (?:room|place|space|"
        r"spot|seat|"
        r"opening|internship|vacancy) (?:\w{1,15} ){0,4}?for (?:me|someone like me|an intern)\b"
    ),
    (
        r"\b(?:any|have an?|is there an?|have some|got an?) (?:\w{1,12} )?(?:job|position|role|"
        r"work) "
        r"for me"
    ),
    (
        r"\b(?:need|use|want) (?:someone|somebody|an? \w{1,15}|another \w{1,15}|people|an intern)"
        r" like me\b"
    ),
    # Applying.
    (
        r"\b(?:i|me)(?:'[a-z]{1,2})?(?: [\w']{1,15}){0,4} appl(?:y|ying|ied)\b"
        r"(?=[ \n]{0,2}(?:[.?!,;]|$)| (?:for|to|at|here|with|there|on|through)\b)"
        r"(?! (?:for|to|at) (?:\w{1,15} ){0,4}(?:course|programme|program|grant|scholarship|visa|"
        r"degree|"
        r"licen[cs]e|master|masters|master's|phd|school|university|college|certificate|"
        r"certification|"
        r"funding|loan|stud\w{1,8})\b)"
    ),
    (
        r"\bmy (?:job |internship )?(?:application|candidacy)\b(?! (?:to|for) (?:\w{1,15} ){0,3}"
        r"(?:university|course|college|school|programme|program|phd|master\w{0,2}|grant|visa))"
    ),
    r"^(?:job |internship )?application (?:for|as)\b",
    (
        r"\bconsider(?:ed|ing)? (?:me )?(?:for|as) (?:an?|any|the|your|future|this)\b"
        r"|\bconsider(?:ing)? me\b"
    ),
    (
        r"\b(?:keep|keeping|bear|bearing|hold|have) (?:me|my (?:name|cv|r[eé]sum[eé]|profile|"
        r"details))"
        r" (?:in mind|on file|in your thoughts)"
    ),
    (
        r"\b(?:think of|remember|contact|call|tell|alert|ping|inform|notify) me (?:if|when|"
        r"whenever|of|"
        r"about|for|as soon as)\b[^.?!]{0,50}\b(?:openings?|opens?|vacanc\w{1,3}|jobs?|positions?|"
        r"roles?|"
        r"hiring|internships?|comes? up|turns? up|available)\b"
    ),
    r"\bkeep an eye (?:out|open)\b",
    r"\b(?:put in a|put a|a) good word (?:\w{1,12} ){0,3}for me\b|\bput in a (?:good )?word\b",
    r"\b(?:put|bring) me forward\b|\bvouch for me\b|\brecommend(?:ing)? me (?:for|to|at)\b",
    (
        r"\brefer(?:ring)? me\b(?! to (?:an? (?!recruit|hiring|hr|job|position)|some|someone|"
        r"somebody|"
        r"anyone|anybody|other|others|another|people|colleagues?|your colleague|one of))"
    ),
    (
        r"\b(?:give|get|write|make|submit|offer|need|want|like|for|appreciate)(?: me)? (?:an? |"
        r"the |your )"
        r"(?:employee |internal |job )?referral\b(?! to (?:someone|somebody|other|anyone|people|"
        r"another))"
    ),
    r"\b(?:employee|internal|job) referrals?\b",
    (
        rf"(?<!\bi )(?<!\bcan )(?<!\bi'll )(?<!\bmay i )(?<!\blet me )\b(?:pass(?:ing)?|"
        rf"forward(?:ing)?|hand(?:ing)?|submit|"
        rf"show(?:ing)?|shar(?:e|ing)|give|send(?:ing)?|put(?:ting)?) (?:on |along |in |forward "
        rf")?my (?:{CV}|application)(?! if\b)"
    ),
    (
        rf"\b{CV}\b[^.?!]{{0,80}}\b(?:for (?:\w{{1,15}} ){{0,4}}?(?:position|job|role|"
        rf"vacanc\w{{1,3}}|"
        r"opening|openings|internship|consideration|hiring)|in case (?:you|there|something|"
        r"anything)|"
        r"in the hope|suitable|to (?:hr|your hr|recruit\w{1,4}|"
        r"human resources|(?:the |your )?hiring))\b"
    ),
    rf"\b(?:where|whom|who)\b[^.?!]{{0,25}}\b(?:send|submit|give) my {CV}",
    r"\bfor your consideration\b",
    (
        r"\bi(?:'m| am| would be|'d be| could be| will be| might be| believe i am) (?:an?|the|"
        r"your) "
        r"(?:\w{1,15} ){0,2}(?:fit|candidate|match|addition|asset) (?:for|to|in|at|on)\b"
    ),
    r"\b(?:an asset|a great addition|a valuable addition) to your\b",
    # Joining.
    (
        r"(?:\b(?:would|'d)(?: \w{1,10})? (?:love|like|enjoy|be (?:thrilled|happy|glad|keen|"
        r"excited))|"
        r"\b(?:want|hope|hoping|eager|keen|excited|looking|wish|possible|chance|opportunity|dream|"
        r"how)"
        r"(?: for me)?(?: is)?) (?:to|of|i could|i can|i might) (?:be )?(?:join(?:ing)? (?!you "
        r"for )"
        rf"{PLACE}|work(?:ing)? (?:for|at|in|with|alongside|under) {PLACE}|"
        rf"(?:become |becoming )?(?:a )?part of {PLACE}|be hired|get hired|be employed)"
    ),
    (
        rf"\b(?:could|can|may|might|should) i (?:\w{{1,12}} )?(?:join (?!you)|work (?:for|at|in) )"
        rf"{PLACE}"
    ),
    rf"\b(?:i|me) (?:\w{{1,12}} ){{0,4}}(?:get|move|transfer) (?:in|into|a job at) {PLACE}",
    r"\b(?:a|my) foot in the door\b|\bhelp me (?:to )?get (?:in (?:at|with)|into your)\b",
    r"\bmy chances (?:of|at) (?:a|an|being|getting|joining|work)",
    # Interviews and those who hire.
    (
        r"\b(?:get|request|invite me (?:to|for)|schedule|arrange|set up|grant|secure|like|love|"
        r"want|"
        r"hope for|hoping for|appreciate|ask(?:ing)?(?: you)? for|(?:chance|opportunity) (?:of|at|"
        r"for|to)|available "
        r"for|ready for|could i have|can i have|may i have)(?: me)? (?:an? |the |to )?(?:job |"
        r"formal |"
        r"first |second )?interviews?\b(?! (?:you about|about your|with you about))"
    ),
    (
        r"\b(?:introduce|connect|refer|put|forward|pass|send|point|direct)\b[^.?!]{0,50}"
        r"\b(?:(?:your|the|an?|any|their|to|with) (?:\w{1,15} )?(?:hiring managers?|recruiters?|"
        r"recruiting team|talent (?:team|acquisition)|hiring team|hr (?:team|department|manager))|"
        r"(?:to|with|in|your|the) (?:hr|human resources)(?= ?(?:[.?!,;]|$|for\b|and\b)))"
    ),
    r"\bare you the (?:hiring manager|recruiter|one (?:hiring|who hires))",
    (
        r"^(?:any )?(?:jobs?|internships?|vacanc\w{1,3}|openings?|employment)(?: (?:at|in|with) "
        r"[^?]{1,40})?"
        r"\s?\?"
    ),
)
PATTERNS = tuple(re.compile(source) for source in _SOURCES)
# Places in PATTERNS of the turns that are harmless when others are meant ("people looking for").
OF_OTHERS = frozenset({0, 1})
# "I would love to work at Fabrikam": only the capital tells an employer from a trade.
JOINING_A_NAME = re.compile(
    r"(?i:\b(?:would|'d|want|hope|hoping|keen|eager|wish|dream)(?: \w{1,10})?"
    r"(?: (?:love|like|enjoy|be (?:thrilled|happy|glad)))? (?:to|of) (?:be )?"
    r"(?:join(?:ing)?|work(?:ing)? (?:for|at)) )[A-Z][\w&.-]{0,40}"
)

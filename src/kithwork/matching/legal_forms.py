"""Legal forms of organisations, and what people write when they have none."""

# As texts.words gives them, dots closed up ("S.p.A." is "spa", "S. p. A." is "s p a").
LEGAL_FORMS = frozenset(
    tuple(form.split())
    for form in """
inc | incorporated | corp | corporation | co | company | ltd | limited | llc | llp | lllp | lp
pllc | pc | pbc | plc | na | ulc | cic | cio | dac | clg | l l c
pty | pte | pvt | pvt limited | private limited | bhd | sdn bhd | berhad | tbk | opc
gmbh | mbh | ggmbh | gesmbh | gmbh il | ag | gag | kg | kgaa | ohg | gbr | ug | ek | ev | eg | se
ug haftungsbeschrankt | partg | partgmbb | e v | e k | e g
sa | sas | sasu | sarl | sa rl | s a | s a s | s a r l | eurl | snc | sca | scop | sprl | srl
bvba | asbl | vzw | s p r l
sl | slu | sll | sau | sab | sapi | s l | sa de cv | sab de cv | sapi de cv | s de rl
s de rl de cv | lda | ltda | eireli | epp
spa | srls | s p a | s r l | bv | nv | vof | b v | n v
oy | oyj | ab | publ | hb | aps | as | asa | hf | ehf | ivs | a s
sp zoo | sp z oo | sp z o o | sp j | sp k | sro | s r o | spol sro | spol s ro | spol s r o
doo | d o o | eood | ood | kft | zrt | nyrt | uab | sia | anonim sirketi | limited sirketi | sti
kk | gk | ооо | оао | зао | пао | ао
""".replace("\n", " | ").split("|")
    if form.strip()
)

# Forms written right at the name, without a space, before or behind it.
BARE_SIGNS = (
    "股份有限公司",
    "有限责任公司",
    "有限責任公司",
    "股份公司",
    "有限公司",
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "(株)",
    "(有)",
    "주식회사",
    "유한회사",
    "(주)",
)
# Words dropped at the head of a name.
IN_FRONT = frozenset(["the", "ооо", "оао", "зао", "пао", "ао", "ип", "тов", "uab", "sia"])

# English, German, French and Spanish, as texts.words gives them, joined by single spaces.
PLACEHOLDERS = frozenset(
    placeholder.strip()
    for placeholder in """
n a | na | not applicable | none | nil | null | unknown | tbd | tba | other | various
self employed | selfemployed | self employment | myself | own business
freelance | freelancer | freelancing | freelance self employed | independent
independent consultant | independent contractor | independent professional | consultant | contractor
unemployed | not employed | not working | between jobs | in between jobs | in transition
currently unemployed | job seeker | jobseeker | job seeking | seeking employment
seeking opportunities | seeking new opportunities | looking for work | looking for a job
looking for opportunities | looking for new opportunities | open to work | open to opportunities
actively looking | actively seeking | career break | sabbatical | parental leave
maternity leave | homemaker | stay at home mom | stay at home dad | full time parent
student | retired | retiree | happily retired | semi retired | pensioner
confidential | company confidential | confidential company | undisclosed | private
stealth | stealth mode | stealth startup | stealth start up | stealth mode startup
stealth mode start up | stealth ai startup | stealth company | startup in stealth mode
keine | keiner | keines | kein | keine angabe | keine angaben | nicht zutreffend
unbekannt | selbstandig | selbststandig | selbstandige | selbststandige | selbstandiger
selbststandiger | freiberuflich | freiberufler | freiberuflerin | freischaffend | freier mitarbeiter
freie mitarbeiterin | arbeitslos | arbeitssuchend | arbeitsuchend | auf jobsuche | auf stellensuche
studentin | studierend | studierende | studierender | schuler | schulerin | rentner | rentnerin
ruhestand | im ruhestand | in rente | pensioniert | pensionar | pensionarin
elternzeit | in elternzeit | vertraulich | privat | privatperson | hausfrau | hausmann
aucun | aucune | neant | sans objet | inconnu | independant | independante
travailleur independant | travailleuse independante | a mon compte | auto entrepreneur
autoentrepreneur | auto entrepreneuse | micro entrepreneur | profession liberale | sans emploi
demandeur d emploi | demandeur demploi | demandeuse demploi | en recherche demploi
a la recherche dun emploi | chomage | au chomage | etudiant | etudiante | retraite | retraitee
a la retraite | confidentiel | prive | conge parental
ninguno | ninguna | no aplica | desconocido | autonomo | autonoma
trabajador autonomo | trabajadora autonoma | por cuenta propia | cuenta propia
trabajador por cuenta propia | independiente | profesional independiente | desempleado | desempleada
en paro | sin empleo | sin trabajo | buscando empleo | en busca de empleo | en busqueda de empleo
en busqueda activa | estudiante | jubilado | jubilada | retirado | retirada | confidencial | privado
""".replace("\n", " | ").split("|")
    if placeholder.strip()
)

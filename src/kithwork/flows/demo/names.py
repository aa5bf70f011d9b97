"""Names of people who do not exist, from twenty parts of the world."""

# Given names, then family names; an underscore stands for a blank within a name.
_FROM: tuple[tuple[str, str], ...] = (
    (
        "Charlotte Oliver Imogen Callum Beatrice Rory Harriet",
        "Ashdown Barraclough Cawthorne Dewhirst Entwistle Fairbairn Greenhalgh",
    ),
    (
        "Adaeze Chidi Ngozi Emeka Ifeoma Obinna Kelechi",
        "Okeke Nwosu Eze Chukwu Obi Uche Anyanwu",
    ),
    (
        "Wei Xiuying Jun Meiling Haoran Yuting Zihan",
        "Chen Huang Zhao Lin Wu Guo Tang",
    ),
    (
        "Priya Arjun Lakshmi Rohan Ananya Vikram Deepa",
        "Raman Iyer Deshpande Kulkarni Bhat Menon Chatterjee",
    ),
    (
        "Lucía Mateo Inés Álvaro Rocío Gonzalo Pilar",
        "Villanueva Escudero Roldán Cifuentes Peñalba Arrieta Quiroga",
    ),
    (
        "Fatima Omar Layla Tariq Yasmin Hassan Noor",
        "Haddad Mansour Khoury Saleh Darwish Nasser Aziz",
    ),
    (
        "Agnieszka Łukasz Zofia Michał Katarzyna Paweł Hanna",
        "Wiśniewska Zieliński Dąbrowska Kaczmarek Wójcik Lewandowska Pawlak",
    ),
    (
        "Haruka Kenji Yuki Takeshi Sakura Daichi Aiko",
        "Mori Nakagawa Fujimoto Hayashi Okada Shimizu Ueda",
    ),
    (
        "João Beatriz Tiago Mariana Rui Catarina Nuno",
        "Carvalho Teixeira Moura Figueiredo Pacheco Brandão Lacerda",
    ),
    (
        "Ji-woo Min-jun Seo-yeon Hyun-woo Eun-ji Dong-hyun Soo-ah",
        "Kang Yoon Jang Shin Kwon Hwang Baek",
    ),
    (
        "Anouk Bram Fenna Joris Sanne Thijs Lotte",
        "van_Dijk de_Groot Vermeulen Hoekstra ter_Horst Brouwer van_den_Berg",
    ),
    (
        "Thandiwe Sipho Nomvula Bongani Lerato Thabo Zanele",
        "Dlamini Mokoena Khumalo Nkosi Mahlangu Ndlovu Sithole",
    ),
    (
        "Elif Emre Zeynep Burak Ayşe Kerem Defne",
        "Yıldırım Aksoy Öztürk Demirci Kılıç Şahin Arslan",
    ),
    (
        "Freja Magnus Sigrid Anders Astrid Lars Ingrid",
        "Halvorsen Bergström Mikkelsen Søndergaard Lindahl Åkesson Thorsen",
    ),
    (
        "Linh Minh Thảo Đức Hương Tuấn Mai",
        "Nguyễn Trần Phạm Vũ Đặng Bùi Hồ",
    ),
    (
        "Oksana Andrii Iryna Bohdan Larysa Taras Olena",
        "Kovalenko Shevchuk Bondar Melnyk Tkachenko Savchuk Polishchuk",
    ),
    (
        "Giulia Matteo Chiara Davide Francesca Luca Elena",
        "Bellini Ferrante Colombo Marchetti Galli Santoro D'Amico",
    ),
    (
        "Kwame Abena Kofi Akosua Yaw Efua Kojo",
        "Mensah Owusu Boateng Asante Appiah Osei Amoah",
    ),
    (
        "Camille Étienne Aurélie Benoît Margaux Théo Solène",
        "Lefebvre Mercier Garnier Chevalier Rousseau Delacroix Perrin",
    ),
    (
        "Siobhán Cormac Aoife Declan Niamh Eoin Gráinne",
        "O'Sullivan MacCarthy Ní_Bhriain Gallagher Kavanagh Doherty Brennan",
    ),
)
MOST = 20 * 21


def name(number: int) -> tuple[str, str]:
    """Given and family name of person `number`, 0 to MOST - 1; no two are called the same."""
    given, family = (words.split() for words in _FROM[number % len(_FROM)])
    turn = number // len(_FROM)
    chosen = family[(turn + turn // len(given)) % len(family)]
    return given[turn % len(given)], chosen.replace("_", " ")

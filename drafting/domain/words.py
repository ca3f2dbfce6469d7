"""What a sentence demands, apart from how it is said: content words, numbers, names, refusal.

For French, Armenian and English; of another language, whole words are read. No dictionary:
short lists of the words that carry no demand, of numbers and refusals, and of the synonyms
that every declaration uses. Inflected forms are left to `drafting.domain.similarity`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

# Articles, prepositions, pronouns, auxiliaries; and the parties, whatever a workshop calls them.
_EMPTY = {
    "fr": """
        afin ainsi ans après aussi autre autres aux avant avec celle celles celui ces cet
        cette ceux chacun chacune chaque chez comme dans des dont elle elles entre est eux
        grâce ils les leur leurs lieu lors matière met mettent mis mise mises moins même mêmes
        notamment ont par pas place plus pour puis que qui quoi sans selon ses soient soit son
        sont sous sur tous tout toute toutes une vers été être collectivité collectivités
        commune communes partie parties signataire signataires territoriale territoriales
        ville villes""",
    "hy": """
        այդ այլ այն այնպես այս առնվազն ամեն ապա ավելի բոլոր բոլորը բոլորի բոլորին դրա դրանք
        դրանց էին ըստ ընթացքում ենք իսկ իրար իրեն իրենց ինչ ինչպես կամ հետ համար մասին
        մասնավորապես մեկ մեջ միջև միջոցով մինչ մինչև միմյանց մյուս յուրաքանչյուր յուրաքանչյուրը
        յուրաքանչյուրի յուրաքանչյուրին նաև նկատմամբ նրա նրանք նրանց նրանցից շնորհիվ շրջանակում
        որը որի որին որն որոնք որոնց որոնցից որպես որպեսզի որտեղ վերաբերյալ վերաբերող վրա տարի
        տարվա տարում կողմ կողմը կողմի կողմեր կողմերը կողմերն կողմերի կողմերին կողմերից քաղաքները
        քաղաքների համայնքները համայնքների""",
    "en": """
        all also among and are been being between both each every for from had has have into its
        may other others set shall should than that the their them these they this those was
        were which who whose will with year years authorities authority municipalities
        municipality parties party signatories signatory town towns""",
}

# Words that only carry another ("give priority", "is meant to serve", "the question of"), and
# below, one group a line, words that mean the same to a rapporteur. By their beginning; $ ends it.
_LIGHT = {
    "fr": """
        apport assur(?:e|ent|er)$ cadre$ concern condui consacr côté disposition$ domaines?$
        donn(?:e|ent|er|ant)$ dress effectu engag façon manière men(?:er|ent|ée?s?)$ mis(?:es?)?$
        occasion œuvre$ offr ouvert(?:e|s|es)?$ permet procèd propos réalis relati
        rend(?:re|ent|u|ue|us|ues)?$ sein$ serv(?:ent|ir)$ tien(?:t|nent)$ travaill veill venir
        venue?s?$ viennent$ vient$ vis(?:e|ent|er|ant)$""",
    "hy": """
        ապահով(?:ում|վում|ել) աշխատ(?:ում|ել) արվ(?:ում|ել) գործ(?:ը|ի|ում)?$ դառնում դարձն իրականաց
        ծառայ(?:ում|ել) կատար հատկաց հարց(?:ը|ի|եր)?$ հնարավորություն նախատես նպատակ
        ունե(?:ն|ցած|նալ) ուղղություն պարտավոր ստանա ստանում տալ$ տալիս տալով տեղի?$ տրամադր տրվ
        ցուցաբեր""",
    "en": """
        carr(?:y|ied|ies)$ commit(?:s|ted|ments?)?$ continu do(?:es|ne)?$ further
        g(?:ive|iven|ives|iving)$ ma(?:ke|kes|king|de)$ offer provid purpose question room$
        serv(?:e|es|ing)$ undertak view$ work(?:s|ing)?$""",
}
_SYNONYMS = {
    "fr": """
        créer créé créent créat institu établi
        aide soutien souten appui appuy favoris encourag promouv promeuv facilit
        accueil recev recoiv reçoi reçu héberg
        organis(?!m) tenir$ tenue?s?$
        partag échang mutualis
        connaiss savoir
        form(?:e|ent|er|é|ation|ations)$
        professeur enseignant
        commun(?:s|es?)?$ ensemble$ conjoint
        sentier itinéraire
        territoire zone espace
        prépar mont(?:er|ent|age)$
        attenti soucieu conscien""",
    "hy": """
        ստեղծ հիմն(?:ում|վում|ել|են|ադրում|ադրել)$
        աջակց օգն(?:ում|ել|ություն) խթան խրախուս նպաստ
        հյուրընկալ ընդուն
        կազմակերպ(?:ում|վում|ել) անցկաց
        փոխանակ փոխանց
        պատրաստ վերապատրաստ
        համատեղ ընդհանուր միասին
        արահետ երթուղի
        արտադրանք մթերք
        առաջխաղաց ներկայաց""",
    "en": """
        creat establish found(?:ed|s|ing)?$
        help support assist aid(?:s|ed)?$ promot encourag
        host receiv welcom
        hold(?:s|ing)?$ held$ organi[sz](?:e|es|ed|ing)$
        share exchang
        train(?:s|ed|ing)?$ form(?:ing|ation)$
        joint common$ together""",
}

_REFUSAL = {
    "fr": r"""ne|n|aucune?|abandonn\w*|aboli\w*|cess(?:er|ent)|dissol\w*|ferm(?:er|ent|eture|ée?s?)
        |interdi\w*|oppos\w*|refus\w*|renonc\w*|suppr\w*""",
    "hy": r"""չ(?:են|ի|է|եմ|ենք|եք|էր|էին)|չ(?!ափ|որ)\w+(?:ել|ալ)|ոչ|դեմ|արգել\w*|դադար\w*|լուծար\w*
        |հրաժար\w*|մերժ\w*|վերաց\w*|փակ(?:ում|վում|ել|վել)""",
    "en": r"""abandon\w*|abolish\w*|clos(?:es|ed|ing|ure)|forbid\w*|neither|never|no|not|oppos\w*
        |prohibit\w*|refus\w*|reject\w*|renounc\w*""",
}

_NUMBERS = {
    "fr": """deux trois quatre cinq six sept huit neuf dix onze douze quinze:15 vingt:20 trente:30
        quarante:40 cinquante:50 soixante:60 cent:100 mille:1000""",
    "hy": """երկու երեք չորս հինգ վեց յոթ ութ ինը տասը տասնմեկ տասներկու տասնհինգ:15 քսան:20
        երեսուն:30 քառասուն:40 հիսուն:50 վաթսուն:60 հարյուր:100 հազար:1000""",
    "en": """two three four five six seven eight nine ten eleven twelve fifteen:15 twenty:20
        thirty:30 forty:40 fifty:50 sixty:60 hundred:100 thousand:1000""",
}

_STRESS = re.compile("[՛՜՞]")  # Armenian marks that stand inside a word
_WORD = re.compile(r"\d+(?:[.,\s]\d{3})*(?!\d)|[^\W_]+")

# What is said now in one word and now in several, put in one way before reading.
_SAID_AS = {
    "fr": {
        r"\b(?:chaque année|tous les ans|par an|annuel(?:le)?(?:s|ment)?)\b": " 1 ",
        r"\bbi(?:sannuel|ennal|ennaux)\w*": " 2 ",
        r"\bn[°º]": " ",  # a number, no negation
        r"\b(?:rend\w*|mi[st]\w*|mett\w*) (?:à (?:la )?disposition du )?public\w*": "publié",
        r"\b(?:fai\w*|font) connaître\b": "promotion",
        r"\bécotouris\w*": "tourisme écologique",
        r"\bbiling\w*": "2 langues",
        r"\btriling\w*": "3 langues",
    },
    "hy": {
        r"\b(?:երկու|2) տարին մեկ(?: անգամ)?\b": " 2 ",
        r"\b(?:ամեն տարի|տարին մեկ(?: անգամ)?|ամենամյա|տարեկան)\b": " 1 ",
        r"\bերկլեզու\w*": "2 լեզվով",
        r"\bեռալեզու\w*": "3 լեզվով",
        r"\bքառալեզու\w*": "4 լեզվով",
    },
    "en": {
        r"\b(?:each|every) year\b|\b(?:yearly|annual(?:ly)?)\b": " 1 ",
        r"\bbiling\w*": "2 languages",
        r"\btriling\w*": "3 languages",
    },
}


@dataclass(frozen=True)
class Reading:
    """One text as its demand: content words; numbers; names; whether it refuses something.

    ``spoken`` is every word as it stands, in order. ``words`` holds the numbers too, in figures.
    ``capitals`` are all words with a capital, ``names`` those that begin no sentence: they
    name a place or a body.
    """

    spoken: tuple[str, ...]
    words: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    capitals: frozenset[str]
    refuses: bool


@dataclass(frozen=True)
class _Tongue:
    """The lists above for one language, ready for use."""

    empty: frozenset[str]
    synonyms: tuple[tuple[re.Pattern[str], str], ...]
    refusal: re.Pattern[str]
    light: re.Pattern[str]
    numbers: dict[str, str]
    said_as: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache
def _tongue(lang: str) -> _Tongue:
    lines = [line.split() for line in _SYNONYMS.get(lang, "").strip().splitlines()]
    return _Tongue(
        frozenset(_EMPTY.get(lang, "").split()),
        tuple((re.compile("|".join(line)), f"={line[0]}") for line in lines),
        re.compile(_REFUSAL.get(lang, "(?!)"), re.VERBOSE),
        re.compile("|".join(_LIGHT.get(lang, "(?!)").split())),
        _numbered(_NUMBERS.get(lang, "").split()),
        tuple((re.compile(a, re.IGNORECASE), b) for a, b in _SAID_AS.get(lang, {}).items()),
    )


def _numbered(names: list[str]) -> dict[str, str]:
    """Figures by word: the first is 2, and each is one more unless it says its own."""
    numbers = {}
    for place, name in enumerate(names, 2):
        word, _, figures = name.partition(":")
        numbers[word] = figures or str(place)
    return numbers


@lru_cache(maxsize=4096)
def read(lang: str, text: str) -> Reading:
    """A text's demand, word by word; compounds are read as their parts."""
    tongue = _tongue(lang)
    text = _STRESS.sub("", text)
    for pattern, plain in tongue.said_as:
        text = pattern.sub(plain, text)
    found = [
        (m[0], _spelled(m[0]), _begins_sentence(text, m.start())) for m in _WORD.finditer(text)
    ]
    words = {tongue.numbers.get(low, low) for _, low, _ in found}
    numbers = {word for word in words if word.isdigit()}
    capitals = {low for word, low, _ in found if word[0].isupper() and low not in tongue.empty}
    return Reading(
        tuple(low for _, low, _ in found),
        frozenset(_plain(word, tongue) for word in words if _demands(word, tongue)) | numbers,
        frozenset(numbers),
        frozenset(low for _, low, begins in found if low in capitals and not begins),
        frozenset(capitals),
        any(tongue.refusal.fullmatch(low) for _, low, _ in found),
    )


def _spelled(word: str) -> str:
    """A word in small letters (never casefold, which takes և apart), a number in mere figures."""
    return re.sub(r"\D", "", word) if word[0].isdigit() else word.lower()


def _begins_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 4) : place].rstrip(" «“\u00a0\u202f")
    return before[-1:] in ("", ".", "!", "?", "։", ":", "\n")


def _demands(word: str, tongue: _Tongue) -> bool:
    """Whether a word says anything of what is asked; words of one or two letters do not."""
    return len(word) > 2 and word not in tongue.empty and not tongue.light.match(word)


def _plain(word: str, tongue: _Tongue) -> str:
    """The word, or the one that stands for it and its synonyms."""
    return next((plain for group, plain in tongue.synonyms if group.match(word)), word)

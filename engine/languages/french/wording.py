"""What checks look for in French texts: phrases, obligations and rights, spelling, figures in words."""

import re
from types import MappingProxyType

from engine.languages.wording import (
    ARCHAIC,
    EITHER,
    ELSEWHERE,
    LATIN,
    LATIN_WORDS,
    NO_PERIOD,
    OPEN_LIST,
    SAID_TWICE,
    Manner,
    Modality,
    WordingRules,
    fault,
    phrase,
    turn,
)

_PRESENT = "the present tense, or « doit » for an obligation"
_DENIES = re.compile(r"\b[Nn](?:e |’)(?:l[ae] |l’|les |lui |leur |se |s’|en |y )*(?:peu(?:ven)?t|pourr(?:a|ont))\b")
_OE = "o and e are one letter here"

# How French words begin whose É is often typed without its accent, after that letter.
_ACUTE = (
    "cart|change|chantillon|chéance|chec|chelle|cole|colog|conom|cosyst|cout|cran|cri|dit|ducat|gal|labor|lectr|lément"
    "|lev|lig|limin|mett|mission|nonc|num|pargne|poque|preuve|puis|quip|quilibr|quival|tabli|tage|tant|tape|tat|tend"
    "|thiq|tiquet|tranger|troit|tud|vacu|valu|vénement|ventu|viden|vit|volu"
)
_GRAVE = (  # what follows À at the beginning of a sentence
    "la|les|cette|ce|cet|ces|chaque|compter|concurrence|défaut|des|du moins|leur|moins|partir|peine|sa|savoir|ses|son"
    "|titre|tout|toute|tous"
)

# “un” and “une” are articles and pronouns as often as figures.
_FIGURES = MappingProxyType({
    "2": "deux",
    "3": "trois",
    "4": "quatre",
    "5": "cinq",
    "6": "six",
    "7": "sept",
    "8": "huit",
    "9": "neuf",
    "10": "dix",
    "11": "onze",
    "12": "douze",
    "15": "quinze",
    "20": "vingt",
    "30": "trente",
    "40": "quarante",
    "50": "cinquante",
    "60": "soixante",
    "70": "septante",
    "80": "quatre-vingts",
    "90": "nonante",
    "100": "cent cents",
    "1000": "mille",
    "second": "deuxième second seconde",
    "fourth": "quatrième",
    "fifth": "cinquième",
    "half": "moitié demi",
    "double": "double doubler",
    "triple": "triple tripler",
    "Monday": "lundi",
    "Tuesday": "mardi",
    "Wednesday": "mercredi",
    "Thursday": "jeudi",
    "Friday": "vendredi",
    "Saturday": "samedi",
    "Sunday": "dimanche",
    "January": "janvier",
    "February": "février",
    "April": "avril",
    "June": "juin",
    "July": "juillet",
    "August": "août",
    "September": "septembre",
    "October": "octobre",
    "November": "novembre",
    "December": "décembre",
})  # fmt: skip
_PHRASES = (
    phrase("et/ou", "et/ou", EITHER, "« ou », or « l’un, l’autre ou les deux »"),
    phrase("otamment", "notamment", OPEN_LIST, "« à savoir » for a closed list, « y compris » for an open one"),
    phrase("etc", r"etc\b\.?|et cetera", OPEN_LIST, "all that is meant, or a general word for it"),
    phrase(
        "ntre autres", "entre autres", OPEN_LIST, "« à savoir » for a closed list, « y compris » for an open one"
    ),
    phrase("non avenu", "nul(?:le)?s? et non avenue?s?", SAID_TWICE, "« nul »"),
    phrase("due forme", "en bonne et due forme", SAID_TWICE, "what form is required"),
    phrase("edit,adit,esdit,udit,usdit", "(?:l[ea]|les|du|des|sus)dite?s?", ARCHAIC, "« ce », « ces »"),
    phrase("résentes", "(?:les|des|aux|par les) présentes(?! [a-zé])", ARCHAIC, "« le Contrat », « les CGV »"),
    phrase("ci-", "ci-(?:dessus|dessous|après|avant)", ELSEWHERE, "a reference: [à](#paragraph)"),
    phrase("tandis,alia,fide,acto", LATIN_WORDS, LATIN, "it in French"),
    phrase("ès que possible", "dès que possible", NO_PERIOD, "a period, or « dans les meilleurs délais »"),
)  # fmt: skip
_FAULTS = (
    fault("n °¦n. °¦nº¦N °¦N. °¦Nº", r"\b([nN])\.? ?[°º](?<!\b[nN]°)", "“numéro” is shortened to n°", "\\1°"),
    fault("E", rf"E(?<!\wE)(?=(?:{_ACUTE}))", "a capital lacks its accent", "É"),
    fault("A ", rf"A(?:(?<![^\n]A)|(?<=[.!?:;] A))(?= (?:l’|(?:{_GRAVE})\b))", "a capital lacks its accent", "À"),
    fault("Etre", r"\bEtre\b", "a capital lacks its accent", "Être"),
    fault("Ca ", r"\bCa(?= )", "a capital lacks its cedilla", "Ça"),
    fault("oe", r"\b([Mm]an|[Dd]és|[BbCcMmNnSsVv]|)oe(?=uvr|urs?\b|ux?\b|uds?\b|ufs?\b|il\b)", _OE, "\\1œ"),
    fault("Oe", r"\bOe(?=uvr|ufs?\b|il\b)", _OE, "Œ"),
    fault("ème¦ère¦ième", r"(?<=\d)(?: ?)(?:i?ème|è)\b", "an ordinal is shortened to e", "e"),
    fault("ère", r"(?<=1)(?: ?)ère\b", "an ordinal is shortened to re", "re"),
    fault(" er", r"(?<=1) er\b", "a space stands inside 1er", "er"),
)  # fmt: skip

WORDING = WordingRules(
    figures=_FIGURES,
    phrases=_PHRASES,
    turns=(
        turn("devr,tenu,faut", "devr(?:a|ont)|(?:est|sont) tenue?s? d(?:e|’)|il faut", "« doit »"),
        turn("obligation de", "a(?:ura)? l’obligation de", "« doit »"),
        turn(
            "pourr,droit d,autoris",
            "pourr(?:a|ont)|(?:a|ont) le droit d(?:e|’)|(?:est|sont) autorisée?s? à",
            "« peut »",
        ),
        turn("ne doi", "ne (?:doit|doivent) pas", "« ne peut pas »"),
        turn("sera,seront,aura,auront,fera,feront,gera,geront", "(?:ser|aur|fer|engager)(?:a|ont)", _PRESENT),
        turn("era,eront,ira,iront", "[a-zéèêâîôûç]{3,}[ei]r(?:a|ont)", _PRESENT),
    ),
    modality=Modality(
        signs=("doi", "devr", "engage", "tenu", "peu", "pourr"),
        obliges=re.compile(r"\b(?:[Dd]oi(?:ven)?t|devr(?:a|ont)|s’engage(?:nt)?|(?:est|sont) tenue?s? d)(?!\w)"),
        not_obliging=re.compile(r"\A(?s:.*?)ne doi"),
        allows=re.compile(r"\b(?:[Pp]eu(?:ven)?t|pourr(?:a|ont))\b"),
        denies=_DENIES,
        may_deny=None,
        obligations=("“doit”", "“s’engage à”"),
        right="“peut”",
        prohibition="“ne peut pas”",
    ),
    faults=_FAULTS,
    manners=(
        Manner(re.compile('["“”]'), "«", "the quotation mark is not « », as elsewhere", "write « and »", nests=True),
    ),
    meant=re.compile(r"(?:\b(?:[Ll][ea]s?|[Dd]u|[Aa]ux?|[Cc]haque|[Aa]ucune?)\s|\b[Ll]’)$"),
    described=re.compile(
        r",? (?:qu[ie’]|dont\b|où\b|(?:\w+ )?(?:le|la|les|aux?|des?|du)?quel|[\w-]+(?:é|i|u|is)e?s? (?:par|à|\W))"
    ),
    elisions=("[dlqnsjm]’", "qu’"),
    conjunctions=("et", "ou"),
    abbreviations=("etc.",),
)

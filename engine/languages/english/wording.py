"""What checks look for in English texts: phrases, obligations and rights, spelling, figures in words."""

import re
from types import MappingProxyType

from engine.languages.wording import (
    ARCHAIC,
    EITHER,
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

# “The purpose is to …” says what something is for and obliges nobody.
_AIM = re.compile(r"\b(?:purpose|target|aim|goal|objective|object|intention|role|function|effect)\b", re.IGNORECASE)
_PERMITTED = "(?:entitled|authori[sz]ed|allowed|permitted)"
_PRESENT = "the present tense, or “shall” for an obligation"
_MODAL = re.compile(r"\b(?:may|shall|must|can|cannot|could)\b")
_NEGATION = re.compile(
    r"\b(?:not|cannot|only|no|neither|nor|never|none|nobody|nothing|without|solely|exclusively|other than)\b",
    re.IGNORECASE,
)
_DOUBLED = "each and every|any and all|force and effect|cease and desist"

# “one” is a pronoun as often as a figure; “first”, “third” and “may” mean other things too.
_FIGURES = MappingProxyType({
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    "10": "ten",
    "11": "eleven",
    "12": "twelve",
    "15": "fifteen",
    "20": "twenty",
    "30": "thirty",
    "40": "forty",
    "50": "fifty",
    "60": "sixty",
    "70": "seventy",
    "80": "eighty",
    "90": "ninety",
    "100": "hundred",
    "1000": "thousand",
    "second": "second",
    "fourth": "fourth",
    "fifth": "fifth",
    "half": "half",
    "double": "double twice",
    "triple": "triple thrice",
    "Monday": "monday",
    "Tuesday": "tuesday",
    "Wednesday": "wednesday",
    "Thursday": "thursday",
    "Friday": "friday",
    "Saturday": "saturday",
    "Sunday": "sunday",
    "January": "january",
    "February": "february",
    "April": "april",
    "June": "june",
    "July": "july",
    "August": "august",
    "September": "september",
    "October": "october",
    "November": "november",
    "December": "december",
})  # fmt: skip
_PHRASES = (
    phrase("and/or", "and/or", EITHER, "“or”, or “one, the other or both”"),
    phrase("etc", r"etc\b\.?|et cetera", OPEN_LIST, "all that is meant, or a general word for it"),
    phrase("limit", "including,? (?:but not limited to|without limitation)", SAID_TWICE, "“including”"),
    phrase("ull and", "null and void", SAID_TWICE, "“void”"),
    phrase("ach and,ny and,force and,cease and", _DOUBLED, SAID_TWICE, "one of the two words"),
    phrase("here", "here(?:by|in|of|to|under|after|inafter|with)", ARCHAIC, "“this Contract”, or a reference"),
    phrase("here", "there(?:of|in|to|under|from|with|upon)|thereinafter", ARCHAIC, "what is meant"),
    phrase("said", "(?:the |afore)said(?= [a-zA-Z])", ARCHAIC, "“this”, “that”, “those”"),
    phrase("forthwith", "forthwith", ARCHAIC, "“at once”, or a period"),
    phrase("tandis,alia,fide,acto", LATIN_WORDS, LATIN, "it in English"),
    phrase("est effort,est endeav", "best (?:efforts|endeavours)", "is no measure", "what the Party shall do"),
    phrase("soon as pos", "as soon as possible", NO_PERIOD, "a period, or “without undue delay”"),
)  # fmt: skip
_SPACED = "¦".join(space + mark for space in " \u00a0\u202f" for mark in ";:!?")
_FAULTS = (
    fault(_SPACED, r"(?<=\S)\s([;:!?])(?=\s|\Z)", "a space stands before \\1", "\\1"),
    fault("«", r"«\s*", "a French quotation mark stands in English", "“"),
    fault("»", r"\s*»", "a French quotation mark stands in English", "”"),
    fault("“ ", r"“\s+", "a space follows the opening quotation mark", "“"),
    fault(" ”", r"\s+”", "a space stands before the closing quotation mark", "”"),
)  # fmt: skip

WORDING = WordingRules(
    figures=_FIGURES,
    phrases=_PHRASES,
    turns=(
        turn("must", "must not", "“may not”"),
        turn("must", "must(?! not)", "“shall”"),
        turn("s to ,ve to ,d to ", "ha(?:s|ve) to|(?:is|are) (?:obliged|obligated|required) to", "“shall”"),
        turn("will,won’t", r"(?<!\bat )(?<!\bthe )(?<!\bof )will(?: not)?|won’t", _PRESENT),
        turn("should,ought", "should|ought to", "“shall” for an obligation, “may” for a right"),
        turn("is to ,are to ", r"(?:is|are) to(?= [a-z])", "“shall”", _AIM),
        turn("ed to ", rf"(?:is|are) {_PERMITTED} to", "“may”"),
        turn("right to ", "ha(?:s|ve) the right to", "“may”"),
        turn("shall not", "shall not", "“may not”"),
        turn(" not ", rf"(?:is|are) not {_PERMITTED} to", "“may not”"),
    ),
    modality=Modality(
        signs=("shall", "must", "may"),
        obliges=re.compile(r"\b(?:shall|must)\b"),
        also_obliges=re.compile(r"\bowes?\b"),  # of a sum of money
        allows=re.compile(r"(?<!as the case )\bmay\b"),  # not the month
        also_allows=re.compile(r"\b(?:can|cannot|could)\b"),  # a possibility, elsewhere sometimes an adjective
        denies=re.compile(r"\b(?:may|shall|must) not\b"),
        may_deny=(_MODAL, _NEGATION),
        obligations=("“shall”",),
        right="“may”",
        prohibition="“may not”",
    ),
    faults=_FAULTS,
    manners=(Manner(re.compile('"'), "“", "the quotation mark is straight, elsewhere it is “ ”", "write “ and ”"),),
    meant=re.compile(r"\b(?:[Tt]he|[Ee]ach|[Ee]ither|[Nn]either|[Ee]very)\s$"),
    described=re.compile(r",? (?:(?:\w+ )?(?:which|that|whom?|whose)\b|[\w-]+ed (?:by|in|to|under|for|\W))"),
    elisions=("[dlqnsjm]’", "qu’"),  # of French names
    conjunctions=("and", "or"),
    abbreviations=("etc.", "p.m.", "a.m."),
)

"""Quotes, apostrophes and no-break spaces, in whole texts and across runs."""

import re
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from polytypo.text import transform

from engine.languages import ENGLISH, FRENCH, LANGUAGES, Language
from engine.languages.french import typography as french

FRENCH_TEXTS = [
    # typed                       set, with | for a no-break space and ~ for a narrow one
    ("l'article 5 ; et", "l’article|5~; et"),
    ("l'article 5; et", "l’article|5~; et"),
    ("Quoi ? Non ! Si : « oui ».", "Quoi~? Non~! Si|: «|oui|»."),
    ("Quoi? Non! Si: «oui».", "Quoi~? Non~! Si|: «|oui|»."),
    ("dit-on ?!", "dit-on~?!"),
    ("(« x »)", "(«|x|»)"),
    ("« x\u202f»", "«|x|»"),
    ("x\u00a0; y\u202f: z", "x~; y|: z"),
    ('le "Client" et l\'"Accord"', "le «|Client|» et l’«|Accord|»"),
    ("le “Client”", "le «|Client|»"),
    ('« le mot "clé" ici »', "«|le mot “clé” ici|»"),
    ("aujourd'hui, qu'il s'agisse", "aujourd’hui, qu’il s’agisse"),
    ("six (6) mois, 30 jours, 2 h", "six (6)|mois, 30|jours, 2|h"),
    ("cinq (5) jours ouvrables", "cinq (5)|jours ouvrables"),
    ("1 234,50 € HT ; 21 %", "1|234,50|€|HT~; 21|%"),
    ("l'art. 5, § 1er, al. 2, n° 3", "l’art.|5, §|1er, al.|2, n°|3"),
    ("Articles 5 à 7, annexe 1, livre VI", "Articles|5 à 7, annexe|1, livre|VI"),
    ("article VI.83 du Code", "article|VI.83 du Code"),
    ("le 1er décembre 2026, le 15 mars", "le 1er|décembre|2026, le 15|mars"),
    ("M. Dupont, Mme Durand, J. Martin", "M.|Dupont, Mme|Durand, J.|Martin"),
    ("p. ex. ceci", "p.|ex. ceci"),
    # what stays as it is
    ("https://ims.be/?a=1;b à 08:30", "https://ims.be/?a=1;b à 08:30"),
    ("a - b -- c... (c) 3 x 4, 10-12", "a - b -- c... (c) 3 x 4, 10-12"),
    ("deux  espaces ,mal placés .", "deux  espaces ,mal placés ."),
    ("2 mailings, le 5 au matin, sections A et B", "2 mailings, le 5 au matin, sections A et B"),
    ("chapitre Introduction, article Client", "chapitre Introduction, article Client"),
    ("lot 5 1234, 12 3456", "lot 5 1234, 12 3456"),
    ("; oui", "; oui"),
    ("", ""),
]
ENGLISH_TEXTS = [
    ('the Client\'s "Services"', "the Client’s “Services”"),
    ("'Services' and the '90s", "‘Services’ and the ’90s"),
    ("two (2) months' notice", "two (2)|months’ notice"),
    ("the parties' and Clients' duties", "the parties’ and Clients’ duties"),
    ("'the parties' agreement'", "‘the parties’ agreement’"),
    ("\"the Client's 'notice'\".", "“the Client’s ‘notice’”."),
    ('("Boss"), "(a)"', "(“Boss”), “(a)”"),
    ("Article 5, Articles 5 to 7, Annex 1", "Article|5, Articles|5 to 7, Annex|1"),
    ("Article VI.83, Book VI, No. 3, § 1", "Article|VI.83, Book|VI, No.|3, §|1"),
    ("EUR 250.00 excl. VAT", "EUR|250.00 excl.|VAT"),
    ("EUR -250.00", "EUR|-250.00"),
    ("five (5) business days, 6 months", "five (5)|business days, 6|months"),
    ("1 December 2026", "1|December|2026"),
    ("Mr Smith and Dr. Jones, J. Doe", "Mr|Smith and Dr.|Jones, J.|Doe"),
    ("already ‘curly’ and “right”", "already ‘curly’ and “right”"),
    ("a - b... at 08:30; yes? no!", "a - b... at 08:30; yes? no!"),
    ("Particle 5, the Article", "Particle 5, the Article"),
    ("", ""),
]


def shown(text: str) -> str:
    return text.replace("\u00a0", "|").replace("\u202f", "~")


def typeset(language: Language, text: str) -> str:
    [result] = language.typeset([(text, False)])
    return result


@pytest.mark.parametrize(("typed", "expected"), FRENCH_TEXTS)
def test_french(typed: str, expected: str) -> None:
    assert shown(typeset(FRENCH, typed)) == expected


@pytest.mark.parametrize(("typed", "expected"), ENGLISH_TEXTS)
def test_english(typed: str, expected: str) -> None:
    assert shown(typeset(ENGLISH, typed)) == expected


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([("l'", False), ("article 5", False), (" ; et", False)], ["l’", "article|5", "~; et"]),
        ([("article ", False), ("5", True), (" %", False)], ["article|", "5", "|%"]),
        ([("à ", False), ("ACME", True), (" ; et", False)], ["à ", "ACME", "~; et"]),
        ([("à ", False), ("ACME", True), ("; et", False)], ["à ", "ACME", "~; et"]),
        ([("«", False), ("ACME", True), ("»", False)], ["«|", "ACME", "|»"]),
        ([('"', False), ("lien", False), ('" ;', False)], ["«|", "lien", "|»~;"]),
        ([('"', False), ('A & "B" l\'x ; y: 5 %', True), ('"', False)], ["«|", 'A & "B" l\'x ; y: 5 %', "|»"]),
        ([("6", False), (" ", False), ("mois", False)], ["6", "|", "mois"]),
        ([("", False), ("d'", False), ("", True), ("un", False), ("", False)], ["", "d’", "", "un", ""]),
        ([("l'été ?", True)], ["l'été ?"]),
        ([], []),
    ],
)
def test_french_runs(runs: list[tuple[str, bool]], expected: list[str]) -> None:
    assert [shown(text) for text in FRENCH.typeset(runs)] == expected


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([('"', False), ("A \"B\" & 'C'", True), ('"', False)], ["“", "A \"B\" & 'C'", "”"]),
        ([("ACME", True), ("'s", False)], ["ACME", "’s"]),
        ([("Article ", False), ("5", False)], ["Article|", "5"]),
        ([("EUR", False), (" 5", False)], ["EUR", "|5"]),
        ([], []),
    ],
)
def test_english_runs(runs: list[tuple[str, bool]], expected: list[str]) -> None:
    assert [shown(text) for text in ENGLISH.typeset(runs)] == expected


VOCABULARY = """
    l' d' s' ' " « » “ ” ’ ‘ ( ) ; : ? ! . , … - – % € § n° art. article Articles annexe M. Mr J. EUR 5 12 234 1er
    mois (6) jours HT décembre 2026 VI août été Client notice parties' excl. VAT https://a.be/?x=1;y 08:30
"""
SPACES = [" ", " ", " ", "\u00a0", "\u202f", "  ", "\n"]
WORDS = st.sampled_from([*VOCABULARY.split(), *SPACES])
PIECES = st.lists(WORDS, max_size=8).map("".join) | st.text(max_size=12)
RUNS = st.lists(st.tuples(PIECES, st.booleans()), max_size=6)
CHANGEABLE = re.compile("[ \u00a0\u202f\t\u2007\u2009\u200a'\"’‘‚‛‹›“”„‟«»〝〞〟]")


@given(RUNS, st.sampled_from(list(LANGUAGES.values())))
def test_only_spaces_and_quotes_change(runs: Sequence[tuple[str, bool]], language: Language) -> None:
    texts = language.typeset(runs)
    assert len(texts) == len(runs)
    for (before, verbatim), after in zip(runs, texts, strict=True):
        assert CHANGEABLE.sub("", after) == CHANGEABLE.sub("", before)
        if verbatim:
            assert after == before


@given(RUNS, st.sampled_from(list(LANGUAGES.values())))
def test_setting_twice_changes_nothing(runs: Sequence[tuple[str, bool]], language: Language) -> None:
    once = language.typeset(runs)
    again = [(text, verbatim) for text, (_, verbatim) in zip(once, runs, strict=True)]
    assert language.typeset(again) == once


@given(st.lists(PIECES, max_size=6), st.sampled_from(list(LANGUAGES.values())))
def test_cuts_change_nothing(pieces: list[str], language: Language) -> None:
    cut = language.typeset([(piece, False) for piece in pieces])
    assert "".join(cut) == typeset(language, "".join(pieces))


@pytest.mark.parametrize("typed", [typed for typed, _ in FRENCH_TEXTS])
def test_polytypo_agrees_with_what_the_quick_rules_set(typed: str) -> None:
    text = typeset(FRENCH, typed)
    assert transform(text, locale="fr", rules=french._POLYTYPO_RULES) == text


def test_polytypo_is_not_asked_when_nothing_is_left_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(french, "_changes", lambda text: pytest.fail(f"asked for {text!r}"))
    assert shown(typeset(FRENCH, "l'article 5 ; « six (6) mois » : 250 € ?")) == (
        "l’article|5~; «|six (6)|mois|»|: 250|€~?"
    )


def test_importing_the_languages_loads_no_library() -> None:
    code = "import engine.languages, sys; print({'num2words', 'babel', 'polytypo'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "set()"

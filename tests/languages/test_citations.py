"""Citations: the words, and what each of them links to."""

from collections.abc import Sequence

import pytest

from engine.languages import ENGLISH, FRENCH, CitedNumber, CitedRange, Segment, UnknownForm
from engine.languages.base import Cited

FIVE, SIX, SEVEN, NINE, THREE = (CitedNumber(label, f"#{label}") for label in ("5", "6", "7", "9", "3"))
ONE = CitedNumber("1", None)
TWO = CitedNumber("2", None)
ITEM = CitedNumber("5.2\u00a0(i)", "cgv/duration#notice.i")
MANY = (THREE, FIVE, CitedRange(SEVEN, NINE))
UP_TO_SEVEN = (CitedRange(FIVE, SEVEN),)
PARAGRAPH = CitedNumber("33, paragraphe\u00a01", None)
Numbers = Sequence[CitedNumber | CitedRange]


def printed(segments: Sequence[Segment]) -> str:
    """The words of a citation, with | for a no-break space."""
    return "".join(segment.text for segment in segments).replace("\u00a0", "|")


@pytest.mark.parametrize(
    ("preposition", "one", "several"),
    [
        ("", "article|5", "articles|5 et 6"),
        ("le", "l’article|5", "les articles|5 et 6"),
        ("Le", "L’article|5", "Les articles|5 et 6"),
        ("à", "à l’article|5", "aux articles|5 et 6"),
        ("À", "À l’article|5", "Aux articles|5 et 6"),
        ("de", "de l’article|5", "des articles|5 et 6"),
        ("De", "De l’article|5", "Des articles|5 et 6"),
    ],
)
def test_french_prepositions(preposition: str, one: str, several: str) -> None:
    assert preposition in FRENCH.prepositions
    assert printed(FRENCH.cite(preposition, "article", [FIVE], None)) == one
    assert printed(FRENCH.cite(preposition, "article", [FIVE, SIX], None)) == several


@pytest.mark.parametrize(
    ("noun", "numbers", "of", "french", "english"),
    [
        ("article", (FIVE,), None, "à l’article|5", "Article|5"),
        ("article", (ITEM,), None, "à l’article|5.2|(i)", "Article|5.2|(i)"),
        ("article", UP_TO_SEVEN, None, "aux articles|5 à 7", "Articles|5 to 7"),
        ("article", MANY, None, "aux articles|3, 5 et 7 à 9", "Articles|3, 5 and 7 to 9"),
        ("article", (THREE, FIVE, SIX), None, "aux articles|3, 5 et 6", "Articles|3, 5 and 6"),
        ("annex", (ONE,), None, "à l’annexe|1", "Annex|1"),
        ("annex", (ONE, TWO), None, "aux annexes|1 et 2", "Annexes|1 and 2"),
    ],
)
def test_lists_and_ranges(noun: Cited, numbers: Numbers, of: str | None, french: str, english: str) -> None:
    assert printed(FRENCH.cite("à", noun, numbers, of)) == french
    assert printed(ENGLISH.cite("", noun, numbers, of)) == english


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ("le RGPD", "article|5 du RGPD"),
        ("la loi du 2 août 2002", "article|5 de la loi du 2 août 2002"),
        ("les CGV", "article|5 des CGV"),
        ("l’Accord de traitement", "article|5 de l’Accord de traitement"),
        ("l'Accord de traitement", "article|5 de l’Accord de traitement"),
        ("le Code civil", "article|5 du Code civil"),
        ("Décision (UE) 2021/914", "article|5 de Décision (UE) 2021/914"),
        ("Arrêté royal n° 1", "article|5 d’Arrêté royal n° 1"),
        ("lettre d’engagement", "article|5 de lettre d’engagement"),
    ],
)
def test_french_names_contract(of: str, expected: str) -> None:
    assert printed(FRENCH.cite("", "article", [FIVE], of)) == expected


def test_of_a_list() -> None:
    assert printed(FRENCH.cite("à", "article", MANY, "les CGV")) == "aux articles|3, 5 et 7 à 9 des CGV"
    assert printed(ENGLISH.cite("", "article", (FIVE, SIX), "the GTC")) == "Articles|5 and 6 of the GTC"


def test_a_label_with_a_comma_is_closed_by_another() -> None:
    assert printed(FRENCH.cite("", "article", [PARAGRAPH], "le RGPD")) == "article|33, paragraphe|1, du RGPD"
    assert printed(FRENCH.cite("", "article", [PARAGRAPH], None)) == "article|33, paragraphe|1"
    assert printed(FRENCH.cite("", "article", [PARAGRAPH, FIVE], "le RGPD")) == (
        "articles|33, paragraphe|1, et 5 du RGPD"
    )
    belgian = CitedNumber(ENGLISH.law_article("57", "1", "be"), None)
    assert printed(ENGLISH.cite("", "article", [belgian], "the Act")) == "Article|57, §|1, of the Act"
    assert printed(ENGLISH.cite("", "article", [CitedRange(FIVE, belgian)], "the Act")) == (
        "Articles|5 to 57, §|1, of the Act"
    )


def test_each_number_is_its_own_link() -> None:
    assert FRENCH.cite("De", "article", MANY, "les CGV") == (
        Segment("Des articles\u00a0"),
        Segment("3", "#3"),
        Segment(", "),
        Segment("5", "#5"),
        Segment(" et "),
        Segment("7", "#7"),
        Segment(" à "),
        Segment("9", "#9"),
        Segment(" des CGV"),
    )
    assert ENGLISH.cite("", "article", [ITEM], None) == (
        Segment("Article\u00a0"),
        Segment("5.2\u00a0(i)", "cgv/duration#notice.i"),
    )


def test_what_has_no_link_is_one_segment() -> None:
    assert FRENCH.cite("", "annex", [ONE, TWO], "le DPA") == (Segment("annexes\u00a01 et 2 du DPA"),)


def test_citations_that_cannot_be_written() -> None:
    for language in (FRENCH, ENGLISH):
        with pytest.raises(ValueError, match="at least one number"):
            language.cite("", "article", [], None)
    with pytest.raises(UnknownForm) as caught:
        FRENCH.cite("dans", "article", [FIVE], None)
    assert (caught.value.form, caught.value.known) == ("dans", ("", "le", "Le", "à", "À", "de", "De"))
    with pytest.raises(UnknownForm) as caught:
        ENGLISH.cite("of", "article", [FIVE], None)
    assert (caught.value.form, caught.value.known) == ("of", ("",))


NAMES = {
    "le RGPD": "RGPD le|RGPD Le|RGPD au|RGPD Au|RGPD du|RGPD Du|RGPD",
    "la loi": "loi la|loi La|loi à|la|loi À|la|loi de|la|loi De|la|loi",
    "les CGV": "CGV les|CGV Les|CGV aux|CGV Aux|CGV des|CGV Des|CGV",
    "l’Accord": "Accord l’Accord L’Accord à|l’Accord À|l’Accord de|l’Accord De|l’Accord",
    "Décision": "Décision Décision Décision à|Décision À|Décision de|Décision De|Décision",
    "Avis": "Avis Avis Avis à|Avis À|Avis d’Avis D’Avis",
}


@pytest.mark.parametrize("name", NAMES)
def test_french_names(name: str) -> None:
    cited = [FRENCH.name(preposition, name, None) for preposition in FRENCH.name_prepositions]
    assert ["".join(segment.text for segment in segments).replace(" ", "|") for segments in cited] == (
        NAMES[name].split()
    )


def test_the_link_of_a_name_leaves_its_article_out() -> None:
    assert FRENCH.name("de", "le RGPD", "law/gdpr") == (Segment("du "), Segment("RGPD", "law/gdpr"))
    assert FRENCH.name("", "le RGPD", "law/gdpr") == (Segment("RGPD", "law/gdpr"),)
    assert FRENCH.name("à", "les CGV", None) == (Segment("aux CGV"),)
    assert ENGLISH.name("", "the GDPR", "law/gdpr") == (Segment("the "), Segment("GDPR", "law/gdpr"))
    assert ENGLISH.name("The", "the GDPR", "law/gdpr") == (Segment("The "), Segment("GDPR", "law/gdpr"))
    assert ENGLISH.name("The", "Annex A", "x") == (Segment("Annex A", "x"),)


def test_names_with_an_unknown_preposition() -> None:
    with pytest.raises(UnknownForm):
        FRENCH.name("par", "le RGPD", None)
    with pytest.raises(UnknownForm) as caught:
        ENGLISH.name("of", "the GDPR", None)
    assert caught.value.known == ("", "The")


def test_articles_of_law() -> None:
    assert FRENCH.law_article("28", None, "eu") == ENGLISH.law_article("28", None, "be") == "28"
    assert FRENCH.law_article("33", "1", "eu") == "33, paragraphe\u00a01"
    assert FRENCH.law_article("57", "1", "be") == "57, §\u00a01er"
    assert FRENCH.law_article("57", "2", "be") == "57, §\u00a02"
    assert FRENCH.law_article("57", "10", "be") == "57, §\u00a010"
    assert FRENCH.law_article("57", "1, alinéa 2", "be") == "57, §\u00a01er, alinéa 2"
    assert ENGLISH.law_article("33", "1", "eu") == "33(1)"
    assert ENGLISH.law_article("57", "1", "be") == "57, §\u00a01"


def test_labels_of_items() -> None:
    assert FRENCH.item_label("5.2", "i") == FRENCH.item_label("5.2", "(i)") == "5.2\u00a0(i)"
    assert ENGLISH.item_label("5.2", "i") == ENGLISH.item_label("5.2", "(i)") == "5.2(i)"

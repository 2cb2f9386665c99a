"""Numbers in words. The tables are written by hand: they are what a person would read aloud."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.languages import ENGLISH, FRENCH, Language

FRENCH_TO_100 = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt|vingt et un|vingt-deux|vingt-trois|vingt-quatre|vingt-cinq|vingt-six|vingt-sept|vingt-huit|"
    "vingt-neuf|trente|trente et un|trente-deux|trente-trois|trente-quatre|trente-cinq|trente-six|trente-sept|"
    "trente-huit|trente-neuf|quarante|quarante et un|quarante-deux|quarante-trois|quarante-quatre|quarante-cinq|"
    "quarante-six|quarante-sept|quarante-huit|quarante-neuf|cinquante|cinquante et un|cinquante-deux|cinquante-trois|"
    "cinquante-quatre|cinquante-cinq|cinquante-six|cinquante-sept|cinquante-huit|cinquante-neuf|soixante|"
    "soixante et un|soixante-deux|soixante-trois|soixante-quatre|soixante-cinq|soixante-six|soixante-sept|"
    "soixante-huit|soixante-neuf|septante|septante et un|septante-deux|septante-trois|septante-quatre|septante-cinq|"
    "septante-six|septante-sept|septante-huit|septante-neuf|quatre-vingts|quatre-vingt-un|quatre-vingt-deux|"
    "quatre-vingt-trois|quatre-vingt-quatre|quatre-vingt-cinq|quatre-vingt-six|quatre-vingt-sept|quatre-vingt-huit|"
    "quatre-vingt-neuf|nonante|nonante et un|nonante-deux|nonante-trois|nonante-quatre|nonante-cinq|nonante-six|"
    "nonante-sept|nonante-huit|nonante-neuf|cent"
)
FEMININE = {
    1: "une",
    21: "vingt et une",
    31: "trente et une",
    41: "quarante et une",
    51: "cinquante et une",
    61: "soixante et une",
    71: "septante et une",
    81: "quatre-vingt-une",
    91: "nonante et une",
}
FRENCH_AWKWARD = {
    101: "cent un",
    171: "cent septante et un",
    180: "cent quatre-vingts",
    181: "cent quatre-vingt-un",
    199: "cent nonante-neuf",
    200: "deux cents",
    201: "deux cent un",
    271: "deux cent septante et un",
    280: "deux cent quatre-vingts",
    300: "trois cents",
    999: "neuf cent nonante-neuf",
    1000: "mille",
    1001: "mille un",
    1080: "mille quatre-vingts",
    1100: "mille cent",
    1980: "mille neuf cent quatre-vingts",
    2000: "deux mille",
    71_000: "septante et un mille",
    80_000: "quatre-vingt mille",
    80_001: "quatre-vingt mille un",
    100_000: "cent mille",
    200_000: "deux cent mille",
    200_001: "deux cent mille un",
    999_999: "neuf cent nonante-neuf mille neuf cent nonante-neuf",
    1_000_000: "un million",
    1_000_001: "un million un",
    2_000_000: "deux millions",
    80_000_000: "quatre-vingts millions",
    200_000_000: "deux cents millions",
    1_000_000_000: "un milliard",
    2_000_000_000: "deux milliards",
    71_000_000_000: "septante et un milliards",
    999_999_999_999: (
        "neuf cent nonante-neuf milliards neuf cent nonante-neuf millions "
        "neuf cent nonante-neuf mille neuf cent nonante-neuf"
    ),
}
FRENCH_FEMININE_AWKWARD = {
    101: "cent une",
    181: "cent quatre-vingt-une",
    271: "deux cent septante et une",
    1001: "mille une",
    200_001: "deux cent mille une",
    1000: "mille",
    71_000: "septante et un mille",
    1_000_000: "un million",
    1_000_001: "un million une",
    1_000_000_000: "un milliard",
}
ENGLISH_TO_100 = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven "
    "twenty-eight twenty-nine thirty thirty-one thirty-two thirty-three thirty-four thirty-five thirty-six "
    "thirty-seven thirty-eight thirty-nine forty forty-one forty-two forty-three forty-four forty-five forty-six "
    "forty-seven forty-eight forty-nine fifty fifty-one fifty-two fifty-three fifty-four fifty-five fifty-six "
    "fifty-seven fifty-eight fifty-nine sixty sixty-one sixty-two sixty-three sixty-four sixty-five sixty-six "
    "sixty-seven sixty-eight sixty-nine seventy seventy-one seventy-two seventy-three seventy-four seventy-five "
    "seventy-six seventy-seven seventy-eight seventy-nine eighty eighty-one eighty-two eighty-three eighty-four "
    "eighty-five eighty-six eighty-seven eighty-eight eighty-nine ninety ninety-one ninety-two ninety-three "
    "ninety-four ninety-five ninety-six ninety-seven ninety-eight ninety-nine|one hundred"
)
ENGLISH_AWKWARD = {
    101: "one hundred and one",
    180: "one hundred and eighty",
    181: "one hundred and eighty-one",
    199: "one hundred and ninety-nine",
    200: "two hundred",
    201: "two hundred and one",
    271: "two hundred and seventy-one",
    280: "two hundred and eighty",
    300: "three hundred",
    999: "nine hundred and ninety-nine",
    1000: "one thousand",
    1001: "one thousand and one",
    1080: "one thousand and eighty",
    1100: "one thousand one hundred",
    1234: "one thousand two hundred and thirty-four",
    1980: "one thousand nine hundred and eighty",
    2000: "two thousand",
    71_000: "seventy-one thousand",
    80_000: "eighty thousand",
    80_001: "eighty thousand and one",
    100_000: "one hundred thousand",
    200_000: "two hundred thousand",
    200_001: "two hundred thousand and one",
    999_999: "nine hundred and ninety-nine thousand nine hundred and ninety-nine",
    1_000_000: "one million",
    1_000_001: "one million and one",
    2_000_000: "two million",
    80_000_000: "eighty million",
    1_000_000_000: "one billion",
    2_000_000_000: "two billion",
}


def table(words: str) -> dict[int, str]:
    """The simple words before the first bar are separated by spaces, the others by bars."""
    first, *others = words.split("|")
    return dict(enumerate([*first.split(), *others]))


@pytest.mark.parametrize(("n", "words"), [*table(FRENCH_TO_100).items(), *FRENCH_AWKWARD.items()])
def test_french_masculine(n: int, words: str) -> None:
    assert FRENCH.number_words(n) == words


@pytest.mark.parametrize(
    ("n", "words"), [*{**table(FRENCH_TO_100), **FEMININE}.items(), *FRENCH_FEMININE_AWKWARD.items()]
)
def test_french_feminine(n: int, words: str) -> None:
    assert FRENCH.number_words(n, "f") == words


@pytest.mark.parametrize(("n", "words"), [*table(ENGLISH_TO_100).items(), *ENGLISH_AWKWARD.items()])
def test_english(n: int, words: str) -> None:
    assert ENGLISH.number_words(n) == words
    assert ENGLISH.number_words(n, "f") == words


def test_the_tables_are_whole() -> None:
    assert list(table(FRENCH_TO_100)) == list(table(ENGLISH_TO_100)) == list(range(101))


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
@pytest.mark.parametrize("n", [-1, -21, 10**12])
def test_no_words_outside_the_limits(language: Language, n: int) -> None:
    with pytest.raises(ValueError, match="no words for"):
        language.number_words(n)


@given(st.integers(0, 999_999_999_999))
def test_a_french_number_never_says_soixante_dix(n: int) -> None:
    words = FRENCH.number_words(n)
    assert "soixante-dix" not in words
    assert "quatre-vingt-dix" not in words
    assert not any(f"{tens}-{teen}" in words for tens in ("soixante", "vingt") for teen in ("onze", "douze", "seize"))


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    for language in (FRENCH, ENGLISH):
        assert (language.number_words(one) == language.number_words(other)) == (one == other)


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("1234.50", "mille deux cent trente-quatre euros et cinquante centimes",
         "one thousand two hundred and thirty-four euros and fifty cents"),
        ("0", "zéro euro", "zero euros"),
        ("0.004", "zéro euro", "zero euros"),
        ("-0.004", "zéro euro", "zero euros"),
        ("0.005", "un centime", "one cent"),
        ("0.50", "cinquante centimes", "fifty cents"),
        ("1", "un euro", "one euro"),
        ("1.01", "un euro et un centime", "one euro and one cent"),
        ("2.675", "deux euros et soixante-huit centimes", "two euros and sixty-eight cents"),
        ("80", "quatre-vingts euros", "eighty euros"),
        ("91.71", "nonante et un euros et septante et un centimes", "ninety-one euros and seventy-one cents"),
        ("999.995", "mille euros", "one thousand euros"),
        ("1000000", "un million d’euros", "one million euros"),
        ("1000001", "un million un euros", "one million and one euros"),
        ("2000000.10", "deux millions d’euros et dix centimes", "two million euros and ten cents"),
        ("3000000000", "trois milliards d’euros", "three billion euros"),
    ],
)  # fmt: skip
def test_amounts_in_words(value: str, french: str, english: str) -> None:
    assert FRENCH.amount_words(Decimal(value)) == french
    assert ENGLISH.amount_words(Decimal(value)) == english


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
def test_amounts_without_words(language: Language) -> None:
    for value in ("-1", "1e12", "1e40", "NaN", "Infinity"):
        with pytest.raises(ValueError):
            language.amount_words(Decimal(value))
    with pytest.raises(ValueError, match="USD"):
        language.amount_words(Decimal(1), "USD")

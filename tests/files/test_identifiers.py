"""Numbers of companies, accounts and payments: published ones, the same with one digit changed, and any text at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.files.reading.identifiers import (
    Mistyped,
    communication,
    communication_of,
    enterprise_number,
    iban,
    peppol,
    same_number,
    vat_number,
)

MANY = settings(max_examples=200, deadline=None, database=None)


def refused(act: Callable[[], object]) -> str:
    """The message of a refusal; each has a hint, too."""
    with pytest.raises(Mistyped) as caught:
        act()
    assert caught.value.hint.said("identifier-invalid")
    return str(caught.value)


# 97 - 04030192 mod 97 = 97 - 36 = 61; 97 - 04287594 mod 97 = 97 - 0 = 97; 97 - 10000000 mod 97 = 97 - 76 = 21
@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("0403019261", "0403.019.261"),
        ("0403.019.261", "0403.019.261"),
        (" 0403 019 261 ", "0403.019.261"),
        ("0403\u00a0019\u202f261", "0403.019.261"),
        ("0403-019-261", "0403.019.261"),
        ("0403\u2013019\u2013261", "0403.019.261"),
        ("BE 0403.019.261", "0403.019.261"),
        ("be0428759497", "0428.759.497"),
        ("0123.456.749", "0123.456.749"),
        ("1000.000.021", "1000.000.021"),
    ],
)
def test_belgian_enterprise_numbers(typed: str, printed: str) -> None:
    assert enterprise_number(typed, "BE") == printed
    assert vat_number("BE" + typed.upper().replace("BE", ""), "BE") == f"BE {printed}"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0403.019.262", "0403.019.262 is not a Belgian enterprise number: its check digits do not fit"),
        ("0403.019.621", "check digits"),
        ("0431150351", "check digits"),
        ("0000.009.700", "check digits"),  # 97 - 97 mod 97 = 97, never 00
        ("0000.009.698", "check digits"),  # 97 - 96 mod 97 = 1, written 01, never 98
        ("403.019.261", "403.019.261 is not a Belgian enterprise number: it has 9 digits, not 10"),
        ("0403.019.2611", "it has 11 digits, not 10"),
        ("0403.O19.261", "it holds something else than digits"),
        ("٠٤٠٣٠١٩٢٦١", "it holds something else than digits"),
        ("NL0403019261", "it holds something else than digits"),
        ("2000.000.042", "a part of it cannot occur"),  # 97 - 20000000 mod 97 = 97 - 55: right, but begins with 2
        ("", "the number is empty"),
        (" . ", "the number is empty"),
    ],
)
def test_no_belgian_enterprise_numbers(typed: str, message: str) -> None:
    assert message in refused(lambda: enterprise_number(typed, "BE"))


def test_a_number_of_nine_digits_is_told_what_it_lacks() -> None:
    with pytest.raises(Mistyped) as caught:
        enterprise_number("403.019.261", "BE")
    assert caught.value.hint.said("identifier-invalid") == "write 0403.019.261: numbers of nine digits got a 0 in front"


def test_other_registers_are_not_judged() -> None:
    assert enterprise_number(" HRB 12345 B ", "DE") == "HRB 12345 B"
    assert enterprise_number("954 506 077 R.C.S. Paris", "FR") == "954 506 077 R.C.S. Paris"
    assert refused(lambda: enterprise_number("  ", "FR")) == "the enterprise number is empty"


@pytest.mark.parametrize(
    ("typed", "country", "printed"),
    [
        ("BE 0697.449.992", "BE", "BE 0697.449.992"),
        ("DE136695976", "DE", "DE136695976"),
        ("de 136.695.976", "DE", "DE136695976"),
        ("FR 61 954 506 077", "FR", "FR61954506077"),
        ("FR 40 303 265 045", "FR", "FR40303265045"),  # key: (12 + 3 × (303265045 mod 97)) mod 97 = 234 mod 97 = 40
        ("FR K7399859412", "FR", "FRK7399859412"),
        ("NL 0044.95.445.B01", "NL", "NL004495445B01"),
        ("NL002455799B11", "NL", "NL002455799B11"),  # sole traders, since 2020
        ("EL 094259216", "GR", "EL094259216"),
        ("GR 094259216", "GR", "EL094259216"),
        ("IE 6433435F", "IE", "IE6433435F"),
        ("IE 6433435OA", "IE", "IE6433435OA"),
        ("IE 8D79739I", "IE", "IE8D79739I"),
        ("LU 150 274 42", "LU", "LU15027442"),
        ("AT U13585627", "AT", "ATU13585627"),
        ("IT 00743110157", "IT", "IT00743110157"),
        ("ES B-58378431", "ES", "ESB58378431"),
        (" CHE-107.787.577 IVA ", "CH", "CHE-107.787.577 IVA"),
        ("GB 980 7806 84", "GB", "GB 980 7806 84"),
        ("12-3456789", "US", "12-3456789"),
    ],
)
def test_vat_numbers(typed: str, country: str, printed: str) -> None:
    assert vat_number(typed, country) == printed


@pytest.mark.parametrize(
    ("typed", "country", "message"),
    [
        ("DE136695978", "DE", "DE136695978 is not a VAT number of DE: its check digits do not fit"),
        ("FR 84 323 140 391", "FR", "check digits"),
        ("FR 61 954 506 078", "FR", "check digits"),
        ("FR IO334175221", "FR", "its letters or digits stand where they cannot"),
        ("NL123456789B90", "NL", "check digits"),
        ("EL 123456781", "GR", "check digits"),
        ("IE 6433435E", "IE", "check digits"),
        ("IE 8?79739J", "IE", "its letters or digits stand where they cannot"),
        ("LU 150 274 43", "LU", "check digits"),
        ("BE 0697.449.993", "BE", "check digits"),
        ("DE13669597", "DE", "it is too long or too short"),
        ("DE", "DE", "DE is not a VAT number of DE"),
        ("DE13669597６", "DE", "it holds a character that does not belong there"),
        ("DE136695976", "FR", "DE136695976 does not begin with FR"),
        ("136695976", "DE", "136695976 does not begin with DE"),
        ("0697.449.992", "BE", "0697.449.992 does not begin with BE"),
        ("FR61954506077", "GR", "FR61954506077 does not begin with EL"),
        ("EL 094259216", "BE", "EL 094259216 does not begin with BE"),
        ("", "FR", "the number is empty"),
        (" ", "US", "the VAT number is empty"),
    ],
)
def test_no_vat_numbers(typed: str, country: str, message: str) -> None:
    assert message in refused(lambda: vat_number(typed, country))


# The examples of the IBAN registry, in the form it prints.
REGISTRY = [
    "BE68 5390 0754 7034",
    "DE89 3704 0044 0532 0130 00",
    "FR14 2004 1010 0505 0001 3M02 606",
    "GB29 NWBK 6016 1331 9268 19",
    "GR16 0110 1250 0000 0001 2300 695",
    "IE29 AIBK 9311 5212 3456 78",
    "LU28 0019 4006 4475 0000",
    "NL91 ABNA 0417 1643 00",
]


@pytest.mark.parametrize("number", REGISTRY)
def test_ibans(number: str) -> None:
    for typed in (number, number.replace(" ", ""), number.lower(), f" {number.replace(' ', '.')} "):
        assert iban(typed) == number


def test_a_bank_that_no_list_knows_yet() -> None:
    assert iban("BE27112000000073") == "BE27 1120 0000 0073"


@pytest.mark.parametrize("number", REGISTRY)
@pytest.mark.parametrize("place", [2, 3, 8, -1])
def test_ibans_with_one_digit_changed(number: str, place: int) -> None:
    digits = list(number.replace(" ", ""))
    assert digits[place].isdigit()
    digits[place] = str((int(digits[place]) + 1) % 10)
    assert "its check digits do not fit" in refused(lambda: iban("".join(digits)))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        # the check digits of the IBAN are right; those of the Belgian account are not: 5390075470 mod 97 = 34
        ("BE41 5390 0754 7035", "its check digits do not fit"),
        ("BE01 5390 0000 6393", "its check digits do not fit"),  # 98 is right, and 01 the same modulo 97
        ("BE68 5390 0754 703", "its check digits do not fit"),
        ("ZZ68 5390 0754 7034", "ZZ68 5390 0754 7034 is not an IBAN"),
        ("DE٨٩370400440532013000", "it holds a character that does not belong there"),
        ("+++010/8068/17183+++", "is not an IBAN"),
        ("BE", "BE is not an IBAN"),
        ("", "the number is empty"),
    ],
)
def test_no_ibans(typed: str, message: str) -> None:
    assert message in refused(lambda: iban(typed))


# 0108068171 mod 97 = 83; 1234567890 mod 97 = 2; 0 and 97 have no remainder, which is written 97
@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("+++010/8068/17183+++", "+++010/8068/17183+++"),
        ("010806817183", "+++010/8068/17183+++"),
        ("010/8068/17183", "+++010/8068/17183+++"),
        ("***123/4567/89002***", "+++123/4567/89002+++"),
        (" +++ 123 / 4567 / 89002 +++ ", "+++123/4567/89002+++"),
        ("000000000097", "+++000/0000/00097+++"),
        ("000000009797", "+++000/0000/09797+++"),
    ],
)
def test_communications(typed: str, printed: str) -> None:
    assert communication(typed) == printed


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("+++010/8068/17180+++", "+++010/8068/17180+++ is not a structured communication: its check digits do not fit"),
        ("+++123/4567/98002+++", "check digits"),
        ("000000000000", "check digits"),  # the remainder 0 is written 97, never 00
        ("01080681718", "it has 11 digits, not 12"),
        ("0108068171830", "it has 13 digits, not 12"),
        ("+++010/8068/1718X+++", "it holds something else than digits"),
        ("+++", "it has 0 digits, not 12"),
        ("", "the number is empty"),
    ],
)
def test_no_communications(typed: str, message: str) -> None:
    assert message in refused(lambda: communication(typed))


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("1234567890", "+++123/4567/89002+++"),
        ("2026014", "+++000/2026/01472+++"),  # 2026014 - 97 × 20886 = 72
        ("97", "+++000/0000/09797+++"),
        ("0", "+++000/0000/00097+++"),
        ("D-2026-014", "+++424/1372/81187+++"),
        ("D-2026-015", "+++424/1372/81288+++"),
        ("d-2026-014", "+++955/6782/35845+++"),
        ("D/2026/014", "+++644/9027/50158+++"),
        ("12345678901", None),
        ("D-2026-014/2026-1", None),
        ("draft", None),
        ("٣", None),
        ("", None),
    ],
)
def test_the_communication_of_a_reference(reference: str, expected: str | None) -> None:
    assert communication_of(reference) == expected


def test_no_two_references_share_a_communication() -> None:
    """Of any prefix, year and number, however they are written: the digits alone are those of many."""
    starts = ("", "D", "d", "D-", "d-", "D/", "Q-", "SPEC-", "Offre ", "Offre été ")
    manners = ("{}{}-{:03}", "{}{}/{:03}", "{}{}{:03}", "{}{}-{:04}", "{}{}-{}", "{}{}.{:02}")
    every = {one.format(start, year, number) for start in starts for one in manners
             for year in range(2024, 2030) for number in range(1, 120)}  # fmt: skip
    every |= {"0" * count + "26014" for count in range(6)}
    assert len({communication_of(one) for one in every}) == len(every)


def test_accents_may_be_composed_or_not() -> None:
    assert communication_of("Été-7") == communication_of("E\u0301te\u0301-7")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("0208:0123456749", "0208:0123456749"),
        (" 0208:0123.456.749 ", "0208:0123456749"),
        ("9925:BE0123456749", "9925:BE0123456749"),
        ("9925:be0123456749", "9925:BE0123456749"),
        ("0106:12345678", "0106:12345678"),
        ("9944:NL123456789B01", "9944:NL123456789B01"),
    ],
)
def test_peppol_identifiers(typed: str, printed: str) -> None:
    assert peppol(typed) == printed


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0208:0123456789", "0208:0123456789 is not a Belgian enterprise number: its check digits do not fit"),
        ("0208:BE0123456749", "it holds something else than digits"),
        ("0208:123456749", "it has 9 digits, not 10"),
        ("9925:BE0123456748", "check digits"),
        ("9925:.", "the number is empty"),
        ("0123456749", "0123456749 is no Peppol identifier"),
        ("208:0123456749", "is no Peppol identifier"),
        ("0088:", "is no Peppol identifier"),
        ("0088:57 98", "is no Peppol identifier"),
        ("٠٢٠٨:0123456749", "is no Peppol identifier"),
        ("", "is no Peppol identifier"),
    ],
)
def test_no_peppol_identifiers(typed: str, message: str) -> None:
    assert message in refused(lambda: peppol(typed))


def test_the_two_numbers_of_a_belgian_company() -> None:
    assert same_number("0123.456.749", "BE 0123.456.749")
    assert same_number("0123456749", "BE0123456749")
    assert not same_number("0123.456.749", "BE 0403.019.261")


# --- any number, any text

EIGHT = st.integers(1, 19_999_999).map(lambda one: f"{one:08}")


def belgian(eight: str) -> str:
    return eight + f"{97 - int(eight) % 97:02}"


@MANY
@given(EIGHT)
@example("00000097")
@example("00000096")
def test_each_belgian_number_has_one_pair_of_check_digits(eight: str) -> None:
    taken = []
    for pair in range(100):
        try:
            taken.append(enterprise_number(f"{eight}{pair:02}", "BE"))
        except Mistyped:
            continue
    assert [one.replace(".", "") for one in taken] == [belgian(eight)]


@MANY
@given(st.integers(0, 10**10 - 1).map(str), st.data())
def test_one_wrong_digit_is_always_noticed(reference: str, data: st.DataObject) -> None:
    right = communication_of(reference)
    assert right is not None
    assert communication(right) == right
    digits = "".join(one for one in right if one.isdigit())
    place = data.draw(st.integers(0, 11))
    other = data.draw(st.sampled_from([one for one in "0123456789" if one != digits[place]]))
    refused(lambda: communication(digits[:place] + other + digits[place + 1 :]))
    at = data.draw(st.integers(0, 10))
    if digits[at] != digits[at + 1]:
        refused(lambda: communication(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]))


@MANY
@given(EIGHT, st.data())
def test_one_wrong_digit_of_an_enterprise_number_is_always_noticed(eight: str, data: st.DataObject) -> None:
    digits = belgian(eight)
    assert enterprise_number(digits, "BE").replace(".", "") == digits
    place = data.draw(st.integers(0, 9))
    other = data.draw(st.sampled_from([one for one in "0123456789" if one != digits[place]]))
    refused(lambda: enterprise_number(digits[:place] + other + digits[place + 1 :], "BE"))


@MANY
@given(st.one_of(st.text(), st.text("0123456789BEGRELFR+/.: -"), st.from_regex(r"[A-Z]{2}[0-9A-Z+*]{0,16}")))
@pytest.mark.parametrize("country", ["BE", "DE", "ES", "FR", "GB", "GR", "IE", "NL", "US"])
def test_any_text_is_printed_or_refused(country: str, text: str) -> None:
    checks: list[tuple[Callable[[str], str], str]] = [
        (lambda one: enterprise_number(one, country), text),
        (lambda one: vat_number(one, country), text),
        (lambda one: vat_number(one, country), country + text),
        (iban, text),
        (iban, country + text),
        (communication, text),
        (peppol, text),
    ]
    for check, typed in checks:
        try:
            printed = check(typed)
        except Mistyped:
            continue
        assert printed
        assert check(printed) == printed  # what is printed can be typed again

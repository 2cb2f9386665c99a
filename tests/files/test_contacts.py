"""Email addresses and telephone numbers of deals, companies and registers: which are one, and which are none."""

from __future__ import annotations

import pytest

from engine.diagnostics import Report
from engine.files.reading.contacts import check_contact, check_email, check_phone
from engine.files.reading.places import check_postcode
from engine.files.yaml.nodes import Source, parse


def source(value: str) -> Source:
    found = parse("deal.yaml", "a: '" + value.replace("'", "''") + "'\n", Report())
    assert found is not None
    return found


def emailed(value: str) -> list[str]:
    report = Report()
    check_email(source(value), ("a",), value, report)
    return [one.message for one in report.diagnostics]


def phoned(value: str, country: str = "BE") -> list[str]:
    report = Report()
    check_phone(source(value), ("a",), value, country, report)
    return [one.message for one in report.diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "camille@exemple.be", "camille.dupont+devis@mail.exemple.co.uk", "o'brien@exemple.ie", "élise@exemple.be",
        "info@münchen.de", "info@xn--mnchen-3ya.de", "用户@例子.公司", "a@b.io", "CAMILLE@EXEMPLE.BE", "x_y-z@a-b.eu",
        "specimen@exemple.invalid",
    ],
)  # fmt: skip
def test_one_email_address(text: str) -> None:
    assert emailed(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pas d’adresse", "it has no @"),
        ("a@b@c, d", "it is a list"),
        ("a@exemple.be, b@exemple.be", "it is a list"),
        ("a@exemple.be;b@exemple.be", "it is a list"),
        ("a@exemple.be b@exemple.be", "it is a list"),
        ("mailto:a@exemple.be", "it begins with mailto:"),
        ("Elise <a@exemple.be>", "angle brackets"),
        ("<a@exemple.be>", "angle brackets"),
        ("a @exemple.be", "it holds a space"),
        ("a@exemple", "is no domain"),
        ("a@exemple..be", "is no domain"),
        ("a@.be", "is no domain"),
        ("a@exemple.be.", "is no domain"),
        ("a@-exemple.be", "is no domain"),
        ("a@exemple-.be", "is no domain"),
        ("a@192.168.0.1", "is no domain"),
        ("a@ex_emple.be", "is no domain"),
        ("@exemple.be", "before the @"),
        (".a@exemple.be", "before the @"),
        ("a.@exemple.be", "before the @"),
        ("a..b@exemple.be", "before the @"),
        ("a(b)@exemple.be", "before the @"),
        ("a" * 65 + "@exemple.be", "too long"),
        ("a@" + "b" * 64 + ".be", "is no domain"),
        ("a@" + ".".join(["b" * 62] * 4) + ".be", "too long"),
    ],
)
def test_no_email_address_or_more_than_one(text: str, told: str) -> None:
    (message,) = emailed(text)
    assert told in message


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("+32 65 12 34 56", "BE"), ("+32 (0)65 12.34.56", "FR"), ("065/12.34.56", "BE"), ("0470 12 34 56", "BE"),
        ("0032 65 12 34 56", "BE"), ("(065) 12-34-56", "BE"), ("1207", "BE"), ("01 23 45 67 89", "FR"),
        ("+44 20 7946 0958", "BE"), ("020 7946 0958", "GB"), ("+1 (415) 555-0132", "BE"), ("(415) 555-0132", "US"),
        ("+39 06 6982", "IT"), ("+352 2747 800", "LU"), ("+377 93 15 36 00", "MC"), ("+65 6123 4567", "SG"),
        ("+32 65 12 34 56 ext. 12", "BE"), ("612 345 678", "ES"), ("+32\u00a065\u00a012\u00a034\u00a056", "BE"),
    ],
)  # fmt: skip
def test_one_telephone_number(text: str, country: str) -> None:
    assert phoned(text, country) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("appeler le matin", "BE"), ("+32 65 12 34 5", "BE"), ("+32 65 12 34 56 78", "BE"), ("065 12 34 5", "BE"),
        ("065 12 34 56 / 0470 12 34 56", "BE"), ("+32 65 12 34 56 ou 57", "BE"), ("+", "BE"), ("12", "BE"),
        ("+33 1 23 45 67 8", "BE"), ("01 23 45 67", "FR"), ("+999", "BE"), ("tél. 065 12 34 56", "BE"),
        ("+32 65 12 34 5X", "BE"), ("+32 65 12 34 56 -", "BE"), ("32 65 12 34 56", "BE"),
    ],
)  # fmt: skip
def test_no_telephone_number_or_more_than_one(text: str, country: str) -> None:
    assert len(phoned(text, country)) == 1


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("dpo@exemple.invalid", True), ("https://exemple.invalid/privacy", True), ("+32 65 12 34 56", True),
        ("le service juridique", False), ("dpo@exemple.invalid, it@exemple.invalid", False),
    ],
)  # fmt: skip
def test_what_reaches_a_sub_processor(text: str, sound: bool) -> None:
    report = Report()
    check_contact(source(text), ("a",), text, "BE", report)
    assert [one.code for one in report.diagnostics] == ([] if sound else ["contact-invalid"])


@pytest.mark.parametrize(
    ("country", "address", "sound"),
    [
        ("BE", "rue de l’Exemple 4, 7000 Mons", True), ("BE", "rue de l’Exemple 4 boîte 2, B-7000 Mons", True),
        ("BE", "rue de l’Exemple 4, Mons", False), ("BE", "rue de l’Exemple 4, 75001 Paris", False),
        ("DE", "Musterstraße 1, 10115 Berlin", True), ("DE", "rue de l’Exemple 4, 7000 Mons", False),
        ("FR", "1 rue de l’Exemple, 75 001 Paris CEDEX 09", True), ("FR", "1 rue de l’Exemple, 1000 Lyon", False),
        ("NL", "Keizersgracht 1, 1015 CN Amsterdam", True), ("NL", "Keizersgracht 1, 1015 Amsterdam", False),
        ("LU", "1, rue du Test, L-1234 Luxembourg", True), ("PL", "ul. Testowa 1, 00-950 Warszawa", True),
        ("PT", "Rua do Teste 1, 1000-001 Lisboa", True), ("SE", "Testgatan 1, 111 22 Stockholm", True),
        ("GB", "1 Test Street, London SW1A 1AA", True), ("GB", "1 Test Street, 1000 London", False),
        ("IE", "1 Test Street, Dublin 2", True), ("CH", "Teststrasse 1, 8001 Zürich", True),
        ("US", "1 Specimen Street, Springfield, IL 62701", True), ("MT", "Triq it-Test, Valletta VLT 1234", True),
        ("MC", "1 avenue de l’Exemple, 98000 Monaco", True), ("AE", "Test Tower, Dubai", True),
    ],
)  # fmt: skip
def test_the_postcode_of_the_country(country: str, address: str, sound: bool) -> None:
    report = Report()
    check_postcode(source(address), ("a",), country, address, report)
    assert [one.code for one in report.diagnostics] == ([] if sound else ["postcode-missing"])

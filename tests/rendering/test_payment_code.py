"""A payment code says what it must, and is read back as it was written."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from engine.model.payment import PaymentRequest
from engine.rendering.payment_code import payload, payment_png, payment_svg

ASKED = PaymentRequest("IMS ADVISOR SRL", "BE68 5390 0754 7034", Decimal("490.05"), "+++010/8068/17183+++")


def read(png: bytes) -> str:
    [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return str(found.text)


def test_it_says_the_lines_of_the_guidelines() -> None:
    assert payload(ASKED).split("\n") == [
        "BCD", "002", "1", "SCT", "", "IMS ADVISOR SRL", "BE68539007547034", "EUR490.05", "", "010806817183",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "structured", "free"),
    [
        ("+++010/8068/17183+++", "010806817183", ""),
        ("***010/8068/17183***", "010806817183", ""),
        ("+++010/8068/17184+++", "", "+++010/8068/17184+++"),  # a wrong digit: words, as they stand
        ("RF18 5390 0754 7034", "RF18539007547034", ""),
        ("RF19 5390 0754 7034", "", "RF19 5390 0754 7034"),
        ("Devis D-2026-014", "", "Devis D-2026-014"),
        ("une ligne\nune autre", "", "une ligne une autre"),
    ],
)
def test_a_communication_is_structured_or_in_words(written: str, structured: str, free: str) -> None:
    told = payload(PaymentRequest("A", ASKED.iban, Decimal(1), written)).split("\n")[9:]
    assert [*told, ""][:2] == [structured, free]


@pytest.mark.parametrize("name", ["Élan & Fils SRL", "é" * 70, "x" * 200])
def test_apps_read_it_as_it_was_written(name: str) -> None:
    asked = PaymentRequest(name, ASKED.iban, Decimal("0.01"), "ß" * 200, "BPOTBEB1")
    told = read(payment_png(asked))
    assert told == payload(asked)
    assert told.split("\n")[5] == name[:70]
    assert len(told.encode()) <= 331  # of version 13, with correction M
    assert Image.open(io.BytesIO(payment_png(asked, 1))).size[0] <= 69 + 8


@pytest.mark.parametrize(
    ("iban", "amount"),
    [
        ("BE68539007547034", "0"),
        ("BE68539007547034", "-1"),
        ("BE68539007547034", "1000000000"),
        ("US68539007547034", "10"),
        ("BE00000000000000", "10"),
        ("BE68", "1"),
    ],
)
def test_what_no_transfer_can_pay_has_no_code(iban: str, amount: str) -> None:
    asked = PaymentRequest("A", iban, Decimal(amount))
    assert not asked.payable
    with pytest.raises(ValueError, match="no transfer"):
        payload(asked)


def test_amounts_have_two_decimals_and_a_point() -> None:
    for amount, told in (("1", "EUR1.00"), ("1234.5", "EUR1234.50"), ("999999999.99", "EUR999999999.99")):
        assert payload(PaymentRequest("A", ASKED.iban, Decimal(amount))).split("\n")[7] == told


def test_the_drawing_has_the_same_modules_and_the_same_bytes() -> None:
    drawing = payment_svg(ASKED)
    assert drawing == payment_svg(ASKED)
    assert payment_png(ASKED) == payment_png(ASKED)
    root = etree.fromstring(drawing)
    side = int(root.get("viewBox").split()[2])
    assert Image.open(io.BytesIO(payment_png(ASKED, 1))).size == (side, side)
    assert {etree.QName(one).localname for one in root.iter()} == {"svg", "path"}

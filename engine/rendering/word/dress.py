"""The logo and the colour of a company in our own template; a letterhead of the company's own has both already."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from engine.model.look import CompanyLook, Logo
from engine.model.payment import PaymentCode
from engine.rendering.payment_code import payment_png
from engine.rendering.word.letterhead.inherit_styles import NAVY
from engine.rendering.word.xml import W, value

HEIGHT, WIDTH = 306_000, 2_160_000
"""The room for a logo, in English Metric Units: 8.5 by 60 millimetres."""
CODE_SIDE = 936_000
"""The side of a payment code: 26 millimetres."""
CODE_SIGN = "\ue0f0"
"""What stands for a payment code until the document is made; no text can hold this private character."""
NAMED = ("val", "color", "fill")
"""The attributes that hold a colour (ECMA-376-1, 17.18.38)."""


def dressed(document: Any, look: CompanyLook, name: str, style: str) -> None:
    """Puts the logo in place of the trade name, called by it, and gives titles and rules the colour of the company.

    `style` is the id of the style of the letterhead.
    """
    if look.accent is not None:
        _coloured(document.styles.element, look.accent.removeprefix("#").upper())
    if look.logo is not None:
        for paragraph in document.element.body.iter(f"{W}p"):
            if (properties := paragraph.find(f"{W}pPr")) is not None and value(properties, "pStyle") == style:
                _pictured(document, paragraph, look.logo, name)
                return


def coded(document: Any, codes: Sequence[PaymentCode]) -> None:
    """Puts payment codes where `CODE_SIGN` stands, followed by what the code is called in that language."""
    named = {f"{CODE_SIGN}{one.picture}": one for one in codes}
    for sign in [one for one in document.element.body.iter(f"{W}t") if one.text in named]:
        code = named[sign.text]
        run = sign.getparent()
        paragraph = run.getparent()
        paragraph.remove(run)
        _picture(document, paragraph, payment_png(code.asked), (CODE_SIDE, CODE_SIDE), code.picture)


def _coloured(styles: Any, colour: str) -> None:
    for one in styles.iter():
        for attribute in NAMED:
            if one.get(f"{W}{attribute}") == NAVY:
                one.set(f"{W}{attribute}", colour)


def _pictured(document: Any, paragraph: Any, logo: Logo, name: str) -> None:
    for run in paragraph.findall(f"{W}r"):
        paragraph.remove(run)
    scale = min(HEIGHT / logo.height, WIDTH / logo.width)
    size = (round(logo.width * scale), round(logo.height * scale))
    _picture(document, paragraph, logo.picture, size, name)


def _picture(document: Any, paragraph: Any, picture: bytes, size: tuple[int, int], name: str) -> None:
    """Adds a picture to a paragraph; `name` is what it is called read aloud."""
    from docx.text.paragraph import Paragraph

    run = Paragraph(paragraph, document).add_run()
    run.add_picture(io.BytesIO(picture), *size)
    for one in run._r.iter():
        if one.tag.endswith("}docPr"):
            one.set("name", f"picture {one.get('id')}")
            one.set("descr", name)

"""Whether a picture may be printed as the logo of a company: small, whole, and nothing in it runs or loads."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from xml.parsers import expat

from lxml import etree

from engine.diagnostics import Report, Span
from engine.model.look import Logo

MAX_BYTES = 256 * 1024
MAX_PIXELS = 4_000_000
MAX_ELEMENTS = 2_000
MAX_DEPTH = 40
MAX_PROPORTION = 12
"""How many times wider than high, or higher than wide, a logo may be."""
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset(
    (
        "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "linearGradient",
        "radialGradient", "stop", "clipPath", "title", "desc",
    )
)  # fmt: skip
"""What a logo in SVG is made of. Letters are outlines: fonts would differ from program to program."""
INSIDE = re.compile(r"url\(\s*['\"]?#[\w.:-]+['\"]?\s*\)")
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px|pt|mm|cm|in)?\s*")
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
CODE = "logo-unfit"


class _Unfit(Exception):
    """What makes a picture unfit: message and hint."""


def check_logo(name: str, content: bytes, picture: bytes | None, span: Span, report: Report) -> Logo | None:
    """The logo of a file, or None after an error at `span`.

    `picture` is the content of the PNG beside an SVG, which Word shows in its place; None where there is none.
    """
    digest = sha256(content).hexdigest()
    try:
        if not name.endswith(".svg"):
            width, height = _png(name, content)
            return Logo(content, False, content, width, height, digest)
        across, high, drawing = _svg(name, content)
        beside = f"{name.removesuffix('.svg')}.png"
        if picture is None:
            raise _Unfit(
                f"{name} has no {beside} beside it, which Word shows in its place",
                f"export the logo as a picture too, about 1200 pixels wide, and save it as {beside}",
            )
        width, height = _png(beside, picture)
        if abs(across * height / (high * width) - 1) > 0.02:
            raise _Unfit(f"{name} and {beside} have different proportions", "export both from one drawing")
        return Logo(drawing, True, picture, across, high, digest)
    except _Unfit as unfit:
        report.error(CODE, span, *unfit.args)
        return None


def _small(name: str, content: bytes) -> None:
    if len(content) > MAX_BYTES:
        told = f"{name} has {len(content) // 1024} kB, and a logo has at most {MAX_BYTES // 1024} kB"
        raise _Unfit(told, "export it smaller: it is printed 60 mm wide at most")


def _flat(name: str, width: float, height: float) -> None:
    if max(width / height, height / width) > MAX_PROPORTION:
        raise _Unfit(f"{name} is more than {MAX_PROPORTION} times longer than it is wide", "export it without margins")


def _png(name: str, content: bytes) -> tuple[int, int]:
    """The size of a PNG in pixels; its size is known before a pixel is unpacked."""
    from PIL import Image

    _small(name, content)
    if not content.startswith(PNG_SIGNATURE):
        raise _Unfit(f"{name} is no PNG picture", "export the logo as PNG; another name does not change what it is")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    told = f"{name} has {width} × {height} pixels, and a logo has at most {MAX_PIXELS // 10**6} million"
                    raise _Unfit(told, "export it about 1200 pixels wide")
                if getattr(image, "is_animated", False):
                    raise _Unfit(f"{name} moves", "export one picture of it")
                with _whole_pictures():
                    image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning) as broken:
        raise _Unfit(f"{name} is a damaged PNG picture: {broken}", "export it anew") from broken
    _flat(name, width, height)
    return width, height


@contextmanager
def _whole_pictures() -> Iterator[None]:
    """Without the switch by which WeasyPrint, once it is imported, lets pictures pass that are cut off."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _svg(name: str, content: bytes) -> tuple[float, float, bytes]:
    """The size of a drawing in its own units, and the drawing without comments and instructions."""
    _small(name, content)
    _sound(name, content)
    safe = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, safe)
    except etree.XMLSyntaxError as broken:
        raise _Unfit(f"{name} cannot be read: {broken.msg}", "export the logo as SVG anew") from broken
    if root.tag != f"{SVG}svg":
        raise _Unfit(f"{name} is no SVG drawing", "export the logo as SVG, or write the name of a PNG picture")
    for one in list(root.iter()):
        _drawn(name, one)
    box = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if _number(part)]
    if len(box) == 4:
        width, height = box[2:]
    else:
        sizes = [LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
        width, height = (float(one[1]) if one else 0.0 for one in sizes)
    if width <= 0 or height <= 0:
        raise _Unfit(f"{name} does not say how large it is", 'give <svg> a viewBox, such as viewBox="0 0 240 60"')
    _flat(name, width, height)
    return width, height, etree.tostring(root)


def _number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def _drawn(name: str, one: etree._Element) -> None:
    tag = str(one.tag)
    local = tag.removeprefix(SVG)
    if not tag.startswith(SVG) or local not in DRAWN:
        shown = etree.QName(one).localname
        hint = "turn letters into paths" if shown in ("text", "tspan") else "export it as plain SVG: shapes and colours"
        raise _Unfit(f"{name} has <{shown}>, and a logo has shapes only", hint)
    for key, value in ((str(key), str(value)) for key, value in one.attrib.items()):
        attribute = etree.QName(key).localname.casefold()
        if attribute.startswith("on"):
            raise _Unfit(f"{name} reacts to its reader ({attribute})", "export it as plain SVG: shapes and colours")
        outside = attribute in ("href", "src") and not value.strip().startswith("#")
        if outside or "url(" in INSIDE.sub("", value).casefold() or "\\" in value or "@" in value:
            raise _Unfit(f"{name} would load something from elsewhere: {value[:60]}", "keep everything inside it")


def _sound(name: str, content: bytes) -> None:
    """Refuses, before a tree is built, what XML itself can do: entities, depth, quantity."""
    reader = expat.ParserCreate()
    reader.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    depth = elements = 0

    def doctype(*_: object) -> None:
        raise _Unfit(f"{name} has a document type, which could load or expand anything", "delete the line <!DOCTYPE …>")

    def begins(*_: object) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if depth > MAX_DEPTH or elements > MAX_ELEMENTS:
            raise _Unfit(f"{name} has more than {MAX_ELEMENTS} shapes, or groups within groups", "simplify the drawing")

    def ends(_: str) -> None:
        nonlocal depth
        depth -= 1

    reader.StartDoctypeDeclHandler = doctype
    reader.StartElementHandler = begins
    reader.EndElementHandler = ends
    try:
        reader.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as broken:
        line = getattr(broken, "lineno", 0)
        raise _Unfit(f"{name} cannot be read, at its line {line}", "export the logo as SVG anew") from broken

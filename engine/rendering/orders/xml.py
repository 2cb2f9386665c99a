"""XML as orders are written in: elements one below the other, each with its prefix; what says nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lxml import etree

_CENT = Decimal("0.01")
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold (XML 1.0, 2.2)."""


class XmlNode:
    """An element to which others are added, in the order of the schema."""

    def __init__(self, element: etree._Element, namespaces: Mapping[str, str]) -> None:
        self._element, self._namespaces = element, namespaces

    @classmethod
    def root(cls, name: str, namespaces: Mapping[str, str]) -> XmlNode:
        """The first element of a document, `prefix:name`, with the prefixes that stand below it."""
        own: Any = {prefix or None: address for prefix, address in namespaces.items()}  # None is the one without
        return cls(etree.Element(_qualified(name, namespaces), nsmap=own), namespaces)

    def node(self, name: str) -> XmlNode:
        """An element that holds others."""
        return XmlNode(etree.SubElement(self._element, _qualified(name, self._namespaces)), self._namespaces)

    def text(self, name: str, content: str | None, **attributes: str) -> None:
        """An element with a text; none where there is no text. An attribute without a value is left out."""
        if content:
            child = etree.SubElement(self._element, _qualified(name, self._namespaces))
            child.text = _UNWRITABLE.sub("\ufffd", content)
            for key, value in attributes.items():
                if value:
                    child.set(key, _UNWRITABLE.sub("\ufffd", value))

    def number(self, name: str, value: Decimal, **attributes: str) -> None:
        """An element with a number, in plain digits as the decimal has them."""
        self.text(name, f"{value:f}", **attributes)

    def written(self) -> bytes:
        """The document as UTF-8, an element a line."""
        tree = self._element.getroottree()
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def plain(value: Decimal) -> Decimal:
    """A number without the noughts at its end: 12, 7.5."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def price(value: Decimal) -> Decimal:
    """A price with its decimals, two at least: 65.00, 0.2375."""
    short = plain(value)
    return short if -int(short.as_tuple().exponent) > len("00") else value.quantize(_CENT)


def _qualified(name: str, namespaces: Mapping[str, str]) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{namespaces[prefix]}}}{local}"

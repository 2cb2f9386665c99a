"""What axe-core finds on a page."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules of axe-core for WCAG 2.2 AA."""
ONCE = """(() => {
  const numbers = new Map(), looks = new Map();
  const number = (told) => numbers.get(told) ?? numbers.set(told, numbers.size + 1).get(told);
  const look = (one) => {
    if (!one) return 0;
    if (looks.has(one)) return looks.get(one);
    const style = getComputedStyle(one);
    const told = [
      look(one.parentElement), one.localName, one.className, style.color, style.background, style.opacity, style.filter,
      style.mixBlendMode, style.textShadow, style.font, style.textDecoration, style.border, style.position,
      style.zIndex, style.visibility, style.clipPath, style.webkitTextStroke,
    ];
    looks.set(one, number(told.join(" ")));
    return looks.get(one);
  };
  const mark = (every, name) => {
    const met = new Set();
    for (const one of every) {
      one.toggleAttribute(name, met.has(look(one)));
      met.add(look(one));
    }
  };
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const speaks = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  mark([...document.querySelectorAll("body *")].filter((one) => speaks(one) && shown(one)), "data-same-text");
  axe.setup();
  const within = (one) => shown(one) && axe.commons.dom.isInTextBlock(one);
  mark([...document.querySelectorAll("a[href], [role=link]")].filter(within), "data-same-link");
  axe.teardown();
  axe.configure({ rules: [
    { id: "color-contrast", selector: "*:not([data-same-text])" },
    { id: "link-in-text-block", selector: ":is(a[href], [role=link]):not([data-same-link])" },
  ] });
})()"""
"""Has each look of a text, and of a link within a text, judged once: the look of all that it lies in is a part of it.

Contrast takes most of the time of axe-core, and a text has thousands of words that look like one another.
"""


def accessible(page: Page, rules: Sequence[str]) -> None:
    """Fails with what axe-core finds."""
    found = Axe(f"{AXE_SCRIPT};{ONCE}").run(page, options={"runOnly": [*rules], "resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    assert found.response["passes"]

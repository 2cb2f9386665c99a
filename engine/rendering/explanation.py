"""An explanation for people: the same blocks for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from engine.model.document import Provenance
from engine.model.explanation import (
    CoveredDuty,
    Explained,
    Explanation,
    Missing,
    Option,
    PrintedFigure,
    PrintedKeyPoint,
    ReasonStep,
    Tested,
)
from engine.model.place import Place
from engine.rendering.listing import Cell, FactList, Grid, Heading, ListingBlock, RunningText

LONG = 220
"""How many characters of a text stand where it is explained."""
SHORT = 60
"""How many characters stand in a table."""

HOW = MappingProxyType(
    {"replace": "replaced by", "insert": "inserted by", "retitle": "retitled by", "define": "defined by"}
)
SECTIONS = (
    ("document", "Documents"),
    ("variant", "Variants"),
    ("service", "Services"),
    ("fact", "Facts"),
    ("parameter", "Figures"),
)


def explanation_page(told: Explanation) -> list[ListingBlock]:
    """Everything that answers the question, in the order of reading."""
    found = list(overview(told) if not told.place else answers(told))
    if told.redline:
        found += [Heading("The standard text against this one"), *told.redline]
    return found


def overview(told: Explanation) -> Iterator[ListingBlock]:
    approvals = {one.id: one.approval for one in told.options}
    for kind, heading in SECTIONS:
        every = [one for one in told.found if one.kind == kind]
        if every:
            yield Heading(heading)
            every.sort(key=lambda one: kind == "parameter" and one.steps[0].because == "the standard value")
            yield figures_grid(every) if kind == "parameter" else selected_grid(every, approvals)
    yield from missing_section(told.missing)


def selected_grid(every: Sequence[Explained], approvals: dict[str, str]) -> Grid:
    rows = tuple(
        (
            (one.id,), (one.number,) if one.number else (), (one.title,),
            (*chain(one.steps), *conditions(one.tested)),
            (approvals[one.id],) if approvals.get(one.id) else (),
        )
        for one in every
    )  # fmt: skip
    return Grid(("What", "Version", "Title", "Why", "Approval"), rows, ((0, 1, 2), (3, 4)), (2, 3))


def figures_grid(every: Sequence[Explained]) -> Grid:
    rows = tuple(
        ((one.id,), (one.title,), (one.text,), tuple(f"{it.because} ({it.at})" for it in one.steps)) for one in every
    )
    return Grid(("Figure", "Label", "Value", "Why"), rows, ((0, 1), (2,), (3,)), (1,))


def answers(told: Explanation) -> Iterator[ListingBlock]:
    titles = {one.id: one.title for one in told.options}
    for one in told.found:
        match one.kind:
            case "document":
                yield from document_page(one, titles)
            case "article":
                yield from article_page(one, titles)
            case "paragraph" | "item":
                yield Heading(named(one))
                yield from passage_page(one, titles)
                yield from missing_section(one.missing)
            case _:
                yield from thing_page(one, titles)
    if not told.found:
        yield Heading(f"{told.place} is not there")
        yield from (block for one in told.missing for block in missing_page(one))
    else:
        yield from missing_section(told.missing)
    yield from options_section(told)


def document_page(one: Explained, titles: dict[str, str]) -> Iterator[ListingBlock]:
    yield Heading(f"{one.title} ({one.id})")
    yield FactList((("wording", wording(one.provenance, titles)), ("why", tuple(chain(one.steps))), *depends(one)))
    for article in one.parts:
        yield Heading(f"{article.number} – {article.title}", 2)
        yield FactList((("wording", wording(article.provenance, titles)), *depends(article)))
        yield passages_grid(article)
        yield from missing_section(article.missing, 3)
    yield from missing_section(one.missing)


def passages_grid(article: Explained) -> Grid:
    """Each paragraph and item of an article in a row; who wrote it where that is not who wrote the article."""
    rows = tuple(
        (
            (Place(one.id).local if one.kind != "definition" else one.id,), (one.number,) if one.number else (),
            (briefly(one),), () if one.provenance == article.provenance else wrote(one.provenance),
            tuple(conditions(one.tested)),
            tuple(it.id for it in one.duties), tuple(f"{it.name}: {it.value} – {it.because}" for it in one.figures),
            tuple(f"{it.title}: {it.label}" for it in one.key_points),
        )
        for paragraph in article.parts
        for one in (paragraph, *paragraph.parts)
    )  # fmt: skip
    header = ("Place", "Number", "Text", "Written by", "Depends on", "Covers", "Figures", "Summed up")
    return Grid(header, rows, ((0, 1), (2, 3, 4, 5, 6, 7)), (2,))


def article_page(one: Explained, titles: dict[str, str]) -> Iterator[ListingBlock]:
    yield Heading(f"{one.number} – {one.title} ({one.id})")
    yield FactList((("wording", wording(one.provenance, titles)), *depends(one)))
    for paragraph in one.parts:
        yield Heading(named(paragraph), 2)
        yield from passage_page(paragraph, titles)
    yield from missing_section(one.missing)


def passage_page(one: Explained, titles: dict[str, str]) -> Iterator[ListingBlock]:
    yield RunningText(shortened(one.text, LONG))
    yield FactList(
        (
            ("wording", wording(one.provenance, titles)),
            *depends(one),
            ("covers", tuple(map(duty, one.duties))),
            ("figures", tuple(map(figure, one.figures))),
            ("terms", (", ".join(one.terms),) if one.terms else ()),
            ("summed up", tuple(key_points(one.key_points))),
            *((part.number or part.title, tuple(inner(part, one, titles))) for part in one.parts),
        )
    )


def inner(part: Explained, around: Explained, titles: dict[str, str]) -> Iterator[str]:
    """An item or definition in a paragraph: what is said of it and not of the paragraph already."""
    yield f"{Place(part.id).part or part.id}: {shortened(part.text, SHORT)}"
    if part.provenance != around.provenance:
        yield from wording(part.provenance, titles)
    yield from conditions(part.tested)
    yield from (f"covers {duty(one)}" for one in part.duties)
    yield from (f"prints {figure(one)}" for one in part.figures)


def thing_page(one: Explained, titles: dict[str, str]) -> Iterator[ListingBlock]:
    """A variant, term, figure, fact or service, and where it shows."""
    shown = f" {one.number}" if one.number else ""
    yield Heading(f"{one.id}{shown} – {one.title}")
    if one.text:
        yield RunningText(one.text)
    facts = [
        ("wording", wording(one.provenance, titles)),
        ("covers", tuple(map(duty, one.duties))),
        ("figures", tuple(map(figure, one.figures))),
    ]
    if one.kind != "variant":  # what selected it stands below
        facts.insert(0, ("why", tuple(chain(one.steps))))
    yield FactList(tuple(facts))
    if one.kind in ("variant", "parameter", "definition"):
        yield from places_section(one)
    if one.key_points:
        yield Heading("On first pages, in short", 2)
        yield from map(RunningText, key_points(one.key_points))
    yield from missing_section(one.missing)


def places_section(one: Explained) -> Iterator[ListingBlock]:
    words = {"variant": "What it wrote", "parameter": "Where it is printed", "definition": "Where it is used"}
    yield Heading(words[one.kind], 2)
    if not one.parts:
        yield RunningText("Nowhere in these documents.")
        return
    rows = tuple(
        ((it.id,), (it.number,) if it.number else (), (briefly(it),), wrote(it.provenance)) for it in one.parts
    )
    yield Grid(("Place", "Number", "Text", "Written by"), rows, ((0, 1), (2, 3)), (2,))


def options_section(told: Explanation) -> Iterator[ListingBlock]:
    if told.options:
        yield Heading("Why these variants" if len(told.options) > 1 else "Why this variant", 2)
    yield from map(option_facts, told.options)


def option_facts(one: Option) -> FactList:
    lines = (f"{one.title}", *chain(one.steps), *((one.approval,) if one.approval else ()))
    return FactList(((f"{one.id} {one.version}", lines),))


def missing_section(every: Sequence[Missing], level: int = 2) -> Iterator[ListingBlock]:
    if not every:
        return
    yield Heading("What is not there", level)
    rows = tuple(
        ((one.id,), (shortened(one.title, SHORT),) if one.title else (), tuple(lacks(one)), (one.at,) if one.at else ())
        for one in every
    )
    yield Grid(("What", "Text", "Why", "Where"), rows, ((0, 1), (2, 3)), (1, 2, 3))


def missing_page(one: Missing) -> Iterator[ListingBlock]:
    if one.title:
        yield RunningText(shortened(one.title, LONG))
    yield FactList((("what", (one.id,)), ("why", tuple(lacks(one))), ("where", (one.at,) if one.at else ())))


def lacks(one: Missing) -> Iterator[str]:
    yield one.because
    yield from (answer for told in one.tested for answer in decided(told))
    if one.redirect:
        yield f"references to it go to {one.redirect}"


def named(one: Explained) -> str:
    title = f" {one.title}" if one.title else ""
    return f"{one.number}{title} ({one.id})"


def wording(provenance: Provenance | None, titles: dict[str, str]) -> Cell:
    if provenance is None:
        return ()
    if provenance.variant is None:
        return (f"{provenance.clause} {provenance.version}",)
    title = titles.get(provenance.variant)
    told = f"{by(provenance)} ({title})" if title else by(provenance)
    return (f"{provenance.clause} {provenance.version}, {told}, {provenance.at}",)


def by(provenance: Provenance) -> str:
    how = HOW.get(provenance.change or "", "changed by")
    return f"{how} {provenance.variant} {provenance.variant_version}"


def wrote(provenance: Provenance | None) -> Cell:
    if provenance is None:
        return ()
    if provenance.variant is None:
        return (f"{provenance.clause} {provenance.version}",)
    return (f"{by(provenance)} ({provenance.at})",)


def depends(one: Explained) -> tuple[tuple[str, Cell], ...]:
    return (("depends on", tuple(conditions(one.tested))),)


def conditions(tested: Iterable[Tested]) -> Iterator[str]:
    for one in tested:
        yield f"{one.of}: when {one.written} ({one.at})"
        yield from decided(one)


def decided(one: Tested) -> Iterator[str]:
    """The words that decide a condition, each with what is known of it."""
    for answer in one.answers:
        yield f"{answer.atom}: {'holds, ' if answer.holds else ''}{answer.because}"


def chain(steps: Sequence[ReasonStep]) -> Iterator[str]:
    """Each link of a chain, with its name where it is another thing than the one that is explained."""
    for one in steps:
        yield link(one) if one.what == steps[0].what else f"{one.what}: {link(one)}"


def link(step: ReasonStep) -> str:
    told = step.because + (f" ({step.at})" if step.at else "")
    return told + "".join(f"; {one.atom}: {one.because}" for one in step.answers)


def duty(one: CoveredDuty) -> str:
    article = f" ({one.article})" if one.article else ""
    return f"{one.id}{article}: {one.summary}"


def figure(one: PrintedFigure) -> str:
    place = f" ({one.at})" if one.at else ""
    return f"{one.name} = {one.value}: {one.label}; {one.because}{place}"


def key_points(every: Sequence[PrintedKeyPoint]) -> Iterator[str]:
    """Each line of a first page, and once what these say of themselves: that they are no part of the contract."""
    for one in every:
        yield f"{one.title} ({one.document}), {one.label}: {one.text} ({one.at})"
    yield from dict.fromkeys(one.notice for one in every)


def briefly(one: Explained) -> str:
    return shortened(one.title or one.text, SHORT)


def shortened(text: str, most: int) -> str:
    """A text cut between words, at most so long."""
    if len(text) <= most:
        return text
    return f"{text[: most + 1].rsplit(' ', 1)[0].rstrip(' ,;:')} […]"

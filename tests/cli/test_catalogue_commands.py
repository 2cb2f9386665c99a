"""`clausier variants` and `clausier services`: what there is, for people and for programs."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from commands import clausier
from generated import ANCHOR, ClausePlan, LibraryPlan, ParagraphPlan, write
from markdown_it import MarkdownIt
from markdown_it.token import Token
from packs import library
from rich.console import Console

from engine.cli import services, variants
from engine.comparing.options import surroundings
from engine.languages import ENGLISH
from engine.rendering.listing import (
    FactList,
    Grid,
    Heading,
    ListingBlock,
    RunningText,
    print_listing_markdown,
    show_listing,
)
from engine.rendering.redline.markdown import print_redline_markdown
from engine.tasks import variants as task

OK, ERRORS, USAGE = 0, 1, 2
SMALL = LibraryPlan("reserve", (ClausePlan(ANCHOR, (ParagraphPlan("fixed"),)),))
WIDTHS = (80, 100)


def tables(printed: str) -> list[list[list[str]]]:
    """The tables of a Markdown text, as rows of cells."""
    found: list[list[list[str]]] = []
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(printed)
    for at, token in enumerate(tokens):
        match token.type:
            case "table_open":
                found.append([])
            case "tr_open":
                found[-1].append([])
            case "th_open" | "td_open":
                found[-1][-1].append(words(tokens[at + 1]))
    return found


def words(token: Token) -> str:
    return "".join(one.content for one in token.children or ())


def headings(printed: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(printed)
    return [words(tokens[at + 1]) for at, one in enumerate(tokens) if one.type == "heading_open" and one.tag == "h1"]


class TestVariants:
    def test_every_variant_on_offer_has_a_row(self) -> None:
        done = clausier("variants")
        assert (done.returncode, done.stderr) == (OK, "")
        overview, parameters = tables(done.stdout)
        offered = [one for majors in library().variants.values() for one in majors]
        assert overview[0][:4] == ["Variant", "Version", "Title", "Approval"]
        assert [row[:4] for row in overview[1:]] == [
            [one.id, str(one.version), one.title["fr"], one.approval] for one in offered
        ]
        named = {row[0]: row for row in parameters[1:]}
        assert named.keys() == {name for one in offered for name in one.parameters}
        assert named["eea-only.surcharge"][2:] == ["15\u00a0%", "0 – 30\u00a0%", "0 – 100\u00a0%"]

    def test_what_selects_a_variant_and_what_it_does_not_go_with(self) -> None:
        header, *rows = tables(clausier("variants", "--lang", "en").stdout)[0]
        found = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
        for service in library().services.values():
            for entry in service.implies:
                assert f"service {service.id}" in found[entry.clause]["Selected by"]
        assert "freelancers.abroad" in found["eea-only"]["Not with"]
        for one, other in (("fixed-term", "long-term"), ("long-term", "fixed-term")):
            assert other in found[one]["Not with"].split("; ")

    def test_one_variant_with_its_redline(self) -> None:
        done = clausier("variants", "eea-only")
        assert (done.returncode, done.stderr) == (OK, "")
        effect = task.effect(library(), task.variant(library(), "eea-only"), language="fr")
        titles = [one.title.after for one in effect.comparisons]
        title = task.variant(library(), "eea-only").title["fr"]
        assert headings(done.stdout) == [f"eea-only 2.0.0 – {title}", "What it changes in the standard text", *titles]
        for one in effect.comparisons:
            assert print_redline_markdown(one) in done.stdout + "\n"
        assert "- without: freelancers.abroad; subprocessors.outside-eea\n" in done.stdout

    def test_the_other_language(self) -> None:
        done = clausier("variants", "eea-only@2", "--lang", "en")
        effect = task.effect(library(), task.variant(library(), "eea-only"), language="en")
        assert print_redline_markdown(effect.comparisons[0]) in done.stdout

    def test_a_document_that_it_adds(self) -> None:
        done = clausier("variants", "custom-sla", "--lang", "en")
        effect = task.effect(library(), task.variant(library(), "custom-sla"), language="en")
        title = effect.after["sla"].title
        assert f"- adds: {title}\n" in done.stdout
        assert f"# **{title}**\n" in done.stdout

    def test_a_document_that_it_leaves_out_is_only_named(self) -> None:
        done = clausier("variants", "joint-controllers", "--lang", "en")
        effect = task.effect(library(), task.variant(library(), "joint-controllers"), language="en")
        title = effect.before["dpa"].title
        assert f"- leaves out: {title}\n" in done.stdout
        assert f"# ~~{title}~~" not in done.stdout

    @pytest.mark.parametrize("language", ["fr", "en"])
    @pytest.mark.parametrize("name", library().variants)
    def test_every_variant_can_be_shown(self, name: str, language: str) -> None:
        effect = task.effect(library(), task.variant(library(), name), language=language)
        assert name in effect.after.selection.variants
        assert name not in effect.before.selection.variants
        assert effect.comparisons
        assert {one.document for one in effect.comparisons} <= {*effect.before, *effect.after}

    def test_what_only_a_deal_gives_stands_as_its_name(self) -> None:
        effect = task.effect(library(), task.variant(library(), "prospecting"), language="fr")
        assert "⟨prospecting.channels⟩" in "".join(map(print_redline_markdown, effect.comparisons))
        row = next(row for row in tables(clausier("variants").stdout)[1] if row[0] == "prospecting.channels")
        assert row[2] == "⟨prospecting.channels⟩"

    def test_for_programs(self) -> None:
        done = clausier("--json", "variants")
        told = {one["id"]: one for one in json.loads(done.stdout)}
        assert told.keys() == library().variants.keys()
        (surcharge, _) = told["eea-only"]["parameters"]
        assert (surcharge["value"], surcharge["written"]["en"]) == ("15", "15%")
        assert surcharge["free"] == {"min": "0", "max": "30"}

    def test_one_for_programs(self) -> None:
        told = json.loads(clausier("--json", "variants", "no-reference", "--lang", "en").stdout)
        assert (told["id"], told["language"]) == ("no-reference", "en")
        (changes,) = told["changes"]
        assert (changes["document"], changes["state"]) == ("cgv", "changed")
        pieces = changes["title"]["pieces"]
        assert pieces == [{"kind": "kept", "text": pieces[0]["text"], "nature": None}]

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("eea-onli", "did you mean eea-only?"),
            ("EEA-Only", "did you mean eea-only?"),
            ("eea-only@9", "on offer: eea-only@2"),
            ("eea-only@x", "write name or name@major"),
            ("", "on offer: "),
        ],
    )
    def test_an_unknown_name(self, name: str, hint: str) -> None:
        done = clausier("variants", name)
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert "[variant-unknown]" in done.stderr
        assert f"    hint: {hint}" in done.stderr

    def test_an_unknown_language(self) -> None:
        assert clausier("variants", "--lang", "de").returncode == USAGE

    def test_a_library_without_variants(self, tmp_path: Path) -> None:
        write(SMALL, tmp_path)
        done = clausier("--library", tmp_path, "variants")
        assert (done.returncode, done.stdout) == (OK, "There are no variants.\n")
        assert json.loads(clausier("--library", tmp_path, "--json", "variants").stdout) == []


class TestServices:
    def test_every_service_and_price_has_a_row(self) -> None:
        done = clausier("services", "--lang", "en")
        assert (done.returncode, done.stderr) == (OK, "")
        overview, prices = tables(done.stdout)
        every = library().services.values()
        assert [row[:3] for row in overview[1:]] == [
            [one.id, one.title["en"], "; ".join(entry.clause for entry in one.implies)] for one in every
        ]
        assert all(row[3] for row in overview[1:])
        assert [row[:3] for row in prices[1:]] == [
            [f"{one.id}/{price.id}", price.title["en"], price.kind] for one in every for price in one.prices.values()
        ]
        assert all(row[3] and row[4] for row in prices[1:])

    def test_one_service_in_full(self) -> None:
        done = clausier("services", "medical-secretariat")
        service = library().services["medical-secretariat"]
        (prices,) = tables(done.stdout)
        assert len(prices) == 1 + len(service.prices)
        assert headings(done.stdout)[0] == f"medical-secretariat – {service.title['fr']}"
        assert service.processing is not None
        assert all(f"- {name}: " in done.stdout for name in service.processing)
        assert "{{" not in done.stdout

    def test_for_programs(self) -> None:
        told = json.loads(clausier("--json", "services").stdout)
        assert [one["id"] for one in told] == [*library().services]
        assert all(price["item"].startswith(f"{one['id']}/") for one in told for price in one["prices"])
        one = json.loads(clausier("--json", "services", "prospecting").stdout)
        assert one in told

    @pytest.mark.parametrize(("name", "hint"), [("prospectin", "did you mean prospecting?"), ("x", "there is ")])
    def test_an_unknown_name(self, name: str, hint: str) -> None:
        done = clausier("services", name)
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert "[service-unknown]" in done.stderr
        assert f"    hint: {hint}" in done.stderr

    def test_prices_that_the_catalogue_gives(self, tmp_path: Path) -> None:
        write(SMALL, tmp_path)
        (tmp_path / "clauses/units.yaml").write_text(UNITS, encoding="utf-8")
        (tmp_path / "clauses/services.yaml").write_text(SERVICES, encoding="utf-8")
        done = clausier("--library", tmp_path, "services", "--lang", "en")
        assert done.stderr == ""
        overview, prices = tables(done.stdout)
        assert overview[1] == ["alpha", "An A | B", "", "none"]
        price = ENGLISH.unit_price(Decimal("0.085"))
        assert [row[3:] for row in prices[1:]] == [["call", price], ["call", "per deal"]]


UNITS = """\
call:
  fr:
    one: appel
    other: appels
  en:
    one: call
    other: calls
"""
SERVICES = """\
alpha:
  title:
    fr: Un A | B
    en: An A | B
  prices:
    call:
      fr: Appel
      en: Call
      kind: usage
      unit: call
      price: 0.085
    extra:
      fr: Autre appel
      en: Other call
      kind: usage
      unit: call
"""


class TestSurroundings:
    def test_only_facts_that_exclude_the_variant_are_left_out(self) -> None:
        for majors in library().variants.values():
            found = surroundings(library(), majors[0])
            named = {str(one) for one in found.without}
            groups = {one.id for one in library().facts.values() if one.group}
            assert not named & groups
            if not majors[0].conflicts and not found.requires and not found.implies:
                assert not named

    def test_a_service_is_left_out_where_it_excludes_the_variant(self) -> None:
        assert surroundings(library(), library().variants["no-ai"][0]).without == ("service.ai-tools",)


def shown(told: list[ListingBlock], width: int) -> list[str]:
    out = io.StringIO()
    show_listing(told, Console(file=out, width=width, highlight=False))
    return out.getvalue().splitlines()


PAGES = {
    "variants": lambda: variants._variants_page(
        library(), [one for majors in library().variants.values() for one in majors], "fr"
    ),
    "variant": lambda: variants._variant_page(library(), library().variants["custom-sla"][0], "fr"),
    "services": lambda: services._services_page(library(), list(library().services.values()), "fr"),
    "service": lambda: services._service_page(library(), library().services["prospecting"], "en"),
}


class TestTerminal:
    @pytest.mark.parametrize("width", WIDTHS)
    @pytest.mark.parametrize("page", PAGES)
    def test_nothing_is_cut_and_no_name_is_broken(self, page: str, width: int) -> None:
        told = PAGES[page]()
        lines = shown(told, width)
        assert max(map(len, lines)) <= width
        printed = {word for line in lines for word in line.split()}
        for one in told:
            match one:
                case Grid(_, rows):
                    assert {row[0][0] for row in rows} <= printed
                    texts = [line for row in rows for cell in row for line in cell]
                case FactList(rows):
                    texts = [line for _, cell in rows for line in cell]
                case RunningText(text) | Heading(text):
                    texts = [text]
                case _:
                    texts = []
            short = {word for text in texts for word in text.split() if len(word) < 8}
            assert {word for word in short if word not in printed and f"{word}," not in printed} == set()

    def test_labels_stand_before_what_shares_a_cell(self) -> None:
        grid = Grid(("Name", "Title", "Needs"), ((("one",), ("Titre",), ("a", "b")),), ((0,), (1, 2)), (1,))
        printed = "\n".join(shown([grid], 60))
        assert "needs: a, b" in printed
        assert "Titre" in printed
        assert "title:" not in printed

    def test_markdown_has_a_column_for_each_thing_and_escapes_it(self) -> None:
        grid = Grid(("Name", "Title"), ((("one",), ("a|b", "*c*")),), ((0, 1),))
        told: list[ListingBlock] = [FactList((("empty", ()), ("full", ("x",)))), grid]
        assert print_listing_markdown(told) == (
            "- full: x\n\n| Name | Title |\n| --- | --- |\n| one | a\\|b; \\*c\\* |\n"
        )

"""`clausier why`: for each thing that stands in a document, or does not, the whole chain of reasons to its end."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from commands import clausier
from editing import swap
from packs import DEALS, library, real_deal, real_pack
from reading_back import read_html

from engine.diagnostics import Refused
from engine.model.condition import deciding
from engine.model.digest import text_digest
from engine.model.document import Provenance
from engine.model.explanation import Explained, Explanation, Missing
from engine.model.library import Library
from engine.rendering import render
from engine.rendering.explanation import explanation_page
from engine.rendering.listing import print_listing_markdown
from engine.tasks import assemble
from engine.tasks.open_deal import load_deal
from engine.tasks.open_library import load_library
from engine.tasks.why import why

BASE = Path(__file__).parents[1] / "cases/base"
OK, ERRORS, USAGE = 0, 1, 2

TRIAL = """version: 1.3.0
title:
  fr: Essai
  en: Trial
summary:
  fr: Un essai.
  en: A trial.
approval: none
activate: client.abroad and not service.prospecting
changes:
  - replace: cgv/duration#notice
    fr: |
      Chaque partie peut mettre fin au Contrat à tout moment :
    en: |
      Either party may end the Contract at any time:
    items:
      email:
        fr: par courriel
        en: by email
    covers: [notice]
  - retitle: cgv/payment
    fr: Paiement international
    en: International payment
  - set: fee
    value: 300
  - insert: {after: cgv/liability#fault, id: trial-limit}
    when: freelancers.abroad
    fr: Plume SRL ne répond pas de l’essai.
    en: Plume SRL is not liable for the trial.
  - replace: cgv/liability#contact
    when: document.dpa
    fr: Toute plainte est adressée au Client.
    en: Any complaint is sent to the Client.
  - remove: cgv/purpose#precedence
    when: client.abroad
"""

WORDING = """version: 1.0.0
title:
  fr: Autre rédaction
  en: Other wording
summary:
  fr: Une autre rédaction.
  en: Another wording.
approval: none
conflicts:
  - when: variant.trial
    reason:
      fr: l’essai a sa propre rédaction
      en: the trial has its own wording
changes:
  - replace: cgv/duration#notice
    fr: |
      Toute partie peut mettre fin au Contrat moyennant un préavis {{ notice | de }}, donné :
    en: |
      Each party may end the Contract on {{ notice | possessive }} notice, given:
    covers: [notice]
"""

DEAL = """reference: A-1
date: 2026-12-01
client:
  name: Boulangerie Dupain
  country: {country}
  languages: [fr, en]
services: [secretariat]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library: its service implies express, which implies local-only; trial is for clients abroad."""
    folder = tmp_path_factory.mktemp("why") / "library"
    shutil.copytree(BASE, folder)
    swap(folder / "clauses/services.yaml", "    en: Secretariat\n", "    en: Secretariat\n  implies: [express]\n")
    swap(folder / "variants/express.yaml", "approval: legal\n", "approval: legal\nimplies: [local-only]\n")
    with (folder / "clauses/standard.yaml").open("a", encoding="utf-8") as standard:
        standard.write("deselect: [express]\n")
    (folder / "variants/trial.yaml").write_text(TRIAL, encoding="utf-8")
    (folder / "variants/wording.yaml").write_text(WORDING, encoding="utf-8")
    for country in ("BE", "FR"):
        text = DEAL.format(country=country)
        (folder / f"deal-{country}.yaml").write_text(text, encoding="utf-8")
    approval = 'approvals:\n  - deviation: variant express\n    by: anna\n    date: 2026-12-02\n    digest: "{}"\n'
    given = "parameters:\n  notice: 3\n  initial-term: 48\n"
    text = DEAL.format(country="BE") + given
    (folder / "deal-approved.yaml").write_text(text, encoding="utf-8")
    library = load_library(folder)
    selection, _ = assemble.select(library, load_deal(folder / "deal-approved.yaml", library))
    (digest,) = (one.digest for one in selection.deviations if one.id == "variant express")
    (folder / "deal-approved.yaml").write_text(text + approval.format(digest), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def small(root: Path) -> Library:
    return load_library(root)


def ask(small: Library, root: Path, deal: str, place: str, **changes: bool) -> Explanation:
    read = load_deal(root / f"deal-{deal}.yaml", small)
    return why(small, read, place=place, language="en", **changes)  # type: ignore[arg-type]


def spaced(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\u00a0", " ")


def printed(told: Explanation) -> Explained:
    (found,) = told.found
    assert not told.missing
    return found


def lacking(told: Explanation) -> Missing:
    (found,) = told.missing
    assert not told.found
    return found


def steps(told: Explanation, variant: str) -> list[str]:
    (option,) = (one for one in told.options if one.id == variant)
    return [f"{one.what}: {one.because} ({one.at})" for one in option.steps]


def line(root: Path, file: str, text: str) -> str:
    """The place of a text that stands once in a file."""
    (number,) = (at for at, one in enumerate((root / file).read_text(encoding="utf-8").split("\n"), 1) if text in one)
    return f"{file}:{number}"


class TestWhoWrote:
    def test_a_clause_alone(self, small: Library, root: Path) -> None:
        one = printed(ask(small, root, "BE", "cgv/duration#initial"))
        assert (one.kind, one.number) == ("paragraph", "3.1")
        assert spaced(one.text) == "The Contract lasts at least six (6) months."
        assert one.provenance == Provenance("cgv/duration", "1.0.0")

    def test_a_variant_that_inserted_it_with_the_chain_that_selected_the_variant(
        self, small: Library, root: Path
    ) -> None:
        told = ask(small, root, "BE", "dpa/security#local")
        by = printed(told).provenance
        assert by is not None
        assert (by.variant, by.variant_version, by.change) == ("local-only", "1.0.0", "insert")
        assert by.at == line(root, "variants/local-only.yaml", "after: dpa/security#measures")
        assert by.reason == "implied by variant express ← implied by service secretariat ← deal"
        assert steps(told, "local-only") == [
            f"variant local-only: implied by the variant express ({line(root, 'variants/express.yaml', 'implies')})",
            f"variant express: implied by the service secretariat ({line(root, 'clauses/services.yaml', 'implies')})",
            "service secretariat: named in the deal (deal-BE.yaml:7)",
        ]

    def test_a_variant_that_its_condition_selects_with_the_facts_that_make_it_true(
        self, small: Library, root: Path
    ) -> None:
        told = ask(small, root, "FR", "cgv/payment")
        one = printed(told)
        assert (one.title, one.provenance and one.provenance.change) == ("International payment", "retitle")
        (option,) = (it for it in told.options if it.id == "trial")
        (step,) = option.steps
        assert step.because == "its activate: holds: client.abroad and not service.prospecting"
        assert step.at == line(root, "variants/trial.yaml", "activate:")
        assert [(it.atom, it.holds, it.because) for it in step.answers] == [
            ("client.abroad", True, "follows from the country FR of the client (deal-FR.yaml:3)"),
            ("service.prospecting", False, "not selected"),
        ]

    def test_a_replacement_that_keeps_the_items_did_not_write_them(self, small: Library) -> None:
        told = why(small, place="cgv/duration#notice", language="en", variants=["wording"])
        one = printed(told)
        assert one.text.startswith("Each party may end the Contract")
        assert one.provenance is not None
        assert one.provenance.variant == "wording"
        assert [it.provenance and it.provenance.variant for it in one.parts] == [None, None]

    def test_an_item_that_a_variant_replaced(self) -> None:
        told = why(library(), real_deal("software-company"), place="cgv/abroad#information", language="en")
        wrote = {it.id.split(".")[1]: it.provenance.variant for it in printed(told).parts if it.provenance}
        assert wrote == {"categories": None, "scope": None, "countries": "eea-only"}

    def test_what_else_selects_a_variant(self, small: Library, root: Path) -> None:
        path = root / "deal-named.yaml"
        path.write_text(DEAL.format(country="BE") + "variants: [local-only]\n", encoding="utf-8")
        told = ask(small, root, "named", "local-only")
        words = [one.because for one in printed(told).steps]
        assert words == ["named in the deal", "also implied by the variant express"]

    def test_who_approved_the_variant_and_the_figure(self, small: Library, root: Path) -> None:
        told = ask(small, root, "BE", "cgv/payment#express")
        assert told.options[0].approval == "needs the approval of legal, which nobody has given yet"
        told = ask(small, root, "approved", "cgv/payment#express")
        place = line(root, "deal-approved.yaml", "- deviation")
        assert told.options[0].approval == f"approved by Anna Legal on 2026-12-02 ({place})"
        (figure,) = printed(ask(small, root, "approved", "cgv/duration#initial")).figures
        assert figure.because == "given by the deal, needs the approval of legal, which nobody has given yet"

    def test_without_a_deal(self, small: Library) -> None:
        told = why(small, place="dpa/security#local", language="fr", variants=["local-only"])
        assert [one.because for one in told.options[0].steps] == ["asked for by the person who runs the command"]
        assert told.options[0].steps[0].at == "--with local-only"


class TestWhatStandsThere:
    def test_duties_with_their_summary(self, small: Library, root: Path) -> None:
        (duty,) = printed(ask(small, root, "BE", "cgv/duration#notice")).duties
        assert (duty.id, duty.summary) == ("notice", "The period of notice is set.")

    def test_figures_with_where_their_value_comes_from(self, small: Library, root: Path) -> None:
        def told(deal: str, place: str, name: str) -> tuple[str, str, str]:
            one = printed(ask(small, root, deal, place))
            (found,) = (it for it in one.figures if it.name == name)
            return spaced(found.value), found.because, found.at

        value, because, at = told("BE", "cgv/duration#notice", "notice")
        assert (value, because) == ("two (2) months", "the standard value")
        assert (root / at.split(":")[0]).read_text(encoding="utf-8").split("\n")[int(at.split(":")[1]) - 1] == "notice:"
        assert told("approved", "cgv/duration#notice", "notice") == (
            "three (3) months", "given by the deal", line(root, "deal-approved.yaml", "notice: 3"),
        )  # fmt: skip
        assert told("FR", "cgv/payment#late", "fee") == (
            "EUR 300.00 excl. VAT", "set by the variant trial", line(root, "variants/trial.yaml", "set: fee"),
        )  # fmt: skip

    def test_the_terms_it_uses(self, small: Library, root: Path) -> None:
        assert printed(ask(small, root, "BE", "cgv/purpose#scope")).terms == ("contract", "client")

    def test_the_conditions_on_which_it_depends(self, small: Library, root: Path) -> None:
        one = printed(ask(small, root, "FR", "cgv/payment#abroad"))
        (tested,) = one.tested
        assert (tested.of, tested.written, tested.holds) == ("the paragraph", "client.abroad", True)
        assert tested.at == line(root, "clauses/cgv/payment.yaml", "when:")
        assert [it.because for it in tested.answers] == ["follows from the country FR of the client (deal-FR.yaml:3)"]
        (tested,) = printed(ask(small, root, "FR", "cgv/liability#contact")).tested
        assert (tested.of, tested.written) == ("the change of trial", "document.dpa")

    def test_a_term_a_parameter_a_fact_and_a_service(self, small: Library, root: Path) -> None:
        one = printed(ask(small, root, "BE", "term/client"))
        assert one.provenance is not None
        assert one.provenance.at == line(root, "clauses/terms.yaml", "client:")
        assert "cgv/purpose#scope" in {it.id for it in one.parts}
        one = printed(ask(small, root, "BE", "parameter/initial-term"))
        assert [it.id for it in one.parts] == ["cgv/duration#initial"]
        one = printed(ask(small, root, "BE", "client.be"))
        assert one.steps[0].because == "follows from the country BE of the client"
        assert printed(ask(small, root, "BE", "service.secretariat")).steps[0].at == "deal-BE.yaml:7"

    def test_a_variant_tells_what_it_wrote_and_what_it_took(self, small: Library, root: Path) -> None:
        one = printed(ask(small, root, "FR", "variant/trial"))
        assert {it.id for it in one.parts} >= {"cgv/duration#notice", "cgv/duration#notice.email", "cgv/payment"}
        assert {it.id for it in one.missing} == {"cgv/duration#notice.letter", "cgv/purpose#precedence"}

    @pytest.mark.slow
    def test_every_paragraph_and_item_of_the_real_deals_is_explained(self) -> None:
        for name in DEALS:
            pack = real_pack(name, "fr")
            for id, document in pack.items():
                found = printed(why(library(), real_deal(name), place=id, language="fr"))
                parts = [one for article in found.parts for one in article.parts]
                every = [it for article in document.articles for it in article.paragraphs]
                assert [one.id for one in parts] == [one.id for one in every]
                assert [[it.id for it in one.parts if it.kind == "item"] for one in parts] == [
                    [it.id for it in one.items] for one in every
                ]
                assert [{it.id for it in one.duties} for one in parts] == [{*one.covers} for one in every]


class TestWhatIsNotThere:
    def test_an_article_that_a_variant_removes(self, small: Library, root: Path) -> None:
        told = ask(small, root, "BE", "dpa/transfers")
        one = lacking(told)
        assert one.because == "removed by local-only 1.0.0"
        assert (one.at, one.redirect) == (line(root, "variants/local-only.yaml", "- remove"), "dpa/security#local")
        assert [option.id for option in told.options] == ["local-only"]

    def test_a_paragraph_of_an_article_that_is_removed(self, small: Library, root: Path) -> None:
        one = lacking(ask(small, root, "BE", "dpa/transfers#request"))
        assert one.because == "it lies in dpa/transfers, which is not printed: removed by local-only 1.0.0"

    def test_a_paragraph_that_a_conditional_change_removes(self, small: Library, root: Path) -> None:
        one = lacking(ask(small, root, "FR", "cgv/purpose#precedence"))
        assert one.because == "removed by trial 1.3.0"
        assert [(it.of, it.written) for it in one.tested] == [("the change of trial", "client.abroad")]

    def test_an_item_that_restated_items_leave_out(self, small: Library, root: Path) -> None:
        one = lacking(ask(small, root, "FR", "cgv/duration#notice.letter"))
        assert one.because == "trial 1.3.0 restates the items without it"
        assert one.at == line(root, "variants/trial.yaml", "replace: cgv/duration#notice")

    def test_a_paragraph_whose_condition_fails_and_which_word_fails(self, small: Library, root: Path) -> None:
        one = lacking(ask(small, root, "BE", "cgv/payment#abroad"))
        assert one.because == "its when: does not hold: client.abroad"
        ((answer,),) = [it.answers for it in one.tested]
        assert (answer.atom, answer.holds, answer.because) == ("client.abroad", False, "client.be holds instead")

    def test_a_reserved_article(self, small: Library, root: Path) -> None:
        told = ask(small, root, "BE", "cgv/prospecting")
        assert lacking(told).because == "its when: does not hold: service.prospecting"

    def test_what_only_a_variant_brings_that_is_not_selected(self, small: Library, root: Path) -> None:
        one = lacking(why(small, place="cgv/liability#trial-limit", language="en"))
        assert one.because == "only trial 1.3.0 inserts it, which is not selected"
        one = lacking(ask(small, root, "FR", "cgv/liability#trial-limit"))
        assert one.because == "trial 1.3.0 inserts it only under a condition that does not hold: freelancers.abroad"

    def test_a_document_and_what_lies_in_it(self) -> None:
        one = lacking(why(library(), real_deal("example"), place="sla", language="en"))
        assert one.because == "only custom-sla 2.0.0 adds it, which is not selected"
        one = lacking(why(library(), real_deal("example"), place="project-plan", language="en"))
        assert one.because == "its when: does not hold: project.planned"
        one = lacking(why(library(), real_deal("example"), place="sla/purpose#services", language="en"))
        assert one.because.startswith("it lies in sla, which is not printed: only custom-sla")

    def test_a_variant_a_fact_and_a_term_that_are_not_there(self, small: Library, root: Path) -> None:
        one = lacking(ask(small, root, "BE", "trial"))
        expected = "not selected; selected by its name or by the condition client.abroad and not service.prospecting"
        assert one.because == expected
        assert lacking(ask(small, root, "BE", "client.abroad")).because == "client.be holds instead"
        assert lacking(ask(small, root, "BE", "term/working-day")).because == "no text of these documents uses it"

    def test_a_variant_that_the_deal_deselects(self, small: Library, root: Path) -> None:
        path = root / "deal-without.yaml"
        path.write_text(DEAL.format(country="BE") + "deselect: [express]\n", encoding="utf-8")
        one, older = ask(small, root, "without", "cgv/payment#express").missing
        assert one.because == "only express 2.0.0 inserts it, which is deselected (deal-without.yaml:8)"
        assert older.because == "only express 1.2.0 inserts it, which is deselected (deal-without.yaml:8)"

    def test_the_article_and_the_document_list_what_is_missing(self, small: Library, root: Path) -> None:
        article = printed(ask(small, root, "BE", "cgv/payment"))
        assert [one.id for one in article.missing] == ["cgv/payment#abroad"]
        document = printed(ask(small, root, "BE", "dpa"))
        assert [one.id for one in document.missing] == ["dpa/transfers"]
        overview = ask(small, root, "BE", "")
        assert {one.kind for one in overview.found} == {"document", "variant", "service", "fact", "parameter"}

    @pytest.mark.parametrize(
        ("place", "hint"),
        [("cgv/paymnet", "cgv/payment"), ("cgv/duration#notise", "cgv/duration#notice"), ("exprss", "express")],
    )
    def test_a_misspelt_place_suggests_the_nearest(self, small: Library, place: str, hint: str) -> None:
        with pytest.raises(Refused) as refused:
            why(small, place=place, language="en")
        (one,) = refused.value.diagnostics
        assert one.code == "place-unknown"
        assert hint in one.hints[0]


class TestRedline:
    def test_the_standard_text_of_a_replaced_paragraph(self, small: Library, root: Path) -> None:
        told = ask(small, root, "FR", "cgv/duration#notice", redline=True)
        page = spaced(print_listing_markdown(explanation_page(told)))
        assert "~~on two (2) months’ notice, given~~ **at any time**" in page

    def test_only_what_was_asked_for(self, small: Library, root: Path) -> None:
        (one,) = ask(small, root, "FR", "cgv/duration#notice", redline=True).redline
        assert [[it.id for it in article.paragraphs] for article in one.articles] == [["cgv/duration#notice"]]

    def test_what_was_removed_is_shown(self, small: Library, root: Path) -> None:
        page = print_listing_markdown(explanation_page(ask(small, root, "BE", "dpa/transfers", redline=True)))
        assert "~~The Data may be processed in another country.~~" in page

    def test_nothing_where_the_text_is_the_standard_one(self, small: Library, root: Path) -> None:
        assert ask(small, root, "BE", "cgv/purpose#scope", redline=True).redline == ()


class TestData:
    """The same provenance is in the JSON and the HTML of every document."""

    def test_the_json_tells_what_was_removed_and_by_whom(self, small: Library, root: Path) -> None:
        pack = assemble.assemble(small, load_deal(root / "deal-BE.yaml", small), language="fr")
        data = json.loads(render(pack["dpa"], "json"))
        (gone,) = data["absent"]
        assert (gone["id"], gone["cause"], gone["redirect"]) == ("dpa/transfers", "removed", "dpa/security#local")
        assert gone["provenance"]["variant"] == "local-only"
        assert gone["provenance"]["reason"] == "implied by variant express ← implied by service secretariat ← deal"
        absent = json.loads(render(pack["cgv"], "json"))["absent"]
        (kept,) = (one for one in absent if one["id"] == "cgv/payment#abroad")
        assert (kept["when"], kept["asked"]) == ("client.abroad", [{"atom": "client.abroad", "holds": False}])

    def test_the_html_carries_it_on_each_paragraph_and_item(self, small: Library, root: Path) -> None:
        pack = assemble.assemble(small, load_deal(root / "deal-FR.yaml", small), language="en")
        found = {one["id"]: one for _, one in read_html(render(pack["cgv"], "html")).tags if "data-clause" in one}
        item = found["duration.notice.email"]
        assert (item["data-variant"], item["data-change"]) == ("trial@1.3.0", "replace")
        assert item["data-reason"] == "activated by condition of trial"
        assert item["data-at"] == line(root, "variants/trial.yaml", "replace: cgv/duration#notice")
        assert "data-reason" not in found["purpose.scope"]

    def test_the_digest_of_a_text_knows_nothing_of_it(self) -> None:
        document = real_pack("example", "fr")["cgv"]
        assert text_digest(replace(document, absent=())) == text_digest(document)

    def test_the_words_that_decide_a_condition(self, small: Library) -> None:
        condition = small.variants["trial"][0].activate

        def told(*true: str) -> list[str]:
            return [str(one) for one in deciding(condition, true.__contains__)]

        assert told("client.abroad") == ["client.abroad", "service.prospecting"]
        assert told("client.abroad", "service.prospecting") == ["service.prospecting"]
        assert told() == ["client.abroad"]


class TestCommand:
    def test_the_chain_in_words(self, root: Path) -> None:
        done = clausier("--library", root, "why", "--lang", "en", root / "deal-BE.yaml", "dpa/security#local")
        assert done.returncode == OK
        assert "inserted by local-only 1.0.0 (Processing in Belgium), variants/local-only.yaml:" in done.stdout
        assert "service secretariat: named in the deal (deal-BE.yaml:7)" in done.stdout

    def test_several_places_and_the_overview(self, root: Path) -> None:
        done = clausier("--library", root, "why", root / "deal-BE.yaml", "cgv/payment#due", "dpa/transfers")
        assert (done.returncode, done.stderr) == (OK, "")
        assert "dpa/transfers is not there" in done.stdout
        done = clausier("--library", root, "why", "--lang", "en", root / "deal-BE.yaml")
        for heading in ("# Documents", "# Variants", "# Services", "# Facts", "# Figures"):
            assert f"{heading}\n" in done.stdout

    def test_json(self, root: Path) -> None:
        done = clausier("--library", root, "--json", "why", root / "deal-BE.yaml", "dpa/security#local")
        data = json.loads(done.stdout)
        assert data["found"][0]["provenance"]["variant"] == "local-only"
        assert [one["what"] for one in data["options"][0]["steps"]][-1] == "service secretariat"

    def test_the_standard_text_with_a_variant(self, root: Path) -> None:
        done = clausier("--library", root, "why", "--with", "local-only", "--redline", "dpa/security")
        assert "--with local-only" in done.stdout
        assert "**Les Données restent dans le pays du Client.**" in done.stdout

    def test_wrong_use(self, root: Path) -> None:
        done = clausier("--library", root, "why", "cgv/paymnet")
        assert done.returncode == ERRORS
        assert "[place-unknown]" in done.stderr
        done = clausier("--library", root, "why", root / "deal-BE.yaml", "--with", "express")
        assert done.returncode == USAGE

"""`clausier why`: for each thing that stands in a document, the whole chain of reasons to its end."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import DEALS, library, real_deal, real_pack
from reasoned import DEAL, ask, line, printed, reasoned, spaced, steps

from engine.model.document import Provenance
from engine.model.library import Library
from engine.tasks.open_library import load_library
from engine.tasks.why import why


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reasoned(tmp_path_factory.mktemp("why") / "library")


@pytest.fixture(scope="module")
def small(root: Path) -> Library:
    return load_library(root)


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
                    [it.id for it in (*one.items, one.run_in) if it is not None] for one in every
                ]
                assert [{it.id for it in one.duties} for one in parts] == [{*one.covers} for one in every]

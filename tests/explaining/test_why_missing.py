"""`clausier why`: for each thing that does not stand in a document, the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import library, real_deal
from reasoned import DEAL, ask, lacking, line, printed, reasoned

from engine.diagnostics import Refused
from engine.model.library import Library
from engine.tasks.open_library import load_library
from engine.tasks.why import why


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reasoned(tmp_path_factory.mktemp("why") / "library")


@pytest.fixture(scope="module")
def small(root: Path) -> Library:
    return load_library(root)


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

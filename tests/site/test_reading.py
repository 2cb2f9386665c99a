"""What clients read besides the texts: options and definitions."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from commands import ROOT
from editing import copy, swap
from opened import Opened, address, dead, made, one_spaced, opened, opened_once, real, real_page, real_pages, targets
from shelf import FIRST, SECOND, publish

from engine.assembling.catalogue_text import figure
from engine.languages import LANGUAGES
from engine.languages.site.options import OPTION_WORDS
from engine.model.comparison import ChangeState, Nature
from engine.model.condition import atoms
from engine.model.library import Library
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_changes import defined
from engine.site.model import Here
from engine.tasks.variants import conflicts, effect

CODES = tuple(LANGUAGES)
VARIANTS = tuple((ROOT / "variants").glob("*.yaml"))
EACH = pytest.mark.parametrize("code", CODES)
DAY = datetime.timedelta(1)
IDS = tuple(sorted(path.stem for path in VARIANTS))


@pytest.fixture(scope="module")
def library() -> Library:
    shown = real().shown
    assert shown is not None
    return real().library(shown.edition)


def words(code: str, text: str) -> str:
    """A text of the library as documents print it, with one plain space between words."""
    return one_spaced(LANGUAGES[code].typeset([(one_spaced(text), False)])[0])


class TestOptions:
    @EACH
    def test_the_overview_has_every_option_with_its_summary_in_alphabetical_order(
        self, library: Library, code: str
    ) -> None:
        body = real_page(code, "options").body
        seen = Opened(body)
        every = [majors[0] for majors in library.variants.values()]
        assert len(every) > 10
        for one in every:
            assert words(code, one.title[code]) in seen.text
            assert words(code, one.summary[code].source) in seen.text
        titles = [one_spaced(Opened(html).text) for html in re.findall(r"<h2>(.*?)</h2>", body)]
        assert titles == sorted(titles, key=LANGUAGES[code].sort_key)
        assert len(titles) == len(every)

    @EACH
    @pytest.mark.parametrize("id", IDS)
    def test_a_page_says_what_the_library_says(self, library: Library, id: str, code: str) -> None:
        one = library.variants[id][0]
        text, told = Opened(real_page(code, f"options/{id}").body).text, OPTION_WORDS[code]
        assert words(code, one.title[code]) in text
        assert words(code, one.summary[code].source) in text
        assert f"{told.version}{one.version}" in text
        assert ((told.free if one.approval == "none" else told.agreed) in text) is True
        for _, conflict in conflicts(library, one):
            assert words(code, conflict.reason[code]) in text
        for parameter in one.parameters.values():
            assert words(code, re.sub(r" \([^()]*\)$", "", parameter.label[code])) in text
            if parameter.value is not None:
                assert words(code, figure(parameter, parameter.value, code)) in text

    def test_what_selects_an_option_and_what_it_brings_is_linked(self, library: Library) -> None:
        medical, text = real_page("en", "options/medical"), Opened(real_page("en", "options/medical").body).text
        assert "Included in the servicesMedical secretariat" in text
        assert "en/options/no-reference/" in targets(medical)
        assert "Included in the optionsMedical remote secretarial work" in (
            Opened(real_page("en", "options/no-reference").body).text
        )

    def test_a_conflict_that_another_option_declares_is_told_on_both_pages(self, library: Library) -> None:
        (conflict,) = [
            one
            for one in library.variants["independent-controllers"][0].conflicts
            if "variant.prospecting" in map(str, atoms(one.when))
        ]
        for id, other in (("prospecting", "independent-controllers"), ("independent-controllers", "prospecting")):
            assert words("en", conflict.reason["en"]) in Opened(real_page("en", f"options/{id}").body).text
            assert f"en/options/{other}/" in targets(real_page("en", f"options/{id}"))

    @EACH
    def test_conditions_are_words(self, library: Library, code: str) -> None:
        for id, majors in library.variants.items():
            text = Opened(real_page(code, f"options/{id}").body).text
            for _, conflict in conflicts(library, majors[0]):
                assert not re.search(r"\b(variant|service|freelancers|subprocessors|client)\.\w", text), conflict
        assert words(code, library.facts["freelancers.abroad"].label[code]) in (
            Opened(real_page(code, "options/eea-only").body).text
        )

    @EACH
    def test_nothing_internal_is_told(self, library: Library, code: str) -> None:
        """Neither who approves, nor the names of parameters, nor what sales may use."""
        for id, majors in library.variants.items():
            text = Opened(real_page(code, f"options/{id}").body).text
            assert "⟨" not in text
            assert not [name for name in majors[0].parameters if name in text]
        surcharge = library.variants["eea-only"][0].parameters["eea-only.surcharge"]
        assert surcharge.approval is not None
        figures = real_page(code, "options/eea-only").body.partition('id="figures"')[2].partition("</section>")[0]
        assert figure(surcharge, surcharge.value, code) in figures
        for bounds in (surcharge.free, surcharge.approval):
            assert bounds.maximum is not None
            assert figure(surcharge, bounds.maximum, code) not in figures

    @EACH
    @pytest.mark.parametrize("id", ["eea-only", "long-term", "joint-controllers"])
    def test_the_redline_holds_everything_that_it_changes(self, library: Library, id: str, code: str) -> None:
        shown = real().shown
        assert shown is not None
        found = effect(library, library.variants[id][0], language=code, today=shown.edition.effective)
        one, seen = real_page(code, f"options/{id}"), Opened(real_page(code, f"options/{id}").body)
        assert found.comparisons
        for comparison in found.comparisons:
            assert one_spaced(comparison.title.after or comparison.title.before) in seen.text
            if comparison.state is ChangeState.REMOVED:
                continue
            for article in (one for one in comparison.articles if one.natures - {Nature.NUMBER}):
                for paragraph in (one for one in article.paragraphs if one.natures - {Nature.NUMBER}):
                    assert paragraph.id.replace("/", ".").replace("#", ".") in seen.ids
                    for line in (cell for part in paragraph.parts if part.natures for cell in part.cells):
                        for piece in line.pieces:
                            assert "⟨" in piece.text or one_spaced(piece.text) in seen.text
        assert one.found[0].title == words(code, library.variants[id][0].title[code])

    def test_a_document_that_it_adds_is_linked_if_published_and_printed_otherwise(self) -> None:
        sla, joint = real_page("fr", "options/custom-sla"), real_page("fr", "options/joint-controllers")
        assert "sla/" in targets(sla)
        assert 'id="sla"' not in sla.body
        assert "joint-control" in Opened(joint.body).ids
        assert "joint-control.purpose.shared-purposes" in Opened(joint.body).ids

    def test_numbers_lead_to_the_standard_text_where_it_has_them(self) -> None:
        links = targets(real_page("en", "options/eea-only"))
        assert "en/cgv/#subcontracting.use" in links
        assert "en/cgv/#subcontracting.eea-performance" not in links  # which the option inserts

    @EACH
    def test_every_link_leads_somewhere(self, code: str) -> None:
        pages = real_pages()
        mine = [one for one in pages.values() if one.language == code and one.kind != "text"]
        assert len(mine) > 18
        assert dead(pages, mine) == []

    @EACH
    def test_anchors_are_unique(self, code: str) -> None:
        for one in (one for one in real_pages().values() if one.kind != "text"):
            ids = opened_once(one.body).ids
            assert len(ids) == len({*ids}), one.here.address

    def test_the_search_finds_its_words_and_what_it_changes(self) -> None:
        found = real_page("fr", "options/prospecting").found
        assert found[0].anchor == ""
        assert "Liste DNCM" in found[0].text
        inserted = next(one for one in found if one.anchor == "cgv.services.prospecting")
        assert (inserted.number, inserted.title) == ("3.4", "Prospection commerciale")
        assert "[Canaux de prospection]" in inserted.text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library of the cases with its first edition."""
    made = copy(tmp_path / "library")
    publish(made, FIRST)
    return made


class TestEditions:
    def test_an_older_major_has_a_page_of_its_own_that_search_engines_leave_aside(self, root: Path) -> None:
        _, pages = made(opened(root))
        newest, older = pages["options/express/"], pages["options/express/1/"]
        assert "options/express/1/" in targets(newest)
        assert "options/express/" in targets(older)
        assert "1.2.0" in Opened(older.body).text
        assert (newest.indexed, older.indexed) == (True, False)
        assert older.canonical == newest.path
        assert older.found == ()
        assert dead(pages, [one for one in pages.values() if one.kind != "text"]) == []

    def test_a_figure_that_it_sets_is_told_with_its_new_value(self, root: Path) -> None:
        _, pages = made(opened(root))
        assert "un (1) rappel" in one_spaced(Opened(pages["options/express/"].body).text)

    def test_the_draft_changes_nothing(self, root: Path) -> None:
        before = made(opened(root))[1]
        swap(root / "variants/express.yaml", "Service express", "Service éclair", "version: 2.0.0", "version: 3.0.0")
        swap(root / "clauses/terms.yaml", "toute entreprise qui conclut un Contrat", "quiconque conclut un Contrat")
        text = (root / "variants/local-only.yaml").read_text(encoding="utf-8")
        (root / "variants/new.yaml").write_text(text.replace("local:", "other:"), encoding="utf-8")
        after = made(opened(root))[1]
        assert {path: one.body for path, one in after.items()} == {path: one.body for path, one in before.items()}

    def test_the_edition_in_force_is_shown_until_the_next_one_is(self, root: Path) -> None:
        swap(root / "variants/express.yaml", "Service express", "Service éclair", "version: 2.0.0", "version: 2.0.1")
        swap(root / "variants/express.yaml", "Express service", "Flash service")
        publish(root, SECOND)
        told = {}
        for day in (SECOND - DAY, SECOND):
            told[day] = Opened(made(opened(root, day))[1]["options/"].body).text
        first, second = told.values()
        assert "Service express" in first
        assert "Service éclair" not in first
        assert "Service éclair" in second

    def test_without_an_edition_nothing_is_told(self, tmp_path: Path) -> None:
        root = copy(tmp_path / "library")
        _, pages = made(opened(root))
        assert {*pages} == {
            address(code, path) for code in CODES for path in ("options", "definitions", "subprocessors")
        }
        assert all("publi" in Opened(one.body).text for one in pages.values())

    def test_what_the_parties_may_not_change_is_told(self, tmp_path: Path) -> None:
        root = copy(
            tmp_path / "other", [("variants/express.yaml", "free: {min: 1, max: 20}", "free: {min: 5, max: 5}")]
        )
        publish(root, FIRST)
        pages = made(opened(root))[1]
        told = Opened(pages["en/options/express/"].body.partition('id="figures"')[2].partition("</section>")[0]).text
        assert f"SurchargeEUR 5.00{OPTION_WORDS['en'].fixed}" in told
        assert f"one (1) reminder{OPTION_WORDS['en'].may_change}" in told

    def test_what_it_requires_what_adds_it_and_what_excludes_it(self, tmp_path: Path) -> None:
        """A library in which an option needs another one, comes by itself, and cannot stand in the standard text."""
        new = "requires: [express]\nactivate: client.abroad and not (service.prospecting or freelancers.abroad)\n"
        old = "conflicts:\n  - when: freelancers.abroad"
        edits = [("variants/local-only.yaml", old, f"{new}conflicts:\n  - when: client.be")]
        root = copy(tmp_path / "other", edits)
        publish(root, FIRST)
        pages = made(opened(root))[1]
        local = Opened(pages["en/options/local-only/"].body).text
        assert "Also requiresExpress service" in local
        assert "en/options/express/" in targets(pages["en/options/local-only/"])
        assert OPTION_WORDS["en"].excluded in local
        automatic = (
            "Added automatically inthe case where the client is established outside Belgium and the absence of this: "
            "(the service “Prospecting” or the case where freelancers work from another country)"
        )
        assert automatic in local
        assert dead(pages, [one for one in pages.values() if one.kind != "text"]) == []


class TestDefinitions:
    @EACH
    def test_every_definition_of_a_published_document_is_there(self, code: str) -> None:
        one = real()
        assert one.shown is not None
        body, places = real_page(code, "definitions").body, Opened(real_page(code, "definitions").body)
        every = [entry for document in one.texts(one.shown.edition, code).values() for entry in defined(document)]
        assert len(every) > 20
        for entry in every:
            assert entry.id.replace("/", ".") in places.ids
            assert one_spaced(f"{entry.name} {''.join(run.text for run in entry.line)}") in places.text
        assert address(code, "cgv") + "#term.client" in targets(real_page(code, "definitions"))
        assert body.count('id="term.') == len({one for one in places.ids if one.startswith("term.")})

    def test_both_languages_have_the_same_terms(self) -> None:
        french, english = ({*Opened(real_page(code, "definitions").body).ids} for code in CODES)
        terms = [{one for one in ids if one.startswith("term.")} for ids in (french, english)]
        assert terms[0] == terms[1]

    @EACH
    def test_they_stand_in_alphabetical_order_under_letters_that_the_index_has(self, code: str) -> None:
        body = real_page(code, "definitions").body
        names = [Opened(html).text for html in re.findall(r"<dt>(.*?)</dt>", body)]
        assert names == sorted(names, key=LANGUAGES[code].sort_key)
        letters = re.findall(r'href="#(letter\.\w+)"', body)
        assert letters == re.findall(r'<h2 id="(letter\.\w+)"', body)
        assert len(letters) > 8
        for letter, group in re.findall(r'<h2 id="letter\.(\w+)">.*?<dl (.*?)</dl>', body, re.S):
            for name in re.findall(r"<dt>(.*?)</dt>", group):
                assert LANGUAGES[code].sort_key(name)[0].startswith(letter)

    @EACH
    def test_terms_of_options_stand_with_their_option(self, library: Library, code: str) -> None:
        body = real_page(code, "definitions").body
        entry = body.partition('id="term.health-data"')[2].partition("</div>")[0]
        assert any(link.endswith("options/medical/") for link in Opened(entry).links)
        contract = body.partition('id="term.contract"')[2].partition("</div>")[0]
        assert contract.count("<dd>") == 3  # the standard text, and two options that name another annex

    @EACH
    def test_the_search_finds_in_them_what_no_document_says(self, code: str) -> None:
        found = {one.anchor for one in real_page(code, "definitions").found}
        assert {"term.health-data", "term.contract"} <= found
        assert "term.client" not in found


def test_a_page_of_another_language_has_the_same_path() -> None:
    for one in real_pages().values():
        other = next(code for code in CODES if code != one.language)
        assert Here(other, one.path).address in real_pages()


def test_effects_are_remembered_with_all_that_they_depend_on(root: Path, tmp_path: Path) -> None:
    from engine.files.memory import Memory
    from engine.site.content.option_changes import effects

    def fresh(one: Shelf) -> int:
        memory = Memory(tmp_path / "memory")
        effects(one, memory)
        return memory.made

    assert fresh(opened(root)) == 6  # three options in two languages
    assert fresh(opened(root)) == 0
    assert fresh(opened(root, extra={"sla": "express"})) == 6

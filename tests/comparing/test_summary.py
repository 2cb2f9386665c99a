"""The summary of a redline: which articles differ, why, and what the declared versions say of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import article, cited, document, figure, paragraph, text

from engine.comparing.documents import compare, inserted
from engine.comparing.summary import summarise
from engine.diagnostics import Span
from engine.model.block import Definition, DefinitionBlock, TextBlock
from engine.model.clause import Version
from engine.model.comparison import Nature
from engine.model.document import Absence, Document, Provenance, Run
from engine.model.edition import Note
from engine.model.place import Place
from engine.model.revision import ChangeKind, Revision, VersionedKind
from engine.model.summary import ArticleSummary, Cause

NOWHERE = Span("a test", 1, 1)
ONE = Version(1, 0, 0)


def revised(
    id: str, after: str, family: VersionedKind = "clause", was: str | None = None, changed: bool = True
) -> Revision:
    version = Version(*map(int, after.split("."))) if after else None
    return Revision(family, id, ONE, version, changed, NOWHERE, was)


def one(before: Document, after: Document, *revisions: Revision, notes: tuple[Note, ...] = ()) -> ArticleSummary:
    (found,) = summarise(compare(before, after), before, after, revisions, notes).articles
    return found


def says(*blocks: TextBlock[Run], provenance: Provenance | None = None) -> Document:
    made = paragraph("x", "1.1", *blocks)
    return document(article("a", "1", replace(made, provenance=provenance or made.provenance)))


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        ("2.0.0", ChangeKind.SUBSTANTIVE),
        ("1.1.0", ChangeKind.CLARIFIED),
        ("1.0.1", ChangeKind.EDITORIAL),
    ],
)
def test_the_kind_is_what_the_clause_declares(version: str, kind: ChangeKind) -> None:
    found = one(says(text("Le Client paie tôt.")), says(text("Le Client paie tard.")), revised("doc/a", version))
    assert (found.kind, found.natures) == (kind, {Nature.WORDING})
    assert found.causes == (Cause("doc/a", "1.0.0", version, kind),)


def test_a_change_without_a_version_is_not_versioned() -> None:
    found = one(says(text("tôt")), says(text("tard")), revised("doc/b", "2.0.0"))
    assert (found.kind, found.causes, found.consequence) == (None, (), False)


def test_a_change_under_the_same_version_has_no_kind() -> None:
    found = one(says(text("tôt")), says(text("tard")), revised("doc/a", "1.0.0"))
    assert (found.kind, found.causes) == (None, (Cause("doc/a", "1.0.0", "1.0.0", None),))


def test_a_parameter_that_the_article_prints() -> None:
    before, after = says(TextBlock((figure("six mois"),))), says(TextBlock((figure("un an"),)))
    revisions = (revised("parameter/notice", "2.0.0", "parameter"), revised("parameter/fee", "2.0.0", "parameter"))
    found = one(before, after, *revisions)
    assert [it.id for it in found.causes] == ["parameter/notice"]
    assert (found.kind, found.natures) == (ChangeKind.SUBSTANTIVE, {Nature.FIGURE})


def test_a_term_that_the_article_defines() -> None:
    def defines(meaning: str) -> Document:
        block = DefinitionBlock((Definition("term/client", "Client", (Run(meaning),), ()),))
        return document(article("a", "1", paragraph("x", "1.1", block)))

    found = one(defines("qui paie"), defines("qui signe"), revised("term/client", "1.1.0", "term"))
    assert [(it.id, it.kind) for it in found.causes] == [("term/client", ChangeKind.CLARIFIED)]


def test_a_variant_that_wrote_in_it() -> None:
    old = says(text("tôt"), provenance=Provenance("doc/a", "1.0.0", "speedy", "1.0.0"))
    new = says(text("tard"), provenance=Provenance("doc/a", "1.0.0", "speedy", "1.2.0"))
    found = one(old, new, revised("variant/speedy", "1.2.0", "variant"))
    assert found.causes == (Cause("variant/speedy", "1.0.0", "1.2.0", ChangeKind.CLARIFIED),)
    plain = one(says(text("tôt")), new)
    assert plain.causes == (Cause("variant/speedy", "", "1.2.0", None),)


def test_a_variant_that_took_something_out_of_it() -> None:
    gone = Absence(Place("doc/a#y"), "removed", Provenance("doc/a", "1.0.0", "brief", "1.0.0"))
    before = document(article("a", "1", *(paragraph(id, f"1.{at}", text(id)) for at, id in enumerate("xy", 1))))
    after = replace(document(article("a", "1", paragraph("x", "1.1", text("x")))), absent=(gone,))
    assert one(before, after).causes == (Cause("variant/brief", "", "1.0.0", None),)


def test_numbers_that_follow_from_something_else_are_a_consequence() -> None:
    before = says(TextBlock((Run("voir "), *cited("5.4", "doc/b#y"))))
    after = says(TextBlock((Run("voir "), *cited("5.5", "doc/b#y"))))
    found = one(before, after, revised("doc/a", "2.0.0"))
    assert (found.consequence, found.kind, found.causes) == (True, None, ())


def test_an_article_that_comes_is_of_its_clause_and_of_the_outline() -> None:
    before, kept = document(), article("a", "1", paragraph("x", "1.1", text("mot")))
    after = document(kept)
    came = Revision("clause", "doc/a", None, ONE, True, NOWHERE)
    found = one(before, after, came, revised("document/doc", "2.0.0", "document"))
    assert [(it.id, it.before, it.after, it.kind) for it in found.causes] == [
        ("doc/a", "", "1.0.0", ChangeKind.SUBSTANTIVE),
        ("document/doc", "1.0.0", "2.0.0", ChangeKind.SUBSTANTIVE),
    ]


def test_a_document_that_comes() -> None:
    new = document(article("a", "1", paragraph("x", "1.1", text("mot"))))
    found = summarise(inserted(new), None, new, [Revision("clause", "doc/a", None, ONE, True, NOWHERE)])
    assert [it.id for it in found.articles] == ["doc/a"]
    assert found.kind is ChangeKind.SUBSTANTIVE


def test_another_title_of_the_document() -> None:
    before, after = document(title="Contrat"), document(title="Accord")
    found = one(before, after, revised("document/doc", "1.0.1", "document"))
    assert (found.id, found.kind) == ("doc", ChangeKind.EDITORIAL)


def test_clients_read_the_explanation_of_each_version_that_they_have_not_had() -> None:
    def note(version: Version) -> Note:
        return Note("doc/a", version, ChangeKind.SUBSTANTIVE, {"fr": f"version {version}", "en": ""}, NOWHERE)

    notes = tuple(note(Version(major, 0, 0)) for major in (1, 2, 3))
    found = one(says(text("tôt")), says(text("tard")), revised("doc/a", "3.0.0"), notes=notes)
    assert [it.text["fr"] for it in found.explanations] == ["version 2.0.0", "version 3.0.0"]


def test_a_parameter_of_a_variant_has_the_version_of_the_variant() -> None:
    before, after = (says(TextBlock((figure(value, "speedy.fee"),))) for value in ("dix euros", "vingt euros"))
    found = one(before, after, revised("variant/speedy", "2.0.0", "variant"))
    assert [(it.id, it.kind) for it in found.causes] == [("variant/speedy", ChangeKind.SUBSTANTIVE)]

"""Word documents against docxtpl alone: the same text through a template that knows nothing but loops."""

from __future__ import annotations

import io
import statistics
from collections.abc import Callable

from docx import Document as NewDocument
from docxtpl import DocxTemplate
from jinja2 import Environment

from engine import rendering
from engine.assembling.dossier import dossier as bound
from engine.model.document import Document
from engine.model.library import Library
from engine.tasks import assemble
from engine.tasks.open_deal import load_deal

LOOPS = (
    "{%p for document in documents %}",
    "{{ document.title }}",
    "{%p for article in document.articles %}",
    "{{ article.label }} {{ article.title }}",
    "{%p for paragraph in article.paragraphs %}",
    "{%p for text in paragraph.texts %}",
    "{{ paragraph.number }} {{ text }}",
    "{%p endfor %}",
    "{%p for number, text in paragraph.enumeration %}",
    "{{ number }} {{ text }}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{%p endfor %}",
)


def template() -> bytes:
    """A template made by python-docx, a paragraph for each step."""
    made = NewDocument()
    for text in LOOPS:
        made.add_paragraph(text)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def measure(
    library: Library,
    root: str,
    plain: Callable[[Document], dict[str, object]],
    once: Callable[[Callable[[], object], int], float],
    line: Callable[..., None],
) -> None:
    """The pack of the example deal, both ways in turn."""
    deal = load_deal(f"{root}/deals/example.yaml", library)
    pack = assemble.assemble(library, deal, language="fr")
    dossier = bound(library, pack, "fr")
    content, data = template(), {"documents": [plain(one) for one in pack.values()]}

    def alone() -> bytes:
        word = DocxTemplate(io.BytesIO(content))
        word.render(data, Environment(autoescape=True))
        file = io.BytesIO()
        word.save(file)
        return file.getvalue()

    def ours() -> bytes:
        return rendering.render_pack(dossier, "docx")

    made, bare = ours(), alone()
    mine, its = [], []
    for _ in range(9):  # in turn, so that a busy moment of the machine falls on both
        mine.append(once(ours, 1))
        its.append(once(alone, 1))
    ratio = statistics.median(one / other for one, other in zip(mine, its, strict=True))
    line("the text of a pack through docxtpl alone", statistics.median(its))
    line("the pack as DOCX", statistics.median(mine), f"{ratio:.2f} × docxtpl alone")
    print(f"{'':<58} {len(made) / 1024:>9.1f} kB, docxtpl alone {len(bare) / 1024:.1f} kB")

"""`make bench`: speed and memory, as ratios measured in one run. Times vary with the machine; ratios hardly do."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import checking
import jinja2
import website
import word

from engine import assemble, load_library, render, rendering
from engine.assembling.dossier import dossier
from engine.diagnostics import Report
from engine.model.block import lines
from engine.model.deal import Deal
from engine.model.document import Document
from engine.model.library import Library
from engine.rendering.pdf import document as pdf
from engine.tasks.open_deal import load_deal
from engine.tasks.open_library import read_afresh

ROOT = Path(__file__).resolve().parent.parent

PLAIN = """<!doctype html><html lang="{{ language }}"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
{% for article in articles %}<section><h2>{{ article.label }} {{ article.title }}</h2>
{% for paragraph in article.paragraphs %}<p><b>{{ paragraph.number }}</b> {% for text in paragraph.texts %}{{ text }}
{% endfor %}</p>{% for number, text in paragraph.enumeration %}<p>{{ number }} {{ text }}</p>{% endfor %}{% endfor %}
</section>{% endfor %}</body></html>"""

LINE = """{% macro line(runs) %}{% for run in runs %}{% if run.strong %}<strong>{% endif %}{% if run.target %}
<a href="#{{ run.target }}">{{ run.text }}</a>{% else %}{{ run.text }}{% endif %}{% if run.strong %}</strong>{% endif %}
{% endfor %}{% endmacro %}"""
LINKED = (
    LINE
    + """<!doctype html><html lang="{{ document.locale }}"><head><title>{{ document.title }}</title></head><body>
<h1>{{ document.title }}</h1>{% for article in document.articles %}<section id="{{ article.id }}">
<h2>{{ article.label }} {{ article.title }}</h2>{% for one in article.paragraphs %}
<div id="{{ one.id }}" data-covers="{{ one.covers|join(' ') }}"><p><b>{{ one.number }}</b> {% for runs in lines(one) %}
{{ line(runs) }}{% endfor %}</p>{% for item in one.items %}<p id="{{ item.id }}">{{ item.number }}
{{ line(item.line) }}</p>{% endfor %}</div>{% endfor %}</section>{% endfor %}</body></html>"""
)


def timed(action: Callable[[], object], runs: int) -> float:
    """The median of several runs, in seconds, after one that does not count."""
    action()
    return once(action, runs)


def once(action: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def plain_data(document: Document) -> dict[str, object]:
    """The same text as plain values, for a template that knows nothing."""
    articles = [
        {
            "label": article.label,
            "title": article.title,
            "paragraphs": [
                {
                    "number": paragraph.number,
                    "texts": ["".join(run.text for run in line) for block in paragraph.blocks for line in lines(block)],
                    "enumeration": [(item.number, "".join(run.text for run in item.line)) for item in paragraph.items],
                }
                for paragraph in article.paragraphs
            ],
        }
        for article in document.articles
    ]
    return {"language": document.language, "title": document.title, "articles": articles}


def line(name: str, seconds: float, ratio: str = "") -> None:
    print(f"{name:<58} {seconds * 1000:>9.1f} ms  {ratio}")


def assembly() -> None:
    library = load_library(ROOT)
    line("read the library, nothing remembered", timed(lambda: read_afresh(ROOT, Report()), 5))
    line("read the library, remembered", timed(lambda: load_library(ROOT), 5))
    warm = timed(lambda: assemble(library, language="fr", only="cgv"), 15)
    line("assemble one CGV, warm", warm)
    document = assemble(library, language="fr", only="cgv")["cgv"]
    template = jinja2.Environment(autoescape=True).from_string(PLAIN)
    data = plain_data(document)
    jinja = timed(lambda: template.render(data), 15)
    line("the same text through a plain Jinja2 template", jinja)
    linked = jinja2.Environment(autoescape=True).from_string(LINKED)
    every = {
        one.id: [runs for block in one.blocks for runs in lines(block)]
        for a in document.articles
        for one in a.paragraphs
    }
    runs = timed(lambda: linked.render(document=document, lines=lambda one: every[one.id]), 15)
    line("the same runs, links and identities through Jinja2", runs)
    both = timed(lambda: render(assemble(library, language="fr", only="cgv")["cgv"], "html"), 15)
    line(
        "assemble one CGV and render it as HTML, warm",
        both,
        f"{both / jinja:.1f} × text (aim: under 10), {both / runs:.1f} × runs",
    )


def typesetting() -> None:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    document = assemble(load_library(ROOT), language="fr", only="cgv")["cgv"]
    page = pdf.print_page(document)

    def alone() -> bytes:
        fonts = FontConfiguration()
        styles = [CSS(string=pdf.asset(name), font_config=fonts, url_fetcher=pdf.fetcher()) for name in pdf.STYLES]
        html = HTML(string=page, url_fetcher=pdf.fetcher())
        made = html.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant=pdf.VARIANT)
        assert isinstance(made, bytes)
        return made

    ours, theirs = [], []
    render(document, "pdf")
    alone()
    for _ in range(7):  # in turn, so that a busy moment of the machine falls on both
        ours.append(once(lambda: render(document, "pdf"), 1))
        theirs.append(once(alone, 1))
    one, other = statistics.median(ours), statistics.median(theirs)
    ratio = statistics.median(mine / its for mine, its in zip(ours, theirs, strict=True))
    line("PDF by WeasyPrint alone, from the same HTML", other)
    line("PDF of one CGV", one, f"{ratio:.2f} × WeasyPrint alone (aim: under 1.1)")


def packs() -> None:
    """Each example deal: every document as PDF, and the pack as one; the ratio says what binding adds."""
    library = load_library(ROOT)
    for name in ("example", "software-company", "prospecting-campaign"):
        line(f"{name}: read the deal", timed(partial(_deal, library, name), 5))
        deal = _deal(library, name)
        code = deal.client.languages[0]
        pack = assemble(library, deal, language=code)
        line(f"  assemble its {len(pack)} documents, warm", timed(partial(assemble, library, deal, language=code), 5))
        line("  from the file of the deal to the PDF of its quote", once(partial(_quote, library, name, code), 3))
        total = 0.0
        for id, document in pack.items():
            seconds = once(partial(render, document, "pdf"), 3)
            total += seconds
            line(f"  {id} as PDF", seconds)
        whole = once(partial(rendering.render_pack, dossier(library, pack, code), "pdf"), 3)
        line("  the pack as one PDF", whole, f"{whole / total:.2f} × its documents one by one")
        path = str(ROOT / "deals" / f"{name}.yaml")
        seconds, peak = _command("build", path, "--format", "pdf", "--lang", code)
        line(
            "  clausier build, all of these, the whole process", seconds, f"{seconds / (total + whole):.2f} × the PDFs"
        )
        print(f"{'':<58} {peak:>9.1f} MB at the most, in one process")


def _deal(library: Library, name: str) -> Deal:
    return load_deal(ROOT / "deals" / f"{name}.yaml", library)


def _quote(library: Library, name: str, code: str) -> bytes:
    return render(assemble(library, _deal(library, name), language=code)["quote"], "pdf")


def _command(*arguments: str) -> tuple[float, float]:
    """The time of one run of the command, and the memory of its largest process in MB."""
    with tempfile.TemporaryDirectory() as folder:
        code = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, "
            "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        command = [sys.executable, "-c", "from engine.cli import main; main()", "--library", str(ROOT)]
        start = time.perf_counter()
        told = subprocess.run(
            [sys.executable, "-c", code, *command, *arguments, "--out", folder],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        seconds = time.perf_counter() - start
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return seconds, int(told.stdout) / unit


def process() -> None:
    report = "import atexit; atexit.register(lambda: open(%r, 'w').write(open('/proc/self/status').read()))"
    with tempfile.NamedTemporaryFile("r") as status:
        on_linux = Path("/proc/self/status").exists()
        code = (report % status.name if on_linux else "") + "; from engine.cli import main; main()"
        command = [sys.executable, "-c", code.removeprefix("; "), "--library", str(ROOT), "show", "cgv"]
        seconds = timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL), 9)
        peak = next((one.split()[1] for one in status.read().splitlines() if one.startswith("VmHWM")), "0")
    empty = timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 9)
    line("an empty Python process", empty)
    line("clausier show cgv, the whole process", seconds, f"{seconds / empty:.1f} × empty (aim: under 300 ms)")
    print(f"{'':<58} {int(peak) / 1024:>9.1f} MB at the most")


def scale() -> None:
    """Reading 1, 10 and 100 times as many clauses; linear means the same time for each."""
    first = 0.0
    for factor in (1, 10, 100):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            shutil.copytree(ROOT / "clauses", root / "clauses")
            shutil.copytree(ROOT / "variants", root / "variants")
            for number in range(1, factor):
                shutil.copytree(ROOT / "clauses" / "cgv", root / "clauses" / f"cgv-{number}")
            seconds = once(lambda root=root: read_afresh(root, Report()), 3 if factor < 100 else 1)
        first = first or seconds
        ratio = f"{seconds / first:.1f} × the time of 1× (linear: {factor})"
        line(f"read a library of {factor}× the clauses", seconds, ratio)


if __name__ == "__main__":
    assembly()
    typesetting()
    packs()
    word.measure(load_library(ROOT), str(ROOT), plain_data, once, line)
    process()
    scale()
    checking.measure(timed, line)
    website.measure(line)

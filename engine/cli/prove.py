"""The command that proves the library for every selection, and says in plain words what has been proven."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from engine.cli.app import Options, app, echo
from engine.languages import EVERY_LANGUAGE

if TYPE_CHECKING:
    from engine.tasks.prove import Verdict


@app.command()
@click.pass_obj
def prove(options: Options) -> None:
    """Prove the library for every selection that a deal can make; exit status 1 if something fails under one."""
    from dataclasses import asdict

    from engine.diagnostics import has_errors
    from engine.tasks import prove as proving

    verdict = proving.prove(options.root())
    failed = has_errors(verdict.found)
    options.output.tell(verdict.found)
    if options.output.json:
        told = {"proven": not failed, "selections": verdict.selections, **asdict(verdict.proof)}
        echo((json.dumps(told, indent=2) + "\n").encode())
    else:
        echo("".join(f"{line}\n" for line in _report(verdict, failed)).encode())
    if failed:
        sys.exit(1)


def _report(verdict: Verdict, failed: bool) -> Iterator[str]:
    proof, selections = verdict.proof, verdict.selections
    if failed:
        yield "Not proven: the messages above show under which selections."
        return
    unused = sum(one.code == "condition-never" for one in verdict.found)
    yield "Proven for every selection of services, variants and their majors, facts and documents:"
    yield f"  {_many(proof.references, 'reference')} to a place: each leads to something printed, or to a document"
    yield f"  {_many(proof.parameters, 'parameter')}: each is known wherever a text prints it"
    yield f"  {_many(proof.pairs, 'pair')} of changes that touch the same place: never made together"
    yield f"  {_many(proof.duties, 'duty', 'duties')} of documents: each covered where it is owed"
    yield f"  {_many(proof.texts, 'text')}: each in {EVERY_LANGUAGE}"
    yield f"  {_many(proof.documents, 'document')}: never empty"
    used = f"all but {unused}" if unused else "each"
    if proof.key_points:
        summed = "summed up by one line, about what is printed"
        yield f"  {_many(proof.key_points, 'subject of first pages', 'subjects of first pages')}: each {summed}"
    yield f"  {_many(proof.conditions, 'part and change', 'parts and changes')}: {used} printed or made in some deal"
    count = f"{selections:,} different selections" if selections is not None else "too many selections to count"
    yield f"That is {count}; the solver was told {proof.variables} variables and {proof.clauses} clauses."


def _many(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"

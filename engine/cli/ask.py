"""Asks a person in the terminal, question by question."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from engine.languages.accents import unaccented
from engine.languages.ask_deal import AskWords
from engine.tasks.ask import Interview
from engine.tasks.conversation import FREE_LINE, Choice, Prompt, Reply

_YES = ("o", "oui", "y", "yes")
_NO = ("n", "non", "no", "")
_SHOW = "?"


def ask(interview: Interview) -> bool:
    """Holds the interview; whether it came to its end. Ctrl-C, or the end of what is typed, breaks it off."""
    words = interview.words
    click.echo(words.intro)
    talk = interview.questions()
    try:
        question = next(talk)
        while True:
            question = talk.send(_reply(question, words, interview.language))
    except StopIteration:
        click.echo(f"\n{words.nothing_left}")
        return True
    except click.Abort:
        click.echo()
        return False


def _reply(question: Prompt, words: AskWords, language: str) -> Reply:
    """The reply to a question, asked again until it is one that its form takes."""
    if question.head:
        click.echo(f"\n{click.style(question.head, bold=True)}")
    for note in question.notes:
        click.echo(note)
    for one in question.faults:
        message, hints = one.told(language)
        click.echo(f"  {message}")
        for hint in hints:
            click.echo(f"  → {hint}")
    if not question.folded:
        _list(question.choices)
    while True:
        typed = click.prompt(_prompt(question, words), default="", show_default=False, prompt_suffix="").strip()
        if typed == _SHOW and question.choices:
            _list(question.choices)
            continue
        taken = _taken(question, typed, words)
        if taken is not None:
            return taken


def _list(choices: Sequence[Choice]) -> None:
    for place, choice in enumerate(choices, 1):
        name = "" if choice.id == FREE_LINE else f" ({choice.id})"
        click.echo(f"  {place:>2}  {choice.words}{name}")


def _prompt(question: Prompt, words: AskWords) -> str:
    asked = question.words
    if question.form in ("one", "several"):
        how = words.one_of if question.form == "one" else words.several_of
        asked = f"{asked} – {how}{words.folded if question.folded else ''}"
    if question.default:
        return words.default.format(question=asked, default=question.default)
    return (words.optional if question.optional else words.asked).format(question=asked)


def _taken(question: Prompt, typed: str, words: AskWords) -> Reply | None:
    """What was typed as a reply; None, once it is said why, where it is none."""
    if question.form == "yes":
        said = unaccented(typed.casefold())
        return None if said not in (*_YES, *_NO) else said in _YES
    typed = typed or question.default
    if not typed:
        if question.optional:
            return () if question.form == "several" else ""
        click.echo(f"  {words.needed}")
        return None
    if not question.choices:
        return typed
    parts = re.split(r"[\s,;]+", typed) if question.form == "several" else [typed]
    found = []
    for part in filter(None, parts):
        one = _chosen(question.choices, part)
        if one is None:
            click.echo(f"  {words.choice_unknown.format(answer=part, last=len(question.choices))}")
            return None
        found.append(one.id)
    return tuple(dict.fromkeys(found)) if question.form == "several" else found[0]


def _chosen(choices: Sequence[Choice], typed: str) -> Choice | None:
    """A choice by its number, its name or its words."""
    if typed.isascii() and typed.isdigit():
        return choices[int(typed) - 1] if 0 < int(typed) <= len(choices) else None
    wanted = unaccented(typed.casefold())
    return next((one for one in choices if wanted in (one.id, unaccented(one.words.casefold()))), None)

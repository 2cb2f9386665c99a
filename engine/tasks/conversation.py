"""How one question after the other is asked about a deal, and how the answers are kept and held against its reader."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from engine.diagnostics import Diagnostic, Report
from engine.files.reading.deal import parse_deal, read_deal
from engine.files.trees import TextTable
from engine.files.writing.answered import Filling, Word, answered, plain
from engine.files.yaml.nodes import KeyPath
from engine.languages import FIRST, LANGUAGES
from engine.languages.ask_deal import ASK
from engine.model.catalogue import HOME
from engine.model.library import Library


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the replies that a question takes, and what it is called."""

    id: str
    words: str


FREE_LINE = "-"
"""The choice of a line that is no entry of the catalogue."""

Form = Literal["text", "yes", "one", "several"]
"""How a question is replied to: by a text, by yes or no, by one of its choices, or by several."""

Reply = str | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question in the words of the person who is asked.

    `path` is the key of the deal that it fills in. Without a reply the `default` holds; where that is empty there is
    nothing, if the question is `optional`. `faults` say why the reply before was not taken. `head` begins a group.
    Choices that are `folded` are many, or were shown before: they are listed for whoever asks.
    """

    path: KeyPath
    words: str
    form: Form = "text"
    choices: tuple[Choice, ...] = ()
    default: str = ""
    optional: bool = False
    faults: tuple[Diagnostic, ...] = ()
    head: str = ""
    notes: tuple[str, ...] = ()
    folded: bool = False


Asking = Generator[Prompt, Reply, Reply]
Talk = Generator[Prompt, Reply, None]


def many(reply: Reply) -> tuple[str, ...]:
    """The choices that a reply names."""
    return reply if isinstance(reply, tuple) else (str(reply),) if reply else ()


class Conversation:
    """Questions about one deal that is called `file`, and the answers so far, by the keys of a deal."""

    def __init__(self, library: Library, file: str, template: str, language: str) -> None:
        self.library, self.file, self.language = library, file, language
        self.words = ASK[language]
        self.answers: dict[str, Filling] = {}
        self._template = template

    @property
    def text(self) -> str:
        """The deal with the answers so far; what was not asked yet stands as in the file to start from."""
        return answered(self._template, self.answers)

    def _ask(
        self,
        path: KeyPath,
        form: Form = "text",
        choices: tuple[Choice, ...] = (),
        *,
        default: str = "",
        optional: bool = False,
        words: str = "",
        head: str = "",
        notes: tuple[str, ...] = (),
        folded: bool = False,
    ) -> Asking:
        """Asks, without a look at what is replied."""
        key = ".".join(map(str, path))
        words = words or self.words.questions[key]
        title = self.words.heads[head] if head else ""
        return (yield Prompt(path, words, form, choices, default, optional, head=title, notes=notes, folded=folded))

    def _text(
        self,
        path: KeyPath,
        *,
        default: str = "",
        optional: bool = False,
        as_text: bool = True,
        words: str = "",
        key: str = "",
        head: str = "",
    ) -> Asking:
        """Asks until the reader of deals takes the reply; an empty one is none."""
        words = words or self.words.questions[key or ".".join(map(str, path))]
        question = Prompt(path, words, "text", (), default, optional, head=self.words.heads[head] if head else "")
        while True:
            reply = str((yield question)).strip() or default
            if not reply:
                self._put(path, None)
                return ""
            self._put(path, reply if as_text else plain(reply))
            faults = self.faults(path)
            if not faults:
                return reply
            question = replace(question, faults=faults, head="")

    def _local(self, path: KeyPath, words: str, head: str = "") -> Talk:
        """A text that documents print: once, or in each language of the documents."""
        languages = self._chosen_languages()
        if len(languages) == 1:
            yield from self._text(path, words=words, head=head)
            return
        self._put(path, {})
        for place, code in enumerate(languages):
            asked = self.words.in_language.format(question=words, language=LANGUAGES[code].own_title)
            yield from self._text((*path, code), words=asked, head="" if place else head)

    def faults(self, path: KeyPath) -> tuple[Diagnostic, ...]:
        """What the reader of deals has against the answer at a key; what is still to be asked counts as answered."""
        client = self.answers.get("client")
        services = [Word(one) for one in list(self.library.services)[:1]]
        rest: dict[str, Filling] = dict.fromkeys(("salesperson", "signatories", "parameters", "lines"))
        whole: dict[str, Filling] = {
            "name": "Client", "address": "Client", "country": Word(HOME), "enterprise-number": None, "contact": None,
            "languages": [Word(FIRST)],
        }  # fmt: skip
        whole |= client if isinstance(client, Mapping) else {}
        text = answered(self._template, {**rest, "services": services, **self.answers, "client": whole})
        found, report = parse_deal(TextTable({self.file: text}), self.file), Report()
        read_deal(found, self.library, report)
        if found.source is None:
            return tuple(report.diagnostics)
        line, column = found.source.value_span(path).line, found.source.span(path).column
        return tuple(one for one in report.diagnostics if one.span.line == line and one.span.column >= column)

    def _put(self, path: KeyPath, answer: Filling) -> None:
        group: dict[str, Filling] | list[Filling] = self.answers
        for key, following in pairwise(path):
            if isinstance(group, list):
                inner = group[int(key)]
            else:
                inner = group.setdefault(str(key), [] if isinstance(following, int) else {})
            assert isinstance(inner, dict | list)  # noqa: S101  groups are made here only
            group = inner
        if isinstance(group, dict):
            group[str(path[-1])] = answer

    def _said(self, path: KeyPath) -> str:
        found: object = self.answers
        for key in path:
            if isinstance(found, Mapping):
                found = found.get(str(key))
            elif isinstance(found, Sequence) and not isinstance(found, str):
                found = found[int(key)]
        return found.text if isinstance(found, Word) else found if isinstance(found, str) else ""

    def _chosen(self, key: str) -> Iterator[str]:
        found = self.answers.get(key)
        if isinstance(found, Sequence) and not isinstance(found, str):
            yield from (one.text for one in found if isinstance(one, Word))

    def _chosen_languages(self) -> tuple[str, ...]:
        client = self.answers.get("client")
        found = client.get("languages") if isinstance(client, Mapping) else None
        if not isinstance(found, Sequence) or isinstance(found, str):
            return (FIRST,)
        return tuple(one.text for one in found if isinstance(one, Word))

"""rename: a name and the one to come → the new bytes of every file that says it, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Span, has_errors, nearest
from engine.files.writing.edits import EditableText, FileEdit
from engine.files.writing.mentions import mentions
from engine.files.writing.names import LibraryNames, Mention
from engine.files.yaml.nodes import KeyPath as Keys
from engine.files.yaml.nodes import Source
from engine.model.library import Library
from engine.model.renames import is_clause, renamed_hint
from engine.tasks.open_library import editions, read
from engine.tasks.rename_proof import Renaming, proven

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
MAX_ID = 80
_EXAMPLES = "cgv/duration, cgv/duration#notice, cgv/duration#deadline.month-day, parameter/notice, variant/eea-only"


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it lies on the disk, as a tree, and with its mentions."""

    name: str
    source: Source
    written: EditableText
    found: tuple[Mention, ...]


def rename(path: str | Path, old: str, new: str) -> Renaming:
    """The files of a library in which `old` is called `new`, a full name or the last word of one.

    Raises `Refused` where the name is unknown, taken or not written as one, and where the library would say something
    else afterwards or have something new to say.
    """
    root = Path(path)
    reading, diagnostics = read(root)
    if has_errors(diagnostics):
        raise Refused(diagnostics)
    files, kept = _files(root, reading.library)
    bearers = dict.fromkeys(one.name for file in files for one in file.found if one.bearer is not None)
    new = _checked(old, new, list(bearers), reading.library)
    found = _renamed(old, new, files, kept)
    return proven(root, found, reading.library)


def _files(root: Path, library: Library) -> tuple[list[_File], tuple[str, ...]]:
    """Every file that may say the name, and the deals that keep the names of their own edition."""
    from engine.editions.chain import in_force
    from engine.files.reading.deal import deal_file
    from engine.files.text import decode
    from engine.files.trees import Folder
    from engine.files.yaml.nodes import parse

    report, known, tree = Report(), LibraryNames.of(library), Folder(root)
    names = [name for folder in ("clauses", "variants") for name in tree.walk(folder, report)]
    chain, kept = editions(root), []
    for file in sorted((root / "deals").glob("*.yaml")):
        day, _ = deal_file(file).day if chain else (None, None)
        if day is not None and in_force(chain, day) is not None:
            kept.append(f"deals/{file.name}")
        else:
            names.append(f"deals/{file.name}")
    found = []
    for name in names:
        raw = (root / name).read_bytes()
        text = decode(raw, name, report)
        source = None if text is None else parse(name, text, report, quoted=name.startswith("deals/"))
        if source is not None:
            found.append(_File(name, source, EditableText(raw.decode()), mentions(source, known)))
    return found, tuple(kept)


def _checked(old: str, new: str, bearers: list[str], library: Library) -> str:
    """The full new name."""
    if old not in bearers:
        alike = [one for one in bearers if one.endswith((f"/{old}", f"#{old}", f".{old}"))]
        near = f"did you mean {' or '.join(alike[:2])}?" if alike else nearest(old, bearers)
        hint = renamed_hint(old, library) or near or f"write it in full, as in {_EXAMPLES}"
        _refuse("rename-unknown", old, f"nothing that can be renamed is called {old}", hint)
    owner, word = _split(old)
    own, last = ("", new) if _ID.match(new) else _split(new)
    if own and own != owner:
        hint = f"write {owner}{last}, or only {last}: what it belongs to is renamed by itself"
        _refuse("rename-unknown", new, f"{old} cannot become {new}, which is of another kind or lies elsewhere", hint)
    if not _ID.match(last) or len(last) > MAX_ID:
        hint = f"lower-case words joined by hyphens, at most {MAX_ID} characters, as in late-notice"
        _refuse("rename-unknown", new, f"{last or new} is not written as a name must be", hint)
    if is_clause(old) and last == "document":
        _refuse("rename-taken", new, f"clauses/{owner}document.yaml is the outline", "choose another name")
    if last == word:
        _refuse("rename-taken", new, f"it is called {old} already", "nothing is to be done")
    if f"{owner}{last}" in bearers:
        _refuse("rename-taken", new, f"{owner}{last} exists already", "choose another name")
    return f"{owner}{last}"


def _split(name: str) -> tuple[str, str]:
    """A full name as what it belongs to, with the mark between, and its own word."""
    at = max(name.rfind(mark) for mark in "/#.") + 1
    return name[:at], name[at:]


def _refuse(code: str, place: str, message: str, hint: str) -> None:
    raise Refused([Diagnostic(code, Span(place), message, (hint,))])


def _renamed(old: str, new: str, files: list[_File], kept: tuple[str, ...]) -> Renaming:
    from engine.files.writing.edits import spliced

    word = _split(new)[1]
    bearing: dict[str, bytes] = {}
    others: dict[str, bytes] = {}
    counts: dict[str, int] = {}
    moved: dict[str, str] = {}
    for file in files:
        told = [one for one in dict.fromkeys(file.found) if one.name == old]
        if not told:
            continue
        edits = {file.written.replace(one.span, one.word, word) for one in told if one.word}
        edits |= {edit for one in told if one.bearer is not None for edit in _former(file, one.bearer, old, new)}
        name = file.name
        if any(not one.word for one in told):
            name = _moved(file.name, old, word)
            moved[file.name] = name
        content = spliced(file.written.text, edits).encode()
        (bearing if any(one.bearer is not None for one in told) else others)[name] = content
        counts[name] = len({one.span for one in told if one.word})
    return Renaming(old, new, {**bearing, **others}, tuple(moved), counts, moved, kept)


def _moved(name: str, old: str, word: str) -> str:
    """The new name of the file of a clause or variant; an older major keeps its number."""
    folder, file = name.rsplit("/", 1)
    return f"{folder}/{word}{file.removeprefix(_split(old)[1])}"


def _former(file: _File, bearer: Keys, old: str, new: str) -> Iterator[FileEdit]:
    """What leaves `was:` behind. A name that comes back is no former name any more."""
    from engine.files.writing.edits import added_entry, added_key
    from engine.files.yaml.nodes import Scalar, Sequence

    former, back = (old, new) if is_clause(old) else (_split(old)[1], _split(new)[1])
    path = (*bearer, "was")
    node = file.source.node(path)
    if node is None:
        yield added_key(file.source, file.written, bearer, "was", former)
        return
    known = node.items if isinstance(node, Sequence) else [node]
    for one in known:
        if isinstance(one, Scalar) and one.raw == back:
            yield file.written.replace(one.span, back, former)
            return
    yield added_entry(file.source, file.written, path, former)

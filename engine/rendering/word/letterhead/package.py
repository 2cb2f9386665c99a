"""Reads a Word file as a package: its parts, their types and what they refer to. Nothing in it is trusted.

Sizes are bounded before anything is unpacked, so that a hostile file costs no more than an honest one. The rules of
packages are those of ECMA-376-2; the limits are ours.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from engine.diagnostics import Report, Span
from engine.rendering.word.letterhead.xml_safety import sound
from engine.rendering.word.xml import parsed

MIB = 1 << 20
MAX_FILE = 16 * MIB
MAX_PARTS = 500
MAX_UNPACKED = 64 * MIB
MAX_XML = 2 * MIB  # of one part
CODE = "template-unreadable"

TYPES = "[Content_Types].xml"
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{WORDPROCESSING}document.main+xml"
TEMPLATE = f"{WORDPROCESSING}template.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
ENTRY = b"PK\x01\x02"  # what an entry of the list of a zip file begins with
SAVE_AS = "open it in Word and save it as a Word document (.docx)"

KINDS: Sequence[tuple[bytes, str, str]] = (
    (b"{\\rtf", "a rich text file (.rtf)", SAVE_AS),
    (b"%PDF", "a PDF", "the letterhead has to be a Word document (.docx)"),
    (b"<", "a file of text or XML", SAVE_AS),
)
"""Files that people take for a Word document, by how they begin."""
OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of Word 97, and of everything that has a password
PASSWORD = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: another part by its name, or an address if `external`."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file by name, with the type that the file gives to each. `name` is that of the file."""

    name: str
    parts: Mapping[str, bytes]
    types: Mapping[str, str]

    def place(self, part: str, line: int = 0, column: int = 0) -> Span:
        return place(self.name, part, line, column)


def place(file: str, part: str, line: int = 0, column: int = 0) -> Span:
    """Where something is: `letterhead.docx!word/header1.xml`."""
    return Span(f"{file}!{part}", line, column)


def read_package(path: Path, report: Report) -> Package | None:
    """The package in a file, or None after an error."""
    span = Span(str(path))
    content = _content(path, report)
    if content is None:
        return None
    parts = _unpacked(content, span, report)
    if parts is None:
        return None
    if TYPES not in parts or "_rels/.rels" not in parts:
        other = "mimetype" in parts
        report.error(CODE, span, "an OpenDocument file" if other else "a zip file, but no Word document", SAVE_AS)
        return None
    if not sound(str(path), TYPES, parts[TYPES], report):
        return None
    return Package(str(path), parts, _types(parts))


def _content(path: Path, report: Report) -> bytes | None:
    """The bytes of a file, if it may be a zip file."""
    span = Span(str(path))
    try:
        if not path.is_file():
            told = "this is no file" if path.exists() else "there is no such file"
            report.error(CODE, span, told, "name a Word document (.docx)")
            return None
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except OSError as problem:
        report.error(CODE, span, f"cannot be read: {(problem.strerror or 'unknown reason').lower()}")
        return None
    if len(content) > MAX_FILE:
        report.error(CODE, span, f"larger than {MAX_FILE // MIB} MiB", "make the pictures smaller, then save again")
        return None
    if content.startswith(OLD):
        if PASSWORD in content:
            report.error(CODE, span, "protected by a password", "take the password away in Word: File, Info")
        else:
            report.error(CODE, span, "a document of an old version of Word (.doc)", SAVE_AS)
        return None
    if not zipfile.is_zipfile(BytesIO(content)):
        kind = next((one for one in KINDS if content.lstrip()[:8].startswith(one[0])), None)
        told, hint = (kind[1], kind[2]) if kind else ("no Word document, or a damaged one", SAVE_AS)
        report.error(CODE, span, told, hint)
        return None
    return content


def _unpacked(content: bytes, span: Span, report: Report) -> dict[str, bytes] | None:
    """All parts by name. What the file says of sizes is checked first, and never exceeded while unpacking."""
    if content.count(ENTRY) > MAX_PARTS:
        report.error(CODE, span, f"more than {MAX_PARTS} parts", "a letterhead has a few dozen; start from a new file")
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = [one for one in package.infolist() if not one.is_dir()]
            if not _acceptable(entries, span, report):
                return None
            parts = {}
            for one in entries:
                with package.open(one) as stream:
                    parts[one.filename] = stream.read(one.file_size + 1)
            return parts
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        report.error(CODE, span, "damaged: it cannot be unpacked", "open it in Word, let it repair the file, save it")
        return None


def _acceptable(entries: Sequence[zipfile.ZipInfo], span: Span, report: Report) -> bool:
    watch = report.watch()
    if sum(one.file_size for one in entries) > MAX_UNPACKED:
        told = f"more than {MAX_UNPACKED // MIB} MiB once unpacked"
        report.error(CODE, span, told, "make the pictures smaller, then save again")
    seen: set[str] = set()
    for one in entries:
        name = one.filename
        where = place(span.file, name)
        if name.casefold() in seen:
            report.error(CODE, where, "two parts have this name", "open it in Word and save it again")
        seen.add(name.casefold())
        if not re.fullmatch(r"[^\x00-\x1f\\:*?\"<>|]{1,200}", name) or ".." in name.split("/") or name.startswith("/"):
            report.error(CODE, span, f"a part has a name that none may have: {name}")
        if one.flag_bits & 1:
            report.error(CODE, where, "this part is encrypted", "take the password away")
        elif one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            report.error(CODE, where, "this part is packed in a way that Word does not know")
        if name.endswith((".xml", ".rels")) and one.file_size > MAX_XML:
            report.error(CODE, where, f"larger than {MAX_XML // MIB} MiB", "a letterhead is small: delete its text")
    return not watch.said


def _types(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """The type of every part, by its extension or by its name (ECMA-376-2, 10.1.2)."""
    root = parsed(parts[TYPES])
    by_extension = {
        (one.get("Extension") or "").casefold(): one.get("ContentType") or "" for one in root.iter(f"{CONTENT}Default")
    }
    by_name = {
        (one.get("PartName") or "").casefold(): one.get("ContentType") or "" for one in root.iter(f"{CONTENT}Override")
    }
    return {
        name: by_name.get(f"/{name.casefold()}") or by_extension.get(name.rpartition(".")[2].casefold(), "")
        for name in parts
    }


def relations(package: Package, source: str, report: Report) -> tuple[Relation, ...]:
    """What a part refers to; the package itself is the part without a name."""
    folder, _, name = source.rpartition("/")
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    content = package.parts.get(file)
    if content is None or not sound(package.name, file, content, report):
        return ()
    found = []
    for one in parsed(content).iter(f"{PACKAGE}Relationship"):
        target, external = one.get("Target") or "", one.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0])).lstrip("/")
            if target not in package.parts:
                target = unquote(target)
        found.append(Relation(one.get("Id") or "", one.get("Type") or "", target, external))
    return tuple(found)

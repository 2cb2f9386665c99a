"""One public name, one meaning: no type of the program has the name of another one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ENGINE = Path(__file__).parents[1] / "engine"


def public_types(tree: ast.Module) -> Iterator[str]:
    """The types that a module defines: classes, and other names for types, which begin with a capital too."""
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                continue
        yield from (name for name in names if name[0].isupper() and not name.isupper())


def defined_twice(folder: Path) -> dict[str, list[str]]:
    """The public types that more than one module defines, with these modules."""
    found: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("*.py")):
        for name in public_types(ast.parse(file.read_text(encoding="utf-8"))):
            found.setdefault(name, []).append(file.relative_to(folder).as_posix())
    return {name: files for name, files in found.items() if len(files) > 1}


def test_a_public_type_is_defined_once() -> None:
    assert defined_twice(ENGINE) == {}


def test_what_is_defined_twice_is_found(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("class Line: ...\nclass _Own: ...\nLIMIT = 3\nWords = tuple[str, ...]\n")
    (tmp_path / "two.py").write_text("Line: object = int\nclass _Own: ...\nLIMIT = 3\ndef words(): ...\n")
    (tmp_path / "three.py").write_text("class Words: ...\ndef inside():\n    class Line: ...\n")
    assert defined_twice(tmp_path) == {"Line": ["one.py", "two.py"], "Words": ["one.py", "three.py"]}

"""No state between two runs: what a module or a class holds is built once, when it is imported, and never changes.

Two looks at it. The source is read for what can be seen in it: tables that could be changed, `global`, names of a
module or attributes of a class that somebody writes to, memories of results that could be changed. And everything is
imported, for what only the values tell.
"""

from __future__ import annotations

import ast
import dataclasses
import logging
import pkgutil
import re
import threading
import types
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
from commands import ROOT

MUTABLE = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict", "ChainMap", "array"}
"""What makes a value that can be changed."""
MADE_ANEW = {
    "sorted",
    "maketrans",
    "iter",
    "count",
    "cycle",
    "filter",
    "map",
    "zip",
    "local",
    "Lock",
    "RLock",
    "ContextVar",
}
"""What returns a list or a table, something that is used up, or a place for state."""
FREEZING = {"MappingProxyType", "frozenset", "tuple"}
"""What makes one that cannot, out of its elements."""
CACHES = {"cache", "lru_cache"}
NONE: Mapping[str, bool] = {}
SHAPES = ("BaseModel", "Shape")
ALLOWED: Mapping[tuple[str, str], str] = {
    (
        "engine.rendering.pdf.surroundings",
        "ONE_AT_A_TIME",
    ): "a lock for what belongs to the process, not to the program",
    ("engine.cli.spoken", "os.environ['LANGUAGE']"): "where gettext, and with it click, look for the language",
    ("engine.rendering.pdf.surroundings", "os.environ[name]"): "what the libraries of a PDF read, put back after it",
}
"""What there is all the same, each with its reason."""


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the program, by its full name."""
    for path in sorted((ROOT / "engine").rglob("*.py")):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path


def name_of(node: ast.expr) -> str:
    """The last word of what is called: `MappingProxyType` of `types.MappingProxyType(…)`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=function) | ast.Subscript(value=function):
            return name_of(function)
    return ""


def changeable(node: ast.expr, classes: Mapping[str, bool]) -> Iterator[ast.expr]:
    """The parts of a value that can be changed after it is built.

    `classes` are those of the program, each with whether its instances can be changed; others copy what they are given.
    """
    match node:
        case ast.Call(func=function, args=[ast.Dict() as table]) if name_of(function) == "MappingProxyType":
            for key, one in zip(table.keys, table.values, strict=True):
                if key is not None:  # else `**table`, of which the elements are taken
                    yield from changeable(one, classes)
        case ast.Call(func=function, args=[ast.DictComp() as table]) if name_of(function) == "MappingProxyType":
            yield from changeable(table.value, classes)
        case ast.Call(func=function, args=[ast.List() | ast.Set() | ast.Tuple() as whole]) if (
            name_of(function) in FREEZING
        ):
            for one in whole.elts:
                yield from changeable(one, classes)
        case ast.Call(func=function, args=[ast.GeneratorExp() | ast.ListComp() | ast.SetComp() as whole]) if (
            name_of(function) in FREEZING
        ):
            yield from changeable(whole.elt, classes)
        case ast.Call(func=function) if name_of(function) in FREEZING:
            return
        case ast.Call(func=function, args=arguments, keywords=keywords):
            if name_of(function) in MUTABLE | MADE_ANEW or classes.get(name_of(function)):
                yield node
            elif name_of(function) in classes:  # a record keeps what it is given
                for one in (*arguments, *(keyword.value for keyword in keywords)):
                    yield from changeable(one, classes)
        case ast.List() | ast.Dict() | ast.Set() | ast.ListComp() | ast.DictComp() | ast.SetComp() | ast.GeneratorExp():
            yield node
        case ast.Tuple(elts=elements):
            for one in elements:
                yield from changeable(one, classes)
        case ast.BinOp(left=one):  # `frozenset(…) | {…}` is what its left side is
            yield from changeable(one, classes)
        case ast.IfExp(body=one, orelse=other):
            yield from changeable(one, classes)
            yield from changeable(other, classes)
        case ast.NamedExpr(value=value):
            yield from changeable(value, classes)


def bindings(body: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.expr | None]]:
    """What the statements of a module or class give names to: its name, and the value if it is written there."""
    for node in body:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    for one in ast.walk(target):
                        if isinstance(one, ast.Name):
                            yield one.id, value
            case ast.AnnAssign(target=ast.Name(id=name), value=value):
                yield name, value
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                for alias in names:
                    yield (alias.asname or alias.name).split(".")[0], None
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name, None
            case ast.If() | ast.For() | ast.With() | ast.Try():
                for part in ("body", "orelse", "finalbody"):
                    yield from bindings(getattr(node, part, ()))


def classes_of(trees: Iterable[ast.Module]) -> Mapping[str, bool]:
    """Every class, with whether it keeps something in its instances and does not say that it stays."""
    return {
        node.name: not frozen(node) and keeps(node)
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def frozen(node: ast.ClassDef) -> bool:
    """Whether the instances of a class cannot be changed, as it says itself."""
    settled = any("frozen=True" in ast.unparse(one) for one in node.decorator_list)
    return settled or any(re.search(r"Enum|NamedTuple|TypedDict|Protocol", ast.unparse(one)) for one in node.bases)


def keeps(node: ast.ClassDef) -> bool:
    """Whether the instances of a class have attributes."""
    if any("dataclass" in ast.unparse(one) for one in node.decorator_list):
        return True
    stored = (one for one in ast.walk(node) if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store))
    return any(name_of(one.value) == "self" for one in stored)


def local_names(function: ast.AST) -> set[str]:
    """Every name that a function binds itself, in it or in what stands in it."""
    found = set()
    for node in ast.walk(function):
        match node:
            case ast.arg(arg=str(name)) | ast.Name(id=str(name), ctx=ast.Store()):
                found.add(name)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.ExceptHandler(name=str(name)):
                found.add(name)
    return found


def root_of(node: ast.expr) -> str:
    """The name at the beginning of `name.attribute[key]`; `type(…)` for the class of something."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        if isinstance(node, ast.Attribute) and node.attr in ("__class__", "__dict__"):
            return "type(…)"
        node = node.value
    match node:
        case ast.Name(id=name):
            return name
        case ast.Call(func=ast.Name(id="type" | "vars" | "globals" | "import_module")):
            return "type(…)"
    return ""


def written_to(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where something of a module or a class is given another value after it was built."""
    classes = {one.name for one in ast.walk(tree) if isinstance(one, ast.ClassDef)}
    yield from stores(tree, frozenset({name for name, _ in bindings(tree.body)} | classes | {"cls", "type(…)"}))


def stores(node: ast.AST, shared: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The same within a part of a module, where `shared` are the names that mean something of the module there."""
    match node:
        case ast.Global(names=names):
            yield node.lineno, f"global {', '.join(names)}"
        case ast.Attribute(ctx=ast.Store() | ast.Del()) | ast.Subscript(ctx=ast.Store() | ast.Del()):
            if root_of(node) in shared:
                yield node.lineno, ast.unparse(node)
        case ast.Call(func=ast.Name(id="setattr" | "delattr"), args=[first, *_]) if root_of(first) in shared:
            yield node.lineno, ast.unparse(node)
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
            shared -= local_names(node) - {"cls"}
    for one in ast.iter_child_nodes(node):
        yield from stores(one, shared)


def remembered(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Functions that hand out the same value again, where it is one that could be changed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and CACHES & {name_of(one) for one in node.decorator_list}:
            result = name_of(node.returns) if node.returns is not None else ""
            if result in MUTABLE | {
                "List",
                "Dict",
                "Set",
                "Iterator",
                "Generator",
                "MutableMapping",
                "MutableSequence",
            }:
                yield node.lineno, f"{node.name} remembers a {result}"


def faults(tree: ast.Module, classes: Mapping[str, bool] = NONE, module: str = "") -> list[str]:
    """What a module does that no module may."""
    found: list[tuple[int, str]] = []
    bodies = [("", tree.body), *((f"{one.name}.", one.body) for one in own_classes(tree))]
    for start, body in bodies:
        for name, value in bindings(body):
            if value is not None and not re.fullmatch("__.*__", name):  # those are Python's own: __all__, __slots__
                told = (f"{start}{name}" for _ in changeable(value, classes))
                found += [(value.lineno, one) for one in told]
    found += [*written_to(tree), *remembered(tree)]
    return [f"{module}:{line}: {told}" for line, told in sorted(set(found)) if (module, told) not in ALLOWED]


def own_classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """The classes of a module whose own attributes count: pydantic copies the defaults of a shape for each instance."""
    for one in ast.walk(tree):
        if isinstance(one, ast.ClassDef) and not any(name_of(base).endswith(SHAPES) for base in one.bases):
            yield one


@pytest.mark.slow
def test_no_module_of_the_program_keeps_state() -> None:
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in modules()}
    classes = classes_of(trees.values())
    assert [one for name, tree in trees.items() for one in faults(tree, classes, name)] == []


@pytest.mark.parametrize(
    "source",
    [
        "TABLE = {'a': 1}",
        "TABLE: Mapping[str, int] = {'a': 1}",
        "TABLE = MappingProxyType({'a': [1]})",
        "NAMES = frozenset(x for x in 'ab'), ['c']",
        "NAMES = list('ab')",
        "NAMES = sorted('ab')",
        "NUMBERS = itertools.count()",
        "EVERY = (one for one in 'ab')",
        "TABLE = defaultdict(list)",
        "@dataclass(frozen=True)\nclass Record:\n    names: Sequence[str]\nONE = Record(['a'])",
        "if True:\n    TABLE = {}",
        "class Record:\n    names = []",
        "class Output:\n    json = False\ndef told():\n    Output.json = True",
        "import engine\ndef told():\n    engine.json = True",
        "DATA = None\ndef told():\n    global DATA\n    DATA = 1",
        "DATA = make()\ndef told():\n    DATA['a'] = 1",
        "class Record:\n    @classmethod\n    def told(cls):\n        cls.count += 1",
        "class Record:\n    def told(self):\n        type(self).count = 1",
        "class Record:\n    def told(self):\n        self.__class__.count = 1",
        "class Record: ...\ndef told():\n    setattr(Record, 'a', 1)",
        "@cache\ndef told() -> dict[str, int]:\n    return {}",
        "@functools.lru_cache(maxsize=4)\ndef told() -> list[str]:\n    return []",
        "class Record:\n    def __init__(self):\n        self.count = 0\nSTATE = Record()",
        "@dataclass\nclass Record:\n    count: int = 0\nSTATE = Record()",
    ],
)
def test_state_is_found(source: str) -> None:
    tree = ast.parse(source)
    assert faults(tree, classes_of([tree])) != []


@pytest.mark.parametrize(
    "source",
    [
        "__all__ = ['told']",
        "TABLE = MappingProxyType({'a': ('b',), 'c': frozenset({'d'})})",
        "TABLE = MappingProxyType({one: len(one) for one in 'ab'})",
        "PATTERN = re.compile('|'.join(['a', 'b']))",
        "def told():\n    found = {}\n    found['a'] = 1\n    return found",
        "found = 1\ndef told(found):\n    found['a'] = 1",
        "@cache\ndef told(kind: str) -> tuple[str, ...]:\n    return ()",
        "class Record:\n    def told(self):\n        self.count = 1",
        "@dataclass(frozen=True)\nclass Record:\n    count: int = 0\nONE = Record(1)",
        "class OneShape(Shape):\n    names: list[str] = []",
    ],
)
def test_what_stays_is_no_state(source: str) -> None:
    tree = ast.parse(source)
    assert faults(tree, classes_of([tree])) == []


# What is there once everything is imported.


def held(value: object, seen: set[int]) -> Iterator[object]:
    """What of a value can be changed: the value itself, or what it is made of."""
    if id(value) in seen:
        return
    seen.add(id(value))
    match value:
        case list() | dict() | set() | bytearray() | deque():
            yield value
        case tuple() | frozenset():
            for one in value:
                yield from held(one, seen)
        case types.MappingProxyType():
            for one in (*value, *value.values()):
                yield from held(one, seen)
        case type() | types.FunctionType() | types.ModuleType() | Enum():
            return
        case click.Command():  # made once, where it is declared, and belongs to click
            return
        case logging.Logger():  # belongs to Python, which knows one of each name
            return
        case _ if isinstance(value, type(threading.Lock())):
            return
        case _ if dataclasses.is_dataclass(value) and type(value).__module__.startswith("engine."):
            for field in dataclasses.fields(value):
                yield from held(getattr(value, field.name), seen)
        case _ if type(value).__module__.startswith("engine."):
            if vars(value) if hasattr(value, "__dict__") else False:
                yield value


def own(names: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for name, value in names.items():
        if not (name.startswith("__") and name.endswith("__")):
            yield name, value


def test_no_value_of_the_program_can_be_changed() -> None:
    found = []
    for info in pkgutil.walk_packages([str(ROOT / "engine")], "engine."):
        module = import_module(info.name)
        for name, value in own(vars(module)):
            found += [f"{info.name}.{name}: {one!r:.60}" for one in held(value, set())]
            if not isinstance(value, type) or value.__module__ != info.name or hasattr(value, "model_fields"):
                continue  # pydantic keeps its own books in a shape
            if not issubclass(value, Enum):
                named = getattr(value, "_fields", None)  # a named tuple, of which Python keeps the defaults
                for key, inner in own(vars(value)) if named is None else ():
                    found += [f"{info.name}.{name}.{key}: {one!r:.60}" for one in held(inner, set())]
    assert found == []

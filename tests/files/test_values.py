"""Values of the model come back as they were, and nothing else comes back at all."""

from __future__ import annotations

import datetime
import json
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from commands import ROOT

from engine.diagnostics import Diagnostic, Report, Severity, Span
from engine.files.memory import Memory
from engine.files.values import decode, encode
from engine.model import document
from engine.model.document import Origin, Run
from engine.tasks.assemble import assemble
from engine.tasks.open_library import ReadLibrary, load_library, read

SPAN = Span("clauses/cgv/duration.yaml", 3, 5)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "é\udcff\n\0",
        0,
        -(10**40),
        True,
        None,
        (),
        ((),),
        {},
        frozenset(),
        (1, True, "1", Decimal("1"), Decimal("1.0"), Decimal("1E+1")),
        {"fr": ("un", None), "en": {1: datetime.date(2026, 12, 1)}},
        frozenset({"b", "a", "c"}),
        Origin.DEAL,
        Run("Client", strong=True, origin=Origin.TERM, source="client"),
        Diagnostic("register-incomplete", SPAN, "the file does not exist", ("a hint",), Severity.WARNING),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_come_back(value: object) -> None:
    found = decode(encode(value))
    assert repr(found) == repr(value) or isinstance(value, frozenset)
    assert found == value
    assert type(found) is type(value)


def test_what_is_one_object_is_one_again() -> None:
    found = decode(encode((SPAN, Span(*("clauses/cgv/duration.yaml", 3, 5)), SPAN)))
    assert isinstance(found, tuple)
    assert found[0] is found[2]
    assert found[0] is not found[1]
    assert found[0] == found[1]


def test_a_class_may_have_no_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True)
    class Nothing:
        pass

    Nothing.__module__, Nothing.__qualname__ = document.__name__, "Nothing"
    monkeypatch.setattr(document, "Nothing", Nothing, raising=False)
    assert decode(encode((Nothing(), Nothing()))) == (Nothing(), Nothing())


def test_values_may_be_deep() -> None:
    value: object = "core"
    for _ in range(20_000):
        value = (value,)
    found = decode(encode(value))
    for _ in range(20_000):
        assert isinstance(found, tuple)
        [found] = found
    assert found == "core"


def test_the_whole_library_and_its_texts_come_back() -> None:
    found = read(ROOT)
    content = encode(found)
    again = cast(ReadLibrary, decode(content))
    assert encode(again) == content
    assert repr(again[0].library) == repr(found[0].library)
    assert again[1] == found[1]
    texts = assemble(load_library(ROOT), language="fr", today=datetime.date(2026, 12, 1)).documents
    assert decode(encode(dict(texts))) == dict(texts)


@pytest.mark.parametrize("value", [os.system, Path("/"), Memory(None), Report(), [1], {1}, b"", 1.5, Run, object()])
def test_other_values_are_not_kept(value: object) -> None:
    with pytest.raises(TypeError, match="is no kind of value that is kept"):
        encode({"cgv": value})


def crafted(*groups: object, numbers: bytes = b"") -> bytes:
    return json.dumps(groups).encode() + b"\n" + numbers


RUN = encode(Run("Client"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"rubbish",
        b"[]\n",
        b"[" * 100_000,
        pickle.dumps(os.system, protocol=5),
        pickle.dumps(SPAN, protocol=5),
        RUN[:-1],
        RUN[:-4],
        RUN + bytes(4),
        RUN.replace(b"engine.model.document.Run", b"engine.model.document.Row"),
        RUN.replace(b"engine.model.document.Run", b"engine.model.document.dataclass"),
        RUN.replace(b"engine.model.document.Run", b"engine.model.document.Run.text"),
        RUN.replace(b"engine.model.document.Run", b"engine.model.document.StrEnum"),
        RUN.replace(b"engine.model.document.Run", b"engine.model.nowhere.Run"),
        crafted(["os.system", ["true"]]),
        crafted(["engine.model.os.system", ["true"]]),
        crafted(["builtins.eval", ["1"]]),
        crafted(["http.HTTPStatus", [200]]),
        crafted(["NoneType", [None]], ["engine.site.preview.View", 1], numbers=bytes(12)),
        crafted(["NoneType", [None]], ["engine.model.library.Span", 1], numbers=bytes(16)),
        crafted(["NoneType", [None]], ["engine.diagnostics.Report", 1], numbers=bytes(4)),
        crafted(["str", [1]]),
        crafted(["int", ["1"]]),
        crafted(["int", [True]]),
        crafted(["Decimal", ["one"]]),
        crafted(["date", ["2026-13-01"]]),
        crafted(["tuple", -1]),
        crafted(["tuple", 1]),
        crafted(["tuple", 1], numbers=b"\x01\0\0\0\xff\xff\xff\x7f"),
        crafted(["tuple", 1], numbers=b"\xff\xff\xff\xff"),
        crafted(["tuple", 10**9]),
        crafted(["str", ["a"]], ["dict", 1], numbers=b"\x01\0\0\0\0\0\0\0"),
        crafted(["engine.model.document.Origin", ["unknown"]]),
        crafted({"kind": "str"}),
    ],
)
def test_other_bytes_are_refused(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "system", lambda command: pytest.fail("run"))
    with pytest.raises(ValueError, match="no values of the model"):
        decode(content)


@pytest.mark.parametrize("harm", [lambda raw, at: raw[:at], lambda raw, at: raw[:at] + b"\xff" + raw[at + 1 :]])
def test_no_damage_does_more_than_be_refused(harm: Callable[[bytes, int], bytes]) -> None:
    for at in range(len(RUN)):
        try:
            decode(harm(RUN, at))
        except ValueError:
            continue

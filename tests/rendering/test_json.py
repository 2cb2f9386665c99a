"""The JSON is described by its schema, which refuses anything else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hand_made import ENGLISH, FRENCH
from jsonschema import Draft202012Validator, ValidationError

from engine.model.document import Document
from engine.rendering import render
from engine.rendering.json import SCHEMA, document_schema


def validate(data: Any) -> None:
    schema = document_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)


@pytest.mark.parametrize("document", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_a_document_matches_its_schema(document: Document) -> None:
    data = json.loads(render(document, "json"))
    validate(data)
    assert data["schema"] == SCHEMA


def test_the_schema_refuses_what_it_does_not_describe() -> None:
    for change in ("unknown", "missing", "kind"):
        data = json.loads(render(FRENCH, "json"))
        if change == "unknown":
            data["articles"][0]["paragraphs"][0]["note"] = "?"
        elif change == "missing":
            del data["articles"][0]["paragraphs"][0]["number"]
        else:
            data["articles"][0]["paragraphs"][0]["blocks"][0]["kind"] = "table"
        with pytest.raises(ValidationError):
            validate(data)


def test_the_text_is_readable() -> None:
    page = render(FRENCH, "json").decode()
    assert "Durée" in page
    assert page.endswith("}\n")

"""A redline as data: what is compared, the notice, the summary, and every comparison with all its fields."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from engine.model.comparison import Nature
from engine.model.summary import ArticleSummary, Notice, Redline
from engine.rendering.json import data
from engine.rendering.redline.summary import notice_sentences


def print_redline_json(redlines: Sequence[Redline], summary_only: bool = False) -> bytes:
    """A list with one entry for each language, as indented UTF-8 JSON, ended by one line feed."""
    told = [redline_data(one, summary_only) for one in redlines]
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def redline_data(redline: Redline, summary_only: bool) -> dict[str, Any]:
    return {
        "language": redline.language,
        "before": redline.before,
        "after": redline.after,
        "only_before": list(redline.only_before),
        "only_after": list(redline.only_after),
        "notice": notice_data(redline, redline.notice) if redline.notice else None,
        "summary": [
            {
                "document": one.document,
                "title": one.title,
                "state": one.state,
                "kind": one.kind,
                "articles": [article_data(redline.language, article) for article in one.articles],
            }
            for one in redline.summaries
        ],
        **({} if summary_only else {"changes": [data(one) for one in redline.comparisons]}),
    }


def notice_data(redline: Redline, one: Notice) -> dict[str, Any]:
    return {
        "needed": one.needed,
        "articles": list(one.articles),
        "undeclared": list(one.undeclared),
        "period": data(one.period),
        "effective": one.effective.isoformat() if one.effective else None,
        "latest": one.latest.isoformat() if one.latest else None,
        "late": one.late,
        "told": list(notice_sentences(redline, one)),
    }


def article_data(language: str, one: ArticleSummary) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": one.label,
        "title": one.title,
        "state": one.state,
        "kind": one.kind,
        "consequence": one.consequence,
        "natures": [nature for nature in Nature if nature in one.natures],
        "causes": data(one.causes),
        "explanations": [{"id": it.id, "kind": it.kind, "text": it.text[language]} for it in one.explanations],
    }

"""The JSON Schema of the export, made from the same lists as the export itself."""

from __future__ import annotations

from typing import Any

from kamdocs.messages import Messages, messages_for
from kamdocs.metrics.measure import MeasureUnit
from kamdocs.metrics.named_metrics import (
    ACCOUNT_METRICS,
    PORTFOLIO_METRICS,
    NamedMetric,
)
from kamdocs.model.enums import Lifecycle, Visibility

_DAY = {"type": "string", "format": "date"}
_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_NUMBER_OR_NULL = {"type": ["number", "null"]}

_UNDATED = frozenset(
    {
        *("white_space", "wallet_share", "pipeline", "weighted_pipeline", "forecast", "gap"),
        *("objective_progress", "health"),
    }
)
"""Metrics that rest on records without a date; for a past day they hold what is known now."""


def export_schema(language: str = "en") -> dict[str, Any]:
    """Give the schema (draft 2020-12) with titles in a language.

    No metric is required: one that is absent is not for the audience, `null` is missing.
    """
    words = messages_for(language)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": words.text("export.schema.title"),
        "description": words.text("export.schema.description"),
        **_closed(
            {
                "as_of": _DAY,
                "programme": _TEXT,
                "audience": {"enum": [item.value for item in Visibility]},
                "currency": _TEXT,
                "basis": _TEXT_OR_NULL,
                "period": _closed({"from": _DAY, "to": _DAY}, ("from", "to")),
                "metrics": _metrics(PORTFOLIO_METRICS, words),
                "accounts": {"type": "array", "items": _account(words)},
            },
            ("as_of", "programme", "audience", "currency", "period", "metrics", "accounts"),
        ),
    }


def _account(words: Messages) -> dict[str, Any]:
    lifecycles = [item.value for item in Lifecycle]
    kpi = _closed({"actual": _NUMBER_OR_NULL, "target": _NUMBER_OR_NULL}, ("actual",))
    custom = {"type": ["string", "number", "boolean", "null"]}
    return _closed(
        {
            "id": _TEXT,
            "name": _TEXT,
            "tier": _TEXT_OR_NULL,
            "lifecycle": {"enum": [*lifecycles, None]},
            "segment": _TEXT_OR_NULL,
            "territory": _TEXT_OR_NULL,
            "owner": _TEXT_OR_NULL,
            "currency": _TEXT,
            "metrics": _metrics(ACCOUNT_METRICS, words),
            "kpis": {"type": "object", "additionalProperties": kpi},
            "custom": {"type": "object", "additionalProperties": custom},
        },
        ("id", "name", "metrics"),
    )


def _metrics(metrics: tuple[NamedMetric, ...], words: Messages) -> dict[str, Any]:
    return _closed({item.key: _metric(item, words) for item in metrics}, ())


def _metric(metric: NamedMetric, words: Messages) -> dict[str, Any]:
    title = {"title": words.text(f"metrics.{metric.key}"), **_description(metric, words)}
    if metric.key == "abc":
        return {**title, "enum": ["A", "B", "C", None]}
    if metric.key == "hhi":
        return {**title, **_NUMBER_OR_NULL, "minimum": 0, "maximum": 10_000}
    return {**title, **_NUMBER_OR_NULL}


def _description(metric: NamedMetric, words: Messages) -> dict[str, str]:
    told = {
        "export.schema.share": metric.unit is MeasureUnit.SHARE,
        "export.schema.undated": metric.key in _UNDATED,
        "export.schema.override": metric.key == "health",
    }
    found = " ".join(words.text(key) for key, applies in told.items() if applies)
    return {"description": found} if found else {}


def _closed(properties: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }

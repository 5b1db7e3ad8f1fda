"""Mappings that ship with kamdocs, for the standard exports of CRMs, by name."""

from __future__ import annotations

from kamdocs.interchange.written_form import side
from kamdocs.resources import STARTERS

READY_MAPPINGS = ("pipedrive", "salesforce")

_CURRENCIES = {"pt-BR": "BRL", "pt-PT": "EUR", "en": "USD"}


def ready_mapping(name: str, language: str, currency: str | None = None) -> str:
    """Give the text of a mapping for a programme of this language and currency."""
    path = STARTERS / "mappings" / side(language) / f"{name}.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("$LANGUAGE", language)
    return text.replace("$CURRENCY", currency or _CURRENCIES[language])

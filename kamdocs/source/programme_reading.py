"""The programme file: its language first, then all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.core import get_global
from pydantic import ValidationError

from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.programme import Programme
from kamdocs.model.programme_enums import FieldType
from kamdocs.source.documents import Document, plain_value, read_yaml_document
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.mentions import Ids, programme_ids
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.places import Spots
from kamdocs.source.project_paths import leads_outside
from kamdocs.source.reading_rules import reading_finding
from kamdocs.source.record_walk import RecordWalk, repeated_ids
from kamdocs.source.text_file import read_text_file
from kamdocs.source.value_reader import Writing
from kamdocs.source.word_table import value_table

PROGRAMME_FILES = ("programa.yml", "programa.yaml", "programme.yml", "programme.yaml")
"""Names a programme file may have."""

_LANGUAGES = {"pt_br": "pt-BR", "pt": "pt-BR", "pt_pt": "pt-PT", "en": "en"}
_CURRENCIES = {"pt-PT": "EUR"}


@dataclass(slots=True)
class ProgrammeReading:
    """What the programme file gave: enough to read accounts even where it has errors."""

    path: str
    programme: Programme
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    document: Document | None = None
    usable: bool = False

    @property
    def writing(self) -> Writing:
        """How values are written in the programme's files."""
        return Writing(self.programme.language, self.programme.currency)

    @property
    def ids(self) -> Ids:
        """The ids the programme declares; of a file that says nothing none are known."""
        return programme_ids(self.values) if self.usable and self.values else {}

    @property
    def custom(self) -> dict[str, FieldType] | None:
        """The types of the custom fields by id; None where they could not be read."""
        if not self.usable or not self.values:
            return None
        return {
            item["id"]: item.get("type", FieldType.TEXT)
            for item in self.values.get("custom_fields", ())
            if isinstance(item, dict) and "id" in item
        }


def read_programme(accounts: Path, folder: str, project: Path | None = None) -> ProgrammeReading:
    """Read the programme file of an accounts folder; no link may lead out of the project."""
    names = [name for name in PROGRAMME_FILES if (accounts / name).exists()]
    path = f"{folder}/{names[0] if names else PROGRAMME_FILES[0]}"
    reading = ProgrammeReading(path, Programme(name=accounts.parent.name or "kamdocs"))
    if not names:
        reading.findings.append(reading_finding("no-programme-file", Place(path), file=path))
        return reading
    for extra in names[1:]:
        place = Place(f"{folder}/{extra}")
        reading.findings.append(reading_finding("file-twice", place, name=extra, other=names[0]))
    if leads_outside(accounts / names[0], project or accounts.parent):
        reading.findings.append(reading_finding("outside-project", Place(path), name=names[0]))
        return reading
    text = read_text_file(accounts / names[0], path)
    if isinstance(text, Finding):
        reading.findings.append(text)
        return reading
    language = _language(reading, text.text)
    currency = _currency(reading, text.text, language)
    walk = RecordWalk(Writing(language, currency), path)
    document = read_yaml_document(text, Programme, walk)
    _name_kpis(document)
    document.findings.extend(_repeated_criteria(document))
    reading.document = document
    reading.findings.extend(document.findings)
    reading.values = document.values
    reading.programme = Programme(
        name=str(document.values.get("name") or reading.programme.name),
        language=language,
        currency=currency,
    )
    reading.usable = document.readable
    return reading


def finish_programme(reading: ProgrammeReading) -> None:
    """Build the programme once its references hold the declared ids."""
    document = reading.document
    if document is None or not reading.usable:
        return
    values = {
        **document.values,
        "language": reading.programme.language,
        "currency": reading.programme.currency,
    }
    try:
        reading.programme = Programme.model_validate(values)
    except ValidationError:
        # Only a value that is already a finding can be refused here.
        reading.usable = False


def _language(reading: ProgrammeReading, text: str) -> str:
    node = plain_value(text, reading.path, ("idioma", "language"))
    if node is None or node.is_empty:
        return "pt-BR"
    language = _LANGUAGES.get(fold(node.text))
    if language is None:
        allowed = ", ".join(dict.fromkeys(_LANGUAGES.values()))
        reading.findings.append(
            reading_finding("unknown-language", node.place, text=node.text, allowed=allowed)
        )
    return language or "pt-BR"


def _currency(reading: ProgrammeReading, text: str, language: str) -> str:
    default = _CURRENCIES.get(language, "BRL")
    node = plain_value(text, reading.path, ("moeda", "currency"))
    if node is None or node.is_empty:
        return default
    code = node.text.strip().upper()
    if is_currency(code):
        return code
    reading.findings.append(unknown_currency(node.text, node.place))
    return default


def is_currency(code: str) -> bool:
    """Tell whether there is a currency of this ISO code."""
    return code in get_global("all_currencies")


def unknown_currency(text: str, place: Place) -> Finding:
    """Give the finding of a code that is none."""
    known = near_or_all(text, ("BRL", "EUR", "USD"))
    return reading_finding("unknown-currency", place, text=text, known=known)


def _name_kpis(document: Document) -> None:
    """Give a KPI that the programme describes but did not invent its built-in name."""
    words = value_table(BuiltInKpi)
    for kpi in document.values.get("kpis", ()):
        if isinstance(kpi, dict) and "id" in kpi:
            kpi["id"] = words.find(kpi["id"]) or kpi["id"]


def _repeated_criteria(document: Document) -> Iterator[Finding]:
    """Find criteria that both axes have: a score could not tell which one it means."""
    criteria = document.spots.children.get("criteria") if document.spots else None
    if not isinstance(criteria, Spots):
        return
    items: list[Any] = []
    spots = Spots(criteria.lines, criteria.start)
    for axis in ("attractiveness", "position"):
        inner = criteria.children.get(axis)
        if isinstance(inner, Spots):
            spots.children.update(
                (len(items) + int(index), spot) for index, spot in inner.children.items()
            )
            items.extend(document.values["criteria"].get(axis, ()))
    yield from repeated_ids(items, spots)

"""Texts that go to the client: what a printed pack shows in another way than it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kamdocs.model.account import Account, Prose
from kamdocs.model.enums import Visibility
from kamdocs.model.kinds import Kind
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place
from kamdocs.source.places import Path
from kamdocs.source.prose_forms import (
    file_words,
    forms_without_print,
    pictures_without_words,
    without_comments,
)
from kamdocs.source.prose_sections import marked_lines
from kamdocs.source.visibility_rules import MARK_DESCENDS
from kamdocs.typeface import missing_characters

_SHOWN = 40
"""Signs of what was written that a finding repeats."""


def client_text_findings(loaded: LoadedPortfolio) -> Iterator[Finding]:
    """Find the signs and forms of texts for clients that their packs cannot show."""
    if "" in loaded.places:
        places = loaded.places[""]
        for path, text in _programme_texts(loaded.portfolio.programme):
            yield from _characters(missing_characters(text), places.nearest(*path), "")
    for account in loaded.portfolio.accounts:
        places = loaded.places[account.id]
        for path, text in _account_texts(account):
            yield from _characters(missing_characters(text), places.nearest(*path), account.id)
        for prose in account.proses:
            yield from _prose_findings(prose, account.id)


def _programme_texts(programme: Programme) -> Iterator[tuple[Path, str]]:
    """Give what every client reads of us: names of the company, of people, offerings, KPIs."""
    yield ("company",), programme.company or ""
    for index, person in enumerate(programme.people):
        yield ("people", index, "name"), person.name
        yield ("people", index, "title"), person.title or ""
    for index, offering in enumerate(programme.offerings):
        yield ("offerings", index, "name"), offering.name
    for index, kpi in enumerate(programme.kpis):
        if kpi.visibility is Visibility.CLIENT:
            yield ("kpis", index, "name"), kpi.name


def _account_texts(account: Account) -> Iterator[tuple[Path, str]]:
    yield ("name",), account.name
    yield from _marked_texts(account, (), marked=False)


def _marked_texts(record: Record, path: Path, *, marked: bool) -> Iterator[tuple[Path, str]]:
    """Give the texts of records marked for the client, with their place in the model."""
    for field, shape in record_shape(type(record)).items():
        descends = marked and field in MARK_DESCENDS.get(type(record), ())
        for step, value in _values(record, shape):
            if isinstance(value, Record):
                mark = getattr(value, "visibility", None)
                inner = descends if mark is None else mark is Visibility.CLIENT
                yield from _marked_texts(value, (*path, *step), marked=inner)
            elif marked and shape.kind is Kind.TEXT:
                yield (*path, *step), str(value)


def _values(record: Record, shape: FieldShape) -> Iterator[tuple[Path, object]]:
    if shape.record is None and shape.kind is not Kind.TEXT:
        return
    value = getattr(record, shape.name)
    if shape.many:
        yield from (((shape.name, index), item) for index, item in enumerate(value))
    elif value is not None:
        yield (shape.name,), value


def _prose_findings(prose: Prose, subject: str) -> Iterator[Finding]:
    lines = LineMap(prose.text, prose.path, prose.line)
    marked = marked_lines(prose, Visibility.CLIENT)
    if not marked:
        return
    text = without_comments(prose.text)
    for form in forms_without_print(text):
        place = lines.place(form.start)
        if place.line in marked:
            yield _warning("not-in-pack", place, subject, text=form.text[:_SHOWN])
    for picture in pictures_without_words(text):
        place = lines.place(picture.start)
        if place.line in marked:
            words = file_words(picture.text)
            yield _warning(
                "picture-without-words", place, subject, target=picture.text[:80], words=words
            )
    missing = missing_characters(text)
    for start, sign in enumerate(text if missing else ""):
        if sign in missing and lines.line(start) in marked:
            yield from _characters((sign,), lines.place(start), subject)


def _characters(missing: Iterable[str], place: Place, subject: str) -> Iterator[Finding]:
    """Tell of signs with their numbers, for some of them no screen shows either."""
    shown = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in sorted(missing)[:5])
    if shown:
        yield _warning("character-not-in-font", place, subject, characters=shown)


def _warning(rule: str, place: Place, subject: str, **params: str) -> Finding:
    return Finding(rule, Severity.WARNING, place, params, subject)

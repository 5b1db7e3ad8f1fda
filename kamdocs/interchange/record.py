"""Records made of rows: values checked against the field they go to, in their written form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.interchange.evaluation import Evaluator
from kamdocs.interchange.mapping import Formula, Target
from kamdocs.interchange.ownership import Rights
from kamdocs.interchange.relation import Relation, Row, Workshop
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.written_form import number_text, period_text, side, yes_no_text
from kamdocs.interchange.yaml_text import bare_value, text_value
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.kinds import Kind
from kamdocs.model.kinds import Target as Pointed
from kamdocs.model.period import Period
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.source.date_text import parse_period
from kamdocs.source.nearness import near_or_all
from kamdocs.source.number_text import MAX_DIGITS
from kamdocs.source.place import Place
from kamdocs.source.problem import Problem
from kamdocs.source.word_table import key_table, value_table
from kamdocs.source.word_text import parse_id, parse_yes_no

ID_SHAPE = FieldShape("id", "id", required=True, kind=Kind.ID)
"""The id of an account, which is the name of its folder and so no field of its file."""

_MONEY_KPIS = (BuiltInKpi.REVENUE, BuiltInKpi.MARGIN, BuiltInKpi.ORDER_BOOK)


class MisfitError(Exception):
    """A value that cannot stand in a field: the rule it breaks and what to say."""

    def __init__(self, rule: str, **params: str) -> None:
        self.rule = rule
        self.params = params
        super().__init__(rule)


@dataclass(frozen=True)
class MadeRecord:
    """A record made of one row: written values by field, blank ones left out."""

    record: type[Record]
    values: dict[str, str]
    place: Place
    account: str = ""
    """Id of the account it belongs to, where it belongs to one."""
    rights: Rights | None = None
    """Who owns its fields; None where the mapping says nothing of it."""

    def where(self) -> Place:
        """Give the place of the row."""
        return self.place

    def entries(self, language: str) -> dict[str, str]:
        """Give the record as YAML values by key, in the order of the record's fields."""
        keys = key_table(self.record)
        return {
            keys.word(name, side(language)): yaml_value(shape, self.values[name])
            for name, shape in record_shape(self.record).items()
            if name in self.values
        }


def yaml_value(shape: FieldShape, text: str) -> str:
    """Give the written value of a field as YAML."""
    free = shape.kind in (Kind.TEXT, Kind.TAX_ID)
    return text_value(text) if free else bare_value(text)


_BoundField = tuple[FieldShape, Formula, Evaluator]


def make_records(
    target: Target,
    relation: Relation,
    record: type[Record],
    workshop: Workshop,
    language: str,
    with_id: bool = False,
) -> list[MadeRecord]:
    """Make one record a row; what does not fit is reported at the row.

    `with_id` adds the id that is no field of the record itself: that of an account.
    """
    shapes = {**({"id": ID_SHAPE} if with_id else {}), **record_shape(record)}
    scope = workshop.scope(relation.columns)
    columns = [
        (shapes[name], formula, workshop.formula(formula, scope))
        for name, formula in _known_fields(target, record, shapes, workshop, language)
    ]
    owner = workshop.formula(target.account, scope) if target.account else None
    rights = _rights(target, record)
    made = [
        MadeRecord(
            record,
            _row_values(columns, row, workshop, language),
            row.where(),
            written(workshop.value(owner, row)) if owner else "",
            rights,
        )
        for row in relation.rows
    ]
    _report_missing(target, shapes, columns, made, workshop)
    return made


def _rights(target: Target, record: type[Record]) -> Rights | None:
    """Give who owns which field, by the names of the record."""
    rights, keys = target.rights, key_table(record)
    if rights is None:
        return None
    fields = {keys.find(key) or key: owner for key, owner in rights.fields.items()}
    return Rights(rights.default, fields)


def _known_fields(
    target: Target,
    record: type[Record],
    shapes: dict[str, FieldShape],
    workshop: Workshop,
    language: str,
) -> Iterator[tuple[str, Formula]]:
    """Give the fields that hold one value each, by their names in the record."""
    keys = key_table(record)
    for key, formula in target.fields.items():
        name = "id" if "id" in shapes and key == "id" else keys.find(key)
        shape = shapes.get(name or "")
        if name and shape and not (shape.many or shape.record or shape.free):
            yield name, formula
            continue
        place = formula.named_at or formula.place
        known = near_or_all(key, keys.words(side(language)))
        workshop.report(
            "import-unknown-field", place, field=key, section=target.section, known=known
        )


def _row_values(
    columns: list[_BoundField], row: Row, workshop: Workshop, language: str
) -> dict[str, str]:
    values: dict[str, str] = {}
    for shape, formula, evaluator in columns:
        value = workshop.value(evaluator, row)
        if value is None or value == "":
            continue
        try:
            values[shape.name] = field_text(shape, value, language)
        except MisfitError as misfit:
            params = {"field": shape.key, "value": written(value), **misfit.params}
            workshop.report_some(misfit.rule, id(formula), row.where, **params)
            values[shape.name] = ""
    return values


def _report_missing(
    target: Target,
    shapes: dict[str, FieldShape],
    columns: list[_BoundField],
    made: list[MadeRecord],
    workshop: Workshop,
) -> None:
    mapped = {shape.name for shape, _, _ in columns}
    for name, shape in shapes.items():
        if not shape.required:
            continue
        params = {"key": shape.key, "section": target.section}
        if name not in mapped:
            workshop.report("import-missing-key", target.place, **params)
            continue
        # A value that could not be computed is already an error of its own.
        for item in () if workshop.has_error() else made:
            if name not in item.values:
                workshop.report_some(
                    "import-missing-value", (target.section, name), item.where, **params
                )


def field_text(shape: FieldShape, value: Value, language: str) -> str:
    """Give a value as the field writes it; raises MisfitError for one that cannot stand there."""
    if shape.values is not None:
        return enum_text(shape.values, written(value), language)
    if shape.reference is not None:
        if shape.reference.target is Pointed.KPI:
            return _kpi_text(written(value), language)
        return _id_text(value, language)
    writer = _WRITERS.get(shape.kind or Kind.TEXT)
    return writer(value, language) if writer else written(value)


def enum_text(values: type[StrEnum], given: str, language: str) -> str:
    """Give the word of a value in the language of the files."""
    table = value_table(values)
    found = table.find(given)
    if found is None:
        raise MisfitError("import-unknown-word", allowed=", ".join(table.words(side(language))))
    return table.word(found, side(language))


def _kpi_text(given: str, language: str) -> str:
    try:
        return enum_text(BuiltInKpi, given, language)
    except MisfitError:
        return _id_text(given, language)


def _id_text(value: Value, _language: str) -> str:
    read = parse_id(written(value))
    if isinstance(read, Problem):
        raise MisfitError("import-bad-id")
    return read


def _number_text(value: Value, language: str) -> str:
    if not isinstance(value, Decimal):
        raise MisfitError("import-not-a-number")
    if sum(sign.isdigit() for sign in f"{value:f}") > MAX_DIGITS:
        raise MisfitError("import-too-many-digits", limit=str(MAX_DIGITS))
    return number_text(value, language)


def _money_text(value: Value, language: str) -> str:
    _number_text(value, language)
    return number_text(value, language, 2) if isinstance(value, Decimal) else ""


def _count_text(value: Value, language: str) -> str:
    whole = isinstance(value, Decimal) and value >= 0 and value == value.to_integral_value()
    if not whole:
        raise MisfitError("import-not-a-count")
    return _number_text(value, language)


def _day_text(value: Value, _language: str) -> str:
    if not isinstance(value, date):
        raise MisfitError("import-not-a-day")
    return value.isoformat()


def _period_text(value: Value, language: str) -> str:
    if isinstance(value, date):
        return period_text(Period.month(value.year, value.month), language)
    read = parse_period(written(value))
    if isinstance(read, Problem):
        raise MisfitError("import-not-a-period")
    return period_text(read, language)


def _yes_no_text(value: Value, language: str) -> str:
    read = value if isinstance(value, bool) else parse_yes_no(written(value), language)
    if isinstance(read, Problem):
        raise MisfitError("import-not-yes-no")
    return yes_no_text(read, language)


_WRITERS: dict[Kind, Callable[[Value, str], str]] = {
    Kind.ID: _id_text,
    Kind.NUMBER: _number_text,
    Kind.SHARE: _number_text,
    Kind.POINTS: _number_text,
    Kind.MONEY: _money_text,
    Kind.COUNT: _count_text,
    Kind.DAY: _day_text,
    Kind.PERIOD: _period_text,
    Kind.YES_NO: _yes_no_text,
}


def is_money(kpi: str) -> bool:
    """Tell whether a KPI, in either language, is an amount of money."""
    return value_table(BuiltInKpi).find(kpi) in _MONEY_KPIS

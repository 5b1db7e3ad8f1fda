"""Records made of rows: values checked against the field they go to, in their written form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.interchange.evaluation import Evaluator
from kamdocs.interchange.mapping import Formula, Target
from kamdocs.interchange.record_fields import RecordField, find_field, record_fields
from kamdocs.interchange.relation import Relation, Row, Workshop
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.words import nearest
from kamdocs.interchange.written_form import (
    is_portuguese,
    number_text,
    period_text,
    yes_no_text,
)
from kamdocs.interchange.yaml_text import bare_value, text_value
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.kinds import Kind
from kamdocs.model.kinds import Target as Pointed
from kamdocs.model.period import Period
from kamdocs.model.record import Record
from kamdocs.model.vocabulary import VALUES, value_words
from kamdocs.source.date_text import parse_period
from kamdocs.source.folding import fold, gender_fold
from kamdocs.source.number_text import MAX_DIGITS
from kamdocs.source.place import Place
from kamdocs.source.problem import Problem
from kamdocs.source.word_text import parse_id, parse_yes_no

_NUMBERS = (Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.POINTS)
_MONEY_KPIS = (BuiltInKpi.REVENUE, BuiltInKpi.MARGIN, BuiltInKpi.ORDER_BOOK)


class Misfit(Exception):
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

    def entries(self, language: str) -> dict[str, str]:
        """Give the record as YAML values by key, in the order of the record's fields."""
        fields = record_fields(self.record)
        return {
            field.key(language): yaml_value(field, self.values[name])
            for name, field in fields.items()
            if name in self.values
        }


def yaml_value(field: RecordField, text: str) -> str:
    """Give the written value of a field as YAML."""
    free = field.kind in (Kind.TEXT, Kind.TAX_ID)
    return text_value(text) if free else bare_value(text)


def make_records(
    target: Target,
    relation: Relation,
    record: type[Record],
    extra: dict[str, RecordField],
    workshop: Workshop,
    language: str,
) -> list[MadeRecord]:
    """Make one record a row; what does not fit is reported at the row."""
    scope = workshop.scope(relation.columns)
    columns: list[tuple[RecordField, Formula, Evaluator]] = []
    for name, formula in target.fields.items():
        field = extra.get(fold(name)) or find_field(record, name)
        if field is None or field.many or field.record is not None:
            known = [known.key(language) for known in record_fields(record).values()]
            workshop.report("import-unknown-field", formula.named_at or formula.place, field=name,
                            section=target.section, nearest=nearest(name, known))  # fmt: skip
        else:
            columns.append((field, formula, workshop.formula(formula, scope)))
    owner = workshop.formula(target.account, scope) if target.account else None
    made = []
    for row in relation.rows:
        account = written(workshop.value(owner, row)) if owner else ""
        values = _row_values(columns, row, workshop, language)
        made.append(MadeRecord(record, values, row.place, account))
    _report_missing(target, record, extra, columns, made, workshop)
    return made


def _row_values(
    columns: list[tuple[RecordField, Formula, Evaluator]],
    row: Row,
    workshop: Workshop,
    language: str,
) -> dict[str, str]:
    values: dict[str, str] = {}
    for field, formula, evaluator in columns:
        value = workshop.value(evaluator, row)
        if value is None or value == "":
            continue
        try:
            values[field.name] = field_text(field, value, language)
        except Misfit as misfit:
            params = {"field": field.key(language), "value": written(value), **misfit.params}
            workshop.report_some(misfit.rule, id(formula), lambda: row.place, **params)
            values[field.name] = ""
    return values


def _report_missing(
    target: Target,
    record: type[Record],
    extra: dict[str, RecordField],
    columns: list[tuple[RecordField, Formula, Evaluator]],
    made: list[MadeRecord],
    workshop: Workshop,
) -> None:
    mapped = {field.name for field, _, _ in columns}
    for field in (*extra.values(), *record_fields(record).values()):
        if not field.required:
            continue
        if field.name not in mapped:
            workshop.report("import-missing-key", target.place, key=field.name.rstrip("_"),
                            section=target.section)  # fmt: skip
            continue
        for item in made:
            if field.name not in item.values:
                _report_blank(workshop, target, field, item)


def _report_blank(workshop: Workshop, target: Target, field: RecordField, item: MadeRecord) -> None:
    workshop.report_some("import-missing-value", (target.section, field.name), lambda: item.place,
                         field=field.name.rstrip("_"), section=target.section)  # fmt: skip


def field_text(field: RecordField, value: Value, language: str) -> str:
    """Give a value as the field writes it; raises Misfit for one that cannot stand there."""
    if field.values is not None:
        return enum_text(field.values, written(value), language)
    if field.reference is not None:
        if field.reference.target is Pointed.KPI:
            return _kpi_text(written(value), language)
        return _id_text(value, language)
    writer = _WRITERS.get(field.kind or Kind.TEXT)
    return writer(value, language) if writer else written(value)


def enum_text(values: type[StrEnum], given: str, language: str) -> str:
    """Give the word of a value in the language of the files."""
    words = value_words(values)
    folded = gender_fold(given)
    for value, word in words.items():
        if folded in {gender_fold(name) for name in (value.value, word.pt, *word.also)}:
            return word.pt if is_portuguese(language) else value.value
    allowed = [word.pt if is_portuguese(language) else value.value for value, word in words.items()]
    raise Misfit("import-unknown-word", allowed=", ".join(allowed))


def _kpi_text(given: str, language: str) -> str:
    try:
        return enum_text(BuiltInKpi, given, language)
    except Misfit:
        return _id_text(given, language)


def _id_text(value: Value, language: str) -> str:
    read = parse_id(written(value))
    if isinstance(read, Problem):
        raise Misfit("import-bad-id")
    return read


def _number_text(value: Value, language: str) -> str:
    if not isinstance(value, Decimal):
        raise Misfit("import-not-a-number")
    if sum(sign.isdigit() for sign in f"{value:f}") > MAX_DIGITS:
        raise Misfit("import-too-many-digits", limit=str(MAX_DIGITS))
    return number_text(value, language)


def _money_text(value: Value, language: str) -> str:
    _number_text(value, language)
    return number_text(value, language, 2) if isinstance(value, Decimal) else ""


def _count_text(value: Value, language: str) -> str:
    whole = isinstance(value, Decimal) and value >= 0 and value == value.to_integral_value()
    if not whole:
        raise Misfit("import-not-a-count")
    return _number_text(value, language)


def _day_text(value: Value, language: str) -> str:
    if not isinstance(value, date):
        raise Misfit("import-not-a-day")
    return value.isoformat()


def _period_text(value: Value, language: str) -> str:
    if isinstance(value, date):
        return period_text(Period.month(value.year, value.month), language)
    read = parse_period(written(value))
    if isinstance(read, Problem):
        raise Misfit("import-not-a-period")
    return period_text(read, language)


def _yes_no_text(value: Value, language: str) -> str:
    read = value if isinstance(value, bool) else parse_yes_no(written(value), language)
    if isinstance(read, Problem):
        raise Misfit("import-not-yes-no")
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
    words = VALUES[BuiltInKpi]
    return any(fold(kpi) in (fold(item.value), fold(words[item].pt)) for item in _MONEY_KPIS)

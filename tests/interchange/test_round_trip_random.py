"""Any cells changed at random: exactly those values change, whatever way the files are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdocs.interchange.round_trip.importing import import_content
from kamdocs.interchange.round_trip.meaning import meaning
from kamdocs.interchange.round_trip.wishes import Wishes
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.columns import Column, Form, Role, fields_of
from kamdocs.interchange.workbook.content import WorkbookContent
from kamdocs.interchange.workbook.directory import Directory, portfolio_directory
from kamdocs.interchange.workbook.exporting import export_workbook
from kamdocs.interchange.workbook.reading import read_workbook
from kamdocs.interchange.workbook.records import portfolio_rows
from kamdocs.interchange.workbook.sheets import BY_KEY
from kamdocs.model.figures import Figure
from kamdocs.model.vocabulary import value_label
from kamdocs.source.folder import load_portfolio
from tests.builders import PROGRAMME

AS_OF = date(2026, 10, 15)

ACCOUNT = """\
---
nome: "Norte"  # nome
por_que_chave: >-
  Um texto que vai
  por duas linhas
segmento: 'São João''s'
cliente_desde: 01/02/2014
plano: {meta_faturamento: "1.000,5", visao: Ser}
condicoes:
  prazo_dias: 30   # dias
  limite_credito: R$ 5000,00
filiais: [{id: a, nome: A}, {id: b, nome: "B, C"}]
contatos:
# primeiro
- id: bia
  nome: Bia
  motivadores: [negocio, tecnico]
  influencia: 9,5
  observacoes: |
    Duas
    linhas

-   id: rui
    nome: Rui # até aqui
    responde_a: bia

necessidades:
  - Só texto  # solto
  - texto: >
      Dobrado
      em dois
    atendida: não
riscos:
  - title: Em inglês
    status: open
    impact: 3

  # outro
  - titulo: "Com aspas"
    motivos:
      - Um
      - 'Dois: três'
    prazo: 31/12/2026
potencial:
  - {oferta: caixas, estado: ja_compra, potencial: 640.000, compra_total: "1,5"}
objetivos:
  - id: o
    titulo: O
    peso: 12,5%
    acoes:
      - titulo: A1
        situacao: a_fazer
      - {titulo: A2}
acoes:
  - titulo: Solta
    objetivo: o
---

Prosa --- e fim
"""

FILES = {
    "programa.yml": PROGRAMME.encode(),
    "norte/conta.md": ACCOUNT.encode("utf-8-sig"),
    "norte/numeros.csv": (
        b'indicador,periodo,realizado,meta\r\nfaturamento,2026-01,"1.000,50",900\r\n'
        b"faturamento,2026-02,,\r\notif,2026-01,97%,\r\n"
    ),
    "norte/titulos.csv": (
        "fonte;numero;parcela;contestado;emissao;vencimento;valor;pago_em;extraido_em\n"
        "São;NF 1;;não;;31/07/2026;10,00;;\n"
    ).encode("cp1252"),
    "norte/reunioes/2026-09-01-visita.md": (
        b"---\ndata: 2026-09-01\nparticipantes_nossos: [ana.lima]\npauta:\n  - Um\n"
        b"  - texto: Dois\n    visibilidade: equipe\nencaminhamentos:\n  - Ligar\n---\n"
    ),
}

SIGNS = "aã é:#-'[]{},&*!|>%@`=012\"\\\\;/~."
TEXTS = st.one_of(
    st.text(st.sampled_from(SIGNS), max_size=30),
    st.sampled_from(["sim", "null", "2026-01-01", "1.234", "- a", "?", "a: b", "# x", "a b " * 60]),
)
LINES = st.lists(TEXTS.map(str.strip).filter(bool), min_size=1, max_size=4, unique=True)
SKIPPED = frozenset({"id", "currency", "visibility", "date", "tax_id"})
ACTUAL = fields_of(Figure, "actual")[0]

ROWS = ("stakeholders", "objectives", "actions", "needs", "risks", "receivables", "commitments")
"""Sheets whose rows may be taken out and put in."""

Cell = tuple[str, int, str]
"""Sheet, number of the row in it, column."""


def editable(content: WorkbookContent) -> list[tuple[Cell, Column]]:
    """Give every cell that may hold another value without moving its record."""
    found: list[tuple[Cell, Column]] = []
    for key, sheet in content.sheets.items():
        columns = [
            (column.key, column)
            for column in sheet.head.sheet.columns
            if column.role is Role.FIELD
            and column.key not in SKIPPED
            and (key, column.key) != ("actions", "objective")  # another place in the file
        ]
        if key == "figures":
            columns = [(name, ACTUAL) for name in sheet.head.periods]
        numbers = range(len(sheet.rows))
        found += [((key, number, name), column) for number in numbers for name, column in columns]
    return found


def values_of(column: Column, names: Directory, account: str) -> st.SearchStrategy[Value]:
    """Give values that a column may hold, each as a cell that was read."""
    shape = column.shape
    low, high = (shape.between.low, shape.between.high) if shape.between else (0, 5000)
    if shape.values is not None:
        one = st.sampled_from([value_label(item, "pt-BR") for item in shape.values])
    elif shape.reference is not None:
        one = st.sampled_from(names.names(shape.reference.target, account).all_shown() or ("",))
    else:
        one = TEXTS
    strategies: dict[Form, st.SearchStrategy[Any]] = {
        Form.NUMBER: st.decimals(low, high, places=3),
        Form.MONEY: st.decimals(-(10**9), 10**9, places=2),
        Form.SHARE: st.decimals(0, 1, places=4),
        Form.COUNT: st.integers(low, high).map(Decimal),
        Form.DAY: st.dates(date(1990, 1, 1), date(2090, 1, 1)),
        Form.YES_NO: st.booleans(),
        Form.LIST: st.lists(one, max_size=3, unique=True).map("; ".join),
        Form.LINES: LINES.map("\n".join),
    }
    values = strategies.get(column.form, one.map(str.strip)).map(lambda value: value or None)
    default = column.record.model_fields[column.key].get_default()
    if column.required or default not in (None, ()):
        return values.filter(lambda value: value is not None)
    return st.one_of(values, st.none())


def changed(content: WorkbookContent, edits: dict[Cell, Value]) -> WorkbookContent:
    sheets = dict(content.sheets)
    for (key, number, column), value in edits.items():
        rows = list(sheets[key].rows)
        rows[number] = replace(rows[number], values={**rows[number].values, column: value})
        sheets[key] = replace(sheets[key], rows=tuple(rows))
    return replace(content, sheets=sheets)


class Project:
    """A project, its workbook as read, and what every cell of it means."""

    def __init__(self, folder: Path) -> None:
        path = folder / "carteira.xlsx"
        path.write_bytes(export_workbook(folder, as_of=AS_OF, file=path.name).data)
        self.content = read_workbook(path, "pt-BR", "BRL")
        self.periods = self.content.sheets["figures"].head.periods
        self.folder = folder
        self.read()

    def read(self) -> None:
        self.loaded = load_portfolio(self.folder)
        self.names = portfolio_directory(self.loaded.portfolio, "pt-BR")
        self.rows = portfolio_rows(self.loaded.portfolio, "pt-BR")

    def meanings(self, edits: dict[Cell, Value]) -> dict[tuple[Any, ...], Any]:
        """Give what every filled cell means to the model, some of them with other values."""
        found: dict[tuple[Any, ...], Any] = {}
        for key, rows in self.rows.items():
            columns = {column.key: column for column in BY_KEY[key].columns}
            for number, row in enumerate(rows):
                names = {*row.values, *(self.periods if key == "figures" else ())}
                for name in names:
                    column = columns.get(name, ACTUAL)
                    value = edits.get((key, number, name), row.values.get(name))
                    if column.role is Role.MEASURE or value is None:
                        continue
                    if key == "figures" and column is not ACTUAL:
                        continue  # a line without values has no row
                    place = row.key if key == "figures" else (row.account, row.path)
                    found[key, place, name] = meaning(column, value, self.names, row.account)
        return found

    def files(self) -> dict[Path, bytes]:
        paths = (self.folder / "accounts").rglob("*")
        return {path: path.read_bytes() for path in paths if path.is_file()}


def lay_out(folder: Path) -> None:
    for file, text in FILES.items():
        path = folder / "accounts" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def hunks(before: bytes, after: bytes) -> int:
    """Count the places where two texts differ, in lines."""
    one, other = before.splitlines(keepends=True), after.splitlines(keepends=True)
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(code[0] != "equal" for code in codes)


def weight(value: Value) -> int:
    """Give in how many places a value may be written: a list has one for each of its lines."""
    return 1 + written(value).count("\n") + written(value).count(";") + 3


def check_random_edits(folder: Path, data: st.DataObject) -> None:
    """Change some cells, import, and look at every value and every byte."""
    project = Project(folder)
    cells = editable(project.content)
    chosen = data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=6, unique_by=str))
    edits: dict[Cell, Value] = {}
    for (key, number, name), column in chosen:
        account = project.rows[key][number].account
        edits[key, number, name] = data.draw(values_of(column, project.names, account))
    expected, before = project.meanings(edits), project.files()
    content = changed(project.content, edits)
    report = import_content(content, project.loaded, folder / "accounts", as_of=AS_OF)
    assert [(str(item.place), item.rule, item.params) for item in report.findings] == []
    after = project.files()
    project.read()
    assert project.meanings({}) == expected
    places = sum(hunks(before.get(path, b""), text) for path, text in after.items())
    assert places <= sum(weight(value) for value in edits.values())
    again = import_content(content, project.loaded, folder / "accounts", as_of=AS_OF)
    assert (again.created, again.changed, again.findings) == ((), (), ())


def check_random_rows(folder: Path, data: st.DataObject) -> None:
    """Take out some rows, put copies of others behind, import, and look at every row."""
    project = Project(folder)
    before = project.files()
    sheets = dict(project.content.sheets)
    gone: set[tuple[str, str]] = set()
    added: dict[str, int] = {}
    for key in data.draw(st.lists(st.sampled_from(ROWS), min_size=1, max_size=3, unique=True)):
        rows = list(sheets[key].rows)
        out = data.draw(st.sets(st.sampled_from(range(len(rows))), max_size=2))
        new = [
            replace(rows[index], key="", number=100 + index, values=as_new(rows[index].values))
            for index in data.draw(st.sets(st.sampled_from(range(len(rows))), max_size=2))
        ]
        gone |= {(key, rows[index].key) for index in out}
        added[key] = len(new)
        kept = [row for index, row in enumerate(rows) if index not in out]
        sheets[key] = replace(sheets[key], rows=(*kept, *new))
    content = replace(project.content, sheets=sheets)
    wishes = Wishes(delete=True)
    old = {key: {row.key: row.values for row in rows} for key, rows in project.rows.items()}
    report = import_content(
        content, project.loaded, folder / "accounts", as_of=AS_OF, wishes=wishes
    )
    if report.stopped:
        assert project.files() == before
        return
    assert report.findings == ()
    project.read()
    for key in ROWS:
        now = [row.values for row in project.rows[key]]
        kept_values = [values for name, values in old[key].items() if (key, name) not in gone]
        assert [values for values in kept_values if values not in now] == []
        assert len(now) == len(kept_values) + added.get(key, 0)


def as_new(values: Mapping[str, Value]) -> dict[str, Value]:
    """Give the values of a copied row that is to be another record."""
    named = {name for name in ("title", "name", "text", "number") if name in values}
    new = {name: f"{written(values[name])} *" for name in named if values[name]}
    return {**values, **new, "id": None} if "id" in values else {**values, **new}


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_rows_come_and_go(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        lay_out(Path(name))
        check_random_rows(Path(name), data)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_edits_are_exactly_those_changes(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        lay_out(Path(name))
        check_random_edits(Path(name), data)

"""An edit changes its value and nothing else: before, edit, after, byte for byte."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kamdocs.interchange.editing.document_editing import DocumentForm, edit_document
from kamdocs.interchange.editing.edits import Edit, ListEdit, RecordEdit
from kamdocs.interchange.relation import Workshop
from kamdocs.model.account import AccountFile
from kamdocs.model.enums import ActionStatus, CellState, Closeness, RiskStatus
from kamdocs.source.value_reader import Writing

AS_OF = date(2026, 10, 15)
PT = DocumentForm(Writing("pt-BR", "BRL"))
EN = DocumentForm(Writing("en", "USD"))


def edited(
    folder: Path, before: str | bytes, *edits: Edit, form: DocumentForm = PT
) -> tuple[bytes, list[str]]:
    """Give the bytes of an account file after edits, and the rules of what was refused."""
    path = folder / "conta.md"
    data = before if isinstance(before, bytes) else before.encode()
    path.write_bytes(data)
    workshop = Workshop(AS_OF)
    change = edit_document(path, "accounts/x/conta.md", AccountFile, edits, form, workshop)
    found = [f"{item.place.line}:{item.place.column} {item.rule}" for item in workshop.findings]
    return (data if change is None else change.after), found


def set_(*path: str | int, **values: Any) -> RecordEdit:
    return RecordEdit(path, values)


def add(*path: str | int, **values: Any) -> ListEdit:
    return ListEdit(path, add=(values,))


def drop(*path: str | int, index: int = 0) -> ListEdit:
    return ListEdit(path, remove=frozenset({index}))


CASES: dict[str, tuple[str, Edit, str]] = {
    # One value in the place of another
    "plain": (
        "nome: Vereda   # como no contrato\nsegmento: Pães\n",
        set_(name="Vereda Norte"),
        "nome: Vereda Norte   # como no contrato\nsegmento: Pães\n",
    ),
    "quotes only where they are needed": (
        "nome: Vereda\n",
        set_(name="Vereda: Norte # 1"),
        'nome: "Vereda: Norte # 1"\n',
    ),
    "double quotes stay": ('nome: "Vereda" # x\n', set_(name='A "B"'), 'nome: "A \\"B\\"" # x\n'),
    "single quotes stay": ("nome: 'Vereda'\n", set_(name="Pão d'Água"), "nome: 'Pão d''Água'\n"),
    "a text of digits stays as it was written": (
        "nome: A\ncrm_id: 10450\n",
        set_(crm_id="10451"),
        "nome: A\ncrm_id: 10451\n",
    ),
    "folded block": (
        (
            "nome: A\npor_que_chave: >-\n  Maior cliente da carteira e\n  referência do setor.\n\n"
            "atualizado_em: 2026-10-09\n"
        ),
        set_(why_key="Segundo cliente da carteira e agora também referência do setor no Sul."),
        (
            "nome: A\npor_que_chave: >-\n  Segundo cliente da carteira e agora\n"
            "  também referência do setor no Sul.\n\natualizado_em: 2026-10-09\n"
        ),
    ),
    "literal block with its comment": (
        "nome: A\npor_que_chave: |  # motivo\n    Um\n    dois\n# nota\nstatus: ativa\n",
        set_(why_key="Três\n\n quatro"),
        "nome: A\npor_que_chave: |  # motivo\n    Três\n\n     quatro\n# nota\nstatus: ativa\n",
    ),
    "a plain text gains a line": (
        "nome: A\npor_que_chave: Um  # motivo\n",
        set_(why_key="Um\ndois"),
        "nome: A\npor_que_chave: |-  # motivo\n  Um\n  dois\n",
    ),
    "a plain text over several lines": (
        "nome: A\npor_que_chave: Um\n  e dois\nstatus: ativa\n",
        set_(why_key="Três"),
        "nome: A\npor_que_chave: Três\nstatus: ativa\n",
    ),
    "a value below its key": (
        "nome:\n  Vereda\nstatus: ativa\n",
        set_(name="Norte"),
        "nome:\n  Norte\nstatus: ativa\n",
    ),
    "money like it was": (
        "nome: A\nplano:\n  meta_faturamento: 19.626.000\n",
        set_("plan", revenue_target=Decimal("20000000.5")),
        "nome: A\nplano:\n  meta_faturamento: 20.000.000,50\n",
    ),
    "money with its sign and cents": (
        "nome: A\nplano: {meta_faturamento: 'R$ 640000,00'}\n",
        set_("plan", revenue_target=Decimal(650000)),
        "nome: A\nplano: {meta_faturamento: 'R$ 650000,00'}\n",
    ),
    "a number in braces needs quotes for its comma": (
        "nome: A\nreajustes:\n  - {data_base: 2026-01-01, pedido: 8%}\n",
        set_("price_adjustments", 0, requested=Decimal("0.085")),
        'nome: A\nreajustes:\n  - {data_base: 2026-01-01, pedido: "8,5%"}\n',
    ),
    "a day as the file writes days": (
        "nome: A\ncliente_desde: 01/03/2014\n",
        set_(customer_since=date(2015, 4, 5)),
        "nome: A\ncliente_desde: 05/04/2015\n",
    ),
    "a new day as the file writes days": (
        "nome: A\ncliente_desde: 01/03/2014\n",
        set_(last_order=date(2026, 10, 9)),
        "nome: A\ncliente_desde: 01/03/2014\nultimo_pedido: 09/10/2026\n",
    ),
    "a word in the words of the record": (
        "nome: A\ncontatos:\n  - id: x\n    closeness: none\n    name: X\n",
        set_("stakeholders", 0, closeness=Closeness.CLOSE),
        "nome: A\ncontatos:\n  - id: x\n    closeness: close\n    name: X\n",
    ),
    "yes and no as they were": (
        "nome: A\nnecessidades:\n  - texto: T\n    atendida: false\n",
        set_("needs", 0, met=True),
        "nome: A\nnecessidades:\n  - texto: T\n    atendida: true\n",
    ),
    "tabs and no-break spaces stay": (
        "nome:\t\u00a0Vereda\t# x\nsegmento:\u00a0 Pães\n",
        set_(segment="Massas"),
        "nome:\t\u00a0Vereda\t# x\nsegmento:\u00a0 Massas\n",
    ),
    # Fields that are not there
    "a key without value": (
        "nome: A\nsegmento:   # setor\nstatus: ativa\n",
        set_(segment="Pães"),
        "nome: A\nsegmento: Pães   # setor\nstatus: ativa\n",
    ),
    "a null": ("nome: A\nsegmento: ~\n", set_(segment="Pães"), "nome: A\nsegmento: Pães\n"),
    "a new key below the one before it": (
        "nome: A\nsegmento: Pães # x\n# dono\nresponsavel: ana\n",
        set_(tier="chave"),
        "nome: A\nsegmento: Pães # x\nnivel: chave\n# dono\nresponsavel: ana\n",
    ),
    "new keys in the order of the record": (
        "nome: A\nriscos:\n  - titulo: R\n",
        set_("risks", 0, status=RiskStatus.OPEN, impact=4, likelihood=3),
        (
            "nome: A\nriscos:\n  - titulo: R\n    impacto: 4\n    probabilidade: 3\n"
            "    situacao: aberto\n"
        ),
    ),
    "a new key in English": (
        "name: A\nstakeholders:\n  - id: x\n    name: X\n",
        set_("stakeholders", 0, closeness=Closeness.NONE),
        "name: A\nstakeholders:\n  - id: x\n    name: X\n    closeness: none\n",
    ),
    "a new key in braces": (
        "nome: A\npotencial:\n  - {oferta: a, estado: ja_compra} # x\n",
        set_("white_space", 0, year=2026, potential=Decimal("1234.5")),
        (
            "nome: A\npotencial:\n"
            '  - {oferta: a, ano: 2026, estado: ja_compra, potencial: "1.234,50"} # x\n'
        ),
    ),
    "a record that is not there": (
        "nome: A\n\nfiliais:\n  - id: x\n    nome: X\n",
        set_("plan", vision="Ser a maior", start=date(2026, 1, 1)),
        (
            "nome: A\n\nplano:\n  inicio: 2026-01-01\n  visao: Ser a maior\n\nfiliais:\n  - id: x\n"
            "    nome: X\n"
        ),
    ),
    "a text that becomes a record": (
        "nome: A\nnecessidades:\n  - Palete menor # já\n  - Prazo\n",
        set_("needs", 0, owner="ana", due=date(2026, 12, 1)),
        (
            "nome: A\nnecessidades:\n  - texto: Palete menor # já\n    responsavel: ana\n"
            "    prazo: 2026-12-01\n  - Prazo\n"
        ),
    ),
    "a text that stays one": (
        "nome: A\nnecessidades:\n  - Palete menor\n",
        set_("needs", 0, text="Palete maior", owner=None),
        "nome: A\nnecessidades:\n  - Palete maior\n",
    ),
    # Values that go
    "a line of its own goes": (
        "nome: A\nsegmento: Pães\nstatus: ativa\n",
        set_(segment=None),
        "nome: A\nstatus: ativa\n",
    ),
    "a line with a comment keeps its key": (
        "nome: A\nsegmento: Pães  # setor do IBGE\nstatus: ativa\n",
        set_(segment=None),
        "nome: A\nsegmento:  # setor do IBGE\nstatus: ativa\n",
    ),
    "a line below a comment keeps its key": (
        "nome: A\n# setor do IBGE\nsegmento: Pães\n",
        set_(segment=None),
        "nome: A\n# setor do IBGE\nsegmento:\n",
    ),
    "a block of lines goes": (
        "nome: A\npor_que_chave: >-\n  Um\n  dois\nstatus: ativa\n",
        set_(why_key=None),
        "nome: A\nstatus: ativa\n",
    ),
    "an entry in braces goes": (
        "nome: A\npotencial: [{oferta: caixas, ano: 2026, estado: nao_atendido}]\n",
        set_("white_space", 0, year=None, state=None),
        "nome: A\npotencial: [{oferta: caixas}]\n",
    ),
    # Lists of single values
    "one of ours less and one more": (
        (
            "nome: A\ncontatos:\n  - id: x\n    motivadores:\n      - negocio # forte\n"
            "      - financeiro\n    email: x@x.example\n"
        ),
        set_("stakeholders", 0, drivers=()),
        "nome: A\ncontatos:\n  - id: x\n    email: x@x.example\n",
    ),
    "a line among lines": (
        "nome: A\nplano:\n  desafios:\n    # frete\n    - Frete caro\n    - Prazo\n",
        set_("plan", challenges=("Frete caro", "Preço do papel", "Prazo")),
        (
            "nome: A\nplano:\n  desafios:\n    # frete\n    - Frete caro\n    - Preço do papel\n"
            "    - Prazo\n"
        ),
    ),
    "a changed line keeps its quotes": (
        "nome: A\nplano:\n  desafios: ['Frete caro', Prazo]\n",
        set_("plan", challenges=("Frete, caro", "Prazo, curto", "Papel")),
        "nome: A\nplano:\n  desafios: ['Frete, caro', \"Prazo, curto\", Papel]\n",
    ),
    # Records that come
    "a record behind the others": (
        "nome: A\nriscos:\n-   titulo: R\n    impacto: 4 # alto\n# fim\nstatus: ativa\n",
        add("risks", title="S: 1", impact=2, status=RiskStatus.OPEN),
        (
            'nome: A\nriscos:\n-   titulo: R\n    impacto: 4 # alto\n-   titulo: "S: 1"\n'
            "    impacto: 2\n    situacao: aberto\n# fim\nstatus: ativa\n"
        ),
    ),
    "blank lines between records": (
        "nome: A\nriscos:\n  - titulo: R\n\n  - titulo: S\n\nstatus: ativa\n",
        add("risks", title="T"),
        "nome: A\nriscos:\n  - titulo: R\n\n  - titulo: S\n\n  - titulo: T\n\nstatus: ativa\n",
    ),
    "a record in braces among such": (
        "nome: A\nrelacoes:\n  - {de: a, para: b, tipo: influencia}\n",
        add("key_dates", what="Parada", from_=date(2026, 12, 20)),
        (
            "nome: A\nrelacoes:\n  - {de: a, para: b, tipo: influencia}\ndatas_chave:\n"
            "  - de: 2026-12-20\n    o_que: Parada\n"
        ),
    ),
    "a cell in braces": (
        "nome: A\npotencial:\n  - {oferta: caixas}\n",
        add("white_space", offering="filmes", potential=Decimal("1.5"), state=CellState.GAP),
        (
            "nome: A\npotencial:\n  - {oferta: caixas}\n"
            '  - {oferta: filmes, estado: nao_atendido, potencial: "1,50"}\n'
        ),
    ),
    "a list in brackets": (
        "nome: A\npotencial: [{oferta: caixas}] # x\n",
        add("white_space", offering="filmes"),
        "nome: A\npotencial: [{oferta: caixas}, {oferta: filmes}] # x\n",
    ),
    "empty brackets": (
        "nome: A\nriscos: []  # nenhum\nstatus: ativa\n",
        add("risks", title="R"),
        "nome: A\nriscos:  # nenhum\n  - titulo: R\nstatus: ativa\n",
    ),
    "a list that has a key only": (
        "nome: A\nriscos:   # nenhum\n\nstatus: ativa\n",
        add("risks", title="R"),
        "nome: A\nriscos:   # nenhum\n  - titulo: R\n\nstatus: ativa\n",
    ),
    "a list that is not there": (
        "nome: A\n\ncontatos:\n  - id: x\n\n# fim\n",
        add("risks", title="R", priority=None),
        "nome: A\n\ncontatos:\n  - id: x\n\nriscos:\n  - titulo: R\n\n# fim\n",
    ),
    "a text alone": (
        "nome: A\nnecessidades:\n  - Palete\n",
        add("needs", text="Prazo: 30 dias"),
        'nome: A\nnecessidades:\n  - Palete\n  - "Prazo: 30 dias"\n',
    ),
    "a record inside a record": (
        (
            "nome: A\nobjetivos:\n  - id: o\n    titulo: O\n    prazo: 2026-12-31\n"
            "  - id: p\n    titulo: P\n"
        ),
        add("objectives", 0, "actions", title="A", status=ActionStatus.TODO),
        (
            "nome: A\nobjetivos:\n  - id: o\n    titulo: O\n    prazo: 2026-12-31\n    acoes:\n"
            "      - titulo: A\n        situacao: a_fazer\n  - id: p\n    titulo: P\n"
        ),
    ),
    "several lines in a new record": (
        "nome: A\nriscos:\n  - titulo: R\n",
        add("needs", text="Um\ndois", owner="ana"),
        (
            "nome: A\nnecessidades:\n  - texto: |-\n      Um\n      dois\n    responsavel: ana\n"
            "riscos:\n  - titulo: R\n"
        ),
    ),
    # Records that go
    "a record with its comments": (
        (
            "nome: A\nriscos:\n  # o maior\n  - titulo: R\n  # o segundo\n  # de dois\n"
            "  - titulo: S\n"
            "    # até março\n    impacto: 3\n    # fim de S\n  # o terceiro\n  - titulo: T\n"
        ),
        drop("risks", index=1),
        "nome: A\nriscos:\n  # o maior\n  - titulo: R\n  # o terceiro\n  - titulo: T\n",
    ),
    "the first record, the comment of the list stays": (
        "nome: A\nriscos:\n  # por impacto\n  - titulo: R\n  - titulo: S\n",
        drop("risks"),
        "nome: A\nriscos:\n  # por impacto\n  - titulo: S\n",
    ),
    "a record between blank lines": (
        "nome: A\nriscos:\n  - titulo: R\n\n  - titulo: S\n\n  - titulo: T\n\nstatus: ativa\n",
        drop("risks", index=1),
        "nome: A\nriscos:\n  - titulo: R\n\n  - titulo: T\n\nstatus: ativa\n",
    ),
    "the last record between blank lines": (
        "nome: A\nriscos:\n  - titulo: R\n\n  - titulo: S\n\nstatus: ativa\n",
        drop("risks", index=1),
        "nome: A\nriscos:\n  - titulo: R\n\nstatus: ativa\n",
    ),
    "the only record": (
        "nome: A\nriscos:\n  - titulo: R\nstatus: ativa\n",
        drop("risks"),
        "nome: A\nstatus: ativa\n",
    ),
    "a record in brackets": (
        "nome: A\npotencial: [{oferta: a}, {oferta: b}, {oferta: c}]\n",
        ListEdit(("white_space",), frozenset({1, 2}), ({"offering": "d"},)),
        "nome: A\npotencial: [{oferta: a}, {oferta: d}]\n",
    ),
    "one for another": (
        "nome: A\nriscos: # x\n  - titulo: R\nstatus: ativa\n",
        ListEdit(("risks",), frozenset({0}), ({"title": "S", "impact": 1},)),
        "nome: A\nriscos: # x\n  - titulo: S\n    impacto: 1\nstatus: ativa\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "bom"])
def test_only_the_value_changes(tmp_path: Path, name: str, end: str, mark: bytes) -> None:
    before, edit, after = CASES[name]

    def written(yaml: str) -> bytes:
        return mark + f"---\n{yaml}---\n\n# Prosa\n\tTexto  \n".replace("\n", end).encode()

    assert edited(tmp_path, written(before), edit) == (written(after), [])


OLD_WINDOWS = "---\r\nnome: Pães do João\r\nsegmento: Pão # não é só pão\r\n---\r\nAção\r\n"


def test_an_old_windows_file_stays_one(tmp_path: Path) -> None:
    before = OLD_WINDOWS.encode("cp1252")
    after, found = edited(tmp_path, before, set_(segment="Massas e pães"))
    assert (after, found) == (
        before.replace("Pão #".encode("cp1252"), "Massas e pães #".encode("cp1252")),
        [],
    )


def test_a_sign_the_file_cannot_hold_is_refused(tmp_path: Path) -> None:
    before = OLD_WINDOWS.encode("cp1252")
    assert edited(tmp_path, before, set_(segment="Pão → massa")) == (
        before,
        ["1:1 import-cannot-encode"],
    )


def test_a_single_file_without_end_of_line(tmp_path: Path) -> None:
    after, found = edited(tmp_path, "---\nnome: A\n---", set_(status=None, tier="chave"))
    assert (after, found) == (b"---\nnome: A\nnivel: chave\n---", [])


def test_an_empty_front_matter_takes_values(tmp_path: Path) -> None:
    after, found = edited(
        tmp_path, "---\n# nada ainda\n---\n", set_(name="A"), add("risks", title="R")
    )
    wanted = "---\n# nada ainda\nnome: A\n\nriscos:\n  - titulo: R\n---\n"
    assert (after, found) == (wanted.encode(), [])


def test_many_edits_of_one_file(tmp_path: Path) -> None:
    before = (
        "---\nnome: A\nriscos:\n  - titulo: R\n    impacto: 1\n  - titulo: S\n  - titulo: T\n"
        "objetivos:\n  - id: o\n    titulo: O\n    acoes:\n      - titulo: X\n  - id: p\n"
        "    titulo: P\n---\n"
    )
    after, found = edited(
        tmp_path,
        before,
        ListEdit(("risks",), frozenset({0, 2}), ({"title": "U"},)),
        set_("risks", 1, impact=5),
        ListEdit(("objectives",), frozenset({0})),
        ListEdit(("objectives", 1, "actions"), add=({"title": "Y"}, {"title": "Z"})),
        set_(name="B"),
    )
    wanted = (
        "---\nnome: B\nriscos:\n  - titulo: S\n    impacto: 5\n  - titulo: U\n"
        "objetivos:\n  - id: p\n    titulo: P\n    acoes:\n      - titulo: Y\n"
        "      - titulo: Z\n---\n"
    )
    assert (after.decode(), found) == (wanted, [])


def test_points_keep_their_marks_when_another_is_put_between(tmp_path: Path) -> None:
    before = (
        "---\nnome: A\ntendencias:\n  - Um\n  - texto: Dois # b\n    visibilidade: empresa\n"
        "  - Três\n---\n"
    )
    after, found = edited(tmp_path, before, set_(trends=("Um", "Um e meio", "Dois!", "Três")))
    wanted = before.replace("  - texto: Dois #", "  - texto: Um e meio #").replace(
        "  - Três", "  - Dois!\n  - Três"
    )
    assert (after.decode(), found) == (wanted, [])


SHARED = (
    "---\nnome: A\nriscos:\n  - &r\n    titulo: R\n    impacto: 2\n  - *r\n  - titulo: &t S\n"
    "    mitigacao: *t\n---\n"
)

REFUSED: dict[str, tuple[str, Edit, str]] = {
    "a record with a name": (SHARED, set_("risks", 0, impact=3), "4:5 import-shared-value"),
    "a record that is another": (SHARED, set_("risks", 1, impact=3), "4:5 import-shared-value"),
    "a value that is another": (
        SHARED,
        set_("risks", 2, mitigation="x"),
        "8:13 import-shared-value",
    ),
    "a number too long to be one": (
        "---\nnome: A\nriscos:\n  - titulo: R\n---\n",
        set_("risks", 0, revenue_at_risk=Decimal("1" * 30)),
        "2:1 import-not-readable",
    ),
    "a list in a list": (
        "---\nnome: A\nplano:\n  desafios:\n    - - Um\n---\n",
        set_("plan", challenges=("Dois",)),
        "5:7 import-no-place",
    ),
    "a file that cannot be read": (
        "---\nnome: [A\n---\n",
        set_(name="B"),
        "2:1 import-not-exact",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_spliced_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    before, edit, rule = REFUSED[name]
    assert edited(tmp_path, before, edit) == (before.encode(), [rule])


def test_an_english_file_has_english_numbers_and_words(tmp_path: Path) -> None:
    before = "---\nname: A\nrisks:\n  - title: R\n    revenue_at_risk: 1,000\n---\n"
    after, found = edited(
        tmp_path,
        before,
        set_("risks", 0, revenue_at_risk=Decimal("1500000.25"), status=RiskStatus.IN_PROCESS),
        form=EN,
    )
    wanted = before.replace("1,000\n", "1,500,000.25\n    status: in_process\n")
    assert (after.decode(), found) == (wanted, [])

"""One wrong record: which rule, at which line and column, with which words."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.source.finding import Severity
from tests.builders import PROGRAMME, account_text, load, load_account, rules, told

ENGLISH = "name: Programme\nlanguage: en\npeople:\n  - id: ana.lima\n    name: Ana Lima\n"

SIX = """\
segmeto: Alimentos
cliente_desde: 31/02/2020
situacao_compra: talvez
filiais: Monte Alto
riscos:
  - titulo: Segunda fonte
    impacto: 9
contratos:
  - valor: doze
    nome: Caixas
"""


def test_six_mistakes_of_one_file_are_six_findings(tmp_path: Path) -> None:
    loaded = load_account(tmp_path, SIX)
    assert told(loaded.findings) == [
        ("unknown-key", 3),
        ("date-does-not-exist", 4),
        ("unknown-value", 5),
        ("list-expected", 6),
        ("out-of-range", 9),
        ("bad-number", 11),
    ]
    assert {found.place.path for found in loaded.findings} == {"accounts/vereda/conta.md"}
    assert {found.severity for found in loaded.findings} == {Severity.ERROR}
    assert [item.id for item in loaded.portfolio.left_out] == ["vereda"]


@pytest.mark.parametrize(
    ("front", "rule", "line", "column"),
    [
        ("segmeto: A\n", "unknown-key", 3, 1),
        ("riscos:\n  - titulo: R\n    impactos: 3\n", "unknown-key", 5, 5),
        ("name: Outra\n", "repeated-key", 3, 1),
        ("segmento: A\nsegmento: B\n", "duplicate-key", 4, 1),
        ("situacao_compra: talvez\n", "unknown-value", 3, 18),
        ("segmento:\n  - A\n  - B\n", "value-expected", 4, 3),
        ("segmento:\n  a: b\n", "value-expected", 4, 3),
        ("filiais: Monte Alto\n", "list-expected", 3, 10),
        ("filiais:\n  id: a\n  nome: A\n", "list-expected", 4, 3),
        ("plano: expansao\n", "record-expected", 3, 8),
        ("plano:\n  - inicio: 2026-01-01\n", "record-expected", 4, 3),
        ("filiais:\n  - Monte Alto\n", "record-expected", 4, 5),
        ("custom: sim\n", "record-expected", 3, 9),
        ("condicoes:\n  limite_credito: muito\n", "bad-number", 4, 19),
        ("condicoes:\n  prazo_dias: 2,5\n", "bad-count", 4, 15),
        ("cliente_desde: ontem\n", "bad-date", 3, 16),
        ("cliente_desde: 12/31/2020\n", "month-first-date", 3, 16),
        (
            "oportunidades:\n  - id: o\n    nome: O\n    probabilidade: 60\n",
            "percent-over-one",
            6,
            20,
        ),
        ("necessidades:\n  - texto: N\n    atendida: talvez\n", "bad-yes-no", 5, 15),
        ("riscos:\n  - titulo: R\n    impacto: 6\n", "out-of-range", 5, 14),
        ("riscos:\n  - titulo: R\n    impacto: 0\n", "out-of-range", 5, 14),
        ("riscos:\n  - impacto: 3\n", "missing-key", 4, 5),
        ("riscos:\n  - titulo:\n    impacto: 3\n", "missing-key", 4, 5),
        ("filiais:\n  - id: Monte Alto\n    nome: M\n", "bad-id", 4, 9),
        ("filiais:\n  - id: con\n    nome: M\n", "reserved-id", 4, 9),
        (
            "filiais:\n  - id: a\n    nome: A\n  - nome: B\n    id: a\n",
            "duplicate-id",
            7,
            9,
        ),
        ("riscos:\n  - titulo: R\n    visibilidade: empresa\n", "mark-too-wide", 5, 5),
        ("visibilidade: cliente\n", "mark-too-wide", 3, 1),
        (
            "objetivos:\n  - id: o\n    titulo: O\n    lado: nosso\n    visibilidade: cliente\n",
            "our-objective-for-client",
            7,
            5,
        ),
        ("custom:\n  cor: azul\n", "unknown-custom-field", 4, 3),
    ],
)
def test_a_mistake_is_told_at_its_place(
    tmp_path: Path, front: str, rule: str, line: int, column: int
) -> None:
    (found,) = load_account(tmp_path, front).findings
    assert (found.rule, found.place.line, found.place.column) == (rule, line, column)


def test_an_account_without_name_says_so_at_its_beginning(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"vereda.md": "---\nsegmento: A\n---\n"})
    (found,) = loaded.findings
    assert (found.rule, found.place.line, found.params) == ("missing-key", 2, {"key": "nome"})


def test_an_account_with_an_empty_block_has_no_name(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"vereda.md": "---\n---\n"})
    assert [item.id for item in loaded.portfolio.left_out] == ["vereda"]
    assert len(loaded.findings) == 1


@pytest.mark.parametrize(
    ("front", "params"),
    [
        ("segmeto: A\n", {"key": "segmeto", "known": "segmento"}),
        ("contactos:\ncontratoss:\n", {"key": "contratoss", "known": "contratos"}),
        ("name: Outra\n", {"key": "name", "other": "nome", "line": "2"}),
    ],
)
def test_a_mistake_with_a_key_names_the_likely_one(
    tmp_path: Path, front: str, params: dict[str, str]
) -> None:
    (found,) = load_account(tmp_path, front).findings
    assert found.params == params


def test_the_nearest_key_is_said_in_the_language_of_the_file(tmp_path: Path) -> None:
    files = {"bakery.md": "---\nname: Bakery\nlegal_name: B Ltd\nownr: ana.lima\n---\n"}
    (found,) = load(tmp_path, files).findings
    assert found.params == {"key": "ownr", "known": "owner"}


@pytest.mark.parametrize(
    ("programme", "front", "allowed"),
    [
        (PROGRAMME, "nome: V\nobjetivos", "do_cliente, nosso, conjunto"),
        (f"{PROGRAMME}idioma: pt-PT\n", "nome: V\nobjetivos", "do_cliente, nosso, conjunto"),
        (ENGLISH, "name: V\nobjectives", "customer, ours, joint"),
    ],
    ids=["pt-BR", "pt-PT", "en"],
)
def test_allowed_words_are_listed_in_the_language_of_the_programme(
    tmp_path: Path, programme: str, front: str, allowed: str
) -> None:
    side = "side" if programme == ENGLISH else "lado"
    title = "title" if programme == ENGLISH else "titulo"
    text = f"---\n{front}:\n  - id: o\n    {title}: O\n    {side}: x\n---\n"
    (found,) = load(tmp_path, {"programa.yml": programme, "v.md": text}).findings
    assert (found.rule, found.params["allowed"]) == ("unknown-value", allowed)


def test_an_english_account_of_a_portuguese_programme_is_told_english_words(
    tmp_path: Path,
) -> None:
    text = "---\nname: B\nobjectives:\n  - id: o\n    title: O\n    side: theirs\n---\n"
    (found,) = load(tmp_path, {"b.md": text}).findings
    assert found.params["allowed"] == "customer, ours, joint"


@pytest.mark.parametrize(
    ("programme", "value", "told"),
    [
        (PROGRAMME, Decimal(640_000), []),
        (ENGLISH, Decimal(640), ["decimals-or-thousands"]),
    ],
)
def test_a_dot_before_three_digits_means_what_the_language_says(
    tmp_path: Path, programme: str, value: Decimal, told: list[str]
) -> None:
    front = "name: V\nterms:\n  credit_limit: 640.000\n"
    loaded = load(tmp_path, {"programa.yml": programme, "v.md": f"---\n{front}---\n"})
    assert rules(loaded.findings) == told
    assert loaded.portfolio.accounts[0].terms.credit_limit == value


@pytest.mark.parametrize("empty", ["", "~", "null", "   "])
def test_an_empty_value_is_a_missing_one(tmp_path: Path, empty: str) -> None:
    loaded = load_account(
        tmp_path, f"segmento: {empty}\nfiliais: {empty}\nplano: {empty}\nnivel: {empty}\n"
    )
    assert loaded.findings == ()
    account = loaded.portfolio.accounts[0]
    assert (account.segment, account.units, account.tier) == (None, (), None)
    assert account.plan.start is None


@pytest.mark.parametrize("front", ['nome: ""\n', 'nome: V\nnivel: ""\n', "nome: '  '\n"])
def test_an_empty_text_in_quotes_is_a_missing_value(tmp_path: Path, front: str) -> None:
    rules = [found.rule for found in load(tmp_path, {"v.md": f"---\n{front}---\n"}).findings]
    assert rules == ([] if "nome: V" in front else ["missing-key"])


def test_an_empty_name_is_a_missing_one(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"v.md": "---\nnome:\nsegmento: A\n---\n"})
    assert told(loaded.findings) == [("missing-key", 2)]


def test_empty_items_of_a_list_are_passed_over(tmp_path: Path) -> None:
    loaded = load_account(tmp_path, "tendencias:\n  - \n  - Pão\n  -\n")
    assert [item.text for item in loaded.portfolio.accounts[0].trends] == ["Pão"]
    assert loaded.places["vereda"]["trends", 0, "text"].line == 5


def test_a_bare_string_in_a_list_of_records_is_its_text(tmp_path: Path) -> None:
    loaded = load_account(tmp_path, "tendencias:\n  - Pão congelado\n  - texto: Outra\n")
    assert loaded.findings == ()
    assert [item.text for item in loaded.portfolio.accounts[0].trends] == ["Pão congelado", "Outra"]


def test_numbers_that_are_text_keep_every_sign(tmp_path: Path) -> None:
    loaded = load_account(tmp_path, "crm_id: 0012\nsegmento: 1.0\ngrupo: ~\n")
    account = loaded.portfolio.accounts[0]
    assert (account.crm_id, account.segment, account.parent) == ("0012", "1.0", None)


def test_yes_and_no_in_both_languages(tmp_path: Path) -> None:
    loaded = load_account(
        tmp_path,
        "necessidades:\n"
        + "".join(f"  - texto: N\n    atendida: {word}\n" for word in ("Sim", "NÃO", "yes", "no")),
    )
    assert [need.met for need in loaded.portfolio.accounts[0].needs] == [True, False, True, False]


CUSTOM = f"""{PROGRAMME}campos:
  - id: cor
    rotulo: Cor
  - id: desde
    rotulo: Desde
    tipo: data
  - id: parte
    rotulo: Parte
    tipo: percentual
  - id: ativa
    rotulo: Ativa
    tipo: sim_nao
  - id: limite
    rotulo: Limite
    tipo: valor
"""


def test_custom_fields_have_the_declared_type(tmp_path: Path) -> None:
    front = (
        "custom:\n  cor: azul\n  desde: 1/2/2020\n  parte: 5%\n  ativa: sim\n  limite: R$ 1.000\n"
    )
    loaded = load(tmp_path, {"programa.yml": CUSTOM, "v.md": account_text(front)})
    assert loaded.findings == ()
    custom = loaded.portfolio.accounts[0].custom
    assert custom["cor"] == "azul"
    assert str(custom["desde"]) == "2020-02-01"
    assert custom["parte"] == Decimal("0.05")
    assert custom["ativa"] is True
    assert custom["limite"] == 1000


def test_an_undeclared_custom_field_is_told_with_the_declared_ones(tmp_path: Path) -> None:
    loaded = load(
        tmp_path, {"programa.yml": CUSTOM, "v.md": account_text("custom:\n  desdde: 1/2/2020\n")}
    )
    (found,) = loaded.findings
    assert found.rule == "unknown-custom-field"
    assert found.params == {"key": "desdde", "known": "desde", "file": "accounts/programa.yml"}


def test_a_custom_field_of_the_wrong_type_is_told_at_its_value(tmp_path: Path) -> None:
    loaded = load(
        tmp_path, {"programa.yml": CUSTOM, "v.md": account_text("custom:\n  limite: muito\n")}
    )
    (found,) = loaded.findings
    assert (found.rule, found.place.line, found.place.column) == ("bad-number", 4, 11)


@pytest.mark.parametrize(
    "front",
    [
        "filiais:\n  - id: a\n    nome: A\n    visibilidade: cliente\n",
        "riscos:\n  - titulo: R\n    visibilidade: equipe\n",
        "objetivos:\n  - id: o\n    titulo: O\n    lado: conjunto\n    visibilidade: cliente\n",
        "visibilidade: empresa\n",
    ],
)
def test_marks_as_wide_as_allowed_are_no_finding(tmp_path: Path, front: str) -> None:
    assert load_account(tmp_path, front).findings == ()


def test_the_account_currency_decides_which_sign_stands_before_money(tmp_path: Path) -> None:
    loaded = load_account(tmp_path, "moeda: EUR\ncondicoes:\n  limite_credito: € 1.000,50\n")
    assert loaded.findings == ()
    assert loaded.portfolio.accounts[0].terms.credit_limit == Decimal("1000.50")


def test_an_account_currency_that_does_not_exist_is_told(tmp_path: Path) -> None:
    loaded = load_account(tmp_path, "moeda: reais\n")
    assert told(loaded.findings) == [("unknown-currency", 3)]


@pytest.mark.parametrize("key", ["id", "path", "prose", "figures", "meetings"])
def test_fields_nobody_writes_are_unknown_keys(tmp_path: Path, key: str) -> None:
    assert told(load_account(tmp_path, f"{key}: x\n").findings) == [("unknown-key", 3)]


def test_an_account_currency_is_a_code_in_capitals(tmp_path: Path) -> None:
    assert load_account(tmp_path, "moeda: eur\n").portfolio.accounts[0].currency == "EUR"

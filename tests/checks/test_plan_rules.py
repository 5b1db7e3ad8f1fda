"""Rules about the quality of plans: what breaks each, what does not, for whom, in which profile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.checks.plan_rules import PLAN_RULES, AppliesTo, active_rules
from kamdocs.checks.rules import run_checks
from kamdocs.messages import messages_for
from kamdocs.model.programme import Rules
from kamdocs.model.programme_enums import RuleProfile, RuleSeverity
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words
from tests.builders import load

TODAY = date(2026, 10, 15)

PROGRAMME = """\
nome: Programa
pessoas:
  - id: ana
    nome: Ana
niveis:
  - id: ouro
    nome: Ouro
    cadencia_dias: 30
    validade_plano_dias: 60
    revisao: trimestral
  - id: prata
    nome: Prata
    validade_plano_dias: 90
    revisao: semestral
  - id: bronze
    nome: Bronze
ofertas:
  - id: caixas
    nome: Caixas
criterios:
  atratividade:
    - id: potencial
      nome: Potencial
      peso: 100
etapas:
  - id: proposta
    nome: Proposta
    probabilidade: 60%
  - id: cotacao
    nome: Cotação
  - id: ganha
    nome: Ganha
  - id: perdida
    nome: Perdida
regras:
  perfil: completo
"""

KEPT = "atualizado_em: 2026-10-01\n"
ROLES = """\
contatos:
  - id: s
    papel: sponsor_executivo
    proximidade: frequente
  - id: d
    papel: decisor
    proximidade: proxima
  - id: c
    papel: champion
"""
DUE = "    prazo: 2026-12-31\n"
OWNED = "    responsavel: ana\n"
MEASURED = "    meta: 10\n    medida: un\n"
TWO = """\
    acoes:
      - titulo: A
        prazo: 2026-11-01
      - titulo: B
        prazo: 2026-11-02
"""


def objective(*lines: str) -> str:
    return f"objetivos:\n  - id: o\n    titulo: O\n{''.join(lines)}"


def found(
    folder: Path, front: str, programme: str = PROGRAMME, **files: str
) -> tuple[Finding, ...]:
    """Give what is found in the account `v`; files by name, `__` stands for a slash."""
    own = {f"v/{name.replace('__', '/')}": text for name, text in files.items()}
    project = {"programa.yml": programme, "v/conta.md": f"---\nnome: V\n{front}---\n", **own}
    return run_checks(load(folder, project), TODAY)


def names(findings: tuple[Finding, ...]) -> list[str]:
    return [item.rule for item in findings]


@pytest.mark.parametrize(
    ("front", "rule"),
    [
        (objective(DUE, OWNED, TWO), "objective-without-measure"),
        (objective(DUE, OWNED, TWO, "    meta: 10\n"), "objective-without-measure"),
        (objective(DUE, OWNED, TWO, "    medida: un\n"), "objective-without-measure"),
        (objective(DUE, MEASURED, TWO), "objective-without-owner"),
        (objective(OWNED, MEASURED, TWO), "objective-without-date"),
        (objective(DUE, OWNED, MEASURED), "objective-without-actions"),
        (
            objective(DUE, OWNED, MEASURED, TWO.replace("        prazo: 2026-11-02\n", "")),
            "objective-without-actions",
        ),
        (
            objective(DUE, OWNED, MEASURED, TWO, "        situacao: cancelada\n"),
            "objective-without-actions",
        ),
        (
            objective(DUE, MEASURED, "    valor_atual: 9\n    situacao: atingido\n"),
            "achieved-short-of-target",
        ),
        (
            objective(
                DUE, MEASURED, "    valor_atual: 11\n    sentido: menor_melhor\n",
                "    situacao: atingido\n",
            ),
            "achieved-short-of-target",
        ),
        (
            objective(
                DUE, OWNED, MEASURED, "    valor_inicial: 2\n    valor_atual: 3\n", TWO
            ),
            "not-started-with-progress",
        ),
        (
            objective(
                DUE, OWNED, "    valor_inicial: 12\n    valor_atual: 11\n", MEASURED, TWO
            ),
            "not-started-with-progress",
        ),
        (
            objective(DUE, OWNED, MEASURED, TWO, "        situacao: em_andamento\n"),
            "not-started-with-progress",
        ),
        ("acoes:\n  - titulo: A\n    prazo: 2026-10-14\n", "action-overdue"),
        ("acoes:\n  - titulo: A\n    prazo: 14/10/2026\n    situacao: bloqueada\n",
         "action-overdue"),
        ("plano_conjunto:\n  objetivo: M\n  tarefas:\n    - titulo: T\n      prazo: 2026-10-14\n",
         "action-overdue"),
        ("acoes:\n  - titulo: A\n    prazo: 2026-10-14\n    situacao: concluida\n",
         "done-without-date"),
        ("nivel: bronze\ncontatos:\n  - id: x\n    proximidade: proxima\n  - id: y\n",
         "single-contact"),
        ("contatos:\n  - id: x\n    ultimo_contato: 2026-09-24\n    cadencia_dias: 20\n",
         "contact-late"),
        ("contratos:\n  - nome: C\n    fim: 2026-12-31\n    aviso_dias: 77\n",
         "contract-in-notice"),
        ("potencial:\n  - oferta: caixas\n    potencial: 10\n    nosso_faturamento: 11\n",
         "potential-below-revenue"),
        ("potencial:\n  - oferta: caixas\n    compra_total: 10\n    nosso_faturamento: 11\n",
         "potential-below-revenue"),
        ("filiais: [{id: s, nome: S}]\npotencial: [{oferta: caixas},{oferta: caixas, filial: s}]\n",
         "potential-twice"),
        ("oportunidades:\n  - id: o\n    nome: O\n    etapa: proposta\n    probabilidade: 81%\n",
         "probability-against-stage"),
        ("oportunidades:\n  - id: o\n    nome: O\n    etapa: ganha\n    probabilidade: 99%\n",
         "probability-against-stage"),
        ("oportunidades:\n  - id: o\n    nome: O\n    etapa: perdida\n    probabilidade: 5%\n",
         "probability-against-stage"),
        ("pontuacao:\n  - criterio: potencial\n    nota: 8\n", "score-without-evidence"),
        ("moeda: EUR\n", "currency-mismatch"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule(tmp_path: Path, front: str, rule: str) -> None:
    (item,) = found(tmp_path, front)
    assert (item.rule, item.severity, item.subject) == (rule, PLAN_RULES[rule].severity, "v")


@pytest.mark.parametrize(
    "front",
    [
        objective(DUE, OWNED, MEASURED, TWO),
        objective(DUE, OWNED, "    natureza: qualitativo\n", TWO),
        objective("    situacao: cancelado\n"),
        objective("    situacao: adiado\n"),
        objective("    meta: 10\n    valor_atual: 10\n    situacao: atingido\n"),
        objective("    meta: 10\n    situacao: atingido\n"),
        objective(
            "    valor_inicial: 12\n    meta: 10\n    valor_atual: 9\n    situacao: atingido\n"
        ),
        objective(DUE, OWNED, MEASURED, "    valor_inicial: 3\n    valor_atual: 3\n", TWO),
        objective(DUE, OWNED, MEASURED, "    valor_inicial: 3\n    valor_atual: 2\n", TWO),
        objective(DUE, OWNED, MEASURED)
        + "acoes:\n  - titulo: A\n    objetivo: o\n    prazo: 2026-11-01\n"
        + "  - titulo: B\n    objetivo: o\n    prazo: 2026-11-02\n",
        "acoes:\n  - titulo: A\n    prazo: 2026-10-15\n  - titulo: B\n",
        "acoes:\n  - titulo: A\n    prazo: 2026-10-14\n    situacao: cancelada\n",
        ("acoes:\n  - titulo: A\n    prazo: 2026-10-14\n    situacao: concluida\n"
         "    concluida_em: 2026-10-14\n"),
        ("plano_conjunto:\n  objetivo: M\n  tarefas:\n    - titulo: T\n      prazo: 2026-10-14\n"
         "      feita: sim\n"),
        "contatos:\n  - id: x\n    proximidade: proxima\n",
        ("nivel: bronze\ncontatos:\n  - id: x\n    proximidade: proxima\n  - id: y\n"
         "    proximidade: frequente\n"),
        "contatos:\n  - id: x\n    ultimo_contato: 2026-09-25\n    cadencia_dias: 20\n",
        "contatos:\n  - id: x\n    ultimo_contato: 2020-01-01\n",
        ("contatos:\n  - id: x\n    a_identificar: sim\n    ultimo_contato: 2020-01-01\n"
         "    cadencia_dias: 20\n"),
        "contratos:\n  - nome: C\n    fim: 2026-12-31\n    aviso_dias: 76\n",
        "contratos:\n  - nome: C\n    fim: 2026-10-14\n    aviso_dias: 90\n",
        ("contratos:\n  - nome: C\n    fim: 2026-12-31\n    aviso_dias: 90\n"
         "    situacao: arquivado\n"),
        "contratos:\n  - nome: C\n    fim: 2026-10-20\n",
        "potencial:\n  - oferta: caixas\n    potencial: 10\n    nosso_faturamento: 10\n",
        "oportunidades:\n  - id: o\n    nome: O\n    etapa: proposta\n    probabilidade: 80%\n",
        "oportunidades:\n  - id: o\n    nome: O\n    etapa: cotacao\n    probabilidade: 80%\n",
        "oportunidades:\n  - id: o\n    nome: O\n    probabilidade: 80%\n",
        "oportunidades:\n  - id: o\n    nome: O\n    etapa: ganha\n    probabilidade: 100%\n",
        "pontuacao:\n  - criterio: potencial\n    nota: 8\n    evidencia: Ata de março\n",
        "moeda: BRL\n",
        "",
    ],
)  # fmt: skip
def test_what_does_not_break_a_rule(tmp_path: Path, front: str) -> None:
    assert found(tmp_path, front) == ()


@pytest.mark.parametrize(
    ("tier", "expected"),
    [
        ("ouro", ["no-champion", "no-decision-maker", "no-sponsor", "review-missing"]),
        ("prata", ["review-missing"]),
        ("", []),
    ],
)
def test_the_three_roles_are_asked_of_the_top_level_only(
    tmp_path: Path, tier: str, expected: list[str]
) -> None:
    assert names(found(tmp_path, f"{KEPT}nivel: {tier}\n")) == expected


def test_a_role_to_identify_is_not_filled(tmp_path: Path) -> None:
    people = ROLES.replace("    papel: champion\n", "    papel: champion\n    a_identificar: sim\n")
    review = {"revisoes__2026-t3.md": "---\nsituacao: planejada\n---\n"}
    assert names(found(tmp_path, f"{KEPT}nivel: ouro\n{people}", **review)) == ["no-champion"]
    assert found(tmp_path, f"{KEPT}nivel: ouro\n{ROLES}", **review) == ()


@pytest.mark.parametrize(
    ("tier", "updated", "stale"),
    [
        ("ouro", "2026-08-15", True),
        ("ouro", "2026-08-16", False),
        ("prata", "2026-08-15", False),
        ("prata", "2026-07-16", True),
        ("", "2020-01-01", False),
        ("ouro", "", False),
    ],
)
def test_a_plan_is_stale_by_the_days_of_its_level(
    tmp_path: Path, tier: str, updated: str, *, stale: bool
) -> None:
    findings = found(tmp_path, f"nivel: {tier}\natualizado_em: {updated}\n")
    assert ("plan-stale" in names(findings)) is stale


@pytest.mark.parametrize(
    ("front", "review", "missing"),
    [
        ("nivel: ouro\n", "2026-t3", False),
        ("nivel: ouro\n", "2026-t2", True),
        ("nivel: prata\n", "2026-t2", False),
        ("nivel: prata\n", "2026-t1", True),
        ("nivel: ouro\nsituacao_compra: abordada\n", "2026-t1", False),
        ("nivel: ouro\ncliente_desde: 2026-07-02\n", "2026-t1", False),
        ("nivel: ouro\ncliente_desde: 2026-07-01\n", "2026-t1", True),
        ("", "2026-t1", False),
    ],
)
def test_a_closed_quarter_has_a_review_as_often_as_the_level_asks(
    tmp_path: Path, front: str, review: str, *, missing: bool
) -> None:
    files = {f"revisoes__{review}.md": "---\nsituacao: realizada\n---\n"}
    findings = [item for item in found(tmp_path, front, **files) if item.rule == "review-missing"]
    assert [item.params for item in findings] == ([{"quarter": "2026-q3"}] if missing else [])


def test_the_quarters_are_fiscal(tmp_path: Path) -> None:
    programme = PROGRAMME + "ano_fiscal:\n  mes_inicial: 7\n"
    findings = found(tmp_path, f"{KEPT}nivel: prata\n", programme)
    assert [item.params for item in findings] == [{"quarter": "2027-q1"}]


COMMITMENT = "---\ndata: 2026-10-01\nencaminhamentos:\n  - texto: P\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("    prazo: 2026-10-20\n    situacao: a_fazer\n", ["commitment-without-owner"]),
        ("    responsavel: ana\n    situacao: a_fazer\n", ["commitment-without-date"]),
        ("    responsavel: ana\n    prazo: 2026-10-20\n", ["commitment-without-status"]),
        ("    situacao: concluida\n", []),
        ("    situacao: cancelada\n", []),
        ("    responsavel: ana\n    prazo: 2026-10-14\n    situacao: a_fazer\n",
         ["action-overdue"]),
        ("    responsavel: ana\n    prazo: 2026-10-15\n    situacao: a_fazer\n", []),
    ],
)  # fmt: skip
def test_a_commitment_says_who_when_and_how_it_stands(
    tmp_path: Path, lines: str, expected: list[str]
) -> None:
    files = {"reunioes__2026-10-01-a.md": f"{COMMITMENT}{lines}---\n"}
    findings = found(tmp_path, "", **files)
    assert names(findings) == expected
    assert {item.place.path for item in findings} <= {"accounts/v/reunioes/2026-10-01-a.md"}


def test_a_promise_written_twice_is_overdue_once(tmp_path: Path) -> None:
    promise = "    responsavel: ana\n    prazo: 2026-10-14\n    situacao: a_fazer\n"
    files = {"reunioes__2026-10-01-a.md": f"{COMMITMENT}{promise}---\n"}
    findings = found(tmp_path, f"acoes:\n  - titulo: P\n{promise}", **files)
    assert [(item.rule, item.place.path) for item in findings] == [
        ("action-overdue", "accounts/v/conta.md")
    ]


FIGURES = "periodo;oferta;indicador;realizado\n"


@pytest.mark.parametrize(
    ("front", "rows", "expected"),
    [
        ("", "2026-01;;faturamento;1\n2026-02;;faturamento;1\n", []),
        ("", "2026-01;;faturamento;1\n2026-04;;faturamento;1\n",
         [{"kpi": "Faturamento", "period": "2026-02", "count": "2"}]),
        ("", "2026-01;;faturamento;1\n2026-02;;faturamento;\n2026-03;;faturamento;1\n",
         [{"kpi": "Faturamento", "period": "2026-02", "count": "1"}]),
        ("", "2025-12;;faturamento;1\n2026-01;;faturamento;1\n", []),
        ("", "2025-t4;;faturamento;1\n2026-t2;;faturamento;1\n",
         [{"kpi": "Faturamento", "period": "2026-q1", "count": "1"}]),
        ("", "2026-01;caixas;faturamento;1\n2026-02;;faturamento;1\n2026-03;caixas;faturamento;1\n",
         []),
        ("situacao_compra: eventual\n", "2026-01;;faturamento;1\n2026-04;;faturamento;1\n", []),
    ],
)  # fmt: skip
def test_figures_have_no_hole(
    tmp_path: Path, front: str, rows: str, expected: list[dict[str, str]]
) -> None:
    findings = found(tmp_path, front, **{"numeros.csv": FIGURES + rows})
    assert names(findings) == ["figures-gap"] * len(expected)
    assert [item.params for item in findings] == expected


MONTHS = FIGURES + "".join(f"2026-0{month};caixas;faturamento;100\n" for month in range(1, 10))
FOLLOWED = "    indicador: faturamento\n    meta: 1200\n" + DUE + OWNED + TWO


@pytest.mark.parametrize(
    ("lines", "computed"),
    [
        ("    inicio: 2026-01-01\n    valor_atual: 900\n", None),
        ("    inicio: 2026-01-01\n    valor_atual: 891\n", None),
        ("    inicio: 2026-01-01\n    valor_atual: 890\n", "900"),
        ("    inicio: 2026-03-01\n    valor_atual: 900\n", "700"),
        ("    inicio: 2026-01-01\n    oferta: caixas\n    valor_atual: 800\n", "900"),
        ("    valor_atual: 800\n", None),
        ("    inicio: 2026-01-01\n    valor_inicial: 50\n    valor_atual: 80\n", None),
        ("    inicio: 2026-01-01\n    valor_atual: 1\n    situacao: cancelado\n", None),
    ],
)
def test_a_typed_value_that_its_figures_do_not_give_is_told(
    tmp_path: Path, lines: str, computed: str | None
) -> None:
    status = "" if "situacao" in lines else "    situacao: em_andamento\n"
    findings = found(tmp_path, objective(FOLLOWED, lines, status), **{"numeros.csv": MONTHS})
    assert names(findings) == ([] if computed is None else ["objective-value-differs"])
    assert [item.params["computed"] for item in findings] == ([computed] if computed else [])


def test_a_level_is_compared_with_the_last_period(tmp_path: Path) -> None:
    programme = PROGRAMME + "indicadores:\n  - id: otif\n    nome: OTIF\n"
    lines = FOLLOWED.replace("faturamento", "otif") + "    valor_atual: 94\n"
    rows = FIGURES + "2026-08;;otif;94\n2026-09;;otif;95,5\n2026-10;;otif;94\n"
    started = "    situacao: em_andamento\n"
    (item,) = found(tmp_path, objective(lines, started), programme, **{"numeros.csv": rows})
    assert (item.rule, item.params["computed"]) == ("objective-value-differs", "95,5")


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("recorrente", None), ("eventual", "recorrente"), ("perdida", "recorrente"), ("", None)],
)
def test_a_situation_that_the_purchases_contradict_is_told(
    tmp_path: Path, typed: str, suggested: str | None
) -> None:
    findings = found(tmp_path, f"situacao_compra: {typed}\n", **{"numeros.csv": MONTHS})
    assert names(findings) == ([] if suggested is None else ["lifecycle-against-orders"])
    for item in findings:
        assert item.params["suggested"].casefold() == suggested
        assert str(item.place) == "accounts/v/conta.md:3:18"


@pytest.mark.parametrize(("typed", "differs"), [("900", False), ("1.200", True)])
def test_the_revenue_of_a_cell_is_that_of_twelve_months(
    tmp_path: Path, typed: str, *, differs: bool
) -> None:
    cell = f"potencial:\n  - oferta: caixas\n    nosso_faturamento: {typed}\n"
    new, old = (f"cliente_desde: {year}-01-10\n{cell}" for year in (2026, 2015))
    findings = found(tmp_path / "new", new, **{"numeros.csv": MONTHS})
    assert names(findings) == (["cell-revenue-differs"] if differs else [])
    assert found(tmp_path / "old", old, **{"numeros.csv": MONTHS}) == ()


def test_an_archived_account_is_left_in_peace(tmp_path: Path) -> None:
    front = objective() + "nivel: ouro\nmoeda: EUR\n"
    assert names(found(tmp_path, front)) != []
    assert found(tmp_path, f"{front}situacao: arquivada\n") == ()


def test_the_message_names_the_thing_its_day_and_what_to_do(tmp_path: Path) -> None:
    (item,) = found(tmp_path, "acoes:\n  - titulo: Enviar laudo\n    prazo: 2026-10-14\n")
    assert str(item.place) == "accounts/v/conta.md:5:12"
    assert finding_words(item, messages_for("pt-BR")) == (
        "“Enviar laudo” venceu em 14/10/2026 e continua em aberto.",
        "Conclua, combine um novo prazo ou cancele.",
    )


BASIC = PROGRAMME.replace("completo", "basico")


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("  perfil: basico\n", ["objective-without-date", "objective-without-owner"]),
        ("  perfil: completo\n",
         ["objective-without-actions", "objective-without-date", "objective-without-owner"]),
        ("  severidade:\n    objective-without-actions: informacao\n",
         ["objective-without-actions", "objective-without-date", "objective-without-owner"]),
        ("  severidade:\n    objective-without-date: desligada\n", ["objective-without-owner"]),
        ("", ["objective-without-date", "objective-without-owner"]),
    ],
)  # fmt: skip
def test_a_profile_turns_rules_on_and_a_severity_turns_one_on_or_off(
    tmp_path: Path, settings: str, expected: list[str]
) -> None:
    programme = PROGRAMME.replace("  perfil: completo\n", settings)
    if not settings:
        programme = programme.replace("regras:\n", "")
    assert names(found(tmp_path, objective(MEASURED), programme)) == expected


def test_the_basic_profile_has_at_most_eight_rules_and_the_complete_one_all() -> None:
    basic = active_rules(Rules())
    assert 0 < len(basic) <= 8
    assert active_rules(Rules(profile=RuleProfile.COMPLETE)) == PLAN_RULES
    chosen = Rules(severity={"no-champion": RuleSeverity.INFO})
    assert set(active_rules(chosen)) - set(basic) == {"no-champion"}


def test_no_rule_about_the_quality_of_a_plan_is_an_error() -> None:
    assert {rule.severity for rule in PLAN_RULES.values()} == {Severity.WARNING, Severity.INFO}


def test_the_rule_of_three_roles_is_of_the_top_level() -> None:
    top = {name for name, rule in PLAN_RULES.items() if rule.applies_to is AppliesTo.TOP}
    assert top == {"no-sponsor", "no-decision-maker", "no-champion"}


@pytest.mark.parametrize(
    ("settings", "line", "known"),
    [
        ("  severidade:\n    plan-stael: desligada\n", 2, "plan-stale"),
        ("  aceitas:\n    - regra: plan-stael\n      motivo: m\n", 2, "plan-stale"),
    ],
)
def test_a_setting_of_a_rule_that_does_not_exist_is_an_error(
    tmp_path: Path, settings: str, line: int, known: str
) -> None:
    programme = f"{BASIC}{settings}"
    (item,) = found(tmp_path, "", programme)
    assert (item.rule, item.severity) == ("unknown-rule", Severity.ERROR)
    assert item.place.line == len(BASIC.splitlines()) + line
    assert item.params["known"].startswith(known)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2026-10-15", []),
        ("2026-10-14", ["currency-mismatch", "acceptance-expired"]),
    ],
)
def test_an_acceptance_holds_until_its_day(tmp_path: Path, until: str, expected: list[str]) -> None:
    accepted = (
        "  aceitas:\n    - regra: currency-mismatch\n      conta: v\n      motivo: exportação\n"
        f"      ate: {until}\n"
    )
    findings = found(tmp_path, "moeda: EUR\n", PROGRAMME + accepted)
    assert sorted(names(findings)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("55,000", "55.000"),
        ("R$ 1,250", "1.250"),
        ("0,125", None),
        ("55,00", None),
        ("55,0001", None),
        ("1.055,000", None),
        ("55.000", None),
        ("1055,125", None),
    ],
)
def test_three_decimals_of_money_may_be_thousands(
    tmp_path: Path, text: str, suggestion: str | None
) -> None:
    front = f"condicoes:\n  limite_credito: {text}\n"
    expected = [{"text": text, "suggestion": suggestion}] if suggestion else []
    assert [item.params for item in found(tmp_path, front)] == expected


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("2026-01;;faturamento;55,000", ["55,000"]),
        ("2026-01;;faturamento;55,000\n2026-02;;faturamento;60,000", ["55,000"]),
        ("2026-01;;faturamento;55,000\n2026-02;;faturamento;60,25", []),
        ("2026-01;;faturamento;55,000\n2026-02;;faturamento;1.060,000", []),
        ("2026-01;;faturamento;55,000\n2026-02;;volume;60,25", ["55,000"]),
        ("2026-01;;faturamento;55,000\n2026-02;;faturamento;60", ["55,000"]),
        ("2026-01;;volume;55,125", []),
        ("2026-01;;margem;55,00", []),
    ],
)
def test_three_decimals_in_a_table_are_told_once_a_column_of_money(
    tmp_path: Path, rows: str, told: list[str]
) -> None:
    findings = found(tmp_path, "", **{"numeros.csv": f"{FIGURES}{rows}\n"})
    assert [item.params["text"] for item in findings] == told
    assert {item.rule for item in findings} <= {"decimals-or-thousands"}

"""Which edits undo an approval and which do not, and what an approval keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import Field

from kamdocs.model.account import Account
from kamdocs.model.work import Objective
from kamdocs.review.approval import (
    CONTENT,
    ApprovalState,
    approval_state,
    approved_content,
    content_text,
    fingerprint,
)
from kamdocs.source.plan_approval import Approvals, PlanApproval, parse_approval
from tests.builders import load

ACCOUNT = """\
---
nome: Vereda
segmento: Alimentos
responsavel: ana.lima
plano:
  inicio: 2026-01-01
  fim: 2026-12-31
  tipo: expansao
  aprovacao: em_revisao
  visao: Ser o primeiro fornecedor em caixas.
  prioridades_do_cliente:
    - Menos avarias
    - Entregar no prazo
  meta_receita: 1200000
  proxima_revisao: 2026-11-10
unidades:
  - {id: recife, nome: Recife}
contatos:
  - {id: paula, nome: Paula Prado}
  - {id: caio, nome: Caio Melo}
oportunidades:
  - {id: filmes, nome: Filmes, valor_anual: 300000}
verbas:
  - {nome: Verba de lançamento, acordado: 50000, pago: 10000}
objetivos:
  - id: crescer
    titulo: Crescer em caixas
    lado: nosso
    indicador: otif
    valor_inicial: 80
    valor_atual: 82
    meta: 95
    planejado:
      - {periodo: 2026-t2, valor: 88}
    prazo: 2026-12-31
    peso: 60
    responsavel: ana.lima
    status: em_andamento
    acoes:
      - {titulo: Visitar Recife, responsavel: rui.sa, prazo: 2026-10-20}
  - id: reter
    titulo: Renovar o contrato
    prazo: 2026-12-01
plano_conjunto:
  objetivo: Reduzir avarias
  data_alvo: 2026-12-15
  marcos:
    - {titulo: Piloto, prazo: 2026-11-01}
  tarefas:
    - {titulo: Testar palete, nosso: rui.sa, do_cliente: paula}
---
Defender **Recife** e crescer 8% em filmes.

Sem guerra de preço.
"""


def account(folder: Path, text: str = ACCOUNT, **more: str) -> Account:
    loaded = load(folder, {"vereda/conta.md": text, **more})
    assert [item.rule for item in loaded.findings if item.severity == "error"] == []
    return loaded.portfolio.accounts[0]


UNDO = [
    ("fim: 2026-12-31\n  tipo", "fim: 2027-03-31\n  tipo"),
    ("tipo: expansao", "tipo: retencao"),
    ("primeiro fornecedor", "segundo fornecedor"),
    ("    - Menos avarias\n", ""),
    ("meta_receita: 1200000", "meta_receita: 1500000"),
    ("titulo: Crescer em caixas", "titulo: Crescer em filmes"),
    ("lado: nosso", "lado: conjunto"),
    ("indicador: otif", "medida: Entregas"),
    ("valor_inicial: 80", "valor_inicial: 70"),
    ("meta: 95", "meta: 90"),
    ("valor: 88", "valor: 86"),
    ("2026-t2", "2026-t3"),
    ("prazo: 2026-12-31\n    peso", "prazo: 2027-01-31\n    peso"),
    ("peso: 60", "peso: 40"),
    ("    responsavel: ana.lima\n    status", "    responsavel: rui.sa\n    status"),
    ("  - id: reter\n    titulo: Renovar o contrato\n    prazo: 2026-12-01\n", ""),
    ("acordado: 50000", "acordado: 90000"),
    ("Reduzir avarias", "Reduzir devoluções"),
    ("data_alvo: 2026-12-15", "data_alvo: 2027-02-15"),
    ("{titulo: Piloto, prazo: 2026-11-01}", "{titulo: Piloto, prazo: 2026-12-01}"),
    ("nosso: rui.sa", "nosso: ana.lima"),
    ("do_cliente: paula", "do_cliente: caio"),
    ("crescer 8%", "crescer 6%"),
    ("Sem guerra de preço.", "Com guerra de preço."),
]

KEEP = [
    ("aprovacao: em_revisao", "aprovacao: aprovado"),
    ("proxima_revisao: 2026-11-10", "proxima_revisao: 2026-12-10"),
    (
        "    - Menos avarias\n    - Entregar no prazo\n",
        "    - Entregar no prazo\n    - Menos avarias\n",
    ),
    ("segmento: Alimentos", "segmento: Bebidas"),
    ("nome: Vereda\n", "nome: Vereda Alimentos\n"),
    ("responsavel: ana.lima\nplano", "responsavel: rui.sa\nplano"),
    ("Recife}", "Recife (PE)}"),
    ("nome: Paula Prado", "nome: Paula Prado Lima"),
    ("valor_anual: 300000", "valor_anual: 900000"),
    ("pago: 10000", "pago: 30000"),
    ("id: crescer", "id: crescer-caixas"),
    ("valor_atual: 82", "valor_atual: 96"),
    ("status: em_andamento", "status: atingido"),
    ("titulo: Visitar Recife", "titulo: Visitar a fábrica"),
    ("prazo: 2026-10-20}", "prazo: 2026-11-20}"),
    ("prazo: 2026-11-01}", "prazo: 2026-11-01, status: em_andamento}"),
    ("do_cliente: paula}", "do_cliente: paula, feita: sim}"),
    ("Defender **Recife** e", "Defender Recife, e"),
    ("preço.\n", "preco\n\n\n"),
    ("titulo: Crescer em caixas", "titulo: crescer  em caixas."),
]


@pytest.mark.parametrize(("before", "after"), UNDO)
def test_an_aim_that_changes_undoes_the_approval(tmp_path: Path, before: str, after: str) -> None:
    assert ACCOUNT.count(before) == 1
    changed = account(tmp_path, ACCOUNT.replace(before, after))
    assert fingerprint(changed) != fingerprint(account(tmp_path))


@pytest.mark.parametrize(("before", "after"), KEEP)
def test_progress_people_and_layout_do_not(tmp_path: Path, before: str, after: str) -> None:
    assert before in ACCOUNT
    changed = account(tmp_path, ACCOUNT.replace(before, after))
    assert changed != account(tmp_path / "same")
    assert fingerprint(changed) == fingerprint(account(tmp_path))


def test_the_order_of_objectives_and_files_beside_the_plan_do_not(tmp_path: Path) -> None:
    first, rest = ACCOUNT.index("  - id: crescer"), ACCOUNT.index("  - id: reter")
    end = ACCOUNT.index("plano_conjunto:")
    turned = ACCOUNT[:first] + ACCOUNT[rest:end] + ACCOUNT[first:rest] + ACCOUNT[end:]
    files = {
        "vereda/numeros.csv": "indicador;periodo;realizado\notif;2026-03;90\n",
        "vereda/reunioes/2026-03-02-a.md": "---\ndata: 2026-03-02\n---\nNotas.\n",
    }
    assert fingerprint(account(tmp_path, turned, **files)) == fingerprint(account(tmp_path / "b"))


def test_a_fingerprint_stays_the_same_over_versions() -> None:
    """Computed once and written here: whoever changes it undoes every approval."""
    plain = Account(
        id="v",
        path="accounts/v.md",
        name="Vereda",
        objectives=(Objective(id="a", title="Crescer", target=Decimal("1.50")),),
    )
    assert fingerprint(plain) == "6270c580c36c9ecc2cb25af9d318ef7ceaa10dffed792d51fa60aadfbf510431"


def test_equal_numbers_are_the_same_aim() -> None:
    one, other = (
        Account(
            id="v",
            path="v.md",
            name="V",
            objectives=(Objective(id="a", title="A", target=Decimal(text)),),
        )
        for text in ("95", "95.00")
    )
    assert fingerprint(one) == fingerprint(other)


def test_a_field_that_a_later_version_adds_does_not_count() -> None:
    class LaterObjective(Objective):
        """An objective as a later version may have it."""

        tone: str = "new"
        tags: tuple[str, ...] = Field(default=("new",))

    now = Account(id="v", path="v.md", name="V", objectives=(Objective(id="a", title="Crescer"),))
    later = now.model_copy(update={"objectives": (LaterObjective(id="a", title="Crescer"),)})
    assert fingerprint(now) == fingerprint(later)


def test_content_names_fields_that_exist() -> None:
    for record, names in CONTENT.items():
        assert set(names) <= set(record.model_fields)


def test_content_holds_the_aims_and_nothing_else(tmp_path: Path) -> None:
    content = approved_content(account(tmp_path))
    assert (content.id, content.name, content.plan.revenue_target) == ("vereda", "Vereda", 1200000)
    assert (content.stakeholders, content.opportunities, content.units) == ((), (), ())
    objective = content.objectives[0]
    assert (objective.target, objective.current_value, objective.actions) == (95, None, ())
    assert content.joint_plan is not None
    assert content.joint_plan.tasks[0].owner_us == "rui.sa"
    assert approved_content(content) == content


def approval(of: Account, **more: object) -> PlanApproval:
    values: dict[str, object] = {
        "person": "ana.lima",
        "day": date(2026, 10, 10),
        "recorded_at": datetime(2026, 10, 10, 9, tzinfo=UTC),
        "fingerprint": fingerprint(of),
        "content": content_text(of),
        **more,
    }
    return PlanApproval(**values)  # type: ignore[arg-type]


def test_what_was_approved_can_be_read_again(tmp_path: Path) -> None:
    plan = account(tmp_path)
    read = parse_approval(approval(plan).text())
    assert read == approval(plan)
    assert read is not None
    state = ApprovalState(read, account(tmp_path, ACCOUNT.replace("meta: 95", "meta: 90")))
    assert state.is_changed
    assert state.then == approved_content(plan)


def test_a_fingerprint_of_another_version_is_taken_anew(tmp_path: Path) -> None:
    plan = account(tmp_path)
    assert not ApprovalState(approval(plan, fingerprint="other"), plan).is_changed


def test_an_approval_without_its_content_still_tells_that_the_plan_changed(tmp_path: Path) -> None:
    plan = account(tmp_path)
    broken = approval(plan, fingerprint="other", content='{"kamdocs-snapshot": 1}')
    state = ApprovalState(broken, plan)
    assert (state.is_changed, state.then) == (True, None)


def test_the_last_approval_counts_and_nothing_is_read_before(tmp_path: Path) -> None:
    plan = account(tmp_path / "p")
    old = approval(plan, day=date(2026, 1, 5), fingerprint="old")
    for name, text in {
        "b.json": approval(plan).text(),
        "a.json": old.text(),
        "c.json": "{",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    approvals = Approvals(tmp_path, {"vereda": ("a.json", "b.json", "c.json")})
    state = approval_state(plan, approvals)
    assert state is not None
    assert (state.approval.path, state.is_changed) == ("b.json", False)
    assert approvals.unread("vereda") == ("c.json",)
    assert approval_state(plan, Approvals(tmp_path)) is None


def test_approvals_of_a_revision_outlive_its_folder(tmp_path: Path) -> None:
    plan = account(tmp_path / "p")
    file = tmp_path / "a.json"
    file.write_text(approval(plan).text(), encoding="utf-8")
    kept = Approvals(tmp_path, {"vereda": ("a.json",)}).in_memory()
    file.unlink()
    assert kept.last("vereda") == approval(plan)
    assert Approvals(tmp_path, {"vereda": ("a.json",)}).unread("vereda") == ("a.json",)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"format": "kamdocs-plan-approval-1"}', "[" * 100_000, '{"format": 3}'],
)
def test_other_files_are_no_approvals(text: str) -> None:
    assert parse_approval(text) is None

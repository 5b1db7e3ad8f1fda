"""What a client sees of its own account: what the contract lets through, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.audience.client_view import client_loaded, client_portfolio
from kamdocs.errors import UserError
from kamdocs.model.account import Account
from kamdocs.model.enums import Visibility
from kamdocs.model.portfolio import Portfolio
from kamdocs.source.folder import LoadedPortfolio
from tests.builders import PROGRAMME, account_text, load

MARK = "visibilidade: cliente"


def seen(folder: Path, files: dict[str, str]) -> LoadedPortfolio:
    """Load a project and look at the account `vereda` as its client."""
    loaded = load(folder, files)
    assert not [item for item in loaded.findings if item.severity == "error"], loaded.findings
    return client_loaded(loaded, "vereda")


def portfolio(folder: Path, front: str, body: str = "", **files: str) -> Portfolio:
    """Give the portfolio of the one account as its client sees it."""
    named = {
        f"{'' if name == 'programa.yml' else 'vereda/'}{name}": text for name, text in files.items()
    }
    return seen(folder, {"vereda/conta.md": account_text(front, body), **named}).portfolio


def account(folder: Path, front: str, body: str = "", **files: str) -> Account:
    """Give the one account as its client sees it."""
    return portfolio(folder, front, body, **files).accounts[0]


def test_without_a_mark_only_the_name_and_our_team_are_shown(tmp_path: Path) -> None:
    found = portfolio(
        tmp_path,
        """\
        segmento: Alimentos
        nivel: chave
        responsavel: ana.lima
        situacao_compra: recorrente
        cnpj: 11.222.333/0001-81
        plano: {visao: Crescer, meta_faturamento: 10}
        filiais: [{id: sul, nome: Sul}]
        contatos: [{id: bia, nome: Bia}]
        necessidades: [Palete novo]
        ocorrencias: [{titulo: Caixa molhada}]
        objetivos: [{id: a, titulo: A, lado: conjunto}]
        acoes: [{titulo: Ligar}]
        plano_conjunto: {objetivo: Juntos}
        contratos: [{nome: Fornecimento}]
        datas_chave: [{de: 2026-12-20, o_que: Parada}]
        equipe: [{pessoa: rui.sa, papel: Suporte que ele não sabe, compromisso: 20%}]
        """,
        "\nSegredo.\n\n## Para a empresa {.empresa}\n\nInterno.\n",
        **{"revisoes/2026-t3.md": "---\ntrimestre: 2026-t3\n---\n"},
    )
    shown = found.accounts[0].model_dump(exclude_defaults=True, exclude={"plan", "terms", "health"})
    assert shown == {
        "id": "vereda",
        "name": "Vereda",
        "path": "",
        "owner": "ana.lima",
        "team": ({"person": "rui.sa"},),
    }
    assert found.accounts[0].plan.vision is None
    assert [person.name for person in found.programme.people] == ["Ana Lima", "Rui Sá"]
    assert found.left_out == ()


def test_of_the_programme_only_what_the_account_names_is_there(tmp_path: Path) -> None:
    programme = PROGRAMME + (
        "  - {id: zelo, nome: Zelo, visibilidade: cliente}\n"
        "empresa: Caixaria\nbase_faturamento: sem impostos\nvalor_esperado: Mandar\n"
    )
    programme = programme.replace("nome: Programa", "nome: Contas que valem ouro", 1)
    found = portfolio(tmp_path, "responsavel: rui.sa\n", **{"programa.yml": programme}).programme
    assert (found.name, found.company, found.revenue_basis) == ("Caixaria", "Caixaria", None)
    assert [(item.id, item.email, item.department) for item in found.people] == [
        ("rui.sa", None, None)
    ]
    assert (found.offerings, found.kpis, found.tiers, found.territories) == ((), (), (), ())
    assert found.expected_value is None


def test_marked_records_show_the_fields_of_the_list(tmp_path: Path) -> None:
    found = account(
        tmp_path,
        f"""\
        filiais: [{{id: sul, nome: Sul, cidade: Lages, uf: SC, codigo_erp: X9, {MARK}}}]
        contatos:
          - {{id: bia, nome: Bia, cargo: Diretora, filial: sul, postura: opositor, {MARK}}}
        ocorrencias:
          - {{id: rnc-1, titulo: Molhada, filial: sul, escalada_para: rui.sa, causa: Chuva,
             {MARK}}}
        acoes: [{{id: x, titulo: Ligar, responsavel: ana.lima, prioridade: alta, {MARK}}}]
        contratos:
          - {{nome: Fornecimento, valor: 100, oferta: caixas, aviso_dias: 90, {MARK}}}
          - {{nome: Antigo, situacao: arquivado, {MARK}}}
        reajustes: [{{data_base: 2026-05-01, pedido: 9%, concedido: 6%, {MARK}}}]
        """,
    )
    assert found.units[0].model_dump(exclude_defaults=True) == {
        "id": "sul", "name": "Sul", "city": "Lages", "state": "SC", "visibility": "client",
    }  # fmt: skip
    assert found.stakeholders[0].model_dump(exclude_defaults=True) == {
        "id": "bia", "name": "Bia", "title": "Diretora", "unit": "sul", "visibility": "client",
    }  # fmt: skip
    issue = found.issues[0]
    assert (issue.id, issue.title, issue.unit, issue.cause) == (None, "Molhada", "sul", "Chuva")
    assert issue.escalated_to is None
    action = found.actions[0]
    assert (action.id, action.owner, action.priority) == (None, "ana.lima", None)
    assert [(item.name, item.value, item.offering) for item in found.contracts] == [
        ("Fornecimento", 100, None)
    ]
    adjustment = found.price_adjustments[0]
    assert (adjustment.requested, adjustment.granted) == (None, Decimal("0.06"))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("lado: conjunto", (10, 20, 1)),
        ("lado: do_cliente", (None, 20, 0)),
        ("lado: nosso", None),
        ("peso: 1", None),
        ("lado: conjunto, indicador: margem", None),
    ],
)
def test_an_objective_shows_its_target_only_where_both_sides_set_it(
    tmp_path: Path, written: str, shown: tuple[int | None, int, int] | None
) -> None:
    front = (
        "objetivos:\n"
        f"  - {{id: a, titulo: A, {written}, meta: 10, valor_atual: 20, "
        "planejado: [{periodo: 2026, valor: 9}], comentario_do_responsavel: Perto}\n"
    )
    read = load(tmp_path, {"vereda.md": account_text(front)}).portfolio
    # Reading refuses such a mark for most of these; the view does not rely on it.
    objective = read.accounts[0].objectives[0].model_copy(update={"visibility": Visibility.CLIENT})
    marked = read.accounts[0].model_copy(update={"objectives": (objective,)})
    view = client_portfolio(read.model_copy(update={"accounts": (marked,)}), "vereda")
    found = view.accounts[0].objectives
    values = [(item.target, item.current_value, len(item.planned)) for item in found]
    assert values == ([] if shown is None else [shown])
    assert {item.owner_comment for item in found} <= {None}


def test_an_objective_says_its_measure_though_its_kpi_is_not_named(tmp_path: Path) -> None:
    programme = PROGRAMME.replace(
        "nome: Entregas no prazo", "nome: Entregas no prazo\n    medida: '%'"
    )
    front = (
        f"objetivos:\n  - {{id: a, titulo: A, lado: do_cliente, indicador: otif, {MARK}}}\n"
        f"  - {{id: b, titulo: B, lado: do_cliente, indicador: volume, {MARK}}}\n"
    )
    found = portfolio(tmp_path, front, **{"programa.yml": programme})
    shown = [(item.kpi, item.measure) for item in found.accounts[0].objectives]
    assert shown == [(None, "%"), ("volume", None)]
    assert found.programme.kpis == ()


def test_a_mark_descends_in_meeting_and_joint_plan_but_not_from_objective_or_review(
    tmp_path: Path,
) -> None:
    found = account(
        tmp_path,
        f"""\
        plano_conjunto:
          objetivo: Lançar
          {MARK}
          marcos: [{{titulo: Amostra}}, {{titulo: Preço, visibilidade: empresa}}]
          tarefas: [{{titulo: Arte}}]
        objetivos:
          - id: a
            titulo: A
            lado: conjunto
            {MARK}
            acoes: [{{titulo: Calar}}, {{titulo: Auditar, {MARK}}}]
        """,
        **{
            "reunioes/2026-09-01-preco-minimo.md": (
                f"---\ndata: 2026-09-01\ntitulo: Preço mínimo\n{MARK}\npauta:\n  - Prazo\n"
                "  - {texto: Limite, visibilidade: equipe}\ndecisoes:\n"
                "  - {texto: Nossa, visibilidade: empresa}\nencaminhamentos:\n  - Enviar\n---\n"
            ),
            "reunioes/2026-09-02.md": "---\ndata: 2026-09-02\nvisibilidade: empresa\n---\n",
            "revisoes/2026-t3.md": (
                f"---\ntrimestre: 2026-t3\n{MARK}\ntipo: interna\naprendizados:\n  - Silêncio\n"
                f"  - {{texto: Antes, {MARK}}}\ndecisoes_esperadas:\n  - Comprar\n"
                f"compromissos:\n  - {{texto: Entregar, {MARK}}}\n  - Calado\n---\n"
            ),
        },
    )
    plan = found.joint_plan
    assert plan is not None
    assert [item.title for item in plan.milestones] == ["Amostra"]
    assert [item.title for item in plan.tasks] == ["Arte"]
    assert [item.title for item in found.objectives[0].actions] == ["Auditar"]
    assert [item.slug for item in found.meetings] == ["2026-09-01"]
    meeting = found.meetings[0].meeting
    assert meeting.title is None
    assert [item.text for item in meeting.agenda] == ["Prazo"]
    assert meeting.decisions == ()
    assert [item.text for item in meeting.follow_ups] == ["Enviar"]
    review = found.reviews[0].review
    assert [item.text for item in review.learnings] == ["Antes"]
    assert review.decisions_sought == ()
    assert [item.text for item in review.commitments] == ["Entregar"]
    assert review.kind is None


REVIEW = """\
---
trimestre: 2026-t3
data: 2026-10-08
{mark}decisoes_esperadas:
  - texto: Decidir o palete
    visibilidade: cliente
  - texto: Segurar o preço
aprendizados:
  - Ceder menos
---
{prose}"""


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("", ["Decidir o palete"]),
        ("visibilidade: cliente\n", ["Decidir o palete"]),
        ("visibilidade: empresa\n", None),
        ("visibilidade: equipe\n", None),
    ],
)
def test_a_review_shows_what_is_marked_in_it_unless_it_is_narrowed_itself(
    tmp_path: Path, mark: str, shown: list[str] | None
) -> None:
    files = {"revisoes/2026-t3.md": REVIEW.format(mark=mark, prose="")}
    reviews = account(tmp_path, "", **files).reviews
    found = [[item.text for item in review.review.decisions_sought] for review in reviews]
    assert found == ([] if shown is None else [shown])
    assert all(review.review.learnings == () for review in reviews)


def test_a_section_for_the_client_is_shown_though_nothing_else_of_its_review_is(
    tmp_path: Path,
) -> None:
    review = (
        "---\ntrimestre: 2026-t3\n---\n## Leitura\n\nNossa.\n\n## Para vocês {.cliente}\n\nSua.\n"
    )
    (found,) = account(tmp_path, "", **{"revisoes/2026-t3.md": review}).reviews
    assert found.notes is not None
    assert "Sua." in found.notes.text
    assert "Nossa." not in found.notes.text


def test_two_meetings_of_a_day_have_two_addresses(tmp_path: Path) -> None:
    text = f"---\ndata: 2026-09-01\n{MARK}\n---\n"
    found = account(
        tmp_path, "", **{"reunioes/2026-09-01-a.md": text, "reunioes/2026-09-01-b.md": text}
    )
    assert [item.slug for item in found.meetings] == ["2026-09-01", "2026-09-01-2"]


def test_figures_are_actual_ones_of_open_kpis_and_units(tmp_path: Path) -> None:
    programme = PROGRAMME + (
        "  - {id: prazo, nome: Prazo, visibilidade: cliente}\n"
        "  - {id: volume, nome: Caixas vendidas}\nbase_faturamento: sem impostos\n"
    )
    found = portfolio(
        tmp_path,
        f"filiais:\n  - {{id: sul, nome: Sul, {MARK}}}\n  - {{id: x, nome: X}}\n",
        **{
            "programa.yml": programme,
            "numeros.csv": (
                "periodo;filial;oferta;indicador;realizado;meta;previsto;fonte\n"
                "2026-07;;;faturamento;1;90;91;ERP\n2026-07;sul;caixas;volume;2;90;91;ERP\n"
                "2026-07;x;caixas;volume;3;;;\n2026-07;;;margem;4;;;\n"
                "2026-07;;;carteira_de_pedidos;5;;;\n2026-07;;;otif;6;;;\n2026-07;;;prazo;7;;;\n"
                "2026-08;;;faturamento;;92;93;\n"
            ),
        },
    )
    rows = [(row.kpi, row.unit, row.actual) for row in found.accounts[0].figures]
    assert rows == [("revenue", None, 1), ("volume", "sul", 2), ("prazo", None, 7)]
    rest = {(row.target, row.forecast, row.source) for row in found.accounts[0].figures}
    assert rest == {(None, None, None)}
    assert [kpi.name for kpi in found.programme.kpis] == ["Prazo", "Caixas vendidas"]
    assert [item.id for item in found.programme.offerings] == ["caixas"]
    assert found.programme.revenue_basis == "sem impostos"


def test_an_adjustment_of_a_hidden_unit_does_not_become_one_of_the_account(tmp_path: Path) -> None:
    found = account(
        tmp_path,
        f"""\
        filiais:
          - {{id: sul, nome: Sul, {MARK}}}
          - {{id: x, nome: X}}
        reajustes:
          - {{concedido: 6%, filial: x, {MARK}}}
          - {{concedido: 5%, filial: sul, {MARK}}}
          - {{concedido: 4%, {MARK}}}
        """,
    )
    shown = [(item.unit, item.granted) for item in found.price_adjustments]
    assert shown == [("sul", Decimal("0.05")), (None, Decimal("0.04"))]


def test_revenue_that_the_programme_keeps_narrower_is_not_shown(tmp_path: Path) -> None:
    programme = PROGRAMME + "  - {id: faturamento, nome: F, visibilidade: empresa}\n"
    csv = "periodo;indicador;realizado\n2026-07;faturamento;1\n2026-07;volume;2\n"
    found = account(tmp_path, "", **{"programa.yml": programme, "numeros.csv": csv})
    assert [row.kpi for row in found.figures] == ["volume"]


def test_a_service_level_goes_with_its_contract_if_its_kpi_is_open(tmp_path: Path) -> None:
    programme = PROGRAMME + "  - {id: prazo, nome: Prazo, visibilidade: cliente}\n"
    front = f"""\
        contratos:
          - nome: C
            {MARK}
            niveis_de_servico:
              - {{indicador: prazo, meta: 97}}
              - {{indicador: otif, meta: 95}}
              - {{indicador: margem, meta: 30}}
        """
    found = portfolio(tmp_path, front, **{"programa.yml": programme})
    levels = found.accounts[0].contracts[0].service_levels
    assert [(level.kpi, level.target) for level in levels] == [("prazo", 97)]
    assert [kpi.name for kpi in found.programme.kpis] == ["Prazo"]


def test_a_hidden_person_is_named_as_the_client_company(tmp_path: Path) -> None:
    front = f"""\
        contatos:
          - {{id: bia, nome: Bia, {MARK}}}
          - {{id: joao, nome: João, visibilidade: empresa}}
          - {{id: cfo, a_identificar: sim}}
        necessidades:
          - {{texto: Palete, contato: joao, {MARK}}}
          - {{texto: Prazo, contato: bia, {MARK}}}
        """
    found = account(tmp_path, front)
    assert [item.id for item in found.stakeholders] == ["bia"]
    assert [need.stakeholder for need in found.needs] == ["Vereda", "bia"]


def test_those_to_call_first_come_first_and_are_counted_from_one(tmp_path: Path) -> None:
    programme = PROGRAMME.replace(
        "departamentos:", "  - {id: eva, nome: Eva}\n  - {id: leo, nome: Leo}\ndepartamentos:", 1
    )
    front = """\
        equipe:
          - {pessoa: ana.lima}
          - {pessoa: rui.sa, escalonamento: 30}
          - {pessoa: eva, escalonamento: 10}
          - {pessoa: leo, visibilidade: equipe}
        """
    found = account(tmp_path, front, **{"programa.yml": programme})
    assert [(item.person, item.escalation) for item in found.team] == [
        ("eva", 1),
        ("rui.sa", 2),
        ("ana.lima", None),
    ]


def test_the_mark_of_the_account_itself_does_not_hide_it_from_its_client(tmp_path: Path) -> None:
    assert account(tmp_path, "visibilidade: equipe\n").name == "Vereda"


def test_an_id_of_no_account_is_refused_with_those_like_it(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"vereda.md": account_text(), "luz.md": "---\nnome: [\n---\n"})
    with pytest.raises(UserError) as unknown:
        client_portfolio(loaded.portfolio, "veredda")
    assert unknown.value.message_id == "audience.unknown-account"
    assert unknown.value.params["near"] == "vereda"
    with pytest.raises(UserError) as broken:
        client_portfolio(loaded.portfolio, "luz")
    assert broken.value.message_id == "audience.account-left-out"


def test_sections_lead_only_to_what_the_client_sees(tmp_path: Path) -> None:
    meeting = f"---\ndata: 2026-09-01\n{MARK}\n---\n"
    body = """\

        ## Material {.cliente}

        Ver [a ata](reunioes/2026-09-01-x.md), [a outra](reunioes/2026-09-02.md),
        [o concorrente](../outra/conta.md "Outra") e [o site](https://vereda.example/).
        [planilha][p] [p] <a href="../outra/conta.md">html</a>

        ![Planta](img/planta.png) ![Fora](../outra/foto.png) ![](https://x.example/a.png)

        [p]: ../outra/precos.xlsx

        ## Só nossa {.empresa}

        ![](interno.png)
        """
    files = {
        "vereda/conta.md": account_text("", body),
        "vereda/reunioes/2026-09-01-x.md": meeting,
        "vereda/reunioes/2026-09-02.md": "---\ndata: 2026-09-02\n---\n",
        "outra/conta.md": "---\nnome: Outra\n---\n",
    }
    for name in ("vereda/img/planta", "vereda/interno", "outra/foto"):
        files[f"{name}.png"] = "png"
    loaded = seen(tmp_path, files)
    prose = loaded.portfolio.accounts[0].prose
    assert prose is not None
    assert prose.path == ""
    assert prose.text.split("\n\n") == [
        "## Material",
        (
            "Ver [a ata](accounts/vereda/reunioes/2026-09-01-x.md), a outra,\n"
            "o concorrente e [o site](https://vereda.example/).\nplanilha p <a>html</a>"
        ),
        "![Planta](accounts/vereda/img/planta.png) Fora ",
        "",
    ]
    assert [asset.path for asset in loaded.assets] == ["accounts/vereda/img/planta.png"]
    assert [(path, role.key) for path, role in loaded.files.items()] == [
        ("accounts/vereda/reunioes/2026-09-01-x.md", "2026-09-01")
    ]
    alone = client_portfolio(load(tmp_path, files).portfolio, "vereda").accounts[0].prose
    assert alone == prose


@pytest.mark.parametrize("name", ["vereda.md", "vereda/conta.md"])
def test_pictures_beside_an_account_are_shown_with_or_without_a_look_at_the_folder(
    tmp_path: Path, name: str
) -> None:
    body = "\n## M {.cliente}\n\n![a](planta.png) ![b](../x/b.png) ![c](outra/c.png)\n"
    files = {name: account_text("", body), "outra/conta.md": "---\nnome: Outra\n---\n"}
    beside = name.rpartition("/")[0]
    for picture in (f"{beside}/planta.png".lstrip("/"), "outra/c.png"):
        files[picture] = "png"
    loaded = load(tmp_path, files)
    folder = f"accounts/{beside}".rstrip("/")
    alone = client_portfolio(loaded.portfolio, "vereda").accounts[0].prose
    known = client_loaded(loaded, "vereda").portfolio.accounts[0].prose
    for prose in (alone, known):
        assert prose is not None
        assert f"![a]({folder}/planta.png) b " in prose.text
        assert beside or "outra" not in prose.text


@pytest.mark.parametrize(
    "link",
    [
        "[a [b [c]]](../outra/conta.md)",
        "[a](<../outra/conta.md>)",
        "[a](../outra/conta.md 'Outra')",
        "[a\nb](../outra/conta.md)",
        "[![a](../outra/foto.png)](../outra/conta.md)",
        "[a][ref-outra]",
        "[a] [ref-outra]",
        "[outra-local][]\n\n[outra-local]: ../outra/conta.md",
        "![a][x]\n\n[x]: <../outra/conta.md> 'Outra'",
        "<a class=x href='../outra/conta.md'>a</a>",
        "<A HREF=../outra/conta.md>a</A>",
        "<img alt=a src=../outra/foto.png srcset='../outra/foto.png 2x'>",
        "[a](http://intranet/outra)",
        "\\`[a](http://intranet/outra)\\`",
        "`` ` `` [a](http://intranet/outra) `` ` ``",
    ],
)
def test_a_link_to_another_account_leaves_nothing_but_its_text(tmp_path: Path, link: str) -> None:
    body = f"\n[ref-outra]: ../outra/conta.md\n\n## M {{.cliente}}\n\n{link}\n"
    prose = account(tmp_path, "", body).prose
    assert prose is not None
    assert "a" in prose.text
    assert "outra" not in prose.text.lower().replace("outra-local", "")


def test_code_that_looks_like_a_link_stays_as_it_is(tmp_path: Path) -> None:
    body = "\n## M {.cliente}\n\n`[a](../x.md)` e [b][c]\n\n[c]: https://vereda.example\n"
    prose = account(tmp_path, "", body).prose
    assert prose is not None
    assert "`[a](../x.md)` e [b][c]" in prose.text

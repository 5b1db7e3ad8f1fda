"""`kamdocs new objective|review|meeting`, run as a user runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.source.folder import LoadedPortfolio, load_portfolio
from tests.command import kamdocs

DAY = ("--as-of", "2026-10-15")

PROGRAMME = """\
nome: Programa
pessoas:
  - id: ana
    nome: Ana Lima
  - id: rui
    nome: Rui Sá
niveis:
  - id: ouro
    nome: Ouro
    cadencia_dias: 30
"""

ACCOUNT = """\
---
nome: Vereda Alimentos
nivel: ouro
responsavel: ana
equipe:
  - pessoa: rui
plano:
  fim: 2027-03-31
contatos:
  - id: compras
    nome: 'Bia: "a chefe"'
    cargo: Compras
    papel: decisor
  - id: usuario
    nome: Zé
  - id: cfo
    papel: aprovador_financeiro
    a_identificar: sim
---
"""

OBJECTIVES = """\
---
# Os nossos objetivos
objetivos:   # dois por ano
  - id: crescer
    titulo: Crescer em #1
    lado: conjunto
    valor_inicial: 3,2
    valor_atual: 2,1
    medida: "%"
    responsavel: ana
    prazo: 2026-12-31   # fim do ano
  - id: parado
    titulo: Parado
    situacao: cancelado

plano_conjunto:
  objetivo: Juntos
  tarefas:
    - titulo: Medir
      nosso: rui
      do_cliente: compras
      prazo: 2026-11-01
---
Texto.
"""

MEETING = """\
---
data: 2026-09-01
encaminhamentos:
  - texto: Enviar laudo
    responsavel: ana
    prazo: 2026-10-10
  - texto: Feito
    situacao: concluida
---
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "programa.yml": PROGRAMME,
        "vereda/conta.md": ACCOUNT,
        "vereda/objetivos.md": OBJECTIVES,
        "vereda/reunioes/2026-09-01-a.md": MEETING,
        "luz.md": "---\nnome: Luz\n---\n",
    }
    for name, text in files.items():
        path = tmp_path / "accounts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return tmp_path


def run(project: Path, *arguments: str) -> None:
    done = kamdocs("new", *arguments, *DAY, cwd=project)
    assert done.returncode == 0, done.stderr


def checked(project: Path) -> LoadedPortfolio:
    """Give the project as it reads now, which must be without errors."""
    loaded = load_portfolio(project)
    assert [found.rule for found in loaded.findings if found.severity == "error"] == []
    return loaded


def test_a_meeting_knows_who_may_be_there_and_what_is_open(project: Path) -> None:
    run(project, "meeting", "vereda", "--title", "Visita à fábrica")
    path = project / "accounts/vereda/reunioes/2026-10-15-visita-a-fabrica.md"
    assert (
        path.read_text(encoding="utf-8")
        == """\
---
data: 2026-10-15
titulo: Visita à fábrica
tipo: rotina                      # rotina, qbr, reuniao_executiva, comite ou crise
# local: Fábrica do cliente
participantes_nossos:             # tire o # de quem também esteve
  - ana                           # Ana Lima
  # - rui                         # Rui Sá
participantes_cliente:            # apague quem não esteve; tire o # de quem esteve
  - compras                       # Bia: "a chefe", Compras
  # - usuario                     # Zé
pauta:                            # promessas em aberto dos dois lados; apague o que não tratou
  - Enviar laudo (Ana Lima, 10/10/2026)
  - "Medir (Rui Sá / Bia: \\"a chefe\\", 01/11/2026)"
decisoes:
  # - Testar o material novo no mês que vem
encaminhamentos:                  # do lado do cliente: do_cliente, com o id de um contato
  # - texto: Enviar o laudo
  #   responsavel: ana
  #   prazo: 2026-10-22
  #   situacao: a_fazer           # a_fazer, em_andamento, bloqueada, concluida ou cancelada
# proxima_reuniao: 2026-11-16
# visibilidade: cliente           # só se a ficha da reunião puder ir para o cliente
---

"""
    )
    meeting = checked(project).portfolio.by_id["vereda"].meetings[1].meeting
    assert (meeting.our_attendees, meeting.client_attendees) == (("ana",), ("compras",))


def test_a_meeting_has_the_kind_and_the_day_it_is_given(project: Path) -> None:
    run(project, "meeting", "Vereda Alimentos", "--kind", "ebr", "--date", "01/12/2026")
    path = project / "accounts/vereda/reunioes/2026-12-01-reuniao-executiva.md"
    assert path.exists()
    assert checked(project).portfolio.by_id["vereda"].meetings[1].meeting.kind == "ebr"


def test_every_commented_line_of_a_meeting_reads_once_uncommented(project: Path) -> None:
    run(project, "meeting", "vereda")
    path = project / "accounts/vereda/reunioes/2026-10-15-rotina.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\n# ", "\n").replace("\n  # ", "\n  ").replace("  #   ", "    "),
                    encoding="utf-8")  # fmt: skip
    meeting = checked(project).portfolio.by_id["vereda"].meetings[1].meeting
    assert meeting.client_attendees == ("compras", "usuario")
    assert (meeting.decisions[0].text, meeting.follow_ups[0].owner) == (
        "Testar o material novo no mês que vem",
        "ana",
    )


def test_a_review_begins_with_open_promises_and_objectives(project: Path) -> None:
    run(project, "review", "vereda")
    path = project / "accounts/vereda/revisoes/2026-t3.md"
    text = path.read_text(encoding="utf-8")
    assert "- Crescer em: Ana Lima, 31/12/2026" in text
    review = checked(project).portfolio.by_id["vereda"].reviews[0].review
    assert [(item.text, item.owner, item.owner_client) for item in review.commitments] == [
        ("Enviar laudo", "ana", None),
        ("Medir", "rui", "compras"),
    ]
    (outcome,) = review.outcomes
    assert [str(outcome.before), str(outcome.after), outcome.measure] == ["3.2", "2.1", "%"]


def test_a_review_is_of_the_quarter_that_lacks_one(project: Path) -> None:
    for quarter in ("2026-t3", "2026-t4"):
        run(project, "review", "vereda")
        assert (project / f"accounts/vereda/revisoes/{quarter}.md").exists()
    done = kamdocs("new", "review", "vereda", "--quarter", "3T26", *DAY, cwd=project)
    assert done.returncode == 2
    assert "revisoes/2026-t3.md já existe" in done.stderr


def test_an_objective_goes_behind_the_others_and_nothing_else_changes(project: Path) -> None:
    path = project / "accounts/vereda/objetivos.md"
    for end in ("\n", "\r\n"):
        path.write_text(OBJECTIVES, encoding="utf-8-sig", newline=end)
        before = path.read_bytes()
        run(project, "objective", "vereda", "Crescer")
        after = path.read_bytes()
        head, added, tail = after.partition(f"  - id: crescer-2{end}".encode())
        assert added
        assert before.startswith(head)
        assert before.endswith(tail[tail.index(f"{end}plano_conjunto".encode()) :])
        objective = checked(project).portfolio.by_id["vereda"].objectives[2]
        assert (objective.title, objective.owner, objective.due) == (
            "Crescer",
            "ana",
            checked(project).portfolio.by_id["vereda"].plan.end,
        )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (None, 1),
        ("---\n---\n", 1),
        ("---\n# objetivos:\n#   - id: x\n---\nTexto\n", 1),
        ("---\nobjetivos:\n---\n", 1),
        ("---\nobjetivos: []\n---\n", 1),
        ("---\nacoes:\n  - titulo: A\n---\n", 1),
        ("---\nobjectives:\n- id: x\n  title: X\n---\n", 2),
        ("---\nobjetivos:\n    -   id: x\n        titulo: X\n---\n", 2),
    ],
)
def test_an_objective_finds_its_place_in_any_file(
    project: Path, text: str | None, count: int
) -> None:
    path = project / "accounts/vereda/objetivos.md"
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    run(project, "objective", "vereda", "Ação nova: 100%")
    objectives = checked(project).portfolio.by_id["vereda"].objectives
    assert len(objectives) == count
    assert (objectives[-1].id, objectives[-1].title) == ("acao-nova-100", "Ação nova: 100%")


def test_an_account_of_one_file_keeps_its_objectives_there(project: Path) -> None:
    run(project, "objective", "luz", "Primeiro pedido")
    text = (project / "accounts/luz.md").read_text(encoding="utf-8")
    assert text.startswith("---\nnome: Luz\nobjetivos:\n  - id: primeiro-pedido\n")
    assert len(checked(project).portfolio.by_id["luz"].objectives) == 1


def test_a_file_of_an_old_editor_keeps_its_encoding(project: Path) -> None:
    path = project / "accounts/vereda/objetivos.md"
    path.write_bytes("---\nobjetivos:\n  - id: x\n    titulo: Ação\n---\n".encode("cp1252"))
    run(project, "objective", "vereda", "Emoção")
    assert "titulo: Emoção".encode("cp1252") in path.read_bytes()
    before = path.read_bytes()
    done = kamdocs("new", "objective", "vereda", "日本", *DAY, cwd=project)
    assert done.returncode == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("meeting", "veredas"), "Contas parecidas: vereda"),
        (("review", "alimentos"), "Contas parecidas: vereda"),
        (("objective", "lux", "X"), "Contas parecidas: luz"),
        (("meeting", "luz"), "accounts/luz/conta.md"),
        (("meeting", "vereda", "--kind", "festa"), "rotina, qbr, reuniao_executiva"),
        (("meeting", "vereda", "--date", "amanhã"), "não é uma data"),
        (("review", "vereda", "--quarter", "2026-07"), "não é um trimestre"),
        (("objective", "vereda", "???"), "não serve como título"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_written(
    project: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    done = kamdocs("new", *arguments, *DAY, cwd=project)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    after = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert after == before


def test_nothing_is_overwritten(project: Path) -> None:
    run(project, "meeting", "vereda")
    done = kamdocs("new", "meeting", "vereda", *DAY, cwd=project)
    assert done.returncode == 2
    assert "já existe" in done.stderr


def test_a_broken_file_is_left_as_it_is(project: Path) -> None:
    path = project / "accounts/vereda/objetivos.md"
    path.write_text("---\nobjetivos: [a\n---\n", encoding="utf-8")
    done = kamdocs("new", "objective", "vereda", "X", *DAY, cwd=project)
    assert (done.returncode, path.read_text(encoding="utf-8")) == (2, "---\nobjetivos: [a\n---\n")
    assert "kamdocs check" in done.stderr


def test_an_english_programme_gets_english_files(tmp_path: Path) -> None:
    assert kamdocs("new", "programme", "p", "--language", "en", cwd=tmp_path).returncode == 0
    project = tmp_path / "p"
    assert kamdocs("new", "account", "Light Bakery", cwd=project).returncode == 0
    for arguments in (
        ("meeting", "light-bakery", "--kind", "qbr"),
        ("review", "light-bakery"),
        ("objective", "light-bakery", "Grow in bread"),
    ):
        run(project, *arguments)
    folder = project / "accounts/light-bakery"
    assert "follow_ups:" in (folder / "meetings/2026-10-15-qbr.md").read_text(encoding="utf-8")
    assert "status: planned" in (folder / "reviews/2026-q3.md").read_text(encoding="utf-8")
    account = checked(project).portfolio.by_id["light-bakery"]
    assert [item.title for item in account.objectives] == ["Grow in bread"]
    assert kamdocs("check", *DAY, cwd=project).returncode == 0

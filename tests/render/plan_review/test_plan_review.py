"""A plan review as a comment, a page, a console text and data."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kamdocs.render.plan_review.html import review_html
from kamdocs.render.plan_review.json_text import review_json
from kamdocs.render.plan_review.markdown import LONGEST, MARKER, review_markdown
from kamdocs.render.plan_review.plain_text import review_text
from kamdocs.render.plan_review.plan_review import PlanReview, plan_review
from kamdocs.source.folder import LoadedPortfolio
from tests.builders import account_text, load

OBJECTIVE = """
responsavel: ana.lima
contatos:
  - id: bia
    nome: Bia Reis
objetivos:
  - id: share
    titulo: Ampliar a participação
    medida: R$
    meta: {target}
    prazo: {due}
    responsavel: rui.sa
acoes:
  - titulo: Visitar a fábrica
    responsavel: ana.lima
    do_cliente: bia
    prazo: 2026-05-01
    situacao: {status}
"""
DAY = date(2026, 4, 15)
BODY = "# Estratégia\n\nCrescer em caixas.\n"


def front(target: str = "1.200.000", due: str = "2026-06-30", status: str = "a_fazer") -> str:
    return OBJECTIVE.format(target=target, due=due, status=status)


@pytest.fixture
def before(tmp_path: Path) -> LoadedPortfolio:
    return load(tmp_path / "a", {"vereda/conta.md": account_text(front(), BODY)})


def review_of(
    before: LoadedPortfolio, after: LoadedPortfolio, language: str = "pt-BR"
) -> PlanReview:
    return plan_review(before, after, language, base="main", head="ana/plano", as_of=DAY)


@pytest.fixture
def after(tmp_path: Path) -> LoadedPortfolio:
    text = account_text(
        front("1.500.000", "2026-08-14", "concluida"), BODY.replace("caixas", "filmes")
    )
    return load(tmp_path / "b", {"vereda/conta.md": text})


def test_the_comment_says_what_changed_in_plan_terms(
    before: LoadedPortfolio, after: LoadedPortfolio
) -> None:
    text = review_markdown(review_of(before, after))
    assert text.startswith(MARKER)
    lines = text.splitlines()
    assert "4 mudanças em 1 conta, entre main e ana/plano." in lines
    assert "### Vereda" in lines
    raised = "subiu de R\\$\u00a01,2\u00a0mi para R\\$\u00a01,5\u00a0mi"
    assert any(raised in line for line in lines)
    assert any("adiado 45 dias" in line for line in lines)
    assert any("Visitar a fábrica" in line for line in lines)
    assert "~~caixas~~**filmes**" in text


def test_names_of_accounts_lead_to_the_preview(
    before: LoadedPortfolio, after: LoadedPortfolio
) -> None:
    text = review_markdown(review_of(before, after), "https://kam.example/pr/12/")
    assert "### [Vereda](<https://kam.example/pr/12/contas/vereda/index.html>)" in text


def test_whoever_is_touched_is_listed_with_what_changed(
    before: LoadedPortfolio, after: LoadedPortfolio
) -> None:
    people = review_of(before, after).people
    assert [(item.name, item.company, len(item.lines)) for item in people] == [
        ("Ana Lima", "", 1),
        ("Rui Sá", "", 2),
        ("Bia Reis", "Vereda", 1),
    ]
    assert "Bia Reis" in review_text(review_of(before, after))


def test_a_new_owner_and_the_old_one_are_both_asked(
    tmp_path: Path, before: LoadedPortfolio
) -> None:
    text = account_text(front().replace("responsavel: rui.sa", "responsavel: ana.lima"), BODY)
    after = load(tmp_path / "b", {"vereda/conta.md": text})
    assert [item.name for item in review_of(before, after).people] == ["Ana Lima", "Rui Sá"]


def test_no_change_is_said(before: LoadedPortfolio) -> None:
    review = review_of(before, before)
    assert "Nada mudou" in review_markdown(review)
    assert review.count == 0
    assert "<ul>" not in review_html(review)


def test_account_text_cannot_break_out_of_the_comment(
    tmp_path: Path, before: LoadedPortfolio
) -> None:
    evil = "@ana <img src=x onerror=y> | </details> [x](http://e.example) #12 <!-- -->"
    text = account_text(front().replace("Ampliar a participação", f"'{evil}'"), BODY)
    after = load(tmp_path / "b", {"vereda/conta.md": text})
    markdown = review_markdown(review_of(before, after))
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)
    for part in ("<img", "<a ", "@ana", "#12", "onerror=y>"):
        assert part not in html
    assert html.count("</details>") == 1
    page = review_html(review_of(before, after))
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_a_long_review_stays_within_the_limit_and_says_what_is_missing(tmp_path: Path) -> None:
    files = {f"conta-{n:03}.md": account_text(f"segmento: S{n}\n") for n in range(260)}
    long = "\n".join(
        f"  - titulo: Ação {i} com um nome bem comprido para encher a linha" for i in range(4)
    )
    changed = {
        name: text.replace("segmento: S", "segmento: T").replace(
            "---\nnome", f"---\nacoes:\n{long}\nsetor: {'x' * 80}\nregiao: {'y' * 80}\nnome"
        )
        for name, text in files.items()
    }
    review = review_of(load(tmp_path / "a", files), load(tmp_path / "b", changed))
    text = review_markdown(review)
    assert LONGEST * 0.8 < len(text) <= LONGEST
    shown = text.count("\n### ")
    assert 0 < shown < 260
    assert f"E mais {260 - shown} contas com mudanças, que não couberam aqui." in text


def test_a_side_that_cannot_be_read_is_named_with_its_place(
    before: LoadedPortfolio, tmp_path: Path
) -> None:
    broken = load(tmp_path / "b", {"vereda/conta.md": "---\nnome: [x\n---\n"})
    review = review_of(before, broken)
    for text in (review_markdown(review), review_text(review), review_html(review)):
        assert "Na revisão nova" in text
        assert "conta" in text


def test_json_has_every_change_with_values_and_place(
    before: LoadedPortfolio, after: LoadedPortfolio
) -> None:
    found = json.loads(review_json(review_of(before, after)))
    changes = [
        change for group in found["groups"] for line in group["lines"] for change in line["changes"]
    ]
    (target,) = [item for item in changes if item["field"] == "target"]
    assert (target["before"], target["after"]) == (1200000, 1500000)
    assert target["record"] == "objective"
    assert target["identity"] == {"title": "Ampliar a participação"}
    assert target["path"] == "accounts/vereda/conta.md"
    lines = account_text(front("1.500.000"), BODY).splitlines()
    assert lines[target["line"] - 1].strip().startswith("meta:")
    assert {item["name"] for item in found["people"]} == {"Ana Lima", "Rui Sá", "Bia Reis"}


@pytest.mark.parametrize(
    ("language", "title"),
    [("pt-BR", "O que mudou nos planos"), ("en", "What changed in the plans")],
)
def test_the_review_speaks_the_language_asked_for(
    before: LoadedPortfolio, after: LoadedPortfolio, language: str, title: str
) -> None:
    review = review_of(before, after, language)
    assert title in review_markdown(review)
    assert title in review_html(review)


def test_what_it_means_is_told_in_figures_and_findings(
    tmp_path: Path, before: LoadedPortfolio
) -> None:
    deal = "oportunidades:\n  - id: d\n    nome: D\n    valor_anual: 120.000\n    etapa: proposta\n"
    changed = account_text(front() + deal + "ultimo_pedido: 2026-13-01\n", BODY)
    after = load(
        tmp_path / "b",
        {"vereda/conta.md": account_text(front() + deal, BODY), "z.md": changed},
    )
    review = review_of(before, after)
    assert any(
        "R$\u00a072" in line.text for group in review.means.groups for line in group.lines
    ), "60% of 120 000 joins the weighted pipeline"
    assert any(item.severity == "error" for item in review.means.introduced)
    for text in (review_text(review), review_markdown(review), review_html(review)):
        assert review.means.heading in text
        assert review.means.introduced_heading in text
    data = json.loads(review_json(review))
    assert any(item["metric"] == "weighted_pipeline" for item in data["meaning"]["figures"])


def test_an_account_that_one_side_cannot_read_changes_no_figure_and_mends_nothing(
    tmp_path: Path,
) -> None:
    deal = "oportunidades:\n  - id: d\n    nome: D\n    valor_anual: 120.000\n    etapa: proposta\n"
    late = "responsavel: ana.lima\nacoes:\n  - titulo: X\n    prazo: 2026-01-02\n"
    files = {"a.md": account_text(deal), "b.md": account_text(deal + late)}
    before = load(tmp_path / "a", files)
    after = load(tmp_path / "b", {**files, "b.md": "---\nnome: [x\n---\n"})
    means = review_of(before, after).means
    assert means.groups == ()
    assert means.resolved == ()
    assert [item.severity for item in means.introduced] == ["error"]

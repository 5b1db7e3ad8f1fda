"""The history of a site's accounts: told, kept, and what it says where something is missing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kamdocs.render.options import RenderOptions
from kamdocs.render.plan_history.site_history import HistoryGap, SiteHistory, site_history
from kamdocs.render.site_contents import site_contents
from kamdocs.source.folder import load_portfolio
from tests.builders import PROGRAMME, account_text, write_project
from tests.source.test_git import commit, git
from tests.source.test_revisions import parsed

AS_OF = date(2026, 6, 15)

VEREDA = "vereda/conta.md"
REVIEW = {"vereda/revisoes/2026-t2.md": "---\ntrimestre: 2026-t2\n---\n"}


def account(segment: str, body: str = "") -> str:
    return account_text(f"segmento: {segment}\n", body)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two accounts recorded in March, one changed in April and in May."""
    git(tmp_path, "init", "-q", "-b", "main")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Bia Sá")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "bia@secreto.example")
    folder = tmp_path / "kam é"
    write_project(folder, {VEREDA: account("A"), "luz.md": account("L")})
    commit(tmp_path, "2026-03-01")
    for month, segment in ((4, "B"), (5, "C")):
        write_project(folder, {VEREDA: account(segment)})
        commit(tmp_path, f"2026-0{month}-02")
    return folder


def read(project: Path, as_of: date = AS_OF, language: str = "pt-BR") -> SiteHistory:
    return site_history(load_portfolio(project), as_of, language)


def told(history: SiteHistory, account_id: str = "vereda") -> list[str]:
    """Give each change as day, headline and what could not be read."""
    return [
        " ".join(
            (
                entry.commit.day.isoformat() if entry.commit else "-",
                entry.change.headline,
                *entry.change.unread,
            )
        )
        for entry in history.of(account_id).entries
    ]


def page(project: Path, address: str, as_of: date = AS_OF) -> str:
    loaded = load_portfolio(project)
    options = RenderOptions("pt-BR", as_of)
    history = site_history(loaded, as_of, "pt-BR")
    pages = site_contents(loaded, options, history=history).pages
    return next(item for item in pages if item.address == address).body()


HISTORY = "contas/vereda/historico/"


def test_changes_are_told_in_plan_terms_newest_first(project: Path) -> None:
    found = told(read(project))
    assert [line[:10] for line in found] == ["2026-05-02", "2026-04-02", "2026-03-01"]
    assert "B" in found[0]
    assert "C" in found[0]
    assert "Conta nova" in found[2]


def test_what_was_recorded_after_the_day_is_left_out_and_the_page_says_so(project: Path) -> None:
    found = read(project, date(2026, 4, 15))
    assert [line[:10] for line in told(found)] == ["2026-04-02", "2026-03-01"]
    assert found.of("vereda").has_later
    assert "depois de 15/04/2026" in page(project, HISTORY, date(2026, 4, 15))


def test_a_commit_without_change_of_the_plan_is_left_out(project: Path) -> None:
    write_project(project, {VEREDA: account("C").replace("segmento: C", "segmento:   C")})
    commit(project, "2026-05-10")
    assert len(told(read(project))) == 3


def test_what_nobody_recorded_yet_comes_first(project: Path) -> None:
    write_project(project, {VEREDA: account("D")})
    assert told(read(project))[0].startswith("- ")
    assert "Ainda não gravado" in page(project, HISTORY)


def test_an_account_renamed_on_disk_alone_keeps_its_history(project: Path) -> None:
    (project / "accounts/vereda").rename(project / "accounts/vereda-alimentos")
    found = told(read(project), "vereda-alimentos")
    assert [line[:10] for line in found][-3:] == ["2026-05-02", "2026-04-02", "2026-03-01"]


def test_a_revision_that_cannot_be_read_is_told_with_place_and_side(project: Path) -> None:
    write_project(project, {VEREDA: "---\nnome: [Vereda\n---\n", "luz.md": account("M")})
    commit(project, "2026-05-20")
    write_project(project, {VEREDA: account("E")})
    commit(project, "2026-05-21")
    found = told(read(project))
    assert "Antes desta gravação, accounts/vereda/conta.md:" in found[0]
    assert "Nesta gravação, accounts/vereda/conta.md:" in found[1]
    assert len(found) == 5
    assert "M" in told(read(project), "luz")[0]


def test_accounts_are_read_with_the_programme_of_their_time(project: Path) -> None:
    own = "indicadores:\n  - id: otif"
    new = PROGRAMME.replace(own, f"{own}\n    nome: Entregas\n  - id: giro")
    write_project(project, {"programa.yml": "nome: [\n"})
    commit(project, "2026-05-20")
    write_project(project, {"programa.yml": new, VEREDA: account("E")})
    commit(project, "2026-05-21")
    assert told(read(project))[0].startswith("2026-05-21")


def test_a_second_build_reads_no_account_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = load_portfolio(project)
    first = parsed(monkeypatch, lambda: site_history(loaded, AS_OF, "pt-BR"))
    assert first == ["vereda", "vereda"]
    assert parsed(monkeypatch, lambda: site_history(loaded, AS_OF, "pt-BR")) == []


@pytest.mark.parametrize("damage", ["deleted", "half", "foreign", "changed", "list", "deep"])
def test_a_cache_that_is_not_sound_gives_the_same_page(project: Path, damage: str) -> None:
    before = page(project, HISTORY)
    path = project / ".kamdocs/history/pt-BR.json"
    text = path.read_text(encoding="ascii")
    if damage == "deleted":
        path.unlink()
    else:
        path.write_text(
            {
                "half": text[: len(text) // 2],
                "foreign": json.dumps({"kamdocs-history": 1, "changes": {}, "sha256": ""}),
                "changed": text.replace("Conta nova", "Conta alheia"),
                "list": "[]",
                "deep": "[" * 100_000,
            }[damage],
            encoding="ascii",
        )
    assert page(project, HISTORY) == before
    assert path.read_text(encoding="ascii") == text


def test_languages_are_kept_apart(project: Path) -> None:
    assert told(read(project)) != told(read(project, language="en"))


def test_no_address_is_on_the_page_whoever_wrote_it_and_wherever_it_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = "contatos:\n  - id: p\n    nome: Paula\n    email: {}@cliente.example\n"
    for number, name in enumerate(("um", "dois")):
        write_project(
            project,
            {VEREDA: account_text(person.format(name), f"Escreva a {name}@fora.example.\n")},
        )
        monkeypatch.setenv("GIT_AUTHOR_NAME", "bia@secreto.example")
        commit(project, f"2026-05-1{number}")
    write_project(project, REVIEW)
    for address in (HISTORY, "contas/vereda/revisoes/2026-t2/", ""):
        text = page(project, address)
        assert "secreto.example" not in text
        assert "cliente.example" not in text
        assert "fora.example" not in text
    assert "Autor sem nome" in page(project, HISTORY)
    assert "Texto da conta" in page(project, HISTORY)


def test_an_author_is_called_as_the_programme_calls_them(project: Path) -> None:
    named = PROGRAMME.replace(
        "    nome: Ana Lima", "    nome: Ana Lima\n    email: Bia@secreto.example"
    )
    write_project(project, {"programa.yml": named})
    assert "Ana Lima" in page(project, HISTORY)
    assert "Bia Sá" not in page(project, HISTORY)


def test_what_account_files_say_cannot_become_html(project: Path) -> None:
    write_project(project, {VEREDA: account("C", "<script>alert(1)</script>\n")})
    commit(project, "2026-05-20")
    text = page(project, HISTORY)
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_home_and_the_newest_review_tell_what_changed_since_the_quarter_before(
    project: Path,
) -> None:
    write_project(
        project, {**REVIEW, "vereda/revisoes/2026-t1.md": "---\ntrimestre: 2026-t1\n---\n"}
    )
    history = read(project)
    assert (history.base_day, [item.account for item in history.since]) == (
        date(2026, 3, 31),
        ["vereda"],
    )
    assert "O que mudou desde o trimestre passado" in page(project, "")
    assert "historico/" in page(project, "").split('class="kd-since"')[1]
    assert "kd-since" in page(project, "contas/vereda/revisoes/2026-t2/")
    assert "kd-since" not in page(project, "contas/vereda/revisoes/2026-t1/")


def test_an_account_that_came_or_went_since_then_is_told(project: Path) -> None:
    git(project, "rm", "-q", "accounts/luz.md")
    write_project(project, {"nova.md": "---\nnome: Nova\n---\n"})
    commit(project, "2026-05-20")
    found = {item.account: item.change.headline for item in read(project).since}
    assert set(found) == {"nova", "vereda", None}
    assert "removida" in found[None]


def test_only_eight_accounts_are_listed_and_the_rest_is_counted(project: Path) -> None:
    write_project(project, {f"c{n}.md": f"---\nnome: Conta {n}\n---\n" for n in range(12)})
    assert "E mais 5 contas com mudanças" in page(project, "")


@pytest.mark.parametrize(
    ("kind", "gap", "since_gap", "said"),
    [
        ("none", HistoryGap.NO_REPOSITORY, HistoryGap.NO_REPOSITORY, "não estão em um repositório"),
        ("unborn", HistoryGap.NO_COMMIT, HistoryGap.NO_COMMIT, "nada foi gravado no Git"),
        ("shallow", HistoryGap.NONE, HistoryGap.SHALLOW, "git fetch --unshallow"),
        ("later", HistoryGap.NONE, HistoryGap.LATER, "Nenhuma mudança gravada"),
    ],
)
def test_what_is_missing_is_said(
    tmp_path: Path, kind: str, gap: HistoryGap, since_gap: HistoryGap, said: str
) -> None:
    folder = write_project(tmp_path / "a", {VEREDA: account("A")})
    if kind != "none":
        git(folder, "init", "-q")
    if kind in ("shallow", "later"):
        commit(folder, "2026-06-20")
    if kind == "shallow":
        write_project(folder, {VEREDA: account("B")})
        commit(folder, "2026-06-21")
        git(tmp_path, "clone", "-q", "--depth", "1", folder.as_uri(), "b")
        folder = tmp_path / "b"
    history = read(folder)
    assert (history.gap, history.since_gap) == (gap, since_gap)
    assert said in page(folder, HISTORY)
    assert "kd-since" in page(folder, "")


def test_without_git_nothing_is_run_or_written(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert read(project).gap is HistoryGap.NO_GIT
    assert not (project / ".kamdocs").exists()


def test_the_last_twenty_changes_stand_on_the_page(project: Path) -> None:
    for number in range(24):
        write_project(project, {VEREDA: account(f"N{number}")})
        commit(project, "2026-05-20")
    found = read(project).of("vereda")
    assert (len(found.entries), found.has_more) == (20, True)
    assert "Só as últimas 20 mudanças" in page(project, HISTORY)


def test_places_where_only_line_ends_differ_are_not_shown(project: Path) -> None:
    rest = "".join(f"\nParágrafo de número {number} que fica como está.\n" for number in range(9))
    start = f"Um dois três quatro cinco seis\nsete oito nove dez.\n{rest}"
    write_project(project, {VEREDA: account("C", start)})
    commit(project, "2026-05-20")
    write_project(project, {VEREDA: account("C", start.replace("seis\n", "seis ") + "\nFim.\n")})
    commit(project, "2026-05-21")
    excerpts = read(project).of("vereda").entries[0].change.lines[0].excerpts
    assert [[piece.text.strip() for piece in part if piece.mark == "ins"] for part in excerpts] == [
        ["Fim."]
    ]

"""The accounts folder: which files make an account, what is left out, how fresh it is."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from kamdocs.errors import UserError
from kamdocs.model.period import Period
from kamdocs.source.finding import Severity
from kamdocs.source.folder import LoadedPortfolio, load_portfolio, load_programme
from tests.builders import PROGRAMME, account_text, load, rules, write_project

TABLE = "periodo;indicador;realizado\n2026-07;otif;95\n"
INVOICES = "numero;valor\nNF-1;10\n"
OBJECTIVES = "---\nobjetivos:\n  - id: o\n    titulo: O\n---\n"
MEETING = "---\ndata: 2026-07-01\n---\nNotas.\n"
REVIEW = "---\nsituacao: realizada\n---\n"


def ids(loaded: LoadedPortfolio) -> list[str]:
    return [account.id for account in loaded.portfolio.accounts]


def left_out(loaded: LoadedPortfolio) -> list[str]:
    return [item.id for item in loaded.portfolio.left_out]


def found_at(loaded: LoadedPortfolio) -> list[tuple[str, str]]:
    return [(found.rule, found.place.path) for found in loaded.findings]


def test_a_project_without_accounts_folder_is_an_error_of_the_user(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_portfolio(tmp_path)
    assert caught.value.message_id == "cli.no-accounts-folder"


def test_an_accounts_folder_outside_the_project_is_an_error_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    write_project(tmp_path, {})
    with pytest.raises(UserError) as caught:
        load_portfolio(tmp_path / "p", "../accounts")
    assert caught.value.message_id == "cli.accounts-outside"


def test_one_bad_account_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            "boa.md": account_text(),
            "torta.md": "---\nnome: Conta Torta\nnivel: ouro\n---\n",
            "quebrada.md": "---\nnome: 'sem fim\n---\n",
            "outra/conta.md": account_text(),
        },
    )
    assert ids(loaded) == ["boa", "outra"]
    assert [(item.id, item.name, item.path) for item in loaded.portfolio.left_out] == [
        ("quebrada", "quebrada", "accounts/quebrada.md"),
        ("torta", "Conta Torta", "accounts/torta.md"),
    ]
    assert loaded.usable
    assert {found.subject for found in loaded.findings} == {"torta", "quebrada"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("objetivos.md", "---\nobjetivos:\n  - titulo: sem id\n---\n"),
        ("numeros.csv", "periodo;indicador;realizado\n2026-07;otif;muito\n"),
        ("titulos.csv", "numero;valor\nNF-1;muito\n"),
        ("reunioes/a.md", "---\ndata: nunca\n---\n"),
        ("revisoes/2026-t3.md", "---\nsituacao: talvez\n---\n"),
    ],
)
def test_an_error_in_any_file_leaves_the_account_out(tmp_path: Path, name: str, text: str) -> None:
    loaded = load(tmp_path, {"v/conta.md": account_text(), f"v/{name}": text})
    assert (ids(loaded), left_out(loaded)) == ([], ["v"])
    assert [found.place.path for found in loaded.findings] == [f"accounts/v/{name}"]


@pytest.mark.parametrize(
    "names",
    [
        ("conta.md", "objetivos.md", "numeros.csv", "titulos.csv", "revisoes", "reunioes"),
        ("account.md", "objectives.md", "figures.csv", "receivables.csv", "reviews", "meetings"),
        ("Conta.md", "OBJETIVOS.md", "Numeros.csv", "TITULOS.CSV", "Revisões", "Reuniões"),
    ],
    ids=["Portuguese", "English", "accents and capitals"],
)
def test_files_have_names_in_both_languages(tmp_path: Path, names: tuple[str, ...]) -> None:
    account, objectives, figures, receivables, reviews, meetings = names
    loaded = load(
        tmp_path,
        {
            f"v/{account}": account_text(),
            f"v/{objectives}": OBJECTIVES,
            f"v/{figures}": TABLE,
            f"v/{receivables}": INVOICES,
            f"v/{reviews}/2026-t3.md": REVIEW,
            f"v/{meetings}/visita.md": MEETING,
        },
    )
    assert loaded.findings == ()
    (read,) = loaded.portfolio.accounts
    assert read.path == f"accounts/v/{account}"
    assert read.objectives_path == f"accounts/v/{objectives}"
    assert read.figures_path == f"accounts/v/{figures}"
    assert [len(items) for items in (read.objectives, read.figures, read.receivables)] == [1, 1, 1]
    assert [item.path for item in read.reviews] == [f"accounts/v/{reviews}/2026-t3.md"]
    assert [item.path for item in read.meetings] == [f"accounts/v/{meetings}/visita.md"]


@pytest.mark.parametrize(
    "name", ["programa.yml", "programa.yaml", "programme.yml", "programme.yaml"]
)
def test_the_programme_file_has_four_names(tmp_path: Path, name: str) -> None:
    folder = write_project(tmp_path, {"v.md": account_text("nivel: chave\n")})
    (folder / "accounts/programa.yml").rename(folder / "accounts" / name)
    loaded = load_portfolio(folder)
    assert (loaded.findings, loaded.usable, ids(loaded)) == ((), True, ["v"])


def test_two_programme_files_are_an_error(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"programme.yml": PROGRAMME})
    assert ("file-twice", "accounts/programme.yml") in found_at(loaded)


def test_the_same_file_in_two_languages_is_an_error(tmp_path: Path) -> None:
    files = {"v/conta.md": account_text(), "v/account.md": account_text()}
    loaded = load(tmp_path, files)
    assert rules(loaded.findings) == ["file-twice"]
    assert left_out(loaded) == ["v"]


@pytest.mark.parametrize(
    "name",
    ["conta-PC-de-Ana.md", "conta (1).md", "conta - Copia.md", "numeros-LAPTOP7.csv"],
)
def test_a_copy_beside_a_file_is_not_read(tmp_path: Path, name: str) -> None:
    files = {"v/conta.md": account_text(), "v/numeros.csv": TABLE, f"v/{name}": "lixo"}
    loaded = load(tmp_path, files)
    (found,) = loaded.findings
    assert (found.rule, found.severity) == ("copy-beside", Severity.WARNING)
    assert found.params["name"] == name
    assert found.params["other"] in {"conta.md", "numeros.csv"}
    assert ids(loaded) == ["v"]


@pytest.mark.parametrize(
    "files",
    [
        {"boa.md": account_text(), "boa-PC-de-Ana.md": "lixo"},
        {"boa/conta.md": account_text(), "boa/reunioes/a.md": MEETING, "boa/reunioes/a (2).md": ""},
    ],
)
def test_a_copy_of_an_account_or_meeting_is_not_a_second_one(
    tmp_path: Path, files: dict[str, str]
) -> None:
    loaded = load(tmp_path, files)
    assert rules(loaded.findings) == ["copy-beside"]
    assert ids(loaded) == ["boa"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("v/objetivo.md", "objetivos.md"),
        ("v/notas.md", "conta.md"),
        ("v/numeros.yml", "numeros.csv"),
        ("v/reunioes/a.csv", "*.md"),
        ("v/reuniões antigas/a.md", "reunioes/"),
        ("dados.csv", "programa.yml"),
    ],
)
def test_a_text_that_nothing_reads_is_told(tmp_path: Path, name: str, known: str) -> None:
    loaded = load(tmp_path, {"v/conta.md": account_text(), name: "x"})
    (found,) = loaded.findings
    assert (found.rule, found.severity) == ("unknown-file", Severity.WARNING)
    assert found.place.path == f"accounts/{name}"
    assert known in found.params["known"]
    assert ids(loaded) == ["v"]


@pytest.mark.parametrize(
    "name",
    [".rascunho.md", "_modelo.md", "~$conta.md", "README.md", "leia-me.md", "v/README.md"],
)
def test_drafts_lock_files_and_readmes_are_nobody_s_account(tmp_path: Path, name: str) -> None:
    loaded = load(tmp_path, {"v/conta.md": account_text(), name: "x"})
    assert (loaded.findings, ids(loaded)) == ((), ["v"])


def test_pictures_beside_an_account_are_its_assets(tmp_path: Path) -> None:
    files = {"v/conta.md": account_text(), "v/foto.png": "", "v/img/Planta.JPG": "", "v/x.svg": ""}
    loaded = load(tmp_path, files)
    assert loaded.findings == ()
    assert [(asset.account_id, asset.path) for asset in loaded.assets] == [
        ("v", "accounts/v/foto.png"),
        ("v", "accounts/v/img/Planta.JPG"),
    ]


def test_a_folder_without_account_file_is_told_and_is_no_account(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"v/objetivos.md": OBJECTIVES})
    (found,) = loaded.findings
    assert (found.rule, found.severity) == ("folder-without-account", Severity.WARNING)
    assert found.params["file"] == "accounts/v/conta.md"
    assert (ids(loaded), left_out(loaded)) == ([], [])


@pytest.mark.parametrize(
    ("name", "rule", "suggestion"),
    [
        ("Vereda Alimentos.md", "bad-account-name", "vereda-alimentos"),
        ("Ação & Cia/conta.md", "bad-account-name", "acao-cia"),
        ("VEREDA.md", "bad-account-name", "vereda"),
        ("con.md", "reserved-id", None),
        ("lpt1/conta.md", "reserved-id", None),
    ],
)
def test_a_name_that_can_be_no_address_is_an_error(
    tmp_path: Path, name: str, rule: str, suggestion: str | None
) -> None:
    loaded = load(tmp_path, {name: account_text(), "boa.md": account_text()})
    (found,) = loaded.findings
    assert found.rule == rule
    assert found.params.get("suggestion") == suggestion
    assert ids(loaded) == ["boa"]
    assert len(loaded.portfolio.left_out) == 1


def test_a_folder_and_a_file_of_one_id_are_an_error_of_the_second(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"v/conta.md": account_text(), "v.md": account_text()})
    assert found_at(loaded) == [("duplicate-account", "accounts/v.md")]
    assert ids(loaded) == ["v"]
    assert left_out(loaded) == ["v-2"]


@pytest.mark.parametrize("inside", ["v.md", "v/conta.md", "v/reunioes/x.md", "v/foto.png"])
def test_a_link_that_leads_out_of_the_project_is_not_followed(tmp_path: Path, inside: str) -> None:
    secret = tmp_path / "segredo.md"
    secret.write_text(account_text("segmento: SEGREDO\n"), encoding="utf-8")
    project = write_project(tmp_path / "p", {"boa.md": account_text()})
    link = project / "accounts" / inside
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(secret)
    loaded = load_portfolio(project)
    assert ("outside-project", f"accounts/{inside}") in found_at(loaded)
    assert "SEGREDO" not in repr(loaded.portfolio)
    assert loaded.assets == ()
    assert ids(loaded) == ["boa"]


def test_a_programme_that_is_a_link_out_of_the_project_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "segredo.yml"
    secret.write_text("nome: SEGREDO\n", encoding="utf-8")
    project = write_project(tmp_path / "p", {"boa.md": account_text()})
    (project / "accounts/programa.yml").unlink()
    (project / "accounts/programa.yml").symlink_to(secret)
    loaded = load_portfolio(project)
    assert rules(loaded.findings) == ["outside-project"]
    assert not loaded.usable
    assert loaded.portfolio.programme.name != "SEGREDO"


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"v/conta.md": account_text()})
    (project / "accounts/v/eu").symlink_to(project / "accounts/v")
    (project / "accounts/v/fotos").symlink_to("fotos")
    loaded = load_portfolio(project)
    assert len(loaded.findings) == 2


@pytest.mark.parametrize(
    ("name", "key", "quarter"),
    [
        ("2026-t3", "", 3),
        ("2026-q3", "", 3),
        ("3T26", "", 3),
        ("revisao-de-julho", "trimestre: 2026-t2\n", 2),
        ("2026-t3", "quarter: 2026-q3\n", 3),
    ],
)
def test_a_review_has_its_quarter_from_key_or_file_name(
    tmp_path: Path, name: str, key: str, quarter: int
) -> None:
    text = f"---\n{key}data: 2026-10-01\n---\n"
    loaded = load(tmp_path, {"v/conta.md": account_text(), f"v/revisoes/{name}.md": text})
    assert loaded.findings == ()
    assert loaded.portfolio.accounts[0].reviews[0].review.quarter == Period.quarter(2026, quarter)
    assert loaded.files[f"accounts/v/revisoes/{name}.md"].key == f"2026-q{quarter}"


@pytest.mark.parametrize(
    ("files", "rule"),
    [
        ({"julho.md": "---\nsituacao: realizada\n---\n"}, "missing-key"),
        ({"2026.md": "---\nsituacao: realizada\n---\n"}, "review-not-quarter"),
        ({"a.md": "---\ntrimestre: 2026-07\n---\n"}, "review-not-quarter"),
        ({"2026-t3.md": "---\ntrimestre: 2026-t2\n---\n"}, "review-file-name"),
        ({"2026-t3.md": REVIEW, "2026-q3.md": REVIEW}, "review-twice"),
        ({"2026-t3.md": REVIEW, "b.md": "---\ntrimestre: 3T26\n---\n"}, "review-twice"),
    ],
)
def test_reviews_whose_quarter_is_not_clear_are_told(
    tmp_path: Path, files: dict[str, str], rule: str
) -> None:
    reviews = {f"v/revisoes/{name}": text for name, text in files.items()}
    loaded = load(tmp_path, {"v/conta.md": account_text(), **reviews})
    assert rules(loaded.findings) == [rule]
    assert (ids(loaded) == ["v"]) is (rule == "review-file-name")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("2026-07-01-visita", "2026-07-01-visita"),
        ("2026-07-01 Comitê & Ação", "2026-07-01-comite-acao"),
        ("Visita", "visita"),
        ("№ ☎", "no"),
        ("☎", "reuniao"),
    ],
)
def test_the_address_of_a_meeting_comes_from_its_file(tmp_path: Path, name: str, slug: str) -> None:
    loaded = load(tmp_path, {"v/conta.md": account_text(), f"v/reunioes/{name}.md": MEETING})
    assert loaded.findings == ()
    meeting = loaded.portfolio.accounts[0].meetings[0]
    assert meeting.slug == slug
    assert loaded.files[meeting.path].key == slug
    assert meeting.notes is not None
    assert meeting.notes.text.strip() == "Notas."


def test_two_meetings_of_one_address_are_an_error(tmp_path: Path) -> None:
    meetings = {"v/reunioes/comite.md": MEETING, "v/reunioes/comitê.md": MEETING}
    loaded = load(tmp_path, {"v/conta.md": account_text(), **meetings})
    assert rules(loaded.findings) == ["meeting-twice"]


def test_a_meeting_whose_file_name_has_another_date_is_told(tmp_path: Path) -> None:
    files = {"v/conta.md": account_text(), "v/reunioes/2026-07-02-a.md": MEETING}
    loaded = load(tmp_path, files)
    (found,) = loaded.findings
    assert (found.rule, found.place.line, found.severity) == (
        "meeting-file-name",
        2,
        Severity.WARNING,
    )
    assert ids(loaded) == ["v"]


def test_without_programme_file_the_portfolio_is_not_usable(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"v.md": account_text("responsavel: ana.lima\n")})
    (project / "accounts/programa.yml").unlink()
    loaded = load_portfolio(project)
    assert not loaded.usable
    assert found_at(loaded) == [("no-programme-file", "accounts/programa.yml")]
    assert load_programme(project) is None


@pytest.mark.parametrize(
    "text",
    ["nome: 'sem fim\n", "- uma lista\n", "nome: a: b\n", "nome: A\n\tx: 1\n"],
)
def test_a_broken_programme_does_not_make_accounts_look_wrong(tmp_path: Path, text: str) -> None:
    files = {"programa.yml": text, "v.md": account_text("responsavel: ana.lima\nnivel: chave\n")}
    loaded = load(tmp_path, files)
    assert not loaded.usable
    assert {found.place.path for found in loaded.findings} == {"accounts/programa.yml"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("nome: P\nidioma: fr\n", "unknown-language"),
        ("nome: P\nmoeda: XYZW\n", "unknown-currency"),
        ("idioma: en\n", "missing-key"),
    ],
)
def test_an_error_in_the_programme_s_settings_is_told(tmp_path: Path, text: str, rule: str) -> None:
    loaded = load(tmp_path, {"programa.yml": text, "v.md": account_text()})
    assert rules(loaded.findings) == [rule]
    assert ids(loaded) == ["v"]


@pytest.mark.parametrize(
    ("text", "language", "currency"),
    [
        ("nome: P\n", "pt-BR", "BRL"),
        ("nome: P\nidioma: pt-PT\n", "pt-PT", "EUR"),
        ("name: P\nLanguage: EN\n", "en", "BRL"),
        ("nome: P\nidioma: pt_br\nmoeda: usd\n", "pt-BR", "USD"),
    ],
)
def test_language_and_currency_of_the_programme(
    tmp_path: Path, text: str, language: str, currency: str
) -> None:
    loaded = load(tmp_path, {"programa.yml": text})
    programme = loaded.portfolio.programme
    assert loaded.findings == ()
    assert (programme.language, programme.currency) == (language, currency)
    assert load_programme(tmp_path) == language


def test_accounts_stand_in_order_of_name(tmp_path: Path) -> None:
    names = {"z": "água", "b": "Zebra", "a": "Ágata"}
    files = {f"{name}.md": f"---\nnome: {text}\n---\n" for name, text in names.items()}
    assert ids(load(tmp_path, files)) == ["a", "z", "b"]


def git(project: Path, *arguments: str, day: str = "") -> None:
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(
        ["git", *arguments],
        cwd=project,
        check=True,
        capture_output=True,
        env={**os.environ, **(dates if day else {})},
    )


def commit(project: Path, day: str) -> None:
    git(project, "add", "-A")
    git(project, "commit", "-m", "x", day=day)


def changed(project: Path) -> dict[str, date | None]:
    return {item.id: item.changed for item in load_portfolio(project).portfolio.accounts}


def test_without_git_only_a_typed_day_tells_how_fresh_an_account_is(tmp_path: Path) -> None:
    files = {"a.md": account_text("atualizado_em: 1/2/2026\n"), "b.md": account_text()}
    assert changed(write_project(tmp_path, files)) == {"a": date(2026, 2, 1), "b": None}


def test_an_account_is_as_fresh_as_the_last_commit_of_any_of_its_files(tmp_path: Path) -> None:
    files = {
        "a.md": account_text("atualizado_em: 2025-01-01\n"),
        "b/conta.md": account_text(),
        "b/reunioes/reunião.md": MEETING,
        "c.md": account_text(),
    }
    project = write_project(tmp_path, files)
    git(project, "init")
    commit(project, "2026-03-01")
    (project / "accounts/b/reunioes/reunião.md").write_text(f"{MEETING}Mais.\n", encoding="utf-8")
    commit(project, "2026-04-05")
    write_project(project, {"novo.md": account_text()})
    assert changed(project) == {
        "a": date(2025, 1, 1),
        "b": date(2026, 4, 5),
        "c": date(2026, 3, 1),
        "novo": None,
    }


def test_a_project_in_a_folder_of_a_repository_has_its_days_too(tmp_path: Path) -> None:
    write_project(tmp_path / "equipe" / "carteira", {"v.md": account_text()})
    git(tmp_path, "init")
    commit(tmp_path, "2026-03-01")
    assert changed(tmp_path / "equipe" / "carteira") == {"v": date(2026, 3, 1)}


def test_a_shallow_clone_does_not_pretend_to_know_days(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p", {"v.md": account_text()})
    git(project, "init")
    commit(project, "2026-03-01")
    (project / "x.txt").write_text("x", encoding="utf-8")
    commit(project, "2026-04-01")
    git(tmp_path, "clone", "--depth", "1", project.as_uri(), "copia")
    assert changed(tmp_path / "copia") == {"v": None}


TEXT = "---\nnome: Água & Pão\nsegmento: Alimentação\ntendencias:\n  - Pão\n---\n\n## Olá\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode("cp1252"),
    ],
    ids=["LF", "CRLF", "CR", "BOM", "BOM and CRLF", "UTF-16", "Windows-1252", "1252 and CRLF"],
)
def test_files_read_the_same_however_they_were_saved(tmp_path: Path, data: bytes) -> None:
    project = write_project(tmp_path, {})
    (project / "accounts/v.md").write_bytes(data)
    loaded = load_portfolio(project)
    assert loaded.findings == ()
    (account,) = loaded.portfolio.accounts
    assert (account.name, account.segment) == ("Água & Pão", "Alimentação")
    assert account.prose is not None
    assert account.prose.text.strip() == "## Olá"
    assert loaded.places["v"]["trends", 0, "text"].line == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_read_the_same_however_they_were_saved(tmp_path: Path, encoding: str) -> None:
    project = write_project(tmp_path, {"v/conta.md": account_text()})
    table = "período;indicador;realizado;fonte\r\n2026-07;otif;94,5;Relatório\r\n"
    (project / "accounts/v/numeros.csv").write_bytes(table.encode(encoding))
    loaded = load_portfolio(project)
    assert loaded.findings == ()
    assert loaded.portfolio.accounts[0].figures[0].source == "Relatório"
    assert loaded.places["v"]["figures", 0, "actual"].column == 14


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"boa.md": account_text()})
    Path(os.fsdecode(os.fsencode(project / "accounts") + b"/ruim\xff.md")).write_text(
        account_text(), encoding="utf-8"
    )
    loaded = load_portfolio(project)
    assert rules(loaded.findings) == ["unreadable-file"]
    assert ids(loaded) == ["boa"]

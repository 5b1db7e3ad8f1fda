"""The files of one account: names, what they share, what each may say."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from kamdocs.model.period import Period
from kamdocs.source.folder import Asset, FileRole, load_portfolio
from tests.builders import account_text, load, load_account, rules, told, write_project

REVIEW = "---\ntipo: qbr\n---\n"
MEETING = "---\ntipo: rotina\n---\n"


@pytest.mark.parametrize(
    "names",
    [
        ("conta.md", "objetivos.md", "revisoes/2026-t3.md", "reunioes/2026-09-12-x.md"),
        ("account.md", "objectives.md", "reviews/2026-q3.md", "meetings/2026-09-12-x.md"),
        ("Conta.MD", "Objetivos.md", "Revisões/3T26.md", "REUNIOES/2026-09-12-X.md"),
    ],
)
def test_files_have_names_in_both_languages(tmp_path: Path, names: tuple[str, ...]) -> None:
    account, objectives, review, meeting = names
    files = {
        f"v/{account}": account_text(),
        f"v/{objectives}": "---\nobjetivos:\n  - id: o\n    titulo: O\n---\n",
        f"v/{review}": REVIEW,
        f"v/{meeting}": MEETING,
    }
    loaded = load(tmp_path, files)
    assert loaded.findings == ()
    (read,) = loaded.portfolio.accounts
    assert [item.id for item in read.objectives] == ["o"]
    assert [item.review.quarter for item in read.reviews] == [Period.quarter(2026, 3)]
    assert [(item.slug, item.meeting.date) for item in read.meetings] == [
        ("2026-09-12-x", date(2026, 9, 12))
    ]
    assert {role.role for role in loaded.files.values()} == {
        "account",
        "objectives",
        "review",
        "meeting",
    }


def test_objectives_of_both_files_stand_one_after_the_other(tmp_path: Path) -> None:
    first = "objetivos:\n  - id: a\n    titulo: A\nacoes:\n  - titulo: um\n"
    second = "objetivos:\n  - id: b\n    titulo: B\nacoes:\n  - titulo: dois\n"
    loaded = load(
        tmp_path, {"v/conta.md": account_text(first), "v/objetivos.md": f"---\n{second}---\n"}
    )
    account = loaded.portfolio.accounts[0]
    assert [item.id for item in account.objectives] == ["a", "b"]
    assert [item.title for item in account.actions] == ["um", "dois"]
    places = loaded.places["v"]
    assert str(places["objectives", 0, "title"]) == "accounts/v/conta.md:5:13"
    assert str(places["objectives", 1, "title"]) == "accounts/v/objetivos.md:4:13"


def test_a_second_joint_plan_is_an_error(tmp_path: Path) -> None:
    plan = "plano_conjunto:\n  objetivo: Zero avarias\n"
    files = {"v/conta.md": account_text(plan), "v/objetivos.md": f"---\n{plan}---\n"}
    (found,) = load(tmp_path, files).findings
    assert (found.rule, found.place.path) == ("joint-plan-twice", "accounts/v/objetivos.md")
    assert found.params["file"] == "accounts/v/conta.md"


def test_actions_of_the_second_file_refer_to_objectives_of_the_first(tmp_path: Path) -> None:
    files = {
        "v/conta.md": account_text("objetivos:\n  - id: crescer\n    titulo: C\n"),
        "v/objetivos.md": "---\nacoes:\n  - titulo: A\n    objetivo: Crescer\n---\n",
    }
    loaded = load(tmp_path, files)
    assert loaded.findings == ()
    assert loaded.portfolio.accounts[0].actions[0].objective == "crescer"


def test_two_files_for_one_thing_are_an_error(tmp_path: Path) -> None:
    files = {"v/conta.md": account_text(), "v/account.md": account_text()}
    (found,) = load(tmp_path, files).findings
    assert found.rule == "file-twice"
    assert load(tmp_path, files).portfolio.accounts == ()


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("v/conta-PC-de-Ana.md", "copy-beside"),
        ("v/conta (1).md", "copy-beside"),
        ("v/conta - Copia.md", "copy-beside"),
        ("v/numeros-DESKTOP-7A.csv", "copy-beside"),
        ("v/reunioes/2026-09-12-x-PC-de-Ana.md", "copy-beside"),
        ("v-PC-de-Ana.md", "copy-beside"),
        ("v/contas.md", "unknown-file"),
        ("v/numeros-2025.csv", "unknown-file"),
        ("v/notas/ideias.md", "unknown-file"),
        ("v/reunioes/lista.csv", "unknown-file"),
        ("clientes.csv", "unknown-file"),
        ("outro.yml", "unknown-file"),
    ],
)
def test_strays_are_told_and_not_read(tmp_path: Path, name: str, rule: str) -> None:
    files = {
        "v/conta.md": account_text(),
        "v/reunioes/2026-09-12-x.md": MEETING,
        "v.md": account_text(),
        name: "nothing that could be read",
    }
    if "/" in name:
        del files["v.md"]
    else:
        del files["v/conta.md"], files["v/reunioes/2026-09-12-x.md"]
    loaded = load(tmp_path, files)
    assert [(found.rule, found.severity, found.place.path) for found in loaded.findings] == [
        (rule, "warning", f"accounts/{name}")
    ]
    assert [account.id for account in loaded.portfolio.accounts] == ["v"]


@pytest.mark.parametrize(
    "name", ["_rascunho/conta.md", ".git/config.md", "~$conta.md", "README.md", "v/LEIAME.md"]
)
def test_hidden_files_and_readmes_are_nobodys_account(tmp_path: Path, name: str) -> None:
    loaded = load(tmp_path, {"v/conta.md": account_text(), name: "texto"})
    assert loaded.findings == ()
    assert [account.id for account in loaded.portfolio.accounts] == ["v"]


def test_pictures_and_documents_beside_prose_are_assets(tmp_path: Path) -> None:
    files = dict.fromkeys(
        (
            "v/foto.PNG",
            "v/imagens/planta.jpg",
            "v/reunioes/ata.pdf",
            "solta.webp",
            "v/macro.svg",
            "v/site.html",
            "v/_rascunhos/velha.png",
        ),
        "x",
    )
    loaded = load(tmp_path, {"v/conta.md": account_text(), **files})
    assert loaded.findings == ()
    assert set(loaded.assets) == {
        Asset("v", "accounts/v/foto.PNG"),
        Asset("v", "accounts/v/imagens/planta.jpg"),
        Asset("v", "accounts/v/reunioes/ata.pdf"),
        Asset("", "accounts/solta.webp"),
    }


def test_a_single_file_is_an_account(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"padaria-luz.md": account_text()})
    assert loaded.findings == ()
    assert loaded.files == {"accounts/padaria-luz.md": FileRole("padaria-luz", "account")}


@pytest.mark.parametrize(
    ("name", "rule"),
    [("Padaria Luz.md", "bad-account-name"), ("Pão/conta.md", "bad-account-name")],
)
def test_a_name_that_is_no_address_is_an_error(tmp_path: Path, name: str, rule: str) -> None:
    loaded = load(tmp_path, {name: account_text()})
    (found,) = loaded.findings
    assert found.rule == rule
    assert loaded.portfolio.left_out[0].id == found.params["suggestion"]


def test_a_name_that_windows_keeps_for_itself_is_an_error(tmp_path: Path) -> None:
    assert rules(load(tmp_path, {"aux.md": account_text()}).findings) == ["reserved-id"]


def test_two_accounts_of_one_id_are_an_error(tmp_path: Path) -> None:
    files = {"vereda/conta.md": account_text(), "vereda.md": account_text()}
    loaded = load(tmp_path, files)
    (found,) = loaded.findings
    assert (found.rule, found.params["id"]) == ("duplicate-account", "vereda")
    assert [account.id for account in loaded.portfolio.accounts] == ["vereda"]
    assert [item.id for item in loaded.portfolio.left_out] == ["vereda-2"]


def test_a_folder_without_account_file_is_told(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"v/numeros.csv": "periodo;indicador\n"})
    (found,) = loaded.findings
    assert (found.rule, found.place.path) == ("folder-without-account", "accounts/v")


@pytest.mark.parametrize(
    ("name", "front", "told_", "quarter"),
    [
        ("2026-t3.md", "", [], "2026-q3"),
        ("2026-t3.md", "trimestre: 2026-q3\n", [], "2026-q3"),
        ("fechamento.md", "trimestre: 3T26\n", [], "2026-q3"),
        ("2026-t2.md", "trimestre: 2026-t3\n", [("review-file-name", 2)], "2026-q3"),
    ],
)
def test_a_review_takes_its_quarter_from_key_or_name(
    tmp_path: Path, name: str, front: str, told_: list[tuple[str, int]], quarter: str
) -> None:
    loaded = load(
        tmp_path, {"v/conta.md": account_text(), f"v/revisoes/{name}": f"---\n{front}---\n"}
    )
    assert told(loaded.findings) == told_
    (review,) = loaded.portfolio.accounts[0].reviews
    assert review.review.quarter.id == quarter


@pytest.mark.parametrize(
    ("name", "front", "rule"),
    [
        ("fechamento.md", "tipo: qbr\n", "missing-key"),
        ("2026.md", "", "review-not-quarter"),
        ("x.md", "trimestre: 2026-07\n", "review-not-quarter"),
        ("2026-t3.md", "trimestre: setembro\n", "bad-period"),
    ],
)
def test_a_review_without_quarter_is_an_error(
    tmp_path: Path, name: str, front: str, rule: str
) -> None:
    files = {"v/conta.md": account_text(), f"v/revisoes/{name}": f"---\n{front}---\n"}
    assert rules(load(tmp_path, files).findings) == [rule]


def test_a_quarter_has_one_review(tmp_path: Path) -> None:
    files = {
        "v/conta.md": account_text(),
        "v/revisoes/2026-t3.md": REVIEW,
        "v/reviews/2026-q3.md": REVIEW,
    }
    (found,) = load(tmp_path, files).findings
    assert (found.rule, found.params["quarter"]) == ("review-twice", "2026-q3")


@pytest.mark.parametrize(
    ("name", "front", "told_"),
    [
        ("2026-09-12-comite.md", "data: 2026-09-13\n", [("meeting-file-name", 2)]),
        ("comite.md", "data: 2026-09-13\n", []),
        ("2026-09-12.md", "", []),
        ("comite.md", "tipo: comite\n", [("missing-key", 2)]),
        ("2026-13-45-x.md", "tipo: comite\n", [("missing-key", 2)]),
    ],
)
def test_a_meeting_takes_its_day_from_key_or_name(
    tmp_path: Path, name: str, front: str, told_: list[tuple[str, int]]
) -> None:
    files = {"v/conta.md": account_text(), f"v/reunioes/{name}": f"---\n{front}---\n"}
    assert told(load(tmp_path, files).findings) == told_


def test_meetings_have_addresses_in_plain_letters(tmp_path: Path) -> None:
    files = {
        "v/conta.md": account_text(),
        "v/reunioes/2026-09-12 Comitê.md": MEETING,
        "v/meetings/2026-09-12-comite.md": MEETING,
    }
    (found,) = load(tmp_path, files).findings
    assert (found.rule, found.params["slug"]) == ("meeting-twice", "2026-09-12-comite")


@pytest.mark.parametrize(
    ("language", "tax_id", "finds"),
    [
        ("pt-BR", "16.727.230/0001-97", []),
        ("pt-BR", "12.ABC.345/01DE-35", []),
        ("pt-BR", "16.727.230/0001-98", ["bad-tax-id"]),
        ("pt-PT", "503 504 564", []),
        ("pt-PT", "503504565", ["bad-tax-id"]),
        ("en", "whatever", []),
    ],
)
def test_wrong_check_digits_are_a_warning(
    tmp_path: Path, language: str, tax_id: str, finds: list[str]
) -> None:
    files = {
        "programa.yml": f"nome: P\nidioma: {language}\n",
        "v.md": account_text(f'cnpj: "{tax_id}"\n'),
    }
    loaded = load(tmp_path, files)
    assert rules(loaded.findings) == finds
    assert loaded.portfolio.accounts[0].tax_id == tax_id


@pytest.mark.parametrize(
    ("front", "rule"),
    [
        ("potencial:\n  - oferta: caixas\n    visibilidade: empresa\n", "mark-too-wide"),
        ("verbas:\n  - nome: V\n    visibilidade: cliente\n", "mark-too-wide"),
        ("oportunidades:\n  - id: o\n    nome: O\n    visibilidade: cliente\n", "mark-too-wide"),
        ("tendencias:\n  - texto: T\n    visibilidade: cliente\n", "mark-too-wide"),
        (
            "objetivos:\n  - id: o\n    titulo: O\n    visibilidade: cliente\n",
            "our-objective-for-client",
        ),
    ],
)
def test_a_mark_may_not_ask_for_more_than_its_record_allows(
    tmp_path: Path, front: str, rule: str
) -> None:
    loaded = load_account(tmp_path, front)
    assert rules(loaded.findings) == [rule]
    assert loaded.portfolio.accounts == ()


def test_corrective_actions_stay_inside_the_company(tmp_path: Path) -> None:
    front = "---\nacoes_corretivas:\n  - texto: A\n    visibilidade: cliente\n---\n"
    files = {"v/conta.md": account_text(), "v/revisoes/2026-t3.md": front}
    assert rules(load(tmp_path, files).findings) == ["mark-too-wide"]


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(tmp_path: Path, sign: str) -> None:
    text = account_text("segmento: Alimentos\nnivel: chavee\n", "Texto.\n").replace("\n", sign)
    folder = write_project(tmp_path, {})
    (folder / "accounts" / "v.md").write_bytes(text.encode("utf-8-sig"))
    loaded = load(tmp_path, {})
    assert told(loaded.findings) == [("unknown-tier", 4)]


def test_an_old_windows_file_reads_right(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {})
    (folder / "accounts" / "v.md").write_bytes(
        account_text("segmento: Pães e Açúcar\n").encode("cp1252")
    )
    loaded = load(tmp_path, {})
    assert loaded.findings == ()
    assert loaded.portfolio.accounts[0].segment == "Pães e Açúcar"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_the_whole_accounts_folder_may_be_a_link(tmp_path: Path) -> None:
    elsewhere = write_project(tmp_path / "rede", {"v.md": account_text()})
    (elsewhere / "segredo.md").write_text(account_text(), encoding="utf-8")
    (elsewhere / "accounts" / "s.md").symlink_to(elsewhere / "segredo.md")
    project = tmp_path / "projeto"
    project.mkdir()
    (project / "accounts").symlink_to(elsewhere / "accounts")
    loaded = load_portfolio(project)
    assert rules(loaded.findings) == ["outside-project"]
    assert [account.id for account in loaded.portfolio.accounts] == ["v"]

"""What a filter shows as a file for Excel, made in the browser, and the calendars of a site."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kamdocs.interchange.formula_text import as_written
from tests.browsing import watched
from tests.calendar_rules import broken_rules, events
from tests.command import kamdocs

pytestmark = pytest.mark.browser

BUTTON = "Baixar para o Excel"
STEP = Decimal(1).scaleb(-6)


def downloaded(page: Page, button: str = BUTTON, number: int = 0) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).nth(number).click()
    return Path(waiting.value.path()).read_bytes().decode("utf-8")


def table(text: str, delimiter: str = ";") -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    assert not re.search(r"(?<!\r)\n", text)
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def test_the_file_holds_the_exact_figures_behind_the_rows_that_are_shown(
    sample_site: Path, browser: Browser
) -> None:
    data = json.loads((sample_site / "data/portfolio.json").read_text("utf-8"), parse_float=Decimal)
    with watched(browser) as (page, trouble):
        page.goto((sample_site / "contas/index.html").as_uri())
        page.get_by_label("KAM").select_option("Marina Prado")
        page.get_by_role("button", name="Faturamento 2026").click()
        page.get_by_role("button", name="Faturamento 2026").click()
        shown = page.locator("#kd-accounts-table tbody tr:visible th a").all_inner_texts()
        rows = table(downloaded(page))
        assert trouble == []
    assert [row["Conta"] for row in rows] == shown
    assert 1 < len(rows) < 12
    assert {row["KAM"] for row in rows} == {"Marina Prado"}
    metrics = {item["name"]: item["metrics"] for item in data["accounts"]}
    for row in rows:
        revenue = metrics[row["Conta"]]["revenue"]
        written = row["Faturamento 2026 (R$)"]
        assert (number(written) if written else None) == revenue
    shares = [row["Parte · ABC"] for row in rows if row["Parte · ABC"]]
    assert shares
    assert all(re.fullmatch(r"\d+(,\d{1,6})?%", share) for share in shares)


def test_days_are_written_day_first_and_status_by_its_words(
    sample_site: Path, browser: Browser
) -> None:
    with watched(browser) as (page, trouble):
        page.goto((sample_site / "titulos/index.html").as_uri())
        rows = table(downloaded(page))
        assert trouble == []
    assert rows[0]["Vencimento"] == "11/03/2026"
    assert rows[0]["Situação"] == "vencido há 218 dias"
    assert rows[0]["Valor (R$)"] == "79864,2"
    assert all(re.fullmatch(r"\d\d/\d\d/\d{4}", row["Vencimento"]) for row in rows)


def test_the_button_is_not_on_paper_and_tables_without_filters_have_one(
    sample_site: Path, browser: Browser
) -> None:
    with watched(browser) as (page, _):
        for name in ("contas", "concentracao", "oportunidades"):
            page.goto((sample_site / name / "index.html").as_uri())
            buttons = page.get_by_role("button", name=BUTTON)
            assert buttons.count() == page.locator("table[data-download]").count() > 0
            page.emulate_media(media="print")
            assert page.locator(".kd-download:visible").count() == 0
            page.emulate_media(media="screen")


def hostile(folder: Path, language: str) -> Path:
    names = ("=1+1", "+55", "-x", "@soma", "'=2", "'aspas'", 'A "B"; C, D')
    (folder / "paginas").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: T\ndocs_dir: paginas\nuse_directory_urls: false\ntheme:\n  name: material\n"
        "plugins:\n  - search\n  - kamdocs:\n      as_of: 2026-10-15\n"
        f"      language: {language}\n",
        encoding="utf-8",
    )
    (folder / "accounts").mkdir()
    (folder / "accounts/programa.yml").write_text("nome: P\n", encoding="utf-8")
    for place, name in enumerate(names):
        quoted = json.dumps(name, ensure_ascii=False)
        account = folder / f"accounts/c{place}"
        account.mkdir()
        (account / "conta.md").write_text(f"---\nnome: {quoted}\n---\n", encoding="utf-8")
        (account / "numeros.csv").write_text(
            f"periodo;indicador;realizado\n2026-09;faturamento;{1234 + place},50\n",
            encoding="utf-8",
        )
    done = kamdocs("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.parametrize(
    ("language", "button", "address", "head", "delimiter", "amount"),
    [
        ("pt-PT", "Descarregar para o Excel", "contas", "Conta", ";", "1234,5"),
        ("en", "Download for Excel", "accounts", "Account", ",", "1234.5"),
    ],
)
def test_texts_that_look_like_formulas_come_back_as_they_were(
    tmp_path: Path,
    browser: Browser,
    language: str,
    button: str,
    address: str,
    head: str,
    delimiter: str,
    amount: str,
) -> None:
    site = hostile(tmp_path, language)
    with watched(browser) as (page, trouble):
        page.goto((site / address / "index.html").as_uri())
        rows = table(downloaded(page, button), delimiter)
        assert trouble == []
    names = [row[head] for row in rows]
    assert not any(name.startswith(("=", "+", "-", "@")) for name in names)
    assert {as_written(name) for name in names} == {
        "=1+1", "+55", "-x", "@soma", "'=2", "'aspas'", 'A "B"; C, D',
    }  # fmt: skip
    first = next(row for row in rows if as_written(row[head]) == "=1+1")
    assert amount in first.values()


def test_calendars_of_the_site_are_where_its_pages_say(
    sample_site: Path, sample_address: str, browser: Browser
) -> None:
    files = {path.relative_to(sample_site).as_posix() for path in sample_site.rglob("*.ics")}
    assert "calendario.ics" in files
    with watched(browser) as (page, _):
        for name, file in (
            ("calendario", "calendario.ics"),
            ("pessoas/marina.prado", "pessoas/marina.prado.ics"),
            ("contas/vereda-alimentos", "contas/vereda-alimentos.ics"),
        ):
            content = (sample_site / file).read_bytes()
            assert broken_rules(content) == []
            page.goto((sample_site / name / "index.html").as_uri())
            link = page.get_by_role("link", name="Adicionar ao Outlook")
            assert (sample_site / name / str(link.get_attribute("href"))).resolve() == (
                sample_site / file
            ).resolve()
            assert f"{len(events(content))} datas" in page.locator(".kd-take small").inner_text()
            assert page.get_by_role("link", name="Assinar calendário").count() == 0
            page.goto(f"{sample_address}{name}/index.html")
            subscribe = page.get_by_role("link", name="Assinar calendário")
            wanted = sample_address.replace("http:", "webcal:") + file
            assert subscribe.evaluate("link => link.href") == wanted

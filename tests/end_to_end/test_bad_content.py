"""A bad account does not take the rest down; a hostile one renders as harmless text."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from tests.browsing import server, watched
from tests.command import kamdocs
from tests.pages import page, report_text

GOOD = """---
nome: Boa Conta
nivel: chave
---
"""

BAD = """---
nome: Conta Torta
nivel: inexistente
cliente_desde: 31/02/2020
contratos:
  - nome: C
    valor: doze
segredo_interno: 42
---
Texto da conta torta.
"""

PROGRAMME = """nome: Programa de teste
niveis:
  - id: chave
    nome: Chave
"""

CONFIG = """site_name: Teste
docs_dir: paginas
theme:
  name: material
plugins:
  - search
  - kamdocs:
      as_of: 2026-10-15
"""


def project(folder: Path, accounts: dict[str, str]) -> Path:
    """Write a project with these account files."""
    (folder / "paginas").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for name, text in {"programa.yml": PROGRAMME, **accounts}.items():
        path = folder / "accounts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_one_bad_account_is_left_out_and_the_site_says_so(tmp_path: Path) -> None:
    folder = project(tmp_path, {"boa.md": GOOD, "torta.md": BAD})
    done = kamdocs("build", cwd=folder)
    assert done.returncode == 1
    site = folder / "site"
    home = report_text(site / "index.html")
    assert "1 conta fora dos totais" in home
    assert "Boa Conta" in home
    left_out = report_text(site / "contas/torta/index.html")
    assert "Conta Torta" in left_out
    for line, rule in (
        (3, "unknown-tier"),
        (4, "date-does-not-exist"),
        (7, "bad-number"),
        (8, "unknown-key"),
    ):
        assert f"accounts/torta.md:{line}:" in left_out
        assert rule in left_out
    assert "Boa Conta" in report_text(site / "contas/boa/index.html")
    assert "1 conta na carteira" in report_text(site / "contas/index.html")


def test_strict_stops_on_an_error_and_writes_no_site(tmp_path: Path) -> None:
    folder = project(tmp_path, {"boa.md": GOOD, "torta.md": BAD})
    done = kamdocs("build", "--strict", cwd=folder)
    assert done.returncode == 1
    assert "accounts/torta.md:3:" in done.stderr
    assert "modo estrito" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "site/index.html").exists()


def test_broken_front_matter_never_reaches_a_page(tmp_path: Path) -> None:
    text = '---\nnome: "Conta sem fim\nsegredo: valor-muito-secreto\n---\nProsa.\n'
    folder = project(tmp_path, {"boa.md": GOOD, "quebrada.md": text})
    assert kamdocs("build", cwd=folder).returncode == 1
    for path in (folder / "site").rglob("*"):
        if path.is_file():
            assert b"valor-muito-secreto" not in path.read_bytes(), path


def test_a_missing_programme_is_said_without_a_traceback(tmp_path: Path) -> None:
    folder = project(tmp_path, {"boa.md": GOOD})
    (folder / "accounts/programa.yml").unlink()
    done = kamdocs("build", cwd=folder)
    assert done.returncode == 2
    assert "kamdocs new programme" in done.stderr
    assert "Traceback" not in done.stderr


EVIL = "<script>alert(1)</script>{{ 7*7 }}{% include 'x' %}<img src=x onerror=alert(2)>"

HOSTILE = f"""---
nome: "{EVIL}"
segmento: "{EVIL}"
razao_social: "{EVIL}"
por_que_chave: "{EVIL}"
plano:
  visao: "{EVIL}"
  prioridades_do_cliente:
    - "{EVIL}"
filiais:
  - id: u
    nome: "{EVIL}"
contatos:
  - id: c
    nome: "{EVIL}"
    cargo: "{EVIL}"
riscos:
  - titulo: "{EVIL}"
    impacto: 5
    probabilidade: 5
ocorrencias:
  - titulo: "{EVIL}"
    gravidade: alta
    aberta_em: 2026-01-01
oportunidades:
  - id: o
    nome: "{EVIL}"
objetivos:
  - id: ob
    titulo: "{EVIL}"
    valor_inicial: 0
    valor_atual: 1
    meta: 10
    medida: "{EVIL}"
    acoes:
      - titulo: "{EVIL}"
        prazo: 2026-01-01
---

## {EVIL} {{#__search onclick=alert(3)}}

{EVIL} [clique](javascript:alert(4)) [dado](data:text/html;base64,PHNjcmlwdD4=)
![foto](https://evil.example/x.png) <a href="vbscript:x" onmouseover="alert(5)">a</a>
<iframe src="https://evil.example"></iframe><form action="https://evil.example"></form>
<style>body{{display:none}}</style><svg onload=alert(6)></svg>
"""


@pytest.mark.browser
def test_a_hostile_account_renders_as_harmless_text(tmp_path: Path, browser: Browser) -> None:
    folder = project(tmp_path, {"hostil.md": HOSTILE})
    done = kamdocs("build", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    site = folder / "site"
    for path in sorted(site.rglob("*.html")):
        read = page(path)
        scripts = [attributes.get("src") for tag, attributes in read.tags if tag == "script"]
        assert all(src is None or "evil" not in src for src in scripts)
        for tag, attributes in read.tags:
            assert tag not in {"iframe", "form"} or "evil" not in str(attributes), path
            assert not any(
                name.startswith("on") and "alert" in str(value)
                for name, value in attributes.items()
            ), path
            for name in ("href", "src"):
                value = attributes.get(name) or ""
                assert not value.startswith(("javascript:", "data:text", "vbscript:")), path
                assert "evil.example" not in value, path
        assert "49" not in "".join(read.texts).replace("2049", ""), path
    plan = report_text(site / "contas/hostil/index.html")
    assert "<script>alert(1)</script>{{ 7*7 }}{% include 'x' %}" in plan
    with server(site) as address, watched(browser) as (tab, trouble):
        said: list[str] = []

        def hear(dialog: Dialog) -> None:
            said.append(dialog.message)
            dialog.dismiss()

        tab.on("dialog", hear)
        for name in ("", "contas/", "contas/hostil/", "contas/hostil/objetivos/", "qualidade/"):
            tab.goto(address + name)
            tab.wait_for_timeout(200)
        tab.locator("input[name=query]").click()
        tab.keyboard.type("script")
        tab.wait_for_timeout(800)
        assert said == []
        assert trouble == []


def test_hostile_links_are_told_by_check(tmp_path: Path) -> None:
    folder = project(tmp_path, {"hostil.md": HOSTILE})
    done = kamdocs("check", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.count("unsafe-link") >= 4

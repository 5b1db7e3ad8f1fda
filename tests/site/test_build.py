from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kamdocs.errors import UserError
from kamdocs.render.site_page import SiteAsset, SitePage
from kamdocs.site.build import build_site
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place


def broken_body() -> str:
    raise ZeroDivisionError("nothing to divide")


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_page_is_written_under_its_address(project: Any, directory_urls: bool) -> None:
    project.config = {"use_directory_urls": directory_urls}

    result = project.build(strict=True)

    assert result.pages == 5
    assert result.as_of == date(2026, 10, 15)
    for address in ("", "contas/", "contas/vereda/", "contas/luz/"):
        assert (project.site / address / "index.html").is_file()
    assert '<h1 id="topo">Vereda Alimentos</h1>' in project.html("contas/vereda/index.html")


def test_plain_mkdocs_builds_the_sample_strictly_without_our_command(tmp_path: Path) -> None:
    config = Path(__file__).parents[2] / "mkdocs.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config)]
    run = subprocess.run(
        [*command, "-d", str(tmp_path / "site")], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "site" / "manual.html").is_file()


def test_same_files_and_day_give_the_same_bytes(project: Any, tmp_path: Path) -> None:
    project.config = {"site_url": "https://kam.example/"}
    project.build(site_dir=tmp_path / "one")
    project.build(site_dir=tmp_path / "two")

    one, two = files_of(tmp_path / "one"), files_of(tmp_path / "two")

    assert one == two
    assert b"<lastmod>2026-10-15</lastmod>" in one["sitemap.xml"]
    assert "sitemap.xml.gz" in one


def test_the_day_given_goes_before_the_configured_one(project: Any) -> None:
    project.config = {"site_url": "https://kam.example/"}
    result = project.build(as_of=date(2027, 1, 2))
    assert result.as_of == date(2027, 1, 2)
    assert "<lastmod>2027-01-02</lastmod>" in project.html("sitemap.xml")
    assert project.build().as_of == date(2026, 10, 15)


def test_page_that_cannot_be_made_stops_the_build_and_is_named(project: Any) -> None:
    project.pages = (*project.pages, SitePage("contas/ruim/", "Ruim", broken_body))
    with pytest.raises(UserError) as stopped:
        project.build()
    assert stopped.value.message_id == "build.stopped"
    reason = str(stopped.value.params["reason"])
    assert "contas/ruim/index.html" in reason
    assert "ZeroDivisionError: nothing to divide" in reason


def finding(severity: Severity) -> Finding:
    params = {"key": "nivell", "nearest": "nivel"}
    return Finding("probe", severity, Place("accounts/vereda/conta.md", 7, 3), params)


@pytest.fixture
def worded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "kamdocs.site.plugin.finding_line", lambda finding, messages: f"{finding.place}: said"
    )


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFO])
def test_only_errors_stop_a_strict_build(
    project: Any, worded: None, caplog: pytest.LogCaptureFixture, severity: Severity
) -> None:
    project.findings = (finding(severity),)
    assert project.build(strict=True).findings == project.findings
    assert "said" not in caplog.text


def test_an_error_stops_a_strict_build_and_only_that(
    project: Any, worded: None, caplog: pytest.LogCaptureFixture
) -> None:
    project.findings = (finding(Severity.ERROR),)
    assert project.build().findings == project.findings
    assert "accounts/vereda/conta.md:7:3: said" in caplog.text
    with pytest.raises(UserError, match="strict"):
        project.build(strict=True)


def test_findings_are_counted_in_one_line(
    project: Any, worded: None, caplog: pytest.LogCaptureFixture
) -> None:
    project.findings = (finding(Severity.WARNING), finding(Severity.INFO), finding(Severity.INFO))
    with caplog.at_level("INFO", logger="mkdocs"):
        project.build()
    assert "Verificação dos arquivos: 0 erro, 1 aviso, 2 observações." in caplog.text


def test_files_beside_prose_are_copied(project: Any, tmp_path: Path) -> None:
    image = tmp_path / "planta.png"
    image.write_bytes(b"png")
    project.assets = (SiteAsset("contas/vereda/planta.png", image),)
    project.build(strict=True)
    assert (project.site / "contas/vereda/planta.png").read_bytes() == b"png"


def test_a_missing_configuration_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="build.no-config"):
        build_site(config_file=tmp_path / "mkdocs.yml")


def test_a_configuration_without_the_plugin_is_said(project: Any) -> None:
    project.config = {"plugins": ["search"]}
    with pytest.raises(UserError, match="build.no-plugin"):
        project.build()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("as_of", "15/10/2026", "não é uma data"),
        ("brand", "teal", "não é uma cor"),
        ("source_url", "javascript:{path}", "não serve de endereço"),
        ("source_url", "https://git.example/", "não serve de endereço"),
        ("source_url", "https://git.example/{path}/{line}", "não serve de endereço"),
    ],
)
def test_an_option_that_cannot_be_used_is_refused_in_words(
    project: Any, caplog: pytest.LogCaptureFixture, option: str, value: str, said: str
) -> None:
    project.options = {option: value}
    with pytest.raises(UserError, match="build.stopped"):
        project.build()
    assert said in caplog.text

"""Sites that several end-to-end tests look at, built once by the real command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kamdocs.cli.main import main
from tests.browsing import server
from tests.command import ROOT, Run, kamdocs


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample programme's site."""
    site = tmp_path_factory.mktemp("sample") / "site"
    done = kamdocs("build", "-d", site, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def directory_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site with directory addresses, as a web server likes them."""
    folder = tmp_path_factory.mktemp("directories")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "use_directory_urls: false" in config
    text = config.replace("use_directory_urls: false", "use_directory_urls: true")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name in ("accounts", "theme", "site_templates"):
        (folder / name).symlink_to(ROOT / name)
    done = kamdocs("build", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def sample_address(sample_site: Path) -> Iterator[str]:
    """The sample's site on a local server."""
    with server(sample_site) as address:
        yield address


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process, which is quicker, in the folder given as `cwd`."""

    def run(*arguments: str | Path, cwd: Path) -> CompletedProcess[str]:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, error = capsys.readouterr()
        return CompletedProcess(arguments, int(str(ended.value.code)), out, error)

    return run

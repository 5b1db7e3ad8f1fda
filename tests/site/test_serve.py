from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from kamdocs.errors import UserError
from kamdocs.site.serve import serve_site

PREVIEW = """
import sys
from pathlib import Path

import kamdocs.site.plugin as plugin
from kamdocs.render.site_page import SiteContents, SitePage
from kamdocs.site.config import site_day
from kamdocs.site.reading import SiteReading
from kamdocs.site.serve import serve_site

project = Path(sys.argv[1])


def read_site(config, options):
    name = (project / "accounts" / "vereda" / "conta.md").read_text(encoding="utf-8")
    page = SitePage("", "Início", lambda: f"<h1>{name}</h1>", nav_title="Início")
    contents = SiteContents((page,), (), "pt-BR")
    return SiteReading(contents, (), site_day(options))


plugin.read_site = read_site
serve_site(config_file=project / "mkdocs.yml", address=sys.argv[2])
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def preview(project: Path, address: str) -> Iterator[None]:
    command = [sys.executable, "-c", PREVIEW, str(project), address]
    env = {**os.environ, "PYTHONUTF8": "1"}
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=env)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(url: str, words: str, seconds: float = 30) -> None:
    """Ask for a page until it holds the words."""
    end = time.monotonic() + seconds
    text = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                text = answer.read().decode("utf-8")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            text = ""
        if words in text:
            return
        time.sleep(0.2)
    raise AssertionError(f"{words!r} not in {text[-400:]!r}")


def test_preview_follows_a_change_of_an_account_file(project: Any) -> None:
    project.configure()
    account = project.write("accounts/vereda/conta.md", "antes")
    address = f"127.0.0.1:{free_port()}"
    with preview(project.folder, address):
        wait_for(f"http://{address}/", "<h1>antes</h1>")
        account.write_text("depois", encoding="utf-8")
        wait_for(f"http://{address}/", "<h1>depois</h1>")


def test_a_taken_port_is_said(project: Any) -> None:
    config = project.configure()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        said: list[str] = []
        with pytest.raises(UserError, match="build.address-taken") as raised:
            serve_site(config_file=config, address=address, announce=said.append)
    assert said == []
    assert raised.value.params["address"] == address
    assert str(raised.value.params["free"]).startswith("127.0.0.1:")


def test_preview_watches_accounts_templates_and_theme(project: Any) -> None:
    project.write("site_templates/account/plan.html", "")
    project.write("theme/main.html", "{% extends 'base.html' %}")
    project.config = {"theme": {"name": "material", "custom_dir": "theme"}}
    config = load_config(str(project.configure()))
    config.plugins.on_config(config)
    watched = {Path(path) for path in config.watch}
    assert {project.folder / name for name in ("accounts", "site_templates", "theme")} <= watched

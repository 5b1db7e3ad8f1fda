"""The day that a project's settings fix."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from kamdocs.source.fixed_day import fixed_day
from kamdocs.source.site_settings import SiteSettings, site_settings

DAY = date(2026, 10, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("plugins:\n  - search\n  - kamdocs:\n      as_of: 2026-10-15\n", DAY),
        ("plugins:\n  kamdocs:\n    as_of: 15/10/2026\n", DAY),
        ("site_name: !ENV NAME\nplugins:\n  - kamdocs:\n      as_of: '2026-10-15'\n", DAY),
        ("plugins:\n  - kamdocs:\n      brand: x\n", None),
        ("plugins:\n  - kamdocs\n", None),
        ("plugins:\n  - other:\n      as_of: 2026-10-15\n", None),
        ("plugins:\n  - kamdocs:\n      as_of: hoje\n", None),
        ("plugins: [\n", None),
        ("", None),
    ],
)
def test_the_day_is_read_from_the_settings_of_the_plugin(
    tmp_path: Path, text: str, day: date | None
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert fixed_day(tmp_path) == day


def test_a_project_without_settings_fixes_no_day(tmp_path: Path) -> None:
    assert fixed_day(tmp_path) is None


def test_other_verbs_read_what_they_share_with_the_site(tmp_path: Path) -> None:
    text = """\
        docs_dir: paginas
        theme:
          name: material
          logo: assets/logo.svg
          custom_dir: tema
        plugins:
          - search
          - kamdocs:
              accounts: contas
              brand: "#0B5C6B"
              language: en
        """
    (tmp_path / "mkdocs.yml").write_text(dedent(text), encoding="utf-8")
    assert site_settings(tmp_path) == SiteSettings(
        accounts="contas",
        brand="#0b5c6b",
        language="en",
        logo="assets/logo.svg",
        custom_dir="tema",
        docs_dir="paginas",
    )


@pytest.mark.parametrize("text", ["theme: material", "theme: [a]\nplugins: kamdocs", "[]"])
def test_settings_that_say_nothing_leave_the_usual_ones(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{text}\n", encoding="utf-8")
    found = site_settings(tmp_path)
    assert (found.accounts, found.brand, found.logo) == ("accounts", None, None)

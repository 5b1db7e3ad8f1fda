"""The day that a project's settings fix."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.source.fixed_day import fixed_day

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

"""Imports go only down the layers, and each engine is known by one folder only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kamdocs"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "resources", "messages", "typeface"),
    ("model",),
    ("source",),
    ("metrics",),
    ("review",),
    ("checks", "audience"),
    ("render",),
    ("interchange", "pack"),
    ("site",),
    ("cli",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

ONLY_IN = {
    "mkdocs": "site/",
    "material": "site/",
    "subprocess": "source/git.py",
    "click": "cli/",
    "rich": "cli/",
    "typst": "pack/pdf.py",
    "python_calamine": "interchange/",
    "xlsxwriter": "interchange/",
    "icalendar": "interchange/",
}


def imports() -> Iterator[tuple[str, str]]:
    """Every import of the package as (file, imported module), type-only ones included."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((name, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield name, node.module


def upward(file: str, module: str) -> bool:
    """Tell whether an import goes up or sideways."""
    if not module.startswith("kamdocs."):
        return False
    here, there = file.split("/")[0].removesuffix(".py"), module.split(".")[1]
    if here in ("__init__", "__main__") or here == there:
        return False
    return RANK[there] >= RANK[here]


def test_imports_go_only_downward() -> None:
    wrong = [f"{file} imports {module}" for file, module in imports() if upward(file, module)]
    assert wrong == []


@pytest.mark.parametrize(
    ("file", "module", "expected"),
    [
        ("model/account.py", "kamdocs.source.place", True),
        ("source/folder.py", "kamdocs.model.account", False),
        ("render/prose.py", "kamdocs.site.plugin", True),
        ("interchange/a.py", "kamdocs.pack.pdf", True),
        ("cli/check.py", "kamdocs.checks.rules", False),
    ],
)
def test_the_rule_knows_up_from_down(file: str, module: str, expected: bool) -> None:
    assert upward(file, module) is expected


def test_each_engine_is_known_by_one_place_only() -> None:
    wrong = [
        f"{file} imports {module}"
        for file, module in imports()
        if module.split(".")[0] in ONLY_IN and not file.startswith(ONLY_IN[module.split(".")[0]])
    ]
    assert wrong == []


def test_every_layer_is_a_folder_or_module_with_a_rank() -> None:
    parts = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py"}
    parts |= {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert parts - {"__init__", "__main__"} <= set(RANK)

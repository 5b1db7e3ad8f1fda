"""Places by path in the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.source.places import Places
from tests.builders import account_text, load


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Give the places of an account with a list, a nested record and a table."""
    front = "plano:\n  inicio: 2026-01-01\nriscos:\n  - titulo: R\n    motivos:\n      - um\n"
    files = {
        "v/conta.md": account_text(front),
        "v/numeros.csv": "periodo;indicador;realizado;meta\n2026-01;volume;1;\n",
    }
    return load(tmp_path, files).places["v"]


def test_every_written_value_has_a_path(places: Places) -> None:
    assert [path for path in places if path[:1] not in (("meetings",), ("reviews",))] == [
        (),
        ("name",),
        ("plan",),
        ("plan", "start"),
        ("risks",),
        ("risks", 0),
        ("risks", 0, "title"),
        ("risks", 0, "reasons"),
        ("risks", 0, "reasons", 0),
        ("figures",),
        ("figures", 0),
        ("figures", 0, "period"),
        ("figures", 0, "kpi"),
        ("figures", 0, "actual"),
    ]
    assert len(places) == len(list(places))
    assert all(places[path] for path in places)


@pytest.mark.parametrize(
    "path",
    [
        ("risks", 1),
        ("risks", 0, "owner"),
        ("name", "x"),
        ("figures", 0, "target"),
        ("figures", 0, "actual", "x"),
    ],
)
def test_what_was_not_written_has_no_place(places: Places, path: tuple[str | int, ...]) -> None:
    assert path not in places


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("risks", 0, "owner"), 6),
        (("risks", 7, "owner"), 6),
        (("plan", "end"), 4),
        (("updated",), 2),
        (("figures", 0, "target"), 2),
    ],
)
def test_the_nearest_place_is_that_of_what_is_around_it(
    places: Places, path: tuple[str | int, ...], line: int
) -> None:
    assert places.nearest(*path).line == line

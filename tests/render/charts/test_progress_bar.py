from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts import ProgressBar, draw_progress, share_done


def drawn(
    start: str, target: str, current: str | None, expected: str | None = None, *, up: bool = True
) -> ElementTree.Element:
    bar = ProgressBar(
        text="R$ 150 mil de R$ 1,2 mi",
        missing="sem dados",
        start=Decimal(start),
        target=Decimal(target),
        current=None if current is None else Decimal(current),
        expected=None if expected is None else Decimal(expected),
        higher_is_better=up,
    )
    return ElementTree.fromstring(draw_progress(bar))


def part(svg: ElementTree.Element, class_: str) -> tuple[str | None, str | None] | None:
    """Where a part begins and how wide it is."""
    found = svg.find(f".//*[@class='{class_}']")
    return None if found is None else (found.get("x") or found.get("x1"), found.get("width"))


@pytest.mark.parametrize(
    ("start", "target", "value", "share"),
    [
        ("0", "1200000", "150000", 0.125),
        ("3.2", "0.8", "2", 0.5),
        ("3.2", "0.8", "3.8", -0.25),
        ("50", "100", "120", 1.4),
        ("5", "5", "7", None),
    ],
)
def test_share_done_is_the_way_made_of_the_way_to_make(
    start: str, target: str, value: str, share: float | None
) -> None:
    assert share_done(Decimal(value), Decimal(start), Decimal(target)) == share


@pytest.mark.parametrize(
    ("start", "target", "current", "expected", "track", "done", "tick"),
    [
        ("0", "1200000", "150000", "624000", ("0%", "100%"), ("0%", "12.5%"), "52%"),
        ("3.2", "0.8", "2", "2.6", ("0%", "100%"), ("0%", "50%"), "25%"),
        ("50", "100", "112.5", "100", ("0%", "80%"), ("0%", "100%"), "80%"),
        ("0", "100", "500", "100", ("0%", "66.7%"), ("0%", "100%"), "66.7%"),
        ("50", "100", "50", "50", ("0%", "100%"), None, "0.4%"),
        ("50", "100", "100", "100", ("0%", "100%"), ("0%", "100%"), "99.6%"),
    ],
)
def test_bar_runs_from_start_to_target(
    start: str,
    target: str,
    current: str,
    expected: str,
    track: tuple[str, str],
    done: tuple[str, str] | None,
    tick: str,
) -> None:
    svg = drawn(start, target, current, expected)
    assert part(svg, "kd-track") == track
    assert part(svg, "kd-done") == done
    assert part(svg, "kd-target") == (tick, None)


def test_below_the_start_the_bar_runs_back_from_it() -> None:
    svg = drawn("50", "100", "37.5", "75")
    assert part(svg, "kd-back") == ("0%", "20%")
    assert part(svg, "kd-start") == ("20%", None)
    assert part(svg, "kd-track") == ("20%", "80%")
    assert part(svg, "kd-done") is None


def test_beyond_the_target_the_target_stays_visible() -> None:
    assert part(drawn("50", "100", "112.5"), "kd-goal") == ("80%", None)
    assert part(drawn("50", "100", "100"), "kd-goal") is None


@pytest.mark.parametrize(
    ("current", "up", "done"),
    [("96", True, "100%"), ("95", True, None), ("95", False, "100%"), ("97", False, None)],
)
def test_a_level_to_be_held_is_reached_or_not(current: str, up: bool, done: str | None) -> None:
    found = part(drawn("96", "96", current, up=up), "kd-done")
    assert (found[1] if found else None) == done


@pytest.mark.parametrize(("expected", "place"), [("60", "75%"), ("90", "25%"), (None, "25%")])
def test_an_unknown_value_says_so_away_from_the_tick(expected: str | None, place: str) -> None:
    svg = drawn("50", "100", None, expected)
    word = svg.find(".//text")
    assert word is not None
    assert (word.text, word.get("x")) == ("sem dados", place)
    assert part(svg, "kd-track-open") == ("0%", "100%")
    assert part(svg, "kd-done") is None


def test_words_stand_for_the_drawing() -> None:
    svg = drawn("0", "100", "40")
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == svg.findtext("title") == "R$ 150 mil de R$ 1,2 mi"

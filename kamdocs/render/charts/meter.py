"""A bar for a row of a table: a value against the largest one, and a part of it solid."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.render.charts.svg import element

_WIDTH, _HEIGHT = 100, 12


def draw_meter(value: Decimal, part: Decimal, largest: Decimal) -> Markup:
    """Draw a bar; it repeats what the cells beside it say and is hidden from screen readers."""
    whole = _share(value, largest)
    return element(
        "svg",
        element("rect", class_="kd-meter-all", x=0.5, y=1, width=max(whole, 1), height=_HEIGHT - 2),
        element(
            "rect",
            class_="kd-meter-part",
            x=0.5,
            y=1,
            width=min(_share(part, largest), whole),
            height=_HEIGHT - 2,
        ),
        class_="kd-meter",
        viewBox=f"0 0 {_WIDTH + 1} {_HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _share(value: Decimal, largest: Decimal) -> float:
    if largest <= 0:
        return 0.0
    return float(min(Decimal(1), max(Decimal(0), value) / largest) * _WIDTH)

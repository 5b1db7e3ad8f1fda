"""A company's colour made fit to read: tones that keep the contrast WCAG asks of text."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator

WHITE = "#ffffff"
BLACK = "#000000"

PAPER_DARK = "#171f25"
"""The card's ground in dark mode; `theme/assets/kamdocs/shell.css` paints it as `--kd-paper`."""

_READABLE = 4.5
_CALM = 6.0
"""Contrast in dark mode: a tone that only just reads on a dark ground looks dull."""

_STEPS = 40


def brand_tones(colour: str) -> dict[str, str]:
    """Give the tones of one colour, by the name of the CSS property that takes them.

    `brand-light` and `brand-dark` are text and lines on paper in either mode, the `-soft`
    ones a ground they are readable on, `header` the bar with white words on it.
    """
    light, light_soft = _readable_pair(_darker(colour), paper=WHITE, share=0.11, least=_READABLE)
    dark, dark_soft = _readable_pair(_lighter(colour), paper=PAPER_DARK, share=0.18, least=_CALM)
    return {
        "brand-light": light,
        "brand-soft-light": light_soft,
        "brand-dark": dark,
        "brand-soft-dark": dark_soft,
        "header": next(tone for tone in _darker(colour) if contrast(tone, WHITE) >= _READABLE),
    }


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG defines it, from 1 (equal) to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Give `one` with a share of `other` in it: 0 is `one`, 1 is `other`."""
    channels = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


def _readable_pair(
    tones: Iterator[str], *, paper: str, share: float, least: float
) -> tuple[str, str]:
    """Give the first tone that reads on paper and on a soft ground of its own."""
    for tone in tones:
        soft = mix(paper, tone, share)
        if contrast(tone, paper) >= least and contrast(tone, soft) >= _READABLE:
            break
    return tone, soft


def _darker(colour: str) -> Iterator[str]:
    """Give the colour, then darker ones down to black."""
    return (mix(colour, BLACK, step / _STEPS) for step in range(_STEPS + 1))


def _lighter(colour: str) -> Iterator[str]:
    """Give the colour, then lighter ones up to white that keep its hue alive.

    Mixed with white it would turn grey; a little less saturation keeps it from glaring.
    """
    yield colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*(c / 255 for c in _channels(colour)))
    for step in range(1, _STEPS + 1):
        light = lightness + (1 - lightness) * step / _STEPS
        channels = colorsys.hls_to_rgb(hue, light, saturation * 0.75)
        yield "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

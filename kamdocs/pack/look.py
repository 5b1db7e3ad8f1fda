"""How a pack looks: colour, paper and logos."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Paper(StrEnum):
    """What a pack is printed on, or shown on: 16x9 is a screen in a meeting room."""

    A4 = "a4"
    LETTER = "letter"
    WIDE = "16x9"


DEFAULT_BRAND = "#0b5c6b"
"""The colour of a programme that has set none; `shell.css` begins with the same."""


@dataclass(frozen=True)
class PackLook:
    """What the programme gives a pack beside its contents."""

    brand: str = DEFAULT_BRAND
    """The company's colour as `#rrggbb`; texts take a tone of it that can be read."""

    paper: Paper = Paper.A4
    our_logo: Path | None = None
    client_logo: Path | None = None

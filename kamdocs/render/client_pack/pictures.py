"""Charts of the site as pictures of a pack: drawings that stand alone."""

from __future__ import annotations

import re

from markupsafe import Markup

_DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)


def drawings_of(figure: Markup) -> tuple[str, ...]:
    """Give the drawings of a figure in its order, without its title and the table behind."""
    return tuple(found[0] for found in _DRAWING.finditer(str(figure)))

"""A chart of the site as a picture of the pack: one drawing that stands alone."""

from __future__ import annotations

from markupsafe import Markup


def drawing_of(figure: Markup) -> str:
    """Give the first drawing of a figure, without its title and the table behind."""
    text = str(figure)
    start, end = text.index("<svg"), text.index("</svg>")
    return text[start : end + len("</svg>")]

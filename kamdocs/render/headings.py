"""Headings of a piece of a page one level deeper, where a heading stands above the piece."""

from __future__ import annotations

import re

from markupsafe import Markup

_OPENING = re.compile(r"<h([2-4])(?=[\s>])")
_CLOSING = re.compile(r"</h([2-4])>")


def lowered(html: Markup) -> Markup:
    """Give HTML with `h2` as `h3` and so on; `data-look` keeps the look of the level before.

    A card does not know whether it stands alone or below the title of a part; its page does.
    """
    opened = _OPENING.sub(_lower, html)
    return Markup(_CLOSING.sub(lambda found: f"</h{int(found[1]) + 1}>", opened))  # noqa: S704 - was HTML


def _lower(found: re.Match[str]) -> str:
    return f'<h{int(found[1]) + 1} data-look="h{found[1]}"'

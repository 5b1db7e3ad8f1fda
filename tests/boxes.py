"""Whether names of a drawing touch."""

from __future__ import annotations

from kamdocs.render.charts.place_labels import Box


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share room."""
    apart_in_x = one.right <= other.left or other.right <= one.left
    apart_in_y = one.bottom <= other.top or other.bottom <= one.top
    return not (apart_in_x or apart_in_y)

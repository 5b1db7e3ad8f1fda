"""What somebody wants of an import beside the plain changes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wishes:
    """`delete`: records without a row go; `overwrite`: the workbook wins where both changed."""

    dry_run: bool = False
    delete: bool = False
    overwrite: bool = False


NONE = Wishes()
"""Write the changes, nothing more."""

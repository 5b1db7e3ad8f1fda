"""A bar for work that takes longer than a moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

PATIENCE = 1.0
"""Seconds that nobody wonders about."""


@contextmanager
def patient_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to tell how far the work is; a bar is drawn only after a second.

    It is drawn on standard error and leaves no trace; where that is no terminal there is none.
    """
    console = Console(file=sys.stderr)
    began = time.monotonic()
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    task = bar.add_task(label, total=None)
    shown = False

    def tell(done: int, total: int) -> None:
        nonlocal shown
        bar.update(task, completed=done, total=total)
        if not shown and done < total and time.monotonic() - began > PATIENCE:
            bar.start()
            shown = True

    try:
        yield tell
    finally:
        if shown:
            bar.stop()

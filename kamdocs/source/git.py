"""Reading a project's history; the only module that runs git."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

_TIMEOUT = 60


def last_changes(project: Path, folder: str) -> dict[str, date]:
    """Give the day of the last commit of every file under a folder, by path in the project.

    One pass over the history; empty where there is no Git, no repository or a shallow one,
    whose days would be wrong.
    """
    if _git(project, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    prefix = _git(project, "rev-parse", "--show-prefix").strip()
    log = _git(
        project, "log", "-z", "--name-only", "--format=%x01%cs", "--no-renames", "--", folder
    )
    days: dict[str, date] = {}
    day: date | None = None
    for part in log.split("\0"):
        for piece in part.split("\n"):
            if piece.startswith("\x01"):
                day = date.fromisoformat(piece[1:])
            elif piece and day is not None and piece.startswith(prefix):
                days.setdefault(piece.removeprefix(prefix), day)
    return days


def git_identity(project: Path) -> tuple[str, str]:
    """Give name and e-mail of whoever works here, as Git knows them; empty where it does not."""
    return (
        _git(project, "config", "user.name").strip(),
        _git(project, "config", "user.email").strip(),
    )


def _git(project: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments],
            cwd=project,
            capture_output=True,
            check=False,
            timeout=_TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""

"""Reading a project's history; the only module that runs git."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamdocs.errors import UserError

_TIMEOUT = 60

_LINK = "120000"
"""Mode of a symbolic link, whose blob is the path it leads to."""


COMMIT = b"\x01"
FIELD = b"\x02"
"""What begins a commit of `mainline_log` and ends each of its fields."""


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file as a revision holds it: id of its content, and whether that is a link's target."""

    blob: str
    is_link: bool = False


def last_changes(project: Path, folder: str, revision: str = "HEAD") -> dict[str, date]:
    """Give the day of the last commit of every file under a folder, by path in the project.

    One pass over the history up to a revision; empty where there is no Git, no repository or a
    shallow one, whose days would be wrong.
    """
    if _git(project, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    prefix = _git(project, "rev-parse", "--show-prefix").strip()
    log = _git(
        project,
        *("log", "-z", "--name-only", "--format=%x01%cs", "--no-renames", revision),
        *("--", folder),
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


def folder_in_repository(project: Path) -> str:
    """Give the path from the repository's root to a project, ending in `/`; empty at the root."""
    return _git(project, "rev-parse", "--show-prefix").strip()


def commit_of(project: Path, revision: str) -> str:
    """Give the id of the commit that a revision names.

    Raises UserError where there is no Git, no repository, no commit yet, or no such revision.
    """
    inside = _run(project, "rev-parse", "--is-inside-work-tree")
    if inside is None:
        raise UserError("git.missing")
    if inside.returncode != 0:
        raise UserError("git.no-repository", folder=project.resolve().name, reason=_said(inside))
    # An option is no revision; `--end-of-options` also keeps `--output=x` from being one.
    found = _run(
        project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if found is None or found.returncode != 0:
        if not _git(project, "rev-parse", "--verify", "--quiet", "HEAD"):
            raise UserError("git.no-commit")
        shallow = _git(project, "rev-parse", "--is-shallow-repository").strip() == "true"
        raise UserError("git.shallow" if shallow else "git.no-revision", revision=revision)
    return found.stdout.decode("ascii").strip()


@dataclass(frozen=True, slots=True)
class Checkout:
    """The repository a project stands in: id of the commit checked out, whether it is shallow."""

    commit: str
    is_shallow: bool


def checkout_of(project: Path) -> Checkout:
    """Give what is checked out; raises UserError where there is no Git or no commit yet."""
    commit = commit_of(project, "HEAD")
    shallow = _git(project, "rev-parse", "--is-shallow-repository").strip() != "false"
    return Checkout(commit, shallow)


def mainline_log(project: Path, commit: str, folder: str) -> bytes:
    """Give the commits that touched a folder of the project, newest first, with their files.

    Of a merge only what it brought counts. A commit is `COMMIT`, then its id, parents, day, name
    and address of its author, each ended by `FIELD`; then its files as `git log --raw -z` has them.
    """
    prefix = folder_in_repository(project)
    form = "%x01" + "".join(f"{field}%x02" for field in ("%H", "%P", "%cs", "%aN", "%aE"))
    return _checked(
        project,
        *("log", "-z", "--raw", "--no-abbrev", "--first-parent", "-m", "-M", "-l2000"),
        *(f"--format={form}", "--no-show-signature", "--end-of-options", commit),
        *("--", f":(top,literal){prefix}{folder}"),
    )


def unrecorded_files(project: Path, folder: str) -> frozenset[str]:
    """Give the files under a folder that the last commit has not, or has otherwise.

    Those that Git is told to ignore are among them. Paths are those in the project.
    """
    prefix = folder_in_repository(project)
    told = _checked(
        project,
        *("--no-optional-locks", "status", "--porcelain=v1", "-z", "--untracked-files=all"),
        *("--ignored", "--no-renames", "--", folder),
    )
    entries = told.decode("utf-8", "surrogateescape").split("\0")
    return frozenset(entry[3:].removeprefix(prefix) for entry in entries if entry)


def files_at(project: Path, commit: str, folder: str) -> dict[str, TreeFile]:
    """Give the files under a folder of the project as a commit holds them, by path in it."""
    prefix = _git(project, "rev-parse", "--show-prefix").strip()
    listing = _checked(
        project, "ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{prefix}{folder}"
    )
    files: dict[str, TreeFile] = {}
    for entry in listing.decode("utf-8", "surrogateescape").split("\0"):
        head, found, path = entry.partition("\t")
        if found:
            mode, kind, blob = head.split(" ")
            if kind == "blob":
                files[path.removeprefix(prefix)] = TreeFile(blob, mode == _LINK)
    return files


def contents_of(project: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """Give the contents of blobs by their ids, all in one pass."""
    wanted = list(dict.fromkeys(blobs))
    answer = _checked(
        project, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode()
    )
    found: dict[str, bytes] = {}
    position = 0
    for blob in wanted:
        end = answer.index(b"\n", position)
        size = int(answer[position:end].split(b" ")[2])
        found[blob] = answer[end + 1 : end + 1 + size]
        position = end + 1 + size + 1
    return found


def blob_of(data: bytes, like: str) -> str:
    """Give the id that Git would give to a content, in the form of another id."""
    digest = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    # Not for safety: the id only tells whether a file is the same as a stored one.
    return digest(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _git(project: Path, *arguments: str) -> str:
    done = _run(project, *arguments)
    if done is None or done.returncode != 0:
        return ""
    return done.stdout.decode("utf-8", "replace")


def _checked(project: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Give what git answers; raises UserError with its own words where it refuses."""
    done = _run(project, *arguments, given=given)
    if done is None:
        raise UserError("git.missing")
    if done.returncode != 0:
        raise UserError("git.refused", reason=_said(done))
    return done.stdout


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return " ".join(done.stderr.decode("utf-8", "replace").split())


def _run(
    project: Path, *arguments: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments],
            cwd=project,
            input=given,
            capture_output=True,
            check=False,
            timeout=_TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None

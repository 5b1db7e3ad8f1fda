"""The project as it would be after an import, read whole before anything is written."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from kamdocs.interchange.writing import FileText
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio, load_portfolio

_READ = frozenset({".md", ".csv", ".yml", ".yaml"})
"""Types of files that reading a project looks into."""


def new_errors(into: Path, files: Iterable[FileText]) -> list[Finding]:
    """Give the errors that a project would gain by these files.

    An error in a file that is still to be made has the place of the row it is made of.
    """
    return with_files(into, files)[1]


def with_files(
    into: Path, files: Iterable[FileText]
) -> tuple[LoadedPortfolio | None, list[Finding]]:
    """Give the project as these files would make it, and the errors that it would gain."""
    changed = {f"{into.name}/{item.path.relative_to(into).as_posix()}": item for item in files}
    if not changed:
        return None, []
    with TemporaryDirectory(prefix="kamdocs-") as name:
        project = Path(name)
        _lay_out(into, project / into.name, changed)
        loaded = load_portfolio(project, into.name)
    found = [item for item in _errors_of(loaded) if item.place.path in changed]
    if any(changed[item.place.path].before is not None for item in found):
        before = {_key(item) for item in _errors(into.parent, into.name)}
        found = [item for item in found if _key(item) not in before]
    return loaded, [_placed(item, changed[item.place.path]) for item in found]


def _errors(project: Path, accounts: str) -> list[Finding]:
    return _errors_of(load_portfolio(project, accounts))


def _errors_of(loaded: LoadedPortfolio) -> list[Finding]:
    return [item for item in loaded.findings if item.severity is Severity.ERROR]


def _lay_out(into: Path, stage: Path, changed: dict[str, FileText]) -> None:
    stage.mkdir()
    for path in sorted(into.rglob("*")) if into.is_dir() else ():
        if path.suffix.lower() in _READ and path.is_file() and not path.is_symlink():
            target = stage / path.relative_to(into)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    for name, item in changed.items():
        target = stage.parent / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(item.after)


def _key(item: Finding) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return item.rule, item.place.path, tuple(sorted(item.params.items()))


def _placed(item: Finding, file: FileText) -> Finding:
    place = file.origin if file.before is None and file.origin else item.place
    return Finding(item.rule, item.severity, place, item.params, item.subject)

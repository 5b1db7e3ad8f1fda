"""From a place in the model to the file it stands in, and to where new records go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from kamdocs.interchange.editing.edits import EditPath
from kamdocs.interchange.written_form import is_portuguese
from kamdocs.model.account import AccountFile
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.work import ObjectivesFile
from kamdocs.source.account_listing import (
    ACCOUNT_NAMES,
    FIGURE_NAMES,
    MEETING_FOLDERS,
    OBJECTIVE_NAMES,
    RECEIVABLE_NAMES,
)
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.folding import fold
from kamdocs.source.place import Place
from kamdocs.source.programme_reading import PROGRAMME_FILES

_SHARED = ("objectives", "actions")
_TABLES: dict[str, tuple[type[Record], tuple[str, str]]] = {
    "figures": (Figure, FIGURE_NAMES),
    "receivables": (Receivable, RECEIVABLE_NAMES),
}


@dataclass(frozen=True)
class Target:
    """A file, the record it holds, and a path in that record; of a table, the index of a row."""

    file: str
    record: type[Record]
    path: EditPath


class Targets:
    """Knows which file of a project holds what."""

    def __init__(self, loaded: LoadedPortfolio, folder: str) -> None:
        self._loaded = loaded
        self._folder = folder
        self._made: set[str] = set()
        self._accounts = loaded.portfolio.by_id
        self._portuguese = is_portuguese(loaded.portfolio.programme.language)

    def place(self, account: str, path: EditPath) -> Place:
        """Give where a value stands, or what is around it."""
        places = self._loaded.places.get(account)
        if places is None:
            return Place(self.account_file(account) if account else self.programme_file())
        return places.nearest(*path)

    def find(self, account: str, path: EditPath) -> Target:
        """Give the file of a record or list of the model and its path there."""
        if not account:
            return Target(self.programme_file(), Programme, path)
        head = path[0] if path else ""
        if head in ("meetings", "reviews") and len(path) > 1:
            record: type[Record] = Meeting if head == "meetings" else QuarterlyReview
            return Target(self._encounter(account, path), record, path[3:])
        if head in _TABLES:
            return Target(*self.table(account, str(head)), path[1:])
        if head in _SHARED:
            return self._shared(account, path)
        return Target(self.account_file(account), AccountFile, path)

    def table(self, account: str, name: str) -> tuple[str, type[Record]]:
        """Give the table of figures or receivables of an account, be it there or not."""
        record, names = _TABLES[name]
        file = self._in_folder(account, self._ours(names), names)
        found = self._accounts.get(account)
        if name == "figures" and found is not None and found.figures_path:
            file = found.figures_path
        return file, record

    def account_file(self, account: str) -> str:
        """Give the file of an account, be it there or not."""
        found = self._accounts.get(account)
        if found is not None:
            return found.path
        return f"{self._folder}/{account}/{self._ours(ACCOUNT_NAMES)}"

    def is_alone(self, account: str) -> bool:
        """Tell whether an account is one file without a folder of its own."""
        found = self._accounts.get(account)
        name = PurePosixPath(found.path).name if found else ACCOUNT_NAMES[0]
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix.lower()
        return fold(stem) + suffix not in ACCOUNT_NAMES

    def programme_file(self) -> str:
        """Give the programme's file, be it there or not."""
        folder = self._loaded.project / self._folder
        names = [name for name in PROGRAMME_FILES if (folder / name).exists()]
        default = PROGRAMME_FILES[0 if self._portuguese else 2]
        return f"{self._folder}/{names[0] if names else default}"

    def new_meeting(self, account: str, name: str) -> str:
        """Give the file of a meeting that is to be made."""
        folder = self._in_folder(account, self._ours(MEETING_FOLDERS), MEETING_FOLDERS)
        number, file = 2, f"{folder}/{name}.md"
        while file in self._made or (self._loaded.project / file).exists():
            number, file = number + 1, f"{folder}/{name}-{number}.md"
        self._made.add(file)
        return file

    def list_of_work(self, account: str, name: str) -> Target:
        """Give where new objectives or actions go: where the account has such already."""
        found = self._accounts.get(account)
        listed = found is not None and (found.objectives or found.actions)
        if self.is_alone(account) or (listed and found and found.objectives_path is None):
            return Target(self.account_file(account), AccountFile, (name,))
        file = found.objectives_path if found is not None else None
        default = self._in_folder(account, self._ours(OBJECTIVE_NAMES), OBJECTIVE_NAMES)
        return Target(file or default, ObjectivesFile, (name,))

    def _shared(self, account: str, path: EditPath) -> Target:
        """Give the file of an objective or action, and which of that file's own it is."""
        if len(path) < 2 or not isinstance(path[1], int):
            return self.list_of_work(account, str(path[0]))
        found = self._accounts[account]
        places = self._loaded.places[account]
        name, index = str(path[0]), path[1]
        file = places.nearest(name, index).path
        before = sum(places.nearest(name, other).path == file for other in range(index))
        record = ObjectivesFile if file == found.objectives_path else AccountFile
        return Target(file, record, (name, before, *path[2:]))

    def _encounter(self, account: str, path: EditPath) -> str:
        found = self._accounts[account]
        index = int(path[1])
        return found.meetings[index].path if path[0] == "meetings" else found.reviews[index].path

    def _in_folder(self, account: str, ours: str, names: Iterable[str]) -> str:
        """Give a file or folder beside an account's file: the one that is there, else ours."""
        folder = PurePosixPath(self.account_file(account)).parent
        on_disk = self._loaded.project / folder
        if on_disk.is_dir():
            for child in sorted(on_disk.iterdir()):
                if fold(child.stem) + child.suffix.lower() in tuple(names):
                    return f"{folder}/{child.name}"
        return f"{folder}/{ours}"

    def _ours(self, names: tuple[str, ...]) -> str:
        return names[0 if self._portuguese else 1]

"""A new objective, put behind those there are; nothing that people wrote is touched."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.interchange.account_target import AccountTarget
from kamdocs.interchange.existing_files import changed_file, read_existing
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.slug import slug
from kamdocs.interchange.writing import FileText, write_all
from kamdocs.interchange.yaml_edit import NoPlaceError, YamlEdit
from kamdocs.interchange.yaml_text import text_value
from kamdocs.model.account import AccountFile
from kamdocs.model.period import Period
from kamdocs.model.record import Record
from kamdocs.model.work import Objective, ObjectivesFile
from kamdocs.source.account_listing import ACCOUNT_NAMES, OBJECTIVE_NAMES
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.front_matter import split_front_matter
from kamdocs.source.word_table import key_table
from kamdocs.source.word_text import parse_id
from kamdocs.source.yaml_file import compose
from kamdocs.source.yaml_nodes import MappingNode


def new_objective(target: AccountTarget, title: str) -> FileText:
    """Add an objective to an account and give the change of the file it stands in.

    It goes where the account's objectives are: the objectives file, which is made where it is
    missing, or the account file when that lists them already or is the account's only one.
    """
    title = " ".join(title.split())
    lines = objective_lines(target, title)
    path, record = _file(target)
    if path.exists():
        change = _added(target, path, record, lines)
    else:
        word = key_table(record).word("objectives", target.side)
        body = "\n".join(["---", f"{word}:", *_item(lines, "  "), "---", ""])
        change = FileText(path, None, body.encode())
    write_all([change])
    return change


def objective_lines(target: AccountTarget, title: str) -> list[str]:
    """Give the lines of an objective: what is known, and the rest as comments that teach."""
    owner_key = key_table(Objective).word("owner", target.side)
    people = target.portfolio.programme.people
    anybody = people[0].id if people else target.words.text("new.record.person-id")
    owner = f"{owner_key}: {target.owner}" if target.owner else f"# {owner_key}: {anybody}"
    values = {
        "ID": _free_id(target, title),
        "TITLE": text_value(title),
        "START": target.as_of.isoformat(),
        "DUE": _due(target).isoformat(),
        "OWNER": owner,
        "PERSON": target.owner or anybody,
        "LATER": (target.as_of + timedelta(days=14)).isoformat(),
    }
    return target.filled("objective.yml", values).splitlines()


def _free_id(target: AccountTarget, title: str) -> str:
    wanted = slug(title)
    if not wanted or not isinstance(parse_id(wanted), str):
        raise UserError("new.no-title", text=title)
    account = target.account
    taken = {fold(item.id) for item in account.objectives} if account else set()
    number, name = 2, wanted
    while fold(name) in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _due(target: AccountTarget) -> date:
    """Give the end of the plan, else of the fiscal year, the next one where none is left."""
    calendar = target.portfolio.programme.calendar
    end = target.account.plan.end if target.account else None
    if end is not None and end > target.as_of:
        return end
    year = calendar.year_of(target.as_of + timedelta(days=31))
    return calendar.last_day(Period.whole_year(year))


def _file(target: AccountTarget) -> tuple[Path, type[Record]]:
    alone = fold(target.path.stem) + target.path.suffix.lower() not in ACCOUNT_NAMES
    account = target.account
    listed = account is not None and account.objectives and account.objectives_path is None
    if alone or listed:
        return target.path, AccountFile
    for child in sorted(target.folder.iterdir()):
        if fold(child.stem) + child.suffix.lower() in OBJECTIVE_NAMES:
            return child, ObjectivesFile
    return target.folder / OBJECTIVE_NAMES[target.side == "en"], ObjectivesFile


def _added(target: AccountTarget, path: Path, record: type[Record], lines: list[str]) -> FileText:
    """Plan the change of a file that is there; raises UserError where it cannot be read."""
    shown = target.shown(path)
    workshop = Workshop(target.as_of)
    existing = read_existing(path, shown, workshop)
    parts = None if existing is None else split_front_matter(existing[1])
    if existing is None or parts is None or isinstance(parts, Finding):
        raise UserError("new.unreadable", path=shown)
    before, file = existing
    composed = compose(parts.yaml, shown, parts.yaml_line)
    if any(found.severity == "error" for found in composed.findings):
        raise UserError("new.unreadable", path=shown)
    start = file.text.index(parts.yaml, _after_opening(file.text))
    text = _spliced(parts.yaml, file.newline, composed.root, record, lines, target.side)
    if text is None:
        raise UserError("new.list-in-brackets", path=shown)
    whole = file.text[:start] + text + file.text[start + len(parts.yaml) :]
    change = changed_file(path, before, file, whole, workshop)
    if workshop.findings:
        raise UserError("new.unwritable-sign", path=shown, encoding=file.encoding)
    return change


def _after_opening(text: str) -> int:
    """Give where the first line behind the opening `---` begins."""
    dashes = text.index("---")
    ends = [text.find(end, dashes) for end in ("\n", "\r")]
    first = min(end for end in ends if end >= 0)
    return first + (2 if text[first : first + 2] == "\r\n" else 1)


def _spliced(
    yaml: str,
    newline: str,
    root: MappingNode | None,
    record: type[Record],
    lines: list[str],
    side: str,
) -> str | None:
    """Give a YAML text with an objective more; None for a list written in brackets."""
    keys = key_table(record)
    entries = root.entries if root is not None else []
    for key, node in entries:
        if root is not None and keys.find(key.text) == "objectives":
            edit = YamlEdit(yaml, newline, root)
            try:
                edit.add_lines(key, node, lines)
            except NoPlaceError:
                return None
            return edit.result()
    lead = "" if not yaml or yaml.endswith(("\n", "\r")) else newline
    word = keys.word("objectives", side)
    added = [f"{word}:", *_item(lines, "  ")]
    return yaml + lead + "".join(f"{line}{newline}" for line in added)


def _item(lines: list[str], indent: str) -> list[str]:
    """Give lines as an item of a list."""
    return [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])]

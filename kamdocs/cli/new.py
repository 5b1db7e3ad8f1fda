"""`kamdocs new`: the first files of a programme or an account, with short teaching comments."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kamdocs.cli.new_ci import ci_command
from kamdocs.cli.new_mapping import mapping_command
from kamdocs.cli.new_records import meeting_command, objective_command, review_command
from kamdocs.cli.options import project_day
from kamdocs.cli.output import CLEAN, cli_language, say, words, write_bytes
from kamdocs.errors import UserError
from kamdocs.interchange.yaml_text import text_value
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.resources import STARTERS
from kamdocs.source.account_listing import ACCOUNT_NAMES
from kamdocs.source.folding import fold
from kamdocs.source.word_text import parse_id


def new_programme(*, folder: Path, language: str, name: str | None = None) -> tuple[Path, ...]:
    """Write a new project and give the files made; raises UserError rather than overwrite."""
    english = language == "en"
    starters = STARTERS / language / "programme"
    programme = "programme.yml" if english else "programa.yml"
    manual = "handbook.md" if english else "manual.md"
    values = {"NAME": text_value(name or _title(folder)), "LANGUAGE": language}
    return write_new(
        {
            folder / "mkdocs.yml": _filled(starters / "mkdocs.yml", values),
            folder / ".gitignore": _filled(starters / "gitignore", values),
            folder / "accounts" / programme: _filled(starters / programme, values),
            folder / "site_templates" / "pages" / manual: _filled(starters / "manual.md", values),
        }
    )


def new_account(
    *, project: Path, name: str, account_id: str | None = None, language: str
) -> tuple[Path, ...]:
    """Write the files of a new account and give them; raises UserError rather than overwrite."""
    accounts = project / "accounts"
    if not accounts.is_dir():
        raise UserError("cli.no-accounts-folder", path=str(accounts))
    wanted = account_id or _slug(name)
    if not isinstance(parse_id(wanted), str) or not wanted:
        raise UserError("new.bad-id", text=wanted or name)
    folder = accounts / wanted
    for taken in (folder, accounts / f"{wanted}.md"):
        if taken.exists():
            raise UserError("new.exists", path=taken.relative_to(project).as_posix())
    values = {"NAME": text_value(name)}
    starters = STARTERS / language / "account"
    return write_new(
        {folder / path.name: _filled(path, values) for path in sorted(starters.iterdir())}
    )


def write_new(files: dict[Path, str]) -> tuple[Path, ...]:
    """Write files that must not exist yet: all of them or none."""
    for path in files:
        if path.exists():
            raise UserError("new.exists", path=path.as_posix())
    written: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                written.append(path)
                stream.write(text)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(files)


def _filled(path: Path, values: dict[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"${name}", value)
    return text


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def _title(folder: Path) -> str:
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return name[:1].upper() + name[1:]


def _project_language(project: Path) -> str:
    """Give the language the project's files are written in; the command line's without one."""
    from kamdocs.source.folder import load_programme

    return load_programme(project) or cli_language()


@click.group("new", help=words().text("new.help"))
def new_command() -> None:
    """Hold the kinds of things that can be new."""


@new_command.command("programme", help=words().text("new.programme.help"))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default=None, help=words().text("new.programme.name"))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=None,
    help=words().text("new.programme.language"),
)
def programme_command(folder: Path, name: str | None, language: str | None) -> int:
    """Write a new project."""
    chosen = language or cli_language()
    files = new_programme(folder=folder, language=chosen, name=name)
    _tell(files, chosen)
    say(messages_for(chosen).text("new.programme.next", folder=folder.as_posix()))
    return CLEAN


@new_command.command("account", help=words().text("new.account.help"))
@click.argument("name")
@click.option("--id", "account_id", default=None, help=words().text("new.account.id"))
@click.option(
    "--project",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help=words().text("new.account.project"),
)
def account_command(name: str, account_id: str | None, project: Path) -> int:
    """Write the files of a new account."""
    language = _project_language(project)
    files = new_account(project=project, name=name, account_id=account_id, language=language)
    _tell(files, language)
    main_file = next(path for path in files if path.name in ACCOUNT_NAMES)
    say(messages_for(language).text("new.account.next", path=main_file.as_posix()))
    return CLEAN


@new_command.command("workbook", help=words().text("workbook.new.help"))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("kamdocs.xlsx"),
    show_default=True,
    help=words().text("workbook.export.output"),
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=None,
    help=words().text("new.programme.language"),
)
def workbook_command(output: Path, language: str | None) -> int:
    """Write an empty workbook to fill in."""
    from kamdocs.interchange.workbook.empty import empty_workbook

    chosen = language or cli_language()
    if output.exists():
        raise UserError("new.exists", path=output.as_posix())
    write_bytes(empty_workbook(chosen, day=project_day(Path(), None), file=output.name), output)
    say(messages_for(chosen).text("new.written", path=output.as_posix()))
    say(messages_for(chosen).text("workbook.new.next", path=output.as_posix()))
    return CLEAN


for _command in (objective_command, review_command, meeting_command, mapping_command, ci_command):
    new_command.add_command(_command)


def _tell(files: tuple[Path, ...], language: str) -> None:
    for path in files:
        say(messages_for(language).text("new.written", path=path.as_posix()))

"""`kamdocs new mapping`: a ready mapping as a file that people can change."""

from __future__ import annotations

from pathlib import Path

import click

from kamdocs.cli.output import CLEAN, cli_language, say, words, write_bytes
from kamdocs.errors import UserError
from kamdocs.interchange.ready_mappings import READY_MAPPINGS, ready_mapping
from kamdocs.messages import messages_for


@click.command("mapping", help=words().text("new.mapping.help"))
@click.argument("name", type=click.Choice(READY_MAPPINGS))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help=words().text("new.mapping.output"),
)
def mapping_command(name: str, output: Path | None) -> int:
    """Write a ready mapping in the language of the project."""
    from kamdocs.source.programme_reading import read_programme

    there = read_programme(Path("accounts"), "accounts", Path())
    written = there.programme if there.document else None
    language = written.language if written else cli_language()
    path = output or Path(f"{name}.yml")
    if path.exists():
        raise UserError("new.exists", path=path.as_posix())
    text = ready_mapping(name, language, written.currency if written else None)
    write_bytes(text.encode(), path)
    words_of = messages_for(language)
    say(words_of.text("new.written", path=path.as_posix()))
    say(words_of.text("new.mapping.next", path=path.as_posix()))
    return CLEAN

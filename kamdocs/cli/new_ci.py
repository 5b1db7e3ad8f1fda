"""`kamdocs new ci`: files with which GitHub or GitLab look after the plans."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kamdocs.cli.output import CLEAN, say, words
from kamdocs.messages import messages_for


@click.command("ci", help=words().text("new.ci.help"))
@click.argument("host", type=click.Choice(["github", "gitlab"]))
@click.option(
    "--project",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help=words().text("new.account.project"),
)
def ci_command(host: str, project: Path) -> int:
    """Write the files that are not there yet; what is there stays."""
    from kamdocs.interchange.new_ci import CiHost, ci_files
    from kamdocs.interchange.writing import FileText, write_all
    from kamdocs.source.folder import load_portfolio

    loaded = load_portfolio(project)
    messages = messages_for(loaded.portfolio.programme.language)
    files = ci_files(loaded, CiHost(host))
    missing = {path: text for path, text in files.items() if not path.exists()}
    write_all([FileText(path, None, text.encode()) for path, text in missing.items()])
    for path in files:
        written = path in missing
        shown = Path(os.path.relpath(path, project)).as_posix()
        say(messages.text("new.written" if written else "new.ci.keep", path=shown))
        if written and path.name == "pre-commit":
            path.chmod(0o755)
    say(messages.text("new.ci.next"))
    return CLEAN

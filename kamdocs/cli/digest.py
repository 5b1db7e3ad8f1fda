"""`kamdocs digest`: one person's Monday list as text for a chat or HTML for an e-mail."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kamdocs.cli.options import as_of_option, audience_option, language_option, project_day
from kamdocs.cli.output import CLEAN, FOUND, count_errors, data, say, words
from kamdocs.errors import UserError
from kamdocs.messages import LANGUAGES
from kamdocs.model.enums import Visibility
from kamdocs.source.finding import Finding


def digest(
    *,
    project: Path,
    accounts: str,
    person: str,
    form: str,
    as_of: date,
    language: str | None = None,
    audience: Visibility = Visibility.TEAM,
) -> tuple[str, tuple[Finding, ...]]:
    """Give a person's Monday list and the findings of reading; raises UserError for nobody."""
    from kamdocs.audience.site_view import narrowed
    from kamdocs.render.digest import DigestForm, person_digest
    from kamdocs.render.options import RenderOptions
    from kamdocs.source.folder import load_portfolio

    loaded = load_portfolio(project, accounts)
    if not loaded.usable:
        raise UserError("digest.no-programme", project=project.as_posix())
    written = loaded.portfolio.programme.language
    spoken = language or (written if written in LANGUAGES else LANGUAGES[0])
    options = RenderOptions(language=spoken, as_of=as_of, audience=audience)
    text = person_digest(narrowed(loaded, audience), person, options, DigestForm(form))
    return text, loaded.findings


@click.command("digest", help=words().text("digest.help"))
@click.argument("project", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--person", required=True, metavar="ID", help=words().text("digest.person"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html"]),
    default="text",
    help=words().text("digest.format"),
)
@click.option("--accounts", default="accounts", help=words().text("cli.option.accounts"))
@audience_option
@language_option
@as_of_option
def digest_command(
    project: Path,
    person: str,
    form: str,
    accounts: str,
    audience: Visibility | None,
    language: str | None,
    as_of: date | None,
) -> int:
    """Print the list on standard output; exit 1 where an account could not be read."""
    text, findings = digest(
        project=project,
        accounts=accounts,
        person=person,
        form=form,
        as_of=project_day(project, as_of),
        language=language,
        audience=audience or Visibility.TEAM,
    )
    data(text)
    errors = count_errors(findings)
    if errors:
        say(words().plural("digest.incomplete", errors))
    return FOUND if errors else CLEAN

"""`kamdocs build` and `kamdocs serve`: the site, once or while it is being written."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kamdocs.cli.options import (
    account_option,
    as_of_option,
    config_option,
    language_option,
    site_audience_option,
)
from kamdocs.cli.output import (
    CLEAN,
    FOUND,
    count_errors,
    say,
    say_error,
    show_warnings_of,
    summary,
    words,
)
from kamdocs.cli.progress import patient_bar
from kamdocs.errors import UserError
from kamdocs.messages import messages_for
from kamdocs.model.enums import Visibility

if TYPE_CHECKING:
    from kamdocs.site.build import BuildResult


@click.command("build", help=words().text("cli.build.help"))
@config_option
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help=words().text("cli.build.site-dir"),
)
@click.option("--strict", is_flag=True, help=words().text("cli.build.strict"))
@click.option("--open", "open_browser", is_flag=True, help=words().text("cli.build.open"))
@click.option("--packs", is_flag=True, help=words().text("packs.help.packs"))
@site_audience_option
@account_option
@language_option
@as_of_option
def build_command(
    config_file: Path,
    site_dir: Path | None,
    strict: bool,
    open_browser: bool,
    packs: bool,
    audience: Visibility | None,
    account: str | None,
    language: str | None,
    as_of: date | None,
) -> int:
    """Build the site; exit 1 when accounts had to be left out."""
    from kamdocs.site.build import STRICT, build_site

    began = time.monotonic()
    show_warnings_of("mkdocs")
    try:
        with patient_bar(words().text("packs.progress")) as tell:
            result = build_site(
                config_file=config_file,
                site_dir=site_dir,
                strict=strict,
                as_of=as_of,
                language=language,
                audience=audience,
                account=account,
                packs=packs,
                tell=tell,
            )
    except UserError as error:
        if error.message_id != STRICT:
            raise
        say_error(error, words())
        return FOUND
    _tell(result, began)
    if open_browser:
        click.launch((result.site_dir / "index.html").resolve().as_uri())
    mistakes = result.packs.mistakes if result.packs else ()
    return FOUND if mistakes or count_errors(result.findings) else CLEAN


def _tell(result: BuildResult, began: float) -> None:
    """Say what was found, left out and made."""
    messages = messages_for(result.language)
    if result.findings:
        say(summary(result.findings, messages))
    if result.left_out:
        say(messages.plural("cli.build.left-out", result.left_out))
    packs = result.packs
    if packs is not None:
        made = messages.plural("packs.count.new", packs.made)
        reused = messages.plural("packs.count.reused", packs.reused)
        seconds = f"{packs.seconds:.1f}"
        say(
            messages.text(
                "packs.tally",
                total=messages.plural("packs.count.total", len(packs.files)),
                counts=f"{made}, {reused}",
                seconds=seconds if result.language == "en" else seconds.replace(".", ","),
            )
        )
    seconds = f"{time.monotonic() - began:.1f}"
    say(messages.plural("cli.build.done", result.pages, seconds=seconds, folder=result.site_dir))


@click.command("serve", help=words().text("cli.serve.help"))
@config_option
@click.option("-a", "--address", default=None, help=words().text("cli.serve.address"))
@click.option("--open", "open_browser", is_flag=True, help=words().text("cli.build.open"))
@click.option("--strict", is_flag=True, help=words().text("cli.build.strict"))
@site_audience_option
@account_option
@language_option
@as_of_option
def serve_command(
    config_file: Path,
    address: str | None,
    open_browser: bool,
    strict: bool,
    audience: Visibility | None,
    account: str | None,
    language: str | None,
    as_of: date | None,
) -> int:
    """Serve a preview that reloads by itself."""
    from kamdocs.site.serve import serve_site

    show_warnings_of("mkdocs")
    serve_site(
        announce=lambda url: say(words().text("cli.serve.at", url=url)),
        config_file=config_file,
        address=address,
        open_browser=open_browser,
        strict=strict,
        as_of=as_of,
        language=language,
        audience=audience,
        account=account,
    )
    return CLEAN

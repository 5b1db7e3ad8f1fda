"""`kamdocs review`: what changed in the plans between two revisions, and whom to ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kamdocs.cli.options import as_of_option, language_option, project_day
from kamdocs.cli.output import CLEAN, FOUND, words, write_data
from kamdocs.messages import messages_for

FORMS = ("text", "markdown", "json", "html")
"""Forms of a review."""


@click.command("review", help=words().text("cli.review.help"))
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--project",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help=words().text("cli.review.project"),
)
@click.option("--accounts", default="accounts", help=words().text("cli.option.accounts"))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    help=words().text("cli.review.format"),
)
@click.option("--preview-url", default="", help=words().text("cli.review.preview-url"))
@click.option("--exit-code", is_flag=True, help=words().text("cli.review.exit-code"))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help=words().text("cli.review.output"),
)
@language_option
@as_of_option
def review_command(
    base: str,
    head: str | None,
    project: Path,
    accounts: str,
    form: str,
    preview_url: str,
    exit_code: bool,
    output: Path | None,
    language: str | None,
    as_of: date | None,
) -> int:
    """Show what changed; with --exit-code, 1 says that something did."""
    from kamdocs.render.plan_review.html import review_html
    from kamdocs.render.plan_review.json_text import review_json
    from kamdocs.render.plan_review.markdown import review_markdown
    from kamdocs.render.plan_review.plain_text import review_text
    from kamdocs.render.plan_review.plan_review import plan_review
    from kamdocs.source.revisions import load_pair

    pair = load_pair(project, base, head, accounts)
    spoken = language or pair.after.portfolio.programme.language
    review = plan_review(
        pair.before,
        pair.after,
        spoken,
        base=base,
        head=head or messages_for(spoken).text("review.on-disk"),
        as_of=project_day(project, as_of),
    )
    if form == "text":
        text = review_text(review)
    elif form == "markdown":
        text = review_markdown(review, preview_url)
    elif form == "html":
        text = review_html(review)
    else:
        text = review_json(review)
    write_data(text, output)
    return FOUND if exit_code and review.groups else CLEAN

"""The `kamdocs` command and its verbs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kamdocs import __version__
from kamdocs.cli.approve import approve_command
from kamdocs.cli.build import build_command, serve_command
from kamdocs.cli.check import check_command
from kamdocs.cli.digest import digest_command
from kamdocs.cli.export import export_command
from kamdocs.cli.imports import import_command
from kamdocs.cli.new import new_command
from kamdocs.cli.output import COULD_NOT_RUN, say, say_error, use_utf8, words
from kamdocs.cli.pack import pack_command
from kamdocs.cli.review import review_command
from kamdocs.errors import UserError


@click.group(
    help=words().text("cli.help"), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="kamdocs", message="%(prog)s %(version)s")
def kamdocs() -> None:
    """Hold the verbs; their help is in the catalogs."""


_COMMANDS = (
    new_command,
    check_command,
    build_command,
    serve_command,
    import_command,
    export_command,
    digest_command,
    review_command,
    approve_command,
    pack_command,
)

for _command in _COMMANDS:
    kamdocs.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; a user's mistake becomes a message and exit code 2."""
    use_utf8()
    try:
        code = kamdocs.main(arguments, standalone_mode=False)
    except UserError as error:
        say_error(error, words())
        code = COULD_NOT_RUN
    except click.ClickException as error:
        error.show()
        code = COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        say(words().text("cli.stopped"))
        code = COULD_NOT_RUN
    except OSError as error:
        say_error(
            UserError(
                "cli.file-problem",
                path=Path(error.filename).name if error.filename else "",
                reason=error.strerror or str(error),
            ),
            words(),
        )
        code = COULD_NOT_RUN
    sys.exit(code if isinstance(code, int) else 0)

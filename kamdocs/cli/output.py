"""How results look in a terminal: data on standard output, talk on standard error."""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.markup import escape

from kamdocs.errors import UserError
from kamdocs.messages import LANGUAGES, Messages, messages_for
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2
"""Exit codes: nothing found, errors found, could not run."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def cli_language() -> str:
    """Give the language of help and talk: KAMDOCS_LANG, else Portuguese."""
    wanted = os.environ.get("KAMDOCS_LANG", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def words() -> Messages:
    """Give the messages of the command line's language."""
    return messages_for(cli_language())


def use_utf8() -> None:
    """Write UTF-8 whatever the console says, so that Windows shows accents or question marks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


@cache
def _console(stream: TextIO) -> Console:
    return Console(file=stream, highlight=False, soft_wrap=True)


def data(text: str) -> None:
    """Print data on standard output as it is."""
    sys.stdout.write(f"{text}\n")


def write_data(content: str | bytes, output: Path | None) -> None:
    """Write data to a file, whole or not at all, or to standard output as it is."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_bytes(data, output)


def write_bytes(content: bytes, output: Path) -> None:
    """Write a file, whole or not at all; raises UserError where another program holds it open."""
    beside = output.with_name(f".{output.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(output)
    except PermissionError:
        beside.unlink(missing_ok=True)
        raise UserError("cli.file-held", path=output.as_posix()) from None
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def say(text: str) -> None:
    """Tell the user something on standard error."""
    _console(sys.stderr).print(escape(text))


def say_error(error: UserError, messages: Messages) -> None:
    """Tell a user's mistake: what is wrong and what to do."""
    label = messages.text("cli.error")
    text = messages.text(error.message_id, **error.params)
    _console(sys.stderr).print(f"[bold red]{escape(label)}[/] {escape(text)}")


def seconds_since(began: float) -> str:
    """Give the seconds since a moment of `time.monotonic`, as readers here write numbers."""
    passed = f"{time.monotonic() - began:.1f}"
    return passed if cli_language() == "en" else passed.replace(".", ",")


def show_warnings_of(logger: str) -> None:
    """Print the warnings of an engine below us, our findings in its log included."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    # What is graver ends the command, which then says it in its own words.
    handler.addFilter(lambda record: record.levelno < logging.ERROR)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.getLogger(logger).handlers = [handler]


def show_findings(findings: Iterable[Finding], messages: Messages) -> None:
    """Print findings as `path:line:col: severity rule message`, each with its hint below."""
    console = _console(sys.stdout)
    for finding in findings:
        message, hint = finding_words(finding, messages)
        colour = _COLOURS[finding.severity]
        console.print(
            f"{escape(str(finding.place))}: [bold {colour}]{finding.severity}[/] "
            f"{finding.rule} {escape(message)}"
        )
        if hint:
            console.print(f"    {escape(messages.text('cli.hint'))} {escape(hint)}")


def show_findings_apart(findings: Iterable[Finding], messages: Messages) -> None:
    """Tell errors on standard error, where they are not taken for data."""
    for finding in findings:
        if finding.severity is Severity.ERROR:
            message, _ = finding_words(finding, messages)
            say(f"{finding.place}: {finding.rule} {message}")


def findings_json(findings: Iterable[Finding], messages: Messages) -> str:
    """Give findings as JSON: a list of objects with place, rule, severity, message, hint."""
    rows = []
    for finding in findings:
        message, hint = finding_words(finding, messages)
        rows.append(
            {
                "path": finding.place.path,
                "line": finding.place.line,
                "column": finding.place.column,
                "severity": finding.severity.value,
                "rule": finding.rule,
                "message": message,
                "hint": hint,
                "account": finding.subject,
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


def summary(findings: Iterable[Finding], messages: Messages) -> str:
    """Say how many errors, warnings and infos there are."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    if not any(counts.values()):
        return messages.text("cli.check.clean")
    parts = [
        messages.plural(f"cli.check.{severity}", count)
        for severity, count in counts.items()
        if count
    ]
    return messages.text("cli.check.summary", counts=", ".join(parts))


def count_errors(findings: Iterable[Finding]) -> int:
    """Give the number of errors."""
    return sum(finding.severity is Severity.ERROR for finding in findings)

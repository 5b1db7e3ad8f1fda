"""Files that have GitHub or GitLab check, build and review the plans by themselves."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath

from kamdocs import __version__
from kamdocs.interchange.yaml_text import text_value
from kamdocs.messages import messages_for
from kamdocs.model.portfolio import Portfolio
from kamdocs.resources import STARTERS
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.git import folder_in_repository

_PLACE = re.compile(r"\$([A-Z_]+)")


class CiHost(StrEnum):
    """Where the repository lives."""

    GITHUB = "github"
    GITLAB = "gitlab"


_FILES: dict[CiHost, dict[str, str]] = {
    CiHost.GITHUB: {
        "pipeline": ".github/workflows/kamdocs.yml",
        "template": ".github/pull_request_template.md",
        "owners": ".github/CODEOWNERS",
    },
    CiHost.GITLAB: {
        "pipeline": ".gitlab-ci.yml",
        "template": ".gitlab/merge_request_templates/Default.md",
        "owners": ".gitlab/CODEOWNERS",
    },
}
_HOOK = ".githooks/pre-commit"

_STEPS = {
    "STEP_INSTALL": "ci.step-install",
    "STEP_CHECK": "ci.step-check",
    "STEP_BUILD": "ci.step-build",
    "STEP_PREVIEW": "ci.step-preview",
    "STEP_REVIEW": "ci.step-review",
    "STEP_COMMENT": "ci.step-comment",
}
_COMMENTS = {
    "ABOUT": "ci.about",
    "ABOUT_HOOK": "ci.about-hook",
    "NO_KAMDOCS": "ci.no-kamdocs",
    "WHY_WRITE": "ci.why-write",
    "WHY_DEPTH": "ci.why-depth",
    "WHY_BUILD": "ci.why-build",
    "WHY_PREVIEW_URL": "ci.why-preview-url",
    "WHY_FORK": "ci.why-fork",
    "WHY_TOKEN": "ci.why-token",
}
"""Places of the starters and the messages that fill them; steps are values of YAML."""


def ci_files(loaded: LoadedPortfolio, host: CiHost) -> dict[Path, str]:
    """Give the files and their texts, all from the root of the repository.

    Without a repository its root is the project. Owners of files are the accounts' owners, by
    the `git` name of each person in the programme file.
    """
    project, portfolio = loaded.project, loaded.portfolio
    prefix = folder_in_repository(project)
    root = project.resolve()
    for _ in PurePosixPath(prefix).parts:
        root = root.parent
    names = _FILES[host]
    language = portfolio.programme.language
    starters = STARTERS / "ci"
    template = STARTERS / language / "ci" / "pull_request.md"
    return {
        root / names["pipeline"]: _filled(
            (starters / f"{host}.yml").read_text(encoding="utf-8"), prefix, language
        ),
        root / names["template"]: template.read_text(encoding="utf-8"),
        root / names["owners"]: "".join(f"{line}\n" for line in _owners(loaded, prefix)),
        root / _HOOK: _filled(
            (starters / "pre-commit").read_text(encoding="utf-8"), prefix, language
        ),
    }


def _filled(text: str, prefix: str, language: str) -> str:
    """Fill the places of a starter that are ours; names of the host's own variables stay."""
    words = messages_for(language)
    folder = prefix.rstrip("/") or "."
    values = {
        "PREFIX": _in_quotes(prefix),
        "PACKAGE": f"kamdocs>={__version__}",
        "FOLDER": _in_quotes(folder),
        "SHELL_FOLDER": shlex.quote(folder),
        **{name: words.text(message) for name, message in _COMMENTS.items()},
        **{name: text_value(words.text(message)) for name, message in _STEPS.items()},
    }
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)


def _in_quotes(text: str) -> str:
    """Give a text as it stands between double quotes of YAML."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _owners(loaded: LoadedPortfolio, prefix: str) -> Iterator[str]:
    """Give the lines of CODEOWNERS; whoever has no name there is told in a comment."""
    portfolio = loaded.portfolio
    words = messages_for(portfolio.programme.language)
    yield f"# {words.text('ci.owners')}"
    for account in portfolio.accounts:
        path = PurePosixPath(account.path)
        is_folder = len(path.parts) > 2
        owned = f"/{prefix}{path.parent}/" if is_folder else f"/{prefix}{path}"
        handle = _handle(portfolio, account.owner)
        pattern = owned.replace(" ", "\\ ")
        if handle:
            yield f"{pattern} {handle}"
        else:
            yield f"# {words.text('ci.no-owner', path=pattern)}"


def _handle(portfolio: Portfolio, person: str | None) -> str:
    found = portfolio.people.get(person or "")
    name = (found.git or "").strip() if found else ""
    if not name or any(sign.isspace() for sign in name) or shlex.quote(name) != name:
        return ""
    return name if "@" in name else f"@{name}"

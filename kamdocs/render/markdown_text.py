"""Text that nobody may take for Markdown, HTML, a mention or a link."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+.!|~=$^&-])")
_COMMAND = re.compile(
    r"[@#!~%&$](?=\w)"  # people, issues, merge requests, labels, milestones, epics, snippets
    r"|:(?=[\w+-]+:)"  # names of emoji
    r"|(?<=\w):(?=//)|(?<=\bwww)\.|(?<=\bGH)-(?=\d)|(?<=\w)@",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"(?:[^\S\u00a0\u202f]|[\x00-\x1f\x7f])+")
"""Spaces and line ends, but for those that hold an amount and its sign together."""

_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_JOINER = "\u2060"
"""Takes no room and breaks no line, but parts a sign from the word it would make a command of."""


def markdown_text(text: str) -> str:
    """Give a text as Markdown that shows it as it is, on one line.

    Mentions, references, emoji names and addresses stay words: a hidden joiner parts them.
    """
    plain = _HIDDEN.sub("", _BREAKS.sub(" ", text)).strip()
    parted = _COMMAND.sub(lambda found: f"{found[0]}{_JOINER}", plain)
    return _SIGNS.sub(r"\\\1", parted)

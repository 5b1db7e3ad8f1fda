"""The sections of a prose marked for the client, with links only to what the client sees.

Links that stay are written from the project's root, so that no name of a file of ours is needed
to follow them. Where a link is written in a form nobody foresaw, its target goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from kamdocs.model.account import Account, Prose
from kamdocs.source.client_links import ClientFiles, client_target
from kamdocs.source.prose_links import without_code, written_links

_INLINE = re.compile(
    r"(?P<bang>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*"
    r"(?:<(?P<angled>[^>\n]*)>|(?P<target>(?:[^()\s]|\([^()\s]*\))*))"
    r"(?P<rest>(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*)\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<name>[^\]\n]+)\]:[ \t]*<?(?P<target>[^\s>]+)>?(?P<rest>.*)$\n?", re.MULTILINE
)
_REFERENCE = re.compile(r"!?\[(?P<text>[^\[\]]+)\] ?\[(?P<name>[^\[\]\n]*)\]")
_ATTRIBUTE = re.compile(
    r"""\s(?P<name>href|src|srcset)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|"""
    r"""(?P<bare>[^\s>"']+))""",
    re.IGNORECASE,
)
_AUTOMATIC = re.compile(r"<(?P<target>[a-z]+://[^<>\n]*)>", re.IGNORECASE)
_MARK_LIST = re.compile(r"[ \t]*\{:?(?P<list>[^{}\n]*)\}(?=[ #]*$)", re.MULTILINE)
_MARK = re.compile(r"\b(?:cliente|client|empresa|company|equipe|equipa|team)\b", re.IGNORECASE)

Rewriting = Callable[[re.Match[str]], str]


def with_client_prose(account: Account, files: ClientFiles) -> Account:
    """Give a narrowed account whose prose leads only to what its client sees."""

    def led(prose: Prose | None) -> Prose | None:
        if prose is None:
            return None
        return Prose(text=_without_marks(client_text(prose, files)), path="", line=prose.line)

    return account.model_copy(
        update={
            "prose": led(account.prose),
            "objectives_prose": led(account.objectives_prose),
            "meetings": tuple(
                item.model_copy(update={"notes": led(item.notes)}) for item in account.meetings
            ),
            "reviews": tuple(
                item.model_copy(update={"notes": led(item.notes)}) for item in account.reviews
            ),
        }
    )


def client_text(prose: Prose, files: ClientFiles) -> str:
    """Give the Markdown of a prose with every link to what the client does not see made text."""

    def target(written: str, *, picture: bool) -> str | None:
        found = client_target(written, prose.path, files, picture=picture)
        return found if found is None or found == written else quote(found, safe="/")

    def inline(found: re.Match[str]) -> str:
        picture = bool(found["bang"])
        text = _outside_code(found["text"], _INLINE, inline)
        new = target(found["angled"] or found["target"] or "", picture=picture)
        return f"{found['bang']}[{text}]({new}{found['rest']})" if new else text

    gone: list[str] = []

    def definition(found: re.Match[str]) -> str:
        new = target(found["target"], picture=True) or target(found["target"], picture=False)
        if new:
            return f"[{found['name']}]: {new}{found['rest']}\n"
        gone.append(found["name"])
        return ""

    def attribute(found: re.Match[str]) -> str:
        written = found["double"] or found["single"] or found["bare"] or ""
        new = target(written, picture=found["name"].lower() != "href")
        return f' {found["name"]}="{new}"' if new else ""

    def automatic(found: re.Match[str]) -> str:
        return found[0] if target(found["target"], picture=False) else found["target"]

    text = prose.text
    for pattern, rewriting in (
        (_INLINE, inline),
        (_DEFINITION, definition),
        (_AUTOMATIC, automatic),
        (_ATTRIBUTE, attribute),
    ):
        text = _outside_code(text, pattern, rewriting)
    for name in gone:
        text = _without_reference(text, name)
    return _without_targets(_without_undefined(text), files)


def _outside_code(text: str, pattern: re.Pattern[str], rewriting: Rewriting) -> str:
    """Rewrite what a pattern finds outside of code."""
    parts, end = [], 0
    for blanked in pattern.finditer(without_code(text)):
        found = pattern.match(text, blanked.start())
        if found is not None:
            parts += [text[end : found.start()], rewriting(found)]
            end = found.end()
    return "".join((*parts, text[end:]))


def _without_reference(text: str, name: str) -> str:
    """Make text of the links whose target was defined under a name."""
    named = re.escape(name)
    named_link = re.compile(rf"!?\[(?P<text>[^\[\]]*)\]\s?\[{named}\]", re.IGNORECASE)
    short = re.compile(rf"!?\[(?P<text>{named})\](?:\[\])?(?!\()", re.IGNORECASE)
    for pattern in (named_link, short):
        text = _outside_code(text, pattern, lambda found: found["text"])
    return text


def _without_undefined(text: str) -> str:
    """Make text of links whose target is defined in a part that the client does not see."""
    known = {found["name"].strip().lower() for found in _DEFINITION.finditer(without_code(text))}

    def plain(found: re.Match[str]) -> str:
        name = (found["name"] or found["text"]).strip().lower()
        return found[0] if name in known else found["text"]

    return _outside_code(text, _REFERENCE, plain)


def _without_targets(text: str, files: ClientFiles) -> str:
    """Take out the targets of links that are still there though the client does not see them."""
    left = [
        link
        for link in written_links(text)
        if client_target(link.target, "", files, picture=link.picture) is None
        and client_target(link.target, "", files, picture=True) is None
    ]
    for link in sorted(left, key=lambda item: item.start, reverse=True):
        text = text[: link.start] + text[link.start + len(link.target) :]
    return text


def _without_marks(text: str) -> str:
    """Take the marks off headings: that a section is for the client is not for the client."""

    def plain(found: re.Match[str]) -> str:
        if not _MARK.search(found["list"]):
            return found[0]
        anchor = re.search(r"#[\w-]+", found["list"])
        return f" {{{anchor[0]}}}" if anchor else ""

    return _MARK_LIST.sub(plain, text)

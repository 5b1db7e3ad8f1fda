"""What a link in prose means: another host, a place on the page, or a file of the project."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Kinds of addresses a link in prose may have."""

_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)")
_LINK = re.compile(
    r"(?P<picture>!\[[^\]\n]*)?\]\(\s*(?:<(?P<angled>[^>\n]+)>|(?P<target>(?:[^()\s]|\([^()\s]*\))+))"
)
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
_AUTOMATIC = re.compile(r"<(?P<target>(?:https?|ftps?)://[^<>\n]*)>", re.IGNORECASE)
_HTML = re.compile(r"""(?:href|(?P<picture>src))\s*=\s*["']?(?P<target>[^"'\s>]+)""", re.IGNORECASE)


@dataclass(frozen=True)
class WrittenLink:
    """A link or picture as it stands in a prose, and where its target begins."""

    target: str
    start: int
    picture: bool


def link_parts(target: str) -> SplitResult | None:
    """Give the parts of a link; None for a text that is no address at all."""
    try:
        return urlsplit(target)
    except ValueError:
        return None


def is_outside(target: str, parts: SplitResult) -> bool:
    """Tell whether a link leads to a scheme, a host or the root instead of beside its file."""
    return bool(parts.scheme or parts.netloc) or target.startswith(("/", "\\"))


def linked_file(parts: SplitResult, path: str) -> str:
    """Give the project path that a relative link in a file means; `..` first when it leaves."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))


def written_links(text: str) -> Iterator[WrittenLink]:
    """Give the links and pictures of a prose; what stands in code is none."""
    blanked = without_code(text)
    for pattern in (_LINK, _REFERENCE, _AUTOMATIC, _HTML):
        for found in pattern.finditer(blanked):
            parts = found.groupdict()
            group = "target" if parts["target"] else "angled"
            yield WrittenLink(parts[group], found.start(group), bool(parts.get("picture")))


def without_code(text: str) -> str:
    """Give a prose with what stands in code blotted out, as long as before."""
    return _CODE.sub(_blank, _FENCED.sub(_blank, text))


def linked_files(text: str, path: str) -> frozenset[str]:
    """Give the project paths that the relative links and pictures of a prose mean."""
    parts = {link.target: link_parts(link.target) for link in written_links(text)}
    return frozenset(
        linked_file(found, path)
        for target, found in parts.items()
        if found is not None and not is_outside(target, found)
    )


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])

"""What a link in prose means: another host, a place on the page, or a file of the project."""

from __future__ import annotations

import posixpath
from urllib.parse import SplitResult, unquote, urlsplit

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Kinds of addresses a link in prose may have."""


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

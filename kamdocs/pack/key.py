"""The key of a PDF: a digest of everything it is made of, so that equal keys mean equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kamdocs import __version__
from kamdocs.pack.job import PackJob
from kamdocs.render.client_pack.blocks import Text
from kamdocs.render.prose_tree import ProseNode
from kamdocs.resources import PACKAGE, THEME

_ENGINES = ("typst", "fontpkg-inter")

_MAKERS = ("pack", "render/charts", "render/brand.py", "typeface.py")
"""Code between a view and its bytes; a checkout may change it and keep its version."""


def pack_key(job: PackJob) -> str:
    """Give the key of a job; a picture that cannot be read counts as missing."""
    digest = hashlib.sha256(_engine_key())
    # A dataclass tells all of its fields in its text, and the view holds nothing else.
    texts = (repr(job.view), job.look.brand, job.look.paper.value, job.as_of.isoformat())
    for text in texts:
        digest.update(_digest(text.encode("utf-8")))
    for path in (job.look.our_logo, job.look.client_logo):
        digest.update(_digest(str(path).encode("utf-8")) + _file_digest(path))
    for path in _pictures(job):
        digest.update(_file_digest(path))
    for folder in (THEME / "pack", job.template):
        digest.update(_folder_digest(folder))
    return digest.hexdigest()


@cache
def _engine_key() -> bytes:
    """Give the part that is the same for all packs of a process."""
    digest = hashlib.sha256(__version__.encode("utf-8"))
    for name in _ENGINES:
        digest.update(_version(name).encode("utf-8"))
    for name in _MAKERS:
        path = PACKAGE / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else (path,):
            digest.update(_file_digest(file))
    return digest.digest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _folder_digest(folder: Path) -> bytes:
    """Give the digest of a folder's files; our template stands below a project's own."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            digest.update(_digest(path.relative_to(folder).as_posix().encode("utf-8")))
            digest.update(_file_digest(path))
    return digest.digest()


def _file_digest(path: Path | None) -> bytes:
    if path is None:
        return b""
    try:
        return _digest(path.read_bytes())
    except OSError:
        return b"-"


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _pictures(job: PackJob) -> Iterator[Path]:
    """Give the pictures of the project that the pack's prose shows, as they stand in it."""
    for part in job.view.parts:
        for block in part.blocks:
            if isinstance(block, Text):
                yield from (job.project / path for path in _shown(block.nodes))


def _shown(nodes: tuple[ProseNode, ...]) -> Iterator[str]:
    for node in nodes:
        if node.kind == "image":
            yield node.target
        yield from _shown(node.children)

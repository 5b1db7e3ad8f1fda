"""A pack as PDF/UA: the only module that knows the engine.

Never fork a process in which this was used: the engine's threads do not come along.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from kamdocs.errors import UserError
from kamdocs.pack.document import pack_data
from kamdocs.pack.images import PackImages
from kamdocs.pack.look import PackLook
from kamdocs.render.client_pack.blocks import PackView
from kamdocs.resources import THEME
from kamdocs.typeface import FONT_FOLDER

TEMPLATE = THEME / "pack"
"""Our template; a file of the same name in a project's `theme/pack` stands in for ours."""

_MAIN = "pack.typ"

_TEMPLATE_KINDS = frozenset({".typ", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


def pack_pdf(
    view: PackView,
    look: PackLook,
    *,
    as_of: date,
    project: Path,
    template: Path | None = None,
) -> bytes:
    """Give a pack as PDF/UA-1, the same bytes for the same input.

    `template` is a folder whose files stand in for ours of the same name, by default the
    project's `theme/pack`. Raises UserError for a logo, an image or a template of one's own
    that cannot be used.
    """
    own = template or project / "theme/pack"
    # Beside the template lies only what belongs to this pack: it can read nothing else.
    with TemporaryDirectory(prefix="kamdocs-pack-") as folder:
        root = Path(folder)
        copied = _copy_template(own, root)
        images = PackImages(root, project)
        data = pack_data(view, look, as_of=as_of, images=images)
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=True), encoding="utf-8")
        try:
            return _compiled(root / _MAIN, root, as_of)
        except typst.TypstError as error:
            raise _in_words(error, images, root, own if copied else None) from error


def _copy_template(own: Path, root: Path) -> bool:
    """Put the template into the folder, ours below the project's; tell whether it has one."""
    theirs = dict(_template_files(own)) if own.resolve() != TEMPLATE.resolve() else {}
    for name, content in {**_our_template(), **theirs}.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return bool(theirs)


@cache
def _our_template() -> dict[str, bytes]:
    return dict(_template_files(TEMPLATE))


def _template_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.suffix.lower() in _TEMPLATE_KINDS:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Read the typeface once for all packs of the process; the machine's own stay out."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_FOLDER]
    )


def _compiled(source: Path, root: Path, as_of: date) -> bytes:
    pdf, _ = typst.compile_with_warnings(
        source,
        root=root,
        format="pdf",
        font_paths=_fonts(),
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC),
        package_path=root,
        package_cache_path=root,
    )
    return pdf


def _in_words(
    error: typst.TypstError, images: PackImages, root: Path, own: Path | None
) -> UserError:
    """Say whose mistake it was: an image's, the project's template's, or nobody's we know."""
    for name, source in images.sources.items():
        if not _can_be_shown(name, root):
            return UserError("pdf.image-broken", path=source)
    words = _one_line([error.message, *error.hints])
    if own is not None:
        return UserError("pdf.own-template", path=own, problem=words)
    return UserError("pdf.failed", problem=words)


def _can_be_shown(name: str, root: Path) -> bool:
    """Try an image alone."""
    page = root / "one-image.typ"
    page.write_text(f'#set document(title: "-")\n#image("{name}", alt: "-")', encoding="utf-8")
    try:
        _compiled(page, root, date(2000, 1, 1))
    except typst.TypstError:
        return False
    return True


def _one_line(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())

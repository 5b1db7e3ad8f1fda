"""Who released a pack, and when, in words."""

from __future__ import annotations

from kamdocs.render.context import RenderContext
from kamdocs.source.pack_release import PackRelease


def release_sentence(context: RenderContext, release: PackRelease | None) -> str:
    """Say who released a pack and when; empty for none. The context is that of the team."""
    if release is None:
        return ""
    return context.words.text(
        "packs.released-on",
        date=context.formats.day(release.released_at.date()),
        person=context.person(release.person),
        name=release.pdf_name,
    )

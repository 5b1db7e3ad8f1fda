"""What the client will see in a pack, what is still empty, and what is new since the last one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kamdocs.messages import Messages, messages_for
from kamdocs.pack.making import NoPack, PackOrder, account_job, client_context
from kamdocs.pack.marked_empty import marked_but_empty
from kamdocs.pack.plain_words import PlainWords, person_line
from kamdocs.pack.project import PackProject
from kamdocs.render.change_words import change_groups
from kamdocs.render.client_pack.blocks import Cover, PackView
from kamdocs.render.context import RenderContext
from kamdocs.render.release_words import release_sentence
from kamdocs.review.snapshot import read_snapshot
from kamdocs.source.pack_release import PackRelease


@dataclass(frozen=True)
class PreviewPart:
    """A part of the pack in plain words."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """Everything that is told before a pack is handed over."""

    title: str
    file_name: str
    language: str
    parts: tuple[PreviewPart, ...]
    empty: tuple[str, ...]
    changes: tuple[str, ...]
    last: PackRelease | None
    last_words: str
    """Who released the last pack of this kind, and when; that there is none."""


def preview_pack(project: PackProject, account_id: str, order: PackOrder) -> Preview:
    """Tell what the client will see; raises UserError for an account that goes to no client."""
    job = account_job(project, account_id, order)
    if isinstance(job, NoPack):
        raise job.reason
    view = job.view
    context, standing = client_context(project, account_id, view.language)
    last = project.loaded.releases.last(account_id, view.kind.value)
    return Preview(
        title=view.title,
        file_name=view.file_name,
        language=view.language,
        parts=tuple(_parts(view, context.words)),
        empty=tuple(marked_but_empty(context, standing.account)),
        changes=() if last is None else tuple(_changes(context, last)),
        last=last,
        last_words=release_sentence(replace(context, portfolio=project.loaded.portfolio), last)
        or context.words.text("packs.preview.none"),
    )


def _parts(view: PackView, words: Messages) -> Iterator[PreviewPart]:
    plain = PlainWords(words)
    if view.cover is not None:
        title = words.text("packs.preview.cover")
        yield PreviewPart(title, tuple(line for line in _cover(view.cover) if line))
    for part in view.parts:
        yield PreviewPart(part.title, tuple(plain.part(part)))


def _cover(cover: Cover) -> Iterator[str]:
    yield from (cover.title, cover.subtitle, f"{cover.our_company} · {cover.client}", cover.day)
    yield from map(person_line, cover.presenters)
    yield cover.confidential


def _changes(context: RenderContext, last: PackRelease) -> Iterator[str]:
    before = read_snapshot(last.snapshot, last.path)
    for group in change_groups(before, context.portfolio, context.language):
        yield from (line.text for line in group.lines)


def preview_text(preview: Preview) -> str:
    """Give a preview as text to read in a terminal."""
    words = messages_for(preview.language)
    lines = [preview.title, words.text("packs.preview.file", name=preview.file_name)]
    for part in preview.parts:
        lines += ["", part.title, *(f"  - {line}" for line in part.lines)]
    lines += ["", words.text("packs.preview.empty")]
    lines += [f"  - {line}" for line in preview.empty or (words.text("packs.preview.all-filled"),)]
    lines += ["", words.text("packs.preview.changes"), f"  {preview.last_words}"]
    if preview.last is not None:
        told = preview.changes or (words.text("packs.preview.unchanged"),)
        lines += [f"  - {line}" for line in told]
    return "\n".join(lines)


def preview_json(preview: Preview) -> str:
    """Give a preview as JSON."""
    last = preview.last
    values = {
        "title": preview.title,
        "file": preview.file_name,
        "language": preview.language,
        "parts": [{"title": part.title, "lines": part.lines} for part in preview.parts],
        "marked_but_empty": preview.empty,
        "changes": preview.changes,
        "last_release": None
        if last is None
        else {
            "person": last.person,
            "released_at": last.released_at.isoformat(),
            "quarter": last.quarter,
            "meeting": last.meeting,
            "pdf_sha256": last.pdf_sha256,
        },
    }
    return json.dumps(values, ensure_ascii=False, indent=2)

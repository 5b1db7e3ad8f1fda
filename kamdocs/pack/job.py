"""One PDF to be made; light to import, because every process of many does it first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamdocs.pack.look import PackLook
from kamdocs.render.client_pack.blocks import PackView


@dataclass(frozen=True)
class PackJob:
    """Everything that a PDF is made of."""

    view: PackView
    look: PackLook
    as_of: date
    project: Path
    template: Path


def pack_pdf_of(job: PackJob) -> bytes:
    """Give the PDF of a job; raises UserError for what the project's own files make impossible."""
    from kamdocs.pack.pdf import pack_pdf  # whoever only looks at packs needs no engine

    return pack_pdf(job.view, job.look, as_of=job.as_of, project=job.project, template=job.template)

"""PDFs of many jobs, of which those that were made before are not made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.pack.cache import PackCache
from kamdocs.pack.job import PackJob, pack_pdf_of
from kamdocs.pack.key import pack_key
from kamdocs.pack.making import Progress, no_progress
from kamdocs.pack.workers import each


@dataclass(frozen=True)
class KeptPacks:
    """What became of some jobs, by their numbers."""

    files: dict[int, Path | bytes]
    """Files of the cache; the bytes themselves where the cache cannot be written."""

    mistakes: dict[int, UserError]
    made: int
    reused: int


def kept_packs(
    jobs: Sequence[PackJob],
    project: Path,
    progress: Progress = no_progress,
    workers: int | None = None,
) -> KeptPacks:
    """Give the PDF of every job, from the project's cache or made now and kept in it."""
    cache = PackCache(project)
    keys = [pack_key(job) for job in jobs]
    files: dict[int, Path | bytes] = {}
    mistakes: dict[int, UserError] = {}
    for index, key in enumerate(keys):
        found = cache.find(key)
        if found is not None:
            files[index] = found
    reused = len(files)
    missing = [index for index in range(len(jobs)) if index not in files]
    progress(reused, len(jobs))
    made = each(pack_pdf_of, [jobs[index] for index in missing], workers)
    for done, (number, result) in enumerate(made, start=1):
        index = missing[number]
        if isinstance(result, UserError):
            mistakes[index] = result
        else:
            files[index] = _kept(cache, keys[index], result)
        progress(reused + done, len(jobs))
    if len(files) == len(jobs):
        cache.forget_others(set(keys))
    return KeptPacks(files, mistakes, len(files) - reused, reused)


def _kept(cache: PackCache, key: str, pdf: bytes) -> Path | bytes:
    """Keep a PDF; a project that nothing can be written to has its packs all the same."""
    try:
        return cache.keep(key, pdf)
    except OSError:
        return pdf

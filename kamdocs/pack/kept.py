"""PDFs of many jobs, of which those that were made before are not made again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    jobs: Iterable[PackJob],
    project: Path,
    expected: int,
    progress: Progress = no_progress,
    workers: int | None = None,
) -> KeptPacks:
    """Give the PDF of every job, from the project's cache or made now and kept in it.

    At most `expected` jobs come; they are looked at while others are made.
    """
    cache = PackCache(project)
    keys: list[str] = []
    missing: list[int] = []
    files: dict[int, Path | bytes] = {}
    mistakes: dict[int, UserError] = {}

    def to_make() -> Iterator[PackJob]:
        for index, job in enumerate(jobs):
            keys.append(pack_key(job))
            found = cache.find(keys[index])
            if found is None:
                missing.append(index)
                yield job
            else:
                files[index] = found
            progress(len(files) + len(mistakes), expected)

    for number, result in each(pack_pdf_of, to_make(), expected, workers):
        index = missing[number]
        if isinstance(result, UserError):
            mistakes[index] = result
        else:
            files[index] = _kept(cache, keys[index], result)
        progress(len(files) + len(mistakes), expected)
    if len(files) == expected:
        cache.forget_others(set(keys))
    made = len(missing) - len(mistakes)
    return KeptPacks(files, mistakes, made, len(files) - made)


def _kept(cache: PackCache, key: str, pdf: bytes) -> Path | bytes:
    """Keep a PDF; a project that nothing can be written to has its packs all the same."""
    try:
        return cache.keep(key, pdf)
    except OSError:
        return pdf

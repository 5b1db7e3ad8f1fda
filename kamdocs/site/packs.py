"""The meeting pack of every account as a file of the site, beside the account's pages."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from kamdocs.errors import UserError
from kamdocs.pack.job import PackJob
from kamdocs.pack.kept import kept_packs
from kamdocs.pack.making import NoPack, PackOrder, Progress, account_job, pack_quarter
from kamdocs.pack.project import PackProject
from kamdocs.render.addresses import addresses_for


@dataclass(frozen=True)
class SitePacks:
    """The packs of a site: their files and those of whom there are none."""

    files: dict[str, Path | bytes] = field(default_factory=dict)
    """By address."""

    addresses: dict[str, str] = field(default_factory=dict)
    """Addresses by account, which pages lead to."""

    mistakes: tuple[UserError, ...] = ()
    made: int = 0
    reused: int = 0
    seconds: float = 0

    def add_to(self, files: Files, config: MkDocsConfig) -> None:
        """Add the PDFs to the files of the site, unless a hand-written one has the address."""
        for address, pdf in self.files.items():
            if files.get_file_from_path(address) is None:
                files.append(_site_file(address, pdf, config))


def site_packs(
    project: PackProject, accounts: Sequence[str], language: str, progress: Progress
) -> SitePacks:
    """Make the packs that a site leads to: those of accounts that have something for the client."""
    began = time.monotonic()
    names: list[tuple[str, str]] = []

    def jobs() -> Iterator[PackJob]:
        for address, job in _jobs(project, accounts, language):
            names.append((job.view.account_id, address))
            yield job

    found = kept_packs(jobs(), project.loaded.project, len(accounts), progress)
    return SitePacks(
        files={names[index][1]: pdf for index, pdf in found.files.items()},
        addresses=dict(names[index] for index in sorted(found.files)),
        mistakes=tuple(found.mistakes.values()),
        made=found.made,
        reused=found.reused,
        seconds=time.monotonic() - began,
    )


def _jobs(
    project: PackProject, accounts: Sequence[str], language: str
) -> Iterator[tuple[str, PackJob]]:
    addresses = addresses_for(language)
    order = PackOrder(language=language)
    for account_id in accounts:
        job = account_job(project, account_id, order)
        # An account with errors is among the findings; one with nothing marked just has no pack.
        if not isinstance(job, NoPack):
            quarter = pack_quarter(project, account_id, order)
            yield addresses.pack(account_id, quarter), job


def _site_file(address: str, pdf: Path | bytes, config: MkDocsConfig) -> File:
    if isinstance(pdf, bytes):
        return File.generated(config, address, content=pdf, inclusion=InclusionLevel.INCLUDED)
    return File.generated(config, address, abs_src_path=str(pdf), inclusion=InclusionLevel.INCLUDED)

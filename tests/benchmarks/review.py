"""`kamdocs review` against a clean build, as whole processes: run by hand, prints a table.

    python -m tests.benchmarks.review [--accounts 500] [--changed 20] [--runs 3]

The bar is 0.3. Ratios are of processor time too, so that what else a machine does counts less.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.portfolio import ROOT, change_account, write_portfolio


@dataclass(frozen=True)
class Taken:
    """What one process took: seconds on the clock and of the processor, megabytes at most."""

    clock: float
    processor: float
    memory: float


def timed(arguments: Sequence[str], folder: Path) -> Taken:
    """Run kamdocs as a whole process."""
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "kamdocs", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(said.decode("utf-8", "replace"))
    taken = usage.ru_utime + usage.ru_stime
    return Taken(perf_counter() - began, taken, usage.ru_maxrss / 1024)


def repository(folder: Path, accounts: int, changed: int) -> None:
    """Write a repository with so many accounts, and so many changed on disk."""
    ids = write_portfolio(folder, accounts)
    for arguments in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-q", "-m", "1"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    for name in ids[:: max(1, accounts // changed)][:changed]:
        change_account(folder / "accounts" / name)


def lines(reviews: Sequence[Taken], builds: Sequence[Taken]) -> Iterator[str]:
    """Give the rows of the table and the ratios."""
    yield f"{'':10}{'runs':>6}{'clock s':>10}{'processor s':>14}{'peak MB':>10}   (median)"
    for name, taken in (("review", reviews), ("build", builds)):
        clock = median(item.clock for item in taken)
        processor = median(item.processor for item in taken)
        memory = max(item.memory for item in taken)
        yield f"{name:10}{len(taken):6}{clock:10.1f}{processor:14.1f}{memory:10.0f}"
    by_clock, by_processor = (
        median(getattr(item, how) for item in reviews)
        / median(getattr(item, how) for item in builds)
        for how in ("clock", "processor")
    )
    yield f"review / build: {by_clock:.3f} by the clock, {by_processor:.3f} by the processor"


def main() -> int:
    """Measure reviews and builds in turns."""
    parser = argparse.ArgumentParser(description="Review against a clean build")
    parser.add_argument("--accounts", type=int, default=500)
    parser.add_argument("--changed", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    reviews: list[Taken] = []
    builds: list[Taken] = []
    with tempfile.TemporaryDirectory(prefix="kamdocs-benchmark-") as name:
        folder = Path(name)
        repository(folder, options.accounts, options.changed)
        timed(["review", "HEAD"], folder)
        for _ in range(options.runs):
            reviews.append(timed(["review", "HEAD"], folder))
            with tempfile.TemporaryDirectory(prefix="kamdocs-benchmark-") as site:
                builds.append(timed(["build", "-d", f"{site}/site"], folder))
    sys.stdout.write("\n".join(lines(reviews, builds)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Time and memory of importing a CRM's export of 10 000 deals, as a row of a Markdown table.

    python tests/benchmarks/crm_import.py [rows] [--format xlsx|csv]

The export is invented: 500 clients, 20 deals each, columns as Pipedrive writes them. Three runs in
processes of their own: into an empty folder, the same again, and again with 500 deals changed.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent.parent
CLIENTS = 500
HEADER = [
    "Deal - ID",
    "Deal - Title",
    "Deal - Value",
    "Deal - Currency of value",
    "Deal - Organization",
    "Organization - ID",
    "Deal - Contact person",
    "Person - ID",
    "Deal - Stage",
    "Deal - Status",
    "Deal - Owner",
    "Deal - Probability",
    "Deal - Expected close date",
]
STAGES = ("Qualified", "Contact Made", "Proposal Made", "Negotiations Started")


def deals(count: int, changed: int = 0) -> list[list[str | float]]:
    """Give rows of an export; the first `changed` of them with another value and stage."""
    rows: list[list[str | float]] = []
    for number in range(count):
        client, person = number % CLIENTS, number % (CLIENTS * 2)
        is_changed = number < changed
        rows.append(
            [
                number + 1,
                f"Negócio {number + 1}",
                1000 + number * 7.25 + (50 if is_changed else 0),
                "BRL",
                f"Cliente {client + 1} Indústria Ltda.",
                client + 1,
                f"Contato {person + 1}",
                person + 1,
                STAGES[(number + is_changed) % len(STAGES)],
                "Open",
                f"Gerente {client % 12 + 1}",
                10 * (number % 10),
                f"2027-{number % 12 + 1:02}-15",
            ]
        )
    return rows


def write(path: Path, rows: list[list[str | float]]) -> None:
    """Write an export as CSV or XLSX."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([HEADER, *rows])
        return
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Deals")
        for number, row in enumerate([HEADER, *rows]):
            sheet.write_row(number, 0, row)


def run(folder: Path, export: Path) -> str:
    """Import once and give seconds, those of work, and peak memory of the process."""
    command = [sys.executable, "-m", "kamdocs", "import", str(export), "--mapping", "pipedrive"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise SystemExit(f"import failed: {status}")
    scale = 1 if sys.platform == "darwin" else 1024
    worked = used.ru_utime + used.ru_stime
    memory = used.ru_maxrss * scale / 2**20
    return f"{seconds:.1f} s ({worked:.1f} s of work), {memory:.0f} MB"


def main() -> None:
    """Print one row: rows, format, first import, the same again, 500 deals changed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=10_000)
    parser.add_argument("--format", choices=("xlsx", "csv"), default="xlsx")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export, changed = folder / f"a.{given.format}", folder / f"b.{given.format}"
        write(export, deals(given.rows))
        write(changed, deals(given.rows, 500))
        results = [run(folder, export), run(folder, export), run(folder, changed)]
    sys.stdout.write(f"| {given.rows} {given.format} | {' | '.join(results)} |\n")


if __name__ == "__main__":
    main()

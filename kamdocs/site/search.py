"""Search without a server: a copy of the index that a script tag can load."""

from __future__ import annotations

from pathlib import Path

_INDEX = Path("search", "search_index.json")


def write_script_twin(site_dir: Path) -> None:
    """Write `search_index.js` beside the index, as Material's script asks for from `file://`."""
    index = site_dir / _INDEX
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8", newline="\n")

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from kamdocs.source import yaml_file
from kamdocs.source.yaml_file import compose

PIECES = st.lists(
    st.sampled_from([
        "a", "nome", ":", ": ", ":\u00a0", "- ", "-\t", "  ", "\t", "\n", "\r\n", "\r", "{", "}",
        "[", "]", ",", "'", '"', "\\", "&x ", "*x", "!t ", "<<", "%", "@", "`", "|", ">", "?", "#",
        " #", "1", "3,2", "---", "...", "\u2028", "\u0085", "\ufeff", "\u00a0", "\x07", "é",
        "😀", "null",
    ]),
    max_size=40,
)  # fmt: skip


@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
def test_any_text_gives_a_tree_or_places_within_the_file(
    loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_file, "_LOADER", getattr(yaml, loader, yaml.BaseLoader))

    @given(st.one_of(st.text(), PIECES.map("".join)))
    @example("\ud800")
    @example("\ufeff\ufeffa: {")
    def check(text: str) -> None:
        composed = compose(text, "conta.md", first_line=3)
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert composed.root is not None or composed.findings
        for found in composed.findings:
            row = found.place.line - 3
            assert 0 <= row < len(lines)
            assert 1 <= found.place.column <= len(lines[row]) + 2

    check()

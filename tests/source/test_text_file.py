from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.source.finding import Finding
from kamdocs.source.place import Place
from kamdocs.source.text_file import TextFile, decode_text, read_text_file


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"", "utf-8", ""),
        ("ação".encode(), "utf-8", "ação"),
        ("ação".encode("utf-8-sig"), "utf-8-sig", "ação"),
        ("ação".encode("utf-16"), "utf-16-le", "ação"),
        (b"\xfe\xff" + "ação".encode("utf-16-be"), "utf-16-be", "ação"),
        ("ação – 5 €".encode("cp1252"), "cp1252", "ação – 5 €"),
        ("São".encode("cp1252"), "cp1252", "São"),
    ],
)
def test_reads_what_portuguese_offices_write(data: bytes, encoding: str, text: str) -> None:
    file = decode_text(data, "conta.md")
    assert isinstance(file, TextFile)
    assert (file.encoding, file.text) == (encoding, text)


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        ("nome: Pão\n".encode() + "Ação".encode("cp1252"), "bad-encoding", 2, 2),
        (b"ab\x81", "bad-encoding", 1, 3),
        (b"\xef\xbb\xbfab\n\xff", "bad-encoding", 2, 1),
        (b"\xff\xfea\x00b", "bad-encoding", 1, 2),
        (b"abc\r\nd\x00e", "binary-file", 2, 2),
        ("ação".encode("utf-16-le"), "binary-file", 1, 2),
        (b"\x89PNG\r\n\x1a\n\x00", "binary-file", 3, 1),
        (b"\xe7\x01", "binary-file", 1, 2),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "binary-file", 1, 1),
    ],
)
def test_refuses_bytes_it_would_have_to_guess(
    data: bytes, rule: str, line: int, column: int
) -> None:
    found = decode_text(data, "conta.md")
    assert isinstance(found, Finding)
    assert (found.rule, found.place) == (rule, Place("conta.md", line, column))


def test_bad_byte_is_named() -> None:
    found = decode_text(b"ab\x81", "conta.md")
    assert isinstance(found, Finding)
    assert found.params == {"byte": "0x81"}


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("", "\n"),
        ("a\nb\n", "\n"),
        ("a\r\nb\r\n", "\r\n"),
        ("a\rb\r", "\r"),
        ("a\r\nb\r\nc\n", "\r\n"),
    ],
)
def test_keeps_line_ends_and_knows_the_usual_one(text: str, newline: str) -> None:
    file = decode_text(text.encode(), "conta.md")
    assert file == TextFile("conta.md", text, "utf-8", newline)


def test_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "conta.md"
    file.write_bytes(b"a" * 3000)
    found = read_text_file(file, "accounts/conta.md", limit=2048)
    assert isinstance(found, Finding)
    assert (found.rule, found.params) == ("file-too-large", {"size": "3", "limit": "2"})
    assert found.place == Place("accounts/conta.md", 1, 1)


def test_file_at_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "conta.md"
    file.write_bytes(b"a" * 2048)
    assert isinstance(read_text_file(file, "conta.md", limit=2048), TextFile)


@pytest.mark.parametrize("name", ["missing.md", ".", "with\0nul"])
def test_what_is_no_ordinary_file_is_a_finding(tmp_path: Path, name: str) -> None:
    found = read_text_file(tmp_path / name, "conta.md")
    assert isinstance(found, Finding)
    assert found.rule == "unreadable-file"


@given(st.binary())
def test_any_bytes_give_text_or_a_place(data: bytes) -> None:
    result = decode_text(data, "conta.md")
    if isinstance(result, Finding):
        assert result.place.line >= 1
        assert result.place.column >= 1
        return
    assert "\0" not in result.text
    codec = "utf-8-sig" if result.encoding == "utf-8-sig" else result.encoding
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    assert marks.get(result.encoding, b"") + result.text.encode(codec) == data

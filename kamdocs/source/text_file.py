"""From the bytes of a file people own to text, or to the reason why not."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from kamdocs.source.finding import Finding
from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place
from kamdocs.source.rules import finding

MARKDOWN_LIMIT = 1024 * 1024
"""Largest account or programme file read, in bytes."""

TABLE_LIMIT = 8 * 1024 * 1024
"""Largest CSV table read, in bytes."""

_UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

_MULTI_BYTE_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)

_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of one file as written, line ends included, and how it was written."""

    path: str
    text: str
    encoding: str = "utf-8"
    newline: str = "\n"


def read_text_file(file: Path, path: str, limit: int = MARKDOWN_LIMIT) -> TextFile | Finding:
    """Give the text of a file; `path` is the name that findings give it."""
    start = Place(path)
    try:
        if not file.is_file():  # a pipe or a device would block or never end
            return finding("unreadable-file", start)
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
        size = file.stat().st_size if len(data) > limit else len(data)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return finding("unreadable-file", start)
    if len(data) > limit:
        return finding("file-too-large", start, size=_in_kb(size), limit=_in_kb(limit))
    return decode_text(data, path)


def decode_text(data: bytes, path: str) -> TextFile | Finding:
    """Give bytes as text: UTF-8, UTF-16 with its mark, or an old Windows file in Portuguese."""
    try:
        encoding, text = _decoded(data)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(error.encoding, "replace")
        place = LineMap(before, path).place(len(before))
        return finding("bad-encoding", place, byte=f"0x{error.object[error.start]:02X}")
    strange = text.find("\0")
    if strange < 0 and encoding == "cp1252":
        found = _NOT_TEXT.search(text)
        strange = found.start() if found else -1
    if strange >= 0:
        return finding("binary-file", LineMap(text, path).place(strange))
    return TextFile(path, text, encoding, _newline(text))


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", data[len(codecs.BOM_UTF8) :].decode("utf-8")
    for mark, encoding in _UTF16_MARKS.items():
        if data.startswith(mark):
            return encoding, data[len(mark) :].decode(encoding)
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError:
        # One UTF-8 letter is proof enough: guessing on would turn it into two wrong ones.
        if b"\0" not in data and _MULTI_BYTE_UTF8.search(data):
            raise
        return "cp1252", data.decode("latin-1" if b"\0" in data else "cp1252")


def _newline(text: str) -> str:
    windows = text.count("\r\n")
    counts = {
        "\n": text.count("\n") - windows,
        "\r\n": windows,
        "\r": text.count("\r") - windows,
    }
    return max(counts, key=lambda end: counts[end])


def _in_kb(size: int) -> str:
    return str(-(-size // 1024))

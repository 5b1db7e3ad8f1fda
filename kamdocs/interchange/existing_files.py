"""Files that are there already: read once, changed text put back in their own encoding."""

from __future__ import annotations

import codecs
from pathlib import Path

from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.writing import FileText
from kamdocs.source.finding import Finding
from kamdocs.source.place import Place
from kamdocs.source.text_file import TextFile, decode_text

_MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def read_existing(path: Path, shown: str, workshop: Workshop) -> tuple[bytes, TextFile] | None:
    """Read a file as bytes and text; None, with a finding, for what is no text."""
    data = path.read_bytes()
    text = decode_text(data, shown)
    if isinstance(text, Finding):
        workshop.findings.append(text)
        return None
    return data, text


def changed_file(
    path: Path, before: bytes, file: TextFile, text: str, workshop: Workshop
) -> FileText:
    """Give the change of a file's text; signs its encoding lacks are a finding."""
    try:
        encoded = _MARKS.get(file.encoding, b"") + text.encode(file.encoding)
    except UnicodeEncodeError as error:
        sign = text[error.start]
        workshop.report("import-cannot-encode", Place(file.path), sign=sign, encoding=file.encoding)
        encoded = before
    # Untouched bytes stay even where reading and writing them again would differ.
    return FileText(path, before, before if text == file.text else encoded)

"""One word of the vocabulary: how it is written in files and said on pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A key or value in Portuguese beside its English name, and its label by language.

    `pt` is what scaffolds write; `also` are other accepted spellings in either language.
    """

    pt: str
    label_en: str
    label_br: str
    label_pt: str = ""
    also: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """Give the label in `pt-BR`, `pt-PT` or `en`."""
        if language == "en":
            return self.label_en
        return self.label_pt or self.label_br if language == "pt-PT" else self.label_br


def word(pt: str, en: str, br: str = "", pt_pt: str = "", also: str = "") -> Word:
    """Make a word; the Brazilian label defaults to the key with a capital, `also` is split."""
    return Word(pt, en, br or pt.replace("_", " ").capitalize(), pt_pt, tuple(also.split()))

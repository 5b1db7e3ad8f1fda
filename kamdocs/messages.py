"""The interface's words: gettext catalogs by language, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from babel.plural import PluralRule

LANGUAGES = ("pt-BR", "pt-PT", "en")
"""Languages the site and the command line speak; the first is the default."""

CATALOGS = Path(__file__).resolve().parent / "locale"
"""One folder a language, one `.po` file a subject."""

_FALLBACK = {"pt-PT": "pt-BR"}
"""pt-PT holds only what a Portuguese reader would stumble over in pt-BR."""

_PLURAL = {
    "pt-BR": PluralRule({"one": "i = 0,1"}),
    "pt-PT": PluralRule({"one": "i = 1 and v = 0"}),
    "en": PluralRule({"one": "i = 1 and v = 0"}),
}


@dataclass(frozen=True)
class Messages:
    """Texts of one language by symbolic id, e.g. `site.plan.attention`."""

    language: str
    texts: Mapping[str, tuple[str, ...]]

    def text(self, message_id: str, **params: object) -> str:
        """Give the text of an id with its `{places}` filled.

        Raises KeyError for an id that no catalog holds: a missing word is a bug, not a blank.
        """
        return self.texts[message_id][0].format(**params)

    def plural(self, message_id: str, n: int, **params: object) -> str:
        """Give the singular or plural text for `n`, which also fills `{n}` unless given."""
        forms = self.texts[message_id]
        singular = _PLURAL[self.language](abs(n)) == "one"
        return forms[0 if singular else -1].format(**{"n": n, **params})

    def has(self, message_id: str) -> bool:
        """Tell whether a catalog of this language holds the id."""
        return message_id in self.texts


@cache
def messages_for(language: str) -> Messages:
    """Give the messages of a language, e.g. `pt-BR`; raises KeyError for one we do not speak."""
    if language not in LANGUAGES:
        raise KeyError(language)
    texts: dict[str, tuple[str, ...]] = {}
    if language in _FALLBACK:
        texts.update(messages_for(_FALLBACK[language]).texts)
    for path in sorted((CATALOGS / language.replace("-", "_")).glob("*.po")):
        texts.update(catalog_texts(path))
    return Messages(language, texts)


def catalog_texts(path: Path) -> dict[str, tuple[str, ...]]:
    """Read one `.po` file to id → (singular, plural) or (text,)."""
    with path.open("rb") as stream:
        catalog = read_po(stream, abort_invalid=True)
    texts: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id:
            continue
        plural = isinstance(message.id, (tuple, list))
        message_id = message.id[0] if plural else message.id
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        texts[str(message_id)] = tuple(str(form) for form in forms)
    return texts

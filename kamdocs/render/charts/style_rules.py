"""The rules of our own style sheets, for printers that read no style sheets.

Only what `charts.css` uses is understood: classes, names of elements, `:is`, `:not`, and the
combinators; rules inside `@media` and the like are for screens and left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Part = tuple[str, "Compound"]
"""How a compound is joined to the one before it (" ", ">", "+"), and the compound."""


@dataclass(frozen=True)
class Compound:
    """What one element must be: its name, its classes, those it must not have, alternatives."""

    name: str
    classes: frozenset[str]
    absent: frozenset[str]
    one_of: tuple[tuple[Compound, ...], ...]

    def holds(self, name: str, classes: frozenset[str]) -> bool:
        """Tell whether an element of this name with these classes is meant."""
        return (
            self.name in ("", "*", name)
            and self.classes <= classes
            and not self.absent & classes
            and all(any(item.holds(name, classes) for item in group) for group in self.one_of)
        )

    @property
    def weight(self) -> tuple[int, int]:
        """How exact it is: classes before names, as CSS counts them."""
        inner = [max(item.weight for item in group) for group in self.one_of]
        classes = len(self.classes) + len(self.absent) + sum(weight[0] for weight in inner)
        return classes, int(self.name not in ("", "*")) + sum(weight[1] for weight in inner)


@dataclass(frozen=True)
class Rule:
    """One selector and what it sets."""

    parts: tuple[Part, ...]
    settings: tuple[tuple[str, str], ...]
    order: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """Its place among the rules of one element: the last one wins."""
        weights = [compound.weight for _, compound in self.parts]
        return sum(w[0] for w in weights), sum(w[1] for w in weights), self.order


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPLIT = re.compile(r",(?![^(]*\))")
_JOINT = re.compile(r"\s*([>+])\s*|\s+(?![^(]*\))")
_PIECE = re.compile(r"\.([\w-]+)|:not\(\.([\w-]+)\)|:is\(([^)]*)\)|([a-zA-Z*][\w-]*)")


@cache
def style_rules(path: Path) -> tuple[Rule, ...]:
    """Give the rules of a style sheet, those that are not understood left out."""
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    rules: list[Rule] = []
    for selectors, body in _blocks(text):
        settings = tuple(_settings(body))
        for selector in _SPLIT.split(selectors):
            parts = _parts(selector.strip())
            if parts:
                rules.append(Rule(parts, settings, len(rules)))
    return tuple(rules)


@cache
def paper_variables(path: Path) -> dict[str, str]:
    """Give the variables that a style sheet sets for light pages, which paper is."""
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    return {
        name: value
        for selectors, body in _blocks(text)
        if selectors in (":root", "body")
        for name, value in _settings(body)
        if name.startswith("--")
    }


def with_values(text: str, value_of: Callable[[str], str | None]) -> str:
    """Put the values of variables in place of `var(--name, otherwise)`."""

    def value(found: re.Match[str]) -> str:
        known = value_of(found[1])
        return known if known is not None else (found[2] or "")

    while (changed := _VARIABLE.sub(value, text)) != text:
        text = changed
    return text


_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Give selectors and body of each rule that holds everywhere."""
    start = depth = 0
    head = ""
    for place, sign in enumerate(text):
        if sign == ";" and depth == 0:
            start = place + 1
        elif sign == "{":
            if depth == 0:
                head, start = text[start:place].strip(), place + 1
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                if not head.startswith("@"):
                    yield head, text[start:place]
                start = place + 1


def _settings(body: str) -> Iterator[tuple[str, str]]:
    for setting in body.split(";"):
        name, colon, value = setting.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _parts(selector: str) -> tuple[Part, ...]:
    """Read a selector; nothing for one that asks for more than we know."""
    parts: list[Part] = []
    joint, place = " ", 0
    for found in [*_JOINT.finditer(selector), None]:
        text = selector[place : found.start() if found else len(selector)]
        compound = _compound(text)
        if compound is None:
            return ()
        parts.append((joint, compound))
        if found:
            joint, place = found[1] or " ", found.end()
    return tuple(parts)


def _compound(text: str) -> Compound | None:
    """Read one compound selector, or None for one that asks for more than we know."""
    name, classes, absent, one_of, place = "", set(), set(), [], 0
    while place < len(text):
        found = _PIECE.match(text, place)
        if not found:
            return None
        place = found.end()
        if found[1]:
            classes.add(found[1])
        elif found[2]:
            absent.add(found[2])
        elif found[3]:
            group = [_compound(item.strip()) for item in found[3].split(",")]
            one_of.append(tuple(item for item in group if item is not None))
        else:
            name = found[4]
    return Compound(name, frozenset(classes), frozenset(absent), tuple(filter(None, one_of)))

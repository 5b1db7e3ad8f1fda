"""Drawings for paper: SVG that needs no style sheet, in print colours and the pack's typeface."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree import ElementTree as ET

from kamdocs.render.brand import brand_tones, mix
from kamdocs.render.charts.frame import WIDE, Variant
from kamdocs.render.charts.style_rules import Rule, paper_variables, style_rules, with_values
from kamdocs.resources import THEME
from kamdocs.typeface import TYPEFACE

_STYLES = THEME / "assets/kamdocs"

_SPACE = "http://www.w3.org/2000/svg"

_KEPT = frozenset(
    {
        *("fill", "fill-opacity", "opacity", "stroke", "stroke-dasharray", "stroke-linecap"),
        *("stroke-linejoin", "stroke-opacity", "stroke-width", "font-weight", "paint-order"),
        *("font-size", "text-anchor"),
    }
)
"""What a drawing takes of a style sheet; the rest places it on a page."""

_SCREEN_ONLY = frozenset({"title", "desc"})
"""Elements that say what a drawing shows: on paper its alternative text does."""

_MIX = re.compile(r"color-mix\(in srgb, (#\w+|transparent)(?: ([\d.]+)%)?, (#\w+|transparent)\)")


@dataclass(frozen=True)
class _Box:
    """An element with what stands around it."""

    element: ET.Element
    around: _Box | None = None
    before: _Box | None = None
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def classes(self) -> frozenset[str]:
        return frozenset((self.element.get("class") or "").split())


def print_svg(drawing: str, *, brand: str, variant: Variant = WIDE) -> str:
    """Give a drawing as SVG that stands alone; of a figure it takes the wanted variant.

    Colours follow the brand; what alarms on a screen is only marked on paper that goes to a
    client. A drawing that has no classes left comes out as it was.
    """
    root = _drawing(drawing, variant)
    box = _Box(root, variables=_variables(brand))
    _dress(box)
    for name, value in (("class", None), ("xmlns", _SPACE), ("font-family", TYPEFACE)):
        root.attrib.pop(name, None)
        if value is not None:
            root.set(name, value)
    return ET.tostring(root, encoding="unicode")


def _drawing(text: str, variant: Variant) -> ET.Element:
    """Find the drawing: the text itself, or that of the variant in a figure."""
    if "<!" in text or "<?" in text:
        raise ValueError("a drawing holds elements only")
    root = ET.fromstring(text.replace(f' xmlns="{_SPACE}"', ""))  # noqa: S314 - without a DTD
    if root.tag == "svg":
        return root
    drawings = list(root.iter("svg"))
    wanted = (one for one in drawings if f"kd-{variant.name}" in (one.get("class") or ""))
    found = next(wanted, drawings[0] if drawings else None)
    if found is None:
        raise ValueError("no drawing in this figure")
    return found


def _variables(brand: str) -> dict[str, str]:
    tones = brand_tones(brand)
    known = paper_variables(_STYLES / "shell.css")
    return {
        **known,
        **{f"--kd-{name}": tone for name, tone in tones.items()},
        "--kd-risk": known["--kd-watch"],
    }


def _dress(box: _Box) -> None:
    """Write what the rules set into the element and into those in it."""
    element = box.element
    settings = _settings(box)
    box = _Box(element, box.around, box.before, {**box.variables, **_own_variables(settings)})
    _write(box, settings)
    before: _Box | None = None
    for child in list(element):
        if child.tag in _SCREEN_ONLY:
            element.remove(child)
            continue
        before = _Box(child, box, before, box.variables)
        _dress(before)
    for inner in element:
        inner.attrib.pop("class", None)
    for name in [name for name in element.attrib if name.startswith(("data-", "aria-"))]:
        del element.attrib[name]
    element.attrib.pop("role", None)


def _settings(box: _Box) -> dict[str, str]:
    """Give what holds for an element, the most exact and latest rule last."""
    rules = _rules_ending_at(box.element.tag, box.classes)
    return {name: value for rule in rules if _holds(rule, box) for name, value in rule.settings}


@lru_cache(maxsize=1024)
def _rules_ending_at(name: str, classes: frozenset[str]) -> tuple[Rule, ...]:
    """Give the rules that may hold for such an element, in the order in which they count."""
    rules = style_rules(_STYLES / "charts.css")
    possible = (rule for rule in rules if rule.parts[-1][1].holds(name, classes))
    return tuple(sorted(possible, key=lambda rule: rule.rank))


def _own_variables(settings: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in settings.items() if name.startswith("--")}


def _holds(rule: Rule, box: _Box, upto: int | None = None) -> bool:
    """Tell whether the first parts of a rule end at this element."""
    last = len(rule.parts) - 1 if upto is None else upto
    joint, compound = rule.parts[last]
    if not compound.holds(box.element.tag, box.classes):
        return False
    if last == 0:
        return True
    near = {"+": box.before, ">": box.around, " ": box.around}[joint]
    while near is not None:
        if _holds(rule, near, last - 1):
            return True
        near = near.around if joint == " " else None
    return False


def _write(box: _Box, settings: Mapping[str, str]) -> None:
    """Set the attributes of an element; one in use needs no words of a style sheet."""
    for name, raw in settings.items():
        if name not in _KEPT:
            continue
        value = _resolved(raw, box.variables)
        if value == "inherit":
            # Only size and weight are handed down by us, and no attribute means just that.
            continue
        colour, opacity = _colour(value) if name in ("fill", "stroke") else (value, None)
        box.element.set(name, colour)
        if opacity is not None:
            box.element.set(f"{name}-opacity", opacity)


def _resolved(value: str, variables: Mapping[str, str]) -> str:
    """Give a value without variables and mixtures."""
    value = with_values(value, variables.get)
    while found := _MIX.search(value):
        value = value.replace(found[0], _mixed(found[1], float(found[2] or 50) / 100, found[3]))
    return value.removesuffix("px")


def _mixed(colour: str, share: float, other: str) -> str:
    if other == "transparent":
        return f"{_long(colour)}{round(share * 255):02x}"
    if colour == "transparent":
        return f"{_long(other)}{round((1 - share) * 255):02x}"
    return mix(_long(other), _long(colour), share)


def _colour(value: str) -> tuple[str, str | None]:
    """Split a colour into what all readers of SVG know and its opacity."""
    if value == "transparent":
        return "none", None
    if value.startswith("#") and len(value) == 9:
        return value[:7], f"{int(value[7:], 16) / 255:.2f}"
    return value, None


def _long(colour: str) -> str:
    return colour if len(colour) > 4 else "#" + "".join(sign * 2 for sign in colour[1:])

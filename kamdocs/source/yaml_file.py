"""YAML text to a mapping of plain texts, or to findings; never an exception."""

from __future__ import annotations

from dataclasses import dataclass

import yaml
from yaml.error import MarkedYAMLError

from kamdocs.source.finding import Finding
from kamdocs.source.line_map import LineMap
from kamdocs.source.rules import finding
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode
from kamdocs.source.yaml_syntax import SyntaxDiagnosis, glued_colon
from kamdocs.source.yaml_text import first_unprintable, with_plain_spaces
from kamdocs.source.yaml_tree import MAX_DEPTH, RefusedError, TreeBuilder

# The base loaders give every value as text; the C one reads eight times faster.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class ComposedYaml:
    """What a YAML text holds; without a root nothing of it can be trusted."""

    root: MappingNode | None
    findings: tuple[Finding, ...] = ()


def compose(text: str, path: str, first_line: int = 1) -> ComposedYaml:
    """Give the tree of a YAML text that begins at a line of a file.

    What makes the text unreadable is the only finding then; all else is reported together
    and what it concerns is left out of the tree.
    """
    text = with_plain_spaces(text)
    lines = LineMap(text, path, first_line)
    strange = first_unprintable(text)
    if strange is not None:
        code = f"U+{ord(text[strange]):04X}"
        return _refused(finding("yaml-control-character", lines.place(strange), code=code))
    builder = TreeBuilder(text, lines)
    try:
        builder.build(yaml.parse(text, Loader=_LOADER))
    except RefusedError as refused:
        return _refused(refused.finding)
    except MarkedYAMLError as error:
        if "nesting depth" in (error.problem or ""):
            # Some versions of the parser have a limit of their own and reach it before ours.
            mark = error.problem_mark
            place = lines.place(min(mark.index, len(text)) if mark is not None else 0)
            return _refused(finding("nesting-too-deep", place, limit=str(MAX_DEPTH)))
        return _refused(SyntaxDiagnosis(text, lines, error, builder.last_scalar).finding())
    except yaml.YAMLError:
        return _refused(finding("yaml-syntax", lines.place(0)))
    return _composed(builder, text, lines)


def _refused(found: Finding) -> ComposedYaml:
    return ComposedYaml(None, (found,))


def _composed(builder: TreeBuilder, text: str, lines: LineMap) -> ComposedYaml:
    findings = tuple(sorted(builder.findings))
    root = builder.root
    if isinstance(root, MappingNode):
        return ComposedYaml(root, findings)
    if root is None or (isinstance(root, ScalarNode) and root.is_empty):
        return ComposedYaml(MappingNode(lines, 0, 0), findings)
    return ComposedYaml(None, findings or (_not_a_mapping(root, text, lines),))


def _not_a_mapping(root: Node, text: str, lines: LineMap) -> Finding:
    glued = glued_colon(text[root.start : root.end])
    if glued is None:
        return finding("not-a-mapping", root.place)
    key, offset = glued
    return finding("yaml-space-after-colon", lines.place(root.start + offset), key=key)

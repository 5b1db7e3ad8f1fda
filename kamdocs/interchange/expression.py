"""The small expression language of mappings: text to a tree, never to Python code.

    quantity * unitPrice * (1 - discount)
    firstName & " " & lastName
    if(blank(last_order), "never", days(last_order, as_of))

Names are columns (`column`, `table.column`, `[Any heading]`), texts stand in quotes, numbers
use a point. Operators from loose to tight: `or`, `and`, `not`, comparisons, `&` (joins texts),
`+ -`, `* /`. Portuguese users may write `ou`, `e`, `não`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

MAX_LENGTH = 2000
"""Longest expression that is read."""

MAX_DEPTH = 40
"""Deepest nesting that is read, so that a hostile mapping cannot exhaust the stack."""

_OPERATOR_WORDS = {
    "and": "and",
    "e": "and",
    "or": "or",
    "ou": "or",
    "not": "not",
    "nao": "not",
    "não": "not",
}
_COMPARISONS = ("=", "<>", "<=", ">=", "<", ">")
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d+)?)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<heading>\[[^\]]+\])
      | (?P<name>[^\W\d]\w*)
      | (?P<sign><>|!=|<=|>=|==|[-+*/&=<>(),.])
    )""",
    re.VERBOSE,
)


class ExpressionError(Exception):
    """A text that is no expression, and how many characters into it that shows."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        super().__init__(f"not an expression from character {offset}")


@dataclass(frozen=True)
class Literal:
    """A fixed number or text."""

    value: Decimal | str


@dataclass(frozen=True)
class ColumnName:
    """The name of a column, with the table where the writer gave one."""

    name: str
    table: str | None
    offset: int


@dataclass(frozen=True)
class Call:
    """A function and its arguments."""

    function: str
    arguments: tuple[Node, ...]
    offset: int


@dataclass(frozen=True)
class Operation:
    """An operator between two values, or `not` and `-` before one."""

    operator: str
    operands: tuple[Node, ...]


Node = Literal | ColumnName | Call | Operation


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    offset: int


def parse_expression(text: str) -> Node:
    """Read an expression; raises ExpressionError with the offset of what does not fit."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError(MAX_LENGTH)
    return _Parser(_tokens(text), len(text)).whole()


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    end = len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            raise ExpressionError(position)
        kind = str(match.lastgroup)
        tokens.append(_token(kind, match.group(kind), match.start(kind)))
        position = match.end()
    return tokens


def _token(kind: str, text: str, offset: int) -> _Token:
    if kind == "name" and text.lower() in _OPERATOR_WORDS:
        return _Token("sign", _OPERATOR_WORDS[text.lower()], offset)
    if kind == "sign":
        return _Token(kind, {"==": "=", "!=": "<>"}.get(text, text), offset)
    return _Token(kind, text, offset)


class _Parser:
    """Recursive descent, one method a level of operators."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = [*tokens, _Token("end", "", length)]
        self._next = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._expression()
        if self._peek().kind != "end":
            raise ExpressionError(self._peek().offset)
        return node

    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._peek()
        self._next += 1
        return token

    def _at(self, *signs: str) -> bool:
        return self._peek().kind == "sign" and self._peek().text in signs

    def _expect(self, sign: str) -> None:
        if not self._at(sign):
            raise ExpressionError(self._peek().offset)
        self._take()

    def _expression(self) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError(self._peek().offset)
        node = self._chain(self._conjunction, "or")
        self._depth -= 1
        return node

    def _chain(self, operand: Callable[[], Node], *signs: str) -> Node:
        node = operand()
        while self._at(*signs):
            operator = self._take().text
            node = Operation(operator, (node, operand()))
        return node

    def _conjunction(self) -> Node:
        return self._chain(self._negation, "and")

    def _negation(self) -> Node:
        if self._at("not"):
            self._take()
            return Operation("not", (self._comparison(),))
        return self._comparison()

    def _comparison(self) -> Node:
        node = self._joined()
        if self._at(*_COMPARISONS):
            operator = self._take().text
            return Operation(operator, (node, self._joined()))
        return node

    def _joined(self) -> Node:
        return self._chain(self._sum, "&")

    def _sum(self) -> Node:
        return self._chain(self._product, "+", "-")

    def _product(self) -> Node:
        return self._chain(self._signed, "*", "/")

    def _signed(self) -> Node:
        if self._at("-"):
            self._take()
            return Operation("-", (self._atom(),))
        return self._atom()

    def _atom(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return Literal(Decimal(token.text))
        if token.kind == "text":
            return Literal(token.text[1:-1])
        if token.kind in ("name", "heading"):
            return self._named(token)
        if token.kind == "sign" and token.text == "(":
            node = self._expression()
            self._expect(")")
            return node
        raise ExpressionError(token.offset)

    def _named(self, token: _Token) -> Node:
        if token.kind == "name" and self._at("("):
            return Call(token.text, self._arguments(), token.offset)
        if self._at("."):
            self._take()
            column = self._take()
            if column.kind not in ("name", "heading"):
                raise ExpressionError(column.offset)
            return ColumnName(_bare(column.text), _bare(token.text), token.offset)
        return ColumnName(_bare(token.text), None, token.offset)

    def _arguments(self) -> tuple[Node, ...]:
        self._expect("(")
        arguments: list[Node] = []
        while not self._at(")"):
            if arguments:
                self._expect(",")
            arguments.append(self._expression())
        self._expect(")")
        return tuple(arguments)


def _bare(text: str) -> str:
    return text[1:-1].strip() if text.startswith("[") else text

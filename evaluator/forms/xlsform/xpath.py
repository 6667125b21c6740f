"""The XPath of conditions in a plain tree: what a cell says, before it means a form's condition."""

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

MAX_DEPTH: Final = 12
_TOKENS: Final = re.compile(
    r"\s*(?:(?P<name>\$\{[^{}]*\})|(?P<text>'[^']*'|\"[^\"]*\"|‘[^‘’]*’|“[^“”]*”)"
    r"|(?P<number>-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))|(?P<sign>>=|<=|!=|=|<|>|\(|\)|,)"
    r"|(?P<word>[A-Za-z][A-Za-z0-9_:-]*)|(?P<other>\S))"
)

Sign: TypeAlias = Literal["=", "!=", ">=", "<=", ">", "<"]
Value: TypeAlias = str | int | float


class Unclear(Exception):  # noqa: N818 - becomes a fault of the cell
    """What cannot be read in an expression."""


class NotCarried(Exception):  # noqa: N818 - becomes an entry of what is left out
    """What can be read and has no counterpart in a form."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The answer to a point compared with a value."""

    name: str
    sign: str
    value: Value


@dataclass(frozen=True, slots=True)
class Chosen:
    """One option is among those that were chosen."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Among:
    """The answer to a point is one of several."""

    values: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Several, all of which hold (and), one of which does (or), or one that does not (not)."""

    word: Literal["and", "or", "not"]
    parts: "tuple[Tree, ...]"


Tree: TypeAlias = Compared | Chosen | Among | Joined

_DOUBLED: Final = re.compile(r"('[^']*'|\"[^\"]*\"|‘[^‘’]*’|“[^“”]*”)|==")
_MIRRORED: Final = {"=": "=", "!=": "!=", ">=": "<=", "<=": ">=", ">": "<", "<": ">"}


def parse(text: str) -> Tree:
    """The tree of an expression. Raises Unclear and NotCarried."""
    reading = _Reading(text)
    tree = reading.any(0)
    if reading.peek():
        raise Unclear(f"“{reading.peek()[:20]}” is not expected there")
    return tree


def with_single_equals(text: str) -> str:
    """An expression with “=” where people write “==”, which XPath does not know."""
    return _DOUBLED.sub(lambda found: found[1] or "=", text)


class _Reading:
    def __init__(self, text: str) -> None:
        self._tokens = [(found.lastgroup or "", found[found.lastgroup or 0])
                        for found in _TOKENS.finditer(text)]  # fmt: skip
        self._at = 0

    def peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def any(self, depth: int) -> Tree:
        if depth > MAX_DEPTH:
            raise Unclear(f"it is nested more than {MAX_DEPTH} deep")
        parts = [self._all(depth)]
        while self._takes("or"):
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else Joined("or", tuple(parts))

    def _all(self, depth: int) -> Tree:
        parts = [self._one(depth)]
        while self._takes("and"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else Joined("and", tuple(parts))

    def _one(self, depth: int) -> Tree:
        if self._takes("("):
            inner = self.any(depth + 1)
            self._needs(")")
            return inner
        kind, said = self._next()
        if kind == "word" and said.lower() not in ("and", "or"):
            return self._function(said, depth)
        if kind == "name":
            sign, value = self._next_sign(), self._literal()
            return Compared(_bare(said), sign, value)
        if kind in ("text", "number"):
            sign = self._next_sign()
            kind, name = self._next()
            if kind != "name":
                raise NotCarried(f"it compares “{said}” with “{name}”")
            return Compared(_bare(name), _MIRRORED[sign], _value(said))
        raise self._odd(said)

    def _function(self, name: str, depth: int) -> Tree:
        if name not in ("not", "selected") or self.peek() != "(":
            raise NotCarried(f"it uses “{name}”")
        self._needs("(")
        if name == "not":
            inner = self.any(depth + 1)
            self._needs(")")
            return Joined("not", (inner,))
        first = self._next()
        self._needs(",")
        second = self._next()
        self._needs(")")
        match first, second:
            case ("name", point), ("text" | "number", value):
                return Chosen(_bare(point), str(_value(value)))
            case ("text", values), ("name", point):
                return Among(tuple(values[1:-1].split()), _bare(point))
        raise NotCarried("it uses “selected” with a calculation")

    def _next_sign(self) -> str:
        kind, sign = self._next()
        if kind != "sign" or sign not in _MIRRORED:
            raise self._odd(sign) if sign else Unclear("a comparison is missing, such as = 'yes'")
        return sign

    def _literal(self) -> Value:
        kind, said = self._next()
        if kind in ("text", "number"):
            return _value(said)
        if not said:
            raise Unclear("there is nothing to compare with")
        raise NotCarried(f"it compares with “{said}”")

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            return "", ""
        self._at += 1
        return self._tokens[self._at - 1]

    def _takes(self, word: str) -> bool:
        if self.peek().lower() != word:
            return False
        self._at += 1
        return True

    def _needs(self, sign: str) -> None:
        if not self._takes(sign):
            found = f"“{self.peek()[:20]}”" if self.peek() else "the end"
            raise Unclear(f"“{sign}” is missing before {found}")

    def _odd(self, said: str) -> Exception:
        if said and said in "+-*.|/div":
            return NotCarried(f"it calculates with “{said}”")
        return Unclear(f"“{said[:20]}” is not expected there" if said else "it ends too early")


def _bare(name: str) -> str:
    return name[2:-1].strip()


def _value(said: str) -> Value:
    if said[0] in "'\"‘“":
        return said[1:-1]
    return float(said) if "." in said else int(said[:18])

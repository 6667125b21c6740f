"""Weights that share a whole: what they add up to, and how they are balanced."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from evaluator.forms.outline import outline
from evaluator.forms.question import UNSCORED
from evaluator.forms.tree import Content, at, put
from evaluator.forms.values import Place, exact

WHOLE: Final = 100
_UNITS: Final = 5
"""How many units a weight has on average at least; else they are tenths, hundredths and so on."""


@dataclass(frozen=True, slots=True)
class Share:
    """Weights that share a whole: of the form (section "") or of a section that has a weight."""

    section: str
    places: tuple[Place, ...]
    total: Fraction
    aim: Fraction

    @property
    def balanced(self) -> bool:
        """Whether they add up to what they should."""
        return self.total == self.aim


def shares(content: Content) -> tuple[Share, ...]:
    """Every group of weights of a form, that of the form first; empty under other methods."""
    if at(content, ("scoring", "method"), "weighted") != "weighted":
        return ()
    found = [_share(content, "", Fraction(WHOLE))]
    for section in content.get("sections", ()):
        if weight := _number(section.get("weight")):
            found.append(_share(content, section.get("id", ""), weight))
    return tuple(share for share in found if share.places)


def balanced(content: Content, share: Share) -> Content:
    """With the weights of a group in the same proportions, adding up; even where none is given."""
    given = [at(content, (*place, "weight")) for place in share.places]
    for place, part in zip(share.places, in_proportion(given, share.aim), strict=True):
        content = put(content, (*place, "weight"), part)
    return content


def in_proportion(given: Sequence[Any], aim: Fraction) -> list[int | float]:
    """Weights as they were typed, in the same proportions, adding up; what is none is as the usual.

    They are whole numbers, or tenths where many share little.
    """
    weights = [_number(value) for value in given]
    known = [weight for weight in weights if weight]
    usual = sum(known, Fraction()) / len(known) if known else Fraction(1)
    unit = Fraction(1)
    while aim / unit < _UNITS * len(weights):
        unit /= 10
    return [_plain(part) for part in _rounded([one or usual for one in weights], aim, unit)]


def total(given: Iterable[Any]) -> Fraction:
    """What weights as they were typed add up to; what is none counts nothing."""
    return sum((weight for weight in map(_number, given) if weight), Fraction())


def _share(content: Content, section: str, aim: Fraction) -> Share:
    places = tuple(_own(content, section))
    return Share(section, places, total(at(content, (*one, "weight")) for one in places), aim)


def _own(content: Content, section: str) -> Iterator[Place]:
    """What shares the weight of a section, "" for the form; through sections without a weight."""
    unscored = set(_unscored(content))
    heavy = {one.get("id"): one for one in content.get("sections", ()) if one.get("weight")}
    seen: set[Place] = set()
    for row in outline(content):
        part: Mapping[str, Any] = at(content, row.place)
        shared_on = row.is_section and part.get("id") not in heavy
        if row.place in unscored or shared_on or row.place in seen:
            continue
        seen.add(row.place)
        around = part.get("within" if row.is_section else "section", "")
        if _weighted_around(content, around, heavy) == section:
            yield row.place


def _weighted_around(content: Content, id: str, heavy: Mapping[Any, Any]) -> str:
    """The innermost section with a weight, from this one outwards; "" for the form."""
    within = {one.get("id"): one.get("within", "") for one in content.get("sections", ())}
    for _ in range(len(within) + 1):
        if not id or id in heavy:
            return id
        id = within.get(id, "")
    return ""


def _unscored(content: Content) -> Iterator[Place]:
    out: list[str] = []
    for _ in range(2):  # sections stand in one another at most once
        out = [
            one.get("id", "")
            for one in content.get("sections", ())
            if one.get("scored") is False or (one.get("within") and one["within"] in out)
        ]
    counting: set[str] = set()
    for number, one in enumerate(content.get("questions", ())):
        if (
            one.get("scored") is False
            or one.get("kind") in UNSCORED
            or (one.get("kind") == "number" and not one.get("ranges"))
            or (one.get("section") or None) in out
        ):
            yield ("questions", number)
        else:
            counting.add(one.get("section", ""))
    for number, one in enumerate(content.get("sections", ())):
        inner = {
            each.get("id") for each in content["sections"] if each.get("within") == one.get("id")
        }
        if not counting & {one.get("id"), *inner}:
            yield ("sections", number)


def _rounded(weights: list[Fraction], aim: Fraction, unit: Fraction) -> list[Fraction]:
    """The same proportions in units, none of them nothing; what is left goes to the largest rests.

    Source: the largest remainder method, as seats are given to parties.
    """
    units = aim / unit
    wanted = [weight * units / sum(weights) for weight in weights]
    parts = [Fraction(max(int(one), 1)) for one in wanted]
    order = sorted(range(len(parts)), key=lambda one: parts[one] - wanted[one])
    for one in order[: max(int(units - sum(parts)), 0)]:
        parts[one] += 1
    while sum(parts) >= units + 1:
        parts[parts.index(max(parts))] -= 1
    parts[parts.index(max(parts))] += units - sum(parts)
    return [part * unit for part in parts]


def _number(value: Any) -> Fraction | None:
    """A weight as it was typed; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        return None
    return exact(value) if value != float("inf") else None


def _plain(part: Fraction) -> int | float:
    return int(part) if part.denominator == 1 else float(part)

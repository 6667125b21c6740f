"""A form with other weights, another pass mark or another method: to try out, not to keep."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.forms.read import Problem, examine_content
from evaluator.forms.sections import Method
from evaluator.forms.write import content

_OF_WEIGHTS: Final = ("not_applicable", "divisor", "floor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """What is other: weights by the id of a point or a section, the pass mark, the method.

    A point of weight 0 is left out of the score. None leaves a thing as it is.
    """

    points: Mapping[str, float] = field(default_factory=dict)
    sections: Mapping[str, float] = field(default_factory=dict)
    pass_mark: float | None = None
    method: Method | None = None


def altered(form: Form, by: Alteration) -> Form:
    """The form with the alteration; its id and its version stay.

    Raises UserError where the outcome is no form: a weight below 0, a section of weight 0.
    """
    changed = content(form)
    changed["questions"] = [_weighed(one, by.points) for one in changed["questions"]]
    if "sections" in changed:
        changed["sections"] = [_weighed(one, by.sections) for one in changed["sections"]]
    if by.pass_mark is not None:
        changed["pass_mark"] = by.pass_mark
    if by.method is not None:
        changed["scoring"] = _scored_by(by.method, changed.get("scoring", {}))
    found = examine_content(changed)
    if found.content is None:
        raise UserError(
            "This cannot be scored: " + " ".join(dict.fromkeys(_faults(found.problems))),
            "Change a weight, the pass mark or the method.",
        )
    return found.content


def _weighed(part: dict[str, Any], weights: Mapping[str, float]) -> dict[str, Any]:
    weight = weights.get(part["id"])
    if weight is None:
        return part
    if weight == 0:
        return {**part, "scored": False}
    return {**part, "weight": weight}


def _scored_by(method: Method, scoring: dict[str, Any]) -> dict[str, Any]:
    """The rules of scoring under a method; what only weights have goes where there are none."""
    if method == "weighted":
        return {**scoring, "method": method}
    kept = {name: value for name, value in scoring.items() if name not in _OF_WEIGHTS}
    return {**kept, "method": method}


def _faults(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        yield f"{problem.fault} {problem.mend}".strip()

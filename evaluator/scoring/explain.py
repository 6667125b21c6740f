"""How a score came about, in plain words for the foot of the screen and for paper."""

from evaluator.forms.model import Form
from evaluator.scoring.score import Part, Score
from evaluator.terms import shown


def explain(form: Form, score: Score) -> str:
    """One paragraph: what is left out and why, the sum, and the pass mark.

    "Point 6 does not apply, so its 12 are left out: 67 earned of 88 possible = 76.1. The pass mark
    is 80: not passed."
    """
    if score.value is None:
        none = "No point is scored yet" if score.open else "No point applies to this call"
        return f"{none}, so there is no score."
    open_ = [(place, part) for place, part in enumerate(score.parts, 1) if part.id in score.open]
    apart = [
        (place, part)
        for place, part in enumerate(score.parts, 1)
        if part.of == 0 and part.id not in score.open
    ]
    reasons = [
        *_left_out(apart, "does not apply", "do not apply", "left out"),
        *_left_out(open_, "is still open", "are still open", "not counted yet"),
    ]
    points = sum(part.points for part in score.parts)
    possible = sum(part.of for part in score.parts)
    equation = f"{_number(points)} earned of {_number(possible)} possible = {shown(score.value)}."
    told = "; ".join(reasons) + ": " if reasons else ""
    return f"{told[:1].upper()}{told[1:]}{equation}{_pass_mark(form, score)}"


def _left_out(parts: list[tuple[int, Part]], one: str, many: str, how: str) -> list[str]:
    if not parts:
        return []
    weight = _number(sum(part.weight for _, part in parts))
    if len(parts) == 1:
        return [f"point {parts[0][0]} {one}, so its {weight} are {how}"]
    *first, last = [str(place) for place, _ in parts]
    return [f"points {', '.join(first)} and {last} {many}, so their {weight} are {how}"]


def _pass_mark(form: Form, score: Score) -> str:
    if score.passed is None:
        return ""
    passed = "passed" if score.passed else "not passed"
    return f" The pass mark is {_number(form.pass_mark)}: {passed}."


def _number(value: float) -> str:
    """At most two decimals, none where it is whole."""
    return f"{value:.2f}".rstrip("0").rstrip(".")

"""How an evaluation stands, in words: what is open, what fails, and the accuracy of each class."""

from collections.abc import Sequence
from typing import Final

from evaluator.forms.model import Form
from evaluator.scoring.result import Score
from evaluator.terms import counted, shown

_NAMED: Final = 6


def open_words(numbers: Sequence[int]) -> str:
    """Which points are open: “2 points open: 3, 4”."""
    if not numbers:
        return "all points answered"
    runs = _runs(numbers)
    said = f"{counted(len(numbers), 'point')} open: {', '.join(runs[:_NAMED])}"
    return said + (" …" if len(runs) > _NAMED else "")


def listed(numbers: Sequence[int]) -> str:
    """Numbers of points, three and more in a row as what they span: “2, 4 to 7”."""
    return ", ".join(_runs(numbers))


def _runs(numbers: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said: list[str] = []
    for run in runs:
        said += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run)
    return said


def verdict(score: Score) -> str:
    """What can be said of a score that nothing fails."""
    if score.value is None:
        return "no score yet" if score.open else "no score: no point that counts applies"
    return {True: "passed", False: "not passed", None: "so far"}[score.passed]


def failing(form: Form, score: Score) -> str:
    """What the answers fail, the gravest first; "" where they fail nothing."""
    if score.fails_form:
        if score.value is None or form.scoring.on_fail == "flag":
            return "Fails the form"
        return f"Fails the form: {shown(score.value)} shown, {shown(score.raw)} raw"
    failed = [form.section(part.id).title for part in score.sections if part.failed]
    if failed:
        return f"Fails “{failed[0]}”" + (f" and {len(failed) - 1} more" if failed[1:] else "")
    errors = [one for one in score.critical if one.failed]
    if not errors:
        return ""
    count = sum(one.failed for one in errors)
    return (
        f"{errors[0].of.capitalize()}-critical error" if count == 1 else f"{count} critical errors"
    )


def accuracies(score: Score) -> tuple[str, ...]:
    """A line for each class of critical errors that the answers make none of."""
    return tuple(
        f"{one.of.capitalize()}-critical: {one.asked - one.failed} of {one.asked} without error"
        f" = {shown(one.value)}"
        for one in score.critical
        if one.asked and not one.failed
    )

"""How a score came about, in plain words for the foot of the screen and for paper."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from evaluator.forms.model import Form
from evaluator.forms.options import Critical, failed_section
from evaluator.scoring.result import Failure, Part, Score, State
from evaluator.terms import added, shown, trimmed

_LEFT_OUT: Final[Mapping[State, tuple[str, str, str]]] = {
    "n/a": ("does not apply", "do not apply", "left out"),
    "hidden": ("is not asked", "are not asked", "left out"),
    "open": ("is still open", "are still open", "not counted yet"),
}
_CLASSES: Final[Mapping[Critical, str]] = {
    "customer": "customer-critical",
    "business": "business-critical",
    "compliance": "compliance-critical",
}


def explain(form: Form, score: Score) -> str:
    """One paragraph: what is left out and why, the sum, what fails, and the pass mark.

    "Point 6 does not apply, so its 12 are left out: 67 earned of 88 possible = 76.1. The pass mark
    is 80: not passed."
    """
    if score.value is None:
        scored = [part for part in score.parts if part.state != "unscored"]
        none = "No point is scored yet" if score.open else "No point applies to this call"
        none = none if scored else "No point of this form is scored"
        return " ".join([f"{none}, so there is no score.", *_failed_unscored(form, score)])
    reasons = "; ".join(_reasons(form, score))
    told = f"{reasons}: " if reasons else ""
    said = f"{told[:1].upper()}{told[1:]}{_sum(form, score)}"
    return " ".join([said, *_failures(form, score), *_critical(score), *_pass_mark(form, score)])


def _reasons(form: Form, score: Score) -> Iterator[str]:
    """What is left out, by reason; a weight in a section says little by itself."""
    for state, (one, many, how) in _LEFT_OUT.items():
        parts = [(n, part) for n, part in enumerate(score.parts, 1) if part.state == state]
        if not parts:
            continue
        weight = sum(part.weight for _, part in parts)
        named = _named([number for number, _ in parts])
        does, its = (one, "its") if len(parts) == 1 else (many, "their")
        if any(form.section(one.id).weight for one in score.sections):
            verb = "is" if len(parts) == 1 else "are"
            yield f"{named} {does} and {verb} {how}"
        else:
            verb = "is" if weight == 1 else "are"
            yield f"{named} {does}" + (
                f", so {its} {trimmed(weight)} {verb} {how}" if weight else ""
            )


def _sum(form: Form, score: Score) -> str:
    """What was earned of what is possible, and what that is of 100."""
    most = score.decimals
    bonus = added(part.points for part in score.parts if _is_bonus(form, part))
    extra = f" ({trimmed(bonus, most)} of it bonus)" if bonus else ""
    earned = 100 * score.earned / score.possible
    sums = (
        f"{trimmed(score.earned, most)} earned{extra} of {trimmed(score.possible, most)}"
        " possible = "
    )
    if earned < 0:
        return f"{sums}{shown(earned)}, which is shown as 0."
    if earned > form.scoring.cap:
        return f"{sums}{shown(earned)}, which is shown as {trimmed(form.scoring.cap)}."
    # What is shown is the exact figure; the parts' floats may differ from it in the last digit.
    return f"{sums}{shown(earned if score.fails_form else score.value)}."


def _failures(form: Form, score: Score) -> Iterator[str]:
    """Which answers fail what, and what comes of it."""
    for part in score.sections:
        if part.failed:
            those = [one for one in score.failed if _failed_section(form, one) == part.id]
            title = form.section(part.id).title
            left = trimmed(part.points, score.decimals)  # below 0 where points are taken away
            yield f"{_answers(form, those)} fails “{title}”, whose points count as {left}."
    those = [one for one in score.failed if one.fails == "form"]
    if those:
        effect = {
            "zero": "so it shows 0",
            "cap": f"so it shows {trimmed(form.scoring.fail_cap or 0)} at most",
            "flag": "whatever its score",
        }[form.scoring.on_fail]
        yield f"{_answers(form, those)} fails the form, {effect}."


def _failed_unscored(form: Form, score: Score) -> Iterator[str]:
    """What an answer fails though no point counts: there is nothing that could show 0."""
    if score.fails_form:
        those = [one for one in score.failed if one.fails == "form"]
        yield f"{_answers(form, those)} fails the form."
    yield from _critical(score)
    yield from _pass_mark(form, score)


def _failed_section(form: Form, failure: Failure) -> str:
    """The id of the section that an answer fails; "" where it fails none."""
    around = [section.id for section in form.around(form.question(failure.question))]
    return failed_section(failure.fails, around)


def _answers(form: Form, failures: Sequence[Failure]) -> str:
    number = {question.id: n for n, question in enumerate(form.questions, 1)}
    answers = [f"“{_said(form, one)}” at point {number[one.question]}" for one in failures]
    said = " and ".join([", ".join(answers[:-1]), answers[-1]] if len(answers) > 1 else answers)
    return f"The answer {said}" if len(answers) == 1 else f"Each of the answers {said}"


def _said(form: Form, failure: Failure) -> str:
    """The failing answer as it reads: an option by its text, since nobody sees its id."""
    texts = {one.id: one.text for one in form.question(failure.question).options}
    if isinstance(failure.answer, str):
        return texts.get(failure.answer, failure.answer)
    return f"{failure.answer:g}"


def _critical(score: Score) -> Iterator[str]:
    for one in score.critical:
        if one.failed:
            yield (
                f"{_CLASSES[one.of].capitalize()}: {one.asked - one.failed} of {one.asked} without"
                f" error = {shown(one.value)}."
            )


def _pass_mark(form: Form, score: Score) -> Iterator[str]:
    if score.passed is not None:
        passed = "passed" if score.passed else "not passed"
        yield f"The pass mark is {trimmed(form.pass_mark)}: {passed}."


def _is_bonus(form: Form, part: Part) -> bool:
    return form.question(part.id).bonus


def _named(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"point {numbers[0]}"
    *first, last = map(str, numbers)
    return f"points {', '.join(first)} and {last}"

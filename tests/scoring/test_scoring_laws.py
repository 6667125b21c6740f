"""Laws of scoring, for forms in the whole language."""

import math
import random
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from language_forms import choice, form, multiple, options, scale, section, yes_no

from evaluator.forms.model import Form
from evaluator.scoring.score import score
from evaluator.terms import Answer

METHODS = st.sampled_from(["weighted", "points", "ratio"])
WEIGHTS = st.integers(1, 100) | st.decimals("0.1", "100", places=2).map(float)
Answered = tuple[Form, dict[str, Answer]]


@st.composite
def question(draw: st.DrawFn, id: str, weighted: bool) -> dict[str, Any]:
    """Any question that can be scored; its points grow from option to option."""
    kind = draw(st.sampled_from(["scale", "yes_no", "choice", "multiple", "number"]))
    best = draw(st.integers(1, 20))
    if kind == "scale":
        made = scale(id, draw(st.integers(1, 5)), points=best)
    elif kind == "yes_no":
        made = yes_no(id, points=[0, best])
    elif kind == "choice":
        steps = draw(st.lists(st.integers(1, 9), min_size=1, max_size=4))
        made = choice(id, 0, *(sum(steps[:n]) for n in range(1, len(steps) + 1)))
    elif kind == "multiple":
        made = multiple(id, *draw(st.lists(st.integers(1, 9), min_size=1, max_size=4)))
        made |= draw(st.sampled_from([{}, {"cap": 5}]))
    else:
        ranges = [{"to": 0, "points": 0}, {"from": 1, "to": 3, "points": 1}, {"from": 4}]
        ranges[2]["points"] = best + 1
        made = {"id": id, "kind": "number", "ranges": ranges}
    return made | ({"weight": draw(WEIGHTS)} if weighted else {})


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Any form without conditions: up to 6 questions in up to 3 sections, one of them nested."""
    method = draw(METHODS)
    weighted = method == "weighted"
    ids = [f"q{number}" for number in range(draw(st.integers(1, 6)))]
    questions = [draw(question(id, weighted)) for id in ids]
    for one in questions:
        one["section"] = draw(st.sampled_from(["", "s", "t", "u"]))
    weights = st.none() | WEIGHTS
    sections = [section("s"), section("t"), section("u", within="t")]
    for part in sections:
        if method != "points" and (weight := draw(weights)) is not None:
            part["weight"] = weight
    scoring = {"method": method}
    if weighted:
        scoring["not_applicable"] = draw(st.sampled_from(["section", "everywhere"]))
    return form(*questions, sections=sections, scoring=scoring)


def answers_to(one: Any) -> st.SearchStrategy[Answer]:
    """Any answer to a question, not applicable among them."""
    na: st.SearchStrategy[Answer] = st.just("n/a")
    if one.kind == "multiple":
        ids = [option.id for option in one.options]
        return na | st.lists(st.sampled_from(ids), unique=True).map(tuple)
    if one.kind == "number":
        return na | st.integers(-2, 6).map(float)
    return na | st.integers(0, one.top)


@st.composite
def answered(draw: st.DrawFn) -> Answered:
    made = draw(forms())
    some: dict[str, Answer] = {
        one.id: draw(answers_to(one)) for one in made.questions if draw(st.integers(0, 9))
    }
    return made, some


@given(answered())
def test_a_score_is_none_or_0_to_100_and_raw_is_the_same(given_: Answered) -> None:
    found = score(*given_)
    assert found.value is None or 0 <= found.value <= 100
    assert found.raw == found.value


@given(answered(), st.randoms(use_true_random=False))
def test_the_order_of_questions_sections_and_answers_changes_nothing(
    given_: Answered, chance: random.Random
) -> None:
    made, answers = given_
    content = made.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    said = list(answers.items())
    for several in (content["questions"], content["sections"], said):
        chance.shuffle(several)
    found, mixed = score(made, answers), score(Form.model_validate(content), dict(said))
    assert (mixed.value, mixed.band, mixed.passed) == (found.value, found.band, found.passed)
    assert set(mixed.parts) == set(found.parts)
    assert set(mixed.sections) == set(found.sections)


@given(answered())
def test_the_parts_explain_the_score(given_: Answered) -> None:
    found = score(*given_)
    assume(found.value is not None)
    points, of = (math.fsum(p.points for p in found.parts), math.fsum(p.of for p in found.parts))
    assert math.isclose(100 * points / of, found.value or 0, rel_tol=1e-12, abs_tol=1e-9)
    assert math.isclose(math.fsum(part.share for part in found.parts), 1, rel_tol=1e-12)
    for one in found.sections:
        inside = [p for p in found.parts if one.id in _around(given_[0], p.id)]
        assert math.isclose(math.fsum(p.of for p in inside), one.of, rel_tol=1e-12, abs_tol=1e-12)


def _around(made: Form, id: str) -> list[str]:
    return [one.id for one in made.around(made.question(id))]


def _better(one: Any, answer: Answer) -> Answer | None:
    """The answer with one step more points, None where there is none."""
    if isinstance(answer, tuple):
        left = [option.id for option in one.options if option.id not in answer]
        return (*answer, left[0]) if left else None
    if one.kind == "number":
        return None if answer == "n/a" or float(answer) >= 4 else 1.0 if float(answer) < 1 else 4.0
    return answer + 1 if isinstance(answer, int) and answer < one.top else None


@given(answered(), st.data())
def test_more_points_never_lower_the_score(given_: Answered, data: st.DataObject) -> None:
    made, answers = given_
    raised = {
        one.id: better
        for one in made.questions
        if one.id in answers and (better := _better(one, answers[one.id])) is not None
    }
    assume(raised)
    id = data.draw(st.sampled_from(sorted(raised)))
    before, after = score(made, answers).value, score(made, answers | {id: raised[id]}).value
    assert before is not None and after is not None
    assert after >= before


@given(answered(), st.data())
def test_not_applicable_never_changes_the_order_of_the_others(
    given_: Answered, data: st.DataObject
) -> None:
    """Of two questions in one section that both stay, the heavier one stays the heavier one."""
    made, answers = given_
    id = data.draw(st.sampled_from([one.id for one in made.questions]))
    before = {p.id: p for p in score(made, answers).parts if p.id != id}
    after = {p.id: p for p in score(made, answers | {id: "n/a"}).parts if p.id != id}
    for one in before.values():
        for other in before.values():
            together = made.question(one.id).section == made.question(other.id).section
            if together and one.state == other.state == "counted" and one.of > other.of:
                assert after[one.id].of > after[other.id].of
            assert (one.points > 0) == (after[one.id].points > 0)


@given(answered())
def test_the_figure_is_the_float_nearest_to_the_exact_one(given_: Answered) -> None:
    """Points and ratio, done again with fractions alone."""
    made, answers = given_
    assume(made.scoring.method != "weighted")
    earned = possible = Fraction()
    for one in made.questions:
        answer = answers.get(one.id, "n/a")
        if answer == "n/a":
            continue
        factor = Fraction(1)
        for part in made.around(one):
            if made.scoring.method == "ratio":
                factor *= Fraction(repr(part.weight or 1))
        possible += factor * one.span[1]
        earned += factor * _earned(one, answer)
    expected = float(100 * earned / possible) if possible else None
    assert score(made, answers).value == expected


def _earned(one: Any, answer: Any) -> Fraction:
    if one.kind == "multiple":
        total = sum(Fraction(option.points) for option in one.options if option.id in answer)
        return total if one.cap is None else min(Fraction(one.cap), Fraction(total))
    if one.kind == "number":
        return Fraction(next(part.points for part in one.ranges if part.holds(answer)))
    found: Fraction = one.earned[answer]
    return found


@settings(max_examples=30)
@given(answered())
def test_a_question_that_is_never_asked_scores_as_if_it_were_not_there(given_: Answered) -> None:
    made, answers = given_
    never = {"fact": "duration", "at_least": 1}
    content = made.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    weight = {"weight": 5} if made.scoring.method == "weighted" else {}
    assume(made.scoring.not_applicable == "section")
    extra = {"id": "extra", "title": "E", "kind": "choice", "when": never, **weight}
    content["questions"].append({**extra, "options": options(0, 9)})
    with_extra = Form.model_validate(content)
    assert score(with_extra, answers | {"extra": 1}).value == score(made, answers).value


@given(answered(), st.data())
def test_bonus_and_points_taken_away_stay_between_0_and_the_cap(
    given_: Answered, data: st.DataObject
) -> None:
    made, answers = given_
    assume(made.scoring.method != "weighted")
    content = made.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    cap = data.draw(st.integers(100, 300))
    content["scoring"] = {"method": made.scoring.method, "cap": cap}
    extra = [choice("extra", 0, 50, title="E", bonus=True), choice("taken", -40, 0, title="T")]
    changed = Form.model_validate({**content, "questions": [*content["questions"], *extra]})
    chosen: dict[str, Answer] = {
        "extra": data.draw(st.integers(0, 1)),
        "taken": data.draw(st.integers(0, 1)),
    }
    found, plain = score(changed, answers | chosen), score(made, answers)
    if found.value is None or plain.raw is None:
        return
    assert 0 <= found.value <= cap
    if chosen == {"extra": 0, "taken": 1}:
        assert found.value == plain.value
    if chosen == {"extra": 1, "taken": 1} and found.raw is not None:
        assert found.raw > plain.raw

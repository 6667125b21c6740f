"""Laws of scoring, for forms in the whole language but conditions."""

import math
import random
from typing import Any

from by_hand import by_hand
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from language_forms import options
from law_forms import CLASSES, Answered, answered

from evaluator.forms.model import Form
from evaluator.scoring.score import Score, score
from evaluator.terms import Answer


@settings(max_examples=100)
@given(answered())
def test_the_score_is_the_one_by_hand_to_the_last_bit(given_: Answered) -> None:
    found, expected = score(*given_), by_hand(*given_)
    assert (found.value, found.raw) == (expected.value, expected.raw)
    assert {(one.question, one.fails) for one in found.failed} == expected.failed


@given(answered())
def test_a_score_is_0_to_the_cap_and_a_failed_form_shows_what_it_says(given_: Answered) -> None:
    made, found = given_[0], score(*given_)
    bonus = any(one.bonus for one in made.questions)
    fails = any(one.fails == "form" for one in found.failed)
    assert (found.value is None) == (found.raw is None)
    if found.value is not None and found.raw is not None:
        assert 0 <= found.value <= (made.scoring.cap if bonus else 100)
        shows = {"zero": 0.0, "cap": made.scoring.fail_cap, "flag": math.inf}[made.scoring.on_fail]
        assert not fails or found.value <= (shows or 0.0)
        if not any(one.fails not in CLASSES for one in found.failed):
            assert found.value == min(max(found.raw, 0.0), made.scoring.cap)
    assert found.fails_form == fails
    assert found.passed is None if found.open else found.passed is not True or not fails


@given(answered())
def test_what_fails_changes_neither_the_raw_score_nor_what_a_class_does(given_: Answered) -> None:
    made, answers = given_
    found, mild = score(made, answers), score(_without_failing(made, {}), answers)
    assert found.raw == mild.raw and mild.failed == ()
    only = score(_without_failing(made, set(CLASSES)), answers)
    assert (only.value, only.passed, only.critical) == (mild.value, mild.passed, found.critical)


def _without_failing(made: Form, kept: Any) -> Form:
    """The form with the rules of failing taken away, but for some scopes."""
    content = _content(made)
    for question in content["questions"]:
        for rules in (*question.get("rules", ()), *question.get("options", ()),
                      *question.get("ranges", ())):  # fmt: skip
            rules["fails"] = [scope for scope in rules.get("fails", ()) if scope in kept]
    return Form.model_validate(content)


@given(answered(), st.randoms(use_true_random=False))
def test_the_order_of_questions_sections_and_answers_changes_nothing(
    given_: Answered, chance: random.Random
) -> None:
    made, answers = given_
    content, said = _content(made), list(answers.items())
    for several in (content["questions"], content["sections"], said):
        chance.shuffle(several)
    found, mixed = score(made, answers), score(Form.model_validate(content), dict(said))
    for name in ("value", "raw", "band", "passed", "answered", "asked", "critical"):
        assert getattr(mixed, name) == getattr(found, name)
    for name in ("parts", "sections", "failed", "open"):
        assert set(getattr(mixed, name)) == set(getattr(found, name))


@given(answered())
def test_the_parts_and_the_sections_explain_the_score(given_: Answered) -> None:
    made, found = given_[0], score(*given_)
    assume(found.value is not None and found.raw is not None)
    points, of = (math.fsum(p.points for p in found.parts), math.fsum(p.of for p in found.parts))
    shown = min(max(100 * points / of, 0.0), made.scoring.cap)
    if not found.fails_form:
        assert math.isclose(shown, found.value or 0.0, rel_tol=1e-12, abs_tol=1e-9)
    assert math.isclose(math.fsum(part.share for part in found.parts), 1, rel_tol=1e-12)
    for one in found.sections:
        inside = [p for p in found.parts if one.id in _around(made, p.id)]
        for name in ("points", "of", "share"):
            total = math.fsum(getattr(part, name) for part in inside)
            assert math.isclose(total, getattr(one, name), rel_tol=1e-9, abs_tol=1e-9)
        if one.failed:
            assert one.points <= 0 and (one.value is None or one.value <= 0)


def _around(made: Form, id: str) -> list[str]:
    return [one.id for one in made.around(made.question(id))]


@given(answered(), st.data())
def test_more_points_never_lower_the_score(given_: Answered, data: st.DataObject) -> None:
    """Nor what was earned before failing; where the better answer fails something of its own, the
    score may fall, and what was earned may not.
    """
    made, answers = given_
    raised = {
        one.id: better
        for one in made.questions
        if one.id in answers and (better := _better(one, answers[one.id])) is not None
    }
    assume(raised)
    id = data.draw(st.sampled_from(sorted(raised)))
    before, after = score(made, answers), score(made, answers | {id: raised[id]})
    assume(before.raw is not None)
    assert (after.raw or 0.0) >= (before.raw or 0.0)
    if not _failing(after) - _failing(before):
        assert (after.value or 0.0) >= (before.value or 0.0)


def _failing(found: Score) -> set[tuple[str, str]]:
    return {(one.question, one.fails) for one in found.failed}


def _better(one: Any, answer: Answer) -> Answer | None:
    """The answer with one step more points, None where there is none."""
    if isinstance(answer, tuple):
        left = [option.id for option in one.options if option.id not in answer]
        return (*answer, left[0]) if left else None
    if one.kind == "number":
        return None if answer == "n/a" or float(answer) >= 4 else 1.0 if float(answer) < 1 else 4.0
    return answer + 1 if isinstance(answer, int) and answer < one.top else None


@given(answered(), st.data())
def test_not_applicable_never_changes_the_order_of_the_others(
    given_: Answered, data: st.DataObject
) -> None:
    """Of two questions in one section that both stay, the heavier one stays the heavier one; and
    what each earned of what it can stays, but where the answer that goes had failed its section.
    """
    made, answers = given_
    id = data.draw(st.sampled_from([one.id for one in made.questions]))
    was, now = score(made, answers), score(made, answers | {id: "n/a"})
    before = {p.id: p for p in was.parts if p.id != id}
    after = {p.id: p for p in now.parts if p.id != id}
    failed = {one.id for one in was.sections if one.failed}
    for one in before.values():
        assert one.state == after[one.id].state
        for other in before.values():
            together = made.question(one.id).section == made.question(other.id).section
            if together and one.state == other.state == "counted" and one.of > other.of:
                assert after[one.id].of > after[other.id].of
        if one.of and not failed.intersection(_around(made, one.id)):
            again = after[one.id]
            assert math.isclose(one.points / one.of, again.points / again.of, abs_tol=1e-12)


@settings(max_examples=30)
@given(answered())
def test_a_question_that_is_never_asked_scores_as_if_it_were_not_there(given_: Answered) -> None:
    made, answers = given_
    never = {"fact": "duration", "at_least": 1}
    assume(made.scoring.not_applicable == "section")
    content = _content(made)
    weight = {"weight": 5} if made.scoring.method == "weighted" else {}
    extra = {"id": "extra", "title": "E", "kind": "choice", "when": never, **weight}
    content["questions"].append({**extra, "options": [{**options(0)[0], "fails": "form"},
                                                      *options(0, 9)[1:]]})  # fmt: skip
    with_extra = Form.model_validate(content)
    for answer in (0, 1):
        assert score(with_extra, answers | {"extra": answer}).value == score(made, answers).value


def _content(made: Form) -> dict[str, Any]:
    return made.model_dump(mode="json", by_alias=True, exclude_defaults=True)

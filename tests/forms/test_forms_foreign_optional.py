"""Conditions of other systems that look at what may be not applicable (decision 0126)."""

import json
from typing import Any

import pytest
from foreign_forms import connect, genesys, group, single, yes_or_no
from odd_parts import any_of, enabled, looks, option, several, shown
from test_forms_foreign_odd import imported
from test_forms_foreign_round_trip import WRITERS, again

from evaluator.errors import UserError
from evaluator.exchange.results import read_result
from evaluator.forms.lint import lint
from evaluator.forms.model import Form
from evaluator.forms.read import examine_content
from evaluator.forms.write import content
from evaluator.scoring.score import score

FIRST = "/form/questionGroup/0/question/0/answer/0"
GENESYS = genesys(
    group("g", 40, yes_or_no("a")),
    group("h", 20, {**yes_or_no("b"), **shown(FIRST)}, yes_or_no("c")),
)
"""“b” is asked where “a”, which may be not applicable, is yes."""


def asked(driver: dict[str, Any], **more: Any) -> Form:
    """A form whose second point is asked where the first is answered with yes."""
    go = {"id": "go", "kind": "yes_no", "title": "Go?", "weight": 1, **driver}
    when = {"question": "go", "is": "yes"}
    then = {"id": "then", "kind": "yes_no", "title": "Then?", "weight": 1, "when": when, **more}
    found = examine_content(
        {"id": "f", "version": "1", "title": "F", "pass_mark": 0, "questions": [go, then],
         "bands": [{"at": 0, "name": "Scored"}]}
    )  # fmt: skip
    if found.content is None:
        raise UserError(found.problems[0].message)
    return found.content


def test_an_evaluation_of_genesys_with_such_a_point_is_read() -> None:
    form = imported(GENESYS).form
    absent = {"questionId": "a", "markedNA": True, "systemMarkedNA": False}
    hidden = {"questionId": "b", "markedNA": True, "systemMarkedNA": True}
    answered = {"questionId": "c", "answerId": "c-yes", "score": 1}
    groups = [{"questionGroupId": "g", "markedNA": False, "questionScores": [absent]},
              {"questionGroupId": "h", "questionScores": [hidden, answered]}]  # fmt: skip
    found = read_result(form, {"answers": {"totalScore": 100, "questionGroupScores": groups}})
    assert (found.sheet.answers, found.left_out) == ({"a": "n/a", "c": 0}, ())
    ours = score(form, found.sheet.answers)
    assert (ours.value, ours.open) == (100, ())
    assert [part.state for part in ours.parts] == ["n/a", "hidden", "counted"]


@pytest.mark.parametrize(("system", "told"), [("genesys", ()), ("connect", ("the pages there",))])
def test_it_goes_out_and_comes_back(system: str, told: tuple[str, ...]) -> None:
    form = asked({"optional_driver": True, "levels": {"no": "No", "yes": "Yes"}})
    exported = WRITERS[system](form)
    assert exported.altering == ()
    assert [one for one in told if not any(one in line for line in exported.left_out)] == []
    back = again(exported)
    assert [one.optional_driver for one in back.questions] == [True, False]
    for answers in ({"go": "n/a"}, {"go": 1, "then": 0}, {"go": 0}):
        assert score(back, answers).value == score(form, answers).value


def test_what_not_among_comes_to_there_is_not_known() -> None:
    when = enabled(looks("a", "NOT_IN", "o0"))
    made = imported(
        connect(single("a", 0, 10, Weight=50), {**single("b", 0, 10, Weight=50), **when})
    )
    assert any("NOT_IN comes to where this does not apply" in one for one in made.left_out)
    assert [part.state for part in score(made.form, {"a": "n/a"}).parts] == ["n/a", "hidden"]


def test_a_condition_on_what_may_not_apply_is_refused_unless_the_form_says_so() -> None:
    with pytest.raises(UserError, match="may be left out as not applicable; expected “required: "):
        asked({})
    with pytest.raises(UserError, match="“required” and an “optional_driver”; expected one"):
        asked({"required": True, "optional_driver": True})


def test_it_is_open_until_something_is_said() -> None:
    form = asked({"optional_driver": True, "scored": False})
    assert score(form, {}).open == ("go",)
    assert score(form, {"go": "n/a"}).open == ()


def test_not_applicable_is_one_of_the_courses() -> None:
    always = {"any": [{"question": "go", "is": "yes"}, {"question": "go", "is": "no"}]}
    certain, doubtful = (
        [one.message for one in lint(asked({name: True}, when=always))]
        for name in ("required", "optional_driver")
    )
    assert any("is always asked" in one for one in certain)
    assert not any("always asked" in one or "decides nothing" in one for one in doubtful)


def test_it_is_written_as_it_was_read() -> None:
    form = imported(GENESYS).form
    assert json.loads(json.dumps(content(form)))["questions"][0]["optional_driver"] is True


def results(*scored: tuple[str, int], absent: bool) -> dict[str, Any]:
    """An evaluation of Genesys of the question “m” of several."""
    scores = [{"questionId": id, "answerId": "x", "score": score} for id, score in scored]
    one = {"questionId": "m", "markedNA": absent, "multipleSelectQuestionOptionScores": scores}
    return {"questionGroupScores": [{"questionScores": [one]}]}


@pytest.mark.parametrize("scores", [(), (("x", 0), ("y", 0))])
def test_a_question_of_several_that_does_not_apply_takes_along_what_became_a_point(
    scores: tuple[tuple[str, int], ...],
) -> None:
    must = option("x", 2, 0, isKill=True)
    found = imported(genesys(group("g", 1, several("m", must, option("y", 1, 0), naEnabled=True))))
    read = read_result(found.form, results(*scores, absent=True), found.there)
    assert (read.sheet.answers, read.left_out) == ({"m": "n/a", "x": "n/a"}, ())
    ours = score(found.form, read.sheet.answers)
    assert (ours.value, ours.failed, ours.open) == (None, (), ())


def test_ids_that_differ_by_their_letters_alone_are_told_apart() -> None:
    found = imported(connect(single("a", 0, 10, Weight=50), single("A", 0, 10, Weight=50)))
    answers = {"A": {"Value": {"StringValue": "o1"}}, "a": {"Value": {"StringValue": "o0"}}}
    read = read_result(found.form, {"Answers": answers, "Notes": {"A": {"Value": "Well."}}},
                       found.there)  # fmt: skip
    assert (read.sheet.answers, read.left_out) == ({"a-2": 1, "a": 0}, ())
    assert read.sheet.comments == {"a-2": "Well."}


def test_a_lone_answer_to_a_question_of_several_is_the_one_of_a_list() -> None:
    found = imported(connect(any_of("m", 6, 7, Weight=100)))
    read = read_result(found.form, {"Answers": {"m": {"Value": {"StringValue": "o1"}}}})
    assert (read.sheet.answers, read.left_out) == ({"m": ("o1",)}, ())

"""What other systems publish of their scoring holds for forms read from their own JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from foreign_forms import (
    connect,
    connect_of,
    genesys,
    group,
    published,
    section,
    single,
    weighed,
    yes_or_no,
)

from evaluator.forms.foreign import connect_out, genesys_out
from evaluator.forms.foreign.reading import read
from evaluator.scoring.score import Score, score
from evaluator.scoring.sheet_json import answers_on

Json = dict[str, Any]


def failing_d() -> Json:
    form = weighed()
    question = form["Items"][0]["Section"]["Items"][3]["Question"]
    question["QuestionTypeProperties"]["SingleSelect"]["Options"][0]["AutomaticFail"] = True
    return form


def split() -> Json:
    """Sections of 60 and 40, two questions each, their weight shared evenly."""
    return connect_of(
        section("s", single("a", 0, 5, 10), single("b", 0, 5, 10), Weight=60),
        section("t", single("c", 0, 5, 10), single("d", 0, 5, 10), Weight=40),
        mode="SECTION_ONLY",
    )


def several() -> Json:
    question = single("a", 6, 7, Weight=100, QuestionType="MULTISELECT")
    properties = question["QuestionTypeProperties"]
    properties["MultiSelect"] = {**properties.pop("SingleSelect"), "DisplayAs": "CHECKBOX"}
    return connect(question)


def pointed(ref: str, *points: int, **scoring: Any) -> Json:
    question = single(ref, *(0 for _ in points), ScoringConfiguration=scoring)
    options = question["QuestionTypeProperties"]["SingleSelect"]["Options"]
    for option, value in zip(options, points, strict=True):
        option["PointsConfiguration"] = {"PointValue": value}
    return question


def bonus() -> Json:
    return connect(
        pointed("a", 0, 5, 10),
        pointed("b", 0, 5, 10),
        pointed("c", 0, 3, PointsConfiguration={"IsBonus": True}),
        mode="POINTS_BASED",
    )


def scored(form: Json, answers: Json, tmp_path: Path) -> Score:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(form))
    ours = read(path).form
    return score(ours, answers_on(ours, answers))


@pytest.mark.parametrize(
    ("form", "answers", "expected"),
    [
        pytest.param(published(), {"a": "Yes", "b": "No", "c": "Yes"}, 60, id="G1"),
        pytest.param(published(), {"a": "a-yes", "b": "b-no", "c": "c-yes"}, 60, id="G1 by ids"),
        pytest.param(published(), {"a": 0, "b": 1, "c": 0}, 60, id="G1 by places"),
        pytest.param(published(), {"A": "yes", "B": "no", "C": "yes"}, 60, id="G1 by ref ids"),
        pytest.param(
            published(weightMode="OFF"), {"a": "Yes", "b": "No", "c": "Yes"}, 200 / 3, id="G4"
        ),
        pytest.param(published(fatal=True), {"a": "Yes", "b": "No", "c": "Yes"}, 0, id="G5"),
        pytest.param(published(), {"a": "n/a", "b": "n/a", "c": "n/a"}, None, id="G9"),
        pytest.param(weighed(), {"a": "o2", "b": "o1", "c": "o1", "d": "o0"}, 60, id="A1"),
        pytest.param(
            {"EvaluationForm": weighed()},
            {"a": 2, "b": 1, "c": "Option 1", "d": 0},
            60,
            id="A1 wrapped",
        ),
        pytest.param(weighed(), {"a": 2, "b": 1, "c": 1, "d": "n/a"}, 75, id="A2"),
        pytest.param(failing_d(), {"a": 2, "b": 1, "c": 1, "d": 0}, 0, id="A3"),
        pytest.param(split(), {"a": 2, "b": "n/a", "c": 1, "d": 0}, 70, id="A4 as decided"),
        pytest.param(several(), {"a": ["o0", "o1"]}, 100, id="A5"),
        pytest.param(several(), {"a": ["Option 0"]}, 60, id="one of two"),
        pytest.param(bonus(), {"a": 2, "b": 1, "c": 1}, 90, id="A6"),
    ],
)
def test_a_vector(form: Json, answers: Json, expected: float | None, tmp_path: Path) -> None:
    value = scored(form, answers, tmp_path).value
    assert value == expected if expected is None else value == pytest.approx(expected, rel=1e-12)


def test_the_raw_score_and_the_flag_of_a_fatal_answer(tmp_path: Path) -> None:
    found = scored(published(fatal=True), {"a": "Yes", "b": "No", "c": "Yes"}, tmp_path)
    assert (found.raw, [one.question for one in found.failed]) == (60, ["b"])


def test_a_fatal_question_fails_by_every_answer_but_the_best(tmp_path: Path) -> None:
    question = yes_or_no("a", isKill=True)
    question["answerOptions"].insert(1, {"id": "half", "text": "Half", "value": 0})
    question["answerOptions"][0]["value"] = 2
    question["answerOptions"][1]["value"] = 1
    form = genesys(group("g", 1, question))
    values = [scored(form, {"a": place}, tmp_path).value for place in range(3)]
    assert values == [100, 0, 0]


def test_conditions_by_position_hold_by_ids(tmp_path: Path) -> None:
    """Hidden is as not applicable: it counts neither as earned nor as possible."""
    condition = {"combiningOperation": "OR", "predicates": ["../question/0/answer/1"]}
    form = genesys(
        group("g", 1, yes_or_no("a"), yes_or_no("b", visibilityCondition=condition)),
        group("h", 3, yes_or_no("c"), visibilityCondition={
            "combiningOperation": "AND", "predicates": ["/form/questionGroup/0/question/0/answer/0"]
        }),
    )  # fmt: skip
    path = tmp_path / "form.json"
    path.write_text(json.dumps(form))
    ours = read(path).form
    assert ours.question("b").when is not None and ours.question("b").when.is_ == "a-no"
    assert ours.section("h").when is not None and ours.section("h").when.is_ == "a-yes"
    found = score(ours, answers_on(ours, {"a": "Yes", "b": "No", "c": "No"}))
    assert {part.id: part.state for part in found.parts}["b"] == "hidden"
    assert found.value == 25


def test_options_that_are_worth_more_unselected(tmp_path: Path) -> None:
    def option(id: str, chosen: int, other: int) -> Json:
        answers = [{"builtInType": "Selected", "value": chosen},
                   {"builtInType": "Unselected", "value": other}]  # fmt: skip
        return {"id": id, "text": id, "answerOptions": answers}

    question = {
        "id": "a",
        "type": "multipleSelectQuestion",
        "text": "?",
        "multipleSelectOptionQuestions": [option("x", 3, 0), option("y", 0, 1)],
    }
    form = genesys(group("g", 1, question))
    values = [scored(form, {"a": chosen}, tmp_path).value for chosen in (["x"], [], ["x", "y"])]
    assert values == [100, 25, 75]


def test_what_connect_disables_is_not_scored(tmp_path: Path) -> None:
    def when(action: str, default: str, comparator: str) -> Json:
        expression = {"Source": {"Type": "QUESTION_REF_ID", "RefId": "a"}, "Comparator": comparator,
                      "Values": [{"Type": "OPTION_REF_ID", "RefId": "o0"}]}  # fmt: skip
        condition = {"Operator": "AND", "Operands": [{"Expression": expression}]}
        return {"Action": action, "DefaultAction": default, "Condition": condition}

    for enablement, asked_at in (
        (when("ENABLE", "DISABLE", "IN"), "o0"),
        (when("DISABLE", "ENABLE", "IN"), "o1"),
        (when("ENABLE", "DISABLE", "NOT_IN"), "o1"),
    ):
        form = connect(
            single("a", 10, 10, Weight=50, NotApplicableEnabled=False),
            single("b", 0, 10, Weight=50, Enablement=enablement),
        )
        for given in ("o0", "o1"):
            found = scored(form, {"a": given, "b": "o0"}, tmp_path)
            assert found.value == (50 if given == asked_at else 100)


def test_a_number_earns_by_its_range(tmp_path: Path) -> None:
    options = [{"MinValue": low, "MaxValue": high, "Score": score}
               for low, high, score in ((0, 0, 10), (1, 4, 5), (5, 10, 1))]  # fmt: skip
    question = {"Title": "Times?", "RefId": "n", "QuestionType": "NUMERIC", "Weight": 100,
                "QuestionTypeProperties": {
                    "Numeric": {"MinValue": 0, "MaxValue": 10, "Options": options}}}  # fmt: skip
    values = [scored(connect(question), {"n": times}, tmp_path).value for times in (0, 4, 5)]
    assert values == [100, 50, 10]


def test_failing_a_section_zeroes_it_alone(tmp_path: Path) -> None:
    form = split()
    options = form["Items"][0]["Section"]["Items"][0]["Question"]["QuestionTypeProperties"]
    options["SingleSelect"]["Options"][0] |= {
        "AutomaticFail": True, "AutomaticFailConfiguration": {"TargetSection": "s"}
    }  # fmt: skip
    found = scored(form, {"a": 0, "b": 2, "c": 2, "d": 2}, tmp_path)
    assert (found.value, found.raw) == (40, 70)


def nested(target: str) -> Json:
    """A section of 60 with another in it, in which one more stands too deep, and one of 40; the
    worst answer to the deepest question of those we carry, and to one below, fails `target`.
    """
    form = connect_of(
        section("s", single("a", 0, 10), Weight=60),
        section("t", single("d", 0, 10), Weight=40),
        mode="SECTION_ONLY",
    )
    deep, inner = section("deep", single("c", 0, 10)), section("inner", single("b", 0, 10))
    for question in (deep["Items"][0], inner["Items"][0]):
        options = question["Question"]["QuestionTypeProperties"]["SingleSelect"]["Options"]
        options[0] |= {
            "AutomaticFail": True, "AutomaticFailConfiguration": {"TargetSection": target}
        }  # fmt: skip
    inner["Items"].append({"Section": deep})
    form["Items"][0]["Section"]["Items"].append({"Section": inner})
    return form


@pytest.mark.parametrize("wrong", ["b", "c"])
def test_failing_the_section_around_the_section_zeroes_all_in_it(
    wrong: str, tmp_path: Path
) -> None:
    answers = {"a": 1, "b": 1, "c": 1, "d": 1} | {wrong: 0}
    found = scored(nested("s"), answers, tmp_path)
    assert (found.value, found.raw) == (40, pytest.approx(80))
    assert {one.id: one.failed for one in found.sections} == {"s": True, "inner": False, "t": False}
    assert [(one.question, one.fails) for one in found.failed] == [(wrong, "outer_section")]


def test_failing_the_section_in_another_leaves_what_is_beside_it(tmp_path: Path) -> None:
    found = scored(nested("inner"), {"a": 1, "b": 0, "c": 1, "d": 1}, tmp_path)
    assert (found.value, found.raw) == (pytest.approx(60), pytest.approx(80))
    assert {one.id: one.failed for one in found.sections} == {"s": False, "inner": True, "t": False}


def test_failing_what_stands_too_deep_is_told(tmp_path: Path) -> None:
    form = nested("deep")
    inner = form["Items"][0]["Section"]["Items"][1]["Section"]
    options = inner["Items"][0]["Question"]["QuestionTypeProperties"]["SingleSelect"]["Options"]
    options[0]["AutomaticFail"] = False
    path = tmp_path / "form.json"
    path.write_text(json.dumps(form))
    found = read(path)
    assert any("failing “deep”, which stands too deep" in line for line in found.left_out)
    assert not any(one.fails for question in found.form.questions for one in question.ruled)


@pytest.mark.parametrize("target", ["t", "inner", "T"])
def test_failing_a_section_that_the_question_is_not_in_zeroes_that(
    target: str, tmp_path: Path
) -> None:
    form = nested("s")
    worst = {"AutomaticFail": True, "AutomaticFailConfiguration": {"TargetSection": target}}
    question = form["Items"][0]["Section"]["Items"][0]["Question"]
    question["QuestionTypeProperties"]["SingleSelect"]["Options"][0] |= worst
    found = scored(form, {"a": 0, "b": 1, "c": 1, "d": 1}, tmp_path)
    assert found.raw == pytest.approx(80)
    assert found.value == pytest.approx(80 - 40)
    failed = {one.id for one in found.sections if one.failed}
    assert failed == {target.lower()}


def test_failing_what_is_no_section_is_told(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(nested("nowhere")))
    lines = [line for line in read(path).left_out if "“nowhere”, which is no section" in line]
    assert len(lines) == 2 and all(line.endswith("this answer fails nothing") for line in lines)


def test_the_outer_section_that_fails_comes_back_from_connect(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(nested("s")))
    ours = read(path).form
    told = connect_out.write(ours)
    assert told.altering == ()
    assert told.text.count('"TargetSection": "s"') == 2
    path.write_text(told.text)
    back = read(path).form
    assert [one.fails for one in back.question("b").ruled] == [("outer_section",), ()]
    answers: Json = {"a": 1, "b": 0, "c": 1, "d": 1}
    assert score(back, answers).value == score(ours, answers).value == 40


def test_genesys_is_told_without_the_outer_section_that_fails(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(nested("s")))
    told = genesys_out.write(read(path).form)
    assert "point “b”: failing a section is not carried" in told.altering
    assert not any("critical" in line for line in told.left_out)


def test_a_section_that_stands_too_deep_and_is_excluded_does_not_count(tmp_path: Path) -> None:
    form = nested("s")
    deep = form["Items"][0]["Section"]["Items"][1]["Section"]["Items"][1]["Section"]
    assert deep["RefId"] == "deep"
    answers = {"a": 1, "b": 1, "c": 0, "d": 1}
    assert scored(form, answers, tmp_path).value == 40
    deep["IsExcludedFromScoring"] = True
    found = scored(form, answers, tmp_path)
    assert {part.id: part.state for part in found.parts}["c"] == "unscored"
    assert found.raw == 100

"""Evaluations of other systems are read as answers on the form that was imported."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluator.errors import UserError
from evaluator.exchange.results import is_result, read_result
from evaluator.forms.foreign.reading import read
from evaluator.forms.model import Form
from evaluator.scoring.score import score

FORM = Form.model_validate(
    {
        "id": "there", "version": "1", "title": "There", "pass_mark": 0,
        "bands": [{"at": 0, "name": "Scored"}],
        "scoring": {"method": "points"},
        "questions": [
            {
                "id": "greeting-q", "kind": "choice", "title": "Greeting",
                "options": [
                    {"id": "opt-yes", "text": "Yes", "points": 10},
                    {"id": "opt-no", "text": "No"},
                ],
            },
            {
                "id": "said", "kind": "multiple", "title": "Said",
                "options": [
                    {"id": "name", "text": "Name", "points": 6},
                    {"id": "thanks", "text": "Thanks", "points": 4, "unselected": 1},
                ],
            },
            {"id": "holds", "kind": "number", "title": "Holds",
             "ranges": [{"from": 0, "to": 0, "points": 10}, {"from": 1, "to": 9}]},
            {"id": "why", "kind": "text", "title": "Why?"},
            {"id": "when", "kind": "date", "title": "When?"},
            {"id": "last", "kind": "yes_no", "title": "Last"},
        ],
    }
)  # fmt: skip


def test_a_genesys_evaluation() -> None:
    data: dict[str, Any] = {
        "id": "e-1",
        "answers": {
            "totalScore": 85.0,
            "comments": "Well done.",
            "questionGroupScores": [
                {
                    "questionGroupId": "g",
                    "questionScores": [
                        {"questionId": "Greeting_Q", "answerId": "OPT_YES", "score": 10,
                         "comments": "Warm."},
                        {"questionId": "said", "multipleSelectQuestionOptionScores": [
                            {"questionId": "name", "answerId": "x", "score": 6},
                            {"questionId": "thanks", "answerId": "y", "score": 1}]},
                        {"questionId": "last", "markedNA": True, "systemMarkedNA": False},
                        {"questionId": "holds", "markedNA": True, "systemMarkedNA": True},
                        {"questionId": "gone", "answerId": "z"},
                    ],
                }
            ],
        },
    }  # fmt: skip
    found = read_result(FORM, data)
    assert found.sheet.answers == {"greeting-q": 0, "said": ("name",), "last": "n/a"}
    assert found.sheet.comments == {"greeting-q": "Warm."}
    assert found.stated == 85
    assert [line.partition(":")[0] for line in found.left_out] == [
        "answers.comments",
        "answers.questionGroupScores[0].questionScores[4]",
    ]
    assert score(FORM, found.sheet.answers).value == 85


def test_options_that_are_points_of_their_own_are_answered(tmp_path: Path) -> None:
    def option(id: str, *, fatal: bool) -> dict[str, Any]:
        answers = [{"builtInType": "Selected", "value": 2}, {"builtInType": "Unselected"}]
        return {"id": id, "text": id, "isKill": fatal, "answerOptions": [
            answers[0], {**answers[1], "value": 0}]}  # fmt: skip

    several = [
        {"id": "m", "type": "multipleSelectQuestion", "text": "Said?",
         "multipleSelectOptionQuestions": [option("name", fatal=True), option("x", fatal=False)]},
        {"id": "n", "type": "multipleSelectQuestion", "text": "Checked?",
         "multipleSelectOptionQuestions": [option("age", fatal=True)]},
    ]  # fmt: skip
    path = tmp_path / "form.json"
    group = {"id": "g", "name": "G", "weight": 1, "questions": several}
    path.write_text(json.dumps({"name": "F", "questionGroups": [group]}))
    form = read(path).form
    scores = [
        {"questionId": "m", "multipleSelectQuestionOptionScores": [
            {"questionId": "name", "score": 2}, {"questionId": "x", "score": 2}]},
        {"questionId": "n", "multipleSelectQuestionOptionScores": [
            {"questionId": "age", "score": 0}]},
    ]  # fmt: skip
    answers = {"totalScore": 66.67, "totalCriticalScore": 50,
               "questionGroupScores": [{"questionScores": scores}]}  # fmt: skip
    found = read_result(form, {"entities": [{"answers": answers}]})
    assert found.sheet.answers == {"m": ("x",), "name": 1, "age": 0}
    assert found.left_out == (
        "answers.totalCriticalScore: the score of the critical questions alone, 50, is not carried",
    )
    ours = score(form, found.sheet.answers)
    assert (ours.value, ours.raw) == (0, pytest.approx(100 * 2 / 3))


def test_a_connect_evaluation_of_the_api() -> None:
    data = {
        "Evaluation": {
            "EvaluationId": "e-1",
            "Metadata": {"ContactId": "c", "Score": {"Percentage": 60.0}},
            "Answers": {
                "greeting_q": {"Value": {"StringValue": "opt.no"}},
                "said": {"Value": {"StringValues": ["name", "thanks"]}},
                "holds": {"Value": {"NumericValue": 0}},
                "why": {"Value": {"StringValue": "A queue."}},
                "when": {"Value": {"DateTimeValue": "2026-05-31T10:00:00Z"}},
                "last": {"Value": {"NotApplicable": True}},
            },
            "Notes": {"greeting_q": {"Value": "Cold."}},
        }
    }
    found = read_result(FORM, data)
    assert found.sheet.answers == {
        "greeting-q": 1,
        "said": ("name", "thanks"),
        "holds": 0.0,
        "why": "A queue.",
        "when": "2026-05-31",
        "last": "n/a",
    }
    assert (found.sheet.comments, found.stated) == ({"greeting-q": "Cold."}, 60)
    assert found.left_out == ("what else it says is not carried: ContactId",)


def test_names_as_a_kit_writes_them_and_what_else_is_said() -> None:
    answered = {"question_id": "greeting_q", "answer_id": "opt_no", "ai_answer": {"id": "x"}}
    answers = {
        "total_score": 0.0,
        "total_critical_score": 0.0,  # no question is critical
        "question_group_scores": [{"question_scores": [answered]}],
    }
    found = read_result(FORM, {"id": "e", "agent": {"id": "u"}, "answers": answers})
    assert (found.sheet.answers, found.stated) == ({"greeting-q": 1}, 0)
    assert found.left_out == ("what else it says is not carried: agent, ai_answer",)


def test_a_connect_evaluation_as_a_file() -> None:
    data = {
        "schemaVersion": "3.1",
        "evaluationId": "e-1",
        "metadata": {"contactId": "c", "score": {"percentage": 66.7}},
        "sections": [{"sectionRefId": "s", "notes": "Good."}],
        "questions": [
            {"questionRefId": "greeting_q", "questionType": "SINGLESELECT",
             "answer": {"values": [{"valueText": "Yes", "valueRefId": "opt_yes", "selected": True},
                                   {"valueText": "No", "valueRefId": "opt_no", "selected": False}],
                        "notes": "Warm."}},
            {"questionRefId": "said", "questionType": "MULTISELECT",
             "answer": {"values": [{"valueText": "Name", "selected": True}]}},
            {"questionRefId": "holds", "answer": {"value": "3"}, "score": {"percentage": 0}},
            {"questionRefId": "why", "answer": {"value": "A queue."},
             "score": {"notApplicable": True}},
            {"questionRefId": "last", "answer": {"metadata": {"notApplicable": True}}},
        ],
    }  # fmt: skip
    found = read_result(FORM, data)
    assert found.sheet.answers == {
        "greeting-q": 0, "said": ("name",), "holds": 3.0, "why": "A queue.", "last": "n/a",
    }  # fmt: skip
    assert found.sheet.comments == {"greeting-q": "Warm."}
    assert found.left_out == (
        "sections[0].notes: what was noted on a section is not carried",
        "what else it says is not carried: contactId",
    )


def test_an_answer_that_the_form_does_not_take_is_told() -> None:
    data = {"Answers": {"greeting_q": {"Value": {"StringValue": "maybe"}}}}
    found = read_result(FORM, data)
    assert found.sheet.answers == {}
    assert found.left_out == (
        "Answers.greeting_q.Value: “maybe” is no answer to “greeting-q”: the point stays open",
    )  # fmt: skip


def test_a_second_answer_to_a_point_is_told() -> None:
    """Their ids may differ in what ours do not: then one of the two is meant for another point."""
    said = {"Value": {"StringValue": "opt_yes"}}
    found = read_result(FORM, {"Answers": {"greeting_q": said, "Greeting.Q": said}})
    assert found.sheet.answers == {"greeting-q": 0}
    assert found.left_out == ("Answers.Greeting.Q.Value: point “greeting-q” is answered already",)


@pytest.mark.parametrize("data", [{"greeting-q": 1}, [], "x", None, {"answers": {"a": 1}}])
def test_answers_of_our_own_are_no_result(data: object) -> None:
    assert not is_result(data)


def test_a_wrong_shape_is_told_with_its_place() -> None:
    with pytest.raises(UserError, match=r"questionGroupScores\[0\]: it is “x”"):
        read_result(FORM, {"questionGroupScores": ["x"]})

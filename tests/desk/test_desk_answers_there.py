"""Answers to a form of another system, by what its file calls questions and options."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluator.desk import answer_files, form_exchange
from evaluator.errors import UserError

OPTION = "multipleChoiceQuestion"


def option(id: str, selected: int, unselected: int, **more: Any) -> dict[str, Any]:
    answers = [
        {"builtInType": "Selected", "value": selected},
        {"builtInType": "Unselected", "value": unselected},
    ]
    return {"id": id, "type": OPTION, "text": f"Text {id}", "answerOptions": answers, **more}


def genesys(*options: dict[str, Any]) -> dict[str, Any]:
    several = {"id": "m", "type": "multipleSelectQuestion", "text": "Several",
               "naEnabled": True, "multipleSelectOptionQuestions": options}  # fmt: skip
    plain = {"id": "a", "text": "Plain?", "answerOptions": [
        {"id": "y", "text": "Yes", "value": 1}, {"id": "n", "text": "No", "value": 0}]}  # fmt: skip
    group = {"id": "g", "name": "Group", "weight": 1, "questions": [several, plain]}
    return {"name": "Form", "weightMode": "SCALED", "questionGroups": [group]}


SPLIT = genesys(option("x", 2, 0, isKill=True), option("y", 1, 0), option("z", 0, 3))
"""The first option fails the form where it is not chosen: it is a point of its own here."""


def score(folder: Path, form: dict[str, Any], answers: dict[str, Any], *, ours: bool) -> float:
    """The score on the foreign file itself, or on the form of ours that it was written as."""
    path, given = folder / "form.json", folder / "answers.json"
    path.write_text(json.dumps(form), encoding="utf-8")
    given.write_text(json.dumps(answers), encoding="utf-8")
    came = form_exchange.bring_in(path, folder / "form.yaml")
    if ours:
        found = answer_files.score_file(came.form, given)
    else:
        found = answer_files.score_file(came.form, given, there=came.there)
    assert found.value is not None
    return found.value


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        (["x", "y"], 100.0),
        (["Text x", "text Y "], 100.0),
        ([0, 1], 100.0),  # places are those of the file, not of what is left of the options
        (["y"], 0.0),
        ([1, 2], 0.0),
        ([0, 2], 300 / 7),
        ("n/a", 100.0),
    ],
)
def test_options_that_stand_alone_are_named_by_their_question(
    tmp_path: Path, several: Any, expected: float
) -> None:
    found = score(tmp_path, SPLIT, {"m": several, "a": "Yes"}, ours=False)
    assert found == pytest.approx(expected)


def test_its_own_answer_goes_before_the_list(tmp_path: Path) -> None:
    found = score(tmp_path, SPLIT, {"m": ["y"], "x": "yes", "a": "Yes"}, ours=False)
    assert found == pytest.approx(100)


def test_a_list_on_our_form_names_them_too(tmp_path: Path) -> None:
    assert score(tmp_path, SPLIT, {"m": ["x", "y"], "a": 0}, ours=True) == pytest.approx(100)
    all_gone = genesys(option("x", 2, 0, isKill=True))
    for ours in (True, False):
        assert score(tmp_path, all_gone, {"m": ["x"], "a": 1}, ours=ours) == pytest.approx(200 / 3)


@pytest.mark.parametrize("ours", [True, False])
def test_what_is_no_option_is_refused(tmp_path: Path, ours: bool) -> None:
    with pytest.raises(UserError, match="“q” is no answer to “m”"):
        score(tmp_path, SPLIT, {"m": ["x", "q"], "a": "Yes"}, ours=ours)


def test_ids_that_differ_in_size_alone_lead_to_their_own(tmp_path: Path) -> None:
    def asked(ref: str, weight: int) -> dict[str, Any]:
        options = [
            {"RefId": "O", "Text": "All", "Score": 10},
            {"RefId": "o", "Text": "None", "Score": 0},
        ]
        return {"Question": {"Title": ref, "RefId": ref, "QuestionType": "SINGLESELECT",
                "Weight": weight,
                "QuestionTypeProperties": {"SingleSelect": {"Options": options}}}}  # fmt: skip

    form = {"Title": "F", "ScoringStrategy": {"Mode": "QUESTION_ONLY", "Status": "ENABLED"},
            "Items": [asked("Q1", 70), asked("q1", 30)]}  # fmt: skip
    found = score(tmp_path, form, {"q1": "O", "Q1": "o"}, ours=False)
    assert found == pytest.approx(30)


@pytest.mark.parametrize(
    ("said", "expected"), [(4, 100.0), ("4", 100.0), (" -3 ", 0.0), ("-3.0", 0.0)]
)
def test_a_number_may_stand_in_quotes(tmp_path: Path, said: Any, expected: float) -> None:
    ranges = [
        {"MinValue": -5, "MaxValue": -1, "Score": 0},
        {"MinValue": 0, "MaxValue": 5, "Score": 10},
    ]
    numeric = {"Numeric": {"MinValue": -5, "MaxValue": 5, "Options": ranges}}
    asked = {"Title": "N", "RefId": "n", "QuestionType": "NUMERIC", "Weight": 100,
             "QuestionTypeProperties": numeric}  # fmt: skip
    form = {"Title": "F", "ScoringStrategy": {"Mode": "QUESTION_ONLY", "Status": "ENABLED"},
            "Items": [{"Question": asked}]}  # fmt: skip
    for ours in (True, False):
        assert score(tmp_path, form, {"n": said}, ours=ours) == expected
    for wrong in ("four", "6", "4 times", ""):
        with pytest.raises(UserError, match="is no answer to “n”"):
            score(tmp_path, form, {"n": wrong}, ours=True)

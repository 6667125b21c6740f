"""Looking over a form of another system tells the lines and the ways in its own file."""

import json
from pathlib import Path
from typing import Any

from evaluator.desk import blends
from evaluator.desk.desk import Desk
from evaluator.desk.form_lint import Fault, file_of, lines, lint_file
from evaluator.places import shipped


def put(folder: Path, value: Any) -> Path:
    path = folder / "form.json"
    path.write_text(json.dumps(value, indent=2), encoding="utf-8")
    return path


def question(ref: str, **more: Any) -> dict[str, Any]:
    options = [
        {"RefId": "y", "Text": "Yes", "Score": 10},
        {"RefId": "n", "Text": "No", "Score": 0},
    ]
    return {"Question": {
        "Title": f"Was it {ref}?", "RefId": ref, "QuestionType": "SINGLESELECT",
        "QuestionTypeProperties": {"SingleSelect": {"Options": options}}, **more,
    }}  # fmt: skip


def form(*items: Any) -> dict[str, Any]:
    strategy = {"Mode": "QUESTION_ONLY", "Status": "ENABLED"}
    return {"Title": "Theirs", "ScoringStrategy": strategy, "Items": list(items)}


def line_of(path: Path, part: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


def test_a_value_that_does_not_fit_has_its_line(tmp_path: Path) -> None:
    path = put(tmp_path, form(question("a", Weight=50), question("b", Weight="much")))
    (fault,) = lint_file(path).errors
    assert fault == Fault(
        line=line_of(path, '"much"'),
        place="Items[1].Question.Weight",
        message="it is “much”.",
        mend="Expected a number.",
        part="Items[1].Question.Weight",
    )
    assert lines(path, "error", [fault]) == [
        f"{path}:{fault.line}: error: Items[1].Question.Weight: it is “much”. Expected a number."
    ]


def test_what_was_repaired_and_what_is_doubtful_have_theirs(tmp_path: Path) -> None:
    two = question("b", Weight="50", Title="Was it warm and quick?")
    path = put(tmp_path, form(question("a", Weight=50), two))
    text = path.read_text(encoding="utf-8").splitlines()
    found = {one.place: one for one in lint_file(path).warnings}
    mended = found["Items[1].Question.Weight"]
    assert mended.line == line_of(path, '"50"')
    assert mended.part == "point 2 “Was it warm and quick?”, “Weight”"
    doubtful = found["Items[1].Question"]
    assert "quick" in doubtful.message or "two" in doubtful.message
    second = [place for place, line in enumerate(text, 1) if '"Question"' in line][1]
    assert doubtful.line == second


def test_a_fault_of_the_json_has_the_line_it_names(tmp_path: Path) -> None:
    path = put(tmp_path, form(question("a", Weight=50)))
    path.write_text(path.read_text(encoding="utf-8") + "}", encoding="utf-8")
    (fault,) = lint_file(path).errors
    assert fault.line == len(path.read_text(encoding="utf-8").splitlines())


def test_what_is_named_by_its_id_is_told_by_its_file(desk: Desk) -> None:
    assert file_of(desk, "seven-point-call") == shipped("forms", "seven_point_call.yaml")
    assert blends.file_of(desk, "seven-point-call") is None
    complaint = blends.file_of(desk, "complaint")
    assert complaint is not None and complaint.is_file()

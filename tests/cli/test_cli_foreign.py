"""Forms of other systems from a terminal: import, export, lint, score, and their evaluations."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluator import app
from evaluator.forms.read import read

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*argv: str | Path) -> tuple[int, str, str]:
        code = app.main([str(argument) for argument in argv])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return run


def put(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A Connect form, wrapped, with a question of one answer and one of several."""
    options = [
        {"RefId": "Opt_Yes", "Text": "Yes, warmly", "Score": 10},
        {"RefId": "Opt_No", "Text": "No", "Score": 0, "AutomaticFail": True},
    ]
    greeted = {"Title": "Greeted?", "RefId": "Q_Greeted", "QuestionType": "SINGLESELECT",
               "Weight": 50, "NotApplicableEnabled": True,
               "QuestionTypeProperties": {"SingleSelect": {"Options": options}}}  # fmt: skip
    said = {"Title": "Said?", "RefId": "q.said", "QuestionType": "MULTISELECT", "Weight": 50,
            "QuestionTypeProperties": {"MultiSelect": {"Options": [
                {"RefId": "a", "Text": "Name", "Score": 6},
                {"RefId": "b", "Text": "Thanks", "Score": 7}]}}}  # fmt: skip
    section = {"Title": "All", "RefId": "s", "Items": [{"Question": greeted}, {"Question": said}]}
    form = {"Title": "Theirs", "ScoringStrategy": {"Mode": "QUESTION_ONLY", "Status": "ENABLED"},
            "Items": [{"Section": section}], "Tags": {"team": "x"}}  # fmt: skip
    return put(tmp_path / "theirs.json", {"EvaluationForm": form})


def test_import_writes_a_form_and_tells_what_was_done(
    run: Run, theirs: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ours.yaml"
    code, said, _ = run("forms", "import", theirs, "--out", out, "--json")
    told = json.loads(said)
    assert code == 0
    assert told.keys() == {"form", "repairs", "left_out"}
    assert told["form"] == read(out).id == "theirs"
    assert any("Tags" in line for line in told["left_out"])
    code, said, _ = run("forms", "lint", out, "--json")
    assert (code, json.loads(said)["errors"]) == (0, [])


@pytest.mark.parametrize(
    "answers",
    [
        {"Q_Greeted": "Yes, warmly", "q.said": ["Name"]},
        {"q-greeted": "Opt_Yes", "q-said": ["a"]},
        {"Q_Greeted": 0, "q.said": [0]},
    ],
)
def test_score_takes_a_foreign_form(
    run: Run, theirs: Path, tmp_path: Path, answers: dict[str, Any]
) -> None:
    given = put(tmp_path / "answers.json", answers)
    code, said, _ = run("score", "--form", theirs, "--answers", given, "--json")
    told = json.loads(said)
    assert (code, told["score"]) == (0, 80)
    assert any("Tags" in line for line in told["left_out"])
    _, said, _ = run("score", "--form", theirs, "--answers", given)
    left = [line for line in said.splitlines() if line.startswith("left out: ")]
    assert left == [f"left out: {line}" for line in told["left_out"]]


def test_score_on_a_form_of_ours_has_nothing_left_out(run: Run, tmp_path: Path) -> None:
    given = put(tmp_path / "answers.json", {"lead-in": 3})
    _, said, _ = run("score", "--form", "seven-point-call", "--answers", given, "--json")
    assert not {"left_out", "stated", "differs"} & json.loads(said).keys()


def test_score_takes_their_evaluation(run: Run, theirs: Path, tmp_path: Path) -> None:
    answers = {
        "Q_Greeted": {"Value": {"StringValue": "Opt_No"}},
        "q.said": {"Value": {"StringValues": ["a", "b"]}},
        "gone": {"Value": {"StringValue": "x"}},
    }
    given = put(tmp_path / "result.json", {"Evaluation": {"Answers": answers}})
    code, said, _ = run("score", "--form", theirs, "--answers", given, "--json")
    told = json.loads(said)
    assert (code, told["score"], told["raw"]) == (0, 0, 50)
    *of_the_form, gone = told["left_out"]
    assert not any("Title" in line for line in of_the_form)
    assert gone == "Evaluation.Answers.gone: the form has no point “gone”"
    assert any("Tags" in line for line in of_the_form)


@pytest.mark.parametrize(
    ("stated", "differs", "said"),
    [
        (80, False, "The other system states 80.0, as it is here."),
        (79.96, False, "The other system states 80.0, as it is here."),
        (75, True, "The other system states 75.0, which differs: here it is 80.0."),
        (None, False, "The other system states no score."),
    ],
)
def test_score_says_what_the_other_system_states(
    run: Run, theirs: Path, tmp_path: Path, stated: float | None, differs: bool, said: str
) -> None:
    answers = {
        "Q_Greeted": {"Value": {"StringValue": "Opt_Yes"}},
        "q.said": {"Value": {"StringValues": ["a"]}},
    }
    metadata = {} if stated is None else {"Score": {"Percentage": stated}}
    result = {"Evaluation": {"Answers": answers, "Metadata": metadata}}
    given = tmp_path / "result.json"
    given.write_bytes(json.dumps(result).encode("utf-16"))
    _, out, _ = run("score", "--form", theirs, "--answers", given, "--json")
    told = json.loads(out)
    assert (told["score"], told["stated"], told["differs"]) == (80, stated, differs)
    _, out, _ = run("score", "--form", theirs, "--answers", given)
    assert said in out.splitlines()


def test_an_evaluation_that_brings_its_form_is_both(run: Run, theirs: Path, tmp_path: Path) -> None:
    answers = {"Q_Greeted": {"Value": {"StringValue": "Opt_Yes"}}}
    metadata = {"Score": {"Percentage": 100.0}}
    both = {**json.loads(theirs.read_text()), "ResponseMetadata": {"RetryAttempts": 0},
            "Evaluation": {"Answers": answers, "Metadata": metadata}}  # fmt: skip
    path = put(tmp_path / "both.json", both)
    code, out, _ = run("score", "--form", path, "--answers", path, "--json")
    told = json.loads(out)
    assert (code, told["score"], told["stated"], told["open"]) == (0, 100, 100, ["q-said"])
    assert [line for line in told["left_out"] if "Response" in line] == []


def test_a_stated_raw_score_is_told_as_such(run: Run, theirs: Path, tmp_path: Path) -> None:
    answers = {
        "Q_Greeted": {"Value": {"StringValue": "Opt_No"}},
        "q.said": {"Value": {"StringValues": ["a", "b"]}},
    }
    result = {"Answers": answers, "Metadata": {"Score": {"Percentage": 50.0}}}
    given = put(tmp_path / "result.json", result)
    _, out, _ = run("score", "--form", theirs, "--answers", given)
    assert "The other system states 50.0, which is our raw score: here, what fails counts." in out
    _, out, _ = run("score", "--form", theirs, "--answers", given, "--json")
    assert json.loads(out)["differs"] is True


@pytest.mark.parametrize("to", ["genesys", "connect"])
def test_export_tells_what_is_left_out(run: Run, tmp_path: Path, to: str) -> None:
    out = tmp_path / "there.json"
    code, said, _ = run("forms", "export", "seven-point-call", "--to", to, "--out", out, "--json")
    told = json.loads(said)
    assert (code, told["form"], told["altering"]) == (0, "seven-point-call", [])
    assert any("pass_mark" in line for line in told["left_out"])
    given = put(tmp_path / "answers.json", {"lead-in": 3, "yield": 0, "close": "n/a"})
    scores = []
    for form in ("seven-point-call", out):
        _, said, _ = run("score", "--form", form, "--answers", given, "--json")
        scores.append(json.loads(said)["score"])
    assert scores[0] == pytest.approx(scores[1])


def test_a_bad_file_is_one_error_with_its_place(run: Run, theirs: Path, tmp_path: Path) -> None:
    theirs.write_text(theirs.read_text().replace('"Score": 10', '"Score": "ten"'))
    code, out, err = run("forms", "import", theirs, "--out", tmp_path / "x.yaml")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "QuestionTypeProperties.SingleSelect.Options[0].Score: it is “ten”" in err
    assert not (tmp_path / "x.yaml").exists()


def test_lint_tells_a_foreign_fault_by_its_line_and_way(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text('{"Title": "x", "Items": []}', "utf-8")
    code, said, _ = run("forms", "lint", path, "--json")
    (error,) = json.loads(said)["errors"]
    assert (code, error["line"], error["place"]) == (1, 1, "Items")
    assert run("forms", "lint", path)[1].startswith(f"{path}:1: error: Items: ")
    path.write_text('{"Title": "x",\n "Items" []}', "utf-8")
    (error,) = json.loads(run("forms", "lint", path, "--json")[1])["errors"]
    assert error["line"] == 2 and error["place"].startswith("line 2, column")
    assert f"{path}:2: error: this is not JSON" in run("forms", "lint", path)[1]

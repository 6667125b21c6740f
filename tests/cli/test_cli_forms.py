"""The command line's way to look forms over."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluator import app

WHOLE = Path(__file__).parents[1] / "forms" / "whole_language.yaml"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*argv: str) -> tuple[int, str, str]:
        code = app.main(list(argv))
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_the_shipped_form_has_nothing_to_mend(run: Run) -> None:
    code, out, err = run("forms", "lint", "seven-point-call")
    assert (code, out, err) == (0, "Nothing to mend.\n", "")
    code, out, _ = run("forms", "lint", "seven-point-call", "--json")
    assert (code, json.loads(out)) == (0, {"errors": [], "warnings": []})


def test_warnings_have_a_line_and_a_mend_and_let_the_form_pass(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "doubtful.yaml"
    put(path, WHOLE.read_text(encoding="utf-8").replace("weight: 60", "weight: 50"))
    code, out, _ = run("forms", "lint", str(path), "--json")
    told = json.loads(out)
    assert (code, told["errors"]) == (0, [])
    assert set(told["warnings"][0]) == {"line", "place", "message", "mend", "part"}
    assert told["warnings"][0]["message"] == "The weights add up to 90, not to 100."
    code, out, _ = run("forms", "lint", str(path))
    assert f"{path}:2: warning: The weights add up to 90" in out


def test_errors_are_all_told_and_end_in_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    text = WHOLE.read_text(encoding="utf-8")
    put(path, text.replace("pass_mark: 80", "pass_mark: x").replace("kind: text", "kind: t"))
    code, out, _ = run("forms", "lint", str(path), "--json")
    told = json.loads(out)
    assert code == 1
    assert [one["line"] for one in told["errors"]] == [5, 67]
    assert [one["part"] for one in told["errors"]] == ["", "point 7 “Why?”"]
    assert f"{path}:67: error: point 7 “Why?”: “kind”" in run("forms", "lint", str(path))[1]
    assert told["errors"][0]["mend"] == "Expected a number from 0 to 100."
    put(path, "title: {")
    code, out, _ = run("forms", "lint", str(path))
    assert code == 1
    assert out.startswith(f"{path}:1: error: this is not YAML")


def test_a_point_that_is_never_asked_is_an_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "never.yaml"
    text = WHOLE.read_text(encoding="utf-8")
    put(path, text.replace("kind: date", "kind: date, when: {all: [{fact: duration,"
        " at_least: 9}, {fact: duration, at_most: 3}]}"))  # fmt: skip
    code, out, _ = run("forms", "lint", str(path), "--json")
    assert code == 1
    assert json.loads(out)["errors"][0]["place"] == "questions/7/when"


def test_no_form_by_that_name(run: Run) -> None:
    code, _, err = run("forms", "lint", "nobody")
    assert (code, err) == (
        1,
        "There is no form “nobody”. Give its file, or the id of a form.\n",
    )


def test_the_schema_is_printed(run: Run) -> None:
    code, out, _ = run("forms", "--schema")
    assert code == 0
    assert "questions" in json.loads(out)["properties"]


def test_score_tells_what_failed_and_the_raw_score(run: Run, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(
        json.dumps(
            {
                "greeting": 2, "verified": "no", "reason": "Complaint", "courtesies": ["name", 1],
                "friendly": True, "call-back": "14:05", "why": "He asked.",
            }
        )
    )  # fmt: skip
    args = ("score", "--form", str(WHOLE), "--answers", str(answers))
    code, out, _ = run(*args, "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["score"], told["raw"], told["passed"]) == (0, 49, False)
    assert told["failed"] == [
        {"question": "verified", "answer": "no", "fails": "compliance"},
        {"question": "verified", "answer": "no", "fails": "form"},
    ]
    assert told["critical"] == {"compliance": 0}
    _, out, _ = run(*args)
    assert "verified: “no” fails form" in out
    assert "\n  courtesies: 30 of 30, 30.0 % of the score\n" in out
    assert "The answer “no” at point 2 fails the form, so it shows 0." in out

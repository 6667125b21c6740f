"""Blends from the command line: what there are, and the score of several forms on one call."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluator import app
from evaluator.places import shipped

SEVEN = ("lead-in", "yield", "listen", "acknowledge", "ask", "pace", "close")
CHAT = {"personal": 4, "apologise": 4, "feeling": 3, "expectation": 4, "goodwill": "no"}
HANDLED = {
    **dict.fromkeys(["verify", "diagnose", "accurate", "resolve", "language", "wrap-up"], 3),
    **dict.fromkeys(["data-safe", "disclosed", "respectful", "stayed", "honest"], "yes"),
    **{"channel": "chat", "rights": "neither", "recorded-truly": "unseen"},
}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CALL_EVALUATOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*argv: str | Path) -> tuple[int, str, str]:
        code = app.main([str(argument) for argument in argv])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return run


def put(folder: Path, content: object) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


def scored(run: Run, folder: Path, blend: str | Path, answers: object) -> dict[str, Any]:
    code, out, err = run("score", "--form", blend, "--answers", put(folder, answers), "--json")
    assert (code, err) == (0, "")
    told: dict[str, Any] = json.loads(out)
    return told


def test_the_blends_that_ship_are_listed(run: Run) -> None:
    code, out, _ = run("forms", "blends")
    assert code == 0
    assert "standard-enquiry  1  Standard enquiry shop: 60 seven-point-call, 40 call-h" in out
    told = json.loads(run("forms", "blends", "--json")[1])
    assert [one["id"] for one in told] == ["cancellation", "chat", "complaint", "standard-enquiry"]
    assert told[1]["shares"] == {"chat-four": 60, "call-handling": 40}


def test_a_blend_is_scored_by_its_id_and_by_its_file(run: Run, tmp_path: Path) -> None:
    """Chat: (20 + 25 + 30*3/4 + 25) of 100; handled: 3 of 4 throughout."""
    answers = {"chat-four": {**CHAT, "settled": "settled"}, "call-handling": HANDLED}
    told = scored(run, tmp_path, "chat", answers)
    assert told["score"] == pytest.approx(0.6 * 92.5 + 0.4 * 75)
    assert (told["blend"], told["band"], told["passed"]) == ("chat", "On standard", True)
    assert told["parts"] == [
        {"form": "chat-four", "share": 0.6, "value": 92.5},
        {"form": "call-handling", "share": 0.4, "value": 75.0},
    ]
    assert told == scored(run, tmp_path, shipped("forms", "blends", "chat.yaml"), answers)
    plain = run("score", "--form", "chat", "--answers", tmp_path / "answers.json")[1]
    assert plain.startswith("Score 85.5, On standard, passed.")
    assert "chat-four: 92.5, 60 % of it" in plain


def test_a_form_that_fails_fails_the_blend(run: Run, tmp_path: Path) -> None:
    rude = {**HANDLED, "respectful": "no"}
    answers = {"chat-four": {**CHAT, "settled": "settled"}, "call-handling": rude}
    told = scored(run, tmp_path, "chat", answers)
    assert told["score"] == pytest.approx(0.6 * 92.5)
    assert (told["failed"], told["passed"]) == (["call-handling"], False)
    assert told["critical"]["call-handling"]["customer"] < 100


def test_a_form_that_is_left_out_is_open(run: Run, tmp_path: Path) -> None:
    told = scored(run, tmp_path, "standard-enquiry", {"seven-point-call": dict.fromkeys(SEVEN, 4)})
    assert (told["score"], told["open"], told["passed"]) == (100, ["call-handling"], None)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"lead-in": 3}, "no group of answers for each form"),
        ([1], "no group of answers for each form"),
        ({"chat-four": {"humour": 4}}, "humour"),
        ({"chat-four": 3}, "answers.json"),
    ],
)
def test_answers_that_do_not_fit_are_refused(
    run: Run, tmp_path: Path, answers: object, said: str
) -> None:
    code, _, err = run("score", "--form", "chat", "--answers", put(tmp_path, answers))
    assert code == 1 and said in err and "answers.json" in err


def test_a_blend_of_ones_own(run: Run, tmp_path: Path, home: Path) -> None:
    own = home / "data" / "forms" / "blends"
    own.mkdir(parents=True)
    text = shipped("forms", "blends", "chat.yaml").read_text("utf-8")
    (own / "mine.yaml").write_text(text.replace("id: chat", "id: mine", 1), "utf-8")
    assert "mine  1  Chat evaluation" in run("forms", "blends")[1]
    told = scored(run, tmp_path, "mine", {"chat-four": CHAT})
    assert told["open"] == ["chat-four", "call-handling"]
    (own / "mine.yaml").write_text(text.replace("form: chat-four", "form: gone", 1), "utf-8")
    path = own / "mine.yaml"
    code, _, err = run("score", "--form", path, "--answers", put(tmp_path, {}))
    assert code == 1 and "“Chat evaluation”" in err and "“gone”" in err


def test_a_broken_blend_is_refused_with_its_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("id: broken\nblend: [{form: chat-four}]\n", "utf-8")
    code, _, err = run("score", "--form", path, "--answers", put(tmp_path, {}))
    assert code == 1 and "broken.yaml, line" in err

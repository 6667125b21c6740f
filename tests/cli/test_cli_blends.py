"""Blends from the command line: what there are, and the score of several forms on one call."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from small_wav import write_wav

from evaluator import app
from evaluator.forms.read import read
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


def text_of(pdf: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(pdf).pages)


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


OWN = """
id: own
version: "1"
title: Own blend
pass_mark: 80
bands: [{at: 80, name: On standard}, {at: 0, name: Needs coaching}]
blend: [{form: seven-point-call, share: 60}, {form: apology-letter, share: 40}]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, "utf-8")
    return path


def letter(level: int) -> dict[str, Any]:
    form = read(shipped("forms", "apology_letter.yaml"))
    return {one.id: min(level, len(one.choices) - 1) for one in form.questions}


def evaluated(run: Run, folder: Path, own: Path, answers: object, *more: object) -> Any:
    recording = write_wav(folder / "call.wav")
    return run(
        *("evaluate", recording, "--form", own, "--answers", put(folder, answers)),
        *("--agent", "Ann", "--evaluator", "Ruth", "--db", folder / "a.db", "--json"),
        *map(str, more),
    )


def test_a_call_is_evaluated_on_a_whole_blend_in_one_go(
    run: Run, tmp_path: Path, own: Path
) -> None:
    answers = {"seven-point-call": dict.fromkeys(SEVEN, 3), "apology-letter": letter(4)}
    code, out, err = evaluated(run, tmp_path, own, answers)
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert (told["blend"], told["score"], told["band"]) == ("own", 85.0, "On standard")
    assert (told["passed"], told["failed"]) == (True, [])
    of = {one["form"]: (one["score"], one["revision"]) for one in told["evaluations"]}
    assert of == {"seven-point-call": (75.0, 1), "apology-letter": (100.0, 1)}
    again = json.loads(evaluated(run, tmp_path, own, answers)[1])
    assert [one["revision"] for one in again["evaluations"]] == [2, 2]
    assert [one["id"] for one in again["evaluations"]] == [one["id"] for one in told["evaluations"]]

    code, out, _ = run("trend", "--blend", own, "--db", tmp_path / "a.db", "--json")
    (month,) = json.loads(out)
    assert (code, month["calls"], month["mean"]) == (0, 1, 85.0)
    paper = tmp_path / "client.pdf"
    assert run("client-report", "--blend", own, "--db", tmp_path / "a.db", "--out", paper)[0] == 0
    assert "Own blend" in text_of(paper)
    first = told["evaluations"][0]["id"]
    one = ("report", first, "--blend", own, "--db", tmp_path / "a.db", "--out", paper)
    assert run(*one)[0] == 0
    assert "Blended: Own blend" in text_of(paper)


def test_a_blend_of_which_a_form_is_not_whole_keeps_nothing(
    run: Run, tmp_path: Path, own: Path
) -> None:
    seven = dict.fromkeys(SEVEN, 3)
    for answers, said in (
        ({"seven-point-call": seven}, "no answers for apology-letter"),
        ({"seven-point-call": seven, "apology-letter": {}}, "no answer"),
        (seven, "no group of answers for each form"),
    ):
        code, _, err = evaluated(run, tmp_path, own, answers)
        assert code == 1 and said in err
    assert json.loads(run("trend", "--db", tmp_path / "a.db", "--json")[1]) == []


def test_notes_have_a_group_for_each_form_as_well(run: Run, tmp_path: Path, own: Path) -> None:
    answers = {"seven-point-call": dict.fromkeys(SEVEN, 3), "apology-letter": letter(4)}
    notes = tmp_path / "notes.json"
    notes.write_text(json.dumps({"apology-letter": {"strengths": "4111 1111 1111 1111"}}), "utf-8")
    code, _, err = evaluated(run, tmp_path, own, answers, "--notes", notes)
    assert code == 0 and "Digits in the overall words (strengths) pass the check" in err
    notes.write_text(json.dumps({"strengths": "Warm"}), "utf-8")
    code, _, err = evaluated(run, tmp_path, own, answers, "--notes", notes)
    assert code == 1 and "notes.json" in err


def test_a_blend_that_is_not_there_is_refused_with_those_that_are(
    run: Run, tmp_path: Path, own: Path
) -> None:
    answers = {"seven-point-call": dict.fromkeys(SEVEN, 3), "apology-letter": letter(4)}
    assert evaluated(run, tmp_path, own, answers)[0] == 0
    code, _, err = run("trend", "--blend", "gone", "--db", tmp_path / "a.db")
    assert code == 1 and "no blend “gone”" in err and "standard-enquiry" in err
    paper = tmp_path / "client.pdf"
    code, _, err = run(
        "client-report", "--blend", "complaint", "--db", tmp_path / "a.db", "--out", paper
    )
    assert code == 1 and "No call of this period counts on the blend" in err
    assert "1 not finished on" in err


def test_a_blend_is_looked_over_as_a_form_is(run: Run, tmp_path: Path, own: Path) -> None:
    assert run("forms", "lint", own)[:2] == (0, "Nothing to mend.\n")
    assert run("forms", "lint", "complaint")[0] == 0
    gone = OWN.replace("form: apology-letter, share: 40", "form: gone, share: 50")
    own.write_text(gone, "utf-8")
    code, out, _ = run("forms", "lint", own)
    assert code == 1
    assert f"{own}:7: error: There is no published form “gone”." in out
    assert f"{own}:7: warning: The shares add up to 110, not to 100." in out
    own.write_text(OWN.replace("share: 60", "share: many"), "utf-8")
    (error,) = json.loads(run("forms", "lint", own, "--json")[1])["errors"]
    assert (error["line"], error["place"]) == (7, "blend/0/share")

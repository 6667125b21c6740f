"""Versions from a terminal: what differs in words, and past evaluations under another one."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evaluator import app
from evaluator.desk import calls, evaluations, form_drafts, forms
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.ids import new_id
from evaluator.now import now
from evaluator.places import places, shipped
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A file of version 2: less passes."""
    text = shipped("forms", "seven_point_call.yaml").read_text("utf-8")
    path = tmp_path / "second.yaml"
    path.write_text(
        text.replace('version: "1"', 'version: "2"').replace("pass_mark: 80", "pass_mark: 70"),
        "utf-8",
    )
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """One finished evaluation of 75."""
    path = tmp_path / "calls.db"
    with Desk.opened(places(), path) as desk:
        facts = CallDetails(agent="Ann", started=datetime(2026, 5, 4, 9, tzinfo=UTC))
        call = calls.told(desk, Call(id=new_id(), came_in=now()), facts)
        desk.store.calls.add(call)
        form = forms.find(desk, "seven-point-call")
        kept = evaluations.open_draft(desk, call.id, "Eva", form)
        sheet = Sheet(answers={one.id: 3 for one in form.questions})
        evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
        evaluations.finish(desk, kept.evaluation_id)
    return path


def test_what_differs_is_said_in_words(second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["forms", "diff", "seven-point-call", str(second)]) == 0
    assert capsys.readouterr().out == "The pass mark of the form was 80 and is 70.\n"
    assert app.main(["forms", "diff", str(second), str(second)]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"
    assert app.main(["forms", "diff", "seven-point-call", str(second), "--json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["of"], change["id"]) == ("form", "")


def test_past_evaluations_under_a_version_that_is_not_published(
    second: Path, db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    argv = ["forms", "what-if", str(second), "--db", str(db), "--out", str(out)]
    assert app.main(argv) == 0
    assert "Passed 0, what if 1." in capsys.readouterr().out
    (row,) = csv.DictReader(out.read_text("utf-8-sig").splitlines())
    assert (row["agent"], row["passed_was"], row["passed_now"]) == ("Ann", "no", "yes")
    assert app.main([*argv, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["evaluations"], told["mean_was"], told["passed_now"]) == (1, 75, 1)
    with Desk.opened(places(), db) as desk:
        assert [one.version for one in desk.store.forms.kept()] == ["1"]


def test_only_some_evaluations_are_scored_again(
    second: Path, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["forms", "what-if", str(second), "--db", str(db), "--json"]
    for more, count in (
        (["--agent", "Ann", "--evaluator", "Eva", "--scored-on", "1"], 1),
        (["--from", "2026-05-04", "--to", "2026-05-04"], 1),
        (["--from", "2026-05-05"], 0),
        (["--to", "2026-05-03"], 0),
        (["--was", "not-passed"], 1),
        (["--was", "passed"], 0),
    ):
        assert app.main([*argv, *more]) == 0
        assert json.loads(capsys.readouterr().out)["evaluations"] == count
    for who in ("agent", "evaluator"):
        assert app.main([*argv, f"--{who}", "Ida"]) == 1
        assert f"There is no {who} “Ida”" in capsys.readouterr().err
    assert app.main([*argv, "--from", "2026-05-05", "--to", "2026-05-04"]) == 1
    assert "ends before it starts" in capsys.readouterr().err
    assert app.main([*argv, "--scored-on", "7"]) != 0
    assert "has no version “7”" in capsys.readouterr().err


def test_an_unknown_form_is_said(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["forms", "what-if", "nothing-such", "--db", str(db)]) != 0
    assert "no form" in capsys.readouterr().err


def test_a_form_is_added_and_under_a_published_version_as_a_draft(
    second: Path, db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add = ["forms", "add", str(second), "--db", str(db), "--json"]
    assert app.main(add) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        **{"form": "seven-point-call", "version": "2", "status": "published"},
        **{"repairs": [], "left_out": []},
    }
    assert app.main(add) == 0  # the same again is the same
    capsys.readouterr()
    second.write_text(second.read_text("utf-8").replace("pass_mark: 70", "pass_mark: 60"), "utf-8")
    sheet = tmp_path / "mended.xlsx"
    assert app.main(["forms", "export", str(second), "--to", "xlsform", "--out", str(sheet)]) == 0
    capsys.readouterr()
    add[2] = str(sheet)
    assert app.main(add) == 1
    assert capsys.readouterr().err == (
        "Version 2 of “Seven-point call (reconstructed)” was published with other content. Raise"
        " the version: what was published never changes. --draft adds it as a draft.\n"
    )
    assert app.main([*add, "--draft"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["version"], told["status"]) == ("3", "draft")
    with Desk.opened(places(), db) as desk:
        (draft,) = form_drafts.drafts(desk)
    assert (draft.content["version"], draft.content["pass_mark"]) == ("3", 60)

"""Answers of every kind from the command line to paper and to a table."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from small_wav import write_wav

from evaluator import app

FORM = """
id: kinds
version: "1"
title: Kinds
pass_mark: 80
bands: [{at: 80, name: On standard}, {at: 0, name: Below}]
scoring: {method: points}
sections:
  - {id: opening, title: Opening}
  - {id: hold, title: Hold, when: {question: held, is: "yes"}}
  - {id: quiet, title: Silence, when: {fact: hold.total, at_least: 600}}
questions:
  - {id: held, kind: yes_no, title: Was there a hold?, required: true, scored: false}
  - id: greeting
    section: opening
    title: Greeting
    levels: {0: None., 1: Short., 2: Full.}
    rules: [{at: 0, fails: [form, customer]}]
  - id: reason
    kind: choice
    title: Reason for the call
    scored: false
    options: [{id: order, text: An order}, {id: complaint, text: A complaint}]
  - id: courtesies
    section: opening
    kind: multiple
    title: Courtesies
    options: [{id: name, text: Used the name, points: 6}, {id: thanks, text: Thanked, points: 4}]
  - {id: twice, kind: number, title: Asked twice, ranges: [{to: 0, points: 2}, {from: 1}]}
  - {id: told, section: hold, title: Said why, levels: {0: No., 1: Yes.}}
  - {id: filled, section: quiet, title: Filled the silence, levels: {0: No., 1: Yes.}}
  - {id: back, kind: date, title: To be rung back on}
  - {id: at, kind: time, title: Rung at}
  - {id: why, kind: text, title: Why?}
"""
ANSWERS: dict[str, Any] = {
    "held": "no", "greeting": 0, "reason": "A complaint", "courtesies": ["thanks", 0], "twice": 0,
    "back": "2026-05-31", "at": "14:05", "why": "An order came late.",
}  # fmt: skip
NOTES = {"comments": {"greeting": "Silence."}, "moments": [{"start": 0.1, "question": "greeting"}]}


def said(capsys: pytest.CaptureFixture[str], *argv: str | Path) -> str:
    assert app.main([str(argument) for argument in argv]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def put(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def test_score_takes_every_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, answers = put(tmp_path / "kinds.yaml", FORM), put(tmp_path / "a.json", ANSWERS)
    told = json.loads(said(capsys, "score", "--form", form, "--answers", answers, "--json"))
    assert (told["score"], told["raw"], told["open"]) == (0, pytest.approx(100 * 12 / 14), [])
    assert told["critical"] == {"customer": 0}
    assert [part["points"] for part in told["parts"]] == [0, 0, 0, 10, 2, 0, 0, 0, 0, 0]
    states = {part["id"]: part["state"] for part in told["parts"]}
    assert (states["courtesies"], states["told"], states["why"]) == (
        "counted",
        "hidden",
        "unscored",
    )
    assert [one["id"] for one in told["sections"]] == ["opening", "hold", "quiet"]
    lines = said(capsys, "score", "--form", form, "--answers", answers).splitlines()
    assert lines[:2] == ["Score 0.0, Below, not passed.", "Raw score 85.7."]
    assert "  courtesies: 10 of 10, 71.4 % of the score" in lines
    assert "  told: hidden" in lines and "  why: unscored" in lines


def test_every_kind_is_evaluated_printed_and_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, answers = put(tmp_path / "kinds.yaml", FORM), put(tmp_path / "a.json", ANSWERS)
    db, notes = tmp_path / "e.db", put(tmp_path / "notes.json", NOTES)
    told = said(
        capsys, "evaluate", write_wav(tmp_path / "a.wav"), "--form", form, "--answers", answers,
        "--notes", notes, "--agent", "Ann", "--evaluator", "Ruth", "--client", "Harbour",
        "--db", db, "--json",
    )  # fmt: skip
    done = json.loads(told)
    assert done["score"] == 0
    paper, table = tmp_path / "report.pdf", tmp_path / "all.csv"
    said(capsys, "report", done["id"], "--out", paper, "--db", db)
    said(capsys, "client-report", "--client", "Harbour", "--out", paper, "--db", db)
    assert paper.read_bytes().startswith(b"%PDF")
    said(capsys, "export", "--out", table, "--db", db)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["question"]: row for row in csv.DictReader(file)}
    assert {id: row["value"] for id, row in rows.items()} == {
        "held": "no", "greeting": "0", "reason": "complaint", "courtesies": "name; thanks",
        "twice": "0.0", "told": "", "filled": "", "back": "2026-05-31", "at": "14:05",
        "why": "An order came late.",
    }  # fmt: skip
    assert rows["greeting"]["fails"] == "form; customer"
    assert (rows["told"]["state"], rows["filled"]["state"]) == ("hidden", "hidden")
    said(capsys, "check", "--db", db)

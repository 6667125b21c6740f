"""Everything out: rows, CSV and JSON."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.errors import Cancelled
from evaluator.exchange import evaluations_csv, evaluations_json
from evaluator.exchange.answer_rows import COLUMNS, AnswerRow, answer_rows
from evaluator.exchange.evaluations_csv import as_cell
from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import (
    Agent,
    Answer,
    Call,
    Client,
    Direction,
    EndedBy,
    Evaluator,
    Kind,
    Moment,
    Recording,
    Shop,
)

FORM = Form.model_validate(
    {
        "id": "two",
        "version": "1",
        "title": "Two",
        "pass_mark": 60.0,
        "bands": [{"at": 0.0, "name": "Any"}],
        "questions": [
            {
                "id": id,
                "title": id.title(),
                "weight": 10.0,
                "definition": "d",
                "good": "g",
                "levels": {0: "none", 1: "some", 2: "all"},
            }
            for id in ("greet", "close")
        ],
    }
)


def evaluation() -> Evaluation:
    sheet = Sheet(
        answers={"greet": 1, "close": "n/a"},
        comments={"greet": "=cmd()"},
        moments=(
            Moment(id="m", start=61.5, questions=("greet",), kind=Kind.COACH),
            Moment(id="n", start=70),
        ),
        strengths="Warm",
        action_due=date(2026, 5, 31),
    )
    started = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
    call = Call(
        id="c",
        came_in=started,
        started=started,
        agent=Agent("a", "-Ann", "South"),
        client=Client("k", "Harbour"),
        direction=Direction.INBOUND,
        reference="R1",
        recording=Recording(
            id="r",
            sha256="0" * 64,
            path=Path("calls/a.wav"),
            size=1,
            duration=75.5,
            channels=1,
            sample_rate=8000,
            codec="pcm",
        ),
    )
    return Evaluation(
        id="e",
        revision=2,
        call=call,
        evaluator=Evaluator("v", "Ruth"),
        form=FORM,
        sheet=sheet,
        score=score(FORM, sheet.answers),
        finished=started,
        digest="d",
        taken=226.5,
    )


def test_a_row_an_answer_with_everything_on_it() -> None:
    greet, close = answer_rows(evaluation())
    assert tuple(greet) != () and set(greet) == set(COLUMNS)
    assert (greet["answer"], greet["answer_words"], greet["points"]) == (1, "some", 5.0)
    assert (close["answer"], close["answer_words"], close["of"]) == ("n/a", None, 0.0)
    assert (greet["score"], greet["passed"], greet["band"]) == (50.0, False, "Any")
    assert greet["moments"] == "1:01 coach" and close["moments"] is None
    assert (greet["agent"], greet["team"], greet["client"]) == ("-Ann", "South", "Harbour")
    assert greet["started"] == "2026-05-04T09:30:00+00:00"
    assert greet["file"] == "a.wav" and greet["is_shop"] is False
    assert greet["action_due"] == "2026-05-31" and greet["improvement"] is None
    assert (greet["taken"], greet["call_length"]) == (226.5, 75.5)


def test_a_shop_without_a_recording_and_without_people() -> None:
    call = Call(
        id="c",
        came_in=datetime(2026, 5, 4, tzinfo=UTC),
        shop=Shop(rings=3, ended_by=EndedBy.AGENT, narrative="Fine"),
    )
    row = next(answer_rows(replace(evaluation(), call=call)))
    assert (row["is_shop"], row["rings"], row["ended_by"]) == (True, 3, "agent")
    assert row["agent"] is row["team"] is row["client"] is row["file"] is row["started"] is None
    assert (row["taken"], row["call_length"]) == (226.5, None)


def test_a_time_that_is_not_known_is_left_out(tmp_path: Path) -> None:
    rows = list(answer_rows(replace(evaluation(), taken=None)))
    assert rows[0]["taken"] is None
    assert written_csv(rows, tmp_path / "out.csv")[0]["taken"] == ""


def written_csv(rows: list[AnswerRow], path: Path) -> list[dict[str, str]]:
    evaluations_csv.write(rows, path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_that_no_spreadsheet_runs(tmp_path: Path) -> None:
    first, second = written_csv(list(answer_rows(evaluation())), tmp_path / "out.csv")
    assert first["comment"] == "'=cmd()"
    assert first["agent"] == "'-Ann"
    assert first["score"] == "50.0" and first["passed"] == "no"
    assert second["answer"] == "n/a" and second["answer_words"] == ""


def test_csv_of_nothing_has_its_columns(tmp_path: Path) -> None:
    assert written_csv([], tmp_path / "out.csv") == []
    assert (tmp_path / "out.csv").read_text("utf-8-sig").startswith("evaluation,revision,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\0"])
def test_what_starts_a_formula_is_disarmed(start: str) -> None:
    assert as_cell(f"{start}1").startswith("'")


def test_numbers_stay_numbers() -> None:
    assert [as_cell(value) for value in (-1, -2.5, 0, None, True, "1")] == [
        "-1",
        "-2.5",
        "0",
        "",
        "yes",
        "1",
    ]


@given(st.text())
def test_any_text_comes_back_and_starts_no_formula(text: str) -> None:
    cell = as_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    file = io.StringIO(newline="")
    csv.writer(file).writerow([cell, "end"])
    ((back, end),) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert end == "end"
    assert back.removeprefix("'") == text.replace("\0", "").removeprefix("'")


def test_json_is_a_list_of_objects(tmp_path: Path) -> None:
    rows = list(answer_rows(evaluation()))
    assert evaluations_json.write(iter(rows), tmp_path / "out.json") == 2
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == rows
    assert evaluations_json.write([], tmp_path / "none.json") == 0
    assert json.loads((tmp_path / "none.json").read_text("utf-8")) == []


class _Stops:
    def step(self, done: float, of: float, doing: str) -> None:
        raise Cancelled


@pytest.mark.parametrize("writer", [evaluations_csv, evaluations_json])
def test_cancelled_on_the_way_nothing_is_written(tmp_path: Path, writer: object) -> None:
    rows = list(answer_rows(evaluation())) * 300
    with pytest.raises(Cancelled):
        writer.write(rows, tmp_path / "out", _Stops())  # type: ignore[attr-defined]
    assert list(tmp_path.glob("*out*")) == []


KINDS = Form.model_validate(
    {
        "id": "kinds",
        "version": "1",
        "title": "Kinds",
        "pass_mark": 80,
        "bands": [{"at": 0, "name": "Any"}],
        "scoring": {"method": "points"},
        "sections": [{"id": "talk", "title": "Talk"}],
        "questions": [
            {
                "id": "held",
                "kind": "yes_no",
                "title": "Held?",
                "required": True,
                "scored": False,
                "rules": [{"at": "yes", "fails": ["form", "business"]}],
            },
            {
                "id": "reason",
                "section": "talk",
                "kind": "choice",
                "title": "Reason",
                "options": [
                    {"id": "order", "text": "Order", "points": 5},
                    {"id": "other", "text": "Other", "points": 2},
                ],
                "causes": [{"id": "script", "text": "No script"}],
            },
            {
                "id": "courtesies",
                "section": "talk",
                "kind": "multiple",
                "title": "Courtesies",
                "options": [{"id": "a", "text": "A", "points": 2}, {"id": "b", "text": "B"}],
            },
            {
                "id": "times",
                "kind": "number",
                "title": "Times",
                "unit": "times",
                "ranges": [{"to": 2, "points": 4}, {"from": 3}],
                "when": {"question": "held", "is": "no"},
            },
            {"id": "why", "kind": "text", "title": "Why?"},
        ],
    }
)


def of_every_kind(**answers: Answer) -> dict[str, AnswerRow]:
    sheet = Sheet(
        answers={"held": 1, "reason": 1, "courtesies": ("a", "b"), "times": 2.0, **answers},
        causes={"reason": ("script",)},
    )
    done = replace(evaluation(), form=KINDS, sheet=sheet, score=score(KINDS, sheet.answers))
    return {str(row["question"]): row for row in answer_rows(done)}


def test_every_kind_is_told_as_value_and_in_words() -> None:
    rows = of_every_kind(held=0, why="An order came late.")
    told = {
        id: (row["kind"], row["answer"], row["value"], row["answer_words"], row["state"])
        for id, row in rows.items()
    }
    assert told == {
        "held": ("yes_no", 0, "no", "No", "unscored"),
        "reason": ("choice", 1, "other", "Other", "counted"),
        "courtesies": ("multiple", "a; b", "a; b", "A; B", "counted"),
        "times": ("number", 2.0, 2.0, "2 times", "counted"),
        "why": ("text", "An order came late.", "An order came late.", "An order came late.",
                "unscored"),
    }  # fmt: skip
    assert (rows["reason"]["earned"], rows["reason"]["possible"]) == (2.0, 5.0)
    assert (rows["held"]["earned"], rows["held"]["possible"]) == (None, None)
    assert rows["reason"]["causes"] == "No script"
    assert (rows["reason"]["section"], rows["reason"]["section_title"]) == ("talk", "Talk")
    assert rows["reason"]["section_score"] == pytest.approx(100 * 4 / 7)
    assert rows["times"]["section"] is None and rows["times"]["section_score"] is None


def test_what_failed_stands_beside_the_raw_score() -> None:
    rows = of_every_kind()
    assert rows["held"]["fails"] == "form; business"
    assert rows["reason"]["fails"] is None
    assert rows["held"]["score"] == 0.0
    assert rows["held"]["raw_score"] == pytest.approx(100 * 4 / 7)


def test_what_a_hidden_point_was_answered_is_not_told() -> None:
    times = of_every_kind()["times"]
    assert (times["state"], times["answer"], times["value"]) == ("hidden", None, None)
    assert times["answer_words"] is None and times["earned"] is None

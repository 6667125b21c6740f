"""Taking everything out and checking what is kept."""

import csv
import json
from pathlib import Path

import pytest
from small_wav import write_wav

from evaluator.desk import checks, exports, in_one_step
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet


@pytest.fixture
def filled(desk: Desk, form: Form, tmp_path: Path) -> Desk:
    for agent, level in (("=Ann", 3), ("Ben", 4)):
        in_one_step.evaluate(
            desk,
            write_wav(tmp_path / f"{level}.wav", tone=level * 100),
            form,
            Sheet(answers={question.id: level for question in form.questions}),
            details=CallDetails(agent=agent),
            evaluator="Ruth",
        )
    return desk


def test_every_evaluation_one_row_an_answer(filled: Desk, tmp_path: Path) -> None:
    assert exports.export(filled, tmp_path / "out.csv") == 14
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 14 and rows[0]["agent"] == "'=Ann"
    assert exports.export(filled, tmp_path / "out.JSON", where=CallFilter(agent="Ben")) == 7
    told = json.loads((tmp_path / "out.JSON").read_text("utf-8"))
    assert {row["agent"] for row in told} == {"Ben"} and told[0]["score"] == 100.0


def test_another_kind_of_file_is_refused(filled: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="neither"):
        exports.export(filled, tmp_path / "out.xlsx")


def test_a_sound_database(filled: Desk) -> None:
    found = checks.check(filled)
    assert (found.problems, found.evaluations, found.revisions) == ((), 2, 2)

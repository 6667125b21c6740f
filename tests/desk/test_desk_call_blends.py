"""Blends on one call: whole once all of their forms are finished, by one evaluator."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from evaluator.desk import blends, call_blends, evaluations, forms, reports, shops
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.places import places
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Shop

BLEND = """
id: own
version: "1"
title: Own blend
pass_mark: 80
bands: [{at: 80, name: On standard}, {at: 0, name: Needs coaching}]
blend: [{form: seven-point-call, share: 60}, {form: apology-letter, share: 40}]
"""


@pytest.fixture
def call(desk: Desk) -> str:
    folder = forms.folder(places()) / "blends"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(BLEND, "utf-8")
    return shops.add(desk, CallDetails(agent="Ben Okoro", client="Harbour"), Shop()).id


def finish(desk: Desk, call: str, form_id: str, level: int, who: str = "Ann Carter") -> None:
    form = forms.find(desk, form_id)
    kept = evaluations.open_draft(desk, call, who, form)
    answers = {one.id: min(level, len(one.choices) - 1) for one in form.questions}
    sheet = Sheet(answers=answers)
    evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
    evaluations.finish(desk, kept.evaluation_id)


def own(desk: Desk, call: str) -> list[call_blends.CallBlend]:
    return [one for one in call_blends.of_call(desk, call) if one.blend.id == "own"]


def test_a_call_that_nobody_finished_is_on_no_blend(desk: Desk, call: str) -> None:
    assert call_blends.of_call(desk, call) == ()


def test_a_blend_of_which_a_form_is_not_finished_is_not_there(desk: Desk, call: str) -> None:
    finish(desk, call, "seven-point-call", 3)
    assert own(desk, call) == []


def test_a_blend_is_scored_by_its_shares(desk: Desk, call: str) -> None:
    finish(desk, call, "seven-point-call", 3)
    finish(desk, call, "apology-letter", 4)
    (found,) = own(desk, call)
    assert found.titles["apology-letter"] == forms.find(desk, "apology-letter").title
    assert (found.score.value, found.score.band) == (85.0, "On standard")
    assert found.score.passed is True


def test_forms_of_two_evaluators_are_not_blended(desk: Desk, call: str) -> None:
    finish(desk, call, "seven-point-call", 3)
    finish(desk, call, "apology-letter", 3, "Bea Dunn")
    assert own(desk, call) == []


def paper(desk: Desk, call: str, blend_id: str, out: Path) -> str:
    (row,) = (one for one in desk.store.evaluations.of_call(call) if "Seven" in one.form)
    blend = blends.find(desk, blend_id)
    assert blend is not None
    reports.feedback(desk, row.id, out, blend=blend)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())


def test_a_feedback_report_tells_of_a_blend_that_is_asked_for(
    desk: Desk, call: str, tmp_path: Path
) -> None:
    finish(desk, call, "seven-point-call", 3)
    finish(desk, call, "apology-letter", 4)
    text = paper(desk, call, "own", tmp_path / "report.pdf")
    assert "Blended: Own blend" in text
    assert "85.0, On standard, passed (pass mark 80)" in text
    assert "75.0, 60 % of the blend" in text and "100.0, 40 % of the blend" in text


def test_a_feedback_report_on_a_blend_that_is_not_whole_is_refused(
    desk: Desk, call: str, tmp_path: Path
) -> None:
    finish(desk, call, "seven-point-call", 3)
    with pytest.raises(UserError, match="not whole on the blend “Own blend”") as refused:
        paper(desk, call, "own", tmp_path / "report.pdf")
    assert "Ann Carter has not finished it on" in refused.value.hint
    with pytest.raises(UserError, match="is not in the blend"):
        paper(desk, call, "chat", tmp_path / "report.pdf")
    assert not (tmp_path / "report.pdf").exists()

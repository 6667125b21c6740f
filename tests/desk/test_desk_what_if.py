"""What if: past evaluations scored otherwise, side by side; nothing is kept or overwritten."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from changed_form import version, with_points

from evaluator.desk import calls, evaluations, forms, what_if
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.what_if import Alteration, Why, altered
from evaluator.errors import Cancelled
from evaluator.forms.model import Form
from evaluator.ids import new_id
from evaluator.now import now
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call

AGENTS = (("Ann", 4), ("Ann", 2), ("Ben", 3), ("=Cy", 1))


def finish(desk: Desk, form: Form, agent: str, level: int, day: int) -> Evaluation:
    """All points on one level but the last one, which is on the highest."""
    facts = CallDetails(agent=agent, started=datetime(2026, 5, day, 9, tzinfo=UTC))
    call = calls.told(desk, Call(id=new_id(), came_in=now()), facts)
    desk.store.calls.add(call)
    kept = evaluations.open_draft(desk, call.id, "Eva", form)
    answers = {one.id: level for one in form.questions} | {form.questions[-1].id: 4}
    evaluations.keep_draft(desk, kept.evaluation_id, Sheet(answers=answers), None, 0.0)
    return evaluations.finish(desk, kept.evaluation_id)


@pytest.fixture
def plain(form: Form) -> Form:
    """The seven points, asking for no evidence: sheets here have none."""
    return with_points(form, "0", lambda points: [one.pop("evidence_at", None) for one in points])


@pytest.fixture
def done(desk: Desk, plain: Form) -> list[Evaluation]:
    return [finish(desk, plain, agent, level, day) for day, (agent, level) in enumerate(AGENTS, 1)]


def test_each_is_scored_as_the_other_weights_would(
    desk: Desk, plain: Form, done: list[Evaluation]
) -> None:
    last = plain.questions[-1].id
    other = altered(plain, Alteration(points={last: 300.0}, pass_mark=70.0))
    found = what_if.what_if(desk, other)
    by_id = {row.evaluation_id: row for row in found.rows}
    for one in done:
        row, now_ = by_id[one.id], score(other, one.sheet.answers)
        assert (row.was.score, row.was.band, row.was.passed) == (
            one.score.value, one.score.band, one.score.passed,
        )  # fmt: skip
        assert (row.now.score, row.now.passed) == (now_.value, now_.passed)
        assert (row.agent, row.call_id) == (one.call.agent and one.call.agent.name, one.call.id)
    assert found.rows[0].agent == "=Cy" and found.left_out == ()
    assert found.pass_mark_was == plain.pass_mark
    assert [one.agent for one in found.shift.agents] == ["=Cy", "Ann", "Ben"]


def test_nothing_is_kept_and_nothing_changes(
    desk: Desk, plain: Form, done: list[Evaluation]
) -> None:
    before = desk.store.forms.kept()
    other = altered(plain, Alteration(method="points", pass_mark=10.0))
    what_if.what_if(desk, other)
    assert desk.store.forms.kept() == before
    for one in done:
        again = evaluations.get(desk, one.id)
        assert again == one and again.digest == one.digest
        assert evaluations.revisions(desk, one.id) == (one,)
    assert desk.store.check().problems == ()


def test_what_is_gone_new_or_does_not_fit_is_counted(
    desk: Desk, plain: Form, done: list[Evaluation]
) -> None:
    first, second, *_ = plain.questions

    def change(points: list[dict[str, Any]]) -> None:
        points[1]["levels"] = ["No.", "Yes."]
        points[0] = {**points[2], "id": "new", "title": "Newly asked"}

    after = with_points(plain, "9", change)
    found = what_if.what_if(desk, after)
    assert {(one.why, one.id, one.evaluations) for one in found.left_out} == {
        (Why.GONE, first.id, 4), (Why.MISFIT, second.id, 4), (Why.UNASKED, "new", 4),
    }  # fmt: skip
    assert {one.title for one in found.left_out} == {first.title, second.title, "Newly asked"}
    assert all(row.left_out == 2 and row.now.score is not None for row in found.rows)
    points, concerned = what_if.left_out_in_words(found, most=1)
    assert points.startswith("Counted as not applicable: ")
    assert points.endswith(" (4 evaluations); and 2 more.")
    assert concerned == "This concerns 4 of 4 evaluations."


def test_a_figure_that_was_not_kept_is_said_to_be_unknown(
    desk: Desk, plain: Form, done: list[Evaluation]
) -> None:
    when = {"fact": "hold.total", "at_least": 30}
    found = what_if.what_if(
        desk, with_points(plain, "9", lambda points: points[0].update(when=when))
    )
    assert what_if.left_out_in_words(found) == (
        "Not known, so no condition on it holds: Hold was not kept then (4 evaluations).",
        "This concerns 4 of 4 evaluations.",
    )


def test_all_versions_count_and_the_filter_narrows(
    desk: Desk, plain: Form, done: list[Evaluation]
) -> None:
    second = version(plain, "0.2", pass_mark=60)
    finish(desk, forms.publish(desk, second), "Dot", 3, 9)
    found = what_if.what_if(desk, plain)
    assert (len(found.rows), found.pass_mark_was) == (5, None)
    ann = what_if.what_if(desk, plain, CallFilter(agent="Ann", form="not looked at"))
    assert len(ann.rows) == 2 and {row.by for row in ann.rows} == {0.0}
    assert len(what_if.what_if(desk, plain, scored_on=second.hash).rows) == 1
    assert what_if.what_if(desk, plain, CallFilter(evaluator="Ida")).rows == ()


def test_it_stops_when_asked(desk: Desk, plain: Form, done: list[Evaluation]) -> None:
    class Stops:
        def step(self, done: float, of: float, doing: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        what_if.what_if(desk, plain, job=Stops())


def test_the_csv_holds_both_sides_and_no_formula(
    desk: Desk, plain: Form, done: list[Evaluation], tmp_path: Path
) -> None:
    found = what_if.what_if(desk, altered(plain, Alteration(pass_mark=10.0)))
    out = tmp_path / "what-if.csv"
    assert what_if.save(found, out) == 4
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    ben = next(row for row in rows if row["agent"] == "Ben")
    assert (ben["day"], float(ben["change"]), ben["passed_now"]) == ("2026-05-03", 0.0, "yes")
    assert {row["agent"] for row in rows} == {"Ann", "Ben", "'=Cy"}

"""Scores over time at the desk."""

from datetime import UTC, date, datetime

import pytest

from evaluator.desk import calls, evaluations, insight, shops
from evaluator.desk.calls import CallFacts, CallFilter
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Group, Period, Shop


def other(form: Form) -> Form:
    """Another form with a point of the same id."""
    return Form.model_validate(
        {**form.model_dump(), "id": "other-form", "title": "Another", "pass_mark": 50.0}
    )


def scored(
    desk: Desk, form: Form, day: str, level: int, agent: str = "Ann", team: str = "South"
) -> str:
    started = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
    call = shops.add(
        desk, CallFacts(client="Harbour", agent=agent, team=team, started=started), Shop()
    )
    draft = evaluations.open_draft(desk, call.id, "Ruth", form)
    sheet = Sheet(answers={question.id: level for question in form.questions})
    evaluations.keep_draft(desk, draft.evaluation_id, sheet, None, 0.0)
    evaluations.finish(desk, draft.evaluation_id)
    return call.id


def test_a_trend_has_every_month_and_says_how_many_calls(desk: Desk, form: Form) -> None:
    scored(desk, form, "2026-03-04", 2)
    scored(desk, form, "2026-05-04", 3)
    scored(desk, form, "2026-05-05", 4)
    trend = insight.trend(desk, CallFilter(), Period.MONTH)
    assert trend.periods == ("2026-03", "2026-04", "2026-05")
    assert trend.pass_mark == form.pass_mark
    (series,) = trend.series
    assert [point.estimate.calls for point in series.points] == [1, 0, 2]
    assert [point.estimate.mean for point in series.points] == [50.0, None, 87.5]
    assert series.points[0].estimate.low is None


def test_forms_with_other_pass_marks_share_none(desk: Desk, form: Form) -> None:
    scored(desk, form, "2026-05-04", 3)
    scored(desk, other(form), "2026-05-05", 3)
    assert insight.trend(desk, CallFilter(), Period.MONTH).pass_mark is None
    assert insight.trend(desk, CallFilter(form="Another"), Period.MONTH).pass_mark == 50.0


def test_points_side_by_side(desk: Desk, form: Form) -> None:
    scored(desk, form, "2026-05-04", 3, agent="Ann")
    scored(desk, form, "2026-05-04", 1, agent="Ben")
    by_agent = insight.trend(desk, CallFilter(), Period.MONTH, Group.AGENT)
    table = insight.table(desk, CallFilter(), Group.AGENT, by_agent)
    assert [head.id for head in table.questions] == [q.id for q in form.questions]
    rows = {row.name: row for row in table.rows}
    assert set(rows) == {"Ann", "Ben"}
    cell = rows["Ben"].cells[0]
    assert cell is not None and cell.estimate.mean == pytest.approx(1.0)


def test_points_of_different_forms_are_never_put_together(desk: Desk, form: Form) -> None:
    scored(desk, form, "2026-05-04", 3)
    scored(desk, other(form), "2026-05-05", 1)
    together = insight.trend(desk, CallFilter(), Period.MONTH)
    table = insight.table(desk, CallFilter(), Group.NONE, together)
    assert len(table.questions) == 2 * len(form.questions)
    means = {cell.question: cell.estimate.mean for cell in table.rows[0].cells if cell}
    assert means["seven-point-call/close"] == pytest.approx(3.0)
    assert means["other-form/close"] == pytest.approx(1.0)


def test_the_calls_behind_a_month_and_a_week(desk: Desk, form: Form) -> None:
    april = scored(desk, form, "2026-04-30", 3)
    may = scored(desk, form, "2026-05-01", 3, agent="Ben")
    december = scored(desk, form, "2026-12-31", 3)

    def ids(by: Period, period: str, where: CallFilter | None = None) -> set[str]:
        meant = insight.behind(where or CallFilter(), by, Group.NONE, "", period)
        return {row.call.id for row in calls.listed(desk, meant).rows}

    assert ids(Period.MONTH, "2026-04") == {april}
    assert ids(Period.MONTH, "2026-12") == {december}
    assert ids(Period.WEEK, "2026-W18") == {april, may}
    assert ids(Period.ALL, "") == {april, may, december}
    assert ids(Period.WEEK, "2026-W18", CallFilter(since=date(2026, 5, 1))) == {may}
    meant = insight.behind(CallFilter(), Period.ALL, Group.AGENT, "Ben", "")
    assert [row.call.id for row in calls.listed(desk, meant).rows] == [may]


def test_calls_without_a_team_have_a_line_but_no_list(desk: Desk, form: Form) -> None:
    scored(desk, form, "2026-05-01", 3, agent="Ann", team="South")
    scored(desk, form, "2026-05-01", 3, agent="Ben", team="")
    by_team = insight.trend(desk, CallFilter(), Period.MONTH, Group.TEAM)
    assert [series.name for series in by_team.series] == ["No team", "South"]
    table = insight.table(desk, CallFilter(), Group.TEAM, by_team)
    assert all(row.cells[0] is not None for row in table.rows)
    with pytest.raises(UserError, match="no team"):
        insight.behind(CallFilter(), Period.MONTH, Group.TEAM, "No team", "2026-05")


@pytest.mark.parametrize(
    ("group", "key", "total"),
    [
        (Group.AGENT, "Ann", 1),
        (Group.TEAM, "South", 1),
        (Group.TEAM, "North", 0),
        (Group.FORM, "Seven-point call (reconstructed)", 1),
        (Group.EVALUATOR, "Ruth", 1),
        (Group.EVALUATOR, "Emeka", 0),
        (Group.CLIENT, "Harbour", 1),
        (Group.NONE, "", 1),
    ],
)
def test_the_calls_behind_any_name(
    desk: Desk, form: Form, group: Group, key: str, total: int
) -> None:
    scored(desk, form, "2026-05-01", 3)
    meant = insight.behind(CallFilter(), Period.MONTH, group, key, "2026-05")
    assert calls.listed(desk, meant).total == total


def test_no_calls_have_no_average(desk: Desk) -> None:
    assert insight.overall(desk, CallFilter()).mean is None

"""Scores over time at the desk."""

from datetime import UTC, date, datetime

import pytest

from evaluator.desk import calls, evaluations, insight, shops
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Answer, Group, Period, Shop


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
        desk, CallDetails(client="Harbour", agent=agent, team=team, started=started), Shop()
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
    assert table.questions[0].form == "Another"  # as many calls: by its title
    scored(desk, form, "2026-05-06", 3)
    table = insight.table(desk, CallFilter(), Group.NONE, together)
    assert [one.form for one in table.questions] == [form.title] * 7 + ["Another"] * 7


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


def every_kind() -> Form:
    """Three sections, one of them asked only after a hold, and a point of several kinds in them."""
    return Form.model_validate(
        {
            "id": "every-kind",
            "version": "1",
            "title": "Every kind",
            "pass_mark": 80,
            "bands": [{"at": 80, "name": "On standard"}, {"at": 0, "name": "Below"}],
            "scoring": {"method": "points"},
            "sections": [
                {"id": "talk", "title": "Talk"},
                {"id": "hold", "title": "Hold", "when": {"question": "held", "is": "yes"}},
            ],
            "questions": [
                {
                    "id": "held",
                    "kind": "yes_no",
                    "title": "Was there a hold?",
                    "required": True,
                    "scored": False,
                },
                {
                    "id": "courtesies",
                    "kind": "multiple",
                    "title": "Courtesies",
                    "section": "talk",
                    "options": [
                        {"id": "name", "text": "Used the name", "points": 6},
                        {"id": "thanks", "text": "Thanked", "points": 4},
                    ],
                },
                {
                    "id": "seen",
                    "kind": "multiple",
                    "title": "Noticed",
                    "scored": False,
                    "options": [{"id": "a", "text": "Noise"}, {"id": "b", "text": "An echo"}],
                },
                {"id": "told", "title": "Said why", "levels": ["No.", "Yes."], "section": "hold"},
                {"id": "extra", "kind": "yes_no", "title": "More", "points": 5, "bonus": True},
            ],
        }
    )


def answered(desk: Desk, form: Form, answers: dict[str, Answer], evaluator: str = "Ruth") -> None:
    known = calls.listed(desk, CallFilter()).rows if evaluator != "Ruth" else ()
    facts = CallDetails(client="Harbour", agent="Ann", started=datetime(2026, 5, 4, tzinfo=UTC))
    call = known[0].call if known else shops.add(desk, facts, Shop())
    draft = evaluations.open_draft(desk, call.id, evaluator, form)
    evaluations.keep_draft(desk, draft.evaluation_id, Sheet(answers=answers), None, 0.0)
    evaluations.finish(desk, draft.evaluation_id)


@pytest.fixture
def of_every_kind(desk: Desk) -> Desk:
    """Three calls, the last of which two evaluators saw differently."""
    form, base = every_kind(), {"extra": 0, "courtesies": ("name",)}
    answered(desk, form, {**base, "held": 0, "told": 1, "seen": ("a", "b")})
    answered(desk, form, {**base, "held": 1, "told": 0, "courtesies": (), "seen": "n/a"})
    answered(desk, form, {**base, "held": 0, "seen": ("a",), "extra": 1})
    answered(desk, form, {**base, "held": 1, "told": 1, "seen": ()}, evaluator="Emeka")
    return desk


def test_points_of_every_kind_are_out_of_what_they_can_earn(of_every_kind: Desk) -> None:
    together = insight.trend(of_every_kind, CallFilter(), Period.ALL)
    table = insight.table(of_every_kind, CallFilter(), Group.NONE, together)
    assert [(head.id, head.top) for head in table.questions] == [("courtesies", 10), ("told", 1)]
    (row,) = table.rows
    found = {cell.question: cell.estimate for cell in row.cells if cell is not None}
    assert (found["courtesies"].calls, found["courtesies"].mean) == (3, pytest.approx(4))
    assert (found["told"].calls, found["told"].mean) == (2, pytest.approx(0.5))


def test_sections_are_averaged_over_the_calls_in_which_they_counted(of_every_kind: Desk) -> None:
    together = insight.trend(of_every_kind, CallFilter(), Period.ALL)
    table = insight.sections(of_every_kind, CallFilter(), Group.NONE, together)
    assert [(head.title, head.top) for head in table.questions] == [("Talk", 100), ("Hold", 100)]
    (row,) = table.rows
    found = {cell.question: cell.estimate for cell in row.cells if cell is not None}
    assert (found["talk"].calls, found["talk"].mean) == (3, pytest.approx(40))
    assert (found["hold"].calls, found["hold"].mean) == (2, pytest.approx(50))


def test_what_is_not_scored_is_counted_by_call(of_every_kind: Desk) -> None:
    held, seen = insight.noted(of_every_kind, CallFilter())
    assert (held.title, held.calls) == ("Was there a hold?", 3)
    shares = [(one.words, one.share) for one in held.answers]
    assert shares == [("No", pytest.approx(0.5)), ("Yes", pytest.approx(0.5))]
    assert (seen.title, seen.calls) == ("Noticed", 2)
    shares = [(one.words, one.share) for one in seen.answers]
    assert shares == [("Noise", pytest.approx(0.75)), ("An echo", pytest.approx(0.5))]
    assert insight.noted(of_every_kind, CallFilter(agent="Ben")) == ()


def test_an_answer_of_an_older_version_keeps_its_words(of_every_kind: Desk) -> None:
    content = every_kind().model_dump(mode="json", exclude_defaults=True, by_alias=True)
    content["questions"][2]["options"] = [{"id": "b", "text": "Echo"}, {"id": "c", "text": "Cut"}]
    newer = Form.model_validate({**content, "version": "2"})
    answers = {"held": 0, "courtesies": (), "seen": ("b", "c"), "extra": 0}
    answered(of_every_kind, newer, answers)
    _, seen = insight.noted(of_every_kind, CallFilter())
    assert seen.calls == 3
    assert [one.words for one in seen.answers] == ["Noise", "Echo", "Cut"]

"""Scores on a blend at the desk: which calls count, why others do not, and what they come to."""

import pytest

from evaluator.desk import evaluations, forms, insight, shops
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.client_report import content_of
from evaluator.desk.desk import Desk
from evaluator.desk.insight_blends import counted, narrowed
from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.scoring.sheet import Sheet
from evaluator.terms import NOT_APPLICABLE, Answer, Group, Period, Shop

SEVEN, LETTER = "seven-point-call", "apology-letter"


@pytest.fixture
def blend() -> Blend:
    return Blend.model_validate(
        {
            "id": "own",
            "version": "1",
            "title": "Own blend",
            "pass_mark": 75,
            "bands": [{"at": 75, "name": "On standard"}, {"at": 0, "name": "Below"}],
            "blend": [{"form": SEVEN, "share": 60}, {"form": LETTER, "share": 40}],
        }
    )


def called(desk: Desk, agent: str = "Ann") -> str:
    return shops.add(desk, CallDetails(agent=agent, client="Harbour"), Shop()).id


def finish(desk: Desk, call: str, form_id: str, answer: Answer, who: str = "Ruth") -> None:
    form = forms.find(desk, form_id)
    kept = evaluations.open_draft(desk, call, who, form)
    if answer != NOT_APPLICABLE:
        answers = {one.id: min(int(str(answer)), len(one.choices) - 1) for one in form.questions}
    else:
        answers = {one.id: answer for one in form.questions}
    evaluations.keep_draft(desk, kept.evaluation_id, Sheet(answers=answers), None, 0.0)
    evaluations.finish(desk, kept.evaluation_id)


def both(desk: Desk, level: int, agent: str = "Ann") -> str:
    call = called(desk, agent)
    finish(desk, call, SEVEN, level)
    finish(desk, call, LETTER, 4)
    return call


def test_a_trend_is_of_the_blended_scores(desk: Desk, blend: Blend) -> None:
    both(desk, 3)
    both(desk, 1)
    finish(desk, called(desk), SEVEN, 4)
    trend = insight.trend(desk, CallFilter(), Period.MONTH, blend=blend)
    (series,) = trend.series
    (point,) = series.points
    assert (point.estimate.calls, point.estimate.mean) == (2, pytest.approx((85 + 55) / 2))
    assert trend.pass_mark == 75
    assert insight.overall(desk, CallFilter(), blend) == point.estimate


def test_its_forms_stand_side_by_side_on_the_same_calls(desk: Desk, blend: Blend) -> None:
    both(desk, 3, "Ann")
    both(desk, 1, "Ben")
    finish(desk, called(desk, "Ben"), SEVEN, 4)
    by_agent = insight.trend(desk, CallFilter(), Period.MONTH, Group.AGENT, blend)
    table = insight.forms_of(desk, blend, CallFilter(), Group.AGENT, by_agent)
    assert [head.id for head in table.questions] == [SEVEN, LETTER]
    ben = next(row for row in table.rows if row.name == "Ben")
    assert [cell.estimate.mean for cell in ben.cells if cell] == pytest.approx([25.0, 100.0])
    assert ben.overall.mean == pytest.approx(55.0)


def test_by_form_each_is_a_line_of_its_own_without_a_pass_mark(desk: Desk, blend: Blend) -> None:
    both(desk, 3)
    trend = insight.trend(desk, CallFilter(), Period.MONTH, Group.FORM, blend)
    assert len(trend.series) == 2
    assert trend.pass_mark is None


def test_points_and_sections_are_of_the_calls_that_count(desk: Desk, blend: Blend) -> None:
    both(desk, 3)
    finish(desk, called(desk), SEVEN, 0)
    where = narrowed(CallFilter(form="another"), blend)
    trend = insight.trend(desk, where, Period.ALL, blend=blend)
    (row,) = insight.table(desk, where, Group.NONE, trend).rows
    assert {cell.estimate.calls for cell in row.cells if cell} == {1}


def test_every_call_that_is_left_out_has_its_reason(desk: Desk, blend: Blend) -> None:
    both(desk, 3)
    for _ in range(2):
        finish(desk, called(desk), SEVEN, 3)
    by_two = called(desk)
    finish(desk, by_two, SEVEN, 3)
    finish(desk, by_two, LETTER, 3, "Emeka")
    finish(desk, called(desk), "de-escalation-six", 4)
    nothing = called(desk)
    finish(desk, nothing, SEVEN, NOT_APPLICABLE)
    finish(desk, nothing, LETTER, NOT_APPLICABLE)
    called(desk)  # evaluated by nobody: it is left out of every average
    found = counted(desk, blend, CallFilter())
    letter = forms.find(desk, LETTER).title
    assert found.calls == 1
    assert found.left_out == (
        (1, "finished on every form, but not by one evaluator"),
        (2, f"not finished on “{letter}”"),
        (1, "finished on other forms only"),
        (1, "without a score on any form"),
    )
    assert found.others == 5
    assert found.said.startswith("1 call counts: one evaluator finished every form of the blend.")
    assert f"2 not finished on “{letter}”" in found.said


def test_where_nothing_is_left_out_that_is_said(desk: Desk, blend: Blend) -> None:
    both(desk, 3)
    assert counted(desk, blend, CallFilter()).said.endswith("None is left out.")
    assert counted(desk, blend, CallFilter(agent="Ben")).calls == 0


def test_a_client_report_on_a_blend_tells_blended_scores_alone(desk: Desk, blend: Blend) -> None:
    both(desk, 1)
    good = both(desk, 3)
    finish(desk, good, SEVEN, 1, "Emeka")
    finish(desk, good, LETTER, 4, "Emeka")  # twice evaluated: 85 and 55
    finish(desk, called(desk), SEVEN, 4)
    content = content_of(desk, CallFilter(), blend)
    assert content.overall.calls == 2
    assert content.overall.mean == pytest.approx((70 + 55) / 2)
    assert [line.score for line in content.calls] == pytest.approx([55.0, 70.0])
    assert {line.band for line in content.calls} == {"Below"}
    assert (content.pass_mark, content.passed) == (75, 0)
    assert [mark.name for mark in content.bands] == ["On standard", "Below"]
    assert content.blend is not None
    assert [(form.share, form.estimate.calls) for form in content.blend.forms] == [
        (0.6, 2), (0.4, 2),
    ]  # fmt: skip
    assert "1 not finished on" in content.blend.counted


def test_a_client_report_on_a_blend_without_a_call_that_counts_says_why(
    desk: Desk, blend: Blend
) -> None:
    finish(desk, called(desk), SEVEN, 4)
    with pytest.raises(UserError, match="counts on the blend “Own blend”") as refused:
        content_of(desk, CallFilter(), blend)
    assert "1 not finished on" in refused.value.hint

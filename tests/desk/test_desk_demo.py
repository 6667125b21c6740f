"""The demo: the sample call, and six planned months."""

from collections import Counter
from datetime import date, timedelta
from statistics import median

import pytest

from evaluator.desk import (
    blends,
    calls,
    demo,
    demo_handling,
    evaluations,
    forms,
    insight,
    sample,
)
from evaluator.desk.calls import CallFilter, CallState
from evaluator.desk.demo_plan import PlannedCall, plan
from evaluator.desk.desk import Desk
from evaluator.errors import Cancelled
from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.places import shipped
from evaluator.scoring.evidence import check_shown
from evaluator.scoring.score import Scorer
from evaluator.terms import Group, Period

LAST = date(2026, 5, 29)


@pytest.fixture(scope="module")
def planned() -> list[PlannedCall]:
    return list(plan(read(shipped("forms", "seven_point_call.yaml")), LAST))


def test_one_day_one_plan(form: Form, planned: list[PlannedCall]) -> None:
    assert list(plan(form, LAST)) == planned
    assert list(plan(form, LAST + timedelta(days=7))) != planned


def test_the_plan_looks_like_half_a_year_of_work(planned: list[PlannedCall]) -> None:
    assert 220 <= len(planned) <= 280
    days = [one.details.started.date() for one in planned if one.details.started]
    assert len(days) == len(planned) and max(days) <= LAST
    assert timedelta(days=170) < max(days) - min(days) < timedelta(days=190)
    assert all(day.weekday() < 5 for day in days)
    assert len({one.details.reference for one in planned}) == len(planned)
    assert len({one.details.agent for one in planned}) >= 8
    assert len({one.details.team for one in planned}) == 3
    assert len({one.details.client for one in planned}) == 3
    assert 20 <= sum(one.shop is not None for one in planned) <= 80
    evaluators = Counter(said.evaluator for one in planned for said in one.judged)
    assert len(evaluators) == 4
    assert any(len(one.judged) == 2 for one in planned)
    assert sum(not one.judged for one in planned) >= 2
    assert sum(said.draft for one in planned for said in one.judged) >= 2


def test_the_work_took_minutes(form: Form, planned: list[PlannedCall]) -> None:
    times = [said.taken for one in planned for said in one.judged]
    assert all(60 <= taken <= 3600 for taken in times)
    assert 400 < median(times) < 600
    assert times == [said.taken for one in plan(form, LAST) for said in one.judged]


def test_words_fit_the_levels(form: Form, planned: list[PlannedCall]) -> None:
    said_at: dict[str, set[object]] = {}
    for one in planned:
        for judged in one.judged:
            for id, comment in judged.sheet.comments.items():
                level = judged.sheet.answers[id]
                assert level != "n/a"
                said_at.setdefault(comment, set()).add((id, level))
            if not judged.draft:
                assert set(judged.sheet.answers) == {q.id for q in form.questions}
                assert judged.sheet.strengths and judged.sheet.improvement
    assert len(said_at) > 40
    assert all(len(places) == 1 for places in said_at.values())


def test_a_filled_desk_and_filling_it_again(desk: Desk, form: Form) -> None:
    demo.fill(desk, until=LAST, weeks=5)
    page = calls.listed(desk, CallFilter())
    assert page.total == len(list(plan(form, LAST, 5)))
    blend = blends.find(desk, "standard-enquiry")
    assert blend is not None
    whole = CallFilter(whole=tuple(blend.shares), state=CallState.FINISHED)
    on_second = CallFilter(form="Call handling and outcome", state=CallState.FINISHED)
    assert calls.listed(desk, whole).total == calls.listed(desk, on_second).total > 0
    states = Counter(row.state for row in page.rows)
    assert set(states) == {CallState.NEW, CallState.DRAFT, CallState.FINISHED}
    draft = next(row.evaluation_id for row in page.rows if row.state is CallState.DRAFT)
    assert draft is not None
    evaluations.discard(desk, draft)
    demo.fill(desk, until=LAST + timedelta(days=1), weeks=5)
    again = calls.listed(desk, CallFilter())
    assert again.total == page.total
    trend = insight.trend(desk, CallFilter(), Period.MONTH, Group.TEAM)
    assert len(trend.series) == 3 and len(trend.periods) >= 2


def test_visits_are_scored_on_a_second_form_by_who_scored_them_first(
    desk: Desk, planned: list[PlannedCall]
) -> None:
    second = forms.find(desk, demo_handling.FORM)
    done = [(one, demo_handling.handled(second, one)) for one in planned]
    scored = [(one, more) for one, more in done if more is not None]
    assert (
        20
        <= len(scored)
        == sum(
            one.shop is not None and any(not said.draft for said in one.judged) for one in planned
        )
    )
    for one, more in scored:
        assert one.shop is not None and more.evaluator == one.judged[0].evaluator
        assert (more.sheet.answers["held"] == 1) is bool(one.shop.hold_seconds)
        check_shown(second, more.sheet, recorded=False)
        score = Scorer(second).score(more.sheet.answers)
        assert not score.open and 40 < (score.value or 0) <= 100


class _StopsAt:
    def __init__(self, done: int) -> None:
        self.done = done

    def step(self, done: float, of: float, doing: str) -> None:
        if done >= self.done:
            raise Cancelled


def test_what_was_interrupted_is_made_whole(desk: Desk, form: Form) -> None:
    with pytest.raises(Cancelled):
        demo.fill(desk, _StopsAt(10), until=LAST, weeks=3)
    row = calls.listed(desk, CallFilter(state=CallState.FINISHED)).rows[0]
    other = evaluations.open_draft(desk, row.call.id, "Somebody else", form)
    demo.fill(desk, until=LAST, weeks=3)
    assert calls.listed(desk, CallFilter()).total == len(list(plan(form, LAST, 3)))
    assert evaluations.draft(desk, other.evaluation_id) == other


def test_the_sample_call_is_scored_once(desk: Desk) -> None:
    first = demo.score_sample(desk)
    assert demo.score_sample(desk) == first
    assert first.call.agent is not None and first.call.agent.name == "Dee Marlow"
    assert first.sheet.moments and first.sheet.strengths and len(first.sheet.comments) == 7
    recording = first.call.recording
    assert recording is not None and 60 <= recording.duration <= 120 and recording.channels == 2
    assert all(moment.start < recording.duration for moment in first.sheet.moments)


def test_the_sample_call_stays_as_the_user_left_it(desk: Desk) -> None:
    call = sample.bring_in(desk)
    assert call.started is not None and call.client is not None
    calls.describe(
        desk, call.id, calls.filled(calls.CallDetails(agent="Me"), calls.details_of(call))
    )
    assert calls.details_of(sample.bring_in(desk)).agent == "Me"

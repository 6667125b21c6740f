"""How scores move: averages, spread, verdicts, bands and agents, counted by hand."""

import math
from datetime import date

from evaluator.insight.shift import Moved, Outcome, most_moved_first, shift


def row(was: float | None, now: float | None, agent: str = "Ann", day: int = 1) -> Moved:
    def outcome(score: float | None) -> Outcome:
        if score is None:
            return Outcome(score=None, band=None, passed=None)
        good = score >= 80
        return Outcome(score=score, band="Good" if good else "To do", passed=good)

    return Moved(
        evaluation_id=f"e{was}{now}{agent}", call_id="c", day=date(2026, 5, day), agent=agent,
        reference="", was=outcome(was), now=outcome(now),
    )  # fmt: skip


ROWS = [row(70, 90), row(85, 75, "Ben"), row(60, 60.01, "Ben"), row(100, None, "")]


def test_averages_spread_and_verdicts() -> None:
    found = shift(ROWS)
    assert (found.was.scores, found.was.mean) == (4, 78.75)
    assert found.now.scores == 3
    spread = math.sqrt(sum((one - 78.75) ** 2 for one in (70, 85, 60, 100)) / 3)
    assert found.was.spread is not None and math.isclose(found.was.spread, spread)
    assert (found.was.passed, found.was.failed) == (2, 2)
    assert (found.now.passed, found.now.failed) == (1, 2)
    assert (found.up, found.down) == (1, 1)
    assert (found.passing, found.failing) == (1, 1)


def test_bands_that_change_and_agents() -> None:
    found = shift(ROWS)
    assert set(found.bands) == {("To do", "Good", 1), ("Good", "To do", 1), ("Good", "", 1)}
    assert [(one.agent, one.evaluations, one.was) for one in found.agents] == [
        ("Ann", 1, 70), ("Ben", 2, 72.5), ("", 1, 100),
    ]  # fmt: skip
    assert found.agents[2].now is None


def test_bars_of_five_points() -> None:
    bars = shift([row(0, 4.9), row(5, 100), row(100, 95), row(99.9, 107)]).was.bars
    assert len(bars) == 20
    assert (bars[0], bars[1], bars[19]) == (1, 1, 2)
    now = shift([row(0, 4.9), row(5, 100), row(100, 95), row(99.9, 107)]).now.bars
    assert (len(now), now[0], now[19], now[21]) == (22, 1, 2, 1)


def test_the_most_moved_come_first_and_who_has_no_score_last() -> None:
    rows = [row(70, 71), row(50, None), row(90, 70), row(70, 90, day=2)]
    ordered = [(one.was.score, one.now.score) for one in most_moved_first(rows)]
    assert ordered == [(70, 90), (90, 70), (70, 71), (50, None)]


def test_nothing_is_nothing() -> None:
    found = shift([])
    assert (found.was.mean, found.was.spread, found.agents, found.bands) == (None, None, (), ())

"""The table: rows ranked where they can be, cells on the scale of their heading."""

import pytest
from insight_values import question_sums, trend_of

from evaluator.insight.table import Heading, side_by_side

HEADINGS = (
    Heading(id="ask", title="Ask", short="Ask", top=4),
    Heading(id="close", title="Close", short="Close", top=1),
)


def test_rows_are_ranked_and_few_calls_come_last() -> None:
    trend = trend_of(
        Bob={"2026-05": [70.0, 71.0, 72.0]},
        Ann={"2026-05": [90.0], "2026-06": [80.0, 85.0]},
        Zoe={"2026-05": [99.0, 99.5]},
        Eve={"2026-05": [70.0, 71.0, 72.0]},
    )
    table = side_by_side(HEADINGS, trend, [])
    assert [row.name for row in table.rows] == ["Ann", "Bob", "Eve", "Zoe"]
    ann = table.rows[0]
    assert ann.overall.calls == 3
    assert ann.overall.mean == pytest.approx(85)
    assert ann.overall.low is not None
    assert ann.trend == (90, 82.5)
    assert table.rows[1].trend == (71, None)
    assert all(row.cells == (None, None) for row in table.rows)


def test_cells_are_levels_on_the_scale_of_their_heading() -> None:
    trend = trend_of(Ann={"2026-05": [90.0] * 3})
    tallies = [
        question_sums("Ann", "ask", [0.5, 0.75]),
        question_sums("Ann", "ask", [1.0]),  # another version of the form
        question_sums("Ann", "other", [1.0]),
        question_sums("Bob", "ask", [0.0]),
    ]
    ask, close = side_by_side(HEADINGS, trend, tallies).rows[0].cells
    assert close is None
    assert ask is not None and ask.question == "ask"
    assert ask.estimate.calls == 3
    assert ask.estimate.mean == pytest.approx(3)
    assert ask.estimate.high == 4
    assert ask.estimate.low == pytest.approx(3 - 4.3026527 / 3**0.5, abs=1e-6)

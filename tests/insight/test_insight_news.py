"""The cards of "What changed"."""

import pytest
from insight_values import question_sums, sums, trend_of

from evaluator.insight.news import News, news
from evaluator.insight.table import Heading, PointTable, side_by_side
from evaluator.insight.trend import Trend, over_time

NO_TABLE = PointTable(questions=(), rows=())
LOW, HIGH = [70.0, 71.0, 72.0], [90.0, 91.0, 92.0]


def cards(trend: Trend) -> list[tuple[str, str, str]]:
    return [(card.title, card.detail, card.tone) for card in news(trend, NO_TABLE)]


def test_a_rise_and_a_fall_are_told_with_their_interval_the_largest_first() -> None:
    trend = trend_of(
        Ann={"2026-05": HIGH, "2026-07": LOW},
        Bob={"2026-05": LOW, "2026-06": [1.0], "2026-07": [94.0, 95.0, 96.0]},
    )
    assert cards(trend) == [
        ("Bob rose by 24.0", "More than chance: 21.7 to 26.3. From May 2026 to Jul 2026.", "up"),
        ("Ann fell by 20.0", "More than chance: 17.7 to 22.3. From May 2026 to Jul 2026.", "down"),
    ]


def test_what_chance_explains_did_not_clearly_move() -> None:
    trend = trend_of(Ann={"2026-W19": [60.0, 75.0, 90.0], "2026-W20": [59.0, 74.0, 88.0]})
    assert cards(trend) == [
        (
            "Ann did not clearly move",
            "−1.3, interval −34.8 to +32.1. From week 19 of 2026 to week 20 of 2026.",
            "same",
        )
    ]


def test_a_difference_of_nothing_has_no_sign() -> None:
    same = [60.0, 75.0, 90.0]
    (card,) = news(trend_of(Ann={"2026-05": same, "2026-06": same}), NO_TABLE)
    assert card.detail.startswith("0.0, interval −34.0 to +34.0.")


def test_too_few_calls_say_why() -> None:
    trend = trend_of(
        Ann={"2026-05": [80.0]},
        Bob={"2026-05": [80.0], "2026-06": [81.0]},
        Cid={"2026-05": LOW, "2026-06": [81.0, 82.0]},
        Dan={"2026-05": [70.0] * 3, "2026-06": [80.0] * 3},
    )
    assert cards(trend) == [
        ("Ann: 1 call only", "Too few to compare.", "few"),
        ("Bob: 2 calls only", "Too few to compare.", "few"),
        ("Cid: 5 calls", "No two periods with 3 calls or more to compare.", "few"),
        ("Dan: 6 calls", "All scores of a period are alike, so chance cannot be judged.", "few"),
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [("Ask", "Ask is the weakest point"), ("Asked?", "“Asked?” is the weakest point")],
)
def test_the_weakest_point_is_that_of_all_rows_together(title: str, said: str) -> None:
    trend = trend_of(
        Ann={"2026-05": HIGH}, Bob={"2026-05": [80.0, 90.0]}, Cid={"2026-05": [1.0] * 3}
    )
    headings = (
        Heading(id="ask", title=title, short="Ask", top=4),
        Heading(id="close", title="Close", short="Close", top=2),
        Heading(id="rare", title="Rare", short="Rare", top=4),
    )
    table = side_by_side(
        headings,
        trend,
        [
            question_sums("Ann", "ask", [0.75, 0.75, 0.5]),
            question_sums("Bob", "ask", [0.5, 0.5]),
            question_sums("Ann", "close", [0.5, 0.5, 1.0]),
            question_sums("Bob", "close", [1.0, 1.0]),
            question_sums("Ann", "rare", [0.0, 0.0]),
        ],
    )
    weak = [card for card in news(trend, table) if card.tone == "weak"]
    assert weak == [
        News(
            title=said,
            detail="2.4 of 4 in 5 calls, interval 1.7 to 3.1.",
            tone="weak",
        )
    ]


def test_one_point_alone_is_not_the_weakest() -> None:
    trend = trend_of(Ann={"2026-05": HIGH})
    table = side_by_side(
        (Heading(id="ask", title="Ask", short="Ask", top=4),),
        trend,
        [question_sums("Ann", "ask", [0.5, 0.5, 0.75])],
    )
    assert "weak" not in [card.tone for card in news(trend, table)]


def test_the_name_of_nobody_is_given_by_who_asks() -> None:
    trend = over_time([sums("", "2026-05", [80.0])])
    assert [card.title for card in news(trend, NO_TABLE)] == ["All calls: 1 call only"]
    assert [card.title for card in news(trend, NO_TABLE, "No agent")] == ["No agent: 1 call only"]

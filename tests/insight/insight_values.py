"""Tallies, trends and tables for the tests of insight, made from plain lists of scores."""

from dataclasses import dataclass

from evaluator.insight.trend import Trend, over_time


@dataclass(frozen=True)
class Sums:
    """A tally of the store's shape."""

    key: str
    period: str
    calls: int
    total: float
    squares: float


@dataclass(frozen=True)
class QuestionSums:
    """A tally by question, of shares of the top level."""

    key: str
    question: str
    calls: int
    total: float
    squares: float


def sums(key: str, period: str, scores: list[float]) -> Sums:
    return Sums(key, period, len(scores), sum(scores), sum(score**2 for score in scores))


def question_sums(key: str, question: str, shares: list[float]) -> QuestionSums:
    return QuestionSums(key, question, len(shares), sum(shares), sum(share**2 for share in shares))


def trend_of(pass_mark: float | None = 80, **names: dict[str, list[float]]) -> Trend:
    """trend_of(North={"2026-05": [80, 82]})"""
    tallies = [
        sums(name, period, scores) for name, of in names.items() for period, scores in of.items()
    ]
    return over_time(tallies, pass_mark)

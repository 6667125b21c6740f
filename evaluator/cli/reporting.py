"""Commands that tell of scores: report, client-report, trend."""

import argparse
from collections.abc import Mapping
from typing import Any

from evaluator.cli.commands import Commands, out
from evaluator.cli.scope import people, period, scope
from evaluator.cli.sharing import Options, at_desk, say
from evaluator.terms import FEW_CALLS, Period, shown


def offer(commands: Commands) -> None:
    """Add the commands of this group."""
    report = commands.add("report", _report, "write the feedback report on one evaluation")
    report.add_argument("id", metavar="ID", help="the evaluation's id")
    _blend_argument(report, "tell what the call comes to on a blend of forms as well")
    out(report, "FILE.pdf")
    client = commands.add(
        "client-report", _client_report, "write the report for a client, an agent or a team"
    )
    _blend_argument(client, "score calls on a blend of forms")
    people(client, "agent", "team", "client")
    period(client)
    out(client, "FILE.pdf")
    trend = commands.add(
        "trend", _trend, "scores by month or week, with their number of calls and interval"
    )
    _blend_argument(trend, "score calls on a blend of forms")
    people(trend, "agent", "team")
    trend.add_argument("--by", choices=("month", "week"), default="month")


def _blend_argument(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--blend", metavar="BLEND", help=f"{what}: its file, or its id")


def _report(options: Options) -> int:
    from evaluator.desk import blends, reports

    with at_desk(options) as desk:
        blend = blends.named(desk, options.blend)
        path = reports.feedback(desk, options.id, options.out, blend=blend)
    return say(options, {"path": str(path)}, [str(path)])


def _client_report(options: Options) -> int:
    from evaluator.desk import blends, reports

    with at_desk(options) as desk:
        path = reports.client_report(
            desk, scope(desk, options), options.out, blends.named(desk, options.blend)
        )
    return say(options, {"path": str(path)}, [str(path)])


def _trend(options: Options) -> int:
    from evaluator.desk import blends, insight

    with at_desk(options) as desk:
        blend = blends.named(desk, options.blend)
        trend = insight.trend(desk, scope(desk, options), Period(options.by), blend=blend)
    points = [point for series in trend.series for point in series.points if point.estimate.calls]
    figures = ("calls", "mean", "low", "high")
    told = [
        {"period": point.period, **{name: getattr(point.estimate, name) for name in figures}}
        for point in points
    ]
    return say(options, told, [_told(point) for point in told] or ["No finished evaluations."])


def _told(point: Mapping[str, Any]) -> str:
    line = f"{point['period']}  {point['calls']:4d} calls  {shown(point['mean']):>5}"
    if point["low"] is not None:
        line += f"  95 % between {shown(point['low'])} and {shown(point['high'])}"
    few = point["calls"] < FEW_CALLS
    return f"{line}  (few calls: no more than a hint)" if few else line

"""Commands that tell of scores: report, client-report, trend."""

import argparse
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from evaluator.cli.commands import Commands, out
from evaluator.cli.sharing import Options, at_desk, say
from evaluator.errors import UserError
from evaluator.terms import FEW_CALLS, Period, shown

if TYPE_CHECKING:
    from evaluator.desk.calls import CallFilter
    from evaluator.desk.desk import Desk


def offer(commands: Commands) -> None:
    """Add the commands of this group."""
    report = commands.add("report", _report, "write the feedback report on one evaluation")
    report.add_argument("id", metavar="ID", help="the evaluation's id")
    _blend_argument(report, "tell what the call comes to on a blend of forms as well")
    out(report, "FILE.pdf")
    client = commands.add(
        "client-report", _client_report, "write the report for a client, an agent or a team"
    )
    _scope_arguments(client)
    client.add_argument("--client", default="", metavar="NAME")
    client.add_argument("--from", dest="since", type=_day, metavar="DATE", help="first day, ISO")
    client.add_argument("--to", dest="until", type=_day, metavar="DATE", help="last day, ISO")
    out(client, "FILE.pdf")
    trend = commands.add(
        "trend", _trend, "scores by month or week, with their number of calls and interval"
    )
    _scope_arguments(trend)
    trend.add_argument("--by", choices=("month", "week"), default="month")
    trend.set_defaults(client="", since=None, until=None)


def _scope_arguments(parser: argparse.ArgumentParser) -> None:
    _blend_argument(parser, "score calls on a blend of forms")
    parser.add_argument("--agent", default="", metavar="NAME")
    parser.add_argument("--team", default="", metavar="NAME")


def _blend_argument(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--blend", metavar="BLEND", help=f"{what}: its file, or its id")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no day such as 2026-05-31") from error


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
            desk, _scope(desk, options), options.out, blends.named(desk, options.blend)
        )
    return say(options, {"path": str(path)}, [str(path)])


def _trend(options: Options) -> int:
    from evaluator.desk import blends, insight

    with at_desk(options) as desk:
        blend = blends.named(desk, options.blend)
        trend = insight.trend(desk, _scope(desk, options), Period(options.by), blend=blend)
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


def _scope(desk: "Desk", options: Options) -> "CallFilter":
    """Whose calls and when. Raises UserError for a name nobody has: a slip is no empty list."""
    from evaluator.desk.calls import CallFilter
    from evaluator.desk.people import names

    known = names(desk)
    for what, name, those in (
        ("agent", options.agent, known.agents),
        ("team", options.team, known.teams),
        ("client", options.client, known.clients),
    ):
        if name and name not in those:
            raise UserError(f"There is no {what} “{name}”.", f"There are: {', '.join(those)}.")
    if options.since and options.until and options.until < options.since:
        raise UserError("The period ends before it starts.", "Give --from a day before --to.")
    return CallFilter(
        agent=options.agent,
        team=options.team,
        client=options.client,
        since=options.since,
        until=options.until,
    )

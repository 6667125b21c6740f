"""Whose calls and when: the arguments of commands that look at some of them, and what they mean."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from evaluator.cli.sharing import Options
from evaluator.errors import UserError

if TYPE_CHECKING:
    from evaluator.desk.calls import CallFilter
    from evaluator.desk.desk import Desk


def people(parser: argparse.ArgumentParser, *kinds: str) -> None:
    """Take the names of an agent, a team, a client or an evaluator: `kinds` says of which."""
    parser.set_defaults(agent="", team="", client="", evaluator="", since=None, until=None)
    for kind in kinds:
        parser.add_argument(f"--{kind}", default="", metavar="NAME")


def period(parser: argparse.ArgumentParser) -> None:
    """Take a first and a last day."""
    parser.add_argument("--from", dest="since", type=_day, metavar="DATE", help="first day, ISO")
    parser.add_argument("--to", dest="until", type=_day, metavar="DATE", help="last day, ISO")


def scope(desk: "Desk", options: Options) -> "CallFilter":
    """The calls that are meant. Raises UserError for a name nobody has: a slip is no empty list."""
    from evaluator.desk.calls import CallFilter
    from evaluator.desk.people import names

    known = names(desk)
    for what, name, those in (
        ("agent", options.agent, known.agents),
        ("team", options.team, known.teams),
        ("client", options.client, known.clients),
        ("evaluator", options.evaluator, known.evaluators),
    ):
        if name and name not in those:
            raise UserError(f"There is no {what} “{name}”.", f"There are: {', '.join(those)}.")
    if options.since and options.until and options.until < options.since:
        raise UserError("The period ends before it starts.", "Give --from a day before --to.")
    return CallFilter(
        agent=options.agent,
        team=options.team,
        client=options.client,
        evaluator=options.evaluator,
        since=options.since,
        until=options.until,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no day such as 2026-05-31") from error

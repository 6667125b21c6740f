"""The desk from a terminal: every command of `call-evaluator`, for people and for machines.

Nothing heavy is imported before a command needs it, so that --help and --version answer at once.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from evaluator import __version__
from evaluator.errors import UserError
from evaluator.places import places
from evaluator.terms import FEW_CALLS, Period, shown

if TYPE_CHECKING:
    from evaluator.desk.calls import CallFilter
    from evaluator.desk.desk import Desk

Options: TypeAlias = argparse.Namespace


def read(argv: Sequence[str]) -> Options:
    """The arguments, read. Raises SystemExit 2 for wrong use, 0 for --help and --version."""
    return _parser().parse_args(argv)


def run(options: Options) -> int:
    """Do what was asked; returns the exit code: 0 done, 1 a UserError said on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows a "?"
    command: Callable[[Options], int] = _COMMANDS[options.command]
    try:
        code = command(options)
        sys.stdout.flush()
        return code
    except UserError as error:
        say_error(error)
        return 1
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def say_error(error: UserError) -> None:
    """Say on stderr what happened and what to do next."""
    sys.stderr.write(_plain(str(error)) + "\n")


# --- the commands -------------------------------------------------------------------------------


def _demo(options: Options) -> int:
    from evaluator.desk import demo

    made = demo.run(options.out, database=options.db)
    told = {
        "score": made.score,
        "band": made.band,
        "evaluation": made.evaluation_id,
        "database": str(made.database),
        "report": str(made.report),
        "calls": made.calls,
    }
    lines = [
        f"The sample call scores {shown(made.score)} ({made.band}).",
        f"Its feedback report: {made.report}",
        f"{made.calls} calls of six months are in: {made.database}",
        f"Open the window on them: ./run --db {made.database}",
    ]
    return _say(options, told, lines)


def _forms(options: Options) -> int:
    from evaluator.desk import forms

    with _no_database() as desk:
        files = forms.available(desk)
    told = [
        {
            "id": file.form.id,
            "version": file.form.version,
            "title": file.form.title,
            "hash": file.form.hash,
            "path": str(file.path),
            "points": [
                {"id": q.id, "title": q.title, "weight": q.weight, "top": q.top}
                for q in file.form.questions
            ],
        }
        for file in files
        if file.form
    ]
    for file in files:
        if file.form is None:
            say_error(UserError(file.problem))
    return _say(
        options, told, [f"{form['id']}  {form['version']}  {form['title']}" for form in told]
    )


def _score(options: Options) -> int:
    from evaluator.desk import answer_files, forms

    with _no_database() as desk:
        score = answer_files.score_file(forms.find(desk, options.form), options.answers)
    told = {
        "score": score.value,
        "band": score.band,
        "passed": score.passed,
        "answered": score.answered,
        "open": list(score.open),
        "parts": [asdict(part) for part in score.parts],
    }
    verdict = {True: "passed", False: "not passed", None: "not decided"}[score.passed]
    lines = [f"Score {shown(score.value)}, {score.band or 'no band'}, {verdict}."]
    lines += [f"  {part.id}: {part.points:g} of {part.of:g}" for part in score.parts]
    lines += [f"Open: {', '.join(score.open)}"] if score.open else []
    return _say(options, told, lines)


def _evaluate(options: Options) -> int:
    from evaluator.desk import answer_files, dates, forms, in_one_step
    from evaluator.desk.calls import CallFacts

    with _desk(options, make=True) as desk:
        form = forms.find(desk, options.form)
        facts = CallFacts(
            agent=options.agent,
            client=options.client,
            started=dates.read_time(options.started) if options.started else None,
        )
        sheet = answer_files.read_sheet(form, options.answers, options.notes)
        done = in_one_step.evaluate(
            desk, options.recording, form, sheet, facts=facts, evaluator=options.evaluator
        )
    told = {"id": done.id, "score": done.score.value, "revision": done.revision}
    return _say(options, told, [done.id])


def _report(options: Options) -> int:
    from evaluator.desk import reports

    with _desk(options) as desk:
        path = reports.feedback(desk, options.id, options.out)
    return _say(options, {"path": str(path)}, [str(path)])


def _client_report(options: Options) -> int:
    from evaluator.desk import reports

    with _desk(options) as desk:
        path = reports.client_report(desk, _scope(desk, options), options.out)
    return _say(options, {"path": str(path)}, [str(path)])


def _trend(options: Options) -> int:
    from evaluator.desk import insight

    with _desk(options) as desk:
        trend = insight.trend(desk, _scope(desk, options), Period(options.by))
    points = [point for series in trend.series for point in series.points if point.estimate.calls]
    figures = ("calls", "mean", "low", "high")
    told = [
        {"period": point.period, **{name: getattr(point.estimate, name) for name in figures}}
        for point in points
    ]
    return _say(options, told, [_told(point) for point in told] or ["No finished evaluations."])


def _told(point: Mapping[str, Any]) -> str:
    line = f"{point['period']}  {point['calls']:4d} calls  {shown(point['mean']):>5}"
    if point["low"] is not None:
        line += f"  95 % between {shown(point['low'])} and {shown(point['high'])}"
    few = point["calls"] < FEW_CALLS
    return f"{line}  (few calls: no more than a hint)" if few else line


def _facts(options: Options) -> int:
    from evaluator.desk import facts
    from evaluator.facts import to_json

    found = facts.measure(options.recording, agent_channel=options.agent_channel - 1)
    return _say(options, to_json(found), facts.told(found))


def _import(options: Options) -> int:
    from evaluator.desk import intake

    lists = [path for path in options.paths if path.suffix.lower() == ".csv"]
    others = [path for path in options.paths if path not in lists]
    with _desk(options, make=True) as desk:
        came = [intake.bring_in(desk, others)] if others else []
        for path in lists:
            came.append(intake.read_list(desk, path, intake.preview_list(path).mapping))
    new = [call for part in came for call in part.calls]
    known = [call for part in came for call in part.known]
    refused = [bad for part in came for bad in part.refused]
    told = {
        "calls": [_call(call) for call in new],
        "known": [_call(call) for call in known],
        "refused": [asdict(bad) for bad in refused],
    }
    for bad in refused:
        say_error(UserError(f"{bad.where}: {bad.reason}"))
    _say(options, told, [f"{len(new)} new, {len(known)} known, {len(refused)} refused"])
    return 1 if refused and not (new or known) else 0


def _call(call: Any) -> dict[str, str | None]:
    return {
        "id": call.id,
        "file": str(call.recording.path) if call.recording else None,
        "agent": call.agent.name if call.agent else None,
        "client": call.client.name if call.client else None,
        "started": call.started.isoformat() if call.started else None,
    }


def _export(options: Options) -> int:
    from evaluator.desk import exports

    with _desk(options) as desk:
        rows = exports.export(desk, options.out)
    return _say(
        options, {"rows": rows, "path": str(options.out)}, [f"{rows} rows in {options.out}"]
    )


def _check(options: Options) -> int:
    from evaluator.desk import checks

    with _desk(options) as desk:
        found = checks.check(desk)
    told = {
        "sound": not found.problems,
        "problems": list(found.problems),
        "evaluations": found.evaluations,
        "revisions": found.revisions,
    }
    counted = f"{found.evaluations} evaluations, {found.revisions} revisions"
    for problem in found.problems:
        say_error(UserError(problem))
    _say(options, told, [f"Checked {counted}: {'damaged' if found.problems else 'all sound'}."])
    return 1 if found.problems else 0


_COMMANDS: Mapping[str, Callable[[Options], int]] = {
    "demo": _demo,
    "forms": _forms,
    "score": _score,
    "evaluate": _evaluate,
    "report": _report,
    "client-report": _client_report,
    "trend": _trend,
    "facts": _facts,
    "import": _import,
    "export": _export,
    "check": _check,
}


# --- what the commands share --------------------------------------------------------------------


@contextmanager
def _desk(options: Options, *, make: bool = False) -> "Iterator[Desk]":
    """The desk on the database that was named; only commands that write may `make` a new one."""
    from evaluator.desk.desk import Desk

    if options.db is not None and not make and not options.db.exists():
        raise UserError(f"There is no database {options.db}.", "Look at the name after --db.")
    with Desk.opened(places(), options.db) as desk:
        yield desk


@contextmanager
def _no_database() -> "Iterator[Desk]":
    """A desk for what needs no database: none is made or touched."""
    from evaluator.desk.desk import Desk

    with Desk.in_memory(places()) as desk:
        yield desk


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


def _say(options: Options, told: Any, lines: Sequence[str]) -> int:
    if options.json:
        print(json.dumps(told, indent=2, allow_nan=False))
    else:
        for line in lines:
            print(_plain(line))
    return 0


def _plain(text: str) -> str:
    """Text without what would steer a terminal: names and files come from anywhere."""
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)


# --- the arguments ------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="call-evaluator",
        description="Score phone calls offline, print the feedback, compare scores over time. "
        "Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"call-evaluator {__version__}")
    parser.add_argument("--db", type=Path, default=None, metavar="FILE", help="the database to use")
    parser.add_argument("--json", action="store_true", help="print JSON, for machines")
    # SUPPRESS: an option that is not repeated after the command keeps its value from before it.
    both = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    both.add_argument("--db", type=Path, metavar="FILE", help="the database to use")
    both.add_argument("--json", action="store_true", help="print JSON, for machines")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, help: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help, description=help, parents=[both])

    demo = command("demo", "score the sample call and fill a database with six months of calls")
    demo.add_argument("--out", type=Path, default=Path("out"), metavar="DIR")
    command("forms", "list the forms there are")
    _score_arguments(command("score", "score an answer file on a form"))
    _evaluate_arguments(command("evaluate", "score a recording, finish; again: a new revision"))
    report = command("report", "write the feedback report on one evaluation")
    report.add_argument("id", metavar="ID", help="the evaluation's id")
    _out(report, "FILE.pdf")
    client_report = command("client-report", "write the report for a client, an agent or a team")
    _scope_arguments(client_report)
    client_report.add_argument("--client", default="", metavar="NAME")
    _days(client_report)
    _out(client_report, "FILE.pdf")
    trend = command("trend", "scores by month or week, with their number of calls and interval")
    _scope_arguments(trend)
    trend.add_argument("--by", choices=("month", "week"), default="month")
    trend.set_defaults(client="", since=None, until=None)
    facts = command("facts", "measure a recording: talk, dead air, talk-over, gaps, hold, ringing")
    facts.add_argument("recording", type=Path, metavar="RECORDING")
    facts.add_argument(
        "--agent-channel", type=int, choices=(1, 2), default=1, help="where the agent is heard"
    )
    bring_in = command("import", "bring in recordings, folders and call lists (CSV)")
    bring_in.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    _out(command("export", "write every evaluation, one row an answer"), "FILE.csv|FILE.json")
    command("check", "check that the database is sound")
    # For ./run pictures: not a user's command, so it has no help.
    commands.add_parser("pictures").add_argument("--out", type=Path, required=True)
    return parser


def _score_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--form", required=True, metavar="FILE", help="a form's file, or its id")
    parser.add_argument("--answers", type=Path, required=True, metavar="FILE.json")


def _evaluate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recording", type=Path, metavar="RECORDING")
    _score_arguments(parser)
    parser.add_argument("--agent", required=True, metavar="NAME")
    parser.add_argument("--evaluator", required=True, metavar="NAME")
    parser.add_argument("--client", default="", metavar="NAME")
    parser.add_argument("--started", default="", metavar="ISO", help="when the call began")
    parser.add_argument(
        "--notes", type=Path, metavar="FILE.json", help="comments, moments and overall feedback"
    )


def _scope_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--agent", default="", metavar="NAME")
    parser.add_argument("--team", default="", metavar="NAME")


def _days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="since", type=_day, metavar="DATE", help="first day, ISO")
    parser.add_argument("--to", dest="until", type=_day, metavar="DATE", help="last day, ISO")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no day such as 2026-05-31") from error


def _out(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar=what)

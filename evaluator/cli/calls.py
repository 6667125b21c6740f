"""Commands for what is kept: demo, import, export, check."""

from dataclasses import asdict
from pathlib import Path

from evaluator.cli.commands import Commands, out
from evaluator.cli.sharing import Options, at_desk, say, say_error
from evaluator.errors import UserError
from evaluator.terms import Call, counted, shown


def offer(commands: Commands) -> None:
    """Add the commands of this group."""
    demo = commands.add(
        "demo", _demo, "score the sample call and fill a database with six months of calls"
    )
    demo.add_argument("--out", type=Path, default=Path("out"), metavar="DIR")
    bring_in = commands.add("import", _import, "bring in recordings, folders and call lists (CSV)")
    bring_in.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    export = commands.add("export", _export, "write every evaluation, one row an answer")
    out(export, "FILE.csv|FILE.json")
    commands.add("check", _check, "check that the database is sound")


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
    return say(options, told, lines)


def _import(options: Options) -> int:
    from evaluator.desk import intake

    lists = [path for path in options.paths if path.suffix.lower() == ".csv"]
    others = [path for path in options.paths if path not in lists]
    with at_desk(options, make=True) as desk:
        came = [intake.bring_in(desk, others)] if others else []
        for path in lists:
            came.append(intake.read_list(desk, path, intake.preview_list(path).mapping))
    new = [call for part in came for call in part.calls]
    known = [call for part in came for call in part.known]
    refused = [bad for part in came for bad in part.refused]
    damaged = [call for part in came for call in part.damaged]
    redacted = [call for part in came for call in part.redacted]
    told = {
        "calls": [_call(call) for call in new],
        "known": [_call(call) for call in known],
        "damaged": [_call(call) for call in damaged],
        "redacted": [_call(call) for call in redacted],
        "refused": [asdict(bad) for bad in refused],
    }
    for bad in refused:
        say_error(UserError(f"{bad.where}: {bad.reason}"))
    lines = [f"{len(new)} new, {len(known)} known, {len(refused)} refused"]
    if damaged:
        lines.append(f"{len(damaged)} of the new ones cut off or damaged: the rest of it came in")
    if redacted:
        lines.append(f"{len(redacted)} of these files are from before a redaction: not taken")
    say(options, told, lines)
    return 1 if refused and not (new or known) else 0


def _call(call: Call) -> dict[str, str | None]:
    return {
        "id": call.id,
        "file": str(call.recording.path) if call.recording else None,
        "agent": call.agent.name if call.agent else None,
        "client": call.client.name if call.client else None,
        "started": call.started.isoformat() if call.started else None,
    }


def _export(options: Options) -> int:
    from evaluator.desk import exports

    with at_desk(options) as desk:
        rows = exports.export(desk, options.out)
    return say(options, {"rows": rows, "path": str(options.out)}, [f"{rows} rows in {options.out}"])


def _check(options: Options) -> int:
    from evaluator.desk import checks

    with at_desk(options) as desk:
        found = checks.check(desk)
    told = {
        "sound": not found.problems,
        "problems": list(found.problems),
        "evaluations": found.evaluations,
        "revisions": found.revisions,
    }
    checked = f"{counted(found.evaluations, 'evaluation')}, {counted(found.revisions, 'revision')}"
    for problem in found.problems:
        say_error(UserError(problem))
    say(options, told, [f"Checked {checked}: {'damaged' if found.problems else 'all sound'}."])
    return 1 if found.problems else 0

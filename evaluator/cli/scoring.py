"""Commands that score: forms, score, evaluate."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from evaluator.cli import blends, form_exchange, form_versions
from evaluator.cli.commands import Commands
from evaluator.cli.sharing import Options, at_desk, no_database, say, say_error
from evaluator.errors import UserError
from evaluator.terms import percent, shown, trimmed

if TYPE_CHECKING:
    from evaluator.desk.blends import Evaluation

_PART = ("id", "weight", "share", "points", "of", "state", "band", "passed")


def offer(commands: Commands) -> None:
    """Add the commands of this group."""
    listing = commands.add("forms", _forms, "list the forms there are, or look one over")
    listing.add_argument("--schema", action="store_true", help="print the JSON Schema of a form")
    within = Commands(listing, "action")
    lint = within.add("lint", _lint, "say what is wrong or doubtful in a form, and how to mend it")
    lint.add_argument(
        "form", metavar="FILE", help="a form's file, or its id, or those of a blend of forms"
    )
    form_exchange.offer(within)
    blends.offer(within)
    form_versions.offer(within)
    scoring = commands.add("score", _score, "score an answer file on a form")
    _score_arguments(scoring)
    scoring.add_argument(
        "--facts", type=Path, metavar="FILE.json", help="what facts --json said of the call"
    )
    evaluate = commands.add(
        "evaluate", _evaluate, "score a recording, finish; again: a new revision"
    )
    evaluate.add_argument("recording", type=Path, metavar="RECORDING")
    _score_arguments(evaluate)
    evaluate.add_argument("--agent", required=True, metavar="NAME")
    evaluate.add_argument("--evaluator", required=True, metavar="NAME")
    evaluate.add_argument("--client", default="", metavar="NAME")
    evaluate.add_argument("--started", default="", metavar="ISO", help="when the call began")
    evaluate.add_argument(
        "--notes", type=Path, metavar="FILE.json", help="comments, moments and overall feedback"
    )


def _score_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--form", required=True, metavar="FILE", help="a form or a blend of forms: its file, or id"
    )
    parser.add_argument(
        "--answers",
        type=Path,
        required=True,
        metavar="FILE.json",
        help="answers by the ids of points; for a blend, such a group for each form by its id",
    )


def _forms(options: Options) -> int:
    from evaluator.desk import form_lint, forms

    if options.schema:
        print(json.dumps(form_lint.schema(), indent=2, ensure_ascii=False))
        return 0
    with no_database() as desk:
        files = [one for one in forms.available(desk) if one.status is not forms.Status.DRAFT]
    told = [
        {
            "id": file.form.id,
            "version": file.form.version,
            "title": file.form.title,
            "hash": file.form.hash,
            "path": str(file.path),
            "points": [
                {"id": q.id, "title": q.title, "kind": q.kind, "weight": q.weight, "top": q.top}
                for q in file.form.questions
            ],
        }
        for file in files
        if file.form
    ]
    for file in files:
        if file.form is None:
            say_error(UserError(file.problem))
    return say(
        options, told, [f"{form['id']}  {form['version']}  {form['title']}" for form in told]
    )


def _lint(options: Options) -> int:
    from evaluator.desk import form_lint

    path = Path(options.form)
    if path.is_file() and not form_lint.may_be_blend(path):
        found = form_lint.lint_file(path)
    else:
        from evaluator.desk import blends as desk_blends

        with no_database() as desk:
            blend = desk_blends.file_of(desk, options.form)
            path = blend or form_lint.file_of(desk, options.form)
            found = desk_blends.lint_file(desk, path) if blend else form_lint.lint_file(path)
    errors = form_lint.lines(path, "error", found.errors)
    warnings = form_lint.lines(path, "warning", found.warnings)
    say(options, asdict(found), [*errors, *warnings] or ["Nothing to mend."])
    return 1 if found.errors else 0


def _score(options: Options) -> int:
    from evaluator.desk import answer_files, form_exchange, stated
    from evaluator.desk import blends as desk_blends

    with no_database() as desk:
        blend = desk_blends.find(desk, options.form)
        if blend is not None:
            if options.facts is not None:
                raise UserError("A blend takes no facts.", "Score its forms one by one with them.")
            return blends.say_score(options, desk_blends.score_file(desk, blend, options.answers))
        came = form_exchange.find(desk, options.form)
    form, foreign = came.form, form_exchange.is_foreign(Path(options.form))
    score, theirs = answer_files.score_and_stated(
        form, options.answers, options.facts, there=came.there
    )
    left = (*came.left_out, *(theirs.left_out if theirs else ()))
    told = {
        "score": score.value,
        "band": score.band,
        "passed": score.passed,
        "answered": score.answered,
        "open": list(score.open),
        "parts": [{name: getattr(part, name) for name in _PART} for part in score.parts],
        "raw": score.raw,
        "failed": [asdict(failure) for failure in score.failed],
        "critical": {one.of: one.value for one in score.critical},
        "sections": [asdict(section) for section in score.sections],
    }
    if foreign or left:  # of another system's form or evaluation
        told["left_out"] = list(left)
    if theirs:
        told["stated"] = theirs.stated
        told["differs"] = stated.differs(score, theirs.stated)
    verdict = {True: "passed", False: "not passed", None: "not decided"}[score.passed]
    lines = [f"Score {shown(score.value)}, {score.band or 'no band'}, {verdict}."]
    if shown(score.raw) != shown(score.value):
        lines.append(f"Raw score {shown(score.raw)}.")
    lines += [stated.in_words(score, theirs.stated)] if theirs else []
    decimals = score.decimals
    lines += [
        f"  {part.id}: "
        + (
            f"{trimmed(part.points, decimals)} of {trimmed(part.of, decimals)}, "
            f"{percent(part.share, 1)} of the score"
            if part.state == "counted"
            else part.state
        )
        for part in score.parts
    ]
    lines += [
        f"  {one.question}: “{one.answer if isinstance(one.answer, str) else f'{one.answer:g}'}”"
        f" fails {one.fails}"
        for one in score.failed
    ]
    lines.append(answer_files.explained(form, score))
    lines += [f"Open: {', '.join(score.open)}"] if score.open else []
    lines += [f"left out: {one}" for one in left]
    return say(options, told, lines)


def _evaluate(options: Options) -> int:
    from evaluator.desk import answer_files, dates, form_exchange, in_one_step
    from evaluator.desk import blends as desk_blends
    from evaluator.desk.calls import CallDetails

    with at_desk(options, make=True) as desk:
        details = CallDetails(
            agent=options.agent,
            client=options.client,
            started=dates.read_time(options.started) if options.started else None,
        )
        blend = desk_blends.find(desk, options.form)
        if blend is not None:
            score, several = desk_blends.evaluate(
                desk,
                blend,
                options.recording,
                options.answers,
                options.notes,
                details=details,
                evaluator=options.evaluator,
            )
            _warn_of_cards(several)
            return blends.say_evaluated(options, blend, score, several)
        came = form_exchange.find(desk, options.form)
        sheet = answer_files.read_sheet(came.form, options.answers, options.notes, there=came.there)
        done = in_one_step.evaluate(
            desk, options.recording, came.form, sheet, details=details, evaluator=options.evaluator
        )
    _warn_of_cards([done])
    told = {"id": done.id, "score": done.score.value, "revision": done.revision}
    return say(options, told, [done.id])


def _warn_of_cards(done: Sequence["Evaluation"]) -> None:
    """Say on stderr where the notes of evaluations hold what may be a card number."""
    from evaluator.desk.quoted import cards_written

    for one in done:
        for where in cards_written(one.sheet, one.form):
            say_error(UserError(f"Digits in {where} pass the check of card numbers."))

"""Commands for versions of a form: what differs between two, and past evaluations under another."""

from dataclasses import asdict
from pathlib import Path

from evaluator.cli.commands import Commands
from evaluator.cli.scope import people, period, scope
from evaluator.cli.sharing import Options, at_desk, no_database, say
from evaluator.terms import shown


def offer(within: Commands) -> None:
    """Add what `call-evaluator forms` can do with versions."""
    diff = within.add("diff", _diff, "say in words what changed from one form file to another")
    diff.add_argument("before", metavar="FILE", help="a form's file, or its id")
    diff.add_argument("after", metavar="FILE", help="a form's file, or its id")
    what_if = within.add(
        "what-if", _what_if, "score past evaluations with another version; nothing is kept"
    )
    what_if.add_argument("form", metavar="FILE", help="the other version: a form's file, or its id")
    what_if.add_argument("--out", type=Path, metavar="FILE.csv", help="write each side by side")
    what_if.add_argument(
        "--scored-on", default="", metavar="VERSION", help="only what was so scored"
    )
    what_if.add_argument("--was", choices=("passed", "not-passed"), help="only what was so scored")
    people(what_if, "agent", "team", "client", "evaluator")
    period(what_if)


def _diff(options: Options) -> int:
    from evaluator.desk import form_versions, forms

    with no_database() as desk:
        before, after = forms.find(desk, options.before), forms.find(desk, options.after)
    found = form_versions.difference(before, after)
    told = {"changes": [asdict(one) for one in found]}
    return say(options, told, [one.text for one in found] or ["Nothing changed."])


def _what_if(options: Options) -> int:
    from evaluator.desk import form_versions, forms, what_if

    with at_desk(options) as desk:
        where = scope(desk, options)
        form = forms.find(desk, options.form)
        on = options.scored_on and form_versions.numbered(desk, form.id, options.scored_on).hash
        passed = None if options.was is None else options.was == "passed"
        found = what_if.what_if(desk, form, where, scored_on=on, passed=passed)
    if options.out is not None:
        what_if.save(found, options.out)
    shift = found.shift
    told = {
        "evaluations": len(found.rows),
        "mean_was": shift.was.mean,
        "mean_now": shift.now.mean,
        "passed_was": shift.was.passed,
        "passed_now": shift.now.passed,
        "up": shift.up,
        "down": shift.down,
        "left_out": [asdict(one) for one in found.left_out],
        "concerned": found.concerned,
    }
    lines = [
        f"{len(found.rows):,} evaluations: average {shown(shift.was.mean)}, what if "
        f"{shown(shift.now.mean)}; {shift.up:,} up, {shift.down:,} down.",
        f"Passed {shift.was.passed:,}, what if {shift.now.passed:,}.",
    ]
    lines += what_if.left_out_in_words(found)
    return say(options, told, lines)

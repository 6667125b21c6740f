"""The demo: the sample call scored and printed, and a database with something in every place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from evaluator.desk import (
    calls,
    demo_handling,
    evaluations,
    facts,
    forms,
    in_one_step,
    listening,
    reports,
    sample,
)
from evaluator.desk.calls import CallFilter, EvaluationRow
from evaluator.desk.demo_plan import HALF_A_YEAR, Judged, PlannedCall, plan
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.ids import new_id
from evaluator.job import QUIET, Job
from evaluator.now import now
from evaluator.places import places, private
from evaluator.scoring.evaluation import Evaluation
from evaluator.terms import Call

EVALUATOR: Final = "Ruth Calder"
_MORE_THAN_PLANNED = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What the demo made: the score of the sample call, and where everything is."""

    score: float | None
    band: str
    evaluation_id: str
    calls: int
    database: Path
    report: Path


def run(out: Path, job: Job = QUIET, *, database: Path | None = None) -> Demo:
    """Score the sample call, print its feedback and fill a database, all in the folder `out`.

    Run again, it finds what it made before and adds nothing.
    Raises UserError when the folder cannot be made or written.
    """
    _make(out)
    kept_in = database or out / "demo.db"
    with Desk.opened(places(), kept_in) as desk:
        done = score_sample(desk, job)
        fill(desk, job)
        report = reports.feedback(desk, done.id, out / "feedback.pdf")
        total = calls.listed(desk, CallFilter(), limit=1).total
    return Demo(
        score=done.score.value,
        band=done.score.band or "",
        evaluation_id=done.id,
        calls=total,
        database=kept_in,
        report=report,
    )


def score_sample(desk: Desk, job: Job = QUIET) -> Evaluation:
    """The finished evaluation of the sample call: the one there is, or made from its own sheet."""
    call, form = sample.bring_in(desk), _form(desk)
    if call.recording is not None:
        listening.waveform(desk, call.recording, job)
        _ = facts.kept(desk, call) or facts.of_call(desk, call, job=job)
    for row in calls.evaluations_of(desk, call.id):
        if row.evaluator == EVALUATOR and row.revision:
            return evaluations.get(desk, row.id)
    return in_one_step.evaluate(
        desk,
        sample.recording(),
        form,
        sample.sheet(form),
        details=sample.details(),
        evaluator=EVALUATOR,
    )


def fill(
    desk: Desk, job: Job = QUIET, *, until: date | None = None, weeks: int = HALF_A_YEAR
) -> None:
    """Fill the database with the planned calls of the weeks up to a day, today's by default.

    Calls are known by their reference: what is there already is left as it is, what an earlier run
    did not come to is added.
    """
    form, second = _form(desk), _form(desk, demo_handling.FORM)
    planned = list(plan(form, until or now().date(), weeks))
    there = {
        row.call.reference: row.call
        for row in calls.listed(desk, CallFilter(), _MORE_THAN_PLANNED).rows
    }
    for done, one in enumerate(planned):
        job.step(done, len(planned), "Making calls")
        known = there.get(one.details.reference)
        has = calls.evaluations_of(desk, known.id) if known else ()
        call = known or _added(desk, one)
        for judged in one.judged:
            _judge(desk, call, form, judged, has)
        if (more := demo_handling.handled(second, one)) is not None:
            _judge(desk, call, second, more, has)
    job.step(len(planned), len(planned), "")


def _form(desk: Desk, id: str = sample.FORM) -> Form:
    return next(form for form in forms.shipped(desk) if form.id == id)


def _added(desk: Desk, planned: PlannedCall) -> Call:
    came_in = planned.details.started or now()
    call = calls.told(desk, Call(id=new_id(), came_in=came_in, shop=planned.shop), planned.details)
    desk.store.calls.add(call)
    return call


def _judge(
    desk: Desk, call: Call, form: Form, judged: Judged, has: Iterable[EvaluationRow]
) -> None:
    """Keep a sheet, but none that is among those which the call has, begun or finished."""
    for row in has:
        own = row.evaluator == judged.evaluator and row.form == form.title
        if own and (row.revision or judged.draft):
            return
    kept = evaluations.open_draft(desk, call.id, judged.evaluator, form)
    focus = next((id for id in form.questions if id.id not in judged.sheet.answers), None)
    first = focus.id if focus else None
    evaluations.keep_draft(desk, kept.evaluation_id, judged.sheet, first, 0.0, judged.taken)
    if not judged.draft:
        evaluations.finish(desk, kept.evaluation_id)


def _make(folder: Path) -> None:
    try:
        private(folder)
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be made: {error.strerror}.", "Choose another with --out."
        ) from error

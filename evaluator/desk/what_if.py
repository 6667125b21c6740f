"""What if past evaluations were scored under another version or other weights: nothing is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.exchange import table_csv
from evaluator.figures import FIGURES
from evaluator.forms.altered import Alteration, altered
from evaluator.forms.model import Form
from evaluator.insight.shift import Moved, Outcome, Shift, most_moved_first, shift
from evaluator.job import QUIET, Job
from evaluator.scoring.again import Again, Rescorer
from evaluator.scoring.score import Scorer
from evaluator.store.finished_sheets import FinishedSheet
from evaluator.terms import counted

__all__ = [
    "Alteration", "LeftOut", "WhatIf", "Why", "altered", "left_out_in_words", "save", "what_if",
]  # fmt: skip

_SAID_EVERY = 100


class Why(StrEnum):
    """Why something of an evaluation has no part in the other score."""

    GONE = "gone"
    MISFIT = "misfit"
    UNASKED = "unasked"
    UNKNOWN = "unknown"


_TOLD: Final = {
    Why.GONE: "“{title}” is not in the form",
    Why.MISFIT: "the answer to “{title}” does not fit",
    Why.UNASKED: "“{title}” was not answered then",
    Why.UNKNOWN: "{title} was not kept then",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A point (or a figure of the call) that has no part in the other score, in how many."""

    id: str
    title: str
    why: Why
    evaluations: int

    @property
    def told(self) -> str:
        """What it is, in a part of a sentence, with in how many evaluations."""
        count = counted(self.evaluations, "evaluation")
        return f"{_TOLD[self.why].format(title=self.title)} ({count})"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Past evaluations as they were scored and as `form` scores them, the most moved first.

    `pass_mark_was` is that of the versions they were scored on, None where these differ.
    `concerned` counts the evaluations of which something was left out or not known.
    """

    form: Form
    pass_mark_was: float | None
    rows: tuple[Moved, ...]
    shift: Shift
    left_out: tuple[LeftOut, ...]
    concerned: int


def what_if(
    desk: Desk,
    form: Form,
    where: CallFilter | None = None,
    job: Job = QUIET,
    *,
    scored_on: str = "",
    passed: bool | None = None,
) -> WhatIf:
    """Score the latest revisions on all versions of a form under this one; nothing is kept.

    `form` is a version of it, or an alteration of one. `where.form` is not looked at; the hash of a
    version in `scored_on` leaves what was scored on that one, `passed` what passed or not.
    What was not asked then, and what does not fit, is left out as if it did not apply, and listed.
    Raises Cancelled, and UserError for a database that cannot be read.
    """
    scorer = Scorer(form)
    rescorers: dict[str, Rescorer] = {}
    count: Counter[tuple[Why, str]] = Counter()
    rows = []
    concerned = 0
    for sheet in _sheets(desk, form, where or CallFilter(), scored_on, job):
        if passed is not None and sheet.passed is not passed:
            continue
        if sheet.form_hash not in rescorers:
            before = desk.store.forms.by_hash(sheet.form_hash)
            rescorers[sheet.form_hash] = Rescorer(before, form, scorer)
        again = rescorers[sheet.form_hash].score(sheet.answers, sheet.figures)
        left_out = tuple(_left_out(again))
        concerned += bool(left_out)
        count.update(left_out)
        rows.append(_moved(sheet, again))
    were = [desk.store.forms.by_hash(hash) for hash in rescorers]
    titles = _titles([*were, form])
    marks = {before.pass_mark for before in were}
    return WhatIf(
        form=form,
        pass_mark_was=marks.pop() if len(marks) == 1 else None,
        rows=most_moved_first(rows),
        shift=shift(rows),
        left_out=tuple(
            LeftOut(id=id, title=titles.get(id, id), why=why, evaluations=evaluations)
            for (why, id), evaluations in count.most_common()
        ),
        concerned=concerned,
    )


def left_out_in_words(result: WhatIf, most: int | None = None) -> tuple[str, ...]:
    """What had no part in the other scores, what that means, and how many evaluations it concerns:
    a sentence each. Of more than `most` points or figures the rest are counted.
    """
    points = [one for one in result.left_out if one.why is not Why.UNKNOWN]
    figures = [one for one in result.left_out if one.why is Why.UNKNOWN]
    told = []
    if points:
        told.append(f"Counted as not applicable: {_listed(points, most)}.")
    if figures:
        told.append(f"Not known, so no condition on it holds: {_listed(figures, most)}.")
    if told:
        told.append(f"This concerns {result.concerned:,} of {len(result.rows):,} evaluations.")
    return tuple(told)


def _listed(several: Sequence[LeftOut], most: int | None) -> str:
    more = 0 if most is None else len(several) - most
    rest = f"; and {more} more" if more > 0 else ""
    return "; ".join(one.told for one in several[:most]) + rest


def save(result: WhatIf, out: Path) -> int:
    """Write a CSV of the evaluations side by side; returns how many. Raises UserError."""
    return table_csv.write(_COLUMNS, map(_cells, result.rows), out)


_COLUMNS: Final = (
    "evaluation", "day", "agent", "reference", "score_was", "score_now", "change",
    "band_was", "band_now", "passed_was", "passed_now", "answers_left_out",
)  # fmt: skip


def _cells(row: Moved) -> tuple[table_csv.Value, ...]:
    return (
        row.evaluation_id, row.day.isoformat(), row.agent, row.reference, row.was.score,
        row.now.score, row.by, row.was.band, row.now.band, row.was.passed, row.now.passed,
        row.left_out,
    )  # fmt: skip


def _sheets(
    desk: Desk, form: Form, where: CallFilter, scored_on: str, job: Job
) -> Iterator[FinishedSheet]:
    of = sum(desk.store.forms.evaluations(form.id).values())
    sheets = desk.store.sheets.on(form.id, replace(where, form=""), scored_on)
    for done, sheet in enumerate(sheets):
        if done % _SAID_EVERY == 0:
            job.step(done, of, f"Scoring {done:,} of {of:,} evaluations")
        yield sheet


def _moved(sheet: FinishedSheet, again: Again) -> Moved:
    now = again.standing
    return Moved(
        evaluation_id=sheet.evaluation_id,
        call_id=sheet.call_id,
        day=sheet.day,
        agent=sheet.agent,
        reference=sheet.reference,
        was=Outcome(score=sheet.score, band=sheet.band, passed=sheet.passed),
        now=Outcome(score=now.value, band=now.band, passed=now.passes),
        left_out=len(again.gone) + len(again.misfits),
    )


def _left_out(again: Again) -> Iterator[tuple[Why, str]]:
    yield from ((Why.GONE, id) for id in again.gone)
    yield from ((Why.MISFIT, id) for id in again.misfits)
    yield from ((Why.UNASKED, id) for id in again.unasked)
    yield from ((Why.UNKNOWN, name) for name in again.unknown)


def _titles(forms: Iterable[Form]) -> dict[str, str]:
    """What points and figures are called; the last form's own title wins."""
    titles = {name: figure.title for name, figure in FIGURES.items()}
    return titles | {one.id: one.title for form in forms for one in form.questions}

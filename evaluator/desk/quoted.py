"""Numbers in what evaluators wrote, which a redaction does not reach: they are theirs to mend."""

from collections.abc import Iterator

from evaluator.desk import calls, evaluations
from evaluator.desk.desk import Desk
from evaluator.facts import Stretch
from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Moment, clock
from evaluator.transcripts.card_numbers import cards_in


def numbers_written(desk: Desk, call_id: str, stretch: Stretch) -> tuple[str, ...]:
    """Where on the sheets of a call digits stand that may be those of the stretch (in seconds).

    Notes of moments in the stretch that hold any digit, and card numbers wherever they are written;
    in drafts and in the newest revisions. The numbers themselves are not repeated.
    """
    found: list[str] = []
    for row in calls.evaluations_of(desk, call_id):
        kept = evaluations.draft(desk, row.id) or evaluations.get(desk, row.id)
        found += [f"{where} ({row.evaluator})" for where in _on(kept.sheet, kept.form, stretch)]
    call = calls.get(desk, call_id)
    if call.shop is not None and cards_in(call.shop.narrative):
        found.append("the narrative of the visit")
    return tuple(found)


def cards_written(sheet: Sheet, form: Form) -> tuple[str, ...]:
    """Where on a sheet digits stand that pass the check of card numbers."""
    return tuple(_on(sheet, form, None))


def _on(sheet: Sheet, form: Form, stretch: Stretch | None) -> Iterator[str]:
    for number, moment in enumerate(sheet.moments, 1):
        inside = _meets(moment, stretch) and any(letter.isdigit() for letter in moment.note)
        if inside or cards_in(moment.note):
            yield f"the note of moment {number} at {clock(moment.start)}"
    for question, comment in sheet.comments.items():
        if cards_in(comment):
            yield f"the comment on “{form.question(question).title}”"
    for name in ("strengths", "improvement", "action"):
        if cards_in(getattr(sheet, name)):
            yield f"the overall words ({name})"


def _meets(moment: Moment, stretch: Stretch | None) -> bool:
    if stretch is None:
        return False
    end = moment.start if moment.end is None else moment.end
    return moment.start < stretch[1] and end >= stretch[0]

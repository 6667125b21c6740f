"""What evaluators wrote down of a stretch, which a redaction does not reach: theirs to mend."""

from collections.abc import Iterator

from evaluator.desk import calls, evaluations
from evaluator.desk.desk import Desk
from evaluator.desk.transcripts import Kept
from evaluator.facts import Stretch
from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Moment, clock
from evaluator.transcripts.card_numbers import cards_in
from evaluator.transcripts.search import fold


def written_down(
    desk: Desk, call_id: str, stretch: Stretch, kept: Kept | None = None
) -> tuple[str, ...]:
    """Where on the sheets of a call may stand what is said in the stretch (in seconds).

    Notes of moments in the stretch that hold any digit or quote words that the transcript `kept`
    has there, and card numbers wherever they are written; in drafts and in the newest revisions.
    What is written there is not repeated.
    """
    found: list[str] = []
    said = _said(kept, stretch)
    for row in calls.evaluations_of(desk, call_id):
        one = evaluations.draft(desk, row.id) or evaluations.get(desk, row.id)
        places = _on(one.sheet, one.form, stretch, said)
        found += [f"{where} ({row.evaluator})" for where in places]
    call = calls.get(desk, call_id)
    if call.shop is not None and cards_in(call.shop.narrative):
        found.append("the narrative of the visit")
    return tuple(found)


def cards_written(sheet: Sheet, form: Form) -> tuple[str, ...]:
    """Where on a sheet digits stand that pass the check of card numbers."""
    return tuple(_on(sheet, form, None, ""))


def _on(sheet: Sheet, form: Form, stretch: Stretch | None, said: str) -> Iterator[str]:
    for number, moment in enumerate(sheet.moments, 1):
        inside = _meets(moment, stretch) and _tells(moment.note, said)
        if inside or cards_in(moment.note):
            yield f"the note of moment {number} at {clock(moment.start)}"
    for question, comment in sheet.comments.items():
        if cards_in(comment):
            yield f"the comment on “{form.question(question).title}”"
    for question, answer in sheet.answers.items():
        if isinstance(answer, str) and cards_in(answer):
            yield f"the answer to “{form.question(question).title}”"
    for name in ("strengths", "improvement", "action"):
        if cards_in(getattr(sheet, name)):
            yield f"the overall words ({name})"


def _said(kept: Kept | None, stretch: Stretch) -> str:
    """What the transcript has in a stretch, folded, a space around each word."""
    if kept is None:
        return ""
    words = (word for line in kept.transcript.lines for word in line.words)
    inside = (word.text for word in words if word.start < stretch[1] and word.end > stretch[0])
    return f" {fold(' '.join(inside))} "


def _tells(note: str, said: str) -> bool:
    """Whether a note has a digit, or two words in a row of what is said (all, where it is one)."""
    words = fold(note).split()
    row = min(2, len(said.split()))
    rows = (words[at : at + row] for at in range(len(words) - row + 1)) if row else ()
    quoted = any(f" {' '.join(one)} " in said for one in rows)
    return quoted or any(letter.isdigit() for letter in note)


def _meets(moment: Moment, stretch: Stretch | None) -> bool:
    if stretch is None:
        return False
    end = moment.start if moment.end is None else moment.end
    return moment.start < stretch[1] and end >= stretch[0]

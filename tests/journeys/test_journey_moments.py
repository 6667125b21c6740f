"""Five moments by keys, of every kind, on one point, on two and on none; found again on paper."""

from collections.abc import Callable
from pathlib import Path

from hands import KEY, SHIFT, Until, press, write
from test_journey_evaluator import bring_in, finish_it, open_it, print_it

from evaluator.desk import evaluations, sample
from evaluator.desk.desk import Desk
from evaluator.terms import Kind, clock
from evaluator.ui.window import MainWindow


def mark(kinds: int, note: str) -> None:
    """Five seconds on: a moment, its kind by so many presses, and a note."""
    press(KEY.Key_Right)
    press(KEY.Key_M)
    press(KEY.Key_K, times=kinds)
    press(KEY.Key_C, SHIFT)
    write(note)
    press(KEY.Key_Escape)


def test_five_moments_are_found_on_paper(
    window: MainWindow,
    desk: Desk,
    until: Until,
    saved_as: Path,
    read_pdf: Callable[[Path], str],
) -> None:
    bring_in(window, sample.recording(), until)
    page = open_it(window, until)
    for kinds, note in enumerate(("Name given", "Well put", "Cuts in", "Hold is announced")):
        mark(kinds, note)
    press(KEY.Key_Down)
    press(KEY.Key_L)  # the hold, on the second point too
    mark(0, "Talks by the way")
    press(KEY.Key_L)  # on no point
    press(KEY.Key_Up)
    write("3333333")
    done = evaluations.get(desk, finish_it(page, "Dee Marlow"))

    first, second = (question.id for question in done.form.questions[:2])
    told = [(one.kind, one.questions) for one in done.sheet.moments]
    assert told == [
        (Kind.EVIDENCE, (first,)),
        (Kind.PRAISE, (first,)),
        (Kind.COACH, (first,)),
        (Kind.COMPLIANCE, (first, second)),
        (Kind.EVIDENCE, ()),
    ]
    print_it(window, until)
    paper = " ".join(read_pdf(saved_as).split())
    for one in done.sheet.moments:
        line = f"{clock(one.start)} {one.kind.capitalize()} {one.note}"
        assert paper.count(line) == max(len(one.questions), 1), line

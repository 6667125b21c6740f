"""Five moments by keys, of every kind, on one point, on two and on none; found again on paper and
in the evidence pack.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hands import KEY, SHIFT, Until, press, tab_to, write
from test_journey_evaluator import bring_in, finish_it, open_it, print_it

from evaluator.audio.clip import AFTER, BEFORE
from evaluator.audio.probe import probe
from evaluator.desk import evaluations, evidence_pack, sample
from evaluator.desk.desk import Desk
from evaluator.scoring.evaluation import Evaluation
from evaluator.terms import Kind, clock
from evaluator.ui.evidence import PackDialog
from evaluator.ui.window import MainWindow


def mark(kinds: int, note: str) -> None:
    """Five seconds on: a moment, its kind by so many presses, and a note."""
    press(KEY.Key_Right)
    press(KEY.Key_M)
    press(KEY.Key_K, times=kinds)
    press(KEY.Key_C, SHIFT)
    write(note)
    press(KEY.Key_Escape)


def score(window: MainWindow, desk: Desk, recording: Path, until: Until) -> Evaluation:
    """Bring a recording in, make five moments by keys, answer all points and finish."""
    bring_in(window, recording, until)
    page = open_it(window, until)
    for kinds, note in enumerate(("Name given", "Well put", "Cuts in", "Hold is announced")):
        mark(kinds, note)
    press(KEY.Key_Down)
    press(KEY.Key_L)  # the hold, on the second point too
    mark(0, "Talks by the way")
    press(KEY.Key_L)  # on no point
    press(KEY.Key_Up)
    write("3333333")
    return evaluations.get(desk, finish_it(page, "Dee Marlow"))


def pack_it(window: MainWindow, until: Until) -> None:
    """Make the pack of the finished evaluation on screen, a folder, by keys."""
    tab_to("Evidence pack…")
    press(KEY.Key_Space)
    dialog = window.findChild(PackDialog)
    assert dialog is not None
    dialog.activateWindow()  # as a desktop does with a dialog that opens
    until(dialog.isActiveWindow)
    tab_to("One zip file")
    press(KEY.Key_Right)  # a folder
    tab_to("Save…")
    press(KEY.Key_Space)
    until(lambda: "5 clips are in" in dialog.notice.text)
    press(KEY.Key_Escape)


def check_pack(folder: Path, done: Evaluation) -> None:
    """Every moment is in the pack: its clip by name and length, and what was said of it."""
    assert evidence_pack.check(folder).sound
    told: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert (told["evaluation"]["id"], told["evaluation"]["digest"]) == (done.id, done.digest)
    assert done.call.recording is not None
    assert told["recording"]["sha256"] == done.call.recording.sha256
    report, *clips = told["files"]
    assert report["path"] == "report.pdf"
    titles = {question.id: question.title for question in done.form.questions}
    for number, (clip, one) in enumerate(zip(clips, done.sheet.moments, strict=True), 1):
        minutes, seconds = divmod(int(one.start), 60)
        point = "-lead-in" if one.questions else ""
        assert clip["path"] == f"clips/{number:02d}{point}-{minutes}m{seconds:02d}s.wav"
        about = clip["moment"]
        assert (about["note"], about["kind"]) == (one.note, one.kind)
        assert [point["title"] for point in about["points"]] == [titles[id] for id in one.questions]
        length = one.start + AFTER - max(one.start - BEFORE, 0.0)
        assert probe(folder / clip["path"]).duration == pytest.approx(length, abs=0.01)


def test_five_moments_are_found_on_paper(
    window: MainWindow,
    desk: Desk,
    until: Until,
    saved_as: Path,
    read_pdf: Callable[[Path], str],
) -> None:
    done = score(window, desk, sample.recording(), until)

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


@pytest.mark.parametrize("name", ["the sample", "auto_repairs_40.wav"])
def test_five_moments_are_found_in_the_evidence_pack(
    name: str,
    window: MainWindow,
    desk: Desk,
    until: Until,
    saved_as: Path,
    request: pytest.FixtureRequest,
) -> None:
    """On a real call too, where there is one beside the project."""
    if name == "the sample":
        recording = sample.recording()
    else:
        recording = request.getfixturevalue("real_calls") / name
    done = score(window, desk, recording, until)

    pack_it(window, until)

    assert set(Kind) == {one.kind for one in done.sheet.moments}
    check_pack(saved_as, done)

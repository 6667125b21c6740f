"""Bad days in the window: broken files, lost files, strange words, a full disk, closed places."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hands import ALT, CTRL, KEY, Until, drop, paste, press, tab_to, write
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QLabel
from small_wav import write_wav

from evaluator.desk import calls, evaluations, forms, sample
from evaluator.desk import settings as settings_file
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import places, shipped
from evaluator.scoring.evaluation import Evaluation
from evaluator.ui.calls.page import CallsPage
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.forms.page import FormsPage
from evaluator.ui.reports.page import ReportsPage
from evaluator.ui.window import MainWindow

SECONDS = 12.0
NAME = "0412_AGENT_ChrisL_DT_2026-05-04T09-00-00.wav"
SYS = Path("/sys")
"""A place where not even root may write."""

Child = Callable[..., "subprocess.Popen[str]"]
Told = Callable[["subprocess.Popen[str]"], list[tuple[str, Any]]]
posix = pytest.mark.skipif(sys.platform == "win32", reason="limits and rights are POSIX")


@pytest.fixture(autouse=True)
def known_evaluator(home: Path) -> None:
    """Who scores is known already."""
    settings_file.write(places(), Settings(evaluator="Ines Marsh"))


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "calls" / NAME, seconds=SECONDS)


def calls_of(window: MainWindow) -> CallsPage:
    page = window.page("calls")
    assert isinstance(page, CallsPage)
    return page


def evaluate_of(window: MainWindow) -> EvaluatePage:
    page = window.page("evaluate")
    assert isinstance(page, EvaluatePage)
    return page


def bring_in(window: MainWindow, recording: Path, until: Until) -> None:
    drop(calls_of(window), [recording])
    until(lambda: calls_of(window).table.chosen is not None)


def finish(desk: Desk, page: EvaluatePage) -> Evaluation:
    """Answer all points that are left alike, and finish."""
    press(KEY.Key_Up, times=7)
    write("3333333")
    press(KEY.Key_Return, CTRL)
    assert page.notice.text == ""
    (row,) = calls.listed(desk, CallFilter()).rows
    assert row.evaluation_id is not None
    return evaluations.get(desk, row.evaluation_id)


def test_files_that_are_no_recordings_are_refused_with_their_reasons(
    window: MainWindow, recording: Path, tmp_path: Path, until: Until
) -> None:
    page = calls_of(window)
    letter, empty = tmp_path / "letter.wav", tmp_path / "empty.mp3"
    letter.write_text("Dear customer, " * 500)
    empty.touch()
    drop(page, [letter, empty])
    until(lambda: "0 calls came in, 2 refused." in page.intake.notice.text)
    tab_to("Show why")
    press(KEY.Key_Space)
    said = [label.text() for label in page.intake.reasons.findChildren(QLabel)]
    assert said[::2] == ["letter.wav", "empty.mp3"]
    assert "empty" in said[3] and "sound" in said[1], said
    assert page.table.calls.rows == ()
    bring_in(window, recording, until)
    assert len(page.table.calls.rows) == 1


def test_a_recording_that_is_cut_off_is_scored_as_far_as_it_goes(
    window: MainWindow, desk: Desk, recording: Path, until: Until
) -> None:
    whole = recording.read_bytes()
    recording.write_bytes(whole[: len(whole) // 2])
    bring_in(window, recording, until)
    press(KEY.Key_Return)
    page = evaluate_of(window)
    until(lambda: page.player.ready and bool(page.hearing.notice.text))
    assert "damaged or cut off" in page.hearing.notice.text
    assert page.player.duration == pytest.approx(SECONDS / 2, abs=0.1)
    assert finish(desk, page).score.value == 75.0


def test_a_recording_that_vanished_is_said_found_again_and_scored(
    window: MainWindow,
    desk: Desk,
    recording: Path,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bring_in(window, recording, until)
    away = recording.rename(tmp_path / "another name.wav")
    press(KEY.Key_Return)
    page = evaluate_of(window)
    until(lambda: bool(page.hearing.notice.text))
    assert f"“{NAME}” is not where it was." in page.hearing.notice.text
    write("4")
    until(lambda: list(page._reading.sheet.answers.values()) == [4])  # type: ignore[union-attr]
    other = write_wav(tmp_path / "other.wav", tone=500)
    for chosen in (other, away):
        assert not page.player.ready
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, at=chosen: (str(at), ""))
        tab_to("Find the file…")
        press(KEY.Key_Space)
        until(lambda: "Looking" not in page.hearing.notice.text)
    until(lambda: page.player.ready)
    press(KEY.Key_Escape)
    assert finish(desk, page).call.recording.path == away  # type: ignore[union-attr]


def test_a_broken_form_is_shown_with_its_line_and_scoring_goes_on(
    window: MainWindow, desk: Desk, recording: Path, until: Until
) -> None:
    good = (shipped("forms") / "seven_point_call.yaml").read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(good) if line.startswith("questions:"))
    good[at] = "questions: ["
    own = forms.folder(places())
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("\n".join(good), "utf-8")
    press(KEY.Key_5, ALT)
    page = window.page("forms")
    assert isinstance(page, FormsPage)
    tab_to("Forms")
    press(KEY.Key_End)
    assert "mine.yaml" in page.notice.text
    assert any(f"line {line}" in page.notice.text for line in range(at + 1, at + 3))
    assert not page.preview.isVisible()
    press(KEY.Key_1, ALT)
    bring_in(window, recording, until)
    press(KEY.Key_Return)
    until(lambda: window.place == "evaluate")
    assert finish(desk, evaluate_of(window)).form.id == "seven-point-call"


STRANGE = "<b>bold</b> & 🙂 مرحبا \x00\x07\x1b[31m end "
LONG = STRANGE * (50_000 // len(STRANGE.encode()) + 1)


def test_a_note_of_fifty_kilobytes_is_text_and_nothing_else(
    window: MainWindow,
    desk: Desk,
    recording: Path,
    until: Until,
    saved_as: Path,
    read_pdf: Callable[[Path], str],
) -> None:
    assert len(LONG.encode()) >= 50_000
    bring_in(window, recording, until)
    press(KEY.Key_Return)
    until(lambda: window.place == "evaluate")
    page = evaluate_of(window)
    press(KEY.Key_C)
    paste(LONG)
    write("<i>typed</i>")
    press(KEY.Key_Escape)
    done = finish(desk, page)
    (comment,) = done.sheet.comments.values()
    assert comment.count("<b>bold</b> & 🙂 مرحبا") == LONG.count("<b>")
    assert comment.endswith("<i>typed</i>")
    press(KEY.Key_P, CTRL)
    reports = window.page("reports")
    assert isinstance(reports, ReportsPage)
    until(lambda: reports.preview.pages > 5)
    tab_to("Save PDF…")
    press(KEY.Key_Space)
    paper = read_pdf(saved_as)
    assert paper.count("<b>bold</b> &") >= LONG.count("<b>")
    assert "<i>typed</i>" in paper
    assert not any(letter in paper for letter in "\x00\x07\x1b")
    assert len(PdfReader(saved_as).pages) == reports.preview.pages


@posix
def test_a_full_disk_while_scoring_loses_nothing_and_saves_when_there_is_room(
    child: Child, told: Told
) -> None:
    own = places()
    with Desk.opened(own) as desk:
        sample.bring_in(desk)
    program = child("disk-is-full")
    said = dict(told(program))
    assert program.returncode == 0
    trouble, foot = said["trouble"]
    assert "Everything you wrote is still here" in trouble and "not saved" in foot
    place, field, sheet = said["stands"]
    assert (place, field) == ("evaluate", "Far too fast")
    kept, foot = said["saved"]
    assert any(label.startswith("saved") for label in foot)
    assert kept["answers"] == sheet["answers"] == {"lead-in": 3}
    assert kept["comments"] == sheet["comments"] == {"yield": "Far too fast"}
    with Desk.opened(own) as desk:
        draft = evaluations.latest_draft(desk)
        assert draft is not None
        assert draft.sheet.comments == {"yield": "Far too fast"}
        assert desk.store.check().problems == ()


@pytest.mark.skipif(not SYS.is_dir(), reason="needs /sys, where not even root may write")
def test_a_folder_that_may_not_be_written_is_said_at_the_start(child: Child, told: Told) -> None:
    program = child("refused", "--db", SYS / "scores.db")
    ((what, said),) = told(program)
    assert (what == "refused" and "written" in said) or "opened for writing" in said
    assert program.returncode == 1


def test_a_database_of_a_newer_version_is_said_and_not_touched(child: Child, told: Told) -> None:
    own = places()
    with Desk.opened(own) as desk:
        sample.bring_in(desk)
    with closing(sqlite3.connect(own.database)) as plain:
        plain.execute("PRAGMA user_version = 999")
    before = own.database.read_bytes()
    program = child("refused")
    ((what, said),) = told(program)
    assert what == "refused" and "newer version" in said
    assert program.returncode == 1
    assert own.database.read_bytes() == before

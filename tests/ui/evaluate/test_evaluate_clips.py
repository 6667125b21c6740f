"""Clips from the Evaluate place: of a moment, of the one in hand, of the selection."""

import wave
from pathlib import Path

import pytest
from evaluate_fakes import open_call
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from evaluator.audio.clip import How
from evaluator.desk import clips
from evaluator.terms import Moment
from evaluator.ui.evidence import PackDialog

MOMENTS = (
    Moment(id="a", start=4.0, end=6.5, questions=("lead-in",)),
    Moment(id="b", start=20.0),
)


@pytest.fixture
def two(opened):
    opened._sitting.add_moments(MOMENTS)
    return opened


@pytest.fixture
def asked(monkeypatch):
    """Answers the desktop's own dialog: set `to` and `kind`; `names` is what it was asked with."""

    class Asked:
        to, kind, names = "", "WAV (*.wav)", []

    def answer(_parent, _title, start, _kinds):
        Asked.names.append(Path(start).name)
        return Asked.to, Asked.kind

    Asked.names = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return Asked


def saved(page, qtbot, name):
    qtbot.waitUntil(lambda: f"Saved as “{name}”" in page.notice.text)


def seconds(path):
    with wave.open(str(path)) as file:
        return file.getnframes() / file.getframerate()


def menu_of(page):
    page.label_files._open()
    page.label_files._menu.close()
    return {action.text(): action for action in page.label_files._menu.actions() if action.text()}


def test_the_menu_of_a_row_saves_its_clip(two, qtbot, asked, tmp_path):
    asked.to = str(tmp_path / "clip.wav")
    row = two.side.moments.rows["a"]
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(row, QContextMenuEvent(reason, QPoint(5, 5), row.mapToGlobal(QPoint())))
    first, masked = row._menu.actions()
    row._menu.close()
    assert (first.text(), masked.text()) == ("Save this clip…", "Save this clip, voices masked…")

    first.trigger()

    saved(two, qtbot, "clip.wav")
    assert asked.names == ["01-lead-in-0m04s.wav"]
    assert seconds(tmp_path / "clip.wav") == 2.5
    assert two._reading.hand == "a"


def test_the_ending_that_is_chosen_says_the_format(two, qtbot, asked, tmp_path):
    asked.to, asked.kind = str(tmp_path / "clip"), "MP3 (*.mp3)"
    two.clips.ask("b", mask=True)
    saved(two, qtbot, "clip.mp3")
    assert (tmp_path / "clip.mp3").stat().st_size > 10_000
    asked.to, asked.kind = str(tmp_path / "v1.0 clip"), "WAV (*.wav)"
    two.clips.ask("b", mask=False)
    saved(two, qtbot, "v1.0 clip.wav")
    assert seconds(tmp_path / "v1.0 clip.wav") == 10.0


def test_the_menu_offers_what_there_is(two, qtbot, asked, tmp_path):
    two._reading.focus_on("lead-in")
    actions = menu_of(two)
    assert actions["Save the clip of the moment…"].isEnabled()
    assert not actions["Save the selected stretch…"].isEnabled()
    two.hearing.selecting.select(3.0, 4.5)
    actions = menu_of(two)
    assert actions["Save the selected stretch…"].isEnabled()
    asked.to = str(tmp_path / "clip.wav")

    actions["Save the selected stretch…"].trigger()

    saved(two, qtbot, "clip.wav")
    assert asked.names == ["clip-0m03s.wav"] and seconds(tmp_path / "clip.wav") == 1.5
    asked.to = str(tmp_path / "masked.wav")
    menu_of(two)["Save the stretch, voices masked…"].trigger()
    saved(two, qtbot, "masked.wav")
    assert seconds(tmp_path / "masked.wav") == 1.5
    assert (tmp_path / "masked.wav").read_bytes() != (tmp_path / "clip.wav").read_bytes()


def test_without_moments_and_without_a_recording_nothing_is_offered(opened, page, shop_call):
    assert not menu_of(opened)["Save the clip of the moment…"].isEnabled()
    open_call(page, shop_call.id)
    actions = menu_of(page)
    assert not actions["Save the clip of the moment…"].isEnabled()
    assert not actions["Save the selected stretch…"].isEnabled()


def test_who_chooses_no_place_saves_nothing(two, asked):
    two.clips.ask("a", mask=False)
    assert asked.names and two.notice.text == ""


def test_a_clip_that_cannot_be_saved_is_said(two, qtbot, tmp_path):
    two.clips.save(MOMENTS[0], tmp_path / "nowhere" / "clip.wav", How())
    qtbot.waitUntil(lambda: "is not there" in two.notice.text)
    two.clips.save(MOMENTS[0], tmp_path / "clip.wav", How())
    saved(two, qtbot, "clip.wav")


def test_cancel_is_offered_while_a_clip_is_saved(two, qtbot, tmp_path, monkeypatch):
    def never_ending(desk, call, moment, out, how, job):
        while True:
            job.step(0.0, 1.0, "")

    monkeypatch.setattr(clips, "save_moment", never_ending)
    two.clips.save(MOMENTS[0], tmp_path / "clip.wav", How())
    assert "Saving “clip.wav”" in two.notice.text

    two.notice._action.click()

    qtbot.waitUntil(lambda: "Stopped" in two.notice.text)
    assert not (tmp_path / "clip.wav").exists()


def test_a_finished_evaluation_offers_the_pack(two):
    for question in two._sitting.form.questions:
        two._sitting.answer(question.id, 3)
    assert not two.footer._pack.isVisible()
    two.finish()
    two.footer._pack.click()
    dialog = two.findChild(PackDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.reject()

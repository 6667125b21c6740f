"""The dialog of the evidence pack: what is chosen goes in, and what comes of it is said."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from evaluator.desk import calls, evaluations, evidence_pack, intake
from evaluator.desk.calls import CallDetails
from evaluator.desk.last_folder import keep_folder, last_folder
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Moment
from evaluator.ui.evidence import PackDialog

MOMENTS = (Moment(id="a", start=0.1, end=0.6, questions=("lead-in",)), Moment(id="b", start=0.5))


@pytest.fixture
def done(desk, form, make_wav):
    call = intake.bring_in_one(desk, make_wav("call.wav", 7))
    calls.describe(desk, call.id, CallDetails(agent="Dee"))
    kept = evaluations.open_draft(desk, call.id, "Ann Carter", form)
    sheet = Sheet(answers={q.id: 3 for q in form.questions}, moments=MOMENTS)
    evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
    return evaluations.finish(desk, kept.evaluation_id)


@pytest.fixture
def dialog(qtbot, desk, done, window):
    made = PackDialog(desk, done, window)
    made.open()
    yield made
    made.job.cancel()
    qtbot.waitUntil(lambda: not made.job.busy)
    made.reject()


def said(dialog, qtbot, text):
    qtbot.waitUntil(lambda: text in dialog.notice.text)


def chosen(monkeypatch, path):
    """The answer to the desktop's own dialog; returns what it was asked with."""
    asked = []

    def answer(_parent, _title, start, _kinds):
        asked.append(Path(start))
        return (str(path) if path else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return asked


def test_a_zip_with_wav_clips_is_what_is_offered(dialog, qtbot, tmp_path, monkeypatch, desk):
    asked = chosen(monkeypatch, tmp_path / "pack")

    dialog.save.click()

    said(dialog, qtbot, "The report and 2 clips are in “pack.zip”.")
    assert asked[0].parent == Path.home() and asked[0].name.endswith(".zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as packed:
        assert sorted(packed.namelist()) == [
            "clips/01-lead-in-0m00s.wav",
            "clips/02-0m00s.wav",
            "manifest.json",
            "report.pdf",
        ]
    assert dialog.show_it.isVisible() and not dialog.save.isVisible()
    assert dialog.leave.text() == "Close" and dialog.leave.isEnabled()
    assert last_folder(desk) == tmp_path


def test_a_folder_of_masked_mp3_is_made_and_shown(dialog, qtbot, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    chosen(monkeypatch, tmp_path / "pack")
    dialog.folder.click()
    dialog.mp3.click()
    dialog.masked.click()

    dialog.save.click()

    said(dialog, qtbot, "2 clips are in “pack”.")
    told = json.loads((tmp_path / "pack" / "manifest.json").read_text("utf-8"))
    assert [(Path(file["path"]).suffix, file["masked"]) for file in told["files"][1:]] == [
        (".mp3", True),
        (".mp3", True),
    ]
    assert evidence_pack.check(tmp_path / "pack").sound
    dialog.show_it.click()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path / "pack")]


def test_who_chooses_no_place_makes_nothing(dialog, tmp_path, monkeypatch, desk):
    keep_folder(desk, tmp_path)
    asked = chosen(monkeypatch, None)
    dialog.save.click()
    assert asked[0].parent == tmp_path
    assert not dialog.job.busy and dialog.notice.text == ""


def test_a_recording_that_is_gone_is_said_and_it_goes_without(dialog, qtbot, done, tmp_path):
    done.call.recording.path.unlink()

    dialog.make(tmp_path / "pack.zip")

    said(dialog, qtbot, "is not where it was")
    assert dialog.save.isEnabled() and not (tmp_path / "pack.zip").exists()
    dialog.none.click()
    assert not dialog.masked.isEnabled()
    dialog.make(tmp_path / "pack.zip")
    said(dialog, qtbot, "The report, without clips, is in “pack.zip”.")


def test_cancel_stops_the_work_and_the_dialog_stays(
    dialog, qtbot, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    def never_ending(*_args):
        job = _args[4]
        while True:
            job.step(0.0, 1.0, "Clip 1 of 2")

    monkeypatch.setattr(evidence_pack, "make", never_ending)
    dialog.make(tmp_path / "pack.zip")
    assert not dialog.save.isEnabled()

    dialog.reject()

    said(dialog, qtbot, "Stopped. Nothing was written.")
    assert dialog.isVisible() and dialog.save.isEnabled()


def test_a_call_without_moments_offers_no_clips(qtbot, desk, done, window):
    bare = replace(done, sheet=replace(done.sheet, moments=()))
    dialog = PackDialog(desk, bare, window)
    dialog.open()
    assert "has no moments" in dialog.notice.text
    assert not dialog.wav.isEnabled() and not dialog.mp3.isEnabled() and dialog.none.isChecked()
    dialog.reject()


def test_the_reports_place_offers_it_on_one_evaluation(qtbot, window, done):
    window.go("reports")
    page = window.page("reports")
    assert not page.evidence.isEnabled()
    page.feedback.choose(done.id)
    assert page.evidence.isEnabled()
    page.evidence.click()
    dialog = page.findChild(PackDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.reject()


def test_a_last_folder_that_is_gone_is_not_offered(desk, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    keep_folder(desk, folder)
    assert last_folder(desk) == folder
    folder.rmdir()
    assert last_folder(desk) == Path.home()

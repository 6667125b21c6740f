"""What the first call needs is loaded behind the list of calls."""

import gc
import sys

import pytest
from PySide6.QtCore import QThreadPool
from small_wav import write_wav

from evaluator.desk import forms, intake
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.warming import Warming


@pytest.fixture
def passed_by():
    """How many objects the collector passes by for good, before there is a window."""
    return gc.get_freeze_count()


@pytest.fixture
def warmed(qtbot, window, desk):
    warming = Warming(window, desk)
    warming.begin()
    qtbot.waitUntil(lambda: warming.done)
    return window


@pytest.mark.qt_log_ignore("pipewire", "pa_context_connect", "propagateSizeHints")
def test_the_place_is_made_with_its_form_and_nothing_else_changes(qtbot, warmed):
    page = warmed._pages["evaluate"]
    assert isinstance(page, EvaluatePage)
    qtbot.waitUntil(lambda: len(page.questions.points) == 7)
    assert warmed.place == "calls" and not page.isVisible()
    assert "PySide6.QtMultimedia" in sys.modules


@pytest.mark.qt_log_ignore("pipewire", "pa_context_connect", "propagateSizeHints", "No audio")
def test_a_call_is_opened_after_that_as_ever(qtbot, warmed, desk, tmp_path):
    call = intake.bring_in_one(desk, write_wav(tmp_path / "a.wav", seconds=1.0))
    warmed.open_call(call.id)
    page = warmed._pages["evaluate"]
    qtbot.waitUntil(lambda: warmed.place == "evaluate")
    qtbot.waitUntil(lambda: page.player.ready)


@pytest.mark.qt_log_ignore("pipewire", "pa_context_connect", "propagateSizeHints")
def test_without_a_form_the_place_is_made_all_the_same(monkeypatch, qtbot, window, desk):
    monkeypatch.setattr(forms, "available", lambda desk: ())
    warming = Warming(window, desk)
    warming.begin()
    qtbot.waitUntil(lambda: warming.done)
    assert window._pages["evaluate"].questions.points == {}


@pytest.mark.qt_log_ignore("pipewire", "pa_context_connect", "propagateSizeHints")
def test_the_collector_goes_on_once_all_is_there(passed_by, warmed):
    assert gc.isenabled() and gc.get_freeze_count() > passed_by


def test_the_collector_goes_on_when_the_window_is_closed_in_the_middle(qtbot, window, desk):
    warming = Warming(window, desk)
    warming._load()
    assert not gc.isenabled()
    with qtbot.waitSignal(warming.destroyed):
        warming.deleteLater()
    assert gc.isenabled()
    QThreadPool.globalInstance().waitForDone()

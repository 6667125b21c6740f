"""The keys of headsets and keyboards that are made for players, as far as Qt delivers them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evaluator.ui.keys import TABLE
from evaluator.ui.widgets.keys_page import KeysPage

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClick(focus, key, modifier)


@pytest.mark.parametrize("key", [KEY.Key_MediaTogglePlayPause, KEY.Key_MediaPlay])
def test_a_headset_plays_and_pauses(qtbot, opened, key):
    press(qtbot, key)
    assert opened.player.playing
    press(qtbot, key)
    assert not opened.player.playing


@pytest.mark.parametrize("key", [KEY.Key_MediaStop, KEY.Key_MediaPause])
def test_stop_pauses_where_it_is_and_never_starts(qtbot, opened, key):
    opened.player.play(20)
    press(qtbot, key)
    assert not opened.player.playing
    assert opened.player.position == pytest.approx(20, abs=0.3)
    press(qtbot, key)
    assert not opened.player.playing


@pytest.mark.parametrize(
    ("on", "back"),
    [
        ((KEY.Key_MediaNext,), (KEY.Key_MediaPrevious,)),
        ((KEY.Key_Right, CTRL), (KEY.Key_Left, CTRL)),
    ],
)
def test_next_and_previous_go_from_moment_to_moment(qtbot, opened, on, back):
    for start in (30, 10, 20):
        opened.player.seek(start)
        press(qtbot, KEY.Key_M)
    opened.player.seek(0)
    for expected in (10, 20, 30, 30):
        press(qtbot, *on)
        assert opened.player.playing
        assert opened.player.position == pytest.approx(expected, abs=0.3)
    for expected in (20, 10, 10):
        press(qtbot, *back)
        assert opened.player.position == pytest.approx(expected, abs=0.3)


def test_they_work_while_a_comment_is_written(qtbot, opened):
    press(qtbot, KEY.Key_C)
    press(qtbot, KEY.Key_MediaPlay)
    assert opened.player.playing


def test_the_page_of_keys_names_what_a_usual_keyboard_has(qtbot, opened):
    play = next(key for key in TABLE if key.action == "play")
    assert "Media Play" in play.also
    page = KeysPage(opened)
    page.open(opened._keys)
    texts = [label.text() for label in page.findChildren(type(opened.header._title))]
    assert "Space" in texts and "Ctrl+Right" in texts
    page.close()

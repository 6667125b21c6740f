from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton

from evaluator.desk import evaluations, sample
from evaluator.desk import settings as settings_file
from evaluator.desk.calls import CallFilter
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.places import places
from evaluator.ui import look
from evaluator.ui.themes import DARK
from evaluator.ui.window import EVALUATE, MainWindow

PLACES = ("calls", "shops", "insight", "reports", "forms", "settings")


def test_the_window_begins_at_calls_and_makes_no_other_place(window) -> None:
    assert window.place == "calls"
    assert set(window._pages) == {"calls"}


def test_every_place_is_a_key_away(window, qtbot, idle) -> None:
    for number, place in enumerate(PLACES[:5], start=1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert window.place == place
        assert window._rail._buttons[place].isChecked()
        idle()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.place == "settings"
    idle()


def test_the_rail_goes_there(window, qtbot) -> None:
    qtbot.mouseClick(window._rail._buttons["shops"], Qt.MouseButton.LeftButton)
    assert window.place == "shops"


def test_a_place_is_made_once_and_kept(window) -> None:
    page = window.page("shops")
    window.go("shops")
    window.go("calls")
    window.go("shops")
    assert window.page("shops") is page


def test_all_keys_are_shown_over_the_window(window, qtbot) -> None:
    window.page("calls").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window._keys_page.isVisible()
    qtbot.keyClick(window._keys_page, Qt.Key.Key_F1)
    assert not window._keys_page.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Question)
    assert window._keys_page.isVisible()
    window.resize(1200, 700)
    assert window._keys_page.size() == window.size()
    across = window._keys_page._scroll.horizontalScrollBar()
    qtbot.waitUntil(lambda: across.maximum() == 0)  # everything is read without going sideways


def test_a_call_opens_and_one_comes_back(qtbot, window, three_calls, idle) -> None:
    window.go("calls")
    page = window.page("calls")
    page.call_chosen.emit(three_calls[0].id)
    qtbot.waitUntil(lambda: window.place == EVALUATE)
    assert window._rail._buttons["calls"].isChecked()
    idle()
    window.page(EVALUATE).back_asked.emit()
    assert window.place == "calls"
    assert page.table.calls.rows[0].state == "draft"


def test_a_call_that_is_unknown_is_said(qtbot, window) -> None:
    window.open_call("no-such-call")
    qtbot.waitUntil(lambda: window._notice.text != "")
    assert window.place == "calls"


def test_evaluate_says_where_back_leads(qtbot, window, three_calls, idle) -> None:
    window.go("shops")
    window.open_call(three_calls[0].id)
    qtbot.waitUntil(lambda: window.place == EVALUATE)
    back = next(one for one in window.findChildren(QPushButton) if one.text() == "Shops")
    back.click()
    assert window.place == "shops"
    idle()


def test_the_name_is_asked_once_inline(desk, qtbot, three_calls, idle) -> None:
    window = MainWindow(desk, Settings())
    qtbot.addWidget(window)
    window.show()
    window.open_call(three_calls[0].id)
    assert window.place == "calls"
    assert window._name_bar.isVisible()
    qtbot.keyClicks(window._name_bar.field, "Ann Carter")
    qtbot.keyClick(window._name_bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place == EVALUATE)
    assert settings_file.read(places()).evaluator == "Ann Carter"
    idle()
    window.back()
    window.open_call(three_calls[1].id)
    assert not window._name_bar.isVisible()
    idle()
    assert window._stack.y() == 0, "what is not asked takes no room"


def test_the_sample_call_opens(qtbot, window, desk, idle) -> None:
    window.page("calls").sample_asked.emit()
    qtbot.waitUntil(lambda: window.place == EVALUATE)
    assert evaluations.latest_draft(desk).call.recording is not None
    idle()


def test_a_sample_that_cannot_come_in_is_said(qtbot, window, monkeypatch) -> None:
    def refuse(desk):
        raise UserError("The disk is full.")

    monkeypatch.setattr(sample, "bring_in", refuse)
    window.sample.bring_in()
    qtbot.waitUntil(lambda: window._notice.text == "The disk is full.")


def test_calls_behind_a_figure_are_shown(window, three_calls) -> None:
    window.go("shops")
    window.show_calls(CallFilter(agent="Bob"))
    assert window.place == "calls"
    assert [row.call.agent.name for row in window.page("calls").table.calls.rows] == ["Bob"]


def test_a_report_is_shown_in_reports(window, three_calls, idle) -> None:
    window.go("calls")
    evaluation_id = window.page("calls").table.calls.rows[2].evaluation_id
    window.page("calls").report_asked.emit(evaluation_id)
    assert window.place == "reports"
    idle()


def test_after_a_crash_the_draft_is_offered(qtbot, window, three_calls, desk, idle) -> None:
    window.offer_to_resume()
    assert window._notice.text == ("You were scoring Bob at 0:00. Everything up to then is kept.")
    window._notice.action_asked.emit()
    qtbot.waitUntil(lambda: window.place == EVALUATE)
    idle()


def test_without_a_draft_nothing_is_offered(window) -> None:
    window.offer_to_resume()
    assert window._notice.text == ""


def test_settings_are_in_force_at_once(window, qtbot) -> None:
    window.go("settings")
    new = replace(window.settings, theme="dark", keys={"shops": "Alt+9"})
    window.page("settings").changed.emit(new)
    assert look.current() is DARK
    assert settings_file.read(places()).keys == {"shops": "Alt+9"}
    qtbot.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert window.place == "shops"
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.place == "shops"


def test_settings_that_cannot_be_kept_are_said_and_used(window, monkeypatch) -> None:
    def refuse(*_):
        raise UserError("The disk is full.")

    monkeypatch.setattr(settings_file, "write", refuse)
    window.change_settings(replace(window.settings, evaluator="Zed"))
    assert window._notice.text == "The disk is full."
    assert window.settings.evaluator == "Zed"


def test_settings_that_were_broken_are_said(desk, qtbot) -> None:
    window = MainWindow(desk, Settings(notice="The settings could not be read."))
    qtbot.addWidget(window)
    assert window._notice.text == "The settings could not be read."


@pytest.mark.parametrize("attempts", [1, 2])
def test_closing_without_saving_wants_a_second_attempt(
    qtbot, window, three_calls, monkeypatch, attempts
) -> None:
    window.open_call(three_calls[0].id)
    qtbot.waitUntil(lambda: window.place == EVALUATE)
    monkeypatch.setattr(window.page(EVALUATE), "leave", lambda: False)
    for _ in range(attempts):
        event = QCloseEvent()
        window.closeEvent(event)
    assert event.isAccepted() is (attempts == 2)
    assert "not saved" in window._notice.text
    window.go("calls")
    assert window.place == EVALUATE


def test_the_speed_of_one_day_is_the_speed_of_the_next(qtbot, window, desk, three_calls) -> None:
    window.open_call(three_calls[0].id)
    qtbot.waitUntil(lambda: window.place == EVALUATE)
    window.page(EVALUATE).player.set_speed(1.7)
    window.go("settings")
    window.page("settings").paper.setCurrentIndex(1)
    window.page("settings").paper.activated.emit(1)
    assert settings_file.read(desk.places).speed == 1.7
    assert window.settings.page == "Letter"

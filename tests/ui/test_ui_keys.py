from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from evaluator.errors import UserError
from evaluator.ui.keys import TABLE, Keys, bind, typing


def test_no_two_actions_of_one_place_share_a_key() -> None:
    keys = Keys()
    for key in TABLE:
        assert keys.change(key.action, key.default).changed == {}


def test_a_changed_key_is_kept_and_the_default_comes_back() -> None:
    keys = Keys().change("moment", "J")
    assert keys.key("moment") == "J"
    assert keys.changed == {"moment": "J"}
    assert keys.change("moment", "").changed == {}


@pytest.mark.parametrize("taken", ["Space", "C", "F1", "?", "Ctrl+Enter", "7"])
def test_a_key_that_is_taken_is_refused(taken: str) -> None:
    with pytest.raises(UserError, match="already does"):
        Keys().change("moment", taken)


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab", "Esc", "Ctrl+C", "Ctrl+A", "Alt+F4"])
def test_keys_of_every_program_are_refused(key: str) -> None:
    with pytest.raises(UserError, match="everywhere"):
        Keys().change("moment", key)


def test_a_key_may_do_one_thing_here_and_another_there() -> None:
    assert Keys().change("moment", "Ctrl+N").key("moment") == "Ctrl+N"


def test_what_is_no_key_is_refused() -> None:
    with pytest.raises(UserError, match="not a key"):
        Keys().change("moment", "Hyperspace")
    with pytest.raises(UserError, match="not a key"):
        Keys().change("moment", "J, K")


def test_unknown_actions_in_the_settings_are_left_out() -> None:
    assert Keys({"dance": "D"}).changed == {}


def test_a_chosen_key_wins_over_the_default_of_another_action() -> None:
    keys = Keys({"not_applicable": "X"})
    assert keys.key("not_applicable") == "X"
    assert keys.all_of("redact") == ()
    assert keys.shown("redact") == ""
    assert keys.change("redact", "Q").key("redact") == "Q"


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.field, page.button = QLineEdit(), QPushButton("here")
    layout = QVBoxLayout(page)
    layout.addWidget(page.field)
    layout.addWidget(page.button)
    page.done = []
    qtbot.addWidget(page)
    bind(
        page,
        Keys(),
        {
            name: lambda name=name: page.done.append(name)
            for name in ("moment", "answer_3", "play", "finish", "keys", "undo")
        },
    )
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


def test_letters_and_digits_stay_in_a_text_field(page, qtbot) -> None:
    page.field.setFocus()
    qtbot.keyClicks(page.field, "m 3?")
    assert page.field.text() == "m 3?"
    assert page.done == []
    assert typing()


def test_with_ctrl_they_work_in_a_text_field_too(page, qtbot) -> None:
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.field, Qt.Key.Key_F1)
    assert page.done == ["moment", "play", "keys"]
    assert page.field.text() == ""


def test_outside_a_text_field_they_work_alone(page, qtbot) -> None:
    page.button.setFocus()
    for key in (Qt.Key.Key_M, Qt.Key.Key_3, Qt.Key.Key_Space):
        qtbot.keyClick(page.button, key)
    qtbot.keyClick(page.button, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert page.done == ["moment", "answer_3", "play", "finish"]
    assert not typing()


def test_with_ctrl_letters_work_in_a_text_field_and_digits_do_not(qtbot) -> None:
    """Else Ctrl+3 would answer where Ctrl+2 chooses who is heard."""
    place, done = QWidget(), []
    field = QLineEdit(place)
    qtbot.addWidget(place)
    bind(place, Keys(), {action: partial(done.append, action) for action in ("answer_3", "moment")})
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()
    field.setFocus()
    for key in (Qt.Key.Key_3, Qt.Key.Key_M):
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert done == ["moment"] and field.text() == ""

"""The page as a whole: tab order, names, room, forms to choose from, the parts by mouse."""

from datetime import date

import pytest
from evaluate_fakes import open_call, shown_anew
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
)

from evaluator.desk import calls, evaluations, forms, settings
from evaluator.errors import UserError
from evaluator.places import shipped
from evaluator.terms import NOT_APPLICABLE
from evaluator.ui import look
from evaluator.ui.evaluate import opening
from evaluator.ui.evaluate.call_details import call_details, shop_details
from evaluator.ui.evaluate.reading import Finished
from evaluator.ui.evaluate.transport import precise

KEY = Qt.Key
CONTROLS = (QAbstractButton, QPlainTextEdit, QLineEdit, QComboBox, QTabBar)


def ids(page):
    return [question.id for question in page._reading.form.questions]


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClick(focus, key, modifier)


def test_tab_goes_in_reading_order_and_unfolds_as_it_goes(qtbot, opened):
    opened.player.seek(10)
    opened.actions_of_keys.moments.mark()
    qtbot.settle()  # a new row is shown by the event loop
    opened.header._back.setFocus()
    seen = []
    for _ in range(200):
        focus = QApplication.focusWidget()
        if any(focus is one for one in seen):
            break
        seen.append(focus)
        press(qtbot, KEY.Key_Tab)
    names = [widget.accessibleName() for widget in seen]
    assert names[0] == "Back to Calls"
    assert names[-1].startswith("Finish")
    points = [index for index, name in enumerate(names) if name.startswith("Point ")]
    first = names.index("Waveform")
    comment = names.index("Comment on Lead-in")
    moment = next(i for i, name in enumerate(names) if name.startswith("Moment 1"))
    assert first < points[0] < comment < points[-1] < moment < names.index("Strengths")
    numbers = [int(names[index].split()[1].rstrip(",")) for index in points]
    assert numbers == sorted(numbers)


def test_every_control_says_its_name(qtbot, opened):
    opened.player.seek(10)
    opened.actions_of_keys.moments.mark()
    qtbot.settle()
    nameless = [
        control
        for kind in CONTROLS
        for control in opened.findChildren(kind)
        if control.isVisible() and not control.accessibleName()
    ]
    assert nameless == []


def test_it_fits_into_the_smallest_window(opened):
    rail = 88
    hint = opened.minimumSizeHint()
    assert hint.width() <= 1280 - rail
    assert hint.height() <= 720
    opened._keeping.say_unsaved(full_disk())
    opened.hearing.notice.say("warn", "The recording is not where it was.", "Find it.")
    assert opened.minimumSizeHint().height() <= 720


def full_disk():
    return UserError("The disk is full: 3 MB are free, 20 MB are needed.", "Make room.")


def test_finished_it_fits_too(qtbot, opened):
    for id in ids(opened):
        opened._sitting.answer(id, 3)
    opened.finish()
    assert opened.minimumSizeHint().width() <= 1280 - 88


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_draws_the_place(opened, theme):
    try:
        look.looks().wear(theme)
        picture = opened.grab().toImage()
        assert picture.pixelColor(4, 4).name() == look.current().page
    finally:
        look.looks().wear("light")


@pytest.fixture
def second_form(desk, tmp_path):
    """The shipped form under another id and title."""
    text = (shipped("forms") / "seven_point_call.yaml").read_text("utf-8")
    form = forms.load(shipped("forms") / "seven_point_call.yaml")
    text = text.replace(f"id: {form.id}\n", "id: short-call\n", 1)
    text = text.replace(form.title, "A short call", 1)
    path = tmp_path / "short.yaml"
    path.write_text(text, "utf-8")
    return forms.add(desk, path)


def test_one_form_is_no_choice(desk, make_page, call, monkeypatch):
    form = forms.find(desk, "seven-point-call")
    monkeypatch.setattr(opening, "good_forms", lambda desk: (form,))
    page = make_page()
    open_call(page, call.id)
    assert not page.header._form.isVisible()


def test_a_draft_on_a_form_that_is_kept_no_more_says_its_name(desk, opened):
    shown, other = opened._reading.form, forms.find(desk, "call-handling")
    chooser = opened.header._form
    opened.header.show_forms((other,), shown)
    assert chooser.isVisible() and chooser.currentText() == ""
    assert chooser.placeholderText() == shown.title
    opened.header.show_forms((other, shown), shown)
    assert chooser.currentText() == shown.title


def test_another_form_is_chosen_and_the_untouched_draft_is_not_left_behind(
    qtbot, desk, second_form, opened, call
):
    chooser = opened.header._form
    assert chooser.isVisible()
    chooser.activated.emit(chooser.findData("short-call"))
    shown_anew(opened)
    assert opened._reading.form.id == "short-call"
    rows = calls.evaluations_of(desk, call.id)
    assert [row.form for row in rows] == ["A short call"]


def test_a_draft_with_answers_stays_when_another_form_is_chosen(
    qtbot, desk, second_form, opened, call
):
    first = opened._reading.evaluation_id
    opened._sitting.answer(ids(opened)[0], NOT_APPLICABLE)
    chooser = opened.header._form
    chooser.activated.emit(chooser.findData("short-call"))
    shown_anew(opened)
    assert len(evaluations.draft(desk, first).sheet.answers) == 1
    chooser.activated.emit(chooser.findData("seven-point-call"))
    shown_anew(opened)
    assert opened._reading.evaluation_id == first
    assert len(opened._reading.sheet.answers) == 1


def test_the_due_date_is_chosen_shown_and_taken_away(opened):
    due = opened.side.feedback.due
    due.button.click()
    assert due.popup.calendar.selectedDate() > QDate.currentDate()
    due.popup.choose(QDate(2026, 12, 1))
    assert opened._reading.sheet.action_due == date(2026, 12, 1)
    assert "Due" in due.button.text()
    due.button.click()
    assert due.popup.calendar.selectedDate() == QDate(2026, 12, 1)
    next(one for one in due.popup.findChildren(QPushButton) if "No" in one.text()).click()
    assert opened._reading.sheet.action_due is None
    assert due.button.text() == "Due …"


def test_the_guide_is_asked_for_once_and_stays_from_point_to_point(qtbot, opened):
    first, second = (opened.questions.points[id] for id in ids(opened)[:2])
    assert not first._guidance.guide.isVisible()
    qtbot.keyClick(first, Qt.Key.Key_G)
    assert first._guidance.guide.isVisible()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second._guidance.guide.isVisible()
    qtbot.mouseClick(second._guidance._guide_button, Qt.MouseButton.LeftButton)
    assert not second._guidance.guide.isVisible()


def test_the_foot_line_says_how_it_stands(opened):
    footer = opened.footer
    assert "7 points open" in footer._open.text()
    for id in ids(opened)[:6]:
        opened._sitting.answer(id, 4)
    assert footer._open.text() == "1 point open: 7"
    assert footer._so_far.text() == "so far"
    opened._sitting.answer(ids(opened)[6], 4)
    assert footer._open.text() == "all points answered"
    assert footer._so_far.text() == "passed"
    for id in ids(opened):
        opened._sitting.answer(id, NOT_APPLICABLE)
    assert "no score" in footer._so_far.text()
    assert footer._badge.accessibleName() == "Score –"


def test_a_comment_is_seen_in_the_folded_row(qtbot, opened):
    first, second, *_ = ids(opened)
    opened._sitting.comment(first, "calm\nand clear")
    opened._sitting.focus_on(second)
    row = opened.questions.points[first]
    assert row._comment.isVisible()
    assert row._comment.text() == "calm and clear"


def test_a_long_comment_makes_its_field_grow_and_then_scroll(opened):
    field = opened.questions.points[ids(opened)[0]]._guidance.comment
    one = field.height()
    field.show_text("a\nb\nc")
    three = field.height()
    field.show_text("line\n" * 40)
    assert one < three < field.height() < 10 * one
    assert field.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_the_point_in_focus_is_in_view(qtbot, opened):
    opened._sitting.focus_on(ids(opened)[-1])
    qtbot.settle()
    point = opened.questions.points[ids(opened)[-1]]
    top = point.mapTo(opened.questions.viewport(), point.rect().topLeft()).y()
    assert 0 <= top <= opened.questions.viewport().height() - 40


def test_more_moments_than_flags_are_counted(opened):
    for start in range(5):
        opened.player.seek(start * 3)
        opened.actions_of_keys.moments.mark()
    point = opened.questions.points[ids(opened)[0]]
    assert [flag.isVisible() for flag in point._flags._flags] == [True, True, True]
    assert point._flags._more.text() == "+2"


def test_another_point_in_focus_leaves_the_names_of_the_tabs(opened, monkeypatch):
    """Qt lays the whole page out again with each name, be it the same."""
    named = []
    monkeypatch.setattr(opened.side._tabs, "setTabText", lambda *said: named.append(said))
    opened.actions_of_keys.step(1)
    assert not named
    opened.actions_of_keys.moments.mark()
    assert named


def test_a_notice_floats_above_the_foot_line_and_moves_nothing(qtbot, opened):
    before = opened.questions.mapTo(opened, opened.questions.rect().topLeft())
    opened.showing.refuse(full_disk())
    qtbot.settle()
    assert opened.questions.mapTo(opened, opened.questions.rect().topLeft()) == before
    assert opened.notice.geometry().bottom() < opened.footer.geometry().top()
    press(qtbot, KEY.Key_Escape)
    assert opened.notice.text == ""


def test_reopening_someone_elses_evaluation_is_not_offered(qtbot, desk, opened, make_page, call):
    for id in ids(opened):
        opened._sitting.answer(id, 3)
    opened.finish()
    assert opened.footer._reopen.isEnabled()
    opened.use(settings.Settings(evaluator="Tom Reed"))
    opened.showing._show(Finished(opened._reading.evaluation))
    assert not opened.footer._reopen.isEnabled()


def test_not_now_puts_the_question_for_the_agent_away(qtbot, desk, opened, call):
    calls.describe(desk, call.id, calls.CallDetails())
    open_call(opened, call.id)
    for id in ids(opened):
        opened._sitting.answer(id, 3)
    opened.finish()
    assert opened.header._title.text() == "Agent not known · call"
    press(qtbot, KEY.Key_Return)
    assert opened.agent_bar.isVisible(), "an empty name was taken"
    press(qtbot, KEY.Key_Escape)
    assert not opened.agent_bar.isVisible()
    assert opened._sitting is not None


def test_the_details_of_a_call_and_of_a_visit(call, shop_call):
    details = dict(call_details(call))
    assert details["Agent"] == "Chris Lowell"
    assert details["Length"] == "0:40"
    assert details["Sound"].endswith("8 kHz, two channels")
    visit = dict(shop_details(shop_call.shop))
    assert visit["Rings"] == "3"
    assert visit["Ended by"] == "agent"
    assert "Transfers" not in visit


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00.0"), (122.4, "2:02.4"), (59.99, "0:59.9"), (3600, "1:00:00.0")]
)
def test_the_position_is_cut_off_never_rounded_up(seconds, shown):
    assert precise(seconds) == shown


def test_the_buttons_of_the_transport(qtbot, opened):
    transport, player = opened.hearing.transport, opened.player
    player.seek(20)
    for button, at in ((transport._on, 25), (transport._back, 20)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert player.position == at
    for button, speed in ((transport._faster, 1.1), (transport._slower, 1.0)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert player.speed == speed
    player.set_speed(2.5)
    assert transport._speed.text() == "2.5×"
    qtbot.mouseClick(transport._speed, Qt.MouseButton.LeftButton)
    assert player.speed == 1.0
    for zoom in (transport._zoom[2], transport._zoom[0]):
        qtbot.mouseClick(zoom, Qt.MouseButton.LeftButton)
    assert opened.hearing.waveform.timeline.is_whole
    qtbot.mouseClick(transport._play, Qt.MouseButton.LeftButton)
    assert player.playing
    assert transport._play.accessibleName() == "Pause"

"""Every kind of question answered by keys, in Evaluate, and shown again."""

import pytest
from evaluate_fakes import open_call
from every_kind import every_kind
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel

from evaluator.desk import evaluations
from evaluator.terms import NOT_APPLICABLE
from evaluator.ui import look
from evaluator.ui.evaluate import opening

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def scoring(qtbot, monkeypatch, page, call):
    """The page with a call open that is scored on a form with every kind."""
    form = every_kind()
    monkeypatch.setattr(opening, "good_forms", lambda desk: (form,))
    open_call(page, call.id)
    qtbot.waitUntil(lambda: page.player.ready)
    return page


def write(qtbot, text):
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def answers(page):
    return page._reading.sheet.answers


def go(page, id):
    page._reading.focus_on(id)
    return page.questions.points[id]


def words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


@pytest.mark.parametrize(("key", "answer"), [("y", 1), ("n", 0), ("1", 1), ("0", 0)])
def test_yes_and_no_are_answered_by_letter_and_digit(qtbot, scoring, key, answer):
    point = go(scoring, "verified")
    write(qtbot, key)
    assert answers(scoring) == {"verified": answer}
    assert point.box.buttons[answer].isChecked()
    assert scoring._reading.focus == "courtesies"


def test_what_must_be_answered_takes_no_not_applicable(qtbot, scoring):
    point = go(scoring, "verified")
    assert NOT_APPLICABLE not in point.box.buttons
    write(qtbot, "a")
    assert answers(scoring) == {}
    assert "is asked of every call" in scoring.notice.text


def test_a_letter_that_does_not_answer_says_which_keys_do(qtbot, scoring):
    write(qtbot, "y")
    assert answers(scoring) == {}
    assert "Press 0 to 2." in scoring.notice.text
    go(scoring, "reason")
    write(qtbot, "7")
    assert "7 is no answer" in scoring.notice.text
    assert "Press 1 to 2." in scoring.notice.text


def test_a_digit_chooses_an_option_and_goes_on(qtbot, scoring):
    go(scoring, "reason")
    write(qtbot, "2")
    assert answers(scoring) == {"reason": 1}
    assert scoring._reading.focus == "solved"
    write(qtbot, "3")
    assert answers(scoring) == {"reason": 1, "solved": 2}
    point = scoring.questions.points["solved"]
    assert point.box._said.text().startswith("Not at all")


def test_space_on_an_option_chooses_it_and_again_takes_it_back(qtbot, scoring):
    go(scoring, "reason")
    write(qtbot, "2")
    press(qtbot, KEY.Key_Tab)
    assert QApplication.focusWidget() is scoring.questions.points["solved"].box.lines[0]
    press(qtbot, KEY.Key_Space)
    assert answers(scoring)["solved"] == 0
    assert not scoring.player.playing
    press(qtbot, KEY.Key_Space)
    assert "solved" not in answers(scoring)


def test_digits_tick_several_options_and_stay(qtbot, scoring):
    point = go(scoring, "courtesies")
    write(qtbot, "21")
    assert answers(scoring) == {"courtesies": ("name", "thanks")}
    assert [line.isChecked() for line in point.box.lines] == [True, True, False]
    assert scoring._reading.focus == "courtesies"
    write(qtbot, "12")
    assert answers(scoring) == {}
    write(qtbot, "n")
    assert answers(scoring) == {"courtesies": ()}
    assert point.box.buttons[()].isChecked()
    assert "none of these" in point.accessibleName()


def test_a_number_is_typed_into_its_field_and_enter_goes_on(qtbot, scoring):
    scoring._sitting.measured({"hold.total": 60.0})
    point = go(scoring, "asked-twice")
    write(qtbot, "12")
    assert answers(scoring) == {"asked-twice": 12.0}
    assert point.box.line.text() == "12"
    press(qtbot, KEY.Key_Return)
    assert scoring._reading.focus == "reason"
    assert scoring.questions.points["reason"].hasFocus()
    press(qtbot, KEY.Key_Z, CTRL)
    assert answers(scoring) == {}
    assert point.box.line.text() == ""


def test_up_and_down_step_a_number_within_its_ranges(qtbot, scoring):
    scoring._sitting.measured({"hold.total": 60.0})
    point = go(scoring, "asked-twice")
    press(qtbot, KEY.Key_Tab)
    assert point.box.line.hasFocus()
    press(qtbot, KEY.Key_Up)
    press(qtbot, KEY.Key_Up)
    assert answers(scoring) == {"asked-twice": 1.0}
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Down)
    assert answers(scoring) == {"asked-twice": 0.0}
    assert scoring._reading.focus == "asked-twice"


def test_what_is_no_number_is_said_and_is_no_answer(qtbot, scoring):
    scoring._sitting.measured({"hold.total": 60.0})
    point = go(scoring, "asked-twice")
    write(qtbot, "4")
    write(qtbot, ".5")
    assert answers(scoring) == {}
    assert point.box.line.text() == "4.5"
    assert point.note.text.startswith("Expected: A whole number")
    press(qtbot, KEY.Key_Backspace)
    press(qtbot, KEY.Key_Backspace)
    assert answers(scoring) == {"asked-twice": 4.0}
    assert point.note.isHidden()


def test_a_text_is_written_and_undoes_as_one_step(qtbot, scoring):
    go(scoring, "reason")
    write(qtbot, "2")
    go(scoring, "why")
    press(qtbot, KEY.Key_Tab)
    write(qtbot, "The bill, 3 of May")
    assert answers(scoring) == {"reason": 1, "why": "The bill, 3 of May"}
    press(qtbot, KEY.Key_Z, CTRL)
    assert answers(scoring) == {"reason": 1}
    assert scoring.questions.points["why"].box.field.toPlainText() == ""


@pytest.mark.parametrize(
    ("id", "typed", "kept"),
    [
        ("day", "2026-05-03", "2026-05-03"),
        ("day", "31.05.2026", "2026-05-31"),
        ("hour", "905", "09:05"),
        ("hour", "14:05", "14:05"),
    ],
)
def test_days_and_times_are_read_as_people_write_them(qtbot, scoring, id, typed, kept):
    point = go(scoring, id)
    write(qtbot, typed)
    assert answers(scoring) == {id: kept}
    press(qtbot, KEY.Key_Escape)
    assert point.hasFocus()
    assert point.box.line.text() == kept


def test_a_day_is_chosen_in_the_calendar(qtbot, scoring):
    point = go(scoring, "day")
    press(qtbot, KEY.Key_Tab)
    press(qtbot, KEY.Key_Tab)
    assert QApplication.focusWidget() is point.box.open
    press(qtbot, KEY.Key_Space)
    assert point.box.popup.isVisible()
    point.box.popup.choose(QDate(2026, 5, 3))
    assert answers(scoring) == {"day": "2026-05-03"}


def test_a_failing_answer_is_marked_at_option_point_and_foot(qtbot, scoring):
    point = go(scoring, "verified")
    assert "Fails the form, compliance-critical" in point.box.buttons[0].accessibleName()
    assert "Fails the form, compliance-critical" in words(point.box.body())
    write(qtbot, "n")
    assert point.note.text == "Fails the form, compliance-critical"
    assert "Fails the form" in point.accessibleName()
    go(scoring, "greeting")
    write(qtbot, "2")
    assert scoring.footer._so_far.text() == "Fails the form: 0.0 shown, 50.0 raw"
    write(qtbot, "w")
    assert "fails the form" in scoring.footer.why.text
    assert "Customer-critical" not in scoring.footer.why.text
    assert "Compliance-critical: 0 of 1 without error" in scoring.footer.why.text
    scoring.footer.why.close()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_chosen_failing_answer_looks_unlike_a_chosen_good_one(qtbot, scoring, theme):
    look.looks().wear(theme)
    box = go(scoring, "verified").box
    box.show_answer(1)
    good = box.buttons[1].grab().toImage()
    box.show_answer(0)
    assert box.buttons[0].grab().toImage().pixelColor(5, 14) != good.pixelColor(5, 14)
    look.looks().wear("light")


def test_root_causes_are_offered_on_a_low_answer_and_chosen_by_key(qtbot, scoring):
    point = go(scoring, "greeting")
    causes = point._guidance.causes
    write(qtbot, "2")
    assert causes.isHidden()
    go(scoring, "greeting")
    write(qtbot, "0")
    assert "Root cause?" in words(point)
    go(scoring, "greeting")
    assert not causes.isHidden()
    for _ in range(4):
        press(qtbot, KEY.Key_Tab)
    assert QApplication.focusWidget() is causes.chips["script"]
    press(qtbot, KEY.Key_Space)
    assert scoring._reading.sheet.causes == {"greeting": ("script",)}
    press(qtbot, KEY.Key_Space)
    assert scoring._reading.sheet.causes == {}
    press(qtbot, KEY.Key_Z, CTRL)
    assert scoring._reading.sheet.causes == {"greeting": ("script",)}
    assert causes.chips["script"].isChecked()


def test_private_notes_stand_in_the_guide(qtbot, scoring):
    point = go(scoring, "greeting")
    head = scoring.questions.heads[0]
    assert not point._guidance.guide.isVisible()
    assert not head._notes.isVisible()
    write(qtbot, "g")
    assert "Names may be given later." in words(point._guidance.guide)
    assert point._guidance.guide.isVisible()
    assert head._notes.isVisible()


def test_what_is_not_scored_has_no_weight_and_says_so(scoring):
    shown = scoring.questions.points["greeting"].accessibleName()
    assert "weight 20" in shown
    assert "not scored" in scoring.questions.points["reason"].accessibleName()
    assert "not scored" in words(scoring.questions.heads[-1])


def test_every_change_is_kept(qtbot, desk, scoring):
    go(scoring, "courtesies")
    write(qtbot, "13")

    def kept():
        return evaluations.draft(desk, scoring._reading.evaluation_id).sheet.answers

    qtbot.waitUntil(lambda: kept() == {"courtesies": ("name", "swore")})


def test_a_finished_evaluation_can_be_read_and_not_changed(qtbot, scoring):
    for point in scoring.questions.points.values():
        point.lock(True)
    box = scoring.questions.points["courtesies"].box
    box.body()
    assert not any(line.isEnabled() for line in box.lines)
    number = scoring.questions.points["asked-twice"].box
    assert number.line.isReadOnly()
    number.step(1)
    assert answers(scoring) == {}

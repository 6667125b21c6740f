"""A form that asks for evidence at some levels: finishing waits for it and goes there."""

import pytest
from evaluate_fakes import open_call
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from evaluator.desk import evaluations, forms
from evaluator.scoring.sheet import Sheet
from evaluator.ui.forms.preview import FormPreview

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


@pytest.fixture
def strict(desk):
    """The seven points, of which the second and the fifth ask for evidence at 0 and 1."""
    form = forms.find(desk, "seven-point-call")
    asking = [
        question.model_copy(update={"evidence_at": (0, 1)}) if at in (1, 4) else question
        for at, question in enumerate(form.questions)
    ]
    return form.model_copy(update={"id": "strict", "questions": tuple(asking)})


@pytest.fixture
def open_scored(qtbot, desk, page, strict):
    """Open a call on which every point has level 1."""

    def open_it(call):
        kept = evaluations.open_draft(desk, call.id, "Ines Marsh", strict)
        sheet = Sheet(answers={question.id: 1 for question in strict.questions})
        evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 5.0)
        open_call(page, call.id)
        return page

    return open_it


def finish(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return, CTRL)


def test_finishing_goes_to_the_point_that_lacks_its_moment(qtbot, open_scored, strict, call):
    page = open_scored(call)
    finish(qtbot)
    assert "The answers on points 2, 5 ask for a moment" in page.notice.text
    assert page._reading.focus == strict.questions[1].id
    qtbot.keyClicks(QApplication.focusWidget(), "m")
    finish(qtbot)
    assert "The answer on point 5 asks for a moment that shows it." in page.notice.text
    assert page._reading.focus == strict.questions[4].id
    qtbot.keyClicks(QApplication.focusWidget(), "l")
    with qtbot.waitSignal(page.finished):
        finish(qtbot)
    (moment,) = page._reading.sheet.moments
    assert moment.questions == (strict.questions[1].id, strict.questions[4].id)


def test_a_shop_without_a_recording_is_asked_for_a_comment(qtbot, open_scored, strict, shop_call):
    page = open_scored(shop_call)
    finish(qtbot)
    assert "The answers on points 2, 5 ask for a comment each." in page.notice.text
    for at in (1, 4):
        page._sitting.comment(strict.questions[at].id, "Said nothing.")
    with qtbot.waitSignal(page.finished):
        finish(qtbot)


def test_the_guide_and_the_preview_say_at_which_levels(qtbot, open_scored, strict, call):
    page = open_scored(call)
    page._reading.focus_on(strict.questions[1].id)
    qtbot.keyClicks(QApplication.focusWidget(), "g")
    preview = FormPreview()
    qtbot.addWidget(preview)
    preview.show_form(strict)
    qtbot.waitUntil(lambda: preview.whole)
    for shown, times in ((page.questions.points[strict.questions[1].id], 1), (preview, 2)):
        told = [label.text() for label in shown.findChildren(QLabel)]
        assert told.count("A moment is asked for at level 0, 1.") == times

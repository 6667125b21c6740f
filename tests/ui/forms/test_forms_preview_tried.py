"""The preview of a form: its answers can be tried, and what comes of them is told in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.forms.model import Form
from evaluator.ui.forms.preview import FormPreview

FORM = Form.model_validate(
    {
        "id": "tried",
        "version": "1",
        "title": "Tried",
        "pass_mark": 80,
        "bands": [{"at": 80, "name": "Good"}, {"at": 0, "name": "Low"}],
        "sections": [
            {"id": "call", "title": "The call", "notes": "Hear it twice."},
            {
                "id": "after",
                "title": "Afterwards",
                "when": {"question": "safe", "is": "yes"},
                "when_not": "disable",
            },
        ],
        "questions": [
            {
                "id": "safe",
                "section": "call",
                "kind": "yes_no",
                "title": "Was it safe?",
                "weight": 1,
                "required": True,
                "rules": [{"at": "no", "fails": "form"}],
            },
            {
                "id": "rings",
                "section": "after",
                "kind": "number",
                "title": "Rings",
                "weight": 1,
                "unit": "rings",
                "ranges": [{"from": 0, "to": 3, "points": 2}, {"from": 4, "points": 0}],
                "causes": [{"id": "few", "text": "Too few people"}],
            },
        ],
    }
)


@pytest.fixture
def preview(qtbot: QtBot) -> FormPreview:
    made = FormPreview()
    qtbot.addWidget(made)
    made.show_form(FORM)
    return made


def words(preview: FormPreview) -> str:
    return "\n".join(label.text() for label in preview.widget().findChildren(QLabel))


def test_sections_conditions_ranges_causes_and_failures_are_told(preview: FormPreview) -> None:
    told = words(preview)
    assert "Only where “Was it safe?” is yes; otherwise it is switched off." in told
    assert "0 to 3 rings: 2\n4 rings and more: 0" in told
    assert "Too few people" in told
    assert "For you alone: Hear it twice." in told
    assert "A failed form shows 0." in told
    assert "Fails the form" in told


def test_answers_can_be_tried(qtbot: QtBot, preview: FormPreview) -> None:
    safe, rings = preview.points["safe"], preview.points["rings"]
    assert not rings.answers.isEnabled()
    qtbot.mouseClick(safe.box.buttons[0], Qt.MouseButton.LeftButton)
    assert "Fails the form: 0.0 shown, 0.0 raw" in preview.tried
    qtbot.mouseClick(safe.box.buttons[1], Qt.MouseButton.LeftButton)
    assert rings.answers.isEnabled()
    rings.box.answered.emit(2.0)
    assert "100.0 · Good · 2 of 2 answered" in preview.tried
    preview.show_form(FORM)
    assert "0 of 1 answered" in preview.tried


def test_a_narrow_preview_wraps_to_its_column(qtbot: QtBot, desk: Desk) -> None:
    preview = FormPreview(narrow=True)
    qtbot.addWidget(preview)
    preview.resize(360, 600)
    preview.show_form(forms.find(desk, "call-handling"))
    preview.show()
    assert preview.horizontalScrollBar().maximum() == 0
    lines = preview.points["disclosed"].box.lines
    assert len({line.x() for line in lines}) == 1
    assert len({line.y() for line in lines}) == len(lines) > 1

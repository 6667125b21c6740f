"""The preview of a form: its answers can be tried, and what comes of them is told in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.forms.model import Form
from evaluator.ui.forms.preview import FormPreview
from evaluator.ui.forms.trial import Trial

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
    qtbot.waitUntil(lambda: made.whole)
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
    qtbot.waitUntil(lambda: preview.whole)
    assert "0 of 1 answered" in preview.tried


def test_a_narrow_preview_wraps_to_its_column(qtbot: QtBot, desk: Desk) -> None:
    preview = FormPreview(narrow=True)
    qtbot.addWidget(preview)
    preview.resize(360, 600)
    preview.show_form(forms.find(desk, "call-handling"))
    preview.show()
    qtbot.waitUntil(lambda: preview.whole)
    assert preview.horizontalScrollBar().maximum() == 0
    lines = preview.points["disclosed"].box.lines
    assert len({line.x() for line in lines}) == 1
    assert len({line.y() for line in lines}) == len(lines) > 1


def changed(**by: object) -> Form:
    """The form with its second point changed."""
    content = FORM.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    content["questions"][1] |= by
    return Form.model_validate(content)


def test_only_what_changed_is_made_again_and_answers_stay(
    qtbot: QtBot, preview: FormPreview
) -> None:
    first, second = preview.points["safe"], preview.points["rings"]
    first.box.answered.emit(1)
    second.box.answered.emit(2.0)
    trial = Trial(changed(title="How often it rang"))
    trial.go_on_from(preview.trial)
    preview.show_trial(trial)
    qtbot.waitUntil(lambda: preview.whole)
    assert preview.points["safe"] is first
    assert preview.points["rings"] is not second
    assert "How often it rang" in words(preview)
    assert preview.points["rings"].box.answer == 2.0
    trial = Trial(changed(ranges=[{"from": 3, "to": 5, "points": 1}]))
    trial.go_on_from(preview.trial)
    preview.show_trial(trial)
    assert trial.draft.sheet.answers == {"safe": 1}


def test_points_come_and_go_in_their_order_and_stay_in_view(
    qtbot: QtBot, preview: FormPreview
) -> None:
    content = FORM.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    one = content["questions"][0]
    many = [{**one, "id": f"point-{number}"} for number in range(6)]
    form = Form.model_validate({**content, "questions": [*content["questions"], *many]})
    preview.resize(500, 200)
    preview.show()
    preview.show_trial(Trial(form))
    qtbot.waitUntil(lambda: preview.whole)
    seen = preview.row("point-3")
    preview.verticalScrollBar().setValue(seen.y() + 5)
    rest = [one for one in form.questions if one.id not in ("point-0", "point-2")]
    preview.show_trial(Trial(form.model_copy(update={"questions": tuple(rest)})))
    qtbot.waitUntil(lambda: preview.whole)
    qtbot.waitUntil(lambda: preview.verticalScrollBar().value() == preview.row("point-3").y() + 5)
    tops = [preview.row(question.id).y() for question in rest]
    assert tops == sorted(tops)
    assert set(preview.points) == {question.id for question in rest}


@pytest.mark.parametrize(("code", "name"), [("pt-BR", "Portuguese (Brazil)"), ("qqx", "qqx")])
def test_languages_are_told_by_their_names(preview: FormPreview, code: str, name: str) -> None:
    translations = {code: {"title": "Outro"}}
    preview.show_form(FORM.model_copy(update={"translations": translations}))
    assert f"in English, {name}" in words(preview)

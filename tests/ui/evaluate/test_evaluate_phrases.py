"""Phrases that a form listens for: marked, listed at their point, made moments once."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from test_evaluate_transcript import bring, marked, written

from evaluator.desk import forms as desk_forms
from evaluator.ui.evaluate import opening
from evaluator.ui.evaluate.transcript.marks import Mark

LEFT = Qt.MouseButton.LeftButton
LISTENING = ("please hold", "thank you for holding", "how may I help")


@pytest.fixture
def call(call, desk, monkeypatch):
    """A call that is scored on a form whose first point listens for phrases."""
    form = desk_forms.find(desk, "seven-point-call")
    first = form.questions[0].model_copy(update={"listen_for_words": LISTENING})
    listening = form.model_copy(
        update={"id": "listening", "questions": (first, *form.questions[1:])}
    )
    vars(listening).pop("hash", None)
    monkeypatch.setattr(opening, "good_forms", lambda desk: (listening,))
    return call


@pytest.fixture
def listening(qtbot, opened, tmp_path):
    bring(qtbot, opened.side.transcript, written(tmp_path / "garage.json"))
    point = next(iter(opened.questions.points.values()))
    return SimpleNamespace(page=opened, panel=opened.side.transcript, point=point)


def buttons(point) -> list[str]:
    return [
        one.accessibleName() for one in point._heard.findChildren(QPushButton) if one.isVisible()
    ]


def test_what_is_heard_is_marked_and_listed_at_its_point(listening):
    listening.page.actions_of_keys.words.go()
    assert marked(listening.panel, Mark.PHRASE) == ["Please hold,", "Thank you for holding."]
    assert listening.point._heard.isVisible()
    assert buttons(listening.point) == [
        "Play from 0:12: Please hold,",
        "Make a moment at 0:12: Please hold,",
        "Play from 0:31: Thank you for holding.",
        "Make a moment at 0:31: Thank you for holding.",
    ]


def test_a_click_plays_from_there(qtbot, listening):
    (play,) = [
        one
        for one in listening.point._heard.findChildren(QPushButton)
        if one.accessibleName().startswith("Play from 0:31")
    ]
    play.click()
    assert listening.page.player.position == pytest.approx(31.0, abs=0.2)


def test_a_key_makes_moments_one_by_one_and_none_twice(qtbot, listening):
    listening.page.questions.take_focus()
    for _ in range(3):
        qtbot.keyClicks(QApplication.focusWidget(), "h")
    notes = [(one.note, one.questions) for one in listening.page._reading.sheet.moments]
    first = listening.point.question.id
    assert notes == [("“Please hold,”", (first,)), ("“Thank you for holding.”", (first,))]
    assert "left to mark" in listening.page.notice.text
    assert [name for name in buttons(listening.point) if "Make" in name] == []
    listening.page._sitting.undo()
    left = "Make a moment at 0:31: Thank you for holding."
    qtbot.waitUntil(lambda: [name for name in buttons(listening.point) if "Make" in name] == [left])


def test_a_button_makes_the_one_beside_it(listening):
    (make,) = [
        one
        for one in listening.point._heard.findChildren(QPushButton)
        if one.accessibleName().startswith("Make a moment at 0:31")
    ]
    make.click()
    assert [one.start for one in listening.page._reading.sheet.moments] == [31.0]


def test_a_point_that_listens_for_nothing_shows_nothing(listening):
    listening.page.actions_of_keys.step(1)
    assert not listening.point._heard.isVisible()
    second = list(listening.page.questions.points.values())[1]
    assert second._heard is None

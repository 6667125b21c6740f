"""The model's folder in Settings: chosen, looked at, taken away."""

import pytest

from evaluator.desk import recognition
from evaluator.desk.settings import Settings
from evaluator.ui.settings.speech import SpeechCard


@pytest.fixture
def card(qtbot, monkeypatch):
    monkeypatch.setattr(recognition, "is_installed", lambda: True)
    made = SpeechCard(Settings(evaluator="Ann Carter"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_folder_is_kept_and_what_it_lacks_is_said(qtbot, card, tmp_path, idle):
    assert card.state.text() == "No folder of a model is chosen."
    assert not card.forget.isVisible()
    with qtbot.waitSignal(card.changed) as told:
        card.take(str(tmp_path))
    assert told.args == [Settings(evaluator="Ann Carter", speech_model=str(tmp_path))]
    qtbot.waitUntil(lambda: "it lacks model.bin" in card.state.text())
    for name in ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt"):
        (tmp_path / name).write_bytes(bytes(1_000_000))
    card.take("")
    assert card.state.text() == "No folder of a model is chosen."
    card.take(str(tmp_path))
    qtbot.waitUntil(lambda: card.state.text().endswith(", 4 MB."))
    idle()


def test_without_the_extra_it_says_how_to_get_it(card, monkeypatch):
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    card.take("")
    card._look()
    assert "pip install call-evaluator[speech]" in card.state.text()

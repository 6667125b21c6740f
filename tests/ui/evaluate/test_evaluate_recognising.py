"""Having the words recognised: offered, seen as they come, stopped, gone on with, shown."""

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from evaluate_fakes import open_call

from evaluator.audio import recognise as audio_room
from evaluator.audio.whisper_model import Heard, Said
from evaluator.desk import intake, recognition, sample, transcripts
from evaluator.errors import UserError
from evaluator.ui.evaluate.transcript.recognising import Recognising


class Fake:
    """Hears a sentence in each sound; from the second on it waits for `gate`."""

    gate = threading.Event()
    fault = None
    told = ""

    def __init__(self, model):
        self.asked = 0

    def __enter__(self):
        return self

    def __exit__(self, *told):
        pass

    def hear(self, sound, language, go_on):
        self.asked += 1
        Fake.told = language
        if self.asked > 1:
            self.gate.wait(20)
        if self.fault is not None:
            raise self.fault
        go_on()
        return Said((Heard(0.1, 0.4, "Heard", 0.9), Heard(0.5, 0.9, "here.", 0.8)), "en", 0.9)


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr(audio_room, "Recogniser", Fake)
    monkeypatch.setattr(recognition, "is_installed", lambda: True)
    monkeypatch.setattr(Fake, "gate", threading.Event())
    yield Fake
    Fake.gate.set()


@pytest.fixture
def folder(tmp_path) -> str:
    """A folder that looks like a model's."""
    made = tmp_path / "faster-whisper-base"
    made.mkdir()
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        (made / name).write_text("{}", "utf-8")
    (made / "model.bin").write_bytes(bytes(2_000_000))
    return str(made)


@pytest.fixture
def spoken(desk):
    """The sound of the sample call, without its transcript."""
    return intake.bring_in_one(desk, sample.recording())


@pytest.fixture
def shown(qtbot, desk, folder, spoken):
    """The offer for the sample call, once the model has been looked at."""
    made = Recognising(desk)
    qtbot.addWidget(made)
    made.show()
    made.use(folder)
    made.show_call(spoken)
    qtbot.waitUntil(made.begin.isEnabled)
    yield made
    Fake.gate.set()
    made.rest()
    qtbot.waitUntil(lambda: not made.job.busy)


def begin(qtbot, shown):
    """Press the button, and wait for the first words."""
    shown.begin.click()
    qtbot.waitUntil(lambda: "Heard here." in shown.words.text())


def test_words_are_seen_as_they_come_and_kept_at_the_end(qtbot, shown, desk, spoken, fake):
    assert shown.state.text() == "Ready: base, 2 MB."
    begin(qtbot, shown)
    assert shown.job.isVisible() and not shown.begin.isEnabled()
    assert "Agent: Heard here." in shown.words.text()
    assert shown.job.doing == "Recognising the words"
    assert transcripts.of_call(desk, spoken) is None
    with qtbot.waitSignal(shown.recognised) as told:
        fake.gate.set()
    assert told.args == [spoken]
    assert transcripts.of_call(desk, spoken) is not None
    assert not shown.job.isVisible() and not shown.words.text()


def test_cancel_keeps_what_was_heard_and_offers_to_go_on(qtbot, shown, desk, spoken, fake):
    begin(qtbot, shown)
    shown.job.cancel()
    fake.gate.set()
    qtbot.waitUntil(lambda: shown.begin.isEnabled())
    assert shown.begin.text().startswith("Go on, ")
    assert transcripts.of_call(desk, spoken) is None
    with qtbot.waitSignal(shown.recognised):
        shown.begin.click()
    assert transcripts.of_call(desk, spoken) is not None


def test_a_language_is_chosen_among_those_of_the_model(qtbot, shown, desk, spoken, folder, fake):
    assert not shown.language.isVisible(), "this model knows one language"
    tokens = [{"id": number, "content": f"<|{code}|>"} for number, code in enumerate(("fr", "de"))]
    Path(folder, "tokenizer.json").write_text(json.dumps({"added_tokens": tokens}))
    Path(folder, "config.json").write_text(json.dumps({"lang_ids": [0, 1]}))
    shown.use(folder)
    qtbot.waitUntil(shown.language.isVisible)
    offered = [shown.language.itemText(row) for row in range(shown.language.count())]
    assert offered == ["Language: automatic", "French", "German"]
    shown.language.setCurrentIndex(2)
    shown.language.activated.emit(2)
    qtbot.waitUntil(shown.begin.isEnabled)
    begin(qtbot, shown)
    assert not shown.language.isEnabled() and fake.told == "de"
    shown.job.cancel()
    fake.gate.set()
    qtbot.waitUntil(shown.begin.isEnabled)
    shown.language.setCurrentIndex(0)
    shown.language.activated.emit(0)
    assert shown.begin.text() == "Recognise the words", "in another language nothing is done"
    shown.show_call(spoken)
    qtbot.waitUntil(lambda: shown.begin.text().startswith("Go on, "))
    with qtbot.waitSignal(shown.recognised):
        shown.begin.click()
    qtbot.waitUntil(shown.language.isEnabled)
    assert shown.language.currentText() == "Language: automatic", "what was chosen last"


def test_the_language_that_was_chosen_is_kept_in_the_settings(
    qtbot, make_page, settings, spoken, folder
):
    tokens = [{"id": number, "content": f"<|{code}|>"} for number, code in enumerate(("fr", "de"))]
    Path(folder, "tokenizer.json").write_text(json.dumps({"added_tokens": tokens}))
    Path(folder, "config.json").write_text(json.dumps({"lang_ids": [0, 1]}))
    page = make_page(settings=replace(settings, speech_model=folder, speech_language="fr"))
    open_call(page, spoken.id)
    assert page.side.show_transcript()
    offered = page.side.transcript.recognising
    qtbot.waitUntil(offered.begin.isEnabled)
    assert offered.language.currentText() == "French"
    offered.language.setCurrentIndex(2)
    with qtbot.waitSignal(page.chosen_so) as told:
        offered.language.activated.emit(2)
    assert told.args[0].speech_language == "de"
    page.use(told.args[0])
    assert offered.begin.isEnabled(), "nothing is looked at again for that"


def test_leaving_the_call_stops_and_another_call_hears_nothing_of_it(
    qtbot, shown, desk, spoken, recording, fake
):
    begin(qtbot, shown)
    shown.show_call(intake.bring_in_one(desk, recording))
    assert not shown.words.text() and not shown.begin.isEnabled()
    fake.gate.set()
    qtbot.waitUntil(lambda: shown.begin.isEnabled())
    assert shown.begin.text() == "Recognise the words"
    assert transcripts.of_call(desk, spoken) is None
    shown.show_call(spoken)
    qtbot.waitUntil(lambda: shown.begin.text().startswith("Go on, "))


def test_what_cannot_be_is_said_and_can_be_tried_again(qtbot, shown, fake, monkeypatch):
    monkeypatch.setattr(fake, "fault", UserError("The model has no memory.", "Take a smaller."))
    shown.begin.click()
    qtbot.waitUntil(lambda: "The model has no memory." in shown.notice.text)
    assert not shown.job.isVisible()
    qtbot.waitUntil(shown.begin.isEnabled)


def test_without_a_model_it_says_what_to_do(qtbot, shown, folder, monkeypatch):
    shown.use("")
    assert "Choose the folder of a Whisper model in Settings." in shown.state.text()
    assert not shown.begin.isEnabled()
    (Path(folder) / "model.bin").unlink()
    shown.use(folder)
    qtbot.waitUntil(lambda: "it lacks model.bin" in shown.state.text())
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    shown.use("")
    assert "pip install call-evaluator[speech]" in shown.state.text()


def test_in_the_window_the_transcript_takes_the_place_of_the_offer(
    qtbot, make_page, settings, spoken, folder, fake
):
    fake.gate.set()
    page = make_page(settings=replace(settings, speech_model=folder))
    open_call(page, spoken.id)
    panel = page.side.transcript
    assert page.side.show_transcript()
    qtbot.waitUntil(panel.recognising.begin.isEnabled)
    panel.recognising.begin.click()
    qtbot.waitUntil(lambda: panel.ready is not None)
    assert panel.ready.opened.transcript.lines[0].text == "Heard here."
    assert panel.view.isVisible() and not panel.recognising.isVisible()
    page.use(replace(settings, speech_model=""))
    assert not panel.recognising.begin.isEnabled()

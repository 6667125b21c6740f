"""A call's words, recognised and kept with it: who says them, and what there is when it fails."""

import json
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from heard_once import heard_once

from evaluator.audio import recognise as audio_room
from evaluator.audio.whisper_model import Heard, Said
from evaluator.desk import intake, recognition, sample, transcripts
from evaluator.desk.desk import Desk
from evaluator.errors import Cancelled, UserError
from evaluator.terms import Call
from evaluator.transcripts.model import Format, Transcript


class Fake:
    """Hears two sentences in each sound, or what it is told to."""

    heard = (Heard(0.1, 0.4, "Part", 0.9), Heard(0.5, 0.9, "one.", 0.8), Heard(2, 2.4, "End.", 0.7))

    asked: ClassVar[list[str]] = []

    def __init__(self, model: object) -> None:
        self.asked.clear()

    def __enter__(self):
        return self

    def __exit__(self, *told):
        pass

    def hear(self, sound, language, go_on):
        self.asked.append(language)
        go_on()
        return Said(self.heard, language or "en", 0.9)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder that looks like a model's."""
    made = tmp_path / "faster-whisper-base"
    made.mkdir()
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        (made / name).write_text("{}", "utf-8")
    (made / "model.bin").write_bytes(bytes(2_000_000))
    return str(made)


@pytest.fixture
def call(desk: Desk) -> Call:
    return intake.bring_in_one(desk, sample.recording())


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> type[Fake]:
    monkeypatch.setattr(audio_room, "Recogniser", Fake)
    monkeypatch.setattr(audio_room, "listen", heard_once)
    return Fake


def left(desk: Desk) -> list[Path]:
    return list(desk.places.cache.glob("recognised/*"))


def test_the_transcript_is_kept_with_its_call_and_the_lanes_tell_who_speaks(
    desk: Desk, call: Call, folder: str
) -> None:
    seen: list[Transcript] = []
    recognition.of_call(desk, call, folder, seen=seen.append)
    kept = transcripts.of_call(desk, call)
    assert kept is not None and kept.source == "the model base"
    transcript = kept.transcript
    assert (transcript.format, transcript.language) == (Format.RECOGNISED, "en")
    assert {(line.channel, line.speaker) for line in transcript.lines} == {
        (0, "agent"),
        (1, "caller"),
    }
    assert [line.text for line in transcript.lines[:2]] == ["Part one.", "End."]
    assert transcript.lines[0].words[1].confidence == 0.8
    starts = [line.start for line in transcript.lines]
    assert starts == sorted(starts) and all(line.timed for line in transcript.lines)
    # It was seen as it came, and nothing is left of it but what is kept.
    lengths = [len(one.lines) for one in seen]
    assert lengths == sorted(set(lengths)) and seen[-1] == transcript
    assert not left(desk)


def test_with_the_agent_on_the_other_lane_the_speakers_change(
    desk: Desk, call: Call, folder: str
) -> None:
    recognition.of_call(desk, replace(call, agent_channel=1), folder)
    kept = transcripts.of_call(desk, call)
    assert kept is not None
    assert {(line.channel, line.speaker) for line in kept.transcript.lines} == {
        (1, "agent"),
        (0, "caller"),
    }


class StopLate:
    """A job that is cancelled while the second chunk is under way."""

    def __init__(self) -> None:
        self.seen = 0

    def count(self, transcript: Transcript) -> None:
        self.seen += 1

    def step(self, done: float, of: float, doing: str) -> None:
        if self.seen:
            raise Cancelled


def test_what_is_begun_says_how_far_it_is_and_leaves_the_call_as_it_was(
    desk: Desk, call: Call, folder: str
) -> None:
    model = recognition.readiness(folder).model
    assert model is not None and call.recording is not None
    assert recognition.begun(desk, call.recording, model) == {}
    job = StopLate()
    with pytest.raises(Cancelled):
        recognition.of_call(desk, call, folder, job=job, seen=job.count)
    assert 0.05 < recognition.begun(desk, call.recording, model)[""] < 0.95
    assert transcripts.of_call(desk, call) is None
    recognition.of_call(desk, call, folder)
    assert transcripts.of_call(desk, call) is not None
    assert recognition.begun(desk, call.recording, model) == {}


def test_a_language_that_was_chosen_holds_for_all_of_the_call_and_is_kept_with_it(
    desk: Desk, call: Call, folder: str, fake: type[Fake]
) -> None:
    knowing(folder, "de", "en")
    model = recognition.readiness(folder).model
    assert model is not None and model.languages == ("de", "en") and call.recording is not None
    job = StopLate()
    for language in ("", "de"):
        job.seen = 0
        with pytest.raises(Cancelled):
            recognition.of_call(desk, call, folder, language=language, job=job, seen=job.count)
    begun = recognition.begun(desk, call.recording, model)
    assert set(begun) == {"", "de"} and 0.05 < begun["de"] < 0.95
    assert set(fake.asked) == {"de"}

    recognition.of_call(desk, call, folder, language="de")

    kept = transcripts.of_call(desk, call)
    assert kept is not None and kept.transcript.language == "de"
    assert set(fake.asked) == {"de"}
    assert not left(desk), "nor what was begun without a language"


def test_a_language_that_the_model_does_not_know_is_refused(
    desk: Desk, call: Call, folder: str
) -> None:
    with pytest.raises(UserError, match="does not know this language"):
        recognition.of_call(desk, call, folder, language="de")


def knowing(folder: str, *languages: str) -> None:
    """Let a model's folder say that it knows these languages."""
    tokens = [{"id": number, "content": f"<|{code}|>"} for number, code in enumerate(languages)]
    other = {"id": 99, "content": "<|transcribe|>"}
    (Path(folder) / "tokenizer.json").write_text(json.dumps({"added_tokens": [*tokens, other]}))
    (Path(folder) / "config.json").write_text(json.dumps({"lang_ids": [*range(len(languages))]}))


def test_where_nothing_is_heard_what_was_kept_stays(
    desk: Desk, call: Call, folder: str, fake: type[Fake], monkeypatch: pytest.MonkeyPatch
) -> None:
    recognition.of_call(desk, call, folder)
    before = transcripts.of_call(desk, call)
    monkeypatch.setattr(fake, "heard", ())
    with pytest.raises(UserError, match="No words were recognised"):
        recognition.of_call(desk, call, folder)
    assert transcripts.of_call(desk, call) == before
    assert not left(desk)


def test_it_says_whether_it_is_ready_and_what_is_missing(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "is_installed", lambda: True)
    assert recognition.readiness(folder).told == "Ready: base, 2 MB."
    assert recognition.readiness("").told == "No folder of a model is chosen."
    (Path(folder) / "tokenizer.json").unlink()
    lacking = recognition.readiness(folder)
    assert lacking.model is None and "tokenizer.json" in lacking.told
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    missing = recognition.readiness(folder)
    assert missing.model is None
    assert missing.told.endswith("pip install call-evaluator[speech]")


def test_without_a_recording_or_a_model_it_says_so(desk: Desk, call: Call, folder: str) -> None:
    with pytest.raises(UserError, match="No model is chosen"):
        recognition.of_call(desk, call, "")
    with pytest.raises(UserError, match="no recording"):
        recognition.of_call(desk, replace(call, recording=None), folder)

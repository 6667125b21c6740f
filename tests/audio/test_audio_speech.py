"""Listening to recordings of every rate, long and short, whole and cut off."""

from pathlib import Path

import numpy as np
import pytest
from audio_files import KINDS, Kind, record
from labelled_call import RATE, agreement, call_of_lines, noisy, write

from evaluator.audio import speech
from evaluator.audio.facts import facts_of
from evaluator.audio.probe import probe
from evaluator.audio.speech import Activity, listen
from evaluator.audio.talk import FRAME, talk
from evaluator.errors import Cancelled, UserError
from evaluator.facts import Thresholds

CALLS = Path(__file__).resolve().parents[2].parent / "shared" / "calls"


class Watched:
    """A job that is watched, and cancelled after so many steps."""

    def __init__(self, steps: int = 1_000_000) -> None:
        self.steps, self.seen = steps, [0.0]

    def step(self, done: float, of: float, doing: str) -> None:
        assert doing == "Listening for speech" and of == 1.0
        self.seen.append(done)
        if len(self.seen) > self.steps:
            raise Cancelled


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_format_gives_facts_and_its_duration(tmp_path: Path, kind: Kind) -> None:
    path = record(tmp_path / f"call{kind.suffix}", kind)
    activity = listen(path)
    assert activity.duration == pytest.approx(probe(path).duration, abs=0.01)
    facts = facts_of(activity, Thresholds())
    assert facts.complete
    assert all(0.0 <= start < end <= facts.duration for start, end in facts.hold)


@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
def test_speech_is_at_the_same_time_at_every_rate(tmp_path: Path, rate: int) -> None:
    call = call_of_lines()
    sound = call.made()
    at = np.arange(round(sound.shape[1] / RATE * rate)) * RATE / rate
    finer = np.stack([np.interp(at, np.arange(lane.size), lane) for lane in sound])
    activity = listen(write(finer, tmp_path / "call.wav", rate))
    assert activity.duration == pytest.approx(sound.shape[1] / RATE, abs=0.002)
    labels = call.labels(sound.shape[1] // 80)
    found = np.zeros_like(labels)
    for lane, stretches in zip(found, talk(activity), strict=True):
        for first, last in stretches:
            lane[round(first * FRAME * 100) : round(last * FRAME * 100)] = True
    assert agreement(labels, found) >= 0.97


def test_a_long_recording_is_heard_as_its_parts_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Batches and chunks leave no seam: what is found in one stretch is found in many."""
    path = write(noisy(call_of_lines().made(), 20), tmp_path / "call.wav")
    whole = listen(path)
    monkeypatch.setattr(speech, "_CHUNKS", 2)
    monkeypatch.setattr(speech, "_CHUNK", 200)
    seen: list[Activity] = []
    job = Watched()
    parts = listen(path, job, seen.append)
    assert len(seen) > 2
    so_far = [round(activity.duration / 12.8, 6) for activity in seen]
    assert so_far[:-1] == list(range(1, len(seen))) and seen[-1].duration == parts.duration
    assert parts.speech.shape == whole.speech.shape
    apart = np.abs(parts.loudness.level - whole.loudness.level)
    assert np.mean(apart > 0.1) < 0.01  # the running mean begins anew with each batch
    for one, other in zip(talk(parts), talk(whole), strict=True):
        assert np.diff(one).sum() == pytest.approx(np.diff(other).sum(), rel=0.03)
    assert job.seen == sorted(job.seen) and job.seen[-1] <= 1.0


def test_cancelling_stops_within_a_batch(tmp_path: Path) -> None:
    path = write(call_of_lines().made(), tmp_path / "call.wav")
    job = Watched(steps=3)
    with pytest.raises(Cancelled):
        listen(path, job)
    assert len(job.seen) == 4


def test_a_truncated_file_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    whole = write(call_of_lines().made(), tmp_path / "whole.wav")
    cut = tmp_path / "cut.wav"
    content = whole.read_bytes()
    cut.write_bytes(content[: len(content) // 2])
    complete, part = (facts_of(listen(path), Thresholds()) for path in (whole, cut))
    assert complete.complete and not part.complete
    assert part.duration == pytest.approx(complete.duration / 2, abs=0.01)
    for speaker, known in zip(part.channels, complete.channels, strict=True):
        assert 0.0 < speaker.talk < known.talk
        assert speaker.first_word == known.first_word


@pytest.mark.parametrize("content", [b"", b"no sound at all" * 50])
def test_what_is_no_recording_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "call.wav").write_bytes(content)
    with pytest.raises(UserError):
        listen(tmp_path / "call.wav")


def test_the_shortest_recording_is_heard_too(tmp_path: Path) -> None:
    activity = listen(write(np.zeros((2, 5)), tmp_path / "call.wav"))
    facts = facts_of(activity, Thresholds())
    assert facts.duration == pytest.approx(5 / RATE, abs=0.001)
    assert facts.dead_air == () and all(speaker.talk == 0.0 for speaker in facts.channels)


@pytest.mark.skipif(not CALLS.is_dir(), reason="the real calls are not beside the project")
def test_facts_of_real_calls() -> None:
    """The figures were looked at, drawn over the waveforms; they may move a little."""
    two = facts_of(listen(CALLS / "auto_repairs_40.wav"), Thresholds())
    agent, caller = two.channels
    assert agent.talk == pytest.approx(91, abs=3) and caller.talk == pytest.approx(91, abs=3)
    assert agent.first_word == pytest.approx(0.4, abs=0.2)
    assert two.dead_air == two.talk_over == two.hold == two.ringing == ()
    one = facts_of(listen(CALLS / "auto_repairs_mono.mp3"), Thresholds())
    assert not one.measurable and len(one.channels) == 1
    assert [round(start) for start, _ in one.dead_air] == [89, 108, 140]

"""Hearing and seeing a recording."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from small_wav import write_wav

from evaluator.audio.loudness import Mix
from evaluator.audio.peaks import Peaks
from evaluator.desk import calls, intake, listening
from evaluator.desk.desk import Desk
from evaluator.desk.last_folder import keep_folder, last_folder
from evaluator.errors import UserError
from evaluator.terms import Recording

ALONE = ((1.0, 0.0), (0.0, 1.0))


@pytest.fixture
def recording(desk: Desk, tmp_path: Path) -> Recording:
    kept = intake.bring_in_one(desk, write_wav(tmp_path / "a.wav", seconds=1.0)).recording
    assert kept is not None
    return kept


def test_a_waveform_comes_from_the_file_then_from_the_cache(
    desk: Desk, recording: Recording
) -> None:
    assert listening.loudness(desk, recording, 50) is None
    first = listening.waveform(desk, recording)
    recording.path.unlink()
    seen: list[Peaks] = []
    again = listening.waveform(desk, recording, seen=seen.append)
    assert len(seen) == 1 and again.duration == first.duration == pytest.approx(1.0)
    lanes = listening.loudness(desk, recording, 50)
    assert lanes is not None and [len(lane) for lane in lanes] == [50, 50]
    assert all(0.2 < height < 0.3 for lane in lanes for height in lane)


def test_what_the_player_gets_right_is_played_as_it_is(desk: Desk, recording: Recording) -> None:
    assert listening.playable(desk, recording) == recording.path


def test_what_it_gets_wrong_is_copied_once(desk: Desk, recording: Recording) -> None:
    wrong = replace(recording, codec="amrnb")
    copy = listening.playable(desk, wrong)
    assert copy != recording.path and copy.read_bytes().startswith(b"RIFF")
    recording.path.unlink()
    assert listening.playable(desk, wrong) == copy


def test_one_lane_is_copied_once(desk: Desk, recording: Recording) -> None:
    first, second = (listening.playable(desk, recording, gains=gains) for gains in ALONE)
    assert len({first, second, recording.path}) == 3
    recording.path.unlink()
    assert listening.playable(desk, recording, gains=ALONE[1]) == second


def test_the_copies_that_were_not_heard_for_longest_are_thrown_away(
    desk: Desk, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, used = (listening.playable(desk, recording, gains=gains) for gains in ALONE)
    os.utime(old, (1, 1))
    os.utime(used, (2, 2))
    monkeypatch.setattr(listening, "_ROOM", 3 * used.stat().st_size)
    assert listening.playable(desk, recording, gains=ALONE[0]) == old
    listening.playable(desk, replace(recording, codec="amrnb"))
    assert old.exists() and not used.exists()
    monkeypatch.setattr(listening, "_ROOM", 0)
    old.unlink()
    assert listening.playable(desk, recording, gains=ALONE[0]).exists()


def test_a_mix_that_changes_nothing_is_the_recording_itself(
    desk: Desk, recording: Recording
) -> None:
    peaks = listening.waveform(desk, recording)
    assert listening.mixed(desk, recording, Mix(even=True), peaks) == recording.path
    louder = listening.mixed(desk, recording, Mix(decibels=(6.0, 0.0)), peaks)
    assert louder != recording.path
    assert listening.mixed(desk, recording, Mix(decibels=(6.0, 0.0)), None) == recording.path


def test_a_cache_that_cannot_be_written_hinders_nobody(
    desk: Desk, recording: Recording, tmp_path: Path
) -> None:
    """As on a full disk, or in a folder that may only be read: a call could not be opened."""
    desk.places.cache.parent.mkdir(parents=True, exist_ok=True)
    desk.places.cache.write_text("a file where a folder is wanted")
    assert calls.locate(desk, recording).state == "here"
    assert listening.waveform(desk, recording).duration == pytest.approx(1.0)
    assert listening.playable(desk, recording) == recording.path
    keep_folder(desk, tmp_path)
    assert last_folder(desk) == Path.home()
    with pytest.raises(UserError, match="folder"):
        listening.playable(desk, recording, gains=ALONE[0])

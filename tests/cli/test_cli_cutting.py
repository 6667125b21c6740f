"""`call-evaluator redact` and `clip`: a stretch of a call overwritten for good, or given away."""

import json
from pathlib import Path

import pytest
from sound_again import holds, sound_of, write_noise

from evaluator import app
from evaluator.desk import calls, redaction
from evaluator.desk.desk import Desk
from evaluator.places import places


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write_noise(tmp_path / "calls" / "call.wav", seconds=6.0)


def test_a_clip_of_a_redacted_call_does_not_hold_what_was_redacted(
    recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    piece = sound_of(recording)[0][16_000:24_000]
    before, after = tmp_path / "before.wav", tmp_path / "after.wav"
    assert app.main(["clip", str(recording), "0:01", "4", "--out", str(before)]) == 0
    assert holds(before, piece, 1.0)
    argv = ["redact", str(recording), "1.5", "0:03.5", "--by", "Eva", "--reason", "card", "--json"]
    assert app.main(argv) == 0
    told = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert (told["start"], told["end"], told["how"]) == (1.5, 3.5, "silence")
    assert told["all_gone"] and told["still_written"] == []
    assert app.main(["clip", str(recording), "0:01", "4", "--out", str(after)]) == 0
    assert not holds(after, piece, 1.0)
    with Desk.opened(places()) as desk:
        call = calls.get(desk, told["call"])
        assert call.recording is not None and call.recording.sha256 == told["sha256"]
        (log,) = redaction.of_call(desk, call.id)
        assert (log.by, log.reason) == ("Eva", "card")


def test_a_redaction_says_whose_file_still_holds_it(
    recording: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["redact", str(recording), "0:00:01", "2", "--by", "Eva", "--beep"]
    assert app.main(argv) == 0
    assert capsys.readouterr().out.splitlines() == [
        "0:01 to 0:02 is redacted.",
        f"Your own file still holds it: {recording}",
    ]


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (("redact", "2", "2", "--by", "Eva"), "The stretch is too short."),
        (("redact", "2", "1", "--by", "Eva"), "The stretch ends before it starts."),
        (("redact", "6", "8", "--by", "Eva"), "The call ends at 0:06, before this stretch"),
        (("redact", "1", "2", "--by", " "), "Nobody is named"),
        (("clip", "2", "1", "--out", "a.wav"), "The stretch ends before it starts."),
        (("clip", "2", "2", "--out", "a.wav"), "The stretch is too short."),
        (("clip", "1", "2", "--out", "a.ogg"), "neither a .wav nor a .mp3"),
        (("clip", "60", "70", "--out", "a.wav"), "The call ends at 0:06, before this stretch"),
    ],
)
def test_what_cannot_be_is_said(
    recording: Path,
    argv: tuple[str, ...],
    reason: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert app.main([argv[0], str(recording), *argv[1:]]) == 1
    assert reason in capsys.readouterr().err
    assert not list(tmp_path.glob("a.*"))


def test_voices_can_be_masked(recording: Path, tmp_path: Path) -> None:
    plain, masked = tmp_path / "plain.wav", tmp_path / "masked.wav"
    argv = ["clip", str(recording), "1", "1.3", "--out"]
    assert app.main([*argv, str(plain)]) == app.main([*argv, str(masked), "--mask"]) == 0
    assert plain.stat().st_size == masked.stat().st_size
    assert plain.read_bytes() != masked.read_bytes()


def test_a_time_that_is_none_is_wrong_use(
    recording: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["clip", str(recording), "soon", "3", "--out", "a.wav"]) == 2
    assert "“soon” is no time; expected one such as 1:02.5" in capsys.readouterr().err

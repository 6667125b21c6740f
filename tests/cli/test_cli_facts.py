"""`call-evaluator facts`: a recording measured, in words and as JSON."""

import json
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evaluator import app
from evaluator.audio.decode import Samples
from evaluator.places import places, shipped

SAMPLE = next(shipped("resources", "sample").glob("*.ogg"))

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*argv: str | Path) -> tuple[int, str, str]:
        code = app.main([str(argument) for argument in argv])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample on one channel."""
    path = tmp_path_factory.mktemp("mixed") / "mixed.wav"
    with Samples(SAMPLE) as samples, wave.open(str(path), "wb") as file:
        file.setparams((1, 2, samples.sample_rate, 0, "NONE", ""))
        for block in samples.blocks():
            file.writeframes((block.astype(np.int32).sum(axis=0) // 2).astype("<i2").tobytes())
    return path


def stretches_hold(part: dict[str, Any], seconds: float) -> bool:
    ends = [second for stretch in part["stretches"] for second in stretch]
    total = sum(end - start for start, end in part["stretches"])
    return (
        ends == sorted(ends)
        and all(0.0 <= second <= seconds for second in ends)
        and part["total"] == pytest.approx(total, abs=0.01)
    )


def test_the_json_of_two_channels(run: Run) -> None:
    code, out, err = run("facts", SAMPLE, "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert told["measurable"] is True and told["complete"] is True
    assert told["duration"] == pytest.approx(110.0, abs=0.05)
    assert [one["name"] for one in told["channels"]] == ["agent", "caller"]
    for one in told["channels"]:
        talk = {"total": one["talk"], "stretches": one["stretches"]}
        assert stretches_hold(talk, told["duration"])
        assert 0.0 < one["longest"] < one["talk"] and one["turns"] > 5
    assert sum(one["share"] for one in told["channels"]) == pytest.approx(1.0, abs=0.001)
    for name in ("dead_air", "talk_over", "hold", "ringing"):
        assert stretches_hold(told[name], told["duration"])
    assert told["talk_over"]["count"] == told["hold"]["count"] == 1
    assert told["dead_air"]["count"] == 0
    assert told["thresholds"]["dead_air_counted"] == 7.0


def test_the_agent_on_the_other_channel(run: Run) -> None:
    told = json.loads(run("facts", SAMPLE, "--json", "--agent-channel", "2")[1])
    assert [one["name"] for one in told["channels"]] == ["caller", "agent"]
    assert told["talk_over"]["by"] == ["caller"]


def test_one_channel_says_what_it_cannot(run: Run, mixed: Path) -> None:
    told = json.loads(run("facts", mixed, "--json")[1])
    (both,) = told["channels"]
    assert told["measurable"] is False and told["talk_over"] is told["gaps"] is None
    assert both["name"] == "both" and both["share"] is None and both["talk"] > 60.0
    code, out, _ = run("facts", mixed)
    assert code == 0 and out.count("not measurable on one channel") == 3


def test_a_truncated_recording_says_so(run: Run, mixed: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.wav"
    cut.write_bytes(mixed.read_bytes()[:400_000])
    code, out, err = run("facts", cut)
    assert (code, err) == (0, "")
    assert "Part of the file is missing or damaged" in out
    assert json.loads(run("facts", cut, "--json")[1])["complete"] is False


def test_what_cannot_be_read_is_said(run: Run, tmp_path: Path) -> None:
    code, out, err = run("facts", tmp_path / "gone.wav", "--json")
    assert (code, out) == (1, "") and "is not there" in err


def test_no_database_is_made_for_it(run: Run, mixed: Path) -> None:
    run("facts", mixed)
    assert not places().database.exists()

"""The sample call that ships: small, two lanes, and what its papers say is where they say it is."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from audio_files import loudness

from evaluator.audio.decode import Samples
from evaluator.audio.probe import probe

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "resources" / "sample"
ROW = re.compile(r"^\| ([\d.]+) \| ([\d.]+) \| (Agent|Caller|–) \| (.*) \|$", re.MULTILINE)
SPEAKS = 0.02  # of full scale


@pytest.fixture(scope="module")
def recording() -> Path:
    (path,) = FOLDER.glob("*.ogg")
    return path


@pytest.fixture(scope="module")
def sound(recording: Path) -> np.ndarray:
    with Samples(recording) as samples:
        assert samples.sample_rate == 48_000
        return np.concatenate(list(samples.blocks()), axis=1)


def part(sound: np.ndarray, start: float, end: float) -> list[float]:
    return loudness(sound[:, int(start * 48_000) : int(end * 48_000)])


def test_it_is_small_and_of_the_right_length(recording: Path) -> None:
    facts = probe(recording)

    assert recording.stat().st_size < 500_000
    assert 60 <= facts.duration <= 120
    assert facts.channels == 2


def test_its_name_says_who_answered_and_when(recording: Path) -> None:
    assert re.fullmatch(r".+_AGENT_.+_DT_\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d", recording.stem)


def test_everybody_speaks_on_their_own_side_when_the_script_says(sound: np.ndarray) -> None:
    rows = ROW.findall((FOLDER / "script.md").read_text(encoding="utf-8"))

    assert len(rows) == 21
    spans = [(float(start), float(end), who) for start, end, who, _ in rows]
    for start, end, who in spans:
        lane = 1 if who == "Caller" else 0
        assert part(sound, start, end)[lane] > SPEAKS
        over = [o for o in spans if o[2] != who and o[0] < end and start < o[1]]
        if not over:
            assert part(sound, start, end)[1 - lane] < SPEAKS / 4
    (talk_over,) = [s for s in spans if any(s[0] < o[1] and o[0] < s[0] for o in spans)]
    assert talk_over[2] == "Agent"
    assert part(sound, talk_over[0], talk_over[0] + 1.2)[1] > SPEAKS
    (hold,) = [s for s in spans if s[2] == "–"]
    assert hold[1] - hold[0] > 8


def test_its_moments_are_heard_where_they_are(sound: np.ndarray) -> None:
    notes = json.loads((FOLDER / "notes.json").read_text(encoding="utf-8"))
    rows = ROW.findall((FOLDER / "script.md").read_text(encoding="utf-8"))
    starts, ends = {float(row[0]) for row in rows}, {float(row[1]) for row in rows}

    for moment in notes["moments"]:
        assert moment["start"] in starts
        assert moment["end"] is None or moment["end"] in ends
        assert max(part(sound, moment["start"], moment["start"] + 1.0)) > SPEAKS / 4


def test_its_sheet_answers_the_seven_points() -> None:
    answers = json.loads((FOLDER / "answers.json").read_text(encoding="utf-8"))
    notes = json.loads((FOLDER / "notes.json").read_text(encoding="utf-8"))

    points = ["lead-in", "yield", "listen", "acknowledge", "ask", "pace", "close"]
    assert list(answers) == points
    assert list(notes["comments"]) == points
    assert all(answers[id] in range(5) for id in points)
    assert {moment["question"] for moment in notes["moments"]} <= {*points, None}


def test_the_tool_makes_the_same_papers_again(tmp_path: Path, recording: Path) -> None:
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng, which speaks the sample call, is not installed")
    tool = ROOT / "tools" / "make_sample_call.py"

    subprocess.run([sys.executable, str(tool), str(tmp_path / "made")], check=True)

    made = tmp_path / "made"
    assert {path.name for path in made.iterdir()} == {path.name for path in FOLDER.iterdir()}
    assert (made / "answers.json").read_bytes() == (FOLDER / "answers.json").read_bytes()
    assert probe(made / recording.name).channels == 2
    if (made / "script.md").read_bytes() != (FOLDER / "script.md").read_bytes():
        pytest.skip("another espeak-ng speaks a little faster or slower than the one that shipped")
    assert (made / "notes.json").read_bytes() == (FOLDER / "notes.json").read_bytes()
    assert (made / "transcript.vtt").read_bytes() == (FOLDER / "transcript.vtt").read_bytes()

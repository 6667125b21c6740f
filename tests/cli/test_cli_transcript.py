"""`call-evaluator transcript`: a transcript kept with the call of its recording."""

import json
from pathlib import Path

import pytest

from evaluator import app
from evaluator.desk import calls, transcripts
from evaluator.desk.desk import Desk
from evaluator.places import places, shipped

SAMPLE = next(shipped("resources", "sample").glob("*.ogg"))
SAID = """\
Notes of the call
[00:01 - 00:03] Agent: Good morning, how may I help?
[00:04 - 00:07] Caller: My card is 4111 1111 1111 1111.
"""


@pytest.fixture
def said(tmp_path: Path) -> Path:
    path = tmp_path / "call.txt"
    path.write_text(SAID, "utf-8")
    return path


def test_it_is_kept_and_told(
    said: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "calls.db"
    assert app.main(["transcript", str(SAMPLE), str(said), "--db", str(database)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2 lines, 13 words (text with times) kept with the call",
        "agent: 180 words per minute",
        "caller: 140 words per minute",
        "digits at 0:04 pass the check of card numbers",
        "It ends at 0:07, but the call goes on to 1:49.",
        "Text before the first time was left out (Line 1).",
    ]
    argv = ["transcript", str(SAMPLE), str(said), "--db", str(database), "--json"]
    assert app.main(argv) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["words_per_minute"] == {"agent": 180.0, "caller": 140.0}
    with Desk.opened(places(), database) as desk:
        kept = transcripts.of_call(desk, calls.get(desk, told["call"]))
        assert kept is not None and kept.source == "call.txt"


def test_what_is_no_transcript_leaves_nothing_behind(
    said: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said.write_text("Good morning.", "utf-8")
    database = tmp_path / "calls.db"
    assert app.main(["transcript", str(SAMPLE), str(said), "--db", str(database)]) == 1
    assert "This is no transcript" in capsys.readouterr().err
    assert not database.exists()

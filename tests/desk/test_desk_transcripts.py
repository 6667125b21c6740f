"""Transcripts through the desk."""

from pathlib import Path

import pytest

from evaluator.desk.transcripts import load
from evaluator.errors import UserError


def test_a_transcript_is_loaded_or_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text("[00:01] Agent: Good morning.\n", "utf-8")
    assert load(path).transcript.lines[0].text == "Good morning."
    path.write_text("Good morning.\n", "utf-8")
    with pytest.raises(UserError, match=r"call\.txt: This is no transcript"):
        load(path)

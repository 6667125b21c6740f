"""Conditions on facts of the call hold on the command line when its facts are given."""

import json
from pathlib import Path
from typing import Any

import pytest
from small_wav import write_wav

from evaluator import app

FORM = """
id: waits
version: "1"
title: Waits
pass_mark: 80
bands: [{at: 80, name: On standard}, {at: 0, name: Below}]
questions:
  - {id: tone, title: Tone, weight: 50, levels: {0: Cold., 1: Warm.}}
  - {id: filled, title: Filled the silence, weight: 50, levels: {0: No., 1: Yes.},
     when: {fact: duration, at_least: 1}}
"""


def score(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> Any:
    (folder / "form.yaml").write_text(FORM)
    (folder / "answers.json").write_text('{"tone": 1, "filled": 0}')
    files = ["--form", str(folder / "form.yaml"), "--answers", str(folder / "answers.json")]
    assert app.main(["score", *files, *more, "--json"]) == 0
    return json.loads(capsys.readouterr().out)["score"]


def test_a_point_is_asked_by_the_facts_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording = write_wav(tmp_path / "call.wav", seconds=2)
    assert app.main(["facts", str(recording), "--json"]) == 0
    facts = tmp_path / "facts.json"
    facts.write_text(capsys.readouterr().out)
    assert score(capsys, tmp_path) == 100
    assert score(capsys, tmp_path, "--facts", str(facts)) == 50


@pytest.mark.parametrize("said", ["{}", "[]", "null", '{"duration": "long"}'])
def test_what_are_no_facts_is_told(
    said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    score(capsys, tmp_path)
    (tmp_path / "facts.json").write_text(said)
    files = {"--form": "form.yaml", "--answers": "answers.json", "--facts": "facts.json"}
    argv = [part for name, file in files.items() for part in (name, str(tmp_path / file))]
    assert app.main(["score", *argv]) == 1
    assert "facts.json: It holds no facts of a call." in capsys.readouterr().err


def test_a_blend_takes_no_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "all.json").write_text("{}")
    file = str(tmp_path / "all.json")
    assert app.main(["score", "--form", "complaint", "--answers", file, "--facts", file]) == 1
    assert "A blend takes no facts." in capsys.readouterr().err

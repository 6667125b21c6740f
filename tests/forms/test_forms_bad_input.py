"""Bad input: each form that is none is refused with one clear error, its place, and at once."""

import json
import random
import time
from pathlib import Path

import pytest
import spoiling
from soon import soon

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.forms.read import MAX_BYTES, examine, examine_content, read
from evaluator.forms.strict_yaml import MAX_VALUES

WHOLE = Path(__file__).parent / "whole_language.yaml"


def test_mutated_forms_are_read_or_refused_with_a_place_at_once(tmp_path: Path) -> None:
    """Three hundred as values, and each tenth of them in a file."""
    content, chance = json.loads(read(WHOLE).to_json()), random.Random(7)
    path, refused = tmp_path / "form.json", 0
    for number in range(300):
        made = spoiling.values(content, chance)
        begun = time.process_time()
        problems = examine_content(made).problems
        assert soon(begun)
        refused += bool(problems)
        assert all("; expected " in one.message for one in problems), problems
        if number % 10 == 0:
            path.write_text(json.dumps(made), encoding="utf-8")
            begun = time.process_time()
            told = examine(path, Form).problems
            assert soon(begun)
            assert bool(told) is bool(problems) and all(one.line == 1 for one in told)
    assert refused > 200


HOSTILE = {
    "brackets": "[" * 390_000,
    "a list": "a: [" + "1," * 190_000 + "1]",
    "lines": "a:\n" + "- x\n" * 95_000,
    "names": "\n".join(f"k{number}: v" for number in range(30_000)),
    "questions": "questions:\n" + "\n".join(f"- {{id: q{n}, title: T}}" for n in range(15_000)),
    "json": '{"questions": [' + ",".join(f'{{"id": "q{n}"}}' for n in range(20_000)) + "]}",
    "folded": "a: >\n" + "  word\n" * 55_000,
    "quoted": 'a: "' + "x\\n" * 130_000 + '"',
    "aliases": "a: &a [1]\nb: [" + "*a," * 90_000 + "]",
    "comment": "#" * 399_000,
    "empty lines": "\n" * 399_000 + "[",
    "colons": ": " * 190_000,
    "a tag": "!" + "a" * 390_000,
    "a word": "id: " + "a" * 390_000,
    "an open quote": "a: 1\nb: '" + "b " * 190_000,
    "too large": "a: x\n" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_within_a_second(tmp_path: Path, name: str) -> None:
    path = tmp_path / "form.yaml"
    path.write_text(HOSTILE[name], encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(UserError, match=", line "):
        read(path)
    assert soon(begun)


def test_more_values_than_a_form_has_are_refused_where_they_begin(tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_text("a:\n" + "- x\n" * (MAX_VALUES + 10), encoding="utf-8")
    with pytest.raises(UserError, match=f"it holds more than {MAX_VALUES} values"):
        read(path)


def test_a_file_that_is_too_large_is_told_where_it_gets_so(tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_bytes(b"a\n" * MAX_BYTES)
    with pytest.raises(UserError, match=f", line {MAX_BYTES // 2 + 1}: the file is larger than"):
        read(path)


def test_a_spreadsheet_under_another_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 100)
    with pytest.raises(UserError, match=r"line 1: this is an archive.*to end in \.xlsx"):
        read(path)

"""Answers and notes from files."""

import json
from pathlib import Path

import pytest

from evaluator.desk import answer_files
from evaluator.errors import UserError
from evaluator.forms.model import Form


def put(folder: Path, content: object, name: str = "answers.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def test_a_score_with_open_points(form: Form, tmp_path: Path) -> None:
    score = answer_files.score_file(form, put(tmp_path, {"lead-in": 4, "yield": "n/a"}))
    assert score.value == 100.0 and score.answered == 2 and score.passed is None


def test_a_whole_number_is_a_level_however_it_is_written(form: Form, tmp_path: Path) -> None:
    assert answer_files.score_file(form, put(tmp_path, '{"lead-in": 3.0}')).value == 75.0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "JSON"),
        ("", "JSON"),
        ("[]", "answers"),
        ('{"lead-in": 1, "lead-in": 2}', "twice"),
        ('{"lead-in": true}', "lead-in"),
        ('{"lead-in": 1.5}', "lead-in"),
        ('{"lead-in": NaN}', "NaN"),
        ('{"lead-in": null}', "lead-in"),
        ('{"lead-in": 5}', "0 to 4"),
        ('{"lead-in": -1}', "lead-in"),
        ('{"lead-in": "yes"}', "lead-in"),
        ('{"greeting": 3}', "greeting"),
        ("[" * 100_000, "nested"),
        ('{"lead-in": ' + "9" * 5000 + "}", "number"),
    ],
)
def test_wrong_answers_are_refused_with_the_name_of_the_file(
    form: Form, tmp_path: Path, content: str, said: str
) -> None:
    path = put(tmp_path, content)
    for read in (answer_files.score_file, answer_files.read_sheet):
        with pytest.raises(UserError, match=said) as caught:
            read(form, path)  # type: ignore[operator]
        assert str(path) in caught.value.message


def test_notes_of_any_size_and_script(form: Form, tmp_path: Path) -> None:
    note = "<b>غير مغلق 😀 \u0007 " * 3000
    notes = {"comments": {"lead-in": note}, "moments": [{"start": 1.5, "note": note}]}
    sheet = answer_files.read_sheet(
        form, put(tmp_path, {"lead-in": 3}), put(tmp_path, notes, "notes.json")
    )
    assert sheet.comments["lead-in"] == note and sheet.moments[0].note == note


def test_wrong_notes_name_their_file(form: Form, tmp_path: Path) -> None:
    notes = put(tmp_path, {"comment": {}}, "notes.json")
    with pytest.raises(UserError, match=r"notes\.json"):
        answer_files.read_sheet(form, put(tmp_path, {"lead-in": 3}), notes)


def test_files_that_cannot_be_read(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="No such file"):
        answer_files.score_file(form, tmp_path / "none.json")
    path = tmp_path / "a.json"
    path.write_bytes(b'{"\xff": 1}')
    with pytest.raises(UserError, match="UTF-8"):
        answer_files.score_file(form, path)
    monkeypatch.setattr(answer_files, "_MOST_BYTES", 3)
    with pytest.raises(UserError, match="larger"):
        answer_files.score_file(form, path)

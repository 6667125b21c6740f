"""Forms: shipped ones, the user's own, broken ones."""

from pathlib import Path

import pytest

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.places import shipped


def text() -> str:
    return shipped("forms", "seven_point_call.yaml").read_text("utf-8")


def own(folder: Path, change: tuple[str, str] = ("", "")) -> Path:
    path = folder / "own.yaml"
    path.write_text(text().replace(*change, 1) if change[0] else text(), "utf-8")
    return path


def test_the_shipped_form_by_its_id_and_by_its_file(desk: Desk, tmp_path: Path) -> None:
    form = forms.find(desk, "seven-point-call")
    assert form in forms.shipped(desk)
    assert forms.find(desk, str(own(tmp_path))) == form


def test_an_unknown_form_names_those_there_are(desk: Desk) -> None:
    with pytest.raises(UserError, match="seven-point-call"):
        forms.find(desk, "nine-point-call")


def test_a_form_is_added_once_and_the_last_one_of_an_id_is_found(
    desk: Desk, tmp_path: Path
) -> None:
    changed = own(tmp_path, ('version: "1"', 'version: "1 mine"'))
    added = forms.add(desk, changed)
    assert forms.add(desk, changed) == added
    files = forms.available(desk)
    assert [file.form for file in files if not file.ships] == [added]
    assert forms.find(desk, "seven-point-call") == added
    assert added not in forms.shipped(desk)


def test_a_broken_form_is_listed_with_its_problem_and_not_added(desk: Desk, tmp_path: Path) -> None:
    broken = own(tmp_path, ("questions:", "questions: [:"))
    with pytest.raises(UserError, match="line"):
        forms.add(desk, broken)
    assert all(file.ships for file in forms.available(desk))
    folder = forms.folder(desk.places)
    folder.mkdir(parents=True, exist_ok=True)
    broken.rename(folder / "broken.yml")
    bad = forms.available(desk)[-1]
    assert bad.form is None and "line" in bad.problem


def test_a_copy_to_start_from(desk: Desk, tmp_path: Path) -> None:
    file = forms.available(desk)[0]
    assert file.form is not None
    forms.save_copy(file, tmp_path / "mine.yaml")
    assert forms.load(tmp_path / "mine.yaml") == file.form
    assert forms.used(desk) == ()


def test_a_form_file_is_read_again_when_it_has_changed(desk: Desk) -> None:
    forms.folder(desk.places).mkdir(parents=True)
    path = own(forms.folder(desk.places))
    first = forms.available(desk)[-1]
    assert first.form is not None and forms.available(desk)[-1] is first
    path.write_text("what is this", "utf-8")
    then = forms.available(desk)[-1]
    assert then.path == path and then.form is None and then.problem


def test_what_ships_is_listed_by_name_behind_the_seven_points(desk: Desk) -> None:
    names = [file.path.stem for file in forms.available(desk)]
    assert names[0] == "seven_point_call" and len(names) > 10
    assert names[1:] == sorted(names[1:])


def test_a_copy_of_a_file_that_is_gone_is_refused(desk: Desk, tmp_path: Path) -> None:
    forms.add(desk, own(tmp_path, ('version: "1"', 'version: "2"')))
    (file,) = (one for one in forms.available(desk) if not one.ships)
    file.path.unlink()
    with pytest.raises(UserError, match="cannot be read"):
        forms.save_copy(file, tmp_path / "copy.yaml")
    assert not (tmp_path / "copy.yaml").exists()

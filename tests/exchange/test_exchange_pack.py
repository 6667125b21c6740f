"""A pack: its manifest knows every file of it, and its check finds every change."""

import json
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evaluator.errors import UserError
from evaluator.exchange.pack import MANIFEST, check, entry, write_manifest, zip_folder

AT = datetime(2026, 5, 14, 10, 42, tzinfo=UTC)
FILES = {"report.pdf": b"%PDF paper", "clips/01-Ünï-العربية-0m04s.wav": b"sound" * 5000}


def put(folder: Path) -> Path:
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    write_manifest(folder, {"evaluation": 7}, [entry(folder, folder / name) for name in FILES])
    return folder


def as_folder(tmp_path: Path) -> Path:
    return put(tmp_path / "pack")


def as_zip(tmp_path: Path) -> Path:
    out = tmp_path / "pack.zip"
    zip_folder(put(tmp_path / "made"), out, AT)
    return out


@pytest.mark.parametrize("made", [as_folder, as_zip])
def test_a_pack_as_it_was_made_is_sound(made: Callable[[Path], Path], tmp_path: Path) -> None:
    found = check(made(tmp_path))

    assert found.sound
    assert (found.files, found.missing, found.changed, found.added) == (2, (), (), ())
    assert found.told["evaluation"] == 7


def test_what_is_missing_changed_or_added_is_named(tmp_path: Path) -> None:
    folder = as_folder(tmp_path)
    (folder / "report.pdf").write_bytes(b"%PDF other")
    (folder / "clips" / "01-Ünï-العربية-0m04s.wav").unlink()
    (folder / "clips" / "02.wav").write_bytes(b"")

    found = check(folder)

    assert not found.sound
    assert found.changed == ("report.pdf",)
    assert found.missing == ("clips/01-Ünï-العربية-0m04s.wav",)
    assert found.added == ("clips/02.wav",)


@pytest.mark.parametrize("content", [b"%PDF pape", b"%PDF paper2", b"%PDF papeR", b""])
def test_a_file_that_is_longer_shorter_or_other_was_changed(content: bytes, tmp_path: Path) -> None:
    folder = as_folder(tmp_path)
    (folder / "report.pdf").write_bytes(content)

    assert check(folder).changed == ("report.pdf",)


def test_a_zip_is_the_same_twice_and_says_what_time_it_was_told(tmp_path: Path) -> None:
    folder, said = as_folder(tmp_path), []
    for name in ("a.zip", "b.zip"):
        zip_folder(folder, tmp_path / name, AT, said.append)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert {info.date_time for info in packed.infolist()} == {(2026, 5, 14, 10, 42, 0)}
        assert sorted(packed.namelist()) == sorted([*FILES, MANIFEST])
    assert said[:3] == said[3:] == sorted(said[:3])
    assert said[0] == 0 and said[2] < 1


def test_a_second_file_of_the_same_name_is_found(tmp_path: Path) -> None:
    path = as_zip(tmp_path)
    with zipfile.ZipFile(path, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("report.pdf", FILES["report.pdf"])

    assert check(path).added == ("report.pdf",)


def test_what_is_no_pack_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no pack")
    (tmp_path / "empty").mkdir()
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("a", "b")

    for name in ("notes.txt", "nowhere.zip"):
        with pytest.raises(UserError, match="cannot be read as an evidence pack"):
            check(tmp_path / name)
    for name in ("empty", "other.zip"):
        with pytest.raises(UserError, match="is no evidence pack"):
            check(tmp_path / name)


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"format": "another", "schema": 1, "files": []}',
        '{"format": "call-evaluator evidence pack", "schema": "1", "files": []}',
        '{"format": "call-evaluator evidence pack", "schema": 1, "files": [{}]}',
        '{"format": "call-evaluator evidence pack", "schema": 1, "files": [{"path": 1}]}',
        '{"format": "call-evaluator evidence pack", "schema": 1, "files": 3}',
    ],
)
def test_a_manifest_that_is_none_is_refused(manifest: str, tmp_path: Path) -> None:
    folder = as_folder(tmp_path)
    (folder / MANIFEST).write_text(manifest)

    with pytest.raises(UserError, match=r"manifest of “pack” cannot be read"):
        check(folder)


def test_a_pack_of_a_newer_version_is_said_to_be_one(tmp_path: Path) -> None:
    folder = as_folder(tmp_path)
    told = json.loads((folder / MANIFEST).read_text("utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**told, "schema": 2}))

    with pytest.raises(UserError, match="newer version"):
        check(folder)


def test_a_name_that_leads_out_of_the_pack_is_missing(tmp_path: Path) -> None:
    folder = as_folder(tmp_path)
    (tmp_path / "outside").write_bytes(b"")
    told = json.loads((folder / MANIFEST).read_text("utf-8"))
    told["files"] = [{"path": "../outside", "sha256": "", "size": 0}]
    (folder / MANIFEST).write_text(json.dumps(told))

    assert check(folder).missing == ("../outside",)


@pytest.mark.parametrize("size", [None, "9", -1, 10**30])
def test_a_size_that_is_none_makes_the_file_a_changed_one(size: object, tmp_path: Path) -> None:
    folder = as_folder(tmp_path)
    told = json.loads((folder / MANIFEST).read_text("utf-8"))
    told["files"][0]["size"] = size
    (folder / MANIFEST).write_text(json.dumps(told))

    assert check(folder).changed == ("report.pdf",)


def test_any_damage_to_a_zip_is_found_or_makes_no_difference(tmp_path: Path) -> None:
    path = as_zip(tmp_path)
    good, chance = path.read_bytes(), random.Random(7)
    for _ in range(150):
        bad = bytearray(good)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        path.write_bytes(bad)
        try:
            found = check(path)
        except UserError:
            continue
        if found.sound:  # such as the time that the zip says of a file
            with zipfile.ZipFile(path) as packed:
                assert {name: packed.read(name) for name in FILES} == FILES
    path.write_bytes(good[: len(good) // 2])
    with pytest.raises(UserError):
        check(path)

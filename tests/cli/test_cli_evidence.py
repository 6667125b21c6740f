"""`call-evaluator evidence`: packs are made and checked, in words and as JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from small_wav import write_wav

from evaluator import app

POINTS = ("lead-in", "yield", "listen", "acknowledge", "ask", "pace", "close")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*argv: str | Path) -> tuple[int, str, str]:
        code = app.main([str(argument) for argument in argv])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def made(run: Run, tmp_path: Path) -> tuple[Path, str]:
    """A database with an evaluation that has two moments; and the id of that."""
    db, answers, notes = (tmp_path / name for name in ("d.db", "answers.json", "notes.json"))
    answers.write_text(json.dumps(dict.fromkeys(POINTS, 3)))
    notes.write_text(json.dumps({"moments": [{"start": 1.0, "end": 2.0}, {"start": 2.5}]}))
    code, out, err = run(
        *("--db", db, "evaluate", write_wav(tmp_path / "call.wav", seconds=4.0)),
        *("--form", "seven-point-call", "--answers", answers, "--notes", notes),
        *("--agent", "Ann", "--evaluator", "Ruth"),
    )
    assert code == 0, err
    return db, out.strip()


def test_a_pack_is_made_and_checked(run: Run, made: tuple[Path, str], tmp_path: Path) -> None:
    out = tmp_path / "x.zip"

    code, told, err = run("--db", made[0], "evidence", made[1], "--out", out, "--mp3", "--mask")

    assert (code, err) == (0, "")
    path, clips, manifest = told.splitlines()
    assert path == str(out) and clips.endswith(" clips")
    assert manifest.startswith("SHA-256 of its manifest: ") and len(manifest) == 25 + 64
    code, told, err = run("evidence", "--check", out)
    assert (code, err) == (0, "")
    assert told.splitlines() == [
        f"Checked {int(clips.split()[0]) + 1} files: all as they were written.",
        manifest,
    ]


def test_as_json_and_what_was_changed(run: Run, made: tuple[Path, str], tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    code, told, _ = run("--db", made[0], "evidence", made[1], "--out", folder, "--json")
    answer = json.loads(told)
    assert code == 0 and answer["path"] == str(folder) and answer["no_clips"] is None
    assert answer["clips"] == len(list((folder / "clips").iterdir())) > 0
    (folder / "report.pdf").write_bytes(b"%PDF")
    first = sorted((folder / "clips").iterdir())[0]
    first.unlink()

    code, told, err = run("evidence", "--check", folder, "--json")

    found = json.loads(told)
    assert code == 1 and found["sound"] is False
    assert found["manifest_sha256"] == answer["manifest_sha256"]
    assert (found["changed"], found["added"]) == (["report.pdf"], [])
    assert found["missing"] == [f"clips/{first.name}"]
    assert "“report.pdf” was changed." in err and f"“clips/{first.name}” is missing." in err


def test_without_clips(run: Run, made: tuple[Path, str], tmp_path: Path) -> None:
    out = tmp_path / "x.zip"
    code, told, _ = run("--db", made[0], "evidence", made[1], "--out", out, "--no-clips")
    assert code == 0 and "No clips. Clips were not asked for." in told


def test_what_is_the_users_to_mend(run: Run, made: tuple[Path, str], tmp_path: Path) -> None:
    code, _, err = run("--db", made[0], "evidence", made[1])
    assert code == 1 and "--out" in err
    code, _, err = run("--db", made[0], "evidence", "nobody", "--out", tmp_path / "x.zip")
    assert code == 1 and "not in the database" in err
    code, _, err = run("evidence", "--check", tmp_path / "none.zip")
    assert code == 1 and "cannot be read" in err
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.parametrize("argv", [["evidence"], ["evidence", "x", "--check", "y"]])
def test_wrong_use_is_2(run: Run, argv: list[str]) -> None:
    code, out, err = run(*argv)
    assert code == 2 and out == "" and "usage:" in err

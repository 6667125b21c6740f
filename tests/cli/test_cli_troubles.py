"""Bad days at the command line: a full disk, a read-only folder, a database of a newer version."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from small_wav import write_wav

from evaluator import app

ROOT = Path(__file__).resolve().parents[2]
POINTS = ("lead-in", "yield", "listen", "acknowledge", "ask", "pace", "close")
posix = pytest.mark.skipif(sys.platform == "win32", reason="limits and rights are POSIX")

FULL_DISK = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
def limit(bytes):
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
"""
FULL_FOR_EXPORTS = (
    FULL_DISK
    + """
from evaluator.desk import exports
def filled(write):
    def instead(rows, out, job):
        limit(1000)
        try:
            return write(rows, out, job)
        finally:
            limit(resource.RLIM_INFINITY)
    return instead
exports._WRITERS = {suffix: filled(write) for suffix, write in exports._WRITERS.items()}
"""
)
SYS = Path("/sys")
"""A place where not even root may write."""


def in_a_child(before: str, *argv: str | Path) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with something done to it first."""
    code = f"import sys\nfrom evaluator.app import main\n{before}\nsys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, argv)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


def arguments(folder: Path, db: Path, name: str) -> list[str | Path]:
    answers = folder / "answers.json"
    answers.write_text(json.dumps(dict.fromkeys(POINTS, 3)))
    sound = write_wav(folder / f"{name}.wav", tone=200 + 10 * len(name))
    return [
        *("evaluate", sound, "--form", "seven-point-call", "--answers", answers),
        *("--agent", name, "--evaluator", "Ruth", "--db", db),
    ]


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr and done.stderr.count("\n") == 1
    return done.stderr


@posix
def test_a_full_disk_loses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = tmp_path / "a.db"
    assert app.main([str(one) for one in arguments(tmp_path, db, "Ann")]) == 0
    room = f"{FULL_DISK}\nlimit({db.stat().st_size // 2})"
    said = refused(in_a_child(room, *arguments(tmp_path, db, "Benedict")))
    assert "still there" in said
    assert app.main(["check", "--db", str(db)]) == 0
    assert app.main([str(one) for one in arguments(tmp_path, db, "Benedict")]) == 0
    capsys.readouterr()
    assert app.main(["check", "--json", "--db", str(db)]) == 0
    assert json.loads(capsys.readouterr().out)["evaluations"] == 2


@posix
@pytest.mark.parametrize("name", ["out.csv", "out.json"])
def test_an_export_onto_a_full_disk_keeps_the_last_one(tmp_path: Path, name: str) -> None:
    db, out = tmp_path / "a.db", tmp_path / name
    assert app.main([str(one) for one in arguments(tmp_path, db, "Ann")]) == 0
    out.write_text("the last one")
    said = refused(in_a_child(FULL_FOR_EXPORTS, "export", "--out", out, "--db", db))
    assert "room" in said and "MB free" in said
    assert out.read_text() == "the last one" and not list(tmp_path.glob(".*.part"))


@pytest.mark.skipif(not SYS.is_mount(), reason="needs /sys, where not even root may write")
def test_a_place_that_may_not_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "a.db"
    assert app.main([str(one) for one in arguments(tmp_path, db, "Ann")]) == 0
    id = capsys.readouterr().out.strip()
    for argv in (
        ["export", "--out", str(SYS / "o.csv"), "--db", str(db)],
        ["report", id, "--out", str(SYS / "o.pdf"), "--db", str(db)],
        ["demo", "--out", str(SYS / "out")],
        ["import", str(tmp_path), "--db", str(SYS / "a.db")],
    ):
        assert app.main(argv) == 1
        said = capsys.readouterr()
        assert str(SYS) in said.err and said.err.count("\n") == 1 and said.out == ""


def test_a_database_of_a_newer_version_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "a.db"
    assert app.main([str(one) for one in arguments(tmp_path, db, "Ann")]) == 0
    with closing(sqlite3.connect(db)) as plain:
        plain.execute("PRAGMA user_version = 999")
    before = db.read_bytes()
    capsys.readouterr()
    assert app.main(["trend", "--db", str(db)]) == 1
    assert "newer" in capsys.readouterr().err
    assert db.read_bytes() == before


def test_real_recordings(
    real_calls: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers, db = tmp_path / "answers.json", tmp_path / "a.db"
    answers.write_text(json.dumps(dict.fromkeys(POINTS, 3)))
    for name in ("auto_repairs_40.wav", "auto_repairs_mono.mp3"):
        code = app.main(
            [
                *("evaluate", str(real_calls / name), "--form", "seven-point-call"),
                *("--answers", str(answers), "--agent", "Chris", "--evaluator", "Ruth"),
                *("--db", str(db), "--json"),
            ]
        )
        told = json.loads(capsys.readouterr().out)
        assert code == 0 and told["score"] == 75.0
        out = tmp_path / f"{name}.pdf"
        assert app.main(["report", told["id"], "--out", str(out), "--db", str(db)]) == 0
        assert out.read_bytes().startswith(b"%PDF")
        capsys.readouterr()

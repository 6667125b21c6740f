"""The command line: names, JSON and exit codes of every command."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_wav import write_wav

from evaluator import __version__, app
from evaluator.places import shipped

ROOT = Path(__file__).resolve().parents[2]
FORM = str(shipped("forms", "seven_point_call.yaml"))
POINTS = ("lead-in", "yield", "listen", "acknowledge", "ask", "pace", "close")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in this process: exit code, stdout, stderr."""

    def run(*argv: str | Path) -> tuple[int, str, str]:
        code = app.main([str(argument) for argument in argv])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return run


def put(folder: Path, content: object, name: str = "answers.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def levels(level: int = 3) -> dict[str, Any]:
    return dict.fromkeys(POINTS, level)


def evaluated(run: Run, folder: Path, db: Path, agent: str = "Ann", level: int = 3) -> str:
    code, out, err = run(
        *("evaluate", write_wav(folder / f"{agent}.wav", tone=200 + level * 50 + len(agent))),
        *("--form", FORM, "--answers", put(folder, levels(level))),
        *("--agent", agent, "--evaluator", "Ruth", "--started", "2026-05-04T09:30"),
        *("--client", "Harbour", "--db", db),
    )
    assert (code, err) == (0, "")
    return out.strip()


# --- help and wrong use -------------------------------------------------------------------------


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_help_and_version_answer_without_qt_or_anything_heavy(argument: str) -> None:
    heavy = ["PySide6", "sqlalchemy", "reportlab", "av", "numpy", "pydantic"]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from evaluator.app import main\n"
            f"code = main(['{argument}'])\n"
            f"assert not set({heavy}) & set(sys.modules), 'heavy'\n"
            "sys.exit(code)",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert __version__ in done.stdout if argument == "--version" else "evaluate" in done.stdout


@pytest.mark.parametrize(
    "argv",
    [
        ["sing"],
        ["score"],
        ["score", "--form", FORM],
        ["report", "x"],
        ["trend", "--by", "year"],
        ["client-report", "--from", "2026-13-01", "--out", "x.pdf"],
        ["import"],
        ["--colour"],
    ],
)
def test_wrong_use_is_2(run: Run, argv: list[str]) -> None:
    code, out, err = run(*argv)
    assert code == 2 and out == "" and "usage:" in err


def test_every_command_of_the_manual_is_there(run: Run) -> None:
    _, out, _ = run("--help")
    for name in (
        *("forms", "score", "evaluate", "report", "client-report", "trend", "facts"),
        *("demo", "import", "export", "evidence", "check"),
    ):
        assert f"\n    {name} " in out or f"\n    {name}\n" in out
    assert "pictures" not in out


def test_main_py_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"call-evaluator {__version__}\n"


# --- forms and score ----------------------------------------------------------------------------


def test_forms(run: Run, home: Path) -> None:
    code, out, _ = run("forms")
    assert code == 0 and out.startswith("seven-point-call  ")
    own = home / "data" / "forms"
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("id: [", "utf-8")
    code, out, err = run("forms", "--json")
    told, *others = json.loads(out)
    assert code == 0 and "broken.yaml, line" in err
    assert told["id"] == "seven-point-call" and len(told["hash"]) == 64
    assert {"call-handling", "phone-mystery-shop"} < {other["id"] for other in others}
    assert [point["id"] for point in told["points"]] == list(POINTS)


def test_score_prints_what_the_manual_says(run: Run, tmp_path: Path) -> None:
    answers = levels(4) | {"yield": "n/a", "close": 2}
    code, out, _ = run("score", "--form", FORM, "--answers", put(tmp_path, answers), "--json")
    told = json.loads(out)
    assert code == 0
    names = ["score", "band", "passed", "answered", "open", "parts", "raw", "failed", "critical"]
    assert list(told) == [*names, "sections"]
    assert (told["raw"], told["failed"], told["critical"]) == (told["score"], [], {})
    assert told["score"] == pytest.approx(100 * (72 + 8) / 88, abs=1e-4)
    assert (told["band"], told["passed"]) == ("Exemplary", True)
    assert (told["answered"], told["open"]) == (7, [])
    assert [part["id"] for part in told["parts"]] == list(POINTS)
    close = told["parts"][-1]
    assert set(close) == {"id", "weight", "share", "points", "of", "state", "band", "passed"}
    assert (close["weight"], close["points"], close["of"]) == (16, 8, 16)
    assert close["share"] == pytest.approx(16 / 88)
    assert sum(p["points"] for p in told["parts"]) / sum(
        p["of"] for p in told["parts"]
    ) * 100 == pytest.approx(told["score"], abs=1e-4)


def test_answers_may_come_through_a_pipe(run: Run) -> None:
    out, into = os.pipe()
    os.write(into, json.dumps(levels(4)).encode())
    os.close(into)
    code, said, err = run("score", "--form", FORM, "--answers", f"/dev/fd/{out}", "--json")
    os.close(out)
    assert (code, err) == (0, "") and json.loads(said)["score"] == 100


@pytest.mark.parametrize("form", [FORM, "seven-point-call"])
def test_no_score_is_null_and_never_0(run: Run, tmp_path: Path, form: str) -> None:
    answers = put(tmp_path, dict.fromkeys(POINTS, "n/a"))
    code, out, _ = run("--json", "score", "--form", form, "--answers", answers)
    told = json.loads(out)
    assert code == 0
    assert (told["score"], told["band"], told["passed"], told["answered"]) == (None, None, None, 7)
    code, out, _ = run("score", "--form", form, "--answers", answers)
    assert code == 0 and "Score –" in out


def test_open_points_are_named(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("score", "--form", FORM, "--answers", put(tmp_path, {"lead-in": 3}))
    assert code == 0 and "Open: yield, listen" in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not JSON"),
        ('{"lead-in": 1, "lead-in": 1}', "twice"),
        ('{"greeting": 1}', "greeting"),
        ('{"lead-in": 5}', "lead-in"),
        ('{"lead-in": true}', "lead-in"),
        ('{"lead-in": 1.5}', "lead-in"),
    ],
)
def test_bad_answers_are_1_with_one_clear_line(
    run: Run, tmp_path: Path, content: str, said: str
) -> None:
    answers = put(tmp_path, content)
    code, out, err = run("score", "--form", FORM, "--answers", answers, "--json")
    assert (code, out) == (1, "") and said in err and err.count("\n") == 1


def test_missing_files_and_a_broken_form_are_1(run: Run, tmp_path: Path) -> None:
    answers = put(tmp_path, levels())
    assert run("score", "--form", FORM, "--answers", tmp_path / "none.json")[0] == 1
    assert run("score", "--form", tmp_path / "none.yaml", "--answers", answers)[0] == 1
    assert run("score", "--form", "nine-point-call", "--answers", answers)[0] == 1
    broken = put(tmp_path, "id: a\nquestions: [:\n", "broken.yaml")
    code, _, err = run("score", "--form", broken, "--answers", answers)
    assert code == 1 and "broken.yaml, line 2" in err


def test_scoring_touches_no_database(run: Run, tmp_path: Path, home: Path) -> None:
    run("score", "--form", FORM, "--answers", put(tmp_path, levels()))
    assert not list(home.rglob("*.db*"))


# --- evaluate and after -------------------------------------------------------------------------


def test_evaluate_and_evaluate_again(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    id = evaluated(run, tmp_path, db)
    code, out, _ = run(
        *("--db", db, "evaluate", tmp_path / "Ann.wav", "--form", FORM, "--json"),
        *("--answers", put(tmp_path, levels(4)), "--agent", "Ann", "--evaluator", "Ruth"),
    )
    assert code == 0 and json.loads(out) == {"id": id, "score": 100.0, "revision": 2}


def test_evaluate_refuses_open_points_by_name_and_keeps_nothing(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    code, out, err = run(
        *("evaluate", write_wav(tmp_path / "a.wav"), "--form", FORM, "--db", db),
        *("--answers", put(tmp_path, {"lead-in": 3}), "--agent", "A", "--evaluator", "E"),
    )
    assert (code, out) == (1, "") and "yield, listen, acknowledge" in err
    assert json.loads(run("--db", db, "trend", "--json")[1]) == []


@pytest.mark.parametrize("started", ["soon", "03/04/2026"])
def test_evaluate_refuses_a_time_that_is_none(run: Run, tmp_path: Path, started: str) -> None:
    code, _, err = run(
        *("evaluate", write_wav(tmp_path / "a.wav"), "--form", FORM, "--db", tmp_path / "a.db"),
        *("--answers", put(tmp_path, levels()), "--agent", "A", "--evaluator", "E"),
        *("--started", started),
    )
    assert code == 1 and started in err


@pytest.mark.parametrize("name", ["none.wav", "empty.wav", "text.wav"])
def test_evaluate_refuses_what_is_no_recording(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.wav").touch()
    (tmp_path / "text.wav").write_text("no sound")
    code, out, err = run(
        *("evaluate", tmp_path / name, "--form", FORM, "--db", tmp_path / "a.db"),
        *("--answers", put(tmp_path, levels()), "--agent", "A", "--evaluator", "E"),
    )
    assert (code, out) == (1, "") and name in err


def test_hostile_names_and_large_notes_go_through(run: Run, tmp_path: Path) -> None:
    db, name = tmp_path / "a.db", "<b>Rob'); --</b> العربية 😀 \x1b[31m"
    note = ("<b>x & غير مغلق 😀 \u0007 " * 3000)[:50_000]
    notes = {"comments": {"lead-in": note}, "strengths": note, "action_due": "2026-06-01"}
    code, out, _ = run(
        *("evaluate", write_wav(tmp_path / "a.wav"), "--form", FORM, "--db", db, "--agent", name),
        *("--answers", put(tmp_path, levels()), "--evaluator", name, "--client", name),
        *("--notes", put(tmp_path, notes, "notes.json")),
    )
    assert code == 0
    code, _, _ = run("export", "--out", tmp_path / "o.csv", "--db", db)
    with (tmp_path / "o.csv").open(encoding="utf-8-sig", newline="") as file:
        csv.field_size_limit(200_000)
        row = next(csv.DictReader(file))
    assert code == 0 and row["comment"] == note and row["agent"] == name
    assert run("trend", "--agent", name, "--db", db)[0] == 0
    code, out, err = run("trend", "--agent", "nobody", "--db", db)
    assert code == 1 and "\x1b" not in err
    code, _, err = run("report", out.strip() or "x", "--out", tmp_path / "o.pdf", "--db", db)
    assert code == 1  # an id that is none


def test_report(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    id = evaluated(run, tmp_path, db)
    code, out, _ = run("report", id, "--out", tmp_path / "o.pdf", "--db", db)
    assert code == 0 and out.strip() == str(tmp_path / "o.pdf")
    assert (tmp_path / "o.pdf").read_bytes().startswith(b"%PDF")
    code, _, err = run("report", "no-such-id", "--out", tmp_path / "p.pdf", "--db", db)
    assert code == 1 and "not in the database" in err and not (tmp_path / "p.pdf").exists()
    code, _, err = run("report", id, "--out", tmp_path / "none" / "p.pdf", "--db", db)
    assert code == 1 and "none" in err


def test_client_report(run: Run, tmp_path: Path) -> None:
    db, out = tmp_path / "a.db", tmp_path / "o.pdf"
    evaluated(run, tmp_path, db)
    scope = ("--client", "Harbour", "--from", "2026-05-01", "--to", "2026-05-31")
    assert run("client-report", *scope, "--out", out, "--db", db, "--json")[0] == 0
    assert out.read_bytes().startswith(b"%PDF")
    code, _, err = run("client-report", "--client", "Harbor", "--out", out, "--db", db)
    assert code == 1 and "Harbour" in err
    backwards = ("--from", "2026-06-01", "--to", "2026-05-01")
    assert run("client-report", *backwards, "--out", out, "--db", db)[0] == 1
    code, _, err = run("client-report", "--to", "2020-01-01", "--out", out, "--db", db)
    assert code == 1 and err


def test_trend(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    evaluated(run, tmp_path, db, "Ann", 3)
    code, out, _ = run("trend", "--json", "--db", db)
    assert code == 0
    assert json.loads(out) == [
        {"period": "2026-05", "calls": 1, "mean": 75.0, "low": None, "high": None}
    ]
    assert "hint" in run("trend", "--db", db)[1]
    evaluated(run, tmp_path, db, "Benny", 4)
    (week,) = json.loads(run("trend", "--by", "week", "--json", "--db", db)[1])
    assert (week["period"], week["calls"], week["mean"]) == ("2026-W19", 2, 87.5)
    assert 0 <= week["low"] < 87.5 < week["high"] <= 100
    assert "95 %" in run("trend", "--db", db)[1]
    (ann,) = json.loads(run("trend", "--agent", "Ann", "--json", "--db", db)[1])
    assert ann["calls"] == 1
    assert run("trend", "--team", "None", "--db", db)[0] == 1


def test_import(run: Run, tmp_path: Path) -> None:
    db, folder = tmp_path / "a.db", tmp_path / "calls"
    write_wav(folder / "x_AGENT_Ann_DT_2025-02-19T06-01-22.wav", tone=300)
    write_wav(folder / "b.wav", tone=400)
    put(folder, "no sound", "notes.txt")
    code, out, err = run("import", folder, "--json", "--db", db)
    told = json.loads(out)
    assert code == 0 and len(told["calls"]) == 2 and "notes.txt" in err
    assert {call["agent"] for call in told["calls"]} == {"Ann", None}
    assert told["refused"][0]["where"].endswith("notes.txt")
    listed = put(tmp_path, "file,client\ncalls/b.wav,Harbour\n,Harbour\n,\nx.wav,\n", "l.csv")
    code, out, err = run("import", listed, "--db", db)
    assert code == 0 and out == "1 new, 1 known, 1 refused\n" and "line 5" in err
    code, out, _ = run("import", folder / "notes.txt", "--json", "--db", db)
    assert code == 1 and json.loads(out)["calls"] == []
    cut = folder / "cut.wav"
    cut.write_bytes((folder / "b.wav").read_bytes()[:3000])
    code, out, _ = run("import", cut, "--db", db)
    assert code == 0 and "1 of the new ones cut off or damaged: the rest of it came in" in out


def test_export_and_check(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    evaluated(run, tmp_path, db)
    code, out, _ = run("export", "--out", tmp_path / "o.json", "--db", db)
    assert code == 0 and out.startswith("7 rows")
    rows = json.loads((tmp_path / "o.json").read_text("utf-8"))
    assert [row["question"] for row in rows] == list(POINTS)
    assert run("export", "--out", tmp_path / "o.txt", "--db", db)[0] == 1
    code, out, _ = run("check", "--json", "--db", db)
    assert code == 0
    assert json.loads(out) == {"sound": True, "problems": [], "evaluations": 1, "revisions": 1}


def test_a_damaged_database_is_1(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    evaluated(run, tmp_path, db)
    data = bytearray(db.read_bytes())
    data[4096:8192] = bytes(4096)
    db.write_bytes(data)
    code, _, err = run("check", "--db", db)
    assert code == 1 and err
    put(tmp_path, "this is no database " * 100, "b.db")
    code, _, err = run("check", "--db", tmp_path / "b.db")
    assert code == 1 and err.count("\n") == 1


@pytest.mark.parametrize(
    "argv",
    [
        ["check"],
        ["trend"],
        ["report", "x", "--out", "x.pdf"],
        ["export", "--out", "x.csv"],
        ["client-report", "--out", "x.pdf"],
    ],
)
def test_a_database_that_is_not_there_is_not_made_by_looking(
    run: Run, tmp_path: Path, argv: list[str]
) -> None:
    code, _, err = run(*argv, "--db", tmp_path / "none.db")
    assert code == 1 and "none.db" in err and list(tmp_path.glob("*.db")) == []


def test_without_db_the_users_own_database_is_used(run: Run, home: Path) -> None:
    assert json.loads(run("trend", "--json")[1]) == []
    assert (home / "data" / "evaluations.db").exists()


# --- demo ---------------------------------------------------------------------------------------


def test_the_demo_and_the_demo_again(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    code, first, _ = run("demo", "--out", out, "--json")
    told = json.loads(first)
    assert code == 0 and 0 < told["score"] <= 100 and told["calls"] > 200
    assert (out / "feedback.pdf").read_bytes().startswith(b"%PDF") and (out / "demo.db").exists()
    assert json.loads(run("demo", "--out", out, "--json")[1]) == told
    code, words, _ = run("demo", "--out", out)
    assert f"./run --db {out / 'demo.db'}" in words and str(out / "feedback.pdf") in words
    trend = json.loads(run("trend", "--json", "--db", out / "demo.db")[1])
    assert 6 <= len(trend) <= 8 and trend[-1]["period"] <= f"{date.today():%Y-%m}"
    assert run("check", "--db", out / "demo.db")[0] == 0


def test_the_demo_says_where_it_cannot_write(run: Run, tmp_path: Path) -> None:
    blocked = put(tmp_path, "a file", "out")
    code, _, err = run("demo", "--out", blocked)
    assert code == 1 and "out" in err


# --- odds ---------------------------------------------------------------------------------------


def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    done = subprocess.run(
        f"{sys.executable} main.py --json forms | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr and done.returncode in (0, 1)

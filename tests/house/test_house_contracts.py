"""The rooms: who may see whom, as pyproject.toml says, checked by a machine."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", *options],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_every_import_goes_the_way_the_house_says() -> None:
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("scoring", "import numpy", "scoring-pure"),
        ("scoring", "from evaluator.insight import trend", "insight"),
        ("insight", "from evaluator.forms import model", "floors"),
        ("reports", "from evaluator.store import database", "floors"),
        ("ui", "from evaluator.store import database", "behind-the-desk"),
        ("ui", "import sqlite3", "own-sql"),
        ("desk", "import faster_whisper", "own-recognition"),
        ("desk", "from PySide6 import QtCore", "own-qt"),
        ("store", "from evaluator.desk import desk", "floors"),
    ],
)
def test_a_breach_is_noticed(tmp_path: Path, room: str, line: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "evaluator", tmp_path / "evaluator", ignore=ignore)
    (tmp_path / "evaluator" / room / "breach.py").write_text(f"{line}\n", "utf-8")
    answer = lint(tmp_path, "--contract", contract)
    assert answer.returncode == 1
    assert f"evaluator.{room}.breach" in answer.stdout

"""Starting the program: quick answers stay quick, and both ways in are the same program."""

import subprocess
import sys
from pathlib import Path

import pytest

import evaluator

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_answered_without_loading_qt_or_the_database(word: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-X", "importtime", str(ROOT / "main.py"), word],
        capture_output=True, text=True,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert "evaluator" in answer.stderr  # the list of imports was read at all
    for heavy in ("PySide6", "sqlalchemy", "numpy", "reportlab"):
        assert heavy not in answer.stderr


def test_the_version_is_said() -> None:
    answer = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--version"], capture_output=True, text=True
    )
    assert evaluator.__version__ in answer.stdout

"""The rooms: who may see whom, as pyproject.toml says, checked by a machine."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_every_import_goes_the_way_the_house_says() -> None:
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


BREACHES = (
    ("scoring", "import numpy", "Scoring owns nothing"),
    ("scoring", "from evaluator.insight import trend", "Insight is seen by"),
    ("insight", "from evaluator.forms import model", "Imports look down"),
    ("reports", "from evaluator.store import database", "Imports look down"),
    ("ui", "from evaluator.store import database", "Store, reports and exchange"),
    ("ui", "import sqlite3", "SQL belongs"),
    ("desk", "import faster_whisper", "Recognition belongs"),
    ("desk", "from PySide6 import QtCore", "Qt belongs"),
    ("store", "from evaluator.desk import desk", "Imports look down"),
)
"""Rooms, what they may not import, and how the name of the contract begins that says so."""


@pytest.fixture(scope="module")
def told_of_breaches(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a house with all breaches at once, each in a file of its own."""
    root = tmp_path_factory.mktemp("breached")
    shutil.copy(ROOT / "pyproject.toml", root)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "evaluator", root / "evaluator", ignore=ignore)
    for number, (room, line, _) in enumerate(BREACHES):
        (root / "evaluator" / room / f"breach_{number}.py").write_text(f"{line}\n", "utf-8")
    answer = lint(root)
    assert answer.returncode == 1
    return answer.stdout


@pytest.mark.parametrize("number", range(len(BREACHES)), ids=lambda at: " ".join(BREACHES[at][:2]))
def test_a_breach_is_noticed(told_of_breaches: str, number: int) -> None:
    room, _, contract = BREACHES[number]
    contracts = re.split(r"^(?=\S.*\n-+$)", told_of_breaches, flags=re.MULTILINE)
    (said,) = [one for one in contracts if one.startswith(contract)]
    assert f"evaluator.{room}.breach_{number} " in said

"""What the tests of the paper share."""

from pathlib import Path

import pytest

from evaluator.reports.look import ReportLook


@pytest.fixture
def look() -> ReportLook:
    return ReportLook(brand="Harbour Consulting")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"

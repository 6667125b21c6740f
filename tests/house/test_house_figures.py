"""Figures of scores are rounded in one place, by the hall's words for them."""

import re
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).parents[2] / "evaluator"
ROOMS: Final = (
    "scoring",
    "insight",
    "reports",
    "exchange",
    "cli",
    "ui/calls",
    "ui/forms",
    "ui/insight",
)
MEASURED: Final = ("reports/measured.py", "cli/listening.py")
"""What tells times and paces that are measured: there is no half to argue about."""
PLACES: Final = ("reports/text.py", "exchange/labels.py")
"""Names and times in files, which nobody reads as figures."""
ROUNDS: Final = re.compile(r"\{[^{}]*:,?\.\d[f%]\}")


def test_no_figure_of_a_score_is_rounded_on_its_way_to_the_reader() -> None:
    files = {
        str(file.relative_to(HOUSE)): file.read_text()
        for room in ROOMS
        for file in (HOUSE / room).rglob("*.py")
    }
    found = {name for name, text in files.items() if ROUNDS.search(text)}
    assert found == {*MEASURED, *PLACES}

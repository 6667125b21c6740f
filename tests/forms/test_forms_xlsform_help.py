"""Every column of a spreadsheet is explained: in the guide and in the sheet that is written."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from evaluator.forms.read import read
from evaluator.forms.xlsform.book import xlsform
from evaluator.forms.xlsform.columns import CHOICES, LISTED, PLACED, SETTINGS, SURVEY, Column
from evaluator.places import shipped

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
SHEETS = {
    "survey": (*PLACED, *SURVEY),
    "choices": (*LISTED, *CHOICES),
    "settings": SETTINGS,
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_guide_names_every_column_with_its_sheet(sheet: str) -> None:
    line = next(
        line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith(f"| {sheet} |")
    )
    _, _, theirs, ours, _ = line.split("|")

    def named(cell: str, columns: tuple[Column, ...]) -> None:
        told = set(re.findall(r"`([a-z_]+)`", cell))
        assert {column.name for column in columns} <= told

    named(theirs, tuple(one for one in SHEETS[sheet] if one.standard))
    named(ours, tuple(one for one in SHEETS[sheet] if not one.standard))


def test_the_spreadsheet_explains_every_column_itself() -> None:
    content, _ = xlsform(read(shipped("forms", "seven_point_call.yaml")))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert all(f"<t>{one.name}</t>" in texts for columns in SHEETS.values() for one in columns)
    assert texts.count("(ours: other tools pass over it)") > 20


def test_the_same_form_gives_the_same_bytes() -> None:
    form = read(shipped("forms", "call_handling.yaml"))
    assert xlsform(form)[0] == xlsform(form)[0]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    form = read(shipped("forms", "seven_point_call.yaml"))
    odd = form.model_copy(update={"title": "=HYPERLINK(1)", "summary": "@x", "source": "+1"})
    content, _ = xlsform(odd)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in part or b"hyperlink" in part for part in parts)

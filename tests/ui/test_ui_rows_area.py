import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from evaluator.ui.widgets import rows_area
from evaluator.ui.widgets.rows_area import Row, RowsArea

WORDS = "Words that go over some lines in a column as narrow as this one is. " * 4


@pytest.fixture
def area(qtbot, monkeypatch):
    monkeypatch.setattr(rows_area, "_SLICE", -1)  # a row an event, however fast the machine is
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.addStretch()
    made = RowsArea(inner, column)
    qtbot.addWidget(made)
    made.resize(240, 200)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def wrapped(words):
    made = QLabel(words)
    made.setWordWrap(True)
    return made


def squeezed(area, keys):
    rows = [row for key in keys if (row := area.row(key)) is not None]
    return [row.height() for row in rows if row.height() < row.heightForWidth(row.width())]


def test_rows_that_have_come_are_never_squeezed_while_others_come(area):
    keys = range(8)
    area.show_rows(Row(key, WORDS, lambda: wrapped(WORDS)) for key in keys)
    looked = 0
    while not area.whole:
        assert not squeezed(area, keys)
        looked += 1
        QApplication.processEvents()
    assert looked >= len(keys) - 1 and not squeezed(area, keys)

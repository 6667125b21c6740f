from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader
from reportlab.platypus.flowables import PageBreak

from evaluator.reports.look import ReportLook, body
from evaluator.reports.pdf import Imprint, pdf_bytes
from evaluator.reports.rows import Cell, Dress, Row, Table
from evaluator.reports.text import Text

LOOK = ReportLook()
MADE = datetime(2026, 11, 20, tzinfo=UTC)
IMPRINT = Imprint(
    title="T", author="A", subject="S", keywords=(), running="Head", foot="Foot", made=MADE
)


def row(rule, words="A point"):
    return Row([Cell(0, LOOK.room, (Text(words, body()),))], Dress(above=8, below=8, rule=rule))


def printed(*story):
    return pdf_bytes(story, IMPRINT, LOOK)


def test_a_row_that_begins_a_page_leaves_its_line_to_the_head_of_the_page():
    first = row(rule=False)
    assert printed(first, PageBreak(), row(True)) == printed(first, PageBreak(), row(False))


def test_a_row_below_others_has_its_line():
    first = row(rule=False)
    assert printed(first, row(True)) != printed(first, row(False))
    assert printed(first, PageBreak(), first, row(True)) != printed(
        first, PageBreak(), first, first
    )


def test_a_table_without_a_head_goes_on_without_a_line_above_its_first_row():
    long = Table([row(rule=True, words=str(n)) for n in range(60)])
    long.wrap(LOOK.room, 400)
    upper, lower = long.split(LOOK.room, 400)
    assert upper.rows[0].dress.rule
    assert [one.dress.rule for one in lower.rows[:2]] == [False, True]
    assert long.rows[len(upper.rows)].dress.rule, "it may be split elsewhere after all"
    assert len(PdfReader(BytesIO(printed(long))).pages) == 3

"""The look: colours that can be read, tones that never speak alone, logos that do no harm."""

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import paper_samples as samples
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_reading import text_of
from PIL import Image
from pypdf import PdfReader
from reportlab.platypus.flowables import Spacer

from evaluator.errors import UserError
from evaluator.reports import look as looks
from evaluator.reports.feedback import feedback_pdf
from evaluator.reports.logo import logo
from evaluator.reports.look import ReportLook, contrast, readable, tone_of
from evaluator.reports.rows import Cell, Row, Table


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", [looks.WHITE, looks.TINT])
def test_every_colour_of_text_can_be_read(ground):
    tones = {tone_of(place, 4).colour for place in range(4)}
    for colour in {looks.INK, looks.GREY, looks.CALLER, *tones}:
        assert contrast(colour, ground) >= 4.5, colour


@given(st.integers(0, 0xFFFFFF))
def test_any_accent_is_darkened_until_it_can_be_read(colour):
    accent = f"#{colour:06x}"
    ink = ReportLook(accent=accent).ink
    assert contrast(ink, looks.WHITE) >= 4.5
    if contrast(accent, looks.TINT) >= 4.5:
        assert ink == accent
    assert readable("#000000") == "#000000"


def test_bands_differ_in_colour_and_shape():
    tones = [tone_of(place, 4) for place in range(4)]
    assert len({tone.colour for tone in tones}) == len({tone.shape for tone in tones}) == 4
    assert tone_of(0, 2) == tones[0]
    assert tone_of(1, 2) == tones[3]
    assert tone_of(0, 1).shape == "circle"


def picture(path: Path, **more: object) -> Path:
    Image.new("RGBA", (300, 120), (200, 30, 30, 120)).save(path, **more)
    return path


def test_a_logo_is_printed_on_the_report(tmp_path):
    look = ReportLook(
        brand="Harbour", logo=picture(tmp_path / "a.png"), client_logo=picture(tmp_path / "b.png")
    )
    out = tmp_path / "report.pdf"
    feedback_pdf(samples.evaluation(), look, out)
    assert len(PdfReader(out).pages[0].images) >= 1
    assert "Harbour" in text_of(out)


def test_a_jpeg_is_read_and_made_small(tmp_path):
    path = tmp_path / "a.jpg"
    Image.new("CMYK", (3000, 1500)).save(path, "JPEG")
    assert logo(path).getSize() == (900, 450)


def test_without_a_logo_or_a_name_the_program_signs(tmp_path):
    out = tmp_path / "report.pdf"
    feedback_pdf(samples.evaluation(), ReportLook(), out)
    assert "Call Evaluator Call feedback for Auto Repairs Ltd" in text_of(out)


def bomb() -> bytes:
    """A PNG whose header says 30,000 by 30,000."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    checked = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + checked


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bomb(), "larger than 4000"),
        (b"GIF89a" + bytes(40), "neither PNG nor JPEG"),
        (b"", "damaged"),
        (bomb()[:18], "damaged"),
        (b"\xff\xd8\xff\xe0\x00\x10", "damaged"),
        (b"\xff\xd8\xff\xe0\x00\x02\x00\x00", "neither PNG nor JPEG"),
        (bytes(5 * 2**20 + 1), "larger than 5 MB"),
    ],
    ids=["bomb", "gif", "empty", "cut header", "cut jpeg", "no frame", "heavy"],
)
def test_a_logo_that_cannot_be_used_is_refused_and_named(data, said, tmp_path):
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    with pytest.raises(UserError, match=said) as refused:
        logo(path)
    assert "logo.png" in refused.value.message
    assert "settings" in refused.value.hint


def test_a_damaged_picture_is_refused_before_anything_is_written(tmp_path):
    path = picture(tmp_path / "logo.png")
    path.write_bytes(path.read_bytes()[:-40])
    out = tmp_path / "report.pdf"
    with pytest.raises(UserError, match="damaged"):
        feedback_pdf(samples.evaluation(), replace(ReportLook(), logo=path), out)
    assert not out.exists()


def test_a_logo_that_is_gone_is_said(tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        logo(tmp_path / "gone.png")


def test_a_changed_logo_is_read_again(tmp_path):
    path = picture(tmp_path / "logo.png")
    assert logo(path).getSize() == (300, 120)
    Image.new("RGB", (30, 20)).save(path)
    assert logo(path).getSize() == (30, 20)


def test_a_low_row_is_not_broken_and_a_high_one_is():
    low = Row([Cell(0, 100, (Spacer(0, 50), Spacer(0, 50)))])
    assert low.split(100, 60) == []
    high = Row([Cell(0, 100, tuple(Spacer(0, 50) for _ in range(6)))])
    upper, lower = high.split(100, 120)
    assert (upper.wrap(100, 1e6)[1], lower.wrap(100, 1e6)[1]) == (100, 200)
    assert high.split(100, 40) == []
    assert Row([]).split(100, 10) == []


def test_a_table_breaks_between_rows_and_leaves_no_lone_row():
    def table(count: int) -> Table:
        return Table([Row([Cell(0, 100, (Spacer(0, 20),))]) for _ in range(count)])

    assert table(5).split(100, 60) == []
    upper, lower = table(20).split(100, 20 * 19 + 5)
    assert (len(upper.rows), len(lower.rows)) == (18, 2)
    assert table(20).split(100, 30) == []

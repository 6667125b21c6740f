"""The fonts on paper: which font shows a character, how wide it is, how a word is shaped.

The family is Noto Sans; other scripts are looked up in fallbacks that are read when the first
character asks for them. What no font covers becomes U+FFFD, a mark that can be seen.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeAlias

import uharfbuzz  # where it is missing ReportLab leaves Arabic unjoined and says nothing
from reportlab.lib.abag import ABag
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, TTFont, shapeFragWord

from evaluator.places import shipped

Face: TypeAlias = Literal["Regular", "SemiBold", "Bold", "Italic"]

MISSING: Final = "\ufffd"
_SYMBOLS: Final = "SymbolaSubset"
_ALIKE: Final = {"\N{MINUS SIGN}": "\N{EN DASH}"}
"""Noto Sans has no minus, and that of the symbols is a hairline; its dash is a minus to the eye."""
_JOINERS: Final = frozenset("\u200c\u200d")

# (first, last, file): the blocks of Unicode that a fallback is asked for. Order matters nowhere.
_BLOCKS: Final = (
    (0x0530, 0x058F, "NotoSansArmenian-Regular"),
    (0x0590, 0x05FF, "NotoSansHebrew-Regular"),
    (0x0600, 0x06FF, "NotoSansArabic-Regular"),
    (0x0750, 0x077F, "NotoSansArabic-Regular"),
    (0x08A0, 0x08FF, "NotoSansArabic-Regular"),
    (0x0900, 0x097F, "NotoSansDevanagari-Regular"),
    (0x0980, 0x09FF, "NotoSansBengali-Regular"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi-Regular"),
    (0x0B80, 0x0BFF, "NotoSansTamil-Regular"),
    (0x0E00, 0x0E7F, "NotoSansThai-Regular"),
    (0x10A0, 0x10FF, "NotoSansGeorgian-Regular"),
    (0x1100, 0x11FF, "NanumSquareR"),
    (0x1C90, 0x1CBF, "NotoSansGeorgian-Regular"),
    (0x2D00, 0x2D2F, "NotoSansGeorgian-Regular"),
    (0x2E80, 0x312F, "DroidSansFallbackFull"),
    (0x3130, 0x318F, "NanumSquareR"),
    (0x3190, 0x9FFF, "DroidSansFallbackFull"),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari-Regular"),
    (0xAC00, 0xD7AF, "NanumSquareR"),
    (0xF900, 0xFAFF, "DroidSansFallbackFull"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew-Regular"),
    (0xFB50, 0xFDFF, "NotoSansArabic-Regular"),
    (0xFE30, 0xFE4F, "DroidSansFallbackFull"),
    (0xFE70, 0xFEFF, "NotoSansArabic-Regular"),
    (0xFF00, 0xFFEF, "DroidSansFallbackFull"),
    (0x20000, 0x2FA1F, "DroidSansFallbackFull"),
)
_SHAPED: Final = frozenset(
    f"NotoSans{script}-Regular"
    for script in ("Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Tamil", "Thai")
)
# Not ReportLab's own choice, which asks for rare ligatures as well: they look old and copy badly.
_FEATURES: Final = {"kern": True, "liga": True}
_reading = threading.RLock()


CAPITALS: Final = 0.714
"""How high capitals and digits of Noto Sans stand, as a part of the type size."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font. A shaped run's `glyphs` stand in the order they are drawn.

    `width` is in points; `text` is what a reader would copy.
    """

    font: str
    text: str
    width: float
    glyphs: ShapedStr | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks: sizes in points, colour as `#rrggbb`."""

    face: Face
    size: float
    leading: float
    colour: str
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Word:
    """What a line is not broken in: runs of one style, `gap` points after the word before."""

    runs: tuple[Run, ...]
    style: Style
    gap: float
    width: float
    text: str


def runs(text: str, face: Face, size: float) -> Iterator[Run]:
    """Cut a text into runs by the fonts that cover it, each measured at `size` points."""
    main = f"NotoSans-{face}"
    if _covered(main).issuperset(text):
        yield _run(main, text, size)
        return
    font, piece = main, ""
    for character in text:
        if character in _JOINERS:
            piece += character if font in _SHAPED else ""
            continue
        wanted, character = _cover(character, main, font)
        if wanted != font and piece:
            yield _run(font, piece, size)
            piece = ""
        font = wanted
        piece += character
    if piece:
        yield _run(font, piece, size)


def width(text: str, face: Face, size: float) -> float:
    """How wide a text is at `size` points."""
    return sum(run.width for run in runs(text, face, size))


def style_font(style: Style) -> str:
    """The name by which ReportLab knows a style's main font, read and registered."""
    name = f"NotoSans-{style.face}"
    _covered(name)
    return name


def _cover(character: str, main: str, current: str) -> tuple[str, str]:
    """The font that shows a character, and the character it shows: itself or the mark."""
    if current in _SHAPED and character in _covered(current):
        return current, character
    character = _ALIKE.get(character, character)
    for font in (main, _fallback(ord(character)), _SYMBOLS):
        if font and character in _covered(font):
            return font, character
    return main, MISSING


@cache
def _fallback(code: int) -> str:
    for first, last, font in _BLOCKS:
        if first <= code <= last:
            return font
    return ""


@cache
def _covered(font: str) -> frozenset[str]:
    """The characters a font has. Reads and registers the font the first time it is asked for."""
    with _reading:
        read = TTFont(font, str(shipped("resources", "fonts", f"{font}.ttf")))
        covered = frozenset(map(chr, read.face.charToGlyph))
        if font in _SHAPED:
            _name_glyphs(read)
        pdfmetrics.registerFont(read)
    return covered


def _name_glyphs(font: TTFont) -> None:
    """Give every glyph that no character stands for its private code now, in glyph order.

    ReportLab would give codes out in order of first use, so that the bytes of a report would depend
    on what was printed before it.
    """
    measure: uharfbuzz.Font = font.hbFont()
    for glyph in range(font.hbFace.glyph_count):
        if glyph not in font.face.glyphToChar:
            advance = measure.get_glyph_h_advance(glyph)
            font.hbAddPrivate(measure.glyph_to_string(glyph), glyph, advance)


def _run(font: str, text: str, size: float) -> Run:
    if font not in _SHAPED:
        return Run(font, text, pdfmetrics.stringWidth(text, font, size))
    word = [0.0, (ABag(fontName=font, fontSize=size), text)]
    glyphs: ShapedStr = shapeFragWord(word, _FEATURES, force=True)[1][1]
    advance = sum(glyph.x_advance for glyph in glyphs.__shapeData__)
    return Run(font, text, advance * size / 1000, glyphs)

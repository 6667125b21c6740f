"""Reading a printed report back: its text and its bookmarks."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader


def text_of(path: Path) -> str:
    """All the text of a PDF, its white space made plain."""
    return _text_in(path.read_bytes())


@lru_cache(maxsize=64)
def _text_in(paper: bytes) -> str:
    """Read once: many tests look at the same paper, and printed twice it is the same."""
    pages = PdfReader(BytesIO(paper)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def bookmarks(path: Path) -> list[tuple[str, int]]:
    """The bookmarks, parents before children, with the page each leads to, counted from 1."""
    reader = PdfReader(path)

    def flat(entries: list[object]) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += flat(entry)
            else:
                page = reader.get_destination_page_number(entry)  # type: ignore[arg-type]
                found.append((str(entry.title), page + 1))  # type: ignore[attr-defined]
        return found

    return flat(list(reader.outline))

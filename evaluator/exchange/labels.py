"""Audacity label files: written for other programs, and labels read from them.

Format: the Audacity manual, “Importing and Exporting Labels”: start, end and title in seconds and
text, parted by tabs; a point has the same start and end; a line that begins with a backslash holds
the frequencies of the label above it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluator import files
from evaluator.errors import UserError
from evaluator.scoring.sheet import LONGEST, whole

MAX_BYTES: Final = 5 * 2**20

_NUMBER = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,30})?", re.ASCII)
_OWN_NUMBER = re.compile(r"^[0-9]{1,4}\.(?: |$)")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


@dataclass(frozen=True, slots=True)
class Label:
    """A time (`end` None) or a stretch, in seconds from the recording's start, with its title."""

    start: float
    end: float | None
    title: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no label: its number in the file and what is wrong with it."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a file by their start, and the lines that are none."""

    labels: tuple[Label, ...]
    bad: tuple[BadLine, ...]


def write_labels(path: Path, labels: Iterable[Label]) -> None:
    """Write labels to a file, numbered by time. Raises UserError as `files.write_whole` does."""
    files.write_whole(path, labels_text(labels).encode())


def labels_text(labels: Iterable[Label]) -> str:
    """The lines of a label file: “12.000000⇥15.500000⇥1. Pace: spoke over the caller”."""
    ordered = sorted(labels, key=lambda label: label.start)
    return "".join(_line(number, label) for number, label in enumerate(ordered, 1))


def title_of(points: Iterable[str], note: str) -> str:
    """The title of a moment's label: the titles of its points, then its note."""
    titles = " + ".join(point for point in map(_clean, points) if point)
    return ": ".join(part for part in (titles, _clean(note)) if part)


def _line(number: int, label: Label) -> str:
    end = label.start if label.end is None else label.end
    title = f"{number}. {_clean(label.title)}".strip()
    return f"{label.start:.6f}\t{end:.6f}\t{title}\n"


def read_labels(path: Path) -> Labels:
    """The labels of a file of at most 5 MB; lines that are none are listed, the others are kept.

    Raises UserError, which names the file, when it cannot be read as text or has no label at all.
    """
    labels = labels_of(_text(path))
    if labels.bad and not labels.labels:
        first = labels.bad[0]
        raise UserError(
            f"{path} holds no labels. Line {first.line}: {first.reason}",
            "Expected lines with a start, an end and a title, parted by tabs.",
        )
    return labels


def labels_of(text: str) -> Labels:
    """The labels of a label file's text, without the numbers that `labels_text` gives them, and
    the lines that are none.
    """
    labels: list[Label] = []
    bad: list[BadLine] = []
    for number, line in _lines(text):
        found = _label(line)
        if isinstance(found, Label):
            labels.append(found)
        else:
            bad.append(BadLine(number, found))
    return Labels(tuple(sorted(labels, key=lambda label: label.start)), tuple(bad))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, without empty ones and those that hold frequencies."""
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.strip() and not line.startswith("\\"):
            yield number, line


def _label(line: str) -> Label | str:
    """The label of a line, or what is wrong with it."""
    columns = line.split("\t", 2)
    if len(columns) < 2:
        return "It has no tab between start and end."
    start, end = (_seconds(column) for column in columns[:2])
    if start is None or end is None:
        wrong = columns[0] if start is None else columns[1]
        return f"“{_clean(wrong)[:40]}” is no time on a recording, in seconds."
    if end < start:
        return "It ends before it starts."
    title = _OWN_NUMBER.sub("", _clean(columns[2])) if len(columns) == 3 else ""
    return Label(start, None if end == start else end, title)


def _seconds(column: str) -> float | None:
    """A time; the comma is what Audacity writes in some countries."""
    if not _NUMBER.fullmatch(column.strip()):
        return None
    seconds = float(column.strip().replace(",", "."))
    return seconds if 0 <= seconds <= LONGEST else None


def _clean(text: str) -> str:
    """One line without tabs and other control characters."""
    return " ".join(whole(text).translate(_CONTROLS).split())


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or error
        raise UserError(f"{path} could not be read: {reason}.", "Choose a label file.") from error
    if len(content) > MAX_BYTES:
        raise UserError(f"{path} is larger than 5 MB.", "Choose the labels of one call.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"{path}: line {line} is not UTF-8 text.", "Save the labels as UTF-8."
        ) from error

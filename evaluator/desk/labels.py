"""Moments to and from Audacity label files, so that other programs of sound can show them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluator.errors import UserError
from evaluator.exchange.labels import Label, read_labels, title_of, write_labels
from evaluator.forms.model import Form
from evaluator.ids import new_id
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Kind, Moment, clock

_ROUNDED: Final = 0.5
"""Seconds by which a label may end after the call: other programs round its length up."""

MOST: Final = 1000
"""Moments that one file may bring: two hours have as many if there is one every seven seconds.

Each is a mark on paper and a clip to be had. A label a word, of which there are more, is no moment.
"""

_KIND = re.compile(rf"\[({'|'.join(Kind)})\] ?(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What a label file brings: new moments, how many were there before, and what is left out.

    `left_out` says each in a line, as "Line 4: It ends before it starts."
    """

    moments: tuple[Moment, ...]
    known: int
    left_out: tuple[str, ...]


def save_labels(sheet: Sheet, form: Form, out: Path) -> int:
    """Write the moments of a sheet as labels, whole or not at all; returns how many.

    A title reads “[Coach] Pace + Close: note”; evidence has no word in front.
    Raises UserError when it cannot be written.
    """
    write_labels(out, [_label(moment, form) for moment in sheet.moments])
    return len(sheet.moments)


def find_moments(path: Path, sheet: Sheet, form: Form, duration: float) -> Found:
    """The moments of a label file for a call of so many seconds, without those of the sheet.

    Titles that `save_labels` wrote give kind and points back; any other title becomes the note.
    Raises UserError when the file cannot be read, holds no label, or more new ones than `MOST`.
    """
    labels = read_labels(path)
    left_out = [f"Line {bad.line}: {bad.reason}" for bad in labels.bad]
    known = {_label(moment, form) for moment in sheet.moments}
    points = _by_title(form)
    read, moments = set(known), []
    for label in (_rounded(_within(label, duration)) for label in labels.labels):
        if label.start > duration or (label.end or 0.0) > duration + _ROUNDED:
            left_out.append(f"{clock(label.start)} “{label.title}”: after the end of the call.")
        elif label not in read:
            read.add(label)
            moments.append(_moment(_within(label, duration), points))
    if len(moments) > MOST:
        raise UserError(
            f"“{path.name}” has {len(moments):,} labels, too many for the moments of one call.",
            f"Keep in it what is to be heard again, at most {MOST:,}.",
        )
    count = len(labels.labels) + len(labels.bad) - len(left_out) - len(moments)
    return Found(tuple(moments), count, tuple(left_out))


def _label(moment: Moment, form: Form) -> Label:
    points = (form.question(id).title for id in moment.questions)
    title = title_of(points, moment.note)
    if moment.kind is not Kind.EVIDENCE:
        title = f"[{moment.kind.capitalize()}] {title}".rstrip()
    return _rounded(Label(moment.start, moment.end, title))


def _within(label: Label, duration: float) -> Label:
    """A label that ends with the call, where it ends hardly after it."""
    if label.end is not None and label.start < duration < label.end <= duration + _ROUNDED:
        return Label(label.start, duration, label.title)
    return label


def _rounded(label: Label) -> Label:
    """To the millisecond, so that a moment that was written is known again."""
    end = None if label.end is None else round(label.end, 3)
    start = round(label.start, 3)
    return Label(start, None if end == start else end, label.title)


def _by_title(form: Form) -> dict[str, str]:
    """The points of a form by their titles as labels have them, the longest titles first."""
    ids = {title_of([question.title], ""): question.id for question in form.questions}
    return dict(sorted(ids.items(), key=lambda one: len(one[0]), reverse=True))


def _moment(label: Label, points: Mapping[str, str]) -> Moment:
    kind, title = Kind.EVIDENCE, label.title
    if found := _KIND.fullmatch(title):
        kind, title = Kind(found[1].lower()), found[2]
    named, note = _points(title, points)
    return Moment(
        id=new_id(),
        start=label.start,
        end=label.end,
        note=note,
        questions=named,
        kind=kind,
    )


def _points(title: str, points: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """The points that a title names, and its note; a title that names anything else is a note.

    Titles of points may hold what parts them: the longest that fits is taken.
    """
    found, rest = [], title
    while (name := next((one for one in points if _begins(rest, one)), None)) is not None:
        found.append(points[name])
        parted, rest = rest[len(name) :][:2], rest[len(name) :]
        if parted != " +":
            return tuple(found), rest.removeprefix(": ")
        rest = rest.removeprefix(" + ")
    return (), title


def _begins(text: str, title: str) -> bool:
    """Whether a text begins with the title of a point, and not with a longer word."""
    rest = text.removeprefix(title)
    return rest != text and (not rest or rest.startswith((": ", " + ")))

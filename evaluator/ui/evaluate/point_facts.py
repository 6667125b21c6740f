"""What the sound says about a point: the figures its form names, to hear, and a drafted answer."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evaluator.facts import Facts, Stretch, clock_of
from evaluator.figures import FIGURES, figure, said, stretches
from evaluator.forms.model import Question
from evaluator.scoring.sheet import Sheet
from evaluator.terms import NOT_APPLICABLE, Answer
from evaluator.ui import look
from evaluator.ui.key_hints import with_keys
from evaluator.ui.widgets.basic import button, label

_MOST: Final = 4
"""So many stretches of a kind are offered at the point; all are in the Measured tab."""

_LEFT: Final = 28


class PointFacts(QWidget):
    """A line for each fact that the form names here. `wanted` carries a stretch to be heard."""

    wanted = Signal(float, float)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._rows: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_LEFT, 0, 0, 0)
        self._column.setSpacing(2)
        self._suggested = label("", look.SMALL, kind="muted", wrap=True)
        self._suggested.hide()
        self._column.addWidget(self._suggested)

    @property
    def says_something(self) -> bool:
        """Whether there is anything to show."""
        return self._rows is not None or not self._suggested.isHidden()

    def show_facts(self, facts: Facts | None) -> None:
        """Show the figures that the point names, of these facts; None where nothing is measured."""
        if self._rows is not None:
            self._rows.deleteLater()
            self._rows = None
        if facts is None or not self._question.facts:
            return
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for title, names in _by_title(self._question.facts):
            column.addLayout(self._row(facts, title, names))
        self._column.addWidget(self._rows)

    def show_sheet(self, sheet: Sheet) -> None:
        """Say what is suggested, and how that stands to what was chosen."""
        suggested = sheet.suggested.get(self._question.id)
        self._suggested.setVisible(suggested is not None)
        if suggested is not None:
            chosen = sheet.answers.get(self._question.id)
            self._suggested.setText(_suggestion(self._question, suggested, chosen))

    def _row(self, facts: Facts, title: str, names: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look.GRID // 2)
        told = ", ".join(said(name, figure(facts, name)) for name in names)
        row.addWidget(label(f"{title}: {told}", look.SMALL, kind="muted"))
        places = sorted({place for name in names for place in stretches(facts, name)})
        for place in places[:_MOST]:
            row.addWidget(self._listen(title, place))
        if len(places) > _MOST:
            row.addWidget(label(f"and {len(places) - _MOST} more", look.SMALL, kind="muted"))
        row.addStretch()
        return row

    def _listen(self, title: str, place: Stretch) -> QWidget:
        start, end = place
        made = button(clock_of(start), lambda: self.wanted.emit(start, end), kind="inline")
        made.setAccessibleName(f"{title}: play from {clock_of(start)} to {clock_of(end)}")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made


def _by_title(names: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The figures of one thing stand in one line: how often, and how long together."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(FIGURES[name].title, []).append(name)
    return list(found.items())


def _suggestion(question: Question, suggested: Answer, chosen: Answer | None) -> str:
    words = f"Suggested from the sound: {_named(question, suggested)}."
    if chosen is None:
        return words + with_keys(" {take_suggestion} takes it over; it counts only then.")
    return (
        f"{words} Taken over."
        if chosen == suggested
        else f"{words} You chose {_named(question, chosen)}."
    )


def _named(question: Question, answer: Answer) -> str:
    """The number of a level, and any other answer in words."""
    if answer == NOT_APPLICABLE:
        return "not applicable"
    return str(answer) if question.kind == "scale" else question.in_words(answer)

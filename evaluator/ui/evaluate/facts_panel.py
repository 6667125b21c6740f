"""What was measured of the call: who spoke how much, and every stretch worth hearing, to click."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from evaluator.facts import AGENT, Entry, Facts, Speaker, Stretch, clock_of, length
from evaluator.terms import clock, percent
from evaluator.ui import look
from evaluator.ui.widgets.basic import button, label, muted

_MOST = 12
"""So many stretches of one kind are listed; a call with more has a fault that a list won't mend."""


class FactsPanel(QScrollArea):
    """Shows the facts of a call. `stretch_wanted` carries the start and end that were chosen."""

    stretch_wanted = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The facts of the call")
        self._facts: Facts | None = None
        self._words_per_minute: Mapping[str, float] = {}
        self.say("")

    def say(self, words: str) -> None:
        """Show a line instead of facts: what is being done, or why there are none."""
        self._facts = None
        page, column = self._page()
        column.addWidget(muted(words, wrap=True))
        column.addStretch()
        self.setWidget(page)

    def show_pace(self, words_per_minute: Mapping[str, float]) -> None:
        """Show how fast each one talks, by name, with the facts; nothing for no transcript."""
        self._words_per_minute = words_per_minute
        if self._facts is not None:
            self.show_facts(self._facts)

    def show_so_far(self, facts: Facts) -> None:
        """Show the facts of the part of a long call that has been heard."""
        self.show_facts(facts)
        page = self.widget()
        column = None if page is None else page.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, muted(f"Still listening. Of the first {clock(facts.duration)}:"))

    def show_facts(self, facts: Facts) -> None:
        """Show these facts, the shares on top, then what can be heard."""
        self._facts = facts
        page, column = self._page()
        if not facts.complete:
            column.addWidget(
                label("Part of the file is missing or damaged.", kind="warn", wrap=True)
            )
        if facts.measurable:
            column.addWidget(_Shares(facts.channels))
        column.addLayout(_speakers(facts.channels))
        if self._words_per_minute:
            told = (f"{who} {pace:.0f}" for who, pace in self._words_per_minute.items())
            column.addWidget(muted(f"Words per minute: {', '.join(told)}", wrap=True))
        if not facts.measurable:
            column.addWidget(
                muted("One channel: who spoke when, and over whom, cannot be measured.", wrap=True)
            )
        counted = len(facts.counted_dead_air)
        least = facts.thresholds.dead_air_counted
        note = f"{counted} of {least:g} s or more" if facts.dead_air else ""
        self._add(column, "Dead air", _plain(facts.dead_air), note)
        self._add(column, "Talk-over", _by(facts.talk_over or (), "came in"))
        self._add(column, "Hold, music or tones", _plain(facts.hold))
        self._add(column, "Ringing", _plain(facts.ringing))
        self._add(column, "Slowest answers", _by(_slowest(facts.gaps or ()), "took"), _usual(facts))
        column.addStretch()
        self.setWidget(page)

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        page.setProperty("kind", "plain")
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * look.GRID, look.GRID, look.GRID, look.GRID)
        column.setSpacing(look.GRID // 2)
        return page, column

    def _add(
        self,
        column: QVBoxLayout,
        name: str,
        found: Sequence[tuple[Stretch, str]],
        note: str = "",
    ) -> None:
        """One kind of stretch: its name, how much there is, and each to click."""
        if not found:
            return
        column.addSpacing(look.GRID)
        column.addWidget(label(f"{name}  {len(found)}", look.SMALL, bold=True, kind="muted"))
        if note:
            column.addWidget(label(note, look.SMALL, kind="muted"))
        for stretch, words in found[:_MOST]:
            column.addWidget(self._row(stretch, words), 0, Qt.AlignmentFlag.AlignLeft)
        if len(found) > _MOST:
            column.addWidget(label(f"and {len(found) - _MOST} more", look.SMALL, kind="muted"))

    def _row(self, stretch: Stretch, words: str) -> QWidget:
        start, end = stretch
        text = f"{clock_of(start)}   {words}"
        made = button(
            text, lambda: self.stretch_wanted.emit(start, end), kind="quiet", symbol="play"
        )
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(f"Play from {clock_of(start)}: {words}")
        return made


class _Shares(QWidget):
    """The talk of both as one bar, each part with its share."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        super().__init__()
        self._speakers = sorted(speakers, key=lambda speaker: speaker.name != AGENT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = (f"{one.name} {percent(one.share or 0.0)}" for one in self._speakers)
        self.setAccessibleName(f"Share of the talk: {', '.join(told)}")

    def sizeHint(self) -> QSize:
        """A low bar."""
        return QSize(20 * look.GRID, 3 * look.GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both parts, their shares on them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(look.SMALL, bold=True))
        colours = look.current()
        left = 0.0
        for one, colour in zip(self._speakers, (colours.agent, colours.caller), strict=False):
            wide = self.width() * (one.share or 0.0)
            box = QRectF(left, 0, wide, self.height()).adjusted(0, 0, -2, 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor(colours.panel))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, percent(one.share or 0.0))
            left += wide


def _speakers(speakers: Sequence[Speaker]) -> QGridLayout:
    """Who spoke: talk, turns, the longest turn, the first word."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * look.GRID)
    grid.setVerticalSpacing(2)
    for column, head in enumerate(("", "talk", "turns", "longest", "first word")):
        made = label(head, look.SMALL, kind="muted")
        grid.addWidget(made, 0, column, Qt.AlignmentFlag.AlignRight)
    for row, one in enumerate(sorted(speakers, key=lambda one: one.name != AGENT), 1):
        longest = one.monologue
        for column, text in enumerate(
            (
                one.name.capitalize(),
                clock(one.talk),
                "–" if one.turns is None else str(len(one.turns)),
                "–" if longest is None else f"{length(longest):.0f} s",
                "–" if one.first_word is None else f"{one.first_word:.1f} s",
            )
        ):
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(label(text, bold=column == 0), row, column, side)
    grid.setColumnStretch(5, 1)
    return grid


def _plain(found: Iterable[Stretch]) -> list[tuple[Stretch, str]]:
    return [(stretch, f"{length(stretch):.1f} s") for stretch in found]


def _by(found: Iterable[Entry], did: str) -> list[tuple[Stretch, str]]:
    return [
        (one.stretch, f"{one.by.capitalize()} {did}, {length(one.stretch):.1f} s") for one in found
    ]


def _slowest(gaps: Sequence[Entry], most: int = 3) -> list[Entry]:
    """The longest waits for an answer, in order of time."""
    longest = sorted(gaps, key=lambda one: -length(one.stretch))[:most]
    return sorted(longest, key=lambda one: one.stretch)


def _usual(facts: Facts) -> str:
    waits = [length(one.stretch) for one in facts.gaps or ()]
    return f"of {len(waits)}, half under {median(waits):.1f} s" if waits else ""

"""The tab with the transcript: search on top, the text, and what to do with selected words."""

from itertools import chain
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk.desk import Desk
from evaluator.desk.phrases import heard, quote
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.terms import Call, Moment
from evaluator.transcripts.search import Hit, Place
from evaluator.ui import look
from evaluator.ui.evaluate.transcript.card_notice import CardNotice
from evaluator.ui.evaluate.transcript.files import TranscriptFiles
from evaluator.ui.evaluate.transcript.foot import Foot
from evaluator.ui.evaluate.transcript.marks import Mark
from evaluator.ui.evaluate.transcript.nothing import Nothing
from evaluator.ui.evaluate.transcript.open_transcript import OpenTranscript, Ready
from evaluator.ui.evaluate.transcript.recognising import Recognising
from evaluator.ui.evaluate.transcript.search_bar import SearchBar
from evaluator.ui.evaluate.transcript.searching import Searching
from evaluator.ui.evaluate.transcript.view import TranscriptView
from evaluator.ui.evaluate.transcript.word_field import WordField
from evaluator.ui.evaluate.transcript.written import quote_of
from evaluator.ui.widgets.basic import button, in_order, rule
from evaluator.ui.widgets.notice import InlineNotice

_LOWEST = 40


class _Chosen(NamedTuple):
    """Selected words: from when to when in seconds, and what they are."""

    start: float
    end: float
    quote: str


class TranscriptPanel(QWidget):
    """Shows what is said on the call that is open.

    `play_wanted` carries a time, `stretch_selected` from when to when words are selected;
    `moment_wanted` comes when these are to become a moment. `changed` comes when there is another
    transcript, or none: `ready` is what is shown, `heard` the phrases that the form listens for;
    `pace_changed` carries the words per minute of each one by name.
    """

    play_wanted = Signal(float)
    stretch_selected = Signal(float, float)
    moment_wanted = Signal()
    changed = Signal()
    pace_changed = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_transcript = OpenTranscript(desk, self)
        self.ready: Ready | None = None
        self.heard: dict[str, tuple[Hit, ...]] = {}
        self._form: Form | None = None
        self._chosen: _Chosen | None = None
        self._call_id = ""
        self.view = TranscriptView()
        self.search = SearchBar()
        self.searching = Searching(self.search, self.view)
        self.notice = InlineNotice()
        self.files = TranscriptFiles(self.open_transcript, self.notice)
        self.cards = CardNotice()
        self.foot = Foot()
        self.recognising = Recognising(desk)
        self.nothing = Nothing(self.recognising)
        self.word_field = WordField(self.view.viewport())
        self._back = button("Back to the playhead", self.view.follow, parent=self.view)
        self._back.hide()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def show_call(self, call: Call) -> None:
        """Look for the transcript of a call."""
        if call.id != self._call_id:
            self._call_id = call.id
            self.notice.clear()
            self.search.field.clear()
            self._show(None)
            self.view.follow()
        self.open_transcript.begin(call)
        self.recognising.show_call(call)

    def show_form(self, form: Form) -> None:
        """Listen for the phrases of this form."""
        if self._form is None or form.hash != self._form.hash:
            self._form = form
            self._listen()

    def show_time(self, seconds: float) -> None:
        """The playhead is here."""
        self.searching.position = seconds
        self.view.show_time(seconds)

    def show_selection(self, stretch: tuple[float, float] | None) -> None:
        """Another stretch was selected elsewhere, or none: words that are selected are let go."""
        if self._chosen is not None and stretch != (self._chosen.start, self._chosen.end):
            self.view.select_none()

    def quote(self, stretch: tuple[float, float] | None) -> str:
        """The quote of the words that are selected, if that is their stretch; else ""."""
        chosen = self._chosen
        if chosen is None or stretch != (chosen.start, chosen.end):
            return ""
        return quote(chosen.quote)

    def show_made(self, moment: Moment) -> None:
        """Say that the words became a moment."""
        self.foot.show_made(moment.start)

    def take_focus(self) -> None:
        """Put the keyboard into the text, or on the way to a first transcript."""
        (self.nothing.button if self.ready is None else self.view).setFocus()

    def begin_search(self) -> None:
        """Put the cursor into the search, or on the way to a first transcript."""
        if self.ready is None:
            self.take_focus()
        else:
            self.search.begin()

    def correct(self) -> None:
        """Correct the word at the cursor, or the one that is being said."""
        place = self.view.at_cursor() if self.view.hasFocus() else self.view.now
        if place is not None:
            self._open_word(place)

    def rest(self) -> None:
        """The call is left."""
        self.open_transcript.rest()
        self.recognising.rest()

    def minimumSizeHint(self) -> QSize:
        """Little: what a low window cuts can be scrolled."""
        return QSize(super().minimumSizeHint().width(), _LOWEST)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in the file that was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files.bring(paths[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The way back to the playhead keeps its corner of the text."""
        if event.type() == QEvent.Type.Resize:
            self._place_back()
        return False

    # What is shown

    def _show(self, ready: Ready | None) -> None:
        self.ready = ready
        going_on = self.nothing.button.hasFocus()
        self._pages.setCurrentIndex(0 if ready is None else 1)
        if going_on and ready is not None:
            self.view.setFocus()
        if ready is not None:
            self.recognising.stop()
            self.view.show_written(ready.written, ready.opened.voices)
            self.view.mark(Mark.CARD, [card.hit.places for card in ready.opened.cards])
            self.view.mark(Mark.CORRECTED, _corrected(ready))
            self.view.show_time(self.searching.position)
        self.pace_changed.emit({} if ready is None else ready.words_per_minute)
        self.cards.show_cards(() if ready is None else ready.opened.cards)
        self.searching.take(ready)
        self._listen()

    def _listen(self) -> None:
        """Look for the phrases of the form."""
        self.heard = {}
        if self.ready is not None and self._form is not None:
            self.heard = heard(self.ready.opened.index, self._form)
        found = chain.from_iterable(self.heard.values())
        self.view.mark(Mark.PHRASE, [hit.places for hit in found])
        self.changed.emit()

    def _refused(self, error: UserError) -> None:
        self.notice.say_error(error)

    def _show_following(self, following: bool) -> None:
        self._back.setVisible(not following)
        self._place_back()

    def _place_back(self) -> None:
        size, room = self._back.sizeHint(), self.view.viewport().geometry()
        left, top = room.right() - size.width() - look.GRID, room.bottom() - size.height() - 4
        self._back.setGeometry(left, top, size.width(), size.height())

    # What is done

    def _play(self, place: Place) -> None:
        if self.ready is not None:
            self.play_wanted.emit(self.ready.written.word(place).start)

    def _selected(self, first: Place | None, last: Place | None) -> None:
        if self.ready is None or first is None or last is None:
            self._chosen = None
            self.foot.show_selection(0)
            return
        words = self.ready.written.words(first, last)
        start, end = min(word.start for word in words), max(word.end for word in words)
        self._chosen = _Chosen(start, end, quote_of(words))
        self.foot.show_selection(len(words), start, end)
        self.stretch_selected.emit(start, end)

    def _select_card(self, hit: Hit) -> None:
        self.view.reveal(hit.places[0])
        self.stretch_selected.emit(hit.start, hit.end)

    def _open_word(self, place: Place) -> None:
        if self.ready is None:
            return
        if (box := self.view.box(place)) is None:
            self.view.reveal(place)
            box = self.view.box(place)
        if box is not None:
            word = self.ready.written.word(place)
            self.word_field.open(place, word.text, word.heard, box)

    # Once

    def _connect(self) -> None:
        self.open_transcript.shown.connect(self._show)
        self.open_transcript.refused.connect(self._refused)
        self.open_transcript.working.connect(self.nothing.show_working)
        self.nothing.step_asked.connect(self.files.ask_which)
        self.recognising.recognised.connect(self.open_transcript.begin)
        self.view.wanted.connect(self._play)
        self.view.selected.connect(self._selected)
        self.view.correct_wanted.connect(self._open_word)
        self.view.undo_wanted.connect(self.open_transcript.undo)
        self.view.following_changed.connect(self._show_following)
        self.view.viewport().installEventFilter(self)
        self.cards.chosen.connect(self._select_card)
        self.foot.moment_wanted.connect(self.moment_wanted)
        self.search.left.connect(self.view.setFocus)
        self.word_field.corrected.connect(self.open_transcript.correct)
        self.word_field.left.connect(self.view.setFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * look.GRID, look.GRID, look.GRID, look.GRID // 2)
        head.setSpacing(4)
        head.addWidget(self.search, 1)
        head.addWidget(self.files)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        reader = QWidget()
        self._pages.addWidget(_scrolled(self.nothing))
        self._pages.addWidget(reader)
        inside = QVBoxLayout(reader)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self.cards)
        inside.addWidget(self.view, 1)
        inside.addWidget(rule())
        inside.addWidget(self.foot)
        in_order([*self.search.stops(), self.files, self.view, self._back, self.foot.moment])


def _scrolled(inner: QWidget) -> QScrollArea:
    """A page that a low window cuts: it can be scrolled then."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setProperty("kind", "plain")
    made.setWidget(inner)
    return made


def _corrected(ready: Ready) -> list[tuple[Place, ...]]:
    return [
        ((number, at),)
        for number, line in enumerate(ready.opened.transcript.lines)
        for at, word in enumerate(line.words)
        if word.heard
    ]

"""Searching the transcript that is shown: marks what is found and goes from hit to hit."""

from PySide6.QtCore import QObject

from evaluator.transcripts.search import Hit
from evaluator.ui.evaluate.transcript.marks import Mark
from evaluator.ui.evaluate.transcript.open_transcript import Ready
from evaluator.ui.evaluate.transcript.search_bar import MOST, SearchBar
from evaluator.ui.evaluate.transcript.view import TranscriptView


class Searching(QObject):
    """Joins the bar and the text. The first hit looked at is the first behind the playhead."""

    def __init__(self, bar: SearchBar, view: TranscriptView) -> None:
        super().__init__(bar)
        self._bar = bar
        self._view = view
        self._ready: Ready | None = None
        self._hits: tuple[Hit, ...] = ()
        self._at = 0
        self.position = 0.0
        bar.wanted.connect(self.find)
        bar.step.connect(self.step)

    def take(self, ready: Ready | None) -> None:
        """Search in this from now on; what was looked for is looked for again, without moving."""
        self._ready = ready
        self._look_for(self._bar.field.text())
        self._show(reveal=False)

    def find(self, text: str) -> None:
        """Look for a text."""
        self._look_for(text)
        later = (at for at, hit in enumerate(self._hits) if hit.start >= self.position)
        self._at = next(later, 0)
        self._show()

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round and round."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show()

    def _look_for(self, text: str) -> None:
        self._hits = () if self._ready is None else self._ready.opened.index.find(text, MOST)
        self._at = min(self._at, max(len(self._hits) - 1, 0))
        self._view.mark(Mark.FOUND, [hit.places for hit in self._hits])

    def _show(self, *, reveal: bool = True) -> None:
        found = self._hits[self._at : self._at + 1]
        self._bar.show_count(self._at + 1, len(self._hits))
        self._view.mark(Mark.CHOSEN, [hit.places for hit in found])
        if found and reveal:
            self._view.reveal(found[0].places[0])

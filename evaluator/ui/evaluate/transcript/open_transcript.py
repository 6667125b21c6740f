"""The transcript of the call that is open: read, taken in, corrected and kept, off the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, Signal

from evaluator.desk import transcripts
from evaluator.desk.desk import Desk
from evaluator.desk.transcripts import Kept, Opened
from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.terms import Call
from evaluator.transcripts.search import Place
from evaluator.ui import background
from evaluator.ui.evaluate.transcript.written import Written

_STEPS = 100
"""Changes that can be taken back, one after the other."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A transcript with all that showing it takes."""

    opened: Opened
    written: Written
    words_per_minute: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Made:
    """What the worker has done: `loaded` what was kept, `read` a file, or made ready a change."""

    kept: Kept | None
    ready: Ready | None
    loaded: bool = False
    read: bool = False


class OpenTranscript(QObject):
    """Holds the transcript of one call at a time.

    `shown` carries a Ready, or None where the call has no transcript; `refused` the UserError of
    what cannot be; `taken_in` comes when a file was read, `working` says whether work is under way.
    What is changed is kept at once, the last state of several.
    """

    shown = Signal(object)
    refused = Signal(object)
    taken_in = Signal()
    working = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._call: Call | None = None
        self._kept: Kept | None = None
        self._put: Kept | None = None
        self._as_kept: Kept | None = None
        self._turn = Lock()
        self._before: list[Kept | None] = []
        self._number = 0
        self._busy = False
        self._again = False
        self._next: Path | None = None

    @property
    def kept(self) -> Kept | None:
        """What the call has now."""
        return self._kept

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._busy

    @property
    def doubt(self) -> str:
        """Why it may not be this call's transcript, or not all of it; "" for no reason."""
        if self._kept is None or self._call is None:
            return ""
        return transcripts.doubt(self._kept, self._call)

    @property
    def replaced(self) -> bool:
        """Whether the last change put something in the place of a transcript."""
        return bool(self._before) and self._before[-1] is not None

    def begin(self, call: Call) -> None:
        """Read what is kept with a call; a call that is open already may have changed."""
        self.rest()
        if self._call is None or call.id != self._call.id:
            self._before = []
        with self._turn:
            self._call, self._kept, self._put, self._as_kept = call, None, None, None
        self._next = None
        self._start(partial(self._load, call))

    def rest(self) -> None:
        """Keep what is not kept yet: the call is left."""
        try:
            self._keep()
        except UserError as error:
            self.refused.emit(error)

    def take_in(self, path: Path) -> None:
        """Read a file in place of what there is; what is under way is done first."""
        if self._busy:
            self._next = path
        elif self._call is not None:
            self._start(partial(self._read, path))

    def correct(self, place: Place, text: str) -> None:
        """Put a word right; no text puts back what was heard."""
        if self._kept is None:
            return
        try:
            corrected = transcripts.correct(self._kept, place, text)
        except UserError as error:
            self.refused.emit(error)
            return
        if corrected != self._kept:
            self._change(corrected)

    def forget(self) -> None:
        """Take the transcript away."""
        if self._kept is not None:
            self._change(None)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self._become(self._before.pop())

    def _change(self, kept: Kept | None) -> None:
        self._before = [*self._before[-_STEPS:], self._kept]
        self._become(kept)

    def _become(self, kept: Kept | None) -> None:
        self._kept = kept
        if self._busy:
            self._again = True
        elif self._call is not None:
            self._start(partial(self._make, self._call))

    # In the worker's thread

    def _load(self, call: Call, job: Job) -> _Made:
        kept = transcripts.of_call(self._desk, call)
        return _Made(kept, _ready(call, kept), loaded=True)

    def _read(self, path: Path, job: Job) -> _Made:
        return _Made(transcripts.load(path), None, read=True)

    def _make(self, call: Call, job: Job) -> _Made:
        kept = self._keep()
        return _Made(kept, _ready(call, kept))

    def _keep(self) -> Kept | None:
        """Keep the newest state, unless it is kept; returns what is kept: redacted words go."""
        with self._turn:
            call, kept = self._call, self._kept
            if call is not None and kept is not self._put:
                self._as_kept = transcripts.put(self._desk, call, kept)
                self._put = kept
            return self._as_kept

    # Back in the window's

    def _start(self, work: Callable[[Job], _Made]) -> None:
        """Work from here on; what is under way for another call goes on unseen."""
        self._again, self._busy = False, True
        self._number += 1
        self.working.emit(True)
        background.start(
            partial(_numbered, self._number, work),
            owner=self,
            done=self._done,
            failed=self._failed,
        )

    def _done(self, told: tuple[int, _Made]) -> None:
        number, made = told
        if number != self._number:
            return
        self._busy = False
        self.working.emit(False)
        if made.loaded or not (made.read or self._again):
            self._kept = self._put = self._as_kept = made.kept
        if made.read:
            self._change(made.kept)
            self.taken_in.emit()
        elif self._again:
            self._become(self._kept)
        else:
            self.shown.emit(made.ready)
            self._read_next()

    def _read_next(self) -> None:
        path, self._next = self._next, None
        if path is not None:
            self.take_in(path)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.working.emit(False)
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error)
        self._read_next()


def _numbered(number: int, work: Callable[[Job], _Made], job: Job) -> tuple[int, _Made]:
    return number, work(job)


def _ready(call: Call, kept: Kept | None) -> Ready | None:
    if kept is None:
        return None
    opened = Opened(kept, call.agent_channel)
    pace = transcripts.words_per_minute(kept, call.agent_channel)
    return Ready(opened, Written(kept.transcript, opened.named), pace)

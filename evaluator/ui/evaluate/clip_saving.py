"""Saving a moment, or the stretch that is selected, as a clip: asked where, written, said."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from evaluator.audio.clip import How
from evaluator.desk import clips
from evaluator.desk.desk import Desk
from evaluator.desk.last_folder import keep_folder, last_folder
from evaluator.errors import UserError
from evaluator.facts import Stretch
from evaluator.job import Job
from evaluator.terms import Moment
from evaluator.ui import background
from evaluator.ui.evaluate.hearing import Hearing
from evaluator.ui.evaluate.reading import Reading
from evaluator.ui.widgets.notice import InlineNotice

_WAV: Final = "WAV (*.wav)"
_MP3: Final = "MP3 (*.mp3)"
_ENDINGS: Final = (".wav", ".mp3")


class ClipSaving(QObject):
    """Saves one clip at a time in the background, and says so in `notice`, with Cancel."""

    def __init__(
        self,
        desk: Desk,
        hearing: Hearing,
        reading: Callable[[], Reading | None],
        notice: InlineNotice,
        parent: QWidget,
    ) -> None:
        """`reading` is the sheet that is shown."""
        super().__init__(parent)
        self._desk = desk
        self._hearing = hearing
        self._reading = reading
        self._notice = notice
        self._parent = parent
        self._running: background.Running | None = None
        self._out = Path()
        notice.action_asked.connect(self.cancel)

    def offer_in(self, menu: QMenu) -> None:
        """Add what can be saved to a menu: the moment in hand, and the selection."""
        menu.addSeparator()
        moment = menu.addAction("Save the clip of the moment…", partial(self._ask_in_hand, False))
        masked = menu.addAction("Save the clip, voices masked…", partial(self._ask_in_hand, True))
        selected = (
            menu.addAction("Save the selected stretch…", partial(self._ask_selected, False)),
            menu.addAction("Save the stretch, voices masked…", partial(self._ask_selected, True)),
        )
        menu.aboutToShow.connect(partial(self._look, (moment, masked), selected))

    def ask(self, moment_id: str, mask: bool) -> None:
        """Ask where the clip of a moment goes."""
        reading = self._reading()
        if reading is None:
            return
        ids = [moment.id for moment in reading.sheet.moments]
        moment, number = reading.moment(moment_id), ids.index(moment_id) + 1
        name = clips.moment_name(number, moment, reading.form, ".wav")
        if out := self._where(name):
            self.save(moment, out, How(mask=mask))

    def save(self, what: Moment | Stretch, out: Path, how: How) -> None:
        """Save a moment or a stretch; `out` ends in .wav or .mp3."""
        call = self._hearing.call
        if call is None or self._running is not None:
            return

        def work(job: Job) -> None:
            if isinstance(what, Moment):
                clips.save_moment(self._desk, call, what, out, how, job)
            else:
                clips.save(self._desk, call, what, out, how, job)

        self._out = out
        self._notice.say("info", f"Saving “{out.name}”…", action="Cancel")
        self._running = background.start(
            work, owner=self, done=self._done, failed=self._failed, stopped=self._stopped
        )

    def cancel(self) -> None:
        """Stop what is being saved."""
        if self._running is not None:
            self._running.cancel()

    def _ask_in_hand(self, mask: bool) -> None:
        reading = self._reading()
        if reading is not None and reading.moment_in_hand is not None:
            self.ask(reading.moment_in_hand.id, mask)

    def _ask_selected(self, mask: bool) -> None:
        stretch = self._hearing.selecting.stretch
        if stretch is not None and (out := self._where(clips.stretch_name(stretch[0], ".wav"))):
            self.save(stretch, out, How(mask=mask))

    def _where(self, name: str) -> Path | None:
        start = str(last_folder(self._desk) / name)
        chosen, kind = QFileDialog.getSaveFileName(
            self._parent, "Save the clip", start, f"{_WAV};;{_MP3}"
        )
        if not chosen:
            return None
        out = Path(chosen)
        if out.suffix.lower() in _ENDINGS:
            return out
        return out.with_name(out.name + (".mp3" if kind == _MP3 else ".wav"))

    def _look(self, moment: tuple[QAction, ...], selected: tuple[QAction, ...]) -> None:
        """Offer what there is."""
        reading, call = self._reading(), self._hearing.call
        heard = call is not None and call.recording is not None and self._running is None
        for one in moment:
            one.setEnabled(heard and reading is not None and reading.moment_in_hand is not None)
        for one in selected:
            one.setEnabled(heard and self._hearing.selecting.stretch is not None)

    def _done(self, _nothing: object) -> None:
        self._running = None
        keep_folder(self._desk, self._out.parent)
        self._notice.say("good", f"Saved as “{self._out.name}”.", str(self._out.parent))

    def _failed(self, error: Exception) -> None:
        self._running = None
        if not isinstance(error, UserError):
            raise error
        self._notice.say_error(error)

    def _stopped(self) -> None:
        self._running = None
        self._notice.say("info", "Stopped. No clip was written.")

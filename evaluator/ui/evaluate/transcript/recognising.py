"""Recognising the words of the call that is open: offered, under way, stopped, gone on with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from evaluator.desk import recognition
from evaluator.desk.desk import Desk
from evaluator.desk.recognition import Readiness
from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.terms import Call, clock, percent
from evaluator.transcripts.model import Transcript
from evaluator.ui import background, look
from evaluator.ui.language_names import english_name
from evaluator.ui.widgets.basic import button, label, muted
from evaluator.ui.widgets.field import choice
from evaluator.ui.widgets.job_bar import JobBar
from evaluator.ui.widgets.notice import InlineNotice

_FIND_OUT = "Language: automatic"
_CODES = {"jw": "jv"}
"""The codes of languages that Whisper calls otherwise than all others."""

_LINES = 8
"""So many of the newest lines are shown while the rest is being recognised."""


@dataclass(frozen=True, slots=True)
class _State:
    """What can be done for a call: with what, and how much is done already, by language."""

    call_id: str
    folder: str
    readiness: Readiness
    begun: Mapping[str, float]


class Recognising(QWidget):
    """Works for one call at a time and stops when it is left; what it heard by then is kept.

    `recognised` carries the call that is shown when its transcript is kept, `language_chosen` the
    code of the language that calls are in from now on, "" where the model is to find out.
    """

    recognised = Signal(object)
    language_chosen = Signal(str)
    _grew = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._call: Call | None = None
        self._folder = self._usual = ""
        self._begun: Mapping[str, float] = {}
        self.state = muted(wrap=True)
        self.language: QComboBox = choice((("", _FIND_OUT),))
        self.language.setAccessibleName("The language that is spoken")
        self.language.setToolTip("The language that is spoken")
        self.language.activated.connect(self._choose)
        self.begin = button("Recognise the words", self._begin)
        self.job = JobBar(width=9 * look.GRID)
        self.notice = InlineNotice()
        self.words = muted(wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setAccessibleName("What was recognised last")
        self._grew.connect(self._show_words)
        self._lay_out()
        self.use("")

    def use(self, folder: str, language: str = "") -> None:
        """Recognise with the model in this folder from now on, "" for none, in this language."""
        self._folder, self._usual = folder, language
        self._look()

    def show_call(self, call: Call) -> None:
        """Offer to recognise a call; one that is under way goes on, with other lanes as well."""
        if self._call is None or self._call.id != call.id:
            self.rest()
        self._call = call
        self._look()

    def stop(self) -> None:
        """Recognise no more: there is a transcript."""
        self.job.cancel()

    def rest(self) -> None:
        """The call is left, or its sound is about to change."""
        self.stop()
        self._call = None
        self.notice.clear()
        self.words.clear()

    # What can be done

    def _look(self) -> None:
        """Find out what can be done, in the background where files have to be read for it."""
        self.begin.setEnabled(False)
        if self.job.busy:
            return  # when it has stopped it is looked at again
        call, folder = self._call, self._folder
        if call is None or call.recording is None or not folder:
            self._show_state(_State("", folder, recognition.readiness(""), {}))
            return
        self.state.setText("Looking at the model…")
        background.start(
            partial(self._looked, call, folder), owner=self, done=self._found, failed=self._failed
        )

    def _looked(self, call: Call, folder: str, job: Job) -> _State:
        readiness = recognition.readiness(folder)
        begun: Mapping[str, float] = {}
        if readiness.model is not None and call.recording is not None:
            begun = recognition.begun(self._desk, call.recording, readiness.model)
        return _State(call.id, folder, readiness, begun)

    def _found(self, state: _State) -> None:
        call_id = self._call.id if self._call is not None else ""
        if (state.call_id, state.folder) == (call_id, self._folder) and not self.job.busy:
            self._show_state(state)

    def _language(self) -> str:
        """The code of the language that was chosen, "" where the model is to find out."""
        return str(self.language.currentData())

    def _offer(self, languages: Sequence[str], begun: Mapping[str, float]) -> None:
        """Offer these languages.

        What was begun in another one goes on in that; else it is the one that was chosen last.
        """
        chosen = self._usual
        if begun and chosen not in begun:
            chosen = max(begun, key=lambda language: begun[language])
        self.language.clear()
        self.language.addItem(_FIND_OUT, "")
        for name, code in sorted(
            (english_name(_CODES.get(code, code)), code) for code in languages
        ):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(self.language.findData(chosen), 0))
        self.language.setVisible(bool(languages))
        self.language.setEnabled(True)

    def _show_state(self, state: _State) -> None:
        model = state.readiness.model
        self._begun = state.begun
        self._offer(model.languages if model is not None else (), state.begun)
        self.state.setText(f"{state.readiness.told} {state.readiness.hint}".strip())
        self._show_begun()
        self.begin.setEnabled(model is not None)

    def _choose(self) -> None:
        self._usual = self._language()
        self._show_begun()
        self.language_chosen.emit(self._usual)

    def _show_begun(self) -> None:
        done = self._begun.get(self._language(), 0.0)
        text = f"Go on, {percent(done)} is done" if done else "Recognise the words"
        self.begin.setText(text)
        self.begin.setAccessibleName(text)

    # What is done

    def _begin(self) -> None:
        call = self._call
        if call is None:
            return
        self.begin.setEnabled(False)
        self.language.setEnabled(False)
        self.notice.clear()
        self.job.run(
            partial(self._recognise, call, self._folder, self._language()),
            doing="Looking at the model…",
            done=self._done,
            failed=self._failed,
            stopped=self._look,
        )

    def _recognise(self, call: Call, folder: str, language: str, job: Job) -> str:
        def seen(transcript: Transcript) -> None:
            self._grew.emit(call.id, newest(transcript))

        recognition.of_call(self._desk, call, folder, language=language, job=job, seen=seen)
        return call.id

    def _show_words(self, call_id: str, words: str) -> None:
        if self._call is not None and self._call.id == call_id and self.job.busy:
            self.words.setText(words)

    def _done(self, call_id: str) -> None:
        self.words.clear()
        self._look()
        if self._call is not None and self._call.id == call_id:
            self.recognised.emit(self._call)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.words.clear()
        self._look()
        if self._call is not None:
            self.notice.say_error(error)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(label("Or have the words recognised on this computer", bold=True))
        column.addWidget(self.state)
        for one in (self.language, self.begin):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.job)
        column.addWidget(self.notice)
        column.addWidget(self.words, 1)


def newest(transcript: Transcript) -> str:
    """The last lines of a transcript, each with its time and who says it."""
    return "\n".join(
        f"{clock(line.start)}  {line.speaker.capitalize()}: {line.text}"
        if line.speaker
        else f"{clock(line.start)}  {line.text}"
        for line in transcript.lines[-_LINES:]
    )

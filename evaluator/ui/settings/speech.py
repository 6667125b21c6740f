"""The model that recognises words: the folder it is in, and whether it can be used."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from evaluator.desk import recognition
from evaluator.desk.recognition import Readiness
from evaluator.desk.settings import Settings
from evaluator.job import Job
from evaluator.ui import background, look
from evaluator.ui.widgets.basic import Card, button, muted, title
from evaluator.ui.widgets.field import Field, line


class SpeechCard(Card):
    """`changed` carries the settings with another folder."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._seen: str | None = None
        self.folder = line(most=1000, placeholder="No folder chosen")
        self.folder.setReadOnly(True)
        self.choose = button("Choose folder…", self._ask)
        self.forget = button("Use none", partial(self.take, ""), kind="quiet")
        self.forget.setAccessibleName("Use no model")
        self.state = muted(wrap=True)
        self._lay_out()
        self.use(settings)

    def use(self, settings: Settings) -> None:
        """Show other settings."""
        self._settings = settings
        if settings.speech_model != self._seen:
            self._seen = settings.speech_model
            self.folder.setText(settings.speech_model)
            self.folder.setCursorPosition(0)
            self.forget.setVisible(bool(settings.speech_model))
            self._look()

    def take(self, folder: str) -> None:
        """Take this folder for the model's, "" for none; what is wrong with it is said here."""
        self.use(replace(self._settings, speech_model=folder))
        self.changed.emit(self._settings)

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, "The folder of a Whisper model", self._settings.speech_model
        )
        if folder:
            self.take(folder)

    def _look(self) -> None:
        """Look into the folder; that reads files, so the window does not wait for it."""
        folder = self._settings.speech_model
        if not folder:
            self.state.setText(recognition.readiness("").told)
            return
        self.state.setText("Looking at the model…")
        background.start(
            partial(_looked, folder), owner=self, done=self._found, failed=self._failed
        )

    def _found(self, found: tuple[str, Readiness]) -> None:
        folder, readiness = found
        if folder == self._settings.speech_model:
            self.state.setText(readiness.told)

    def _failed(self, error: Exception) -> None:
        raise error

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(look.GRID)
        row.addWidget(self.choose)
        row.addWidget(self.forget)
        row.addWidget(self.state, 1)
        self.body.addWidget(title("Recognising words"))
        self.body.addWidget(
            Field("The folder of a Whisper model for faster-whisper; it stays here", self.folder)
        )
        self.body.addLayout(row)


def _looked(folder: str, job: Job) -> tuple[str, Readiness]:
    return folder, recognition.readiness(folder)

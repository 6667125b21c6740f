"""The menu of the transcript, and what asks before one takes the place of another."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from evaluator.transcripts.correct import corrections
from evaluator.ui.evaluate.transcript.open_transcript import OpenTranscript
from evaluator.ui.icons import icon
from evaluator.ui.widgets.notice import InlineNotice

_FILES = "Transcripts (*.vtt *.srt *.txt *.json);;All files (*)"
_LISTED = 3


class TranscriptFiles(QToolButton):
    """Brings files in and takes the transcript away; `notice` is where it asks and tells."""

    def __init__(
        self, open_transcript: OpenTranscript, notice: InlineNotice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open = open_transcript
        self._notice = notice
        self._waiting: Path | None = None
        self.setIcon(icon("more"))
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName("The transcript's file")
        self.setToolTip("The transcript's file")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self)
        self._menu.addAction("Import another transcript…", self.ask_which)
        self._menu.addAction("Take this transcript away", self._forget)
        self.clicked.connect(self._pop_up)
        notice.action_asked.connect(self._go_on)
        open_transcript.taken_in.connect(self._tell)

    def ask_which(self) -> None:
        """Let the user choose a file."""
        name, _ = QFileDialog.getOpenFileName(self, "Import a transcript", filter=_FILES)
        if name:
            self.bring(Path(name))

    def bring(self, path: Path) -> None:
        """Take a file in; where there is a transcript, ask first."""
        kept = self._open.kept
        if kept is None:
            self._notice.clear()
            self._open.take_in(path)
            return
        count = corrections(kept.transcript)
        words = "1 word of it was" if count == 1 else f"{count} words of it were"
        lost = f"{words} corrected. " if count else ""
        self._waiting = path
        self._notice.say(
            "info",
            f"Put “{path.name}” in place of “{kept.source}”?",
            f"{lost}Moments stay as they are.",
            action="Replace",
        )

    def _forget(self) -> None:
        self._waiting = None
        self._open.forget()
        self._offer_undo("The transcript was taken away from this call.", "")

    def _go_on(self) -> None:
        """The notice's action: replace, or take the last step back."""
        path, self._waiting = self._waiting, None
        self._notice.clear()
        if path is not None:
            self._open.take_in(path)
        else:
            self._open.undo()

    def _tell(self) -> None:
        """A file was read: what is doubtful or was mended, and the way back to what was before."""
        kept = self._open.kept
        if kept is None:
            return
        repairs = kept.transcript.repairs
        more = f"\nand {len(repairs) - _LISTED} more" if len(repairs) > _LISTED else ""
        mended = "\n".join(repairs[:_LISTED]) + more
        doubt = self._open.doubt
        if self._open.replaced:
            told = f"{doubt}\n{mended}".strip()
            self._offer_undo(f"“{kept.source}” is this call's transcript now.", told)
        elif doubt:
            told = f"Is it the whole of this call?\n{mended}".strip()
            self._notice.say("warn", f"“{kept.source}”: {doubt}", told)
        elif repairs:
            self._notice.say("info", f"“{kept.source}” was mended while it was read.", mended)

    def _offer_undo(self, message: str, hint: str) -> None:
        self._notice.say("good", message, hint, action="Put the old one back")

    def _pop_up(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

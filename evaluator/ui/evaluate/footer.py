"""The foot line: the score so far, what is open, how far, when it was saved, and Finish."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.score import Score
from evaluator.ui import look
from evaluator.ui.days import shown_moment, shown_time
from evaluator.ui.evaluate.standing import failing, open_words, verdict
from evaluator.ui.evaluate.why import Why
from evaluator.ui.icons import icon
from evaluator.ui.keys import Keys
from evaluator.ui.time_taken import in_a_sentence
from evaluator.ui.widgets.badge import ScoreBadge, tone_of
from evaluator.ui.widgets.basic import Card, Elided, button, muted, set_kind

_MARK: Final = QSize(16, 16)


class Footer(Card):
    """Says how the evaluation stands, and offers the next step."""

    finish_asked = Signal()
    reopen_asked = Signal()
    print_asked = Signal()
    pack_asked = Signal()

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0)
        self._badge = ScoreBadge(large=True)
        self._about: tuple[Form, Score] | None = None
        self._failed = QLabel()
        self._failed.setPixmap(icon("error", "bad").pixmap(_MARK))
        self._failed.hide()
        self._so_far = muted("so far")
        self.why = Why(self)
        self._why = button("Why?", self.explain, kind="inline")
        self._why.setAccessibleName("Why? How the score comes about")
        self._why.setToolTip(f"How the score comes about ({keys.shown('why')})")
        self._open = muted()
        self._bar = _Progress()
        self._saved = muted()
        self._saved.setAccessibleName("Saved")
        self._taken = Elided(size=look.SMALL, kind="muted")
        self._taken.setAccessibleName("Time taken")
        self._keys = muted(f"{keys.shown('keys')} all keys")
        self._print = button("Report", self.print_asked.emit, symbol="print")
        self._print.setToolTip(f"Print, save the PDF ({keys.shown('print')})")
        self._pack = button("Evidence pack…", self.pack_asked.emit, symbol="folder")
        self._pack.setToolTip("The report, the moments as clips, and hashes that prove both")
        self._reopen = button("Reopen", self.reopen_asked.emit, symbol="edit")
        self._reopen.setToolTip("Make a new revision; this one stays")
        self._finish = button(
            f"Finish  {keys.shown('finish')}", self.finish_asked.emit, kind="primary"
        )
        for one in (self._why, self._print, self._pack, self._reopen, self._finish):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()

    def show_score(self, score: Score, form: Form) -> None:
        """Show a score with its band, what it fails, what is open and how far."""
        self._badge.show_score(score.value, score.band or "", tone_of(form, score.value))
        numbers = {question.id: n for n, question in enumerate(form.questions, 1)}
        self._open.setText(open_words([numbers[id] for id in score.open]))
        self._bar.show_part(score.answered, score.asked)
        failed = failing(form, score)
        self._failed.setVisible(bool(failed))
        self._so_far.setText(failed or verdict(score))
        set_kind(self._so_far, "bad" if failed else "muted")
        self._about = (form, score)

    def explain(self) -> None:
        """Say how the score comes about."""
        if self._about is not None:
            self.why.explain(*self._about, self._why)

    def show_saved(self, when: datetime) -> None:
        """Say when the draft was saved."""
        self._saved.setText(f"saved {shown_time(when.astimezone().time())}")
        self._show_taken("")
        set_kind(self._saved, "muted")

    def show_finished(self, evaluation: Evaluation) -> None:
        """Say when this revision was finished, and how long it took."""
        when, revision = evaluation.finished.astimezone(), evaluation.revision
        self._saved.setText(f"finished {shown_moment(when)} · revision {revision}")
        self._show_taken(in_a_sentence(evaluation.taken, evaluation.call_length))
        set_kind(self._saved, "muted")

    def show_unsaved(self) -> None:
        """Say that saving does not work at the moment."""
        self._saved.setText("not saved")
        set_kind(self._saved, "bad")

    def lock(self, locked: bool) -> None:
        """Offer what is offered on a finished evaluation, or on a draft."""
        self._finish.setVisible(not locked)
        self._reopen.setVisible(locked)
        self._open.setVisible(not locked)
        self._bar.setVisible(not locked)
        self._print.setVisible(locked)
        self._pack.setVisible(locked)

    def offer_reopen(self, offered: bool) -> None:
        """Reopening is offered on one's own latest revision."""
        self._reopen.setEnabled(offered)

    def _show_taken(self, taken: str) -> None:
        self._taken.setText(taken)
        self._taken.setVisible(bool(taken))
        self._taken.setToolTip(f"{taken}: all sittings, up to this revision." if taken else "")

    def _verdict(self) -> QHBoxLayout:
        """What comes of the score, and why."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for one in (self._failed, self._so_far, self._why):
            row.addWidget(one)
        return row

    def _times(self) -> QVBoxLayout:
        """When it was saved or finished, and how long it took."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        for one in (self._saved, self._taken):
            one.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(one)
        column.addStretch()
        return column

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(2 * look.GRID)
        row.addWidget(self._badge)
        row.addLayout(self._verdict())
        row.addWidget(self._open)
        row.addWidget(self._bar, 2)
        row.addLayout(self._times(), 1)
        row.addWidget(self._keys)
        row.addWidget(self._print)
        row.addWidget(self._pack)
        row.addWidget(self._reopen)
        row.addWidget(self._finish)
        self.body.addLayout(row)


class _Progress(QWidget):
    """A thin bar: answered of all."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._of = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(260)
        self.setMinimumWidth(40)

    def sizeHint(self) -> QSize:
        return QSize(200, 8)

    def show_part(self, done: int, of: int) -> None:
        self._done, self._of = done, of
        text = f"{done} of {of} points answered"
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = look.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawRoundedRect(whole, 4, 4)
        if self._done:
            whole.setWidth(max(whole.width() * self._done / self._of, 8))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(whole, 4, 4)

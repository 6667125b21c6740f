"""The sheet on the screen: a draft under hand or a finished revision, in every part of the page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from evaluator.desk import evaluations
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation
from evaluator.terms import Call
from evaluator.ui.evaluate.fetching import Fetching
from evaluator.ui.evaluate.floating import FloatingNotice
from evaluator.ui.evaluate.footer import Footer
from evaluator.ui.evaluate.header import DRAFT, Header
from evaluator.ui.evaluate.hearing import Hearing
from evaluator.ui.evaluate.keeping import Keeping
from evaluator.ui.evaluate.opening import (
    Begun,
    Ready,
    on_form,
    reopened,
    versions,
)
from evaluator.ui.evaluate.questions import Questions
from evaluator.ui.evaluate.reading import Finished, Reading
from evaluator.ui.evaluate.refusals import refusals
from evaluator.ui.evaluate.side import Side
from evaluator.ui.evaluate.sitting import Sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a sheet is shown in."""

    header: Header
    hearing: Hearing
    questions: Questions
    side: Side
    footer: Footer
    notice: FloatingNotice


class Showing(QObject):
    """Shows one reading of the open call at a time, and another where that is asked for.

    `turned` comes when there is another reading, before it is shown, `shown` after that;
    `language_chosen` carries the language that forms are to be read in.
    """

    turned = Signal()
    shown = Signal()
    language_chosen = Signal(str)

    def __init__(
        self, desk: Desk, settings: Settings, parts: Parts, keeping: Keeping, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.call: Call | None = None
        self.forms: tuple[Form, ...] = ()
        self.reading: Reading | None = None
        self.fetching = Fetching(self)
        self.fetching.failed.connect(self._not_fetched)
        self._revisions = 0
        self._desk = desk
        self._parts = parts
        self._keeping = keeping
        parts.header.version_chosen.connect(self._show_version)
        parts.header.form_chosen.connect(self._show_form)
        parts.header.language_chosen.connect(self._show_language)

    @property
    def sitting(self) -> Sitting | None:
        """The draft, while it is what is shown."""
        return self.reading if isinstance(self.reading, Sitting) else None

    @property
    def under_hand(self) -> tuple[Sitting, Call] | None:
        """The draft and its call, while it is what is shown."""
        sitting, call = self.sitting, self.call
        return None if sitting is None or call is None else (sitting, call)

    def take_up(self, ready: Ready) -> None:
        """Work on a draft from here on, or read what is finished; `put_up` shows it then.

        The two are a step each: the form and the point in focus take their time.
        """
        self._keeping.put_down()
        self._revisions = ready.revisions
        if isinstance(ready, Begun):
            sitting = Sitting(ready.kept, ready.draft)
            sitting.changed.connect(self._has_changed)
            sitting.refused.connect(self.refuse)
            self._keeping.take_up(sitting, ready.kept)
            self._turn_to(sitting)
        else:
            self._turn_to(Finished(ready.evaluation))

    def put_up(self) -> None:
        """Show what was taken up in every part of the page, with the keyboard in the form."""
        self._fill()
        self._parts.questions.take_focus()

    def reopen(self) -> None:
        """Start a new revision on top of the finished one, which stays."""
        if isinstance(reading := self.reading, Finished):
            work = partial(reopened, self._desk, reading.evaluation, reading.focus)
            self._fetch(work)

    def has_finished(self, evaluation: Evaluation) -> None:
        """Show what the draft became."""
        self._revisions = evaluation.revision
        self._show_finished(evaluation)
        self._parts.questions.take_focus()

    def refuse(self, error: UserError) -> None:
        """Say what cannot be."""
        self._parts.notice.say("warn", error.message, error.hint)

    def _show(self, reading: Reading) -> None:
        """Put a sheet on the screen."""
        self._turn_to(reading)
        self._fill()

    def _turn_to(self, reading: Reading) -> None:
        """Read this from here on: its form has rows, with nothing in them as yet."""
        if self.reading is not None:
            self.reading.focus_moved.disconnect(self._focus_moved)
            self.reading.hand_moved.disconnect(self._show_moments)
        self.reading = reading
        reading.focus_moved.connect(self._focus_moved)
        reading.hand_moved.connect(self._show_moments)
        self.turned.emit()
        self._parts.notice.clear()
        reading.read_in(self.settings.form_language)
        self._parts.questions.show_form(reading.worded, reading.focus)

    def _fill(self) -> None:
        """Show what is read in every part of the page."""
        if (reading := self.reading) is None:
            return
        parts = self._parts
        locked = isinstance(reading, Finished)
        for part in (parts.questions, parts.side, parts.footer):
            part.lock(locked)
        parts.hearing.ends.lock(locked)
        parts.questions.show_focus(reading.focus, take=False)
        self._show_head(reading)
        self._show_sheet()
        self.shown.emit()

    def _show_head(self, reading: Reading) -> None:
        if self.call is None:
            return
        header, footer, keeping = self._parts.header, self._parts.footer, self._keeping
        header.show_call(self.call, reading.worded, reading.evaluator)
        shown = reading.evaluation.revision if isinstance(reading, Finished) else DRAFT
        header.show_versions(versions(self._revisions, keeping.sitting is not None), shown)
        header.show_forms(self.forms, reading.form)
        header.show_languages(reading.form.languages, reading.worded.language)
        own = reading.evaluator.name == self.settings.evaluator and not keeping.sitting
        footer.offer_reopen(own and shown == self._revisions)
        if isinstance(reading, Finished):
            footer.show_finished(reading.evaluation)
        elif keeping.when is not None:
            footer.show_saved(keeping.when)

    def _show_sheet(self) -> None:
        if (reading := self.reading) is not None:
            questions, score = self._parts.questions, reading.score
            questions.show_sheet(reading.sheet)
            questions.show_asked(refusals(reading.worded, reading.refusing()), score.sections)
            self._show_moments()
            self._parts.footer.show_score(score, reading.worded)

    def _show_moments(self) -> None:
        if (reading := self.reading) is not None:
            self._parts.side.show_sheet(reading.sheet, reading.worded, reading.focus, reading.hand)
            self._parts.hearing.show_moments(reading.sheet.moments, reading.focus)

    def _reveal_moment(self, question: str) -> None:
        """Bring the moments of a point that came into focus into view."""
        if (reading := self.reading) is None:
            return
        own = [moment for moment in reading.sheet.moments if question in moment.questions]
        in_hand = [moment for moment in own if moment.id == reading.hand]
        for moment in (in_hand or own)[:1]:
            self._parts.side.moments.reveal(moment.id)
            if not in_hand and not self._parts.hearing.player.playing:
                self._parts.hearing.waveform.reveal(moment.start)

    def _show_version(self, revision: int) -> None:
        if revision == DRAFT and self._keeping.sitting is not None:
            self._show(self._keeping.sitting)
        elif self.reading is not None:
            work = partial(evaluations.get, self._desk, self.reading.evaluation_id, revision)
            self.fetching.fetch(work, self._show_finished)

    def _show_finished(self, evaluation: Evaluation) -> None:
        self._show(Finished(evaluation, None if self.reading is None else self.reading.focus))

    def _show_form(self, id: str) -> None:
        """Score on another form; a draft in which nothing was said is not left behind."""
        form = next(form for form in self.forms if form.id == id)
        if self.call is None or self.reading is None or id == self.reading.form.id:
            return
        try:
            self._keeping.flush()
        except UserError as error:
            self._not_fetched(error)
            return
        name, left = self.settings.evaluator, self._keeping.sitting
        self._fetch(partial(on_form, self._desk, self.call, name, form, left))

    def _fetch(self, work: Callable[[], Ready]) -> None:
        self.fetching.fetch(work, self.take_up, lambda _ready: self.put_up())

    def _not_fetched(self, error: UserError) -> None:
        """Say why what is shown stays, and show that in the head as well."""
        self._fill()
        self._parts.notice.say_error(error)

    def _show_language(self, language: str) -> None:
        """Read the form in another language, and the next ones too."""
        self.settings = replace(self.settings, form_language=language)
        self.language_chosen.emit(language)
        if self.reading is not None:
            self._show(self.reading)
            self._parts.questions.take_focus()

    def _focus_moved(self, id: str) -> None:
        if self.reading is not None:
            self._parts.notice.clear()
            self._parts.questions.show_focus(id)
            self._show_moments()
            self._reveal_moment(id)
            self._keeping.touch()

    def _has_changed(self) -> None:
        self._parts.notice.clear()
        self._show_sheet()
        self._keeping.touch()

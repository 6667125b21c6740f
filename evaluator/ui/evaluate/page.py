"""The Evaluate place: the recording on top, the form left, moments and words right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.scoring.evaluation import Evaluation
from evaluator.terms import Answer, Call
from evaluator.ui.evaluate.actions import Actions
from evaluator.ui.evaluate.clip_saving import ClipSaving
from evaluator.ui.evaluate.fetching import Fetching
from evaluator.ui.evaluate.finishing import Finishing
from evaluator.ui.evaluate.floating import FloatingNotice
from evaluator.ui.evaluate.hearing import qt_sound
from evaluator.ui.evaluate.keeping import Keeping
from evaluator.ui.evaluate.large_parts import LargeParts
from evaluator.ui.evaluate.opening import (
    Opened,
    read,
    scored_by_others,
    throw_away_if_blank,
)
from evaluator.ui.evaluate.player import Player, Sound
from evaluator.ui.evaluate.questions import Questions
from evaluator.ui.evaluate.reading import Finished, Reading
from evaluator.ui.evaluate.redacting import Redactor
from evaluator.ui.evaluate.showing import Parts, Showing
from evaluator.ui.evaluate.sitting import Sitting
from evaluator.ui.evaluate.words import connect_words
from evaluator.ui.evaluate.worked import Presence
from evaluator.ui.evaluate.workplace import Workplace
from evaluator.ui.evidence import ask_for_pack
from evaluator.ui.keys import Keys, bind
from evaluator.ui.widgets.basic import Card
from evaluator.ui.widgets.notice import InlineNotice


class EvaluatePage(Workplace):
    """Opens one call at a time. Widgets say what was done, the draft decides, this shows it.

    `opened` comes when a call is shown, `not_opened` carries the UserError of one that cannot be;
    `finished` and `print_asked` carry an evaluation's id, `chosen_so` the Settings to begin with
    next time: it comes when a form is read, or words are recognised, in another language, and when
    a call is left that was heard at another speed or volume.
    """

    back_asked = Signal()
    opened = Signal()
    not_opened = Signal(object)
    finished = Signal(str)
    print_asked = Signal(str)
    chosen_so = Signal(object)

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        parts: LargeParts | None = None,
        sound: Callable[[Player], Sound] = qt_sound,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`parts` are there where some were made before the place."""
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._second = -1
        self._shortcuts: list[QShortcut] = []
        self._keys = Keys(settings.keys)
        parts = parts or LargeParts(desk, settings, sound=sound)
        self.header = parts.header
        self.notice = FloatingNotice(self)
        self.trouble = InlineNotice()
        self.hearing = parts.hearing
        self.questions = Questions(self.hearing.transport.last_stop)
        self.side = parts.side
        self.label_files = self.side.label_files
        self.side.transcript.recognising.use(settings.speech_model, settings.speech_language)
        self.footer = parts.footer
        self._keeping = Keeping(desk, self.trouble, self._position, self, clock=clock)
        Presence(self, self._keeping.worked)
        self._fetching = Fetching(self)
        self._fetching.failed.connect(self.not_opened)
        self.showing = Showing(desk, settings, self._parts(), self._keeping, self)
        self._finishing = Finishing(
            desk,
            lambda: self.showing.under_hand,
            keeping=self._keeping,
            questions=self.questions,
            notice=self.notice,
            parent=self,
        )
        self.agent_bar = self._finishing.agent_bar
        self.actions_of_keys = Actions(self.hearing, self.questions, self.side, settings, self)
        self.redactor = Redactor(
            desk, self.hearing, self.side, lambda: self._reading, lambda: self._settings.evaluator
        )
        self.clips = ClipSaving(desk, self.hearing, lambda: self._reading, self.notice, self)
        self.label_files.extend(self.clips.offer_in)
        self._lay_out()
        self._connect()
        QTimer.singleShot(0, self, self._bind)  # a hundred keys, which nobody presses yet

    @property
    def player(self) -> Player:
        """The player of this place."""
        return self.hearing.player

    def open(self, call_id: str) -> None:
        """Open a call: the evaluator's draft as it was left, or the finished evaluation.

        It is read in the background; `opened` comes when it is shown. What is on the screen stays
        there, and `not_opened` says why, when its draft cannot be kept or the call not be opened.
        """
        try:
            self._keeping.flush()
        except UserError as error:
            self.not_opened.emit(error)
            return
        work = partial(read, self._desk, call_id, self._settings.evaluator)
        steps = (self._show_call, self._take_up, self._show_sheet, self._say_opened)
        self._fetching.fetch(work, *steps)

    def give_up(self) -> None:
        """Another place was chosen before the call was read."""
        self._fetching.give_up()

    def leave(self) -> bool:
        """Pause and keep the draft; False when it cannot be kept, which is said here."""
        self.player.pause(rewind=False)
        self.side.rest()
        try:
            self._keeping.flush()
            self._forget_if_only_looked_at()
        except UserError as error:
            self._keeping.say_unsaved(error)
            return False
        speed, volume = self.player.speed, self.hearing.volume
        settings = replace(self._settings, speed=speed, volume=volume.overall, even_out=volume.even)
        if settings != self._settings:
            self.chosen_so.emit(settings)
        return True

    def use(self, settings: Settings) -> None:
        """Work with changed settings from now on."""
        self._recognise_with(settings)
        self._settings = self.showing.settings = settings
        self._keys = Keys(settings.keys)
        self.actions_of_keys.playing.settings = settings
        self.actions_of_keys.facts.use(settings)
        self.player.rewind = settings.rewind_on_pause
        self._bind()

    def finish(self) -> None:
        """Finish, or go to what is missing: a point, or who the agent is."""
        self._finishing.finish(self._keys)

    def print_report(self) -> None:
        """Ask for the report of the evaluation that is shown; a draft has none yet."""
        if isinstance(self._reading, Finished):
            self.print_asked.emit(self._reading.evaluation_id)
        else:
            what = "A report is made of a finished evaluation."
            self.notice.say("info", what, "Finish it first.")

    def ask_for_pack(self) -> None:
        """Ask what goes into the evidence pack of the evaluation that is shown, and where to."""
        if isinstance(self._reading, Finished):
            ask_for_pack(self._desk, self._reading.evaluation, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A higher window gives the waveform more room, in steps."""
        super().resizeEvent(event)
        height = self.height()
        self.hearing.set_height(136 if height < 760 else 176 if height < 960 else 232)

    @property
    def _reading(self) -> Reading | None:
        """What is shown."""
        return self.showing.reading

    @property
    def _sitting(self) -> Sitting | None:
        """The draft, while it is what is shown."""
        return self.showing.sitting

    def _parts(self) -> Parts:
        return Parts(
            header=self.header,
            hearing=self.hearing,
            questions=self.questions,
            side=self.side,
            footer=self.footer,
            notice=self.notice,
        )

    def _position(self) -> float:
        return self.player.position

    def _forget_if_only_looked_at(self) -> None:
        """Who opens what others scored, and says nothing, leaves no draft behind."""
        sitting, call = self._keeping.sitting, self.showing.call
        if sitting is None or call is None or not scored_by_others(self._desk, call, sitting):
            return
        if throw_away_if_blank(self._desk, sitting):
            self._keeping.put_down()

    def _show_call(self, found: Opened) -> None:
        self._keeping.put_down()
        self.showing.call, self.showing.forms = found.call, found.forms
        self.side.show_call(found.call)
        self.hearing.open(found.call, found.position)

    def _take_up(self, found: Opened) -> None:
        self.showing.take_up(found.ready)

    def _show_sheet(self, _found: Opened) -> None:
        self.showing.put_up()

    def _say_opened(self, _found: Opened) -> None:
        self.opened.emit()

    # What was done

    def _has_turned(self) -> None:
        self.actions_of_keys.reading = self.label_files.reading = self._reading
        self.agent_bar.hide()

    def _language_chosen(self, language: str) -> None:
        self._settings = replace(self._settings, form_language=language)
        self.chosen_so.emit(self._settings)

    def _spoken_chosen(self, language: str) -> None:
        self._settings = replace(self._settings, speech_language=language)
        self.chosen_so.emit(self._settings)

    def _recognise_with(self, settings: Settings) -> None:
        """Look at the model again only where it is another: that is seen."""
        before, now = (
            (one.speech_model, one.speech_language) for one in (self._settings, settings)
        )
        if now != before:
            self.side.transcript.recognising.use(*now)

    def _gone_on(self) -> None:
        """What was written as an answer is done with."""
        if self._reading is not None:
            self._reading.step(1)
            self.questions.take_focus()

    def _answered(self, question: str, answer: Answer | None) -> None:
        if sitting := self._sitting:
            sitting.focus_on(question)
            sitting.answer(question, answer)

    def _focused(self, question: str) -> None:
        if self._reading is not None:
            self._reading.focus_on(question)

    def _moment_entered(self, id: str) -> None:
        if self._reading is not None:
            self._reading.take(id)

    def _moved(self, position: float) -> None:
        if int(position) != self._second:
            self._second = int(position)
            self._keeping.touch()

    def _call_changed(self, call: Call) -> None:
        self.showing.call = call
        self.side.show_details(call)

    def _agent_named(self, call: Call) -> None:
        self._call_changed(call)
        self.finish()

    def _has_finished(self, evaluation: Evaluation) -> None:
        self.player.pause(rewind=False)
        self.showing.has_finished(evaluation)
        self.finished.emit(evaluation.id)

    def _has_saved(self, when: datetime) -> None:
        if self._sitting is not None:
            self.footer.show_saved(when)

    def _pedal_moved(self, down: bool) -> None:
        if down:
            self.player.play()
        else:
            self.player.pause()

    def _escaped(self) -> None:
        self.notice.clear()
        self.hearing.selecting.let_go()
        self.questions.take_focus()

    # Once

    def _bind(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self.pedal = self._keys.key("hold_to_play")
        own = {
            "finish": self.finish,
            "print": self.print_report,
            "why": self.footer.explain,
            "redact": self.redactor.ask,
        }
        self._shortcuts = bind(self, self._keys, {**self.actions_of_keys.table(), **own})

    def _connect(self) -> None:
        act = self.actions_of_keys
        act.refused.connect(self.showing.refuse)
        self.header.back_asked.connect(self.back_asked)
        self.showing.turned.connect(self._has_turned)
        self.showing.shown.connect(act.facts.suggest)
        self.showing.language_chosen.connect(self._language_chosen)
        self._keeping.saved.connect(self._has_saved)
        self._keeping.unsaved.connect(self.footer.show_unsaved)
        self.pedal_moved.connect(self._pedal_moved)
        self.escaped.connect(self._escaped)
        self._finishing.agent_named.connect(self._agent_named)
        self._finishing.finished.connect(self._has_finished)
        self.hearing.moment_wanted.connect(act.moments.play)
        self.label_files.said.connect(self.notice.say)
        self.redactor.said.connect(self.notice.say)
        self.hearing.transport.redact_asked.connect(self.redactor.ask)
        self.hearing.ends.dragged.connect(act.moments.drag)
        self.hearing.call_changed.connect(self._call_changed)
        self.player.moved.connect(self._moved)
        self.questions.answered.connect(self._answered)
        self.questions.focused.connect(self._focused)
        self.questions.entered.connect(self._gone_on)
        self.questions.moment_wanted.connect(act.moments.play)
        self.footer.finish_asked.connect(self.finish)
        self.footer.reopen_asked.connect(self.showing.reopen)
        self.footer.print_asked.connect(self.print_report)
        self.footer.pack_asked.connect(self.ask_for_pack)
        self.side.transcript.recognising.language_chosen.connect(self._spoken_chosen)
        self.side.moments.clip_asked.connect(self.clips.ask)
        self.side.moments.wanted.connect(act.moments.play)
        self.side.measured.stretch_wanted.connect(self.player.play)
        self.side.moments.chosen.connect(act.moments.chosen)
        self.side.moments.entered.connect(self._moment_entered)
        self.questions.commented.connect(lambda id, text: self._do("comment", id, text))
        self.questions.causes_chosen.connect(lambda id, ids: self._do("choose_causes", id, ids))
        connect_words(self.side, self._do)
        for part in (self.questions, self.side.moments, self.side.feedback):
            part.left_field.connect(self.questions.take_focus)

    def _do(self, what: str, *said: object) -> None:
        if self._sitting is not None:
            getattr(self._sitting, what)(*said)

    def _lay_out(self) -> None:
        left = Card(margin=1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        for one in (self.header, self.trouble, self.agent_bar, self.hearing):
            column.addWidget(one)
        column.addLayout(middle, 1)
        middle.addWidget(left, 64)
        middle.addWidget(self.side, 36)
        left.body.addWidget(self.questions)
        column.addWidget(self.footer)
        self.notice.stand_on(self.footer)

"""The card across the top: the waveform with its player, or the visit of a shop without sound."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from evaluator.audio.peaks import Peaks
from evaluator.desk import calls
from evaluator.desk.calls import Located
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.terms import Call, Moment, Recording, clock, percent
from evaluator.ui import background
from evaluator.ui.evaluate.call_details import VisitDetails
from evaluator.ui.evaluate.ends import Ends
from evaluator.ui.evaluate.listening import Listening
from evaluator.ui.evaluate.player import Player, Sound
from evaluator.ui.evaluate.selecting import Selecting
from evaluator.ui.evaluate.skipping import Skipping
from evaluator.ui.evaluate.transport import Transport
from evaluator.ui.evaluate.volume import Volume
from evaluator.ui.evaluate.waveform import Waveform
from evaluator.ui.keys import Keys
from evaluator.ui.widgets.basic import Card, rule
from evaluator.ui.widgets.notice import InlineNotice

Speaker: TypeAlias = Literal["agent", "caller", "both"]

_STILL_SCORE = "Scoring goes on without it."


def qt_sound(player: Player) -> Sound:
    """QtMultimedia, imported when the first recording is opened."""
    from evaluator.ui.evaluate.sound import QtSound

    return QtSound(player, player)


class Hearing(Card):
    """Hears and shows one call at a time.

    `moment_wanted` carries the id of a flag that was clicked, `call_changed` a Call with other
    lanes or a recording that was found again, `drawn` comes when the whole of it can be seen.
    """

    moment_wanted = Signal(str)
    call_changed = Signal(object)
    drawn = Signal()

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        sound: Callable[[Player], Sound] = qt_sound,
    ) -> None:
        super().__init__(parent, margin=1)
        self._desk = desk
        self._call: Call | None = None
        self._height = 176
        self._listening: Listening | None = None
        self._lane: int | None = None
        self.player = Player(sound, self, rewind=settings.rewind_on_pause)
        self.player.set_speed(settings.speed)
        self.skipping = Skipping(self.player)
        self.selecting = Selecting(self.player)
        self.volume = Volume(self, overall=settings.volume, even=settings.even_out)
        self.player.set_volume(settings.volume)
        keys = Keys(settings.keys)
        self.waveform = Waveform(lane_keys=(keys.shown("hear_agent"), keys.shown("hear_caller")))
        self.ends = Ends(self.waveform)
        self.transport = Transport(
            self.player, self.skipping, self.selecting, self.volume, keys, jump=settings.jump
        )
        self._visit = VisitDetails()
        self.notice = InlineNotice()
        self._top = QStackedWidget()
        self._rule = rule()
        self._lay_out()
        self._connect()

    @property
    def call(self) -> Call | None:
        """The call that is open."""
        return self._call

    def open(self, call: Call, position: float) -> None:
        """Show a call and look for its recording; the playhead stands at `position`."""
        self.close_recording()
        self._call = call
        self.notice.clear()
        sounds = call.recording is not None
        for one in (self.transport, self._rule):
            one.setVisible(sounds)
        self._top.setCurrentWidget(self.waveform if sounds else self._visit)
        self.set_height(self._height)
        if call.recording is None:
            self._visit.show_call(call)
            self.player.expect(0.0, 0.0)
        else:
            self._show_recording(call, call.recording, position)

    def close_recording(self) -> None:
        """Pause and put the recording down."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        self._lane = None
        self.skipping.begin()
        self.selecting.let_go()
        self.volume.begin()
        self.player.close()

    def hear(self, speaker: Speaker) -> None:
        """Hear the agent or the caller alone, or both again.

        Raises UserError where the recording has one channel, which cannot be taken apart.
        """
        call = self._call
        if call is None or call.recording is None:
            return
        if call.recording.channels < 2 and speaker != "both":
            raise UserError(
                "This recording has one channel.", "Agent and caller are in it together."
            )
        agent, caller = call.agent_channel, 1 - call.agent_channel
        self._hear_lane({"agent": agent, "caller": caller, "both": None}[speaker])

    def show_moments(self, moments: Sequence[Moment], focus: str) -> None:
        """Put the flags on the waveform."""
        self.ends.show_moments(moments, focus)
        self.skipping.keep(moments)

    def set_height(self, height: int) -> None:
        """Give the waveform this height in pixels, less where there is no room for it.

        A visit has the transport's room too.
        """
        self._height = height
        sounds = self._top.currentWidget() is self.waveform
        more = 0 if sounds else self.transport.sizeHint().height()
        self._top.setMaximumHeight(height + more)

    def _show_recording(self, call: Call, recording: Recording, position: float) -> None:
        self.player.expect(recording.duration, position)
        self.waveform.show_recording(recording.duration, recording.channels, call.agent_channel)
        self.waveform.show_redacted(())
        self.waveform.show_note("")
        self.waveform.show_position(self.player.position)
        self.transport.enable(False)
        self.transport.volume_panel.allow_speakers(recording.channels > 1)
        self._listening = Listening(self._desk, call.id, recording, self)
        self._listening.redacted.connect(self.waveform.show_redacted)
        self._listening.located.connect(self._was_located)
        self._listening.grew.connect(self._has_grown)
        self._listening.drawn.connect(self._was_drawn)
        self._listening.playable.connect(self._is_playable)
        self._listening.listened.connect(self.skipping.know)
        self._listening.preparing.connect(self._is_being_prepared)
        self._listening.mix_failed.connect(self._mix_has_failed)
        self._listening.failed.connect(self._has_failed)
        self._listening.start()
        self._mix()

    def _was_located(self, found: Located) -> None:
        if found.state == "here" or self._call is None or self._call.recording is None:
            return
        name = self._call.recording.path.name
        message = f"“{name}” is not where it was. {_STILL_SCORE}"
        if found.state == "changed":
            message = f"“{name}” was changed since it came in. {_STILL_SCORE}"
        self.waveform.show_note("No recording to draw")
        self.notice.say("warn", message, "Find the original file.", action="Find the file…")

    def _has_grown(self, peaks: Peaks) -> None:
        self.waveform.show_peaks(peaks, whole=False)

    def _was_drawn(self, peaks: Peaks) -> None:
        self.waveform.show_peaks(peaks, whole=True)
        self.player.duration = peaks.duration
        if not peaks.complete:
            self.notice.say(
                "info",
                "This recording is damaged or cut off.",
                f"What can be read is drawn and played: {clock(peaks.duration)}.",
            )
        self.drawn.emit()

    def _is_playable(self, path: Path) -> None:
        self.player.open(path)
        self.transport.enable(True)

    def _show_selection(self) -> None:
        self.waveform.show_selection(self.selecting.stretch)

    def _show_skips(self) -> None:
        self.waveform.show_skips(self.skipping.skips if self.skipping.on else ())

    def _hear_lane(self, lane: int | None) -> None:
        if self._listening is not None and lane != self._lane:
            self._lane = lane
            self.waveform.gutter.show_heard(lane)
            self._mix()

    def _mix(self) -> None:
        """Let it be heard as it is wanted now."""
        call = self._call
        if self._listening is not None and call is not None and call.recording is not None:
            self._listening.hear(self.volume.mix(call.agent_channel, self._lane))

    def _set_volume(self) -> None:
        self.player.set_volume(self.volume.overall)

    def _is_being_prepared(self, part: float) -> None:
        self.transport.say_preparing(f"Preparing the sound … {percent(part)}")

    def _mix_has_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._hear_lane(None)
        self.volume.as_recorded()
        self.notice.say_error(error)

    def _has_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.notice.say(
            "warn", f"{error.message} {_STILL_SCORE}", error.hint, action="Find the file…"
        )

    def _cannot_play(self, reason: str) -> None:
        self.transport.enable(False, "This recording cannot be played here.")
        self.notice.say("warn", f"The player cannot play this recording. {_STILL_SCORE}", reason)

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Find the recording")
        if chosen:
            self.relink(Path(chosen))

    def relink(self, path: Path) -> None:
        """Say where the recording is now; its hash is checked in the background."""
        call = self._call
        if call is None:
            return

        def work(job: Job) -> Call:
            return calls.relink(self._desk, call.id, path, job)

        self.notice.say("info", f"Looking whether “{path.name}” is the recording …")
        background.start(work, owner=self, done=self._was_found, failed=self._was_not_found)

    def _was_found(self, call: Call) -> None:
        if self._call is not None and call.id == self._call.id:
            self.open(call, self.player.position)
            self.call_changed.emit(call)

    def _was_not_found(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.notice.say_error(error, action="Find the file…")

    def _swap(self) -> None:
        if self._call is not None:
            try:
                self._call = calls.swap_lanes(self._desk, self._call.id)
            except UserError as error:
                self.notice.say_error(error)
                return
            self.waveform.gutter.show_agent(self._call.agent_channel)
            self._mix()
            self.call_changed.emit(self._call)

    def _connect(self) -> None:
        self.player.moved.connect(self.waveform.show_position)
        self.player.failed.connect(self._cannot_play)
        self.skipping.changed.connect(self._show_skips)
        self.volume.changed.connect(self._set_volume)
        self.volume.mix_changed.connect(self._mix)
        self.waveform.seek_asked.connect(self.player.seek)
        self.waveform.clicked.connect(self.selecting.let_go)
        self.waveform.select_asked.connect(self.selecting.select)
        self.waveform.extend_asked.connect(self.selecting.extend)
        self.selecting.changed.connect(self._show_selection)
        self.waveform.moment_wanted.connect(self.moment_wanted)
        self.waveform.swap_asked.connect(self._swap)
        self.waveform.lane_asked.connect(self._hear_lane)
        self.transport.zoom_asked.connect(self.waveform.zoom)
        self.transport.fit_asked.connect(self.waveform.fit)
        self.notice.action_asked.connect(self._ask_for_file)

    def _lay_out(self) -> None:
        self._top.addWidget(self.waveform)
        self._top.addWidget(self._visit)
        self.body.setSpacing(0)
        for one in (self.notice, self._top, self._rule, self.transport):
            self.body.addWidget(one)

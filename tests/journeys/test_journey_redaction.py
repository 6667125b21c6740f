"""A card number is redacted by keys: nothing that the program holds or gives has it then."""

from pathlib import Path

import numpy as np
from hands import CTRL, KEY, SHIFT, Until, press, tab_to, write
from PySide6.QtWidgets import QApplication
from sound_again import holds, sound_of, write_noise
from test_journey_evaluator import bring_in, open_it

from evaluator.desk import (
    calls,
    clips,
    evaluations,
    evidence_pack,
    exports,
    facts,
    redaction,
    transcripts,
)
from evaluator.desk.desk import Desk
from evaluator.desk.evidence_pack import Choice
from evaluator.places import places
from evaluator.terms import Call
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.window import MainWindow

START, END = 10.0, 15.0
NUMBER = "4242424242424242"
SAID = f"WEBVTT\n\n00:08.000 --> 00:09.500\nIt is\n\n00:11.000 --> 00:14.000\n{NUMBER}\n"


def hear_both_alone(page: EvaluatePage, desk: Desk, until: Until) -> None:
    """Hear the agent, then the caller, then both; a copy of each is made for that."""
    for key in (KEY.Key_1, KEY.Key_2):
        before = len(list(desk.places.cache.glob("playable/*.wav")))
        press(key, CTRL)
        until(lambda: len(list(desk.places.cache.glob("playable/*.wav"))) > before)  # noqa: B023
    press(KEY.Key_0, CTRL)
    until(lambda: bool(list(desk.places.cache.glob("peaks/*.peaks"))))


def redact_by_keys(page: EvaluatePage, until: Until) -> None:
    """Select ten to fifteen seconds, make a moment of it, and redact it with a beep."""
    press(KEY.Key_Right, times=2)
    press(KEY.Key_M)
    press(KEY.Key_I)
    press(KEY.Key_Right)
    press(KEY.Key_M, SHIFT)
    press(KEY.Key_O)
    press(KEY.Key_X)
    dialog = page.redactor.dialog
    assert dialog is not None
    until(dialog.isActiveWindow)
    tab_to("Heard in its place")
    press(KEY.Key_Down)
    tab_to("Why (kept with the call)")
    write("card number")
    tab_to("Redact for good")
    press(KEY.Key_Space)
    until(lambda: page.redactor.dialog is None)
    page.window().activateWindow()  # as a desktop does when a dialog goes
    until(lambda: QApplication.focusWidget() is not None)


def given_away(desk: Desk, call: Call, evaluation_id: str, out: Path) -> None:
    """All that leaves the program: a pack with its clips, a clip around the stretch, answers."""
    evidence_pack.make(desk, evaluation_id, out / "pack", Choice(mp3=False))
    clips.save(desk, call, (START - 3, END + 3), out / "around.wav")
    clips.save(desk, call, (START - 3, END + 3), out / "around.mp3")
    exports.export(desk, out / "answers.csv")
    exports.export(desk, out / "answers.json")


def test_nothing_holds_what_was_redacted(
    window: MainWindow, desk: Desk, until: Until, tmp_path: Path
) -> None:
    original = write_noise(tmp_path / "calls" / "call.wav", seconds=30.0)
    words = original.with_suffix(".vtt")
    words.write_text(SAID)
    lanes = sound_of(original)
    pieces = [lane[round(at * 8000) : round(at * 8000) + 8000] for lane in lanes for at in (10, 14)]
    times = (10.0, 14.0, 10.0, 14.0)

    def having(where: Path) -> set[str]:
        """The names of the files below a folder that hold any second of the stretch."""
        return {
            path.name
            for path in where.rglob("*")
            if path.is_file()
            for piece, at in zip(pieces, times, strict=True)
            if path.suffix != ".pdf" and holds(path, piece, at)
        }

    bring_in(window, original, until)
    (row,) = calls.listed(desk, calls.CallFilter()).rows
    transcripts.put(desk, row.call, transcripts.load(words))
    facts.of_call(desk, row.call)
    page = open_it(window, until)
    hear_both_alone(page, desk, until)
    assert len(having(places().cache)) >= 3, "the test finds it where it is"

    redact_by_keys(page, until)
    until(lambda: page.player.ready)
    hear_both_alone(page, desk, until)
    write("3333333")
    press(KEY.Key_Return, CTRL)
    write("Dee Marlow")
    press(KEY.Key_Return)
    call = calls.get(desk, row.call.id)
    facts.of_call(desk, call)
    (evaluation,) = calls.evaluations_of(desk, call.id)
    out = tmp_path / "given"
    out.mkdir()
    given_away(desk, call, evaluation.id, out)

    assert having(places().data) == having(places().cache) == having(out) == set()
    assert having(original.parent) == {"call.wav"}, "the user's own file is as it was"
    everything = [*places().data.rglob("*"), *places().cache.rglob("*"), *out.rglob("*")]
    known = [path for path in everything if path.is_file() and NUMBER.encode() in path.read_bytes()]
    assert [path.name for path in known if "-wal" not in path.name] == []
    (log,) = redaction.of_call(desk, call.id)
    assert (log.start, log.end, log.by, log.reason) == (10.0, 15.0, "Ines Marsh", "card number")
    beep = sound_of(call.recording.path)[0, 81_000:119_000] if call.recording else np.zeros(1)
    assert np.abs(np.fft.rfft(beep.astype(float)))[1:].argmax() + 1 == round(38_000 / 8)
    assert evaluations.get(desk, evaluation.id).call == call

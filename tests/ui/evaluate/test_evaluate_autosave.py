"""The autosave: within a second, never an older sheet over a newer one, and it goes on trying."""

import threading
from datetime import UTC, datetime

import pytest

from evaluator.errors import UserError
from evaluator.scoring.sheet import Sheet
from evaluator.ui import background
from evaluator.ui.evaluate import autosave
from evaluator.ui.evaluate.autosave import Autosave, Keeper, Snapshot

NOW = datetime(2026, 11, 21, 10, 42, tzinfo=UTC)


def snapshot(words: str) -> Snapshot:
    return Snapshot(evaluation_id="e", sheet=Sheet(strengths=words), focus="lead-in", position=3.0)


class Desk:
    """Keeps snapshots, or fails as it is told to."""

    def __init__(self):
        self.kept: list[str] = []
        self.words = ""
        self.trouble: Exception | None = None
        self.threads: set[int] = set()

    def keep(self, snapshot):
        self.threads.add(threading.get_ident())
        if self.trouble is not None:
            raise self.trouble
        self.kept.append(snapshot.sheet.strengths)
        return NOW

    def snapshot(self):
        return snapshot(self.words)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def saving(qtbot, desk):
    made = Autosave(desk.keep, desk.snapshot)
    yield made
    made._timer.stop()
    background.settle()


def test_a_change_is_kept_within_a_second_and_off_the_windows_thread(qtbot, desk, saving):
    desk.words = "warm"
    saving.touch()
    assert 0 <= saving._timer.remainingTime() < 500
    with qtbot.waitSignal(saving.saved) as said:
        pass
    assert desk.kept == ["warm"]
    assert said.args == [NOW]
    assert desk.threads != {threading.get_ident()}
    assert not saving.pending


def test_typing_without_a_pause_is_kept_all_the_same(qtbot, desk, saving):
    def type_on() -> bool:
        desk.words += "w"
        saving.touch()
        return bool(desk.kept)

    qtbot.waitUntil(type_on)  # a letter every hundredth of a second
    qtbot.waitUntil(lambda: desk.kept[-1] == desk.words)


def test_leaving_keeps_at_once(desk, saving):
    desk.words = "left"
    saving.touch()
    saving.flush()
    assert desk.kept == ["left"]
    saving.flush()
    assert desk.kept == ["left"]


def test_a_failure_is_said_and_tried_again_until_it_is_kept(qtbot, desk, saving, monkeypatch):
    monkeypatch.setattr(autosave, "RETRY", 20)
    desk.trouble = UserError("The disk is full.", "Make room.")
    desk.words = "not lost"
    saving.touch()
    with qtbot.waitSignal(saving.failed) as said:
        pass
    assert said.args[0].message == "The disk is full."
    assert saving.pending
    desk.trouble = None
    with qtbot.waitSignal(saving.saved):
        pass
    assert desk.kept == ["not lost"]


def test_leaving_on_a_full_disk_raises_and_keeps_the_change_in_hand(desk, saving):
    desk.trouble = UserError("The disk is full.")
    saving.touch()
    with pytest.raises(UserError):
        saving.flush()
    assert saving.pending


def test_save_now_tries_at_once(qtbot, desk, saving, monkeypatch):
    monkeypatch.setattr(autosave, "RETRY", 600_000)
    desk.trouble = UserError("The disk is full.")
    saving.touch()
    with qtbot.waitSignal(saving.failed):
        pass
    desk.trouble = None
    with qtbot.waitSignal(saving.saved):
        saving.retry()


def test_a_late_worker_never_writes_over_what_was_kept_on_leaving(desk):
    keeper = Keeper(desk.keep)
    keeper.keep(2, snapshot("newer"))
    keeper.keep(1, snapshot("older"))
    assert desk.kept == ["newer"]

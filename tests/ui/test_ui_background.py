import threading

import pytest
from patient import turn
from PySide6.QtCore import QObject, QThreadPool

from evaluator.errors import UserError
from evaluator.ui import background
from evaluator.ui.widgets.job_bar import JobBar


class Page(QObject):
    """A page that writes down what it hears, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = []

    def done(self, result):
        self.heard.append((result, threading.current_thread() is threading.main_thread()))

    def failed(self, error):
        self.heard.append(error)

    def stopped(self):
        self.heard.append("stopped")


def test_a_result_arrives_in_the_windows_thread(qapp, qtbot) -> None:
    page = Page()
    background.start(lambda job: 7, owner=page, done=page.done, failed=page.failed)
    qtbot.waitUntil(lambda: page.heard == [(7, True)])


def test_an_error_is_handed_over(qapp, qtbot) -> None:
    page, error = Page(), UserError("No.")

    def work(job):
        raise error

    background.start(work, owner=page, done=page.done, failed=page.failed)
    qtbot.waitUntil(lambda: page.heard == [error])


def test_work_that_is_cancelled_stops_at_its_next_step(qapp, qtbot) -> None:
    page, begun = Page(), threading.Event()

    def work(job):
        begun.set()
        while True:
            job.step(0, 1, "")

    running = background.start(
        work, owner=page, done=page.done, failed=page.failed, stopped=page.stopped
    )
    assert begun.wait(30)
    running.cancel()
    qtbot.waitUntil(lambda: page.heard == ["stopped"])


def test_a_page_that_is_gone_is_not_called_and_its_work_stops(qapp, qtbot) -> None:
    page, begun, ended = Page(), threading.Event(), threading.Event()
    heard = page.heard

    def work(job):
        begun.set()
        try:
            while True:
                job.step(0, 1, "")
        finally:
            ended.set()

    background.start(work, owner=page, done=page.done, failed=page.failed, stopped=page.stopped)
    assert begun.wait(30)
    page.deleteLater()
    qtbot.waitUntil(ended.is_set)
    QThreadPool.globalInstance().waitForDone()
    turn()
    assert heard == []


def test_closing_asks_all_work_to_stop(qapp, qtbot) -> None:
    page, begun = Page(), threading.Event()

    def work(job):
        begun.set()
        while True:
            job.step(0, 1, "")

    background.start(work, owner=page, done=page.done, failed=page.failed, stopped=page.stopped)
    assert begun.wait(30)
    assert background.settle()
    qtbot.waitUntil(lambda: page.heard == ["stopped"])


def test_the_bar_shows_what_a_job_does_and_goes_when_it_ends(qtbot) -> None:
    bar, go, said = JobBar(), threading.Event(), []
    qtbot.addWidget(bar)

    def work(job):
        job.step(1, 4, "Reading a.wav")
        go.wait(5)
        return "ready"

    bar.run(work, doing="Looking…", done=said.append, failed=said.append)
    assert not bar.isHidden()
    assert bar.busy
    qtbot.waitUntil(lambda: bar.doing == "Reading a.wav")
    with pytest.raises(RuntimeError, match="under way"):
        bar.run(work, doing="", done=said.append, failed=said.append)
    go.set()
    qtbot.waitUntil(lambda: said == ["ready"])
    assert bar.isHidden()
    assert not bar.busy


def test_the_bar_cancels(qtbot) -> None:
    bar, begun, said = JobBar(), threading.Event(), []
    qtbot.addWidget(bar)

    def work(job):
        begun.set()
        while True:
            job.step(1, 2, "Working")

    bar.run(
        work,
        doing="",
        done=said.append,
        failed=said.append,
        stopped=lambda: said.append("stopped"),
    )
    assert begun.wait(30)
    bar.cancel()
    assert bar.doing == "Stopping…"
    qtbot.waitUntil(lambda: said == ["stopped"])


def test_the_bar_hands_a_failure_on(qtbot) -> None:
    bar, said = JobBar(), []
    qtbot.addWidget(bar)
    bar.run(lambda job: 1 / 0, doing="", done=said.append, failed=said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert isinstance(said[0], ZeroDivisionError)
    bar.cancel()  # nothing is under way: nothing happens
    assert not bar.busy

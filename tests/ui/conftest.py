"""The window's tests: no screen, a database of their own, and two short calls with nothing on."""

import os
import wave
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QThreadPool

from evaluator.desk import calls, evaluations, forms, intake, shops
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import places
from evaluator.scoring.sheet import Sheet
from evaluator.store.connection import bare
from evaluator.store.database import Store
from evaluator.terms import Shop
from evaluator.ui import look
from evaluator.ui.window import MainWindow

# What Qt says of the machine, not of the program: no window manager, no sound server.
NOISE = ("propagateSizeHints", "pipewire", "pa_context_connect", "No audio device")


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*NOISE))


def write_wav(path: Path, mark: int = 0) -> Path:
    """A second of mono sound; another `mark` is another recording."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(mark.to_bytes(2, "little") * 8000)
    return path


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application as the program has it: dressed before there is any widget."""
    look.looks()
    return qapp


@pytest.fixture
def make_wav(tmp_path):
    return lambda name, mark=0: write_wav(tmp_path / "calls" / name, mark)


@pytest.fixture(scope="session")
def kept_warm():
    """The database of one test after the other, in memory.

    Half of the time of a new one goes into wording what is asked of it, which this one does once.
    """
    with closing(Store.in_memory()) as store:
        yield store._database


@pytest.fixture(scope="session")
def blank():
    """A database that nothing is ever kept in."""
    with closing(Store.in_memory()) as store:
        yield store


@pytest.fixture
def desk_like(home, kept_warm):
    """Makes a desk whose database is as another one: all that a test before left is overwritten."""

    def made(store):
        with bare(store._database.engine) as source, bare(kept_warm.engine) as target:
            source.backup(target)
        return Desk(Store(kept_warm), places())

    yield made
    QThreadPool.globalInstance().waitForDone()


@pytest.fixture
def desk(desk_like, blank):
    return desk_like(blank)


@pytest.fixture
def desk_on_disk(home):
    """A desk as the program has it, for what is about the file of the database."""
    with Desk.opened(places()) as desk:
        yield desk
        QThreadPool.globalInstance().waitForDone()


@pytest.fixture
def form(desk):
    return forms.find(desk, "seven-point-call")


@pytest.fixture
def scored(desk, form):
    """Score a call: by whom, with one level on every point; returns the evaluation."""

    def score(call_id, evaluator="Ann Carter", level=3):
        kept = evaluations.open_draft(desk, call_id, evaluator, form)
        sheet = Sheet(answers={question.id: level for question in form.questions})
        evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
        return evaluations.finish(desk, kept.evaluation_id)

    return score


@pytest.fixture
def three_calls(desk, make_wav, form, scored):
    """A new call, a draft and a finished one; the newest first: new, draft, finished."""
    made = []
    for day, agent, client in ((1, "Dee", "Clinic"), (2, "Bob", "Garage"), (3, "Chris", "Clinic")):
        call = intake.bring_in_one(desk, make_wav(f"call-{day}.wav", day))
        facts = CallDetails(
            agent=agent, client=client, team="North", started=datetime(2026, 5, day, 9, tzinfo=UTC)
        )
        made.append(calls.describe(desk, call.id, facts))
    scored(made[0].id)
    evaluations.open_draft(desk, made[1].id, "Ann Carter", form)
    return tuple(reversed(made))


@pytest.fixture
def visit(desk):
    facts = CallDetails(client="Clinic", agent="Dee", started=datetime(2026, 5, 4, 9, tzinfo=UTC))
    return shops.add(desk, facts, Shop(scenario="Moves an appointment", rings=3))


@pytest.fixture
def window(qapp, qtbot, desk):
    look.looks().wear("light")
    window = MainWindow(desk, Settings(evaluator="Ann Carter"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    look.looks().wear("light")


@pytest.fixture
def idle(qtbot):
    """Wait until the background is quiet and what it said is shown."""
    return qtbot.settle

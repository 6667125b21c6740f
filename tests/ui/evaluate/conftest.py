"""A real desk on a database of its own, a short stereo call, and the page with a fake sound."""

import math
import shutil
import wave
from array import array
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from evaluate_fakes import FakeSound, open_call, painted_once

from evaluator.desk import calls, intake, listening, shops
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.ids import new_id
from evaluator.now import now
from evaluator.places import Places
from evaluator.terms import Call, EndedBy, Recording, Shop
from evaluator.ui import background
from evaluator.ui.evaluate.page import EvaluatePage

SECONDS = 40
RATE = 8000

# What Qt says of the machine, not of the program: no window manager, no sound server. The last is
# QTest's own, which has no letter for the keys of a headset.
NOISE = (
    "propagateSizeHints",
    "pipewire",
    "pa_context_connect",
    "No audio device",
    "Could not open media",
    "keyToAscii",
)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*NOISE))


def write_wav(path: Path, seconds: float = SECONDS) -> Path:
    """Agent left in the first half of each ten seconds, caller right in the second."""
    samples = array("h")
    for frame in range(int(seconds * RATE)):
        tone = int(12000 * math.sin(frame * 0.3))
        agent = frame // (5 * RATE) % 2 == 0
        samples.extend((tone, 0) if agent else (0, tone))
    with wave.open(str(path), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return path


@pytest.fixture(scope="session")
def call_file(tmp_path_factory) -> Path:
    return write_wav(tmp_path_factory.mktemp("calls") / "call.wav")


@pytest.fixture
def recording(call_file, tmp_path) -> Path:
    """This test's own copy of the call, which it may move or cut."""
    copy = tmp_path / "calls" / "call.wav"
    copy.parent.mkdir()
    copy.write_bytes(call_file.read_bytes())
    return copy


@pytest.fixture(scope="session")
def heard(tmp_path_factory) -> Places:
    """Where the call was brought in and drawn once, for all tests."""
    root = tmp_path_factory.mktemp("heard")
    return Places(root, root, root, root)


@pytest.fixture(scope="session")
def known(call_file, heard) -> Recording:
    """The recording of the call as it is brought in; its picture is in the cache of `heard`."""
    with Desk.in_memory(heard) as desk:
        recording = intake.bring_in_one(desk, call_file).recording
        listening.waveform(desk, recording)
        return recording


@pytest.fixture
def call(desk, heard, known, recording):
    """The call, which was heard before: it need not be decoded again to be drawn."""
    shutil.copytree(heard.cache / "peaks", desk.places.cache / "peaks")
    kept = desk.store.recordings.keep(replace(known, path=recording))
    facts = CallDetails(
        agent="Chris Lowell",
        client="Northgate Garage",
        started=datetime(2025, 2, 19, 6, 1, tzinfo=UTC),
    )
    call = calls.told(desk, Call(id=new_id(), came_in=now(), recording=kept), facts)
    desk.store.calls.add(call)
    return call


@pytest.fixture
def shop_call(desk):
    shop = Shop(
        scenario="Booking a service",
        shopper="S. Hale",
        number_dialled="0117 496 0000",
        rings=3,
        ended_by=EndedBy.AGENT,
        narrative="Answered on the third ring. The price was given without being asked for.",
    )
    return shops.add(desk, CallDetails(agent="Dee Marlow", client="Harbour Clinic"), shop)


@pytest.fixture
def settings():
    return Settings(evaluator="Ines Marsh")


@pytest.fixture
def make_page(qtbot, desk, settings):
    """Makes a shown page, as often as the program is started; the last one is put away."""
    made = []

    def make(*, sound=FakeSound, settings=settings, **others):
        page = EvaluatePage(desk, settings, sound=sound, **others)
        qtbot.addWidget(page)
        page.resize(1192, 800)
        with painted_once(page), qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        made.append(page)
        return page

    yield make
    for page in made:
        page.hearing.close_recording()
        if page._keeping._autosave is not None:
            page._keeping._autosave._timer.stop()
    background.settle()


@pytest.fixture
def page(make_page):
    return make_page()


@pytest.fixture
def opened(qtbot, page, call):
    """The page with the call open and its recording found."""
    with painted_once(page):
        open_call(page, call.id)
        qtbot.waitUntil(lambda: page.player.ready)
    return page

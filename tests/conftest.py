"""What every test stands on: no screen, no user's folders, no clock in hypothesis."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any test loads Qt

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
CALLS = ROOT.parent / "shared" / "calls"

# Machines are slow at times; a test is never right or wrong by its speed.
settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders of this test: never those of who runs it."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CALL_EVALUATOR_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def real_calls() -> Path:
    """The folder of real recordings, which stands beside the project and is no part of it."""
    if not CALLS.is_dir():
        pytest.skip("the real recordings are not here (../shared/calls beside the project)")
    return CALLS

"""Recognition goes on where it was stopped, cancelled or killed; a model is looked at before."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from fake_recogniser import FakeRecogniser, model_folder
from heard_once import heard_once

from evaluator.audio import recognise as room
from evaluator.audio import recogniser as process_room
from evaluator.audio.recognise import recognise
from evaluator.audio.recognised import Kept
from evaluator.audio.recogniser import Recogniser
from evaluator.audio.whisper_model import Model, model_in
from evaluator.desk import sample
from evaluator.errors import Cancelled, UserError

ROOT = Path(__file__).resolve().parents[2]

CHILD = """
import sys, time
from pathlib import Path
from evaluator.audio import recognise as room
from evaluator.audio.whisper_model import model_in
from fake_recogniser import FakeRecogniser

class Slow(FakeRecogniser):
    def hear(self, *told):
        if len(self.asked) == 2:
            print("two", flush=True)
            time.sleep(60)
        return super().hear(*told)

room.Recogniser = Slow
room.recognise(Path(sys.argv[1]), model_in(Path(sys.argv[2])), Path(sys.argv[3]))
"""


@pytest.fixture(autouse=True)
def listened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "listen", heard_once)


@pytest.fixture
def model(tmp_path: Path) -> Model:
    return model_in(model_folder(tmp_path / "faster-whisper-tiny"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[FakeRecogniser]:
    """The recognisers that were made, in the place of real ones."""
    made: list[FakeRecogniser] = []

    def make(model: Model) -> FakeRecogniser:
        made.append(FakeRecogniser(model))
        return made[-1]

    monkeypatch.setattr(room, "Recogniser", make)
    return made


class StopAfter:
    """A job that is cancelled when so many chunks were heard."""

    def __init__(self, chunks: int) -> None:
        self.heard, self._most = 0, chunks

    def count(self, heard: object) -> None:
        self.heard = len(heard)

    def step(self, done: float, of: float, doing: str) -> None:
        self.stop()

    def stop(self) -> None:
        if self.heard >= self._most:
            raise Cancelled


def test_what_was_cancelled_goes_on_and_ends_as_if_it_had_not_been(
    tmp_path: Path, model: Model, made: list[FakeRecogniser]
) -> None:
    whole = recognise(sample.recording(), model, tmp_path / "whole").heard
    file = tmp_path / "cancelled"
    job = StopAfter(2)
    with pytest.raises(Cancelled):
        recognise(sample.recording(), model, file, job, job.count)
    so_far = Kept.found(file)
    assert so_far is not None and so_far.heard == whole[:2]
    assert 0 < so_far.done < 1

    seen: list[int] = []
    again = recognise(sample.recording(), model, file, seen=lambda heard: seen.append(len(heard)))
    assert again.heard == whole
    assert seen == list(range(2, len(whole) + 1))
    assert len(made[-1].asked) == len(whole) - 2
    # The language was known by then.
    assert set(made[-1].asked) == {"en"} and made[0].asked[0] == ""


def test_after_a_kill_at_most_the_chunk_under_way_is_lost(
    tmp_path: Path, model: Model, made: list[FakeRecogniser]
) -> None:
    whole = recognise(sample.recording(), model, tmp_path / "whole").heard
    file = tmp_path / "killed"
    paths = (str(ROOT), str(Path(__file__).parent))
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(sample.recording()), str(model.folder), str(file)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)}, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None and child.stdout.readline() == "two\n"
        child.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    assert recognise(sample.recording(), model, file).heard == whole
    assert len(made[-1].asked) == len(whole) - 2


@pytest.mark.parametrize("torn", [b'{"language": "en", "su', b"\x00" * 40, b"[]\n{}\n"])
def test_what_a_crash_has_torn_is_heard_again(
    tmp_path: Path, model: Model, made: list[FakeRecogniser], torn: bytes
) -> None:
    file = tmp_path / "torn"
    whole = recognise(sample.recording(), model, file).heard
    plan, first, *_ = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(plan + first + torn)
    assert recognise(sample.recording(), model, file).heard == whole
    assert len(made[-1].asked) == len(whole) - 1
    kept = Kept.found(file)
    assert kept is not None and kept.heard == whole


def test_without_its_plan_it_begins_anew(
    tmp_path: Path, model: Model, made: list[FakeRecogniser]
) -> None:
    file = tmp_path / "spoilt"
    file.write_bytes(b'{"format": 99, "chunks": []}\n')
    whole = recognise(sample.recording(), model, file)
    assert len(made[-1].asked) == len(whole.chunks) > 2


def test_a_whole_one_loads_no_model(
    tmp_path: Path, model: Model, made: list[FakeRecogniser]
) -> None:
    recognise(sample.recording(), model, tmp_path / "whole")
    recognise(sample.recording(), model, tmp_path / "whole")
    assert len(made) == 1


def test_a_model_has_a_name_and_an_identity_of_its_content(tmp_path: Path, model: Model) -> None:
    assert (model.name, model.size > 3_000_000) == ("tiny", True)
    other = shutil.copytree(model.folder, tmp_path / "other")
    assert model_in(other).identity == model.identity
    with (other / "model.bin").open("r+b") as weights:
        weights.seek(-10, os.SEEK_END)
        weights.write(b"other")
    assert model_in(other).identity != model.identity
    hub = shutil.copytree(
        model.folder, tmp_path / "models--Maker--faster-whisper-tiny.en/snapshots/1f"
    )
    assert model_in(hub).name == "tiny.en"


def test_what_a_folder_lacks_is_named(model: Model, tmp_path: Path) -> None:
    for name in ("tokenizer.json", "vocabulary.json"):
        (model.folder / name).unlink()
    with pytest.raises(UserError, match=r"lacks tokenizer\.json, vocabulary\.json or vocab"):
        model_in(model.folder)
    with pytest.raises(UserError, match="cannot be opened"):
        model_in(tmp_path / "nowhere")


def test_a_folder_that_is_no_model_is_refused(model: Model) -> None:
    pytest.importorskip("faster_whisper", reason="faster-whisper is not installed")
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (model.folder / name).write_bytes(b"{")
        with (
            Recogniser(model) as recogniser,
            pytest.raises(UserError, match="damaged or no Whisper model"),
        ):
            recogniser.hear(np.zeros(16_000, np.float32), "", lambda: None)


def test_a_model_that_dies_is_told_and_nothing_hangs(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_room, "_serve", die)
    monkeypatch.setattr(process_room, "is_installed", lambda: True)
    with Recogniser(model) as recogniser, pytest.raises(UserError, match="stopped before it was"):
        recogniser.hear(np.zeros(16_000, np.float32), "", lambda: None)


def test_whoever_cancels_need_not_wait_for_the_model(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_room, "_serve", hang)
    monkeypatch.setattr(process_room, "is_installed", lambda: True)
    with pytest.raises(Cancelled), Recogniser(model) as recogniser:
        recogniser.hear(np.zeros(16_000, np.float32), "", StopAfter(0).stop)


def test_without_the_extra_it_says_how_to_get_it(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_room, "is_installed", lambda: False)
    with pytest.raises(UserError, match=r"pip install call-evaluator\[speech\]"):
        Recogniser(model)


def die(connection: object, model: Model) -> None:
    """What the system does to a process that takes too much memory."""
    os._exit(9)


def hang(connection: object, model: Model) -> None:
    """Longer than any test may take."""
    time.sleep(600)

"""A redaction takes the place of the recording wholly or not at all, and leaves nothing behind."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from redact_child import DOING, PREPARE
from sound_again import holds, sound_of, write_noise

from evaluator.desk import (
    calls,
    evaluations,
    intake,
    listening,
    redaction,
    reports,
    tidying,
    transcripts,
)
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.errors import Cancelled, UserError
from evaluator.files import remove
from evaluator.forms.model import Form
from evaluator.places import places
from evaluator.scoring.sheet import Sheet
from evaluator.store import backup
from evaluator.store.database import Store
from evaluator.store.migrate import HEAD
from evaluator.store.transcripts import KeptTranscripts
from evaluator.terms import Call, Recording, Redacting

HERE = Path(__file__).resolve().parent
STRETCH = (1.0, 2.0)
SAID = """WEBVTT

00:00.000 --> 00:00.900
My card number is

00:01.000 --> 00:02.000
4242 4242 4242 4242

00:02.500 --> 00:03.000
Thank you
"""


@pytest.fixture
def original(tmp_path: Path) -> Path:
    return write_noise(tmp_path / "calls" / "dee.wav")


@pytest.fixture
def call(desk: Desk, original: Path) -> Call:
    return intake.bring_in_one(desk, original)


@pytest.fixture
def redact(desk: Desk, call: Call) -> Callable[..., Call]:
    def redact(start: float = 1.0, end: float = 2.0, how: Redacting = Redacting.SILENCE) -> Call:
        return redaction.redact(desk, call.id, (start, end), how, by="Eva", reason="card number")

    return redact


def recording_of(call: Call) -> Recording:
    assert call.recording is not None
    return call.recording


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def files(desk: Desk) -> list[Path]:
    """Every file that the program has made."""
    made = [*desk.copies.rglob("*"), *desk.places.cache.rglob("*")]
    return sorted(path for path in made if path.is_file())


def fill_cache(desk: Desk, recording: Recording) -> None:
    """Have everything made that is made of a recording."""
    assert calls.locate(desk, recording).state == "here"
    listening.waveform(desk, recording)
    for gains in (None, (1.0, 0.0), (0.0, 1.0)):
        listening.playable(desk, recording, gains=gains)
    folder = desk.places.cache / "recognised"
    folder.mkdir(exist_ok=True)
    (folder / f"{recording.sha256}-model.jsonl").write_text("4242")
    (folder / f".{recording.sha256[:40]}.a1b2.part").write_text("4242")


def test_the_copy_takes_the_place_and_the_original_stays(
    desk: Desk, call: Call, original: Path, redact: Callable[..., Call]
) -> None:
    before = original.read_bytes()
    was, now = recording_of(call), recording_of(redact())
    assert original.read_bytes() == before
    assert now.path.parent.parent == desk.copies.resolve() and now.path.name == "dee.flac"
    assert (now.id, now.codec) == (was.id, "flac")
    assert (now.duration, now.channels, now.sample_rate) == (4.0, 2, 8000)
    assert [path.name for path in now.path.parent.iterdir()] == ["dee.flac"]
    assert now.path.stat().st_mode & 0o777 == 0o600
    assert now.path.parent.stat().st_mode & 0o777 == 0o700
    (log,) = redaction.of_call(desk, call.id)
    assert (log.start, log.end, log.how, log.by) == (1.0, 2.0, Redacting.SILENCE, "Eva")
    assert (log.reason, log.was, log.now) == ("card number", was.sha256, now.sha256)
    assert calls.locate(desk, now).state == "here"
    assert desk.store.check().problems == ()


def test_nothing_that_was_made_of_the_sound_before_is_left(
    desk: Desk, call: Call, original: Path, redact: Callable[..., Call]
) -> None:
    fill_cache(desk, recording_of(call))
    piece = sound_of(original)[0, 8000:16_000]
    assert sum(holds(path, piece, 1.0) for path in files(desk)) >= 2, "the test would find it"
    redacted = redact()
    fill_cache(desk, recording_of(redacted))
    made = files(desk)
    assert len(made) >= 5
    for lane in sound_of(original):
        assert [path for path in made if holds(path, lane[8000:16_000], 1.0)] == []
    assert not any(recording_of(call).sha256[:40] in path.name for path in made)
    kept = sound_of(original)[0, 20_000:28_000]
    assert holds(recording_of(redacted).path, kept, 2.5), "what was not redacted is there"


def test_a_second_redaction_builds_on_the_first_and_removes_its_copy(
    desk: Desk, call: Call, redact: Callable[..., Call]
) -> None:
    first = recording_of(redact())
    fill_cache(desk, first)
    second = recording_of(redact(3.0, 3.5, Redacting.BEEP))
    assert not first.path.parent.exists()
    assert [path.parent.name for path in desk.copies.glob("*/*")] == [second.path.parent.name]
    assert not any(first.sha256[:40] in path.name for path in files(desk))
    assert not sound_of(second.path)[:, 8000:16_000].any()
    assert [one.how for one in redaction.of_call(desk, call.id)] == ["silence", "beep"]


def test_the_original_brought_in_again_is_known_and_not_taken(
    desk: Desk, call: Call, original: Path, redact: Callable[..., Call]
) -> None:
    copy = recording_of(redact()).path
    first = copy.read_bytes()
    again = redact(3.0, 3.5)
    came = intake.bring_in(desk, [original.parent])
    assert came.calls == () and came.known == came.redacted == (again,)
    assert calls.get(desk, call.id) == again
    between = original.with_name("between.flac")
    between.write_bytes(first)
    assert intake.bring_in(desk, [between]).redacted == (again,)
    came = intake.bring_in(desk, [recording_of(again).path])
    assert (came.known, came.redacted) == ((again,), ())


def test_the_original_is_never_taken_for_the_recording(
    desk: Desk, call: Call, original: Path, redact: Callable[..., Call]
) -> None:
    redacted = redact()
    with pytest.raises(UserError, match="before it was redacted"):
        calls.relink(desk, call.id, original)
    recording = recording_of(redacted)
    moved = original.with_name("moved.flac")
    recording.path.rename(moved)
    remove(desk.copies)
    assert calls.locate(desk, recording, [original.parent]).path == moved
    moved.unlink()
    assert calls.locate(desk, recording, [original.parent]).state == "missing"
    original.rename(original.with_name("renamed.wav"))
    with pytest.raises(UserError, match="not in the database"):  # what a page still had in hand
        calls.locate(desk, recording_of(call), [original.parent])
    assert recording_of(calls.get(desk, call.id)).path == moved


def test_copies_that_moved_with_the_data_folder_are_found(
    desk: Desk, call: Call, redact: Callable[..., Call], tmp_path: Path
) -> None:
    recording = recording_of(redact())
    desk.store.recordings.moved(recording, tmp_path / "elsewhere" / "dee.flac")
    found = calls.locate(desk, recording_of(calls.get(desk, call.id)))
    assert found.path is not None and found.path.samefile(recording.path)


def test_words_in_the_stretch_go_and_never_come_back(
    desk: Desk, call: Call, original: Path, redact: Callable[..., Call]
) -> None:
    words = original.with_suffix(".vtt")
    words.write_text(SAID)
    transcripts.put(desk, call, transcripts.load(words))
    redacted = redact()
    kept = transcripts.of_call(desk, redacted)
    assert kept is not None and kept.source == "dee.vtt"
    told = [line.text for line in kept.transcript.lines]
    assert told == ["My card number is", "[redacted]", "Thank you"]
    transcripts.put(desk, redacted, None)
    transcripts.put(desk, redacted, transcripts.load(words))
    assert transcripts.of_call(desk, redacted) == kept


def test_the_words_are_not_left_in_the_file_of_the_database(home: Path, original: Path) -> None:
    words = original.with_suffix(".vtt")
    words.write_text(SAID + "\n00:03.000 --> 00:04.000\n" + "and so on " * 2000)
    with Desk.opened(places()) as desk:
        call = intake.bring_in_one(desk, original)
        transcripts.put(desk, call, transcripts.load(words))
    assert b"4242" in places().database.read_bytes()
    with Desk.opened(places()) as desk:
        transcripts.put(desk, call, transcripts.load(words))
        redaction.redact(desk, call.id, STRETCH, Redacting.BEEP, by="Eva")
        assert holding(b"4242") == [], "nor in its log, while it is open"
    assert holding(b"4242") == []


def test_the_words_go_from_the_backups_too_and_nothing_else_does(
    home: Path, original: Path
) -> None:
    words = original.with_suffix(".vtt")
    words.write_text(SAID)
    with Desk.opened(places()) as desk:
        call = intake.bring_in_one(desk, original)
        transcripts.put(desk, call, transcripts.load(words))
        before, broken, other = (backup.make(places().database, HEAD) for _ in range(3))
        broken.write_bytes(b"no database")
        other.write_bytes(other.read_bytes().replace(call.id.encode(), b"x" * len(call.id)))
        redaction.redact(desk, call.id, STRETCH, Redacting.BEEP, by="Eva")
        assert not tidying.tidy(desk), "one cannot be cleaned"
        broken.unlink()
        assert tidying.tidy(desk)
        looked_at = before.stat().st_mtime_ns
        assert tidying.tidy(desk) and before.stat().st_mtime_ns == looked_at
    assert holding(b"4242") == [other.name], "another call's words are not this redaction's"
    copy = before.rename(home / "restored.db")
    with closing(Store.open(copy)) as store:
        kept = store.transcripts.of(call.id)
        assert kept is not None and kept["lines"][0]["words"][0][0] == "My"
        assert store.calls.get(call.id) == call and store.check().problems == ()


def holding(word: bytes) -> list[str]:
    """The files among the user's data that hold a word."""
    files = [path for path in places().data.rglob("*") if path.is_file()]
    return [path.name for path in files if word in path.read_bytes()]


def test_words_that_are_kept_while_they_are_redacted_go_too(
    desk: Desk,
    call: Call,
    original: Path,
    redact: Callable[..., Call],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = original.with_suffix(".vtt")
    words.write_text(SAID)
    keep = KeptTranscripts.keep

    def redacted_first(*what: Any) -> None:
        monkeypatch.undo()
        redact()
        keep(*what)

    monkeypatch.setattr(KeptTranscripts, "keep", redacted_first)
    transcripts.put(desk, call, transcripts.load(words))
    kept = transcripts.of_call(desk, call)
    assert kept is not None and kept.transcript.lines[1].text == "[redacted]"


def test_the_report_says_what_was_redacted(
    desk: Desk, call: Call, form: Form, redact: Callable[..., Call], tmp_path: Path
) -> None:
    calls.describe(desk, call.id, CallDetails(agent="Dee"))
    draft = evaluations.open_draft(desk, call.id, "Eva", form)
    sheet = Sheet(answers={question.id: 2 for question in form.questions})
    evaluations.keep_draft(desk, draft.evaluation_id, sheet, None, 0.0)
    done = evaluations.finish(desk, draft.evaluation_id)
    listening.waveform(desk, recording_of(call))
    before = text_of(reports.feedback(desk, done.id, tmp_path / "before.pdf"))
    redact(3.0, 3.5)
    redact(1.0, 2.0)
    after = text_of(reports.feedback(desk, done.id, tmp_path / "after.pdf"))
    assert "Redacted" not in before
    assert "Redacted 0:01–0:02, 0:03" in after and "dee.flac" in after


@pytest.mark.parametrize(
    ("stretch", "by", "match"),
    [
        (STRETCH, " ", "Nobody is named"),
        ((1.0, 1.01), "Eva", "too short"),
        ((7.0, 8.0), "Eva", "The call ends at 0:0., before this stretch"),
    ],
)
def test_what_cannot_be_redacted_is_refused(
    desk: Desk, call: Call, stretch: tuple[float, float], by: str, match: str
) -> None:
    with pytest.raises(UserError, match=match):
        redaction.redact(desk, call.id, stretch, Redacting.BEEP, by=by)
    assert calls.get(desk, call.id) == call and list(desk.copies.glob("*")) == []


def test_a_recording_that_is_gone_or_changed_is_not_redacted(
    desk: Desk, call: Call, original: Path, redact: Callable[..., Call]
) -> None:
    write_noise(original, seed=2)
    with pytest.raises(UserError, match="not where it was"):
        redact()
    original.unlink()
    with pytest.raises(UserError, match="not where it was"):
        redact()
    assert calls.get(desk, call.id) == call


class CancelledAt:
    """A job that is cancelled when it comes to this part of the work."""

    def __init__(self, doing: str) -> None:
        self._doing = doing

    def step(self, done: float, of: float, doing: str) -> None:
        if doing == self._doing:
            raise Cancelled


@pytest.mark.parametrize("doing", DOING)
def test_cancel_changes_nothing(desk: Desk, call: Call, doing: str) -> None:
    with pytest.raises(Cancelled):
        redaction.redact(desk, call.id, STRETCH, Redacting.BEEP, by="Eva", job=CancelledAt(doing))
    assert calls.get(desk, call.id) == call and redaction.of_call(desk, call.id) == ()
    assert list(desk.copies.glob("*")) == []


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_once_and_changes_nothing(
    desk: Desk, call: Call, redact: Callable[..., Call]
) -> None:
    fill_cache(desk, recording_of(call))
    before = files(desk)
    with files_up_to(20_000), pytest.raises(UserError, match="not enough room"):
        redact()
    assert calls.get(desk, call.id) == call and redaction.of_call(desk, call.id) == ()
    assert files(desk) == before and list(desk.copies.glob("*")) == []
    redact()


def test_what_is_held_fast_is_emptied_and_goes_the_next_time(
    desk: Desk, call: Call, redact: Callable[..., Call], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_cache(desk, recording_of(call))
    unlink = Path.unlink

    def held(self: Path, missing_ok: bool = False) -> None:
        if self.suffix == ".wav":
            raise PermissionError(13, "in use", str(self))
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    redacted = redact()
    left = [path for path in files(desk) if path != recording_of(redacted).path]
    assert [path.stat().st_size for path in left if path.suffix == ".wav"] == [0, 0]
    assert not tidying.tidy(desk)
    monkeypatch.undo()
    assert tidying.tidy(desk)
    assert recording_of(call).sha256 not in str(files(desk))


def test_copies_of_another_database_are_left_alone(
    desk: Desk, call: Call, redact: Callable[..., Call]
) -> None:
    """As when a backup was opened in the place of the database, and is taken away again."""
    other = desk.copies / "of another database"
    other.mkdir(parents=True)
    write_noise(other / "ann.flac")
    redact()
    assert tidying.tidy(desk)
    assert (other / "ann.flac").is_file()


@pytest.fixture(scope="module")
def killed() -> Iterator[Callable[..., int]]:
    """Has a process redact a call and be killed on the way; returns how it ended."""
    program = subprocess.Popen(
        [sys.executable, str(HERE / "redact_child.py")],
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert program.stdin is not None and program.stdout is not None
    said, heard = program.stdin, program.stdout

    def kill(home: Path, call: Call, at: str) -> int:
        said.write(json.dumps([str(home), call.id, at]) + "\n")
        said.flush()
        return int(heard.readline())

    yield kill
    program.communicate(timeout=30)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
@pytest.mark.parametrize("at", [*PREPARE, *DOING])
def test_killed_at_any_point_there_is_the_old_state_or_the_new(
    at: str, original: Path, home: Path, killed: Callable[..., int]
) -> None:
    with Desk.opened(places()) as desk:
        call = intake.bring_in_one(desk, original)
        fill_cache(desk, recording_of(call))
    assert killed(home, call, at) == -signal.SIGKILL
    piece = sound_of(original)[0, 8000:16_000]
    with Desk.opened(places()) as desk:
        now = calls.get(desk, call.id)
        new = bool(redaction.of_call(desk, call.id))
        assert new == (at in ("after it is logged", "while removing"))
        assert calls.locate(desk, recording_of(now)).state == "here"
        assert holds(recording_of(now).path, piece, 1.0) != new
        assert tidying.tidy(desk), "the next start"
        assert calls.get(desk, call.id) == now
        assert calls.locate(desk, recording_of(now)).state == "here"
        copies = [path for path in desk.copies.rglob("*") if path.is_file()]
        assert copies == ([recording_of(now).path] if new else [])
        if new:
            assert [path for path in files(desk) if holds(path, piece, 1.0)] == []
        assert desk.store.check().problems == ()

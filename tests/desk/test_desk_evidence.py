"""The evidence pack at the desk: what is in it, what the manifest says, and when there is none."""

import hashlib
import json
import zipfile
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sound_again import holds, sound_of, write_noise

from evaluator.audio.clip import How
from evaluator.audio.probe import probe
from evaluator.desk import clips, evaluations, evidence_pack, intake, redaction, shops
from evaluator.desk.calls import CallDetails, describe
from evaluator.desk.desk import Desk
from evaluator.desk.evidence_pack import Choice
from evaluator.errors import Cancelled, UserError
from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call, Kind, Moment, Redacting, Shop

MOMENTS = (
    Moment(id="m1", start=1.0, end=2.5, note="Name given", questions=("lead-in",)),
    Moment(id="m2", start=4.0, questions=("yield", "close"), kind=Kind.COACH),
    Moment(id="m3", start=9.5, end=12.0, kind=Kind.COMPLIANCE),
)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write_noise(tmp_path / "calls" / "dee.wav", 12.0)


@pytest.fixture
def call(desk: Desk, recording: Path) -> Call:
    made = intake.bring_in_one(desk, recording)
    return describe(desk, made.id, CallDetails(agent="Dee", client="Harbour", reference="R1"))


@pytest.fixture
def done(desk: Desk, form: Form, call: Call) -> Evaluation:
    return scored(desk, form, call, MOMENTS)


def scored(desk: Desk, form: Form, call: Call, moments: tuple[Moment, ...]) -> Evaluation:
    draft = evaluations.open_draft(desk, call.id, "Ruth", form)
    answers = dict.fromkeys((question.id for question in form.questions), 3)
    sheet = Sheet(answers=answers, moments=moments)  # type: ignore[arg-type]
    evaluations.keep_draft(desk, draft.evaluation_id, sheet, None, 0.0)
    return evaluations.finish(desk, draft.evaluation_id)


def manifest_of(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return told


class Stopping:
    """A job that is cancelled when it says something."""

    def __init__(self, at: str) -> None:
        self.at = at

    def step(self, done: float, of: float, doing: str) -> None:
        if self.at in doing:
            raise Cancelled


def test_a_folder_with_report_clips_and_manifest(
    desk: Desk, done: Evaluation, recording: Path, tmp_path: Path
) -> None:
    made = evidence_pack.make(desk, done.id, tmp_path / "pack")

    assert (made.clips, made.why_none) == (3, "")
    names = sorted(path.name for path in (made.path / "clips").iterdir())
    assert names == ["01-lead-in-0m01s.wav", "02-yield-dont-talk-over-0m04s.wav", "03-0m09s.wav"]
    assert (made.path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert evidence_pack.check(made.path).sound
    both, clip = sound_of(recording), sound_of(made.path / "clips" / names[0])
    np.testing.assert_array_equal(clip[:, 48:-48], both[:, 8_048:19_952])


def test_the_manifest_tells_what_is_proved(desk: Desk, done: Evaluation, tmp_path: Path) -> None:
    made = evidence_pack.make(desk, done.id, tmp_path / "pack", Choice(mask=True))

    told = manifest_of(made.path)
    assert told["evaluation"]["digest"] == done.digest and len(done.digest) == 64
    assert (told["evaluation"]["id"], told["evaluation"]["revision"]) == (done.id, 1)
    assert told["form"]["hash"] == done.form.hash
    assert (told["form"]["id"], told["form"]["version"]) == (done.form.id, done.form.version)
    assert done.call.recording is not None
    assert told["recording"]["sha256"] == done.call.recording.sha256
    assert told["recording"]["redactions"] == []
    assert told["no_clips"] is None
    for file in told["files"]:
        content = (made.path / file["path"]).read_bytes()
        assert (file["sha256"], file["size"]) == (hashlib.sha256(content).hexdigest(), len(content))
    report, first, second, _ = told["files"]
    assert report["path"] == "report.pdf" and "moment" not in report
    assert (first["from"], first["to"], first["masked"]) == (1.0, 2.5, True)
    assert (second["from"], second["to"]) == (2.0, 12.0)
    assert first["moment"] == {
        "id": "m1",
        "number": 1,
        "start": 1.0,
        "end": 2.5,
        "kind": "evidence",
        "points": [{"id": "lead-in", "title": "Lead-in"}],
        "note": "Name given",
    }
    assert second["moment"]["end"] is None and second["moment"]["kind"] == "coach"
    assert [point["id"] for point in second["moment"]["points"]] == ["yield", "close"]
    digest = hashlib.sha256((made.path / "manifest.json").read_bytes()).hexdigest()
    assert made.manifest == digest


def test_a_zip_of_mp3_is_the_same_at_the_same_time(
    desk: Desk, done: Evaluation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    for name in ("a.zip", "b.zip"):
        evidence_pack.make(desk, done.id, tmp_path / name, Choice(mp3=True))

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert evidence_pack.check(tmp_path / "a.zip").sound
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        packed.extract("clips/01-lead-in-0m01s.mp3", tmp_path)
    clip = tmp_path / "clips" / "01-lead-in-0m01s.mp3"
    found = probe(clip)
    assert found.codec.startswith("mp3")
    assert sound_of(clip).shape[1] / found.sample_rate == pytest.approx(1.5, abs=0.02)


def test_masked_clips_do_not_hold_the_voice(
    desk: Desk, done: Evaluation, recording: Path, tmp_path: Path
) -> None:
    piece = sound_of(recording)[0, 9_000:15_000]
    for name, mask in (("as it is", False), ("masked", True)):
        made = evidence_pack.make(desk, done.id, tmp_path / name, Choice(mask=mask))
        clip = made.path / "clips" / "01-lead-in-0m01s.wav"
        assert holds(clip, piece, 9_000 / 8000) is not mask


def test_what_was_redacted_is_in_no_clip_and_the_manifest_says_so(
    desk: Desk, done: Evaluation, recording: Path, tmp_path: Path
) -> None:
    piece = sound_of(recording)[0, 9_600:15_200]
    redaction.redact(
        desk, done.call.id, (1.2, 1.9), Redacting.BEEP, by="Ruth", reason="A card number"
    )

    made = evidence_pack.make(desk, done.id, tmp_path / "pack")

    for clip in (made.path / "clips").iterdir():
        assert not holds(clip, piece, 1.2)
    (told,) = manifest_of(made.path)["recording"]["redactions"]
    assert (told["start"], told["end"], told["how"]) == (1.2, 1.9, "beep")
    assert told["reason"] == "A card number"


def test_the_original_put_back_in_place_of_the_redacted_copy_is_not_taken(
    desk: Desk, form: Form, done: Evaluation, recording: Path, tmp_path: Path
) -> None:
    call = redaction.redact(desk, done.call.id, (1.2, 1.9), Redacting.SILENCE, by="Ruth")
    assert call.recording is not None
    call.recording.path.write_bytes(recording.read_bytes())

    with pytest.raises(UserError, match="was changed"):
        evidence_pack.make(desk, done.id, tmp_path / "pack")
    with pytest.raises(UserError, match="was changed"):
        clips.save_moment(desk, call, MOMENTS[0], tmp_path / "clip.wav")

    assert not (tmp_path / "pack").exists() and not (tmp_path / "clip.wav").exists()


def test_a_call_without_a_recording_has_no_clips_and_says_why(
    desk: Desk, form: Form, tmp_path: Path
) -> None:
    call = shops.add(desk, CallDetails(agent="Ann", client="Harbour"), Shop())
    done = scored(desk, form, call, ())

    made = evidence_pack.make(desk, done.id, tmp_path / "pack.zip")

    assert (made.clips, made.why_none) == (0, "The call has no recording.")
    with zipfile.ZipFile(made.path) as packed:
        assert sorted(packed.namelist()) == ["manifest.json", "report.pdf"]
        told = json.loads(packed.read("manifest.json"))
    assert told["recording"] is None and told["no_clips"] == "The call has no recording."


def test_an_evaluation_without_moments_says_so(
    desk: Desk, form: Form, call: Call, tmp_path: Path
) -> None:
    made = evidence_pack.make(desk, scored(desk, form, call, ()).id, tmp_path / "pack")

    assert (made.clips, made.why_none) == (0, "The evaluation has no moments.")


@pytest.mark.parametrize("name", ["pack", "pack.zip"])
def test_a_recording_that_is_gone_or_changed_is_said_before_anything_is_written(
    name: str, desk: Desk, done: Evaluation, recording: Path, tmp_path: Path
) -> None:
    recording.write_bytes(recording.read_bytes()[:-2])
    with pytest.raises(UserError, match="was changed"):
        evidence_pack.make(desk, done.id, tmp_path / name)
    recording.unlink()
    with pytest.raises(UserError, match="is not where it was"):
        evidence_pack.make(desk, done.id, tmp_path / name)
    assert not list(tmp_path.glob("*pack*")) and not list(tmp_path.glob(".*"))

    made = evidence_pack.make(desk, done.id, tmp_path / name, Choice(clips=False))

    assert (made.clips, made.why_none) == (0, "Clips were not asked for.")
    assert evidence_pack.check(made.path).sound


@pytest.mark.parametrize(
    ("name", "at"),
    [
        *product(("pack", "pack.zip"), ("Reading the file", "Clip 1 of 3", "Clip 3 of 3")),
        ("pack.zip", "Packing"),
    ],
)
def test_cancelled_anywhere_it_leaves_nothing(
    name: str,
    at: str,
    desk: Desk,
    done: Evaluation,
    recording: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    recording.touch()  # so that its hash is looked at again
    desk.places.cache.mkdir(parents=True, exist_ok=True)
    before = sorted(tmp_path.iterdir())

    with pytest.raises(Cancelled):
        evidence_pack.make(desk, done.id, tmp_path / name, job=Stopping(at))

    assert sorted(tmp_path.iterdir()) == before and not list(temporary.iterdir())


class Redacts:
    """A job during which the call is redacted, when it says something."""

    def __init__(self, at: str, desk: Desk, call: Call) -> None:
        self.at, self.desk, self.call = at, desk, call

    def step(self, done: float, of: float, doing: str) -> None:
        if self.at and self.at in doing:
            self.at = ""
            redaction.redact(self.desk, self.call.id, (1.2, 1.9), Redacting.BEEP, by="Ruth")


@pytest.mark.parametrize("at", ["Clip 1", "Clip 3", "Packing"])
@pytest.mark.parametrize("name", ["pack", "pack.zip"])
def test_a_pack_that_is_under_way_while_its_call_is_redacted_is_not_made(
    name: str, at: str, desk: Desk, done: Evaluation, tmp_path: Path
) -> None:
    if (name, at) == ("pack", "Packing"):
        at = "Clip 2"  # a folder is not packed
    with pytest.raises(UserError, match="redacted meanwhile"):
        evidence_pack.make(desk, done.id, tmp_path / name, job=Redacts(at, desk, done.call))
    assert not list(tmp_path.glob("*pack*"))

    made = evidence_pack.make(desk, done.id, tmp_path / name)
    assert made.clips == 3 and evidence_pack.check(made.path).sound


@pytest.mark.parametrize("suffix", [".wav", ".mp3"])
def test_a_clip_that_is_under_way_while_its_call_is_redacted_is_not_made(
    suffix: str, desk: Desk, call: Call, tmp_path: Path
) -> None:
    out = tmp_path / f"clip{suffix}"
    with pytest.raises(UserError, match="redacted meanwhile"):
        clips.save(desk, call, (1.0, 3.0), out, job=Redacts("clip", desk, call))
    assert not list(tmp_path.glob("*clip*"))


def test_a_moment_behind_the_end_of_the_sound_leaves_no_pack(
    desk: Desk, form: Form, call: Call, tmp_path: Path
) -> None:
    done = scored(desk, form, call, (replace(MOMENTS[0], start=50.0, end=60.0),))

    with pytest.raises(UserError, match="no sound at 0:50"):
        evidence_pack.make(desk, done.id, tmp_path / "pack")

    assert not list(tmp_path.glob("*pack*"))


def test_no_folder_is_written_into_and_no_place_that_is_not_there(
    desk: Desk, done: Evaluation, tmp_path: Path
) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack.zip").mkdir()
    with pytest.raises(UserError, match="already"):
        evidence_pack.make(desk, done.id, tmp_path / "pack")
    with pytest.raises(UserError, match="is a folder"):
        evidence_pack.make(desk, done.id, tmp_path / "pack.zip")
    for name in ("pack", "pack.zip"):
        with pytest.raises(UserError, match="is not there"):
            evidence_pack.make(desk, done.id, tmp_path / "none" / name)


def test_the_name_that_is_offered(done: Evaluation) -> None:
    name = evidence_pack.file_name(done)
    assert name.startswith("Evidence ") and " Dee " in name and name.endswith(".zip")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("CON", "con"),
        ('a/b\\c:d*e?f"g<h>i|j\x00k', "a-b-c-d-e-f-g-h-i-j-k"),
        ("Vorstellung für Größe", "vorstellung-für-größe"),
        ("التحية والترحيب", "التحية-والترحيب"),
        ("यह नमस्ते", "यह-नमस्ते"),
        ("名前を言う", "名前を言う"),
        ("Don't … stop.", "dont-stop"),
        ("...", ""),
        ("x" * 300, "x" * 40),
        ("emoji 👋 here", "emoji-here"),
    ],
)
def test_names_of_clips_are_taken_by_every_system(title: str, said: str) -> None:
    name = clips.file_name(7, title, 3_725.9, ".wav")

    assert name == "-".join(part for part in ("07", said, "1h02m05s") if part) + ".wav"
    assert len(name.encode()) < 200


@pytest.mark.parametrize("how", [How(), How(lane=1), How(mask=True), How(lane=0, mask=True)])
def test_a_stretch_of_a_call_is_saved(
    how: How, desk: Desk, call: Call, recording: Path, tmp_path: Path
) -> None:
    out = tmp_path / "clip.wav"

    clips.save(desk, call, (3.0, 4.0), out, how)

    lanes = 2 if how.lane is None else 1
    assert sound_of(out).shape == (lanes, 8000)
    piece = sound_of(recording)[how.lane or 0, 24_400:31_000]
    assert holds(out, piece, 3.05) is not how.mask


def test_a_call_without_a_recording_has_no_clip(desk: Desk, tmp_path: Path) -> None:
    call = shops.add(desk, CallDetails(agent="Ann", client="Harbour"), Shop())
    with pytest.raises(UserError, match="has no recording"):
        clips.save(desk, call, (0.0, 1.0), tmp_path / "clip.wav")


def test_names_that_are_offered() -> None:
    assert clips.stretch_name(64.9, ".mp3") == "clip-1m04s.mp3"

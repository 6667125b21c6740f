"""Getting calls in: files, folders and lists; good ones come in, bad ones are listed."""

import os
from pathlib import Path

import pytest
from small_wav import write_wav

from evaluator.desk import calls, intake, sample
from evaluator.desk import settings as settings_file
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.errors import Cancelled, UserError
from evaluator.terms import Direction

NAMED = "Auto0_GUID_000_AGENT_ChrisL_DT_2025-02-19T06-01-22_Mono.wav"


def test_a_folder_with_all_that_is_below_it(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    write_wav(folder / NAMED, tone=300)
    write_wav(folder / "below" / "b.wav", tone=400).rename(folder / "below" / "no_suffix")
    write_wav(folder / ".hidden.wav", tone=500)
    write_wav(folder / ".trash" / "c.wav", tone=600)
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "notes.txt").write_text("no sound")
    (folder / "empty.wav").touch()
    (folder / "list.csv").write_text("file\n")
    came = intake.bring_in(desk, [folder, tmp_path / "none.wav"])
    assert len(came.calls) == 2 and came.known == ()
    agents = {call.agent.name for call in came.calls if call.agent}
    assert agents == {"ChrisL"}
    refused = {Path(bad.where).name: bad.reason for bad in came.refused}
    assert set(refused) == {"notes.txt", "empty.wav", "list.csv", "none.wav"}
    assert "call list" in refused["list.csv"]
    assert "not there" in refused["none.wav"]


def test_a_folder_that_is_closed_is_listed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_wav(tmp_path / "calls" / "a.wav")
    closed = tmp_path / "calls" / "closed"
    closed.mkdir()
    look = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    came = intake.bring_in(desk, [tmp_path / "calls"])
    assert len(came.calls) == 1
    assert [(bad.where, "closed" in bad.reason) for bad in came.refused] == [(str(closed), True)]


@pytest.mark.skipif(os.name == "nt", reason="pipes with a name exist on POSIX only")
def test_what_is_no_file_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    (bad,) = intake.bring_in(desk, [tmp_path / "pipe.wav"]).refused
    assert "is no file" in bad.reason


def test_the_same_sound_is_the_same_call_whatever_its_name(desk: Desk, tmp_path: Path) -> None:
    first = write_wav(tmp_path / "a.wav")
    (call,) = intake.bring_in(desk, [first]).calls
    again = intake.bring_in(desk, [write_wav(tmp_path / "b.wav"), first])
    assert again.calls == () and [known.id for known in again.known] == [call.id, call.id]
    assert calls.listed(desk, CallFilter()).total == 1


def test_a_known_recording_whose_file_is_gone_is_where_it_came_from_now(
    desk: Desk, tmp_path: Path
) -> None:
    first = write_wav(tmp_path / "a.wav")
    intake.bring_in(desk, [first])
    moved = first.rename(tmp_path / "b.wav")
    (known,) = intake.bring_in(desk, [moved]).known
    assert known.recording is not None and known.recording.path == moved


def test_a_truncated_file_and_one_that_only_looks_like_sound(desk: Desk, tmp_path: Path) -> None:
    whole = write_wav(tmp_path / "whole.wav", seconds=2.0)
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole.read_bytes()[:9000])
    fake = tmp_path / "fake.wav"
    fake.write_bytes(b"RIFF\x00\x00\x00\x00WAVEfmt ")
    came = intake.bring_in(desk, [cut, fake, whole])
    assert [call.recording.path for call in came.calls if call.recording] == [cut, whole]
    assert [call.recording.path for call in came.damaged if call.recording] == [cut]
    assert [Path(bad.where).name for bad in came.refused] == ["fake.wav"]


def test_wherever_a_recording_is_cut_the_rest_comes_in_or_it_is_refused(
    desk: Desk, tmp_path: Path
) -> None:
    content = sample.recording().read_bytes()
    for share in range(10):
        part = tmp_path / f"{share}.ogg"
        part.write_bytes(content[: len(content) * (share + 1) // 11])
    came = intake.bring_in(desk, [tmp_path])
    assert len(came.damaged) >= 8 and came.damaged == came.calls
    assert len(came.calls) + len(came.refused) == 10
    lengths = [call.recording.duration for call in came.calls if call.recording]
    assert lengths == sorted(lengths)


@pytest.mark.skipif(os.name == "nt", reason="such names exist on POSIX only")
def test_a_name_that_is_no_text_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav").rename(tmp_path / "a\udcff.wav")
    (bad,) = intake.bring_in(desk, [path]).refused
    assert "Rename it" in bad.reason


def test_a_pattern_that_cannot_be_used_stops_before_anything(desk: Desk, tmp_path: Path) -> None:
    settings_file.write(desk.places, Settings(name_pattern="{agnet}"))
    with pytest.raises(UserError, match="pattern"):
        intake.bring_in(desk, [write_wav(tmp_path / "a.wav")])
    assert calls.listed(desk, CallFilter()).total == 0


class _StopsAt:
    def __init__(self, done: int) -> None:
        self.done = done

    def step(self, done: float, of: float, doing: str) -> None:
        if done >= self.done:
            raise Cancelled


def test_when_it_is_cancelled_what_came_in_stays(desk: Desk, tmp_path: Path) -> None:
    paths = [write_wav(tmp_path / f"{tone}.wav", tone=tone) for tone in (300, 400, 500)]
    with pytest.raises(Cancelled):
        intake.bring_in(desk, paths, _StopsAt(2))
    assert calls.listed(desk, CallFilter()).total == 2


def put_list(folder: Path, *lines: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def read(desk: Desk, path: Path) -> intake.Intake:
    return intake.read_list(desk, path, intake.preview_list(path).mapping)


def test_a_list_with_good_and_bad_rows(desk: Desk, tmp_path: Path) -> None:
    write_wav(tmp_path / "calls" / "a.wav", tone=300)
    write_wav(tmp_path / "calls" / "b.wav", tone=400)
    path = put_list(
        tmp_path,
        "file;agent;team;client;started;direction;ref",
        "calls/a.wav;Ann;South;Harbour;2026-05-04 09:30;in;R1",
        "calls\\b.wav;Ben;;Harbour;13/04/2026;outbound;R2",
        "calls/none.wav;Cat;;;;;R3",
        "calls/a.wav;Ann;;;soon;;R4",
        "calls/a.wav;Ann;;;;sideways;R5",
        ";Dan;;;;;R6",
        ";Eve;;Northgate;05/04/2026;;R7",
        "calls/a.wav;x;x;x;2026-01-01;in;R8;surplus",
    )
    came = read(desk, path)
    assert [call.reference for call in came.calls] == ["R1", "R2", "R7"]
    first, second, third = came.calls
    assert first.agent is not None and (first.agent.name, first.agent.team) == ("Ann", "South")
    assert first.direction is Direction.INBOUND and first.started is not None
    assert second.recording is not None and second.direction is Direction.OUTBOUND
    assert third.recording is None and third.shop is not None and third.started is not None
    assert third.started.month == 4  # the column has a 13/04, so its days come first
    assert [bad.where for bad in came.refused] == ["line 4", "line 5", "line 6", "line 7", "line 9"]
    reasons = [bad.reason for bad in came.refused]
    assert "none.wav" in reasons[0] and "no date" in reasons[1] and "direction" in reasons[2]
    assert "no file and no client" in reasons[3] and "more cells" in reasons[4]


def test_a_list_read_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav")
    path = put_list(tmp_path, "file,client,reference", "a.wav,Harbour,R1", ",Harbour,R2")
    first = read(desk, path)
    again = read(desk, path)
    assert (len(first.calls), len(again.calls), len(again.known)) == (2, 0, 2)
    assert calls.listed(desk, CallFilter()).total == 2


def test_a_row_fills_what_is_not_known_and_overwrites_nothing(desk: Desk, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav")
    call = intake.bring_in_one(desk, path)
    calls.describe(desk, call.id, CallDetails(agent="Ann"))
    came = read(desk, put_list(tmp_path, "file,agent,client", "a.wav,Ben,Harbour"))
    (known,) = came.known
    assert known.agent is not None and known.agent.name == "Ann"
    assert known.client is not None and known.client.name == "Harbour"


def test_what_a_list_leaves_out_comes_from_the_name(desk: Desk, tmp_path: Path) -> None:
    write_wav(tmp_path / NAMED)
    came = read(desk, put_list(tmp_path, "file,agent", f"{NAMED},"))
    (call,) = came.calls
    assert call.agent is not None and call.agent.name == "ChrisL"


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"colour": "file"}, "no field"),
        ({"file": "none"}, "no column"),
        ({"agent": "agent"}, "No column"),
    ],
)
def test_a_mapping_that_does_not_fit(
    desk: Desk, tmp_path: Path, mapping: dict[str, str], said: str
) -> None:
    path = put_list(tmp_path, "file,agent", "a.wav,Ann")
    with pytest.raises(UserError, match=said):
        intake.read_list(desk, path, mapping)

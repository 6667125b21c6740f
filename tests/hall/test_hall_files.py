"""A file is written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from evaluator.errors import UserError
from evaluator.files import remove, whole, whole_folder, write_whole


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_a_replaced_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert left(tmp_path) == ["a.txt"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_error_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"old")
    with pytest.raises(RuntimeError), whole(path) as part:
        part.write_bytes(b"half")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == ["a.txt"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not there"):
        write_whole(tmp_path / "none" / "a.txt", b"")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        write_whole(tmp_path / "a.txt", b"")
    assert left(tmp_path) == ["a.txt"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "not enough room"), (errno.EDQUOT, "MB free"), (errno.EROFS, "not allow it")],
)
def test_what_the_system_refuses_is_explained(tmp_path: Path, number: int, said: str) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"old")
    with pytest.raises(UserError, match=said), whole(path) as part:
        part.write_bytes(b"new")
        raise OSError(number, "")
    assert path.read_bytes() == b"old" and left(tmp_path) == ["a.txt"]


def test_another_fault_is_told_in_the_systems_words(tmp_path: Path) -> None:
    said = "could not be written: Input/output error"
    with pytest.raises(UserError, match=said), whole(tmp_path / "a.txt"):
        raise OSError(5, "Input/output error")


_WRITE = """
import sys
from pathlib import Path
from evaluator.errors import UserError
from evaluator.files import write_whole
{before}
try:
    write_whole(Path(sys.argv[1]), b"x" * 100_000)
except UserError as error:
    print(error)
"""


def in_a_child(before: str, path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _WRITE.format(before=before), str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits are POSIX")
def test_a_full_disk_keeps_the_old_file_and_names_the_room_that_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"old")
    said = in_a_child(
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))",
        path,
    )
    assert "not enough room" in said and "MB free" in said
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="folder rights are POSIX")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    # Root may write anywhere, so the child becomes nobody; the way there must be open to it.
    opened = [parent for parent in folder.parents if parent.stat().st_uid == os.getuid()]
    before = "import os\nos.setuid(65534)" if os.getuid() == 0 else ""
    modes = {parent: parent.stat().st_mode for parent in opened if parent != Path("/")}
    try:
        for parent in modes:
            parent.chmod(modes[parent] | 0o011)
        said = in_a_child(before, folder / "a.txt")
    finally:
        for parent, mode in modes.items():
            parent.chmod(mode)
    assert "does not allow it" in said
    folder.chmod(0o755)


def test_a_folder_is_removed_with_all_that_is_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "a.wav").write_bytes(b"sound")
    remove(folder)
    remove(tmp_path / "was never there")
    assert left(tmp_path) == []


def test_what_a_link_leads_to_stays(tmp_path: Path) -> None:
    kept, folder = tmp_path / "kept.wav", tmp_path / "copies"
    kept.write_bytes(b"sound")
    folder.mkdir()
    (folder / "link").symlink_to(kept)
    remove(folder)
    assert kept.read_bytes() == b"sound" and not folder.exists()


def test_a_file_that_is_held_fast_is_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"sound")

    def held(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "in use", str(self))

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(PermissionError):
        remove(path)
    assert path.read_bytes() == b""


def test_a_folder_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "pack"
    with whole_folder(path) as part:
        (part / "a.txt").write_text("one")
        assert not path.exists()
    assert (path / "a.txt").read_text() == "one"
    assert left(tmp_path) == ["pack"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o700


@pytest.mark.parametrize("error", [RuntimeError(), OSError(errno.ENOSPC, "")])
def test_a_folder_that_fails_half_way_leaves_nothing(error: Exception, tmp_path: Path) -> None:
    with (
        pytest.raises((RuntimeError, UserError)) as raised,
        whole_folder(tmp_path / "pack") as part,
    ):
        (part / "a.txt").write_text("half")
        raise error
    assert left(tmp_path) == []
    if isinstance(error, OSError):
        assert "not enough room" in str(raised.value)


def test_a_folder_never_takes_the_place_of_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    with pytest.raises(UserError, match="already"), whole_folder(tmp_path / "pack"):
        pass
    with pytest.raises(UserError, match="not there"), whole_folder(tmp_path / "none" / "pack"):
        pass
    assert left(tmp_path) == ["pack"]

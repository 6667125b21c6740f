"""What `run` decides, as functions of what it finds: no process, no network, no apt."""

import ast
import os
import socket
import sys
from pathlib import Path
from types import ModuleType

import pytest

from evaluator.app import NO_DISPLAY

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (ROOT / "run").read_text("utf-8")


@pytest.fixture
def run() -> ModuleType:
    """The script as a module of its own, each test anew."""
    module = ModuleType("run_script")
    module.__file__ = str(ROOT / "run")
    exec(compile(SOURCE, module.__file__, "exec"), module.__dict__)
    return module


@pytest.fixture
def x_server(monkeypatch: pytest.MonkeyPatch) -> str:
    """A display at which something listens, and its name."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1] - 6000}.0"


def test_an_old_python_can_read_the_script_to_be_told() -> None:
    ast.parse(SOURCE, feature_version=(3, 8))


def test_an_old_python_is_told_what_is_needed(run: ModuleType) -> None:
    with pytest.raises(run.Stop, match=r"3\.11 or newer is needed, this is 3\.9\.2") as stop:
        run.check_python((3, 9, 2), [])
    assert stop.value.code == run.OLD_PYTHON


def test_an_old_python_is_told_of_the_newer_one_beside_it(run: ModuleType) -> None:
    with pytest.raises(run.Stop, match=r"Use the one you have: python3\.12 run"):
        run.check_python((3, 9, 2), ["python3.12", "python3.11"])


def test_a_new_enough_python_is_good(run: ModuleType) -> None:
    run.check_python((3, 11, 0), [])
    run.check_python((3, 14, 1), [])


def test_every_exit_code_is_its_own(run: ModuleType) -> None:
    codes = [
        run.OLD_PYTHON, run.NO_VENV, run.NO_LIBRARIES, run.NO_NETWORK, run.INTERRUPTED,
        run.NOT_INSTALLED, run.NO_DISPLAY,
    ]  # fmt: skip
    assert len(set(codes)) == 7
    assert not {0, 1, 2} & set(codes)  # those are the program's
    for code in codes:
        assert str(code) in run.__doc__


def test_only_what_is_missing_is_named(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = {"libEGL.so.1", "libpulse.so.0", "libxcb-cursor.so.0", "libwayland-cursor.so.0"}
    monkeypatch.setattr(run, "is_loadable", lambda library: library not in absent)
    monkeypatch.setattr(sys, "platform", "linux")
    assert run.missing_libraries("") == ["libegl1", "libpulse0"]
    assert run.missing_libraries("x11") == ["libegl1", "libpulse0", "libxcb-cursor0"]
    assert run.missing_libraries("wayland") == ["libegl1", "libpulse0", "libwayland-cursor0"]


def test_other_systems_bring_their_own_libraries(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "is_loadable", lambda library: False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert run.missing_libraries("native") == []
    assert run.display({}) == "native"


def test_renamed_packages_have_their_new_name(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter([self / "libssl3t64:amd64.list"]))
    assert run.debian_name("libglib2.0-0") == "libglib2.0-0t64"
    assert run.debian_name("libgl1") == "libgl1"


def test_old_systems_keep_the_old_name(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter(()))
    assert run.debian_name("libglib2.0-0") == "libglib2.0-0"


@pytest.mark.parametrize(
    ("has", "missing"),
    [
        ({"ensurepip", "pip"}, []),
        ({"ensurepip"}, []),
        ({"pip"}, []),
        (set(), ["python3-venv"]),
    ],
)
def test_venv_is_asked_for_only_when_no_pip_could_come(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, has: set[str], missing: list[str]
) -> None:
    monkeypatch.setattr(run, "find_spec", lambda name: name if name in has else None)
    assert run.missing_tools() == missing


def test_one_line_brings_all(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run, "is_root", lambda: False)
    trouble = run.problem(["python3-venv", "libegl1"], "")
    assert trouble.code == run.NO_VENV
    line = str(trouble).splitlines()[-1]
    assert line.startswith("  sudo apt-get update; sudo apt-get install")
    assert line.endswith(" python3-venv libegl1")
    assert run.problem(["libegl1"], "").code == run.NO_LIBRARIES
    assert run.problem([], "x11") is None


def test_without_apt_the_names_are_said(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    said = str(run.problem(["libegl1"], ""))
    assert "apt-get" not in said
    assert said.endswith("what Debian calls: libegl1")


def test_only_root_mends(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []
    monkeypatch.setattr(run, "fetch", ran.append)
    monkeypatch.setattr(run, "say", lambda line: None)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run, "is_root", lambda: False)
    run.mend(["libegl1"])
    monkeypatch.setattr(run, "is_root", lambda: True)
    run.mend([])
    assert ran == []
    run.mend(["libegl1"])
    assert ran == [["sh", "-c", run.apt_line(["libegl1"], root=True)]]


@pytest.mark.skipif(sys.platform != "linux", reason="displays are found by socket on Linux alone")
class TestDisplay:
    def test_a_listening_x_server_is_one(self, run: ModuleType, x_server: str) -> None:
        assert run.display({"DISPLAY": x_server}) == "x11"

    def test_a_name_nobody_listens_at_is_none(self, run: ModuleType) -> None:
        assert run.display({"DISPLAY": ":65000"}) == ""
        assert run.display({"DISPLAY": "nonsense"}) == ""
        assert run.display({}) == ""

    def test_wayland_goes_first(self, run: ModuleType, x_server: str, tmp_path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(tmp_path / "wayland-0"))
            server.listen()
            env = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
            assert run.display({**env, "DISPLAY": x_server}) == "wayland"

    def test_a_dead_wayland_leaves_x(self, run: ModuleType, x_server: str, tmp_path: Path) -> None:
        env = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
        assert run.display({**env, "DISPLAY": x_server}) == "x11"

    def test_offscreen_is_no_display(self, run: ModuleType, x_server: str) -> None:
        assert run.display({"DISPLAY": x_server, "QT_QPA_PLATFORM": "offscreen"}) == ""


def test_what_the_words_start_is_there(run: ModuleType) -> None:
    assert Path(run.MAIN).is_file()
    assert (ROOT / "benchmarks" / "__main__.py").is_file()
    assert run.RUNTIME.is_file() and run.TESTING.is_file()


def test_no_display_has_the_programs_own_code(run: ModuleType) -> None:
    assert run.NO_DISPLAY == NO_DISPLAY


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["--db", "a.db"], True),
        (["--db=a.db"], True),
        (["--db", "a.db", "check"], False),
        (["--db=a.db", "check"], False),
        (["demo"], False),
        (["--help"], False),
    ],
)
def test_the_window_is_wanted_when_no_command_is_named(
    run: ModuleType, words: list[str], window: bool
) -> None:
    assert run.opens_window(words) is window


def test_without_the_speech_model_the_tests_go_on(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path
) -> None:
    """Its packages are somebody else's upload: one day they may not be there."""
    stamp = tmp_path / "installed"
    stamp.write_text("what stands there", "utf-8")
    monkeypatch.setattr(run, "STAMP", stamp)

    def gone(lock: object) -> None:
        raise run.Stop(run.NOT_INSTALLED, "No matching distribution.")

    monkeypatch.setattr(run, "install", gone)
    run.set_up_model()
    assert "what recognises speech is not tested" in capsys.readouterr().err
    assert stamp.read_text("utf-8") == "what stands there"

    brought: list[object] = []
    monkeypatch.setattr(run, "install", brought.append)
    run.set_up_model()
    run.set_up_model()
    assert brought == [run.MODEL]
    assert stamp.read_text("utf-8").startswith("what stands there\n")


@pytest.mark.skipif(not hasattr(os, "ST_NOEXEC"), reason="this system has no files in memory")
def test_the_files_of_the_tests_are_in_memory_where_there_is_room(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "ROOM", 1)
    assert run.has_room(tmp_path)
    assert not run.has_room(tmp_path / "missing")
    full = os.statvfs_result((1, 4096, 9, 0, 0, 9, 9, 9, 0, 255))
    no_programs = os.statvfs_result((1, 4096, 9, 9, 9, 9, 9, 9, os.ST_NOEXEC, 255))
    for about in (full, no_programs):
        monkeypatch.setattr(os, "statvfs", lambda _path, about=about: about)
        assert not run.has_room(tmp_path)

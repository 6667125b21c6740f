"""The states of a fresh machine, each met by the real script in a process of its own.

The script is copied beside a lock of one small wheel made here, so nothing is downloaded.
"""

import base64
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The Python that .venv was made from: the one that a user starts `run` with.
PYTHON = getattr(sys, "_base_executable", sys.executable)
MAIN = "import sys; print(sys.argv[1:])\n"

# The script in a process whose machine lacks something.
LACKING = "import runpy, sys; sys.argv[0] = 'run'; {}; runpy.run_path('run', {{}}, '__main__')"
NO_LOADER = "import ctypes; ctypes.CDLL = lambda name: open('/nonexistent')"
NO_MODULES = "import importlib.util; importlib.util.find_spec = lambda name: None"
OLD = "sys.version_info = (3, 9, 2, 'final', 0)"


def wheel(folder: Path) -> str:
    """Make a wheel of one module; returns the lock that pins it."""
    info = "greeting-1.0.dist-info"
    files = {
        "greeting.py": "HELLO = 'hello'\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
    }
    rows = []
    path = folder / "greeting-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
            rows.append(f"{name},sha256={digest.rstrip(b'=').decode()},{len(text)}")
            archive.writestr(name, text)
        archive.writestr(f"{info}/RECORD", "\n".join([*rows, f"{info}/RECORD,,"]) + "\n")
    return f"greeting==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="module")
def venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `run` makes first: an environment with nothing but pip."""
    made = tmp_path_factory.mktemp("made") / ".venv"
    subprocess.run([PYTHON, "-m", "venv", str(made)], check=True)
    return made


@pytest.fixture
def begun(machine: Path, venv: Path) -> Path:
    """The machine with its environment made, and nothing installed into it."""
    shutil.copytree(venv, machine / ".venv", symlinks=True)
    return machine


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout of `run` alone, on a machine where nothing is set up."""
    root = tmp_path / "checkout"
    root.mkdir()
    lock = wheel(tmp_path)
    shutil.copy(ROOT / "run", root)
    for name in ("requirements.lock", "requirements-dev.lock"):
        (root / name).write_text(lock, "utf-8")
    (root / "main.py").write_text(MAIN, "utf-8")
    return root


def environment(root: Path, index: str = "") -> dict[str, str]:
    """No display, no settings of pip but where packages come from."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
    here = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(root.parent)}
    packages = {"PIP_INDEX_URL": index} if index else here
    return {**kept, **packages, "HOME": str(root.parent), "PIP_CONFIG_FILE": os.devnull}


def started(root: Path, *words: str, index: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PYTHON, str(root / "run"), *words],
        env=environment(root, index), cwd=root.parent, capture_output=True, text=True,
    )  # fmt: skip


def lacking(root: Path, what: str, *words: str) -> subprocess.CompletedProcess[str]:
    apt = root / "bin" / "apt-get"
    apt.parent.mkdir()
    apt.write_text(f'#!/bin/sh\necho "$@" >> {root}/apt.log\n', "utf-8")
    apt.chmod(0o755)
    env = environment(root)
    env["PATH"] = f"{apt.parent}:{env['PATH']}"
    return subprocess.run(
        [PYTHON, "-c", LACKING.format(what), *words],
        env=env, cwd=root, capture_output=True, text=True,
    )  # fmt: skip


def stamp(root: Path) -> str:
    return (root / ".venv" / "installed").read_text("utf-8")


def test_a_forged_package_is_refused_then_all_is_set_up_once(begun: Path) -> None:
    lock = begun / "requirements.lock"
    right = lock.read_text("utf-8")
    lock.write_text(f"greeting==1.0 --hash=sha256:{'0' * 64}\n", "utf-8")
    forged = started(begun, "setup")
    assert forged.returncode == 15
    assert "DO NOT MATCH THE HASHES" in forged.stderr
    assert stamp(begun) == "unfinished"

    lock.write_text(right, "utf-8")
    first = started(begun, "setup")
    assert first.returncode == 0, first.stderr
    assert "did not finish: starting over" in first.stderr
    assert "requirements.lock" in stamp(begun)

    again = started(begun, "setup")
    assert (again.returncode, again.stderr) == (0, "Ready. Start it with: ./run\n")

    bare = started(begun)
    assert (bare.returncode, bare.stdout) == (0, "['demo']\n"), bare.stderr
    assert bare.stderr == "No display here, so no window: doing what ./run demo does.\n"

    other = started(begun, "score", "--form", "a b")
    assert (other.stdout, other.stderr) == ("['score', '--form', 'a b']\n", "")

    doctor = started(begun, "doctor")
    assert doctor.returncode == 4
    assert "Display: none" in doctor.stdout

    lock.write_text("# a newer lock\n" + right, "utf-8")
    newer = started(begun, "setup")
    assert newer.returncode == 0
    assert "Installing the packages of requirements.lock" in newer.stderr
    assert "Making .venv" not in newer.stderr


def test_without_a_network_it_says_to_try_the_same_command_again(begun: Path) -> None:
    offline = started(begun, "setup", index="http://127.0.0.1:9/simple")
    assert offline.returncode == 13, offline.stderr
    assert offline.stderr.endswith("Run the same command again when there is one.\n")
    assert stamp(begun) == "unfinished"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to another process")
def test_an_interrupted_installation_says_so_and_starts_over(begun: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the call, never answers
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/simple"
        process = subprocess.Popen(
            [PYTHON, str(begun / "run"), "setup"],
            env=environment(begun, index), stderr=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip
        silent.settimeout(60)
        connection, _ = silent.accept()  # pip is at work
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=100)
        connection.close()
    assert process.returncode == 14, said
    assert "Interrupted. Run the same command again" in said
    assert stamp(begun) == "unfinished"


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are looked for on Linux alone")
@pytest.mark.parametrize(
    ("what", "code", "said"),
    [
        (OLD, 10, "Python 3.11 or newer is needed, this is 3.9.2."),
        (NO_MODULES, 11, "Python's venv is missing."),
        (NO_LOADER, 12, "System libraries are missing."),
    ],
)
def test_each_lack_has_its_line_and_its_code(
    machine: Path, what: str, code: int, said: str
) -> None:
    answer = lacking(machine, what, "setup")
    assert answer.returncode == code, answer.stderr
    assert answer.stderr.startswith(said)
    assert len(answer.stderr.splitlines()) <= 2
    assert not (machine / ".venv").exists()  # nothing is downloaded before the machine is right


@pytest.mark.skipif(sys.platform != "linux", reason="apt is on Linux alone")
def test_with_fix_root_runs_the_line_itself(machine: Path) -> None:
    answer = lacking(machine, NO_LOADER + "; import os; os.geteuid = lambda: 0", "setup", "--fix")
    ran = (machine / "apt.log").read_text("utf-8").splitlines()
    assert ran[0] == "update"
    assert ran[1].startswith("install -y --no-install-recommends libglib2.0-0")
    assert answer.returncode == 12  # this apt brought nothing, and that is noticed

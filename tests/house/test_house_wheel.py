"""The wheel: `pip install .` brings the command, the forms and the resources."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = "from evaluator.places import shipped; print(*shipped('forms').iterdir())"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as pip would build it; nothing is downloaded."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return made


def files(*folders: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_every_form_resource_and_module_is_inside(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert {f"evaluator/shipped/{name}" for name in files("forms", "resources")} <= inside
    assert files("evaluator") <= inside
    assert not [name for name in inside if name.startswith(("tests", "docs", "shared"))]


def test_the_command_is_there(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (entries,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
    assert "call-evaluator = evaluator.app:main" in archive.read(entries).decode()


def test_an_installed_program_finds_what_ships(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)  # what installing does with this wheel
    answer = subprocess.run(
        [sys.executable, "-c", ASK], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(tmp_path / "evaluator/shipped/forms/seven_point_call.yaml") in answer.stdout

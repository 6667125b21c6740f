"""The locks: the same versions in both, every one with hashes, and nothing of a machine in them."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, tuple[str, str]]:
    """`name ; marker` -> version and the text of its hashes."""
    text = (ROOT / lock).read_text("utf-8")
    found = re.findall(
        r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\\n((?: +--hash=.+\n)+)", text, re.MULTILINE
    )
    return {f"{name} ; {marker}": (version, hashes) for name, version, marker, hashes in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes_and_from_nowhere_in_particular(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    packages = [line for line in lines if line and line[0] not in " #"]
    assert len(packages) == len(pins(lock)) > 20
    assert not [line for line in lines if "://" in line or line.startswith("-") or " /" in line]


def test_recognition_is_an_extra_and_its_model_is_for_tests_alone() -> None:
    runtime, testing, model = (
        {key.split(" ;")[0] for key in pins(lock)} for lock in (*LOCKS, "requirements-model.lock")
    )
    assert "faster-whisper" in testing
    assert not runtime & {"faster-whisper", "ctranslate2", "tokenizers"}
    assert len(model) == 2 and not model & (runtime | testing)


def test_the_tests_run_on_what_the_user_gets() -> None:
    runtime, testing = (pins(lock) for lock in LOCKS)
    assert runtime.items() <= testing.items()


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    locked = {key.split(" ;")[0]: version for key, (version, _) in pins(LOCKS[1]).items()}
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    for requirement in map(Requirement, asked):
        assert locked[canonicalize_name(requirement.name)] in requirement.specifier

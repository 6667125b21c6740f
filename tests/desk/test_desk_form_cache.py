"""Forms in the cache: the same form, read again when file or program has changed."""

from pathlib import Path

import pytest

from evaluator.desk import form_cache
from evaluator.desk.form_cache import cached
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.places import shipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_bytes(shipped("forms", "apology_letter.yaml").read_bytes())
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were read as YAML."""
    found: list[Path] = []

    def reading(path: Path) -> Form:
        found.append(path)
        return read(path)

    monkeypatch.setattr(form_cache, "read", reading)
    return found


def test_the_second_time_it_comes_from_the_cache(
    file: Path, tmp_path: Path, reads: list[Path]
) -> None:
    first = cached(file, tmp_path / "cache")
    then = cached(file, tmp_path / "cache")
    assert reads == [file]
    assert (then, then.hash) == (first, read(file).hash)
    assert then.in_language("de") == first.in_language("de")


def test_a_changed_file_is_read_anew(file: Path, tmp_path: Path, reads: list[Path]) -> None:
    cached(file, tmp_path)
    file.write_text(file.read_text("utf-8").replace('version: "1"', 'version: "2"'), "utf-8")
    assert cached(file, tmp_path).version == "2"
    assert cached(file, tmp_path).version == "2"
    assert len(reads) == 2


def test_another_program_reads_it_anew(
    file: Path, tmp_path: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    cached(file, tmp_path)
    monkeypatch.setattr(form_cache, "__version__", "999")
    cached(file, tmp_path)
    assert len(reads) == 2


@pytest.mark.parametrize("left", ["", "no line", "{key}\n{", "{key}\n{}", "{key}\nnull"])
def test_what_is_broken_in_the_cache_is_no_matter(
    file: Path, tmp_path: Path, reads: list[Path], left: str
) -> None:
    folder = tmp_path / "cache"
    form = cached(file, folder)
    (copy,) = folder.iterdir()
    key = copy.read_text("utf-8").split("\n", 1)[0]
    copy.write_text(left.replace("{key}", key), "utf-8")
    assert cached(file, folder) == form
    assert len(reads) == 2


def test_a_cache_that_cannot_be_written_is_no_matter(file: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    assert cached(file, tmp_path / "taken") == read(file)


def test_a_broken_form_is_refused_every_time(file: Path, tmp_path: Path) -> None:
    file.write_text("id: [", "utf-8")
    for _ in range(2):
        with pytest.raises(UserError, match="line"):
            cached(file, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()

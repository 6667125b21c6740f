"""A pack: files told of in a manifest with their hashes, as a folder or a zip, and its check.

The hashes tell what was damaged or changed on the way. Who writes the manifest anew as well is
found only by the manifest's own hash, noted elsewhere when the pack was made.
"""

import hashlib
import json
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from evaluator.errors import UserError
from evaluator.files import write_whole

MANIFEST: Final = "manifest.json"
FORMAT: Final = "call-evaluator evidence pack"
SCHEMA: Final = 1

_MOST: Final = 16 * 2**20  # bytes of a manifest that are read
_PIECE: Final = 1 << 20
_PACKED: Final = frozenset({".mp3", ".pdf"})
"""Files that are packed already: a zip stores them as they are."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: names of files, each as it stands in the manifest or in the pack.

    `files` counts those of the manifest, `told` is what the manifest says, `manifest` its SHA-256:
    only who compares that with the one told when the pack was made sees a change of the manifest.
    """

    files: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    added: tuple[str, ...]
    told: Mapping[str, Any]
    manifest: str

    @property
    def sound(self) -> bool:
        """Whether every file is there as it was written, and no other."""
        return not (self.missing or self.changed or self.added)


def entry(folder: Path, file: Path, **more: Any) -> dict[str, Any]:
    """What the manifest says of a file in the folder: its path, SHA-256 and size, and more."""
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    path = file.relative_to(folder).as_posix()
    return {"path": path, "sha256": digest, "size": file.stat().st_size, **more}


def write_manifest(folder: Path, told: Mapping[str, Any], files: list[dict[str, Any]]) -> str:
    """Write the manifest of a folder; returns its SHA-256, which is good to note elsewhere."""
    said = {"format": FORMAT, "schema": SCHEMA, **told, "files": files}
    text = json.dumps(said, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    write_whole(folder / MANIFEST, text.encode())
    return hashlib.sha256(text.encode()).hexdigest()


def zip_folder(
    folder: Path, out: Path, at: datetime, step: Callable[[float], None] = lambda done: None
) -> None:
    """Write a folder's files to a zip; the same files make the same bytes.

    `at` is the time that the zip says of every file; `step` is told how much is done, 0 to 1.
    """
    names = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(out, "w") as packed:
        for done, path in enumerate(names):
            step(done / len(names))
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), at.timetuple()[:6])
            info.external_attr = 0o600 << 16
            small = path.suffix in _PACKED
            info.compress_type = zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED
            info.file_size = path.stat().st_size
            with path.open("rb") as source, packed.open(info, "w") as target:
                while piece := source.read(_PIECE):
                    target.write(piece)


def check(path: Path) -> Checked:
    """Compare a pack, a folder or a zip, with its manifest. Nothing is unpacked.

    Raises UserError when it cannot be read or is no pack.
    """
    with _opened(path) as (names, opened):
        if MANIFEST not in names:
            raise UserError(f"“{path.name}” is no evidence pack.", f"It has no {MANIFEST}.")
        told, entries, digest = _manifest(path, opened)
        missing = [name for name in entries if name not in names]
        changed = [
            name for name, one in entries.items() if name in names and not _same(opened, name, one)
        ]
        twice = [name for name, count in names.items() if count > 1]
        added = [name for name in names if name not in entries and name != MANIFEST]
    return Checked(len(entries), tuple(missing), tuple(changed), tuple(added + twice), told, digest)


_Open = Callable[[str], IO[bytes]]


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Mapping[str, int], _Open]]:
    """The names in a pack, each with how often it is there, and what opens one."""
    if path.is_dir():
        files = {_name(file, path): file for file in path.rglob("*") if file.is_file()}
        yield dict.fromkeys(files, 1), lambda name: files[name].open("rb")
        return
    try:
        packed = zipfile.ZipFile(path)
    except (*_UNREADABLE, ValueError) as error:  # ValueError: a name that is no text
        raise UserError(
            f"“{path.name}” cannot be read as an evidence pack: {error}.",
            "Choose the folder or the zip file that was made.",
        ) from error
    with packed:
        infos = [info for info in packed.infolist() if not info.is_dir()]
        names: dict[str, int] = {}
        for info in infos:
            names[_composed(info.filename)] = names.get(_composed(info.filename), 0) + 1
        known = {_composed(info.filename): info for info in infos}
        yield names, lambda name: packed.open(known[name])


def _name(file: Path, folder: Path) -> str:
    return _composed(file.relative_to(folder).as_posix())


def _composed(name: str) -> str:
    """A name as it was written: some disks take letters and their marks apart."""
    return unicodedata.normalize("NFC", name)


def _manifest(
    path: Path, opened: _Open
) -> tuple[Mapping[str, Any], Mapping[str, Mapping[str, Any]], str]:
    """What the manifest says, its files by their names, and its SHA-256. Raises UserError."""
    try:
        with opened(MANIFEST) as file:
            content = file.read(_MOST)
        told = json.loads(content)
        if told["format"] != FORMAT:
            raise ValueError(told["format"])
        newer = told["schema"] > SCHEMA
        files = {_composed(str(PurePosixPath(one["path"]))): one for one in told["files"]}
    except (*_UNREADABLE, ValueError, TypeError, KeyError, RecursionError) as error:
        raise UserError(
            f"The manifest of “{path.name}” cannot be read: it is damaged or was changed.",
            "Ask for the pack again.",
        ) from error
    if newer:
        raise UserError(
            f"“{path.name}” was made by a newer version of Call Evaluator.", "Check it with that."
        )
    return told, files, hashlib.sha256(content).hexdigest()


_UNREADABLE: Final = (
    *(OSError, EOFError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error),
)
"""What reading a damaged, encrypted or strangely packed file raises."""


def _same(opened: _Open, name: str, one: Mapping[str, Any]) -> bool:
    """Whether a file is as the manifest says; no more of it is read than it is said to have."""
    digest, left = hashlib.sha256(), one.get("size")
    if not isinstance(left, int):
        return False
    try:
        with opened(name) as file:
            while piece := file.read(min(_PIECE, max(left, 0) + 1)):
                digest.update(piece)
                left -= len(piece)
                if left < 0:
                    return False
    except _UNREADABLE:
        return False
    return left == 0 and digest.hexdigest() == one.get("sha256")

"""A file is written whole or not at all: the last good one stays until the new one is complete."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from evaluator.errors import UserError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; it takes the place of `path` when all went well.

    The new file is private (0600), on the disk before it takes the place (fsync, then replace), and
    removed when anything fails, so that an old file at `path` is never cut.
    Raises UserError for a full disk, a folder that is not there and one that may not be written.
    """
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent
        )
    except OSError as error:
        raise _explained(error, path) from error
    os.close(handle)
    part = Path(name)
    try:
        yield part
        _settle(part, path)
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write these bytes to `path`, whole or not at all. Raises UserError as `whole` does."""
    with whole(path) as part:
        part.write_bytes(data)


def private_folder(path: Path) -> Path:
    """Make a folder that only its owner may enter. Raises UserError as `whole` does."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _explained(error, path) from error
    return path


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it; one that is not there is no matter.

    Files are emptied first: where the system holds one fast that is being read, its content is gone
    all the same. Raises OSError when something stays.
    """
    if path.is_symlink():
        path.unlink()
    elif path.is_dir():
        for one in path.iterdir():
            remove(one)
        path.rmdir()
    elif path.exists():
        os.truncate(path, 0)
        path.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder beside `path` to fill; it gets the name `path` when all went well.

    It is private (0700), and removed with what is in it when anything fails. Raises UserError
    when something of that name is there already, and as `whole` does.
    """
    if path.exists() or path.is_symlink():
        raise UserError(f"There is a “{path.name}” already.", "Choose another name.")
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent))
    except OSError as error:
        raise _explained(error, path) from error
    try:
        yield part
        part.rename(path)
        _settle_names(path.parent)
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _settle(part: Path, path: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    _settle_names(path.parent)


def _settle_names(folder: Path) -> None:
    """Let the names in a folder be on the disk, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _explained(error: OSError, path: Path) -> UserError:
    if error.errno in _NO_ROOM:
        free = shutil.disk_usage(path.parent).free // 2**20
        return UserError(
            f"There is not enough room to write “{path.name}” ({free} MB free). "
            "What was there before is unchanged.",
            "Free some space or choose another disk, then try again.",
        )
    if error.errno in _NOT_ALLOWED:
        return UserError(
            f"“{path.name}” cannot be written: the folder {path.parent} does not allow it.",
            "Choose another folder.",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError(f"The folder {path.parent} is not there.", "Make it or choose another.")
    if isinstance(error, IsADirectoryError):
        return UserError(f"{path} is a folder.", "Give the name of a file.")
    return UserError(f"“{path.name}” could not be written: {error.strerror or error}.")

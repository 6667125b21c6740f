"""What SQLite reports, in the user's words: the one place where its errors are translated."""

import errno
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from evaluator.errors import UserError

NEEDED_MB = 20
"""Free space that saving wants: the log grows to 4 MB before it is folded in; some to spare."""

_MB = 1_000_000


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Turn what SQLite says of the place or the file into a UserError; bugs pass unchanged."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        trouble = explained(path, error)
        if trouble is None:
            raise
        raise trouble from error


def explained(path: Path | None, error: DBAPIError | sqlite3.Error) -> UserError | None:
    """The UserError for what SQLite reports; None for what is a bug."""
    where = path or Path("memory")
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorname", "")  # such as SQLITE_IOERR_WRITE
    kind = code.removeprefix("SQLITE_").split("_")[0]
    if "Could not decode" in str(cause):  # said by Python, without a code: a text of broken bytes
        kind = "CORRUPT"
    if kind == "FULL" or (kind in ("IOERR", "CANTOPEN") and _free_mb(where) < NEEDED_MB):
        return full(where)
    match kind:
        case "IOERR":
            return UserError(
                f"The disk did not read or take {where} as it should. "
                "Everything saved before is still there.",
                "Check the disk or the network place, then try again.",
            )
        case "CORRUPT":
            return damaged(where)
        case "NOTADB":
            return foreign(where)
        case "READONLY" | "CANTOPEN" | "PERM" | "AUTH":
            return read_only(where)
        case "BUSY" | "LOCKED":
            return UserError(
                f"Another program is writing to {where} and did not finish in time. "
                "Nothing was saved just now.",
                "Close the other program, or wait a moment and try again.",
            )
    return None


def full(path: Path) -> UserError:
    """No room left."""
    return UserError(
        f"The disk of {path} is full: {_free_mb(path)} MB are free, {NEEDED_MB} MB are needed. "
        "What was saved before is safe; the last change is not saved yet.",
        "Make room on the disk, then try again.",
    )


def read_only(path: Path) -> UserError:
    """A file or folder that cannot be written."""
    return UserError(
        f"{path} cannot be opened for writing, or its folder cannot. Nothing was changed.",
        "Give yourself the right to write there, or choose another place for the database.",
    )


def foreign(path: Path) -> UserError:
    """A file that another program made."""
    return UserError(
        f"{path} is not a database of this program. It was not touched.", "Choose another file."
    )


def out_of_reach(path: Path, error: OSError) -> UserError:
    """A place where no file can be made or opened."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(path)
    if isinstance(error, IsADirectoryError):
        return UserError(f"{path} is a folder.", "Give the name of a database file.")
    return read_only(path)


def damaged(path: Path) -> UserError:
    """A file that SQLite cannot read as it should."""
    newest = next(reversed(backups_of(path)), None)
    return UserError(
        f"{path} is damaged. Nothing was changed in it.",
        f"The newest backup is {newest}: copy it to another place and open that copy."
        if newest
        else "There is no backup beside it. Keep the file: what can be read may be recovered.",
    )


def backups_of(path: Path) -> list[Path]:
    """The backups of a database, oldest first: their names sort by time."""
    named = re.compile(re.escape(path.stem) + r"-\d{8}T\d{12}Z-v\d+\.db")
    return sorted(kept for kept in backups(path).glob("*.db") if named.fullmatch(kept.name))


def backups(path: Path) -> Path:
    """The folder for the backups of a database."""
    return path.parent / "backups"


def _free_mb(path: Path) -> int:
    folder = next(place for place in path.absolute().parents if place.is_dir())
    return int(shutil.disk_usage(folder).free / _MB)

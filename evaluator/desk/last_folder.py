"""The folder that something was saved in last, so that the next dialog begins there."""

from contextlib import suppress
from pathlib import Path

from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.files import private_folder, write_whole


def last_folder(desk: Desk) -> Path:
    """The folder of the last save; the user's own where there is none any more."""
    try:
        folder = Path(_kept(desk).read_text("utf-8", "surrogateescape"))
    except OSError:
        return Path.home()
    return folder if folder.is_dir() else Path.home()


def keep_folder(desk: Desk, folder: Path) -> None:
    """Begin here next time, where that can be noted: what was saved is saved all the same."""
    with suppress(UserError):
        private_folder(desk.places.cache)
        write_whole(_kept(desk), str(folder).encode("utf-8", "surrogateescape"))


def _kept(desk: Desk) -> Path:
    return desk.places.cache / "last-folder"

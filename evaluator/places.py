"""Where files live: what ships with the program, and what belongs to the user."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).parent
APP = "call-evaluator"


@dataclass(frozen=True, slots=True)
class Places:
    """The user's folders: `data` holds the database, `cache` only what can be made anew."""

    data: Path
    config: Path
    cache: Path
    log: Path

    @property
    def database(self) -> Path:
        """The database that is used when no other is named."""
        return self.data / "evaluations.db"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"


def places() -> Places:
    """The user's folders on this machine; all under `CALL_EVALUATOR_HOME` where that is set."""
    home = os.environ.get("CALL_EVALUATOR_HOME")
    if home:
        root = Path(home)
        return Places(root / "data", root / "config", root / "cache", root / "log")
    dirs = platformdirs.PlatformDirs(APP, appauthor=False)
    return Places(
        dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path
    )


def shipped(*parts: str) -> Path:
    """A file or folder that ships: `shipped("forms")`, `shipped("resources", "icons")`.

    In a checkout they stand beside the package, in an installed wheel inside it.
    """
    inside = _PACKAGE / "shipped"
    return (inside if inside.is_dir() else _PACKAGE.parent).joinpath(*parts)


def private(folder: Path) -> Path:
    """Make a folder that only its owner may enter (0700), with its parents; returns it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder

"""Removing what redactions leave: copies that were only begun or replaced, and what caches hold.

Beside `redaction`, since every start does this, and it needs none of what makes copies.
"""

from pathlib import Path
from typing import Final

from evaluator.desk.desk import Desk
from evaluator.files import remove

BEGUN: Final = "begun"
"""The note in the folder of a copy that its redaction has not been logged for yet."""

_HASHED: Final = 40
"""Letters of a hash that the name of a half-written file still has."""


def tidy(desk: Desk) -> bool:
    """Remove copies that were only begun, or replaced, and what the cache has of sounds before.

    What the system does not let go yet is tried again the next time: then this is False.
    """
    made = desk.store.redactions.all()
    if not made and not desk.copies.is_dir():
        return True
    sounds_before = {one.was for one in made}
    replaced = {one.id for one in made if one.now in sounds_before}
    known = {one.id for one in made} - replaced
    going = [folder for folder in desk.copies.glob("*/") if _goes(folder, known, replaced)]
    going += _made_of(desk, sounds_before)
    notes = [desk.copies / id / BEGUN for id in known]
    return not [path for path in (*going, *notes) if not _removed(path)]


def _goes(folder: Path, known: set[str], replaced: set[str]) -> bool:
    """Whether a folder of copies goes. A copy that this database does not know of may stay."""
    if folder.name in known:
        return False
    begun = (folder / BEGUN).is_file() or not any(folder.glob("*.flac"))
    return begun or folder.name in replaced


def _made_of(desk: Desk, sounds: set[str]) -> list[Path]:
    """All in the cache that was made of these sounds: it is named after their hash, whole or half.

    A half-written file has a dot before its name, which is cut short.
    """
    names = {sound[:_HASHED] for sound in sounds}
    files = desk.places.cache.glob("*/*")
    return [file for file in files if file.name.removeprefix(".")[:_HASHED] in names]


def _removed(path: Path) -> bool:
    try:
        for copy in path.glob("*.*"):  # the note goes last: by it the rest is found again
            remove(copy)
        remove(path)
    except OSError:
        return False
    return True

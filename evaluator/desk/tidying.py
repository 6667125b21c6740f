"""Removing what redactions leave: copies that were only begun or replaced, what caches hold, and
the words in backups.

Beside `redaction`, since every start does this, and it needs none of what makes copies.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from evaluator.desk.desk import Desk
from evaluator.facts import Stretch
from evaluator.files import remove
from evaluator.terms import Redaction
from evaluator.transcripts.kept import from_json, to_json
from evaluator.transcripts.redact import redacted

BEGUN: Final = "begun"
"""The note in the folder of a copy that its redaction has not been logged for yet."""

_HASHED: Final = 40
"""Letters of a hash that the name of a half-written file still has."""


def tidy(desk: Desk) -> bool:
    """Remove copies that were only begun, or replaced, what the cache has of sounds before, and the
    redacted words from the database's backups.

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
    left = [path for path in (*going, *notes) if not _removed(path)]
    return _backups_cleaned(desk, made) and not left


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


def _backups_cleaned(desk: Desk, made: Sequence[Redaction]) -> bool:
    """Take the words out of backups that were made before the last redaction."""
    stretches: dict[str, list[Stretch]] = {}
    for one in made:
        stretches.setdefault(one.call_id, []).append((one.start, one.end))

    def without(call_id: str, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**kept, **to_json(redacted(from_json(kept), stretches[call_id]))}

    last = max((one.at for one in made), default=None)
    return last is None or desk.store.clean_backups(stretches, without, last)


def _removed(path: Path) -> bool:
    try:
        for copy in path.glob("*.*"):  # the note goes last: by it the rest is found again
            remove(copy)
        remove(path)
    except OSError:
        return False
    return True

"""The blend that is being made and not saved yet: kept as it is typed, so that closing the window
or a crash loses nothing.

There is one at most: the window makes one blend at a time and asks before it is left.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluator.desk import blends
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.files import private_folder, remove, write_whole
from evaluator.forms.tree import Content

__all__ = ["Unsaved", "forget", "keep", "kept"]

_NAME: Final = "unsaved.json"
_LISTS: Final = ("blend", "bands")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """What was typed; `of` is the file of the user's own blend that it changes, None for a new."""

    content: Content
    of: Path | None


def kept(desk: Desk) -> Unsaved | None:
    """What was typed and not saved; None where there is nothing, or nothing that can be read."""
    try:
        said = json.loads(_path(desk).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    content = said.get("blend") if isinstance(said, dict) else None
    if not isinstance(content, dict) or not all(_is_list(content, name) for name in _LISTS):
        return None
    of = said.get("of")
    return Unsaved(content=content, of=blends.folder(desk) / str(of) if of else None)


def keep(desk: Desk, content: Content, of: Path | None) -> None:
    """Keep what is typed, in place of what was kept before. Raises UserError where it cannot be."""
    private_folder(blends.folder(desk))
    said = {"of": of.name if of else "", "blend": content}
    write_whole(_path(desk), json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))


def forget(desk: Desk) -> None:
    """It was saved, or left on purpose. Raises UserError where it cannot be removed."""
    try:
        remove(_path(desk))
    except OSError as error:
        raise UserError(f"{_path(desk)} cannot be removed: {error.strerror}.") from error


def _is_list(content: Content, name: str) -> bool:
    """Whether its forms or bands can be shown, be they half typed."""
    parts = content.get(name, [])
    return isinstance(parts, list) and all(isinstance(one, dict) for one in parts)


def _path(desk: Desk) -> Path:
    return blends.folder(desk) / _NAME

"""Ids for what is being made: from what it is called, and none twice."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 60


def slug(text: str) -> str:
    """A text as an id: small letters, digits and hyphens; "" where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    plain = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")


def free_id(taken: Iterable[str], wanted: str) -> str:
    """An id like the wanted one that nobody has: itself, or with a number behind it."""
    used = set(taken)
    stem = re.sub(r"-\d+\Z", "", wanted) or wanted
    numbers = (f"{stem}-{number}" for number in range(2, len(used) + 3))
    return wanted if wanted not in used else next(id for id in numbers if id not in used)

"""Names as ids: what fits stays, the rest is made to fit, the same always.

So an answer that names a question by its id in another system finds it here.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 64


def as_id(name: str) -> str:
    """A name in small letters, digits and single hyphens, at most 64; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")


def unique(id: str, taken: Iterable[str]) -> str:
    """The id, or the first of id-2, id-3 ... that is not taken."""
    taken = set(taken)
    number, found = 1, id
    while found in taken:
        number += 1
        end = f"-{number}"
        found = id[: LONGEST - len(end)].rstrip("-") + end
    return found


def free(taken: Iterable[str], wanted: str) -> str:
    """The wanted id where nobody has it, else its stem with the next number: q-3 after q-2."""
    used = set(taken)
    stem = re.sub(r"-\d+\Z", "", wanted) or wanted
    return unique(stem, used | {stem}) if wanted in used else wanted

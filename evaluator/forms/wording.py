"""What is looked for in the words of a form, in the languages whose words are known.

It is looked for by its letters, so it warns and never refuses: a word too few here warns of less
for “and”, and of more for the outcome of a call.
"""

import re
from collections.abc import Mapping
from typing import Final

_AND: Final[Mapping[str, str]] = {
    "en": "and",
    "de": "und",
    "fr": "et",
    "es": "[ye]",
    "it": "ed?",
    "nl": "en",
    "pt": "e",
    "pl": "i|oraz",
}
_RESOLVED: Final[Mapping[str, str]] = {
    "en": r"resol|solv|solution|outcome|remed|next step|settle|fix"
    r"|(need|request|question)s? (is|are|was|were) (met|answered)",
    "de": r"lös|gelöst|klär|erledig|abhilfe|ergebnis|nächste[nr]? schritt|behoben|anliegen",
    "fr": r"résol|résou|solution|résultat|prochaine étape|régl|remédi|suite donnée",
    "es": r"resol|resuel|soluci|resultado|siguiente paso|próximo paso|arregl|remedi",
    "it": r"risol|soluzion|esito|risultato|prossimo passo|rimedi|sistemat",
    "nl": r"oploss|opgelost|resultaat|uitkomst|volgende stap|afgehandeld|verholpen",
    "pt": r"resol|soluç|resultado|próximo passo|remedi|solucion",
    "pl": r"rozwiąz|załatw|wynik|następny krok|kolejny krok|napraw",
}
"""Words, or their beginnings, by which a form asks what became of the caller's matter."""

KNOWN: Final = tuple(_AND)
"""The languages whose words are known."""


def known(language: str) -> bool:
    """Whether the words of a language are known; pt-BR is pt."""
    return _plain(language) in _AND


def joins_two(title: str, language: str) -> bool:
    """Whether a title seems to ask for two things: “Greeting and name”, “Gruß & Name”."""
    word = _AND.get(_plain(language), "&")
    return bool(re.search(rf"\s(?:{word}|&)\s", title, re.IGNORECASE))


def asks_for_outcome(text: str, language: str) -> bool:
    """Whether a text asks what became of the matter; in an unknown language it is taken so."""
    words = _RESOLVED.get(_plain(language), "")
    return bool(re.search(words, text, re.IGNORECASE))


def _plain(language: str) -> str:
    return language.partition("-")[0]

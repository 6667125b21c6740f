"""What is looked for in the words of a form, in the languages whose words are known.

It is looked for by its letters, so it warns and never refuses: a word too few here warns of less
for “and”, and of more for the outcome of a call.
"""

import re
from collections.abc import Mapping
from typing import Final

from evaluator.forms.languages_ready import ready

_AND: Final[Mapping[str, str]] = {
    "en": "and(?:/or)?",
    "de": "und(?:/oder)?",
    "fr": "et(?:/ou)?",
    "es": "[ye](?:/o)?",
    "it": "ed?(?:/o)?",
    "nl": "en(?:/of)?",
    "pt": "e(?:/ou)?",
    "pl": "i(?:/lub)?|oraz",
}
_ONE_THING: Final[Mapping[str, str]] = {
    "en": "terms and conditions|pros and cons|health and safety|up and running|back and forth",
    "de": "hin und her|nach und nach",
}
"""What is one thing for all its “and”."""
_COUNTED: Final = (
    r"levels?|scores?|points?|marks?|grades?|stars?|steps?|stufen?|punkte?|noten?|sterne?|niveaux?"
    r"|notes?|étoiles?|nivel|nivel[el]s|puntos?|estrellas?|livelli|livello|punti|punto|stell[ae]"
    r"|punten|sterren|níve(?:l|is)|pontos?|estrelas?|poziom|punkty|punktów|gwiazdk[ai]"
)
_NUMBER_ALONE: Final = re.compile(
    rf"\W*(?:(?:{_COUNTED})\W+)?\d[\d\W_]*(?:(?:{_COUNTED})\W*)?", re.IGNORECASE
)
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

_NOT_APPLICABLE: Final = ("N/A", "Not applicable")
_BETWEEN: Final = re.compile(r"[\s./-]+")

KNOWN: Final = tuple(_AND)
"""The languages whose words are known."""


def known(language: str) -> bool:
    """Whether the words of a language are known; pt-BR is pt."""
    return _plain(language) in _AND


def joins_two(title: str, language: str) -> bool:
    """Whether a title seems to ask for two things: “Greeting and name”, “Gruß & Name”."""
    word = _AND.get(_plain(language), "&")
    one = _ONE_THING.get(_plain(language))
    rest = title if one is None else re.sub(rf"\b(?:{one})\b", "", title, flags=re.IGNORECASE)
    return bool(re.search(rf"\s(?:{word}|&)\s", rest, re.IGNORECASE))


def numbers_alone(text: str) -> bool:
    """Whether a text is a number with no more than the word for it: “Level 2”, “3 points”."""
    return bool(_NUMBER_ALONE.fullmatch(text))


def asks_for_outcome(text: str, language: str) -> bool:
    """Whether a text asks what became of the matter; in an unknown language it is taken so."""
    words = _RESOLVED.get(_plain(language), "")
    return bool(re.search(words, text, re.IGNORECASE))


def says_not_applicable(text: str, language: str = "en") -> bool:
    """Whether a text is no more than “not applicable”, as people write it: N/A, n. a., NA.

    English spellings are known in every language, beside its own.
    """
    said = _BETWEEN.sub("", text.casefold())
    known = (one for word in _NOT_APPLICABLE for one in (word, ready(word, language)))
    return said in {_BETWEEN.sub("", one.casefold()) for one in known}


def _plain(language: str) -> str:
    return language.partition("-")[0]

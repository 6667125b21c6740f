"""Card numbers, written or spoken: 13 to 19 digits that pass the Luhn check (ISO/IEC 7812-1)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluator.transcripts.model import Transcript
from evaluator.transcripts.search import Hit, runs

_SHORTEST, _LONGEST = 13, 19

# How long the numbers are that card issuers give out, by their first digit.
_ISSUED: Final = {"2": (16,), "3": (16, 15, 14), "4": (16, 19, 13), "5": (16,), "6": (16, 19)}

_UNITS: Final = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "one": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9",
}  # fmt: skip
_TEENS: Final = {
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
}  # fmt: skip
_TENS: Final = {
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
    "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip
_REPEATS: Final = {"double": 2, "triple": 3, "treble": 3}
_BETWEEN: Final = frozenset([
    "and", "then", "dash", "hyphen", "space", "er", "erm", "uh", "um", "mhm", "mm", "hmm", "ok",
    "okay", "yes", "yeah", "yep", "right", "sorry",
])  # fmt: skip
_JOINS = re.compile(r"[-\u2010-\u2014]")
_SIGNS = re.compile(r"[.,/_*:·|'’]")
# Digits with signs between them, such as 4,111,111 or 12/27, or what is no digits.
_RUNS = re.compile(rf"\+?[0-9]+(?:{_SIGNS.pattern}[0-9]+)*|[^0-9+]+|\+")
_EDGES = ".,;:!?…()[]\"'“”‘’"


@dataclass(frozen=True, slots=True)
class CardInText:
    """A number in a text, from character `start` up to `end`; only its last digits are repeated."""

    start: int
    end: int
    last_four: str


@dataclass(frozen=True, slots=True)
class CardSaid:
    """A number in a transcript: where it is said, and its last digits.

    `hit.quote` holds the number itself: it is for muting, not for showing.
    """

    hit: Hit
    last_four: str


def cards_said(transcript: Transcript) -> tuple[CardSaid, ...]:
    """Card numbers in a transcript, by time; the other's “mm-hm” does not part a number."""
    found = [
        CardSaid(run.hit(first, last), digits[-4:])
        for run in runs(transcript)
        for first, last, digits in _cards([word.text for word in run.words])
    ]
    return tuple(sorted(found, key=lambda card: card.hit.start))


def cards_in(text: str) -> tuple[CardInText, ...]:
    """Card numbers in a text, such as a note, in order."""
    words = list(re.finditer(r"\S+", text))
    return tuple(
        CardInText(words[first].start(), words[last].end(), digits[-4:])
        for first, last, digits in _cards([word[0] for word in words])
    )


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    ones = sum(int(digit) for digit in digits[::-2])
    twos = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (ones + twos) % 10 == 0


@dataclass(slots=True)
class _Piece:
    """Digits that belong together, from word `first` to word `last`."""

    digits: str
    first: int
    last: int
    bare_ten: bool = False


def _cards(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, last word and digits of each card number."""
    for pieces in _sequences(words):
        at = 0
        while at < len(pieces):
            if length := _card_at(pieces, at):
                card = pieces[at : at + length]
                yield card[0].first, card[-1].last, "".join(piece.digits for piece in card)
            at += length or 1


def _card_at(pieces: Sequence[_Piece], at: int) -> int:
    """How many pieces from this one are a card number, 0 for none.

    A whole sequence of digits is one when it passes the check. Part of one, such as a number read
    with its date and its code, must also be as long as its issuer's numbers are: every tenth part
    passes the check by chance.
    """
    ends: dict[int, int] = {}
    digits = ""
    for count, piece in enumerate(pieces[at:], 1):
        digits += piece.digits
        if len(digits) > _LONGEST:
            break
        ends[len(digits)] = count
    if digits.startswith("0"):
        return 0
    alone = (
        at == 0 and _SHORTEST <= len(digits) <= _LONGEST and ends.get(len(digits)) == len(pieces)
    )
    lengths = (len(digits),) if alone and passes_luhn(digits) else _ISSUED.get(digits[0], ())
    return next((ends[n] for n in lengths if n in ends and passes_luhn(digits[:n])), 0)


def _sequences(words: Sequence[str]) -> Iterator[list[_Piece]]:
    """Digits with nothing else said between them but fillers."""
    pieces: list[_Piece] = []
    times = 1
    known = {word: tuple(_parts(word)) for word in set(words)}  # people repeat themselves
    for place, word in enumerate(words):
        for part in known[word]:
            if part in _REPEATS:
                times = _REPEATS[part]
            elif part and part not in _BETWEEN:
                piece = _piece(part, place, times)
                times = 1
                if piece is None:
                    yield pieces
                    pieces = []
                else:
                    _append(pieces, piece)
    yield pieces


def _parts(word: str) -> Iterator[str]:
    """Digits and words of a word: “card:4111” is a word and digits, “4111-1111” digits twice.

    Other signs than dashes join digits only where all of them are as long as a card number: else
    they are an amount, a time or a day.
    """
    for run in _RUNS.findall(_plain(word)):
        digits = _SIGNS.sub("", run)
        if digits.isdigit() and _SHORTEST <= len(digits) <= _LONGEST:
            yield digits
        else:
            yield from _JOINS.split(run.strip(_EDGES))


def _plain(word: str) -> str:
    """A word in small letters, with digits as ASCII has them and without signs of no width."""
    if word.isascii():
        return word.casefold()
    kept = (sign for sign in word if unicodedata.category(sign) != "Cf")
    digits = (str(unicodedata.digit(sign, sign)) if sign.isdigit() else sign for sign in kept)
    return "".join(digits).casefold()


def _piece(part: str, place: int, times: int) -> _Piece | None:
    digits = _UNITS.get(part) or _TEENS.get(part) or _TENS.get(part)
    if digits is None and part.isascii() and part.isdigit():
        digits = part
    return _Piece(digits * times, place, place, bare_ten=part in _TENS) if digits else None


def _append(pieces: list[_Piece], piece: _Piece) -> None:
    """“Forty one” is 41, not 40 and 1."""
    last = pieces[-1] if pieces else None
    if last and last.bare_ten and len(piece.digits) == 1 and piece.digits != "0":
        pieces[-1] = _Piece(last.digits[0] + piece.digits, last.first, piece.last)
    else:
        pieces.append(piece)

"""A Whisper model in a folder that the user chose: what it must hold, and hearing words with it.

faster-whisper fetches what it lacks from the network, so a folder is only loaded when nothing is
missing in it: decision 43.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from evaluator.audio.decode import Block
from evaluator.errors import UserError

_WEIGHTS: Final = "model.bin"
_JSON: Final = ("config.json", "tokenizer.json")
_VOCABULARY: Final = ("vocabulary.json", "vocabulary.txt")
_GET_ONE: Final = "Choose the folder of a Whisper model for faster-whisper, with all its files."
_ENDS: Final = 1 << 20  # bytes at either end of the weights that tell a model from another


@dataclass(frozen=True, slots=True)
class Model:
    """A folder that holds a whole model; `size` in bytes, `identity` changes with its content.

    `languages` are the codes of those it can be told to hear; () for one that knows only English.
    """

    folder: Path
    name: str
    size: int
    identity: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """One word as it was heard: seconds from the start of the sound, and how sure it is, 0 to 1."""

    start: float
    end: float
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a sound, their language as a code ("en"), and how sure that is, 0 to 1."""

    words: tuple[Heard, ...]
    language: str
    sure: float


def is_installed() -> bool:
    """Whether the packages that recognise speech are here; they come with an extra."""
    return find_spec("faster_whisper") is not None


def model_in(folder: Path) -> Model:
    """The model in a folder. Raises UserError that says what is missing or broken there."""
    try:
        there = {path.name for path in folder.iterdir()}
    except OSError as error:
        raise UserError(f"The model's folder {folder} cannot be opened.", _GET_ONE) from error
    missing = [name for name in (_WEIGHTS, *_JSON) if name not in there]
    if not there.intersection(_VOCABULARY):
        missing.append(" or ".join(_VOCABULARY))
    if missing:
        raise UserError(
            f"This folder holds no whole model: it lacks {', '.join(missing)}.", _GET_ONE
        )
    try:
        identity = _identity(folder)
        size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise UserError(f"The model in {folder} cannot be read: {error.strerror}.") from error
    return Model(folder, _name(folder), size, identity, _languages(folder))


def _broken(path: Path) -> UserError:
    return UserError(f"The model in {path} is damaged or no Whisper model.", _GET_ONE)


def _name(folder: Path) -> str:
    """A folder's name without what all have in common; a download of the hub stands two deeper."""
    told = folder.parent.parent.name if folder.parent.name == "snapshots" else folder.name
    return told.rsplit("--", 1)[-1].removeprefix("faster-").removeprefix("whisper-")


def _identity(folder: Path) -> str:
    """The same for the same files wherever they lie; weights are told by both ends and length."""
    digest = sha256()
    for name in _JSON:
        digest.update((folder / name).read_bytes())
    with (folder / _WEIGHTS).open("rb") as weights:
        size = weights.seek(0, os.SEEK_END)
        digest.update(size.to_bytes(8, "big"))
        for place in (0, max(size - _ENDS, 0)):
            weights.seek(place)
            digest.update(weights.read(_ENDS))
    return digest.hexdigest()[:16]


def _languages(folder: Path) -> tuple[str, ...]:
    """The languages that a model's configuration lists, by the tokens that stand for them.

    () where that cannot be read: what is wrong with the model is said when it is loaded.
    """
    try:
        listed = set(json.loads((folder / "config.json").read_bytes())["lang_ids"])
        tokens = json.loads((folder / "tokenizer.json").read_bytes())["added_tokens"]
        known = (one["content"] for one in tokens if one["id"] in listed)
        return tuple(sorted(token.removeprefix("<|").removesuffix("|>") for token in known))
    except (OSError, ValueError, KeyError, TypeError):
        return ()


class Whisper:
    """A model, loaded; one thread's at a time.

    Loading holds up every thread of its process for a tenth of a second, and a sound cannot be left
    half heard: `recogniser.Recogniser` has one in a process of its own. It leaves one core to
    others. Raises UserError when the model cannot be loaded.
    """

    def __init__(self, model: Model) -> None:
        from faster_whisper import WhisperModel  # only here: it is an extra

        try:
            for name in _JSON:
                json.loads((model.folder / name).read_bytes())
            self._whisper: Any = WhisperModel(
                str(model.folder),
                device="cpu",
                compute_type="int8",
                cpu_threads=max((os.cpu_count() or 2) - 1, 1),
                local_files_only=True,
            )
        except (OSError, RuntimeError, ValueError, KeyError) as error:
            raise _broken(model.folder) from error
        if self._whisper.feature_extractor.mel_filters.shape[0] != self._whisper.model.n_mels:
            raise UserError(
                "This model needs its preprocessor_config.json, which is not in its folder.",
                _GET_ONE,
            )

    def hear(self, sound: Block, language: str = "") -> Said:
        """The words in at most half a minute of sound, float32 at 16 kHz.

        `language` is a code that is known ("en"), "" where it is to be found out.
        """
        segments, told = self._whisper.transcribe(
            sound,
            language=language or None,
            beam_size=5,
            # Hopeless sound is tried twice, not six times: it would take as long as six chunks.
            temperature=(0.0, 0.4),
            word_timestamps=True,
            # A slip would be carried on and on, and a chunk could not be heard by itself.
            condition_on_previous_text=False,
        )
        words = [word for segment in segments for word in _whole(segment.words)]
        return Said(tuple(words), told.language, float(told.language_probability))


def _whole(pieces: Iterable[Any]) -> list[Heard]:
    """Words as they are written: “in” and “-house” are one, for no space begins the second."""
    words: list[Heard] = []
    for piece in pieces:
        start, end, sure = float(piece.start), float(piece.end), float(piece.probability)
        text = piece.word.strip()
        if words and text and not piece.word[0].isspace() and not text[0].isalnum():
            last = words.pop()
            start, text, sure = last.start, last.text + text, min(last.confidence, sure)
        if text:
            words.append(Heard(start, end, text, sure))
    return words

"""Words out of a recording, chunk by chunk, on a model of the user's: nothing leaves the laptop."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from evaluator.audio.chunks import Chunk, planned, sounds
from evaluator.audio.decode import Samples
from evaluator.audio.recognised import Kept, Recognised
from evaluator.audio.recogniser import Recogniser
from evaluator.audio.speech import listen
from evaluator.audio.whisper_model import Heard, Model
from evaluator.job import QUIET, Job

_LISTENING: Final = 0.03
"""The share of the work that is finding out where somebody speaks."""

_SURE: Final = 0.6
"""How sure a language must be to hold for the rest of the call."""


def recognise(
    path: Path,
    model: Model,
    file: Path,
    job: Job = QUIET,
    seen: Callable[[Sequence[Recognised]], None] = lambda heard: None,
    *,
    language: str = "",
) -> Kept:
    """All words of a recording; goes on where `file` says that it stopped.

    `language` is the code of the one that is spoken, "" where that is to be found out.
    `seen` is called, in this thread, with all that has been heard so far: first with what was
    kept, then after each chunk. Chunks are in the order in which they end.
    Raises UserError when there is no sound, no model or nothing to hear with, and Cancelled; what
    has been heard by then is kept.
    """
    kept = Kept.found(file) or Kept(file, _plan(path, job), [])
    kept.save()
    if len(kept.heard) < len(kept.chunks):
        job.step(_LISTENING, 1.0, "Loading the model")
        with Samples(path) as samples, Recogniser(model) as recogniser:
            _go_on(samples, recogniser, kept, job, seen, language)
    return kept


def _plan(path: Path, job: Job) -> list[Chunk]:
    with Samples(path) as samples:
        channels = samples.channels
    return planned(listen(path, _First(job)), channels)


def _go_on(
    samples: Samples,
    recogniser: Recogniser,
    kept: Kept,
    job: Job,
    seen: Callable[[Sequence[Recognised]], None],
    language: str,
) -> None:
    seen(tuple(kept.heard))
    with closing(sounds(samples, kept.chunks[len(kept.heard) :])) as sounding:
        for chunk, sound in sounding:
            share = _LISTENING + (1 - _LISTENING) * kept.done
            tell = partial(job.step, share, 1.0, "Recognising the words")
            tell()
            said = recogniser.hear(sound, language or _language(kept.heard), tell)
            kept.add(Recognised(chunk.lane, _placed(chunk, said.words), said.language, said.sure))
            seen(tuple(kept.heard))


def _placed(chunk: Chunk, words: Sequence[Heard]) -> tuple[Heard, ...]:
    """Words at their times on the recording."""
    stretches = [chunk.on_recording(word.start, word.end) for word in words]
    return tuple(
        replace(word, start=start, end=end)
        for word, (start, end) in zip(words, stretches, strict=True)
    )


def _language(heard: Iterable[Recognised]) -> str:
    """The call's language, once a chunk was sure of it."""
    return next((one.language for one in heard if one.sure >= _SURE), "")


class _First:
    """The job of finding out where somebody speaks: the first part of the whole."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def step(self, done: float, of: float, doing: str) -> None:
        """Tell the whole job how far this part of it is."""
        self._job.step(_LISTENING * done / of, 1.0, doing)

"""A clip: a stretch of a recording in a file of its own, to be heard by others."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from evaluator.audio.decode import Block, Samples, as_int16
from evaluator.audio.sound_file import SUFFIXES, sound_file
from evaluator.audio.voice import masked
from evaluator.errors import UserError
from evaluator.facts import Stretch
from evaluator.files import whole
from evaluator.job import QUIET, Job
from evaluator.terms import Moment, clock

BEFORE: Final = 2.0
AFTER: Final = 8.0
"""Seconds before and after a moment that is a time: what led to it, and what it is about."""

_FADE: Final = 0.005
"""Seconds in which a clip begins and ends, so that it does not click."""

_CHANNELS: Final = 8
"""As many as a recording has, in a WAV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a clip is made: `lane` (0 or 1) alone or all, voices `mask`ed or as they are."""

    lane: int | None = None
    mask: bool = False


AS_RECORDED: Final = How()


def stretch_of(moment: Moment, duration: float) -> Stretch:
    """From when to when the clip of a moment is, in seconds, of a recording so long.

    A moment that is a stretch is that stretch; a time takes `BEFORE` and `AFTER`.
    """
    start, end = moment.start, moment.end
    if end is None:
        start, end = moment.start - BEFORE, moment.start + AFTER
    return max(start, 0.0), min(end, duration)


def write_clip(
    path: Path,
    out: Path,
    stretch: Stretch,
    how: How = AS_RECORDED,
    job: Job = QUIET,
    *,
    naming: AbstractContextManager[None] | None = None,
) -> None:
    """Write a stretch of a recording (in seconds) as the WAV (16 bits) or MP3 that `out` names.

    From and to the sample, with short fades, at the recording's rate and with its channels; an MP3
    has at most two of them. What lies before is not decoded. `naming` is around the moment in which
    the clip, all written, gets its name. Raises UserError when the recording cannot be read, ends
    before, `out` names another format or cannot be written, Cancelled, and what `naming` raises;
    then there is no `out`, not even a part of it.
    """
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            f"“{out.name}” is neither a .wav nor a .mp3 file.", "Give a name that ends so."
        )
    with ExitStack() as last, Samples(path, _CHANNELS) as samples, whole(out) as part:
        lanes = samples.lanes if how.lane is None else 1
        blocks = _faded(_cut(samples, stretch, how.lane), samples.sample_rate)
        if how.mask:
            blocks = masked(blocks, samples.sample_rate)
        with sound_file(part, suffix, samples.sample_rate, lanes) as write:
            written = 0
            for block in blocks:
                if not block.shape[1]:  # the mask and the fade hold sound back at first
                    continue
                write(block)
                written += block.shape[1]
                of = max(stretch[1] - stretch[0], 1.0)
                job.step(min(written / samples.sample_rate, of), of, "Writing the clip")
        if not written:
            raise UserError(
                f"There is no sound at {clock(stretch[0])}: “{path.name}” ends before.",
                "Correct the time of the moment.",
            )
        if naming is not None:
            last.enter_context(naming)


def _cut(samples: Samples, stretch: Stretch, lane: int | None) -> Iterator[Block]:
    """The samples of a stretch as int16, of all lanes or one."""
    at = samples.skip_to(stretch[0])
    first, last = (round(second * samples.sample_rate) for second in stretch)
    for block in samples.raw():
        if at >= last:
            return
        cut = block[:, max(first - at, 0) : last - at]
        at += block.shape[1]
        if cut.shape[1]:
            yield as_int16(cut if lane is None else cut[lane : lane + 1])


def _faded(blocks: Iterable[Block], rate: int) -> Iterator[Block]:
    """The samples with a fade at both ends; the last ones wait until it is known that they are."""
    fade = round(_FADE * rate)
    waiting: Block | None = None
    for block in blocks:
        if waiting is None:
            waiting = _rising(block, fade)
            continue
        joined = np.concatenate([waiting, block], axis=1)
        yield joined[:, :-fade]
        waiting = joined[:, -fade:]
    if waiting is not None:
        yield _rising(waiting[:, ::-1], fade)[:, ::-1]


def _rising(block: Block, frames: int) -> Block:
    """The samples coming from silence in so many frames."""
    risen = block.copy()
    count = min(frames, block.shape[1])
    risen[:, :count] = np.rint(block[:, :count] * (np.arange(count) / frames))
    return risen

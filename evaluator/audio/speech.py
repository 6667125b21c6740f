"""What a recording holds, window by window: how surely somebody speaks, how loud, how tonal.

Speech is decided by the Silero model (decision 40), which calls music, ringing and key tones no
speech. It carries a state from window to window; so that an hour takes seconds, many chunks of a
recording go through it side by side, each after a second of the sound before it.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from math import ceil, prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from evaluator.audio.ahead import ahead
from evaluator.audio.decode import Block, Samples
from evaluator.audio.spectrum import WINDOW, Loudness, joined, loudness
from evaluator.audio.telephone import RATE, at_telephone_rate
from evaluator.job import QUIET, Job
from evaluator.places import shipped

_CONTEXT = 32  # samples of the window before, which the model wants to see again
_CHUNK = 640  # windows that one row of a batch judges: 20.5 s
_WARM = 32  # windows a row hears before those: about a second
_CHUNKS = 32  # side by side, 11 minutes: of two lanes 64 rows; with more it was no faster
_AT_ONCE = 8  # windows of each row that one call of the model judges: as quick as more
_BEFORE = _CONTEXT + _WARM * WINDOW  # samples
_DECODED = 8  # blocks that may wait to be brought to the telephone's rate
_SAME = 0.98  # correlation from which two lanes hold the same sound
_APART = 8  # samples, 1 ms, by which one lane may lag behind the other and still be the same
_EMPTY = 1e-9  # mean power of -90 dBFS: nothing is connected to this lane


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Activity:
    """What each window of `WINDOW` samples holds.

    `speech`, float32 of shape (lanes, windows), is the probability that somebody speaks.
    `duration` is in seconds, `complete` as in `Peaks`. There is one lane where the file has one,
    where both hold the same sound, and where nothing is connected to one of them.
    """

    speech: Block
    loudness: Loudness
    duration: float
    complete: bool


def listen(
    path: Path, job: Job = QUIET, seen: Callable[[Activity], None] = lambda activity: None
) -> Activity:
    """Listen to a whole recording; an hour of two lanes takes some seconds.

    It is decoded in one thread, brought to the telephone's rate in another and judged in this.
    `seen` is called, in this thread, with what there is every eleven minutes of sound. Raises
    UserError when there is no sound, and Cancelled.
    """
    with Samples(path) as samples:
        listening = _Listening(samples, job)
        with (
            closing(ahead(samples.raw(), _DECODED)) as raw,
            closing(ahead(_batches(at_telephone_rate(samples, raw), samples.lanes))) as batches,
        ):
            for batch in batches:
                listening.add(batch)
                seen(listening.activity())
        return listening.whole()


class _Listening:
    """An activity while it is being made."""

    def __init__(self, samples: Samples, job: Job) -> None:
        self._samples, self._job, self._model = samples, job, _Silero()
        self._before: Block | None = None
        self._speech: list[Block] = []
        self._loudness: list[Loudness] = []
        self._power = np.zeros(samples.lanes)
        self._shared = np.zeros(2 * _APART + 1)
        self._frames = 0
        self._done = 0.0

    def add(self, batch: Block) -> None:
        """Judge at most `_CHUNKS` chunks; all but the last batch are that long."""
        batch -= batch.mean(1, keepdims=True)  # an offset misleads the model and `_lanes`
        lanes, frames = batch.shape
        windows = -(-frames // WINDOW)
        chunks = -(-windows // _CHUNK)
        sound = np.zeros((lanes, _BEFORE + chunks * _CHUNK * WINDOW), np.float32)
        sound[:, :_BEFORE] = _mirrored(batch) if self._before is None else self._before
        sound[:, _BEFORE : _BEFORE + frames] = batch
        self._before = sound[:, -_BEFORE:].copy()
        self._speech.append(self._judged(sound, chunks)[:, :windows])
        self._loudness.append(loudness(sound[:, _BEFORE : _BEFORE + windows * WINDOW]))
        self._power += np.square(batch).sum(1)
        self._shared += _products(batch)
        self._frames += frames

    def _judged(self, sound: Block, chunks: int) -> Block:
        """The probabilities of a batch: chunk after chunk in rows, judged side by side."""
        step = _CHUNK * WINDOW
        rows = sliding_window_view(sound, _BEFORE + step, axis=1)[:, : chunks * step : step]
        return self._model.judge(rows, self._told())[..., _WARM:].reshape(len(sound), -1)

    def _told(self) -> Callable[[float], None]:
        """Tells the job how far it is while the model is at work on what has been read."""
        begun, read = self._done, self._samples.progress
        self._done = read
        return lambda share: self._job.step(
            begun + (read - begun) * share, 1.0, "Listening for speech"
        )

    def activity(self) -> Activity:
        """What has been judged so far."""
        return self._lasting(self._frames / RATE)

    def whole(self) -> Activity:
        """All of the recording, without what an encoder padded it with behind its end."""
        return self._lasting(self._samples.length or self._frames / RATE)

    def _lasting(self, duration: float) -> Activity:
        lanes, windows = self._lanes(), ceil(round(duration * RATE) / WINDOW)
        return Activity(
            speech=np.concatenate(self._speech, axis=1)[lanes, :windows],
            loudness=joined(self._loudness, lanes, windows),
            duration=duration,
            complete=self._samples.complete,
        )

    def _lanes(self) -> slice:
        """The lanes that hold something of their own."""
        power = self._power
        if power.size == 1:
            return slice(0, 1)
        if power.min() < _EMPTY * self._frames or (
            np.abs(self._shared).max() > _SAME * float(np.sqrt(power.prod()))
        ):
            loudest = int(power.argmax())
            return slice(loudest, loudest + 1)
        return slice(0, 2)


class _Silero:
    """The model and its state. On one thread: with batches of this size a second is no help."""

    def __init__(self) -> None:
        import onnxruntime  # costs a quarter of a second, so only when there is sound to judge

        onnxruntime.disable_telemetry_events()  # on Windows it reports to its maker otherwise
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3  # what it warns of is no matter of the user's
        self._session: Any = onnxruntime.InferenceSession(
            shipped("resources", "models", "silero_vad_8khz.onnx").read_bytes(),
            options,
            providers=["CPUExecutionProvider"],
        )

    def judge(self, rows: Block, tell: Callable[[float], None] = lambda share: None) -> Block:
        """The probability of speech, shape (..., windows), of rows of whole windows of a lane.

        `rows`, float32 of shape (..., samples), begin with `_CONTEXT` samples more. `tell` hears
        how much is done.
        """
        *beside, length = rows.shape
        lines, count = prod(beside), (length - _CONTEXT) // WINDOW
        found = np.empty((count, lines), np.float32)
        state = np.zeros((2, lines, 128), np.float32)
        for at in range(0, count, _AT_ONCE):
            tell(at / count)
            part = rows[..., at * WINDOW : (at + _AT_ONCE) * WINDOW + _CONTEXT]
            windows = sliding_window_view(part, _CONTEXT + WINDOW, axis=-1)[..., ::WINDOW, :]
            heard = np.moveaxis(windows, -2, 0).reshape(-1, lines, _CONTEXT + WINDOW)
            share, state = self._session.run(None, {"input": heard, "state": state})
            found[at : at + _AT_ONCE] = share
        return found.T.reshape(*beside, count)


def _mirrored(batch: Block) -> Block:
    """What is heard before a recording: its first second backwards, zeros where that is shorter.

    After nothing the model takes the first faint hiss of a line for speech.
    """
    begin = batch[:, :_BEFORE][:, ::-1]
    return np.pad(begin, ((0, 0), (_BEFORE - begin.shape[1], 0)))


def _products(batch: Block) -> Block:
    """How much two lanes share, for each lag up to `_APART`; zeros for one lane."""
    first, other = batch[0], batch[-1]
    frames = len(first) if len(batch) == 2 else 0
    found = np.zeros(2 * _APART + 1)
    for lag in range(min(_APART + 1, frames)):
        found[_APART + lag] = first[lag:] @ other[: frames - lag]
        found[_APART - lag] = other[lag:] @ first[: frames - lag]
    return found


def _batches(blocks: Iterator[Block], lanes: int) -> Iterator[Block]:
    """The same samples in blocks of `_CHUNKS` chunks; only the last is shorter."""
    size = _CHUNKS * _CHUNK * WINDOW
    batch, filled = np.empty((lanes, size), np.float32), 0
    for block in blocks:
        while block.shape[1]:
            part = block[:, : size - filled]
            batch[:, filled : filled + part.shape[1]] = part
            filled, block = filled + part.shape[1], block[:, part.shape[1] :]
            if filled == size:
                yield batch
                batch, filled = np.empty((lanes, size), np.float32), 0
    if filled:
        yield batch[:, :filled]

"""Who talks when: the model's probabilities, cut to where there is sound of the lane's own.

The model decides that there is speech, loudness where exactly it begins and ends: the model goes
on over short pauses, and hears the other lane's voice where it leaks through, faint as it is.
"""

from typing import Final

import numpy as np

from evaluator.audio.decode import Block
from evaluator.audio.spectrum import LEVELS, WINDOW
from evaluator.audio.speech import Activity
from evaluator.audio.stretches import Mask, Runs, at_least, joined, mask_of, runs
from evaluator.audio.telephone import RATE

FRAME: Final = WINDOW / LEVELS / RATE
"""Seconds of a frame of talk and hold: 8 ms."""

SLOW: Final = 12
"""Frames over which lanes are compared: a tenth of a second."""

PAUSE: Final = 0.3
"""Seconds of silence that still belong to what is being said: a breath, a stop."""

_SURE, _LIKELY = 0.65, 0.2  # probability that a stretch reaches, and never falls below
_MOSTLY = 0.38  # its mean
_KEY = 0.7  # share of a window's power in two tones that makes it a key's
_KEYS = 0.35  # of a stretch: speech has at most half as many such windows, keys half as many again
_SAME = 1.0  # lines of the spectrum that a steady tone keeps within; voices rise and fall
_BEHIND = 3  # windows behind a stretch through which its tone goes on
_MISSED: Final = (0.05, 0.7)
"""Seconds of a first word that the model may miss after a silence; a click is shorter."""

_WORD = 15.0  # dB under the lane's loud speech, and over its noise: as loud is such a word
_NOISY = 0.25  # its flatness in the mean; rings, keys and chords are below
_SHORTEST = 0.1  # seconds; a shorter one is a click
_BELOW_OWN = 28.0  # dB under the lane's loud speech: what is fainter is not said into this phone
_ABOVE_QUIET = 2.0  # dB over the lane's own noise
_LEAK = 20.0  # dB under the other lane at the same time: its voice, leaking
_ECHO = 0.3  # seconds that an echo is late at most, by satellite or internet
_LEAK_OWN = 12.0  # and that far under the lane's own loud speech
_LOUD, _QUIET = 95, 25  # percentiles of the level in speech, and elsewhere


def frames(seconds: float) -> int:
    """Frames that a time is long."""
    return round(seconds / FRAME)


def talk(activity: Activity) -> list[Runs]:
    """The stretches of speech of each lane, in frames; pauses up to `PAUSE` belong to them."""
    sharp, slow = smooth(activity.loudness.level, 3), smooth(activity.loudness.level, SLOW)
    return [
        _narrower(at_least(joined(runs(mask), frames(PAUSE)), frames(_SHORTEST)), mask.size)
        for mask in (_lane(activity, lane, sharp, slow) for lane in range(len(sharp)))
    ]


def _narrower(found: Runs, size: int) -> Runs:
    """Stretches less the frame at either end that is loud only by `smooth`, from the next one."""
    first, last = found[:, 0], found[:, 1]
    return np.stack((first + (first > 0), last - (last < size)), axis=1)


def _lane(activity: Activity, lane: int, sharp: Block, slow: Block) -> Mask:
    share, level = activity.speech[lane], sharp[lane]
    loudness = activity.loudness
    spoken = np.repeat(_spoken(share, loudness.keys[lane], loudness.tone[lane]), LEVELS)
    if not spoken.any():
        return spoken
    loud = float(np.percentile(level[spoken], _LOUD))
    quiet = float(np.percentile(level[~spoken], _QUIET)) if not spoken.all() else -100.0
    heard = level > max(loud - _BELOW_OWN, min(quiet + _ABOVE_QUIET, loud - 6.0))
    found: Mask = _wider(spoken) & heard
    found |= _missed(found, level > max(loud, quiet + 2 * _WORD) - _WORD, loudness.flatness[lane])
    if len(slow) == 2:
        found &= ~(leaked(slow, lane) & (slow[lane] < loud - _LEAK_OWN))
    return found


def leaked(slow: Block, lane: int) -> Mask:
    """Where a lane, of levels over a tenth of a second, is so faint that it may be the other's.

    Of what the other held a moment ago too: on the way round an echo is late.
    """
    mask: Mask = slow[lane] < _lately(slow[1 - lane]) - _LEAK
    return mask


def _lately(level: Block) -> Block:
    """The highest level of the last `_ECHO` seconds."""
    most, reach = level.copy(), 1
    while reach < frames(_ECHO):
        step = min(reach, frames(_ECHO) - reach)
        np.maximum(most[step:], most[:-step].copy(), out=most[step:])
        reach += step
    return most


def _spoken(share: Block, keys: Block, tone: Block) -> Mask:
    """The windows of the likely stretches that are speech: a tone only starts the model.

    Over noise it takes the keys of a telephone for speech; their tones tell. So it does with the
    beginning of a ring; that its tone goes on, steadily, when the model has noticed, tells.
    """
    likely = runs(share >= _LIKELY)
    sure = [
        share[first:last].max() >= _SURE
        and share[first:last].mean() >= _MOSTLY
        and np.mean(keys[first:last] > _KEY) < _KEYS
        and not _steady(tone[last - 1 : last + _BEHIND])
        for first, last in likely
    ]
    return mask_of(likely[np.array(sure, np.bool_)], share.size)


def _steady(tone: Block) -> bool:
    """Whether one tone is heard in all of some windows, of which there are `_BEHIND` and one."""
    return tone.size > _BEHIND and tone.min() > 0 and bool(np.ptp(tone) <= _SAME)


def _missed(found: Mask, loud: Mask, flatness: Block) -> Mask:
    """The first words that the model did not notice: what is loud just before what it did.

    After a silence it now and then needs half a second. Longer sounds are no word, and so is what
    is as tonal as a ring.
    """
    pause, begins = frames(PAUSE), runs(found)[:, 0]
    sounds = joined(runs(loud & ~found), pause)
    lengths, (shortest, longest) = sounds[:, 1] - sounds[:, 0], map(frames, _MISSED)
    next_to = np.searchsorted(begins, sounds[:, 1])
    behind = np.append(begins, found.size + pause + 1)[next_to] - sounds[:, 1]
    likely = (shortest <= lengths) & (lengths <= longest) & (behind <= pause)
    words = [
        (first, last)
        for first, last in sounds[likely].tolist()
        if flatness[first // LEVELS : -(-last // LEVELS)].mean() > _NOISY
    ]
    return mask_of(words, found.size)


def _wider(mask: Mask) -> Mask:
    """A mask with one window more on either side: loudness takes off what is too much."""
    return np.convolve(mask, np.ones(2 * LEVELS + 1), "same") > 0


def smooth(level: Block, width: int) -> Block:
    """Levels in dBFS of the mean power over `width` frames around each."""
    power = 10 ** (level / 10)
    even = np.ones(width, np.float32) / width
    mean = np.stack([np.convolve(lane, even, "same") for lane in power])
    smooth: Block = 10 * np.log10(mean + 1e-12)
    return smooth

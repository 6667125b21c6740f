"""A call whose every word, ring and silence has a known time, made from the sample's sound.

The lines of the sample's script are cut out and laid on two empty lanes with pauses of our own;
noise, music, ringing and key tones are made here and mixed in.
"""

import re
import wave
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from evaluator.audio.decode import Samples
from evaluator.audio.telephone import RATE, at_telephone_rate
from evaluator.facts import Stretch
from evaluator.places import shipped

Sound: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]
Labels: TypeAlias = np.ndarray[Any, np.dtype[np.bool_]]

AGENT, CALLER = 0, 1
LABEL = RATE // 100
"""Samples of a label: 10 ms."""

PAUSE = 30  # labels: silence within a line that belongs to it, as in `talk.PAUSE`
_ROW = re.compile(r"\| ([\d.]+) \| ([\d.]+) \| (Agent|Caller) \|")
_SOFT = 10**-2.5  # of the power of a line's loud parts: what is fainter is no sound of it
_HISS = 0.0006


@cache
def lines() -> tuple[tuple[int, Sound], ...]:
    """What is said in the sample: lane and sound, in order."""
    folder = shipped("resources", "sample")
    with Samples(next(folder.glob("*.ogg"))) as samples:
        sound = np.concatenate(list(at_telephone_rate(samples)), axis=1).astype(np.float64)
    said = []
    for found in map(_ROW.match, (folder / "script.md").read_text("utf-8").splitlines()):
        if found:  # the script's times are rounded to tenths
            first, last = (round(float(second) * RATE) for second in found.groups()[:2])
            lane = AGENT if found[3] == "Agent" else CALLER
            said.append((lane, sound[lane, first - RATE // 20 : last + RATE // 20]))
    return tuple(said)


def spoken(line: Sound) -> Labels:
    """Where a line sounds, pauses included."""
    power = np.square(line[: line.size // LABEL * LABEL]).reshape(-1, LABEL).mean(1)
    loud = np.flatnonzero(power > np.percentile(power, 90) * _SOFT)
    labels = np.zeros(power.size, np.bool_)
    for first, last in zip(loud, [*loud[1:], loud[-1] + 1], strict=True):
        labels[first : last if last - first <= PAUSE + 1 else first + 1] = True
    return labels


@dataclass
class Call:
    """A call being put together: `now` is where its next part begins, in seconds."""

    parts: list[tuple[int, float, Sound]] = field(default_factory=list)
    said: list[tuple[int, float, Labels]] = field(default_factory=list)
    now: float = 0.0

    def say(self, number: int, pause: float = 0.6) -> Stretch:
        """Say a line of the sample, `pause` after what was before; below 0 it talks over."""
        lane, line = lines()[number]
        begin = round(self.now + pause, 2)
        self.said.append((lane, begin, spoken(line)))
        return self.sound(lane, line, begin - self.now)

    def sound(self, lane: int, sound: Sound, pause: float = 0.0) -> Stretch:
        """Let something sound on a lane that is no speech."""
        begin = self.now + pause
        self.parts.append((lane, begin, sound))
        self.now = round(begin + sound.size / RATE, 2)
        return begin, self.now

    def made(self, after: float = 1.0) -> Sound:
        """The whole call, shape (2, samples), with the hiss of a line."""
        frames = round((self.now + after) * RATE)
        both = np.random.default_rng(5).normal(0, _HISS, (2, frames))
        for lane, begin, sound in self.parts:
            at = round(begin * RATE)
            both[lane, at : at + sound.size] += sound
        return both

    def labels(self, count: int) -> Labels:
        """Who speaks in each hundredth of a second, shape (2, count)."""
        labels = np.zeros((2, count), np.bool_)
        for lane, begin, said in self.said:
            at = round(begin * 100)
            labels[lane, at : at + said.size] |= said
        return labels


def noisy(sound: Sound, decibels: float, *, pink: bool = False) -> Sound:
    """A call with noise on both lanes, `decibels` below the power of speech there."""
    made = np.random.default_rng(11).normal(0, 1, sound.shape)
    if pink:
        spectrum = np.fft.rfft(made)
        made = np.fft.irfft(spectrum / np.sqrt(np.arange(spectrum.shape[1]) + 1), sound.shape[1])
        made /= made.std(axis=1, keepdims=True)
    speech = [np.mean(lane[np.abs(lane) > 0.02] ** 2) for lane in sound]
    power: Sound = np.array(speech)[:, None] / 10 ** (decibels / 10)
    return sound + made * np.sqrt(power)


def tone(*hertz: float, seconds: float, height: float = 0.08) -> Sound:
    time = np.arange(round(seconds * RATE)) / RATE
    return height * np.sum([np.sin(2 * np.pi * pitch * time) for pitch in hertz], axis=0)


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE))


def american_ring() -> Sound:
    return tone(440, 480, seconds=2.0)


def british_ring() -> Sound:
    burst = tone(400, 450, seconds=0.4)
    return np.concatenate((burst, silence(0.2), burst))


def keys(digits: str) -> Sound:
    """The tones of a telephone's keys, 0.12 s each."""
    pressed = []
    for digit in digits:
        row, column = divmod("123456789*0#".index(digit), 3)
        low, high = (697, 770, 852, 941)[row], (1209, 1336, 1477)[column]
        pressed += [tone(low, high, seconds=0.12), silence(0.1)]
    return np.concatenate(pressed[:-1])


def plucked(seconds: float) -> Sound:
    """Broken chords with a drum."""
    rng = np.random.default_rng(3)
    sound = np.zeros(round(seconds * RATE) + RATE)
    time = np.arange(RATE) / RATE
    for beat, at in enumerate(range(0, sound.size - RATE, RATE // 4)):
        pitch = rng.choice([196, 220, 262, 330, 392, 523])
        for harmonic in range(1, 6):
            wave_ = np.sin(2 * np.pi * pitch * harmonic * time)
            sound[at : at + RATE] += 0.08 / harmonic * wave_ * np.exp(-4 * time)
        if beat % 4 == 0:
            sound[at : at + 800] += rng.normal(0, 0.08, 800) * np.exp(-np.arange(800) / 150)
    return sound[: round(seconds * RATE)]


def pad(seconds: float) -> Sound:
    """A dense chord of saws that swells and never rests."""
    time = np.arange(round(seconds * RATE)) / RATE
    saws = [
        2 * (pitch * (1 + 0.002 * np.sin(2 * time)) * time % 1) - 1 for pitch in (220, 277, 330)
    ]
    return 0.06 * np.sum(saws, axis=0) * (0.6 + 0.4 * np.sin(np.pi * time / 2) ** 2)


def call_of_lines() -> Call:
    """All of the sample's lines, one after the other."""
    call = Call()
    for number in range(len(lines())):
        call.say(number)
    return call


def write(sound: Sound, path: Path, rate: int = RATE) -> Path:
    """Write a call as 16-bit WAV, with the lanes it has."""
    with wave.open(str(path), "wb") as file:
        file.setparams((sound.shape[0], 2, rate, 0, "NONE", ""))
        file.writeframes((np.clip(sound, -1, 1) * 32767).T.astype("<i2").tobytes())
    return path


def agreement(truth: Labels, found: Labels) -> float:
    """The F1 of labels: 1 where all is found and nothing else."""
    return float(2 * (truth & found).sum() / (truth.sum() + found.sum()))

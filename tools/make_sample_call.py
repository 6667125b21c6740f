"""Makes the sample call that ships: two synthetic voices, a hold and a talk-over, always the same.

    python tools/make_sample_call.py            writes resources/sample/
    python tools/make_sample_call.py DIR        writes DIR instead

Needs espeak-ng (Debian: apt install espeak-ng). The times in script.md and notes.json are taken
from the sound as it is made. What is said is in sample_script.py.
"""

import io
import json
import subprocess
import sys
import wave
from collections.abc import Mapping
from pathlib import Path

import av
import numpy as np
import sample_script as script
from numpy.typing import NDArray

Sound = NDArray[np.float64]
Times = Mapping[str, tuple[float, float]]

RATE = 8_000  # Hz, as on a telephone line
BAND = (300.0, 3_400.0)  # Hz, likewise
AFTER = 1.0  # seconds of the line after the last word
VOICES = (("en-gb+f4", "155", "55"), ("en-gb-scotland+m3", "165", "38"))  # voice, words/min, pitch
LEVEL = (0.13, 0.10)  # loudness of the speech (rms) of agent and caller
MUSIC = 0.035
HISS = 0.0012
BITS = 28_000  # a second, both lanes; with fewer, each lane is heard faintly on the other


def main(arguments: list[str]) -> int:
    """Make the sample in the folder that is named, or where it ships."""
    here = Path(__file__).resolve().parent.parent
    folder = Path(arguments[0]) if arguments else here / "resources" / "sample"
    folder.mkdir(parents=True, exist_ok=True)
    sound, times = call()
    encode(sound, folder / script.NAME)
    (folder / "script.md").write_text(script_page(sound.shape[1] / RATE, times), encoding="utf-8")
    (folder / "transcript.vtt").write_text(subtitles(times), encoding="utf-8")
    write_json(folder / "answers.json", script.ANSWERS)
    write_json(folder / "notes.json", notes(times))
    print(f"{folder / script.NAME}: {sound.shape[1] / RATE:.1f} s")
    return 0


def call() -> tuple[Sound, Times]:
    """The whole call, shape (2, frames), and when each part of it begins and ends, in seconds."""
    parts: list[tuple[int, float, Sound]] = []
    times: dict[str, tuple[float, float]] = {}
    now = 0.0
    for part in script.SCRIPT:
        if isinstance(part, script.Hold):
            lane, sound = script.AGENT, music(part.seconds)
        else:
            lane, sound = part.lane, speech(part.words, part.lane)
        start = now + part.pause
        now = start + sound.size / RATE
        parts.append((lane, start, sound))
        times[part.key] = (start, now)
    both = line_noise(int((now + AFTER) * RATE))
    for lane, start, sound in parts:
        at = round(start * RATE)
        both[lane, at : at + sound.size] += sound
    return np.clip(both, -1, 1), times


def speech(words: str, lane: int) -> Sound:
    """Words as a telephone carries them, without the silence around them."""
    voice, speed, pitch = VOICES[lane]
    command = ["espeak-ng", "--stdout", "-v", voice, "-s", speed, "-p", pitch, words]
    spoken = subprocess.run(command, check=True, capture_output=True).stdout
    with wave.open(io.BytesIO(spoken)) as file:
        rate = file.getframerate()
        # espeak-ng does not know the length when it writes to a pipe: what follows the header is it
        samples = np.frombuffer(file.readframes(2**30), "<i2") / 32768
    heard = np.flatnonzero(np.abs(samples) > 0.01)
    sound = telephone(samples[heard[0] : heard[-1] + 1], rate)
    loud = sound[np.abs(sound) > 0.02]
    return sound * (LEVEL[lane] / float(np.sqrt(np.mean(loud**2))))


def telephone(samples: Sound, rate: int) -> Sound:
    """Samples cut to the telephone's band, at the telephone's rate."""
    frames = samples.size * RATE // rate
    spectrum = np.fft.rfft(samples)[: frames // 2 + 1]
    hertz = np.arange(spectrum.size) * rate / samples.size
    low, high = BAND
    spectrum *= np.clip((hertz - low * 0.7) / (low * 0.3), 0, 1)
    spectrum *= np.clip((high * 1.1 - hertz) / (high * 0.1), 0, 1)
    return np.fft.irfft(spectrum, frames) * (frames / samples.size)


def music(seconds: float) -> Sound:
    """Soft broken chords, made here from sines, fading in and out."""
    chords = (
        (262, 330, 392, 523),
        (220, 262, 330, 440),
        (349, 440, 523, 698),
        (392, 494, 587, 784),
    )
    sound = np.zeros(int(seconds * RATE))
    step = RATE * 2 // 5
    for number, start in enumerate(range(0, sound.size, step)):
        pitch = chords[number // 4 % 4][(0, 2, 1, 3)[number % 4]]
        time = np.arange(min(2 * step, sound.size - start)) / RATE
        tone = np.sin(2 * np.pi * pitch * time) + 0.3 * np.sin(4 * np.pi * pitch * time)
        sound[start : start + time.size] += tone * np.exp(-3.5 * time) * np.minimum(1, time * 200)
    fade = np.minimum(1, np.minimum(np.arange(sound.size), np.arange(sound.size)[::-1]) / RATE)
    return MUSIC * 2 * sound * fade


def line_noise(frames: int) -> Sound:
    """The faint hiss of a line, another on each lane, the same at every run."""
    return np.random.default_rng(7).normal(0, HISS, (2, frames))


def encode(sound: Sound, path: Path) -> None:
    """Write Ogg Opus, byte for byte the same from the same sound and encoder."""
    samples = np.ascontiguousarray((sound * 32767).astype(np.int16).T).reshape(1, -1)
    with av.open(str(path), "w", format="ogg", options={"fflags": "+bitexact"}) as file:
        stream = file.add_stream(
            "libopus", rate=RATE, layout="stereo", options={"vbr": "on", "frame_duration": "60"}
        )
        stream.bit_rate = BITS
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        step = RATE // 50 * 2
        for at in range(0, samples.size, step):
            frame = av.AudioFrame.from_ndarray(samples[:, at : at + step], "s16", "stereo")
            frame.sample_rate = RATE
            frame.pts = at // 2
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def notes(times: Times) -> dict[str, object]:
    """The sample notes, with the moments where they are heard."""
    return {
        "comments": script.COMMENTS,
        "strengths": script.STRENGTHS,
        "improvement": script.IMPROVEMENT,
        "action": script.ACTION,
        "action_due": script.ACTION_DUE,
        "moments": [
            {
                "start": round(times[first][0], 1),
                "end": None if last is None else round(times[last][1], 1),
                "note": note,
                "question": question,
            }
            for first, last, note, question in script.MOMENTS
        ],
    }


def script_page(seconds: float, times: Times) -> str:
    """Who says what, and when, for people to read."""
    rows = []
    for part in script.SCRIPT:
        start, end = times[part.key]
        if isinstance(part, script.Hold):
            who, words = "–", "*on hold, with music on the agent's line*"
        else:
            who = ("Agent", "Caller")[part.lane]
            words = part.words + (" *(over the caller)*" if part.pause < 0 else "")
        rows.append(f"| {start:.1f} | {end:.1f} | {who} | {words} |")
    return HEAD.format(name=script.NAME, seconds=seconds) + "\n".join(rows) + "\n"


def subtitles(times: Times) -> str:
    """What is said, as WebVTT with speakers."""
    cues = ["WEBVTT"]
    for part in script.SCRIPT:
        if isinstance(part, script.Line):
            tenths = [round(10 * second) for second in times[part.key]]
            start, end = (f"00:{at // 600:02}:{at % 600 / 10:04.1f}00" for at in tenths)
            cues.append(f"{start} --> {end}\n<v {('Agent', 'Caller')[part.lane]}>{part.words}</v>")
    return "\n\n".join(cues) + "\n"


HEAD = """\
# The sample call

`{name}`: {seconds:.0f} seconds, the agent on the left, the caller on the right.
Robert Hale rings Harbour Clinic about a blood test that was missed twice; Dee Marlow answers.
The clinic, the people and the call are invented.

Both voices are synthetic, made with eSpeak NG, and so is the hold music, made from sines.
eSpeak NG is a program under GPL-3.0-or-later; what it speaks is no part of that program and is not
under its licence. The words, the music and the recording may be used as this project may.
`tools/make_sample_call.py` makes this folder anew; change `tools/sample_script.py` and not these
files.

| from (s) | to (s) | who | says |
| ---: | ---: | --- | --- |
"""


def write_json(path: Path, value: object) -> None:
    """Write JSON for people to read as well."""
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Recordings for the audio tests, made on the spot in every format PyAV can write."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np

DATA = Path(__file__).resolve().parent.parent / "data" / "audio"


@dataclass(frozen=True)
class Kind:
    """A format: the file's suffix, FFmpeg's encoder, and what it can hold."""

    suffix: str
    codec: str
    rate: int = 8000
    channels: int = 2
    bits: int | None = None

    def __str__(self) -> str:
        return f"{self.codec}-{self.rate}-{self.channels}{self.suffix}"


KINDS = (
    *(Kind(".wav", f"pcm_{coding}") for coding in ("u8", "s16le", "s24le", "s32le", "f32le")),
    Kind(".wav", "pcm_f64le", 16000),
    Kind(".wav", "pcm_mulaw"),
    Kind(".wav", "pcm_alaw", 8000, 1),
    Kind(".wav", "pcm_s16le", 48000),
    Kind(".wav", "adpcm_ima_wav"),
    Kind(".wav", "adpcm_ms", 16000),
    Kind(".mp3", "libmp3lame", 44100, 2, 64_000),
    Kind(".mp3", "libmp3lame", 8000, 1, 16_000),
    Kind(".m4a", "aac", 44100, 2, 64_000),
    Kind(".m4a", "aac", 16000, 1, 32_000),
    Kind(".aac", "aac", 16000, 2, 64_000),
    Kind(".ogg", "libopus", 48000, 2, 64_000),
    Kind(".webm", "libopus", 16000, 1, 24_000),
    Kind(".ogg", "vorbis", 44100, 2),
    Kind(".flac", "flac", 22050, 2),
    Kind(".wma", "wmav2", 44100, 2, 64_000),
    Kind(".amr", "libopencore_amrnb", 8000, 1, 12_200),
)


def turns(rate: int, channels: int, seconds: float) -> np.ndarray[Any, np.dtype[np.int16]]:
    """The first channel sounds in the first half, the second in the other; (channels, frames)."""
    time = np.arange(round(rate * seconds)) / rate
    sound = np.zeros((channels, time.size))
    sound[0] = 0.5 * np.sin(2 * np.pi * 400 * time) * (time < seconds / 2)
    if channels > 1:
        sound[1] = 0.4 * np.sin(2 * np.pi * 900 * time) * (time >= seconds / 2)
    return (sound * 32767).astype(np.int16)


def record(path: Path, kind: Kind, seconds: float = 2.0, **options: str) -> Path:
    """Write `turns` in a format; `options` are the container's."""
    sound = turns(kind.rate, kind.channels, seconds)
    layout = {1: "mono", 2: "stereo", 6: "5.1"}[kind.channels]
    with av.open(str(path), "w", options=options) as file:
        stream = file.add_stream(
            kind.codec, kind.rate, layout=layout, options={"strict": "experimental"}
        )
        if kind.bits:
            stream.bit_rate = kind.bits
        encoder = stream.codec_context
        resampler = av.AudioResampler(encoder.format, layout, kind.rate)
        for at in range(0, sound.shape[1], 4096):
            packed = np.ascontiguousarray(sound[:, at : at + 4096].T).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(packed, "s16", layout)
            frame.sample_rate = kind.rate
            frame.pts = at
            for piece in resampler.resample(frame):
                file.mux(stream.encode(piece))
        file.mux(stream.encode(None))
    return path


def loudness(block: np.ndarray[Any, Any]) -> list[float]:
    """Root mean square of each lane, as a share of full scale."""
    return [float(np.sqrt(np.mean((lane / 32768) ** 2))) for lane in block]

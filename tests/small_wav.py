"""Small recordings for tests, made on the spot; another `tone` is another sound."""

import math
import struct
import wave
from pathlib import Path


def write_wav(path: Path, tone: int = 300, seconds: float = 0.25, channels: int = 2) -> Path:
    """Write a PCM WAV at 8 kHz; makes the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frames = int(8000 * seconds)
    heights = [int(9000 * math.sin(at * tone / 8000 * 2 * math.pi)) for at in range(frames)]
    samples = [height for height in heights for _ in range(channels)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return path

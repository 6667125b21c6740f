"""How long a recording is, and whether it ends before its own file says it does.

One rule for every place that shows a length (decision 99): what the file states counts where its
sound bears that out, else the sound that was found.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av
from av.audio.stream import AudioStream
from av.container.input import InputContainer

_NEAR: Final = 0.3
"""Seconds between what a file states and its sound that its encoder's padding explains: at 8 kHz
up to 0.24. A recording that ends earlier than that is cut off."""

# Formats whose header or pages state the length; of others FFmpeg guesses it from the size.
_STATING = frozenset(
    {"wav", "w64", "aiff", "au", "caf", "flac", "ogg", "asf", "avi", "matroska,webm"}
    | {"mov,mp4,m4a,3gp,3g2,mj2"}
)
_COUNTING_MP3: Final = {b"Xing": 8, b"Info": 8, b"VBRI": 14}
"""How an MP3's blocks are counted before the first of them, and how far behind the mark."""

_UNKNOWN: Final = 0xFFFF_0000
_UNKNOWN_LONG: Final = 2**63
"""Sizes, of 32 and 64 bits, from which a WAV was written without knowing where it would end."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a recording is, in seconds, and whether less was found than its file declares."""

    seconds: float
    cut: bool


def length_of(
    path: Path, container: InputContainer, stream: AudioStream, sound_at: int, found: float
) -> Length:
    """The length of a recording in which `found` seconds of sound were decoded.

    `sound_at` is the byte where the first packet of sound begins. AMR, bare AAC and an MP3 that
    does not count its blocks state no length: they are as long as their sound and never cut off.
    """
    stated = _stated(path, container, stream, sound_at)
    if stated is None:
        return Length(found, cut=False)
    late = float((stream.start_time or 0) * (stream.time_base or 0))
    cut = _cut(path, container.format.name, sound_at, stated - found, late)
    return Length(found if cut or abs(stated - found) > _NEAR else stated, cut)


def _stated(
    path: Path, container: InputContainer, stream: AudioStream, sound_at: int
) -> float | None:
    """How many seconds of sound a file says it has; None where it does not say."""
    name = container.format.name
    if name == "mp3":
        return _counted(path, sound_at, stream.codec_context.sample_rate)
    if name not in _STATING:
        return None
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration else None


def _cut(path: Path, name: str, sound_at: int, missing: float, late: float) -> bool:
    """Whether sound is missing at the end; `missing` is how many seconds fewer there are.

    An Ogg of a broadcast begins `late`: its last page counts from the broadcast's beginning.
    """
    if name in ("wav", "w64"):
        return _short_wav(path, sound_at)
    if name == "ogg":
        return missing > _NEAR + late or not _closed_ogg(path)
    return missing > _NEAR


def _short_wav(path: Path, sound_at: int) -> bool:
    """Whether the sound of a WAV, RF64 or W64, which begins at `sound_at`, is declared longer."""
    with path.open("rb") as file:
        begin = file.read(36)
        file.seek(max(0, sound_at - 24))
        head = file.read(24)
    mark, size, unknown = head[16:20], int.from_bytes(head[20:], "little"), _UNKNOWN
    if begin[:4] == b"riff":  # W64: long marks, sizes of 64 bits that count the head too
        mark, size, unknown = head[:4], int.from_bytes(head[16:], "little") - 24, _UNKNOWN_LONG
    elif begin[12:16] == b"ds64":  # RF64 (EBU Tech 3306): sizes that the head cannot hold
        size, unknown = int.from_bytes(begin[28:], "little"), _UNKNOWN_LONG
    return mark == b"data" and size < unknown and sound_at + size > path.stat().st_size


def _closed_ogg(path: Path) -> bool:
    """Whether an Ogg file's last page says that it is the last, and is whole (RFC 3533)."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))  # a page is at most 65,307 bytes
        page = file.read().rpartition(b"OggS\0")[2]
    head = 22  # bytes behind the mark: first the flags, last the number of sizes that follow
    if len(page) < head or not page[0] & 4:
        return False
    sizes = page[head : head + page[head - 1]]
    return len(page) >= head + page[head - 1] + sum(sizes)


def _counted(path: Path, sound_at: int, rate: int) -> float | None:
    """Seconds of the blocks that an MP3 counts in the frame before its sound; None if it does not.

    All of them, with the encoder's padding: so ffprobe and players counted up to FFmpeg 7.1.
    """
    with path.open("rb") as file:
        file.seek(max(0, sound_at - 2_000))  # the longest frame is 1,441 bytes
        before = file.read(min(sound_at, 2_000))
    for mark, behind in _COUNTING_MP3.items():
        _, found, rest = before.rpartition(mark)
        blocks = int.from_bytes(rest[behind - 4 : behind], "big")
        if found and blocks and (mark == b"VBRI" or rest[3] & 1):
            return blocks * (1152 if rate >= 32_000 else 576) / rate
    return None

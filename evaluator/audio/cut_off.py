"""Tells whether a recording ends before its own file says it does."""

from pathlib import Path
from typing import Final

import av
from av.container.input import InputContainer

_SHORT: Final = 0.5
"""Seconds under the declared length from which a recording counts as cut off."""

# Formats whose header states the length; for others FFmpeg guesses it from the size.
_DECLARING = frozenset({"w64", "aiff", "flac", "asf", "matroska,webm", "mov,mp4,m4a,3gp,3g2,mj2"})
_MP3_COUNTS = (b"Xing", b"Info", b"VBRI")  # in the frame before the first sound, if there is one
_UNKNOWN: Final = 0xFFFF_0000
"""Size from which a WAV's data chunk was written without knowing where it would end."""


def cut_off(path: Path, container: InputContainer, sound_at: int, seconds: float) -> bool:
    """Whether less sound was found than the file declares.

    `sound_at` is the byte where the first packet of sound begins, `seconds` what was found.
    AMR, bare AAC and an MP3 without a header do not say how long they are: never cut off.
    """
    name = container.format.name
    if name == "wav":
        return _short_wav(path, sound_at)
    if name == "ogg":
        return not _closed_ogg(path)
    if name in _DECLARING or (name == "mp3" and _counted_mp3(path, sound_at)):
        return (container.duration or 0) / av.time_base - seconds > _SHORT
    return False


def _short_wav(path: Path, sound_at: int) -> bool:
    """Whether a WAV's data chunk, which begins at `sound_at`, is larger than the file."""
    with path.open("rb") as file:
        file.seek(max(0, sound_at - 8))
        name, size = file.read(4), int.from_bytes(file.read(4), "little")
    return name == b"data" and size < _UNKNOWN and sound_at + size > path.stat().st_size


def _closed_ogg(path: Path) -> bool:
    """Whether an Ogg file's last page says that it is the last (RFC 3533, header type flag)."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))  # a page is at most 65,307 bytes
        page = file.read().rpartition(b"OggS\0")[2]
    return bool(page[:1]) and bool(page[0] & 4)


def _counted_mp3(path: Path, sound_at: int) -> bool:
    """Whether an MP3 begins with a frame that counts the others."""
    with path.open("rb") as file:
        file.seek(max(0, sound_at - 2_000))  # the longest frame is 1,441 bytes
        before = file.read(min(sound_at, 2_000))
    return any(mark in before for mark in _MP3_COUNTS)

"""Opening a sound file, and saying in the user's words why one cannot be opened."""

import stat
from pathlib import Path
from typing import Final

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.stream import AudioStream
from av.codec.context import CodecContext
from av.container.input import InputContainer

from evaluator.errors import UserError

_FORMATS: Final = "aac,ac3,aiff,amr,amrnb,asf,au,avi,caf,flac,matroska,mov,mp3,mpegts,ogg,w64,wav"
"""What may be opened: no playlists and no pictures, which would lead to other files."""

_PACKET: Final = "16384"
"""Bytes the WAV reader takes at a time: four times its own, which makes an hour of mu-law cheap,
and still little to lose where a block is damaged."""

_WAV: Final = (b"RIFF", b"WAVE")
_PROBED: Final = "65536"
"""Bytes of a WAV in which FFmpeg looks for another encoding than the one it names. In packets of
our size it looks through ten times as many by itself, which takes longer than all else."""

_KINDS = "WAV, MP3, M4A, Ogg, WebM, FLAC, AMR and WMA"


def checked(path: Path) -> int:
    """The size of a file in bytes. Raises UserError when it is gone, closed to us or empty."""
    try:
        known = path.stat()
        if stat.S_ISDIR(known.st_mode):
            name = path.name or path  # the folder one is in has no name
            raise UserError(f"“{name}” is a folder.", "Choose the recordings in it.")
        if not stat.S_ISREG(known.st_mode):  # before it is opened: that waits for who writes
            raise UserError(
                f"“{path.name}” is no file, but a pipe or a device.",
                "Save the sound to a file and choose that.",
            )
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise UserError(
            f"“{path.name}” is not there.",
            f"It was looked for in {path.absolute().parent}: it may have been moved or renamed.",
        ) from None
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read: {error.strerror}.",
            "Check that the disk is connected and that you may open the file.",
        ) from None
    size = known.st_size
    if size == 0:
        raise UserError(
            f"“{path.name}” is empty: it holds no sound.",
            "Copy it again from where it was recorded.",
        )
    return size


def no_sound(path: Path) -> UserError:
    """The error for a file that holds nothing that can be heard."""
    return UserError(
        f"“{path.name}” holds no sound that can be read.",
        f"It may be damaged, cut off, or no recording at all. {_KINDS} can be read.",
    )


def opened(path: Path) -> InputContainer:
    """A file opened for reading its packets. Raises UserError where that cannot be done."""
    checked(path)
    options = {"format_whitelist": _FORMATS, "max_size": _PACKET}
    try:
        if _is_wav(path):
            options["probesize"] = _PROBED
        return av.open(str(path.absolute()), options=options)
    except (OSError, av.FFmpegError, ValueError):
        raise no_sound(path) from None


def _is_wav(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(12)
    return (head[:4], head[8:]) == _WAV


def sound_stream(container: InputContainer) -> AudioStream | None:
    """The first stream of sound that there is a decoder for."""
    known = (stream for stream in container.streams.audio if _known(stream))
    return next(known, None)


def _known(stream: AudioStream) -> bool:
    # PyAV gives no context where FFmpeg has no decoder, though its types do not say so.
    context: AudioCodecContext | None = stream.codec_context
    return context is not None


def decoder(stream: AudioStream) -> AudioCodecContext:
    """The decoder of a stream.

    FFmpeg's own AMR decoder refuses the packets that say "silence here" (DTX), and the time they
    stand for is lost; OpenCORE's decodes them.
    """
    if stream.codec_context.name != "amrnb":
        return stream.codec_context
    amr = CodecContext.create("libopencore_amrnb", "r")
    amr.sample_rate = 8000
    amr.layout = "mono"
    return amr

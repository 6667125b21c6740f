"""Logos: PNG or JPEG, looked at before they are opened, made small and flat for the page."""

import struct
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image
from reportlab.lib.utils import ImageReader

from evaluator.errors import UserError

_MOST_BYTES: Final = 5 * 2**20
_MOST_PIXELS: Final = 4000
_PRINTED_PIXELS: Final = 900
_HINT: Final = "Choose another logo in the settings, or take it out."
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def logo(path: Path) -> ImageReader:
    """The logo, ready to be drawn. Raises UserError, naming the file, for one that cannot be used.

    A report without the logo that was asked for would go to the client unnoticed: so it is refused.
    """
    try:
        seen = path.stat()
    except OSError as error:
        raise UserError(f"The logo {path} cannot be read: {error.strerror}.", _HINT) from error
    if seen.st_size > _MOST_BYTES:
        raise UserError(f"The logo {path} is larger than 5 MB.", _HINT)
    return _read(path, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> ImageReader:
    """A batch prints the same logo on every report: read once as long as the file is the same."""
    damaged = UserError(f"The logo {path} is damaged, or is neither PNG nor JPEG.", _HINT)
    try:
        size = _size_said(path.read_bytes())
    except (struct.error, IndexError) as error:
        raise damaged from error
    if size is None:
        raise damaged
    if max(size) > _MOST_PIXELS:
        raise UserError(f"The logo {path} is larger than {_MOST_PIXELS} × {_MOST_PIXELS}.", _HINT)
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as image:
            image.thumbnail((_PRINTED_PIXELS, _PRINTED_PIXELS))
            return ImageReader(_flat(image))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise damaged from error


def _flat(image: Image.Image) -> Image.Image:
    """The picture on white: paper has no transparency."""
    clear = image.convert("RGBA")
    flat = Image.new("RGB", clear.size, "white")
    flat.paste(clear, mask=clear.getchannel("A"))
    return flat


def _size_said(data: bytes) -> tuple[int, int] | None:
    """Width and height from the file's header, without decoding a pixel; None for other formats."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:3] != b"\xff\xd8\xff":
        return None
    place = 2
    while data[place] == 0xFF:
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None

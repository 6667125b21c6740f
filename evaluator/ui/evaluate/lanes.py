"""Draws a lane's peaks into an image: one mask of numpy, one image, no lines."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

_CURVE = 0.7
"""Loudness is drawn to this power, so that telephone speech at a tenth of full scale is seen."""

_THIN = 0.6


def lane_image(
    low: NDArray[np.float32], high: NDArray[np.float32], height: int, colour: str
) -> QImage:
    """A lane as an image on nothing: a column a pixel, from `low` to `high` around the middle.

    `low` and `high` are -1 to 1, one a column; `height` and the columns are device pixels.
    Silence keeps a hairline, so that a lane is seen to be there.
    """
    middle = height / 2
    up = _drawn(high) * (middle - 1) + _THIN
    down = _drawn(low) * (middle - 1) - _THIN
    rows = (middle - 0.5 - np.arange(height, dtype=np.float32))[:, None]
    mask = (rows <= up[None, :]) & (rows >= down[None, :])
    pixels = np.where(mask, np.uint32(QColor(colour).rgba()), np.uint32(0))
    image = QImage(
        pixels.tobytes(), len(low), height, 4 * len(low), QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.copy()


def _drawn(full: NDArray[np.float32]) -> NDArray[np.float32]:
    return (np.sign(full) * np.abs(full) ** _CURVE).astype(np.float32)

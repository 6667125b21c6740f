"""Stretches of frames that hold something: masks as beginnings and ends, and back."""

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np

Mask: TypeAlias = np.ndarray[Any, np.dtype[np.bool_]]
"""One lane, True where a frame holds it."""

Runs: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]
"""Shape (stretches, 2): first frame, and the frame after the last."""


def runs(mask: Mask) -> Runs:
    """The stretches of a mask, in their order."""
    edges = np.diff(mask.astype(np.int8), prepend=0, append=0)
    return np.stack((np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)), axis=1)


def mask_of(found: Iterable[tuple[int, int]] | Runs, frames: int) -> Mask:
    """A mask of `frames` frames that is True in these stretches."""
    mask = np.zeros(frames, np.bool_)
    for first, last in found:
        mask[first:last] = True
    return mask


def joined(found: Runs, gap: int) -> Runs:
    """Stretches with those no more than `gap` frames apart made one."""
    if len(found) < 2:
        return found
    apart = found[1:, 0] - found[:-1, 1] > gap
    return np.stack((found[np.append(True, apart), 0], found[np.append(apart, True), 1]), axis=1)


def at_least(found: Runs, frames: int) -> Runs:
    """The stretches that are no shorter."""
    return found[found[:, 1] - found[:, 0] >= frames]

"""Whether reading a file ends soon: in under a second, on a machine that has nothing else to do."""

import sys
import time

_MOST: float = 4.0
"""Seconds of this processor. What is promised is one, and the worst file takes 0.4; one that shares
a core or is old takes some times as long, and what goes wrong takes minutes."""


def soon(begun: float) -> bool:
    """Whether not much of this processor went by since `begun`, a `time.process_time()`.

    A tracer, which counts lines for coverage, takes longer.
    """
    return time.process_time() - begun < _MOST or sys.gettrace() is not None

"""The most memory a process has had, in MB: of this program alone, not of who started it."""

import re
import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")


def most() -> float:
    """The peak so far.

    Linux keeps `ru_maxrss` over exec, so a small program started by a large one would look large;
    VmHWM begins anew.
    """
    if _STATUS.is_file():
        found = re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text())
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

"""Ids that laptops can make apart and merge later: UUIDv7, ordered by time of making."""

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A new UUIDv7 as 36 lower-case characters, greater than every earlier one of this process.

    RFC 9562 section 5.7, with method 3 of section 6.2: 12 bits of sub-millisecond time follow the
    48-bit millisecond count. A clock set back does not set the order back.
    """
    global _last
    with _lock:
        milliseconds, rest = divmod(time.time_ns(), 1_000_000)
        ticks = (milliseconds << 12) | (rest * 4096 // 1_000_000)
        _last = ticks = max(ticks, _last + 1)
    milliseconds, fraction = ticks >> 12, ticks & 0xFFF
    value = milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=value))

"""Times as the database keeps them: a UTC text that sorts, and the zone it came from."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)(?::(\d\d))?")


def to_text(moment: datetime) -> tuple[str, str]:
    """A time as ("2026-05-04T09:30:00.000000Z", "Europe/Zurich" or "+02:00").

    Raises ValueError for a time without a zone: nobody could say later when that was.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"a time without a zone: {moment!r}")
    key = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else None
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z", key or _written(offset)


def from_text(utc: str, zone: str) -> datetime:
    """The time again, in its own zone; in UTC where this machine does not know the zone."""
    return datetime.fromisoformat(utc).astimezone(_zone(zone))


def _written(offset: timedelta) -> str:
    sign = "-" if offset < timedelta(0) else "+"
    minutes, seconds = divmod(round(abs(offset).total_seconds()), 60)
    written = f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{written}:{seconds:02d}" if seconds else written


def _zone(text: str) -> tzinfo:
    if found := _OFFSET.fullmatch(text):
        sign, hours, minutes, seconds = found.groups("0")
        offset = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
        return timezone(-offset if sign == "-" else offset)
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        return UTC

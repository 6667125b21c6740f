"""Days and times of day as the desktop writes them: shown everywhere alike, and read again.

A year has all its four figures, and a desktop without a language of its own has ISO 8601.
"""

from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from evaluator.desk.dates import Order, local, read_time
from evaluator.errors import UserError

_SHORT: Final = QLocale.FormatType.ShortFormat
_EXAMPLE: Final = datetime(2026, 12, 30, 22, 58)  # as wide as any


def day_format() -> str:
    """How the desktop writes a day, in the letters of Qt: "dd/MM/yyyy"."""
    if QLocale().language() is QLocale.Language.C:
        return "yyyy-MM-dd"
    short = QLocale().dateFormat(_SHORT)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def shown_day(day: date) -> str:
    """A day: "31/03/2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), day_format())


def shown_time(at: time) -> str:
    """A time of day, without seconds: "14:05", "2:05 PM"."""
    return QLocale().toString(QTime(at.hour, at.minute), _time_format())


def shown_moment(when: datetime) -> str:
    """Day and time in the zone they are told in: "31/03/2026 14:05"."""
    return f"{shown_day(when)} {shown_time(when.time())}"


def day_hint() -> str:
    """What a field for a day reads while it is empty: "dd/mm/yyyy"."""
    return day_format().lower().replace("'", "")


def moment_hint() -> str:
    """What a field for a day and a time reads while it is empty: such a moment."""
    return shown_moment(_EXAMPLE)


def read_moment(text: str) -> datetime:
    """The time that is meant, aware; without a zone it is this machine's.

    Reads what `shown_moment` and `shown_day` write, and whatever `read_time` does, with days and
    months in the desktop's order. Raises UserError for anything else.
    """
    text = text.strip()
    for form in (f"{day_format()} {_time_format()}", day_format()):
        read = QLocale().toDateTime(text, form)
        if read.isValid():
            try:
                return local(read.toPython())  # type: ignore[arg-type]  # QDateTime gives one
            except ValueError:
                break
    try:
        return read_time(text, _order())
    except UserError as error:
        hint = f"Write it as {shown_day(_EXAMPLE)} or {moment_hint()}."
        raise UserError(error.message, hint) from error


def _time_format() -> str:
    return "HH:mm" if QLocale().language() is QLocale.Language.C else QLocale().timeFormat(_SHORT)


def _order() -> Order:
    """What stands first; not known where the year does."""
    first = next((letter for letter in day_format() if letter in "dMy"), "y")
    return {"d": Order.DAY, "M": Order.MONTH}.get(first, Order.UNKNOWN)

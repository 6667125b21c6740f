"""Getting calls in: files, folders and call lists; good ones come in, bad ones are listed."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from evaluator.audio.identity import sha256
from evaluator.audio.probe import Sound, probe
from evaluator.desk import calls, dates, shops
from evaluator.desk import settings as settings_file
from evaluator.desk.call_list import LIST_FIELDS, ListPreview, ListRow, preview_list, read_rows
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.names import check_pattern, read_direction, read_name
from evaluator.errors import UserError
from evaluator.ids import new_id
from evaluator.job import QUIET, Job
from evaluator.now import now
from evaluator.terms import Call, Recording, Shop

__all__ = [
    "LIST_FIELDS",
    "Intake",
    "ListPreview",
    "Refused",
    "bring_in",
    "bring_in_one",
    "preview_list",
    "read_list",
    "read_name",
]

_LITTER = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What did not come in: where (a file, or a line of a list) and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What came of bringing calls in: new calls, those known before, and what was refused.

    `damaged` are those of the new ones whose file is cut off or damaged: what is left of it came
    in. `redacted` are those of the known ones whose file is their recording from before a
    redaction: it was not taken.
    """

    calls: tuple[Call, ...]
    known: tuple[Call, ...]
    refused: tuple[Refused, ...]
    damaged: tuple[Call, ...] = ()
    redacted: tuple[Call, ...] = ()


class _Came(Enum):
    """How a call came: new, of a damaged file, known, or known by a file before its redaction."""

    NEW = auto()
    DAMAGED = auto()
    KNOWN = auto()
    REDACTED = auto()


@dataclass(slots=True)
class _Basket:
    """What has come in so far."""

    calls: list[Call] = field(default_factory=list)
    known: list[Call] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    damaged: list[Call] = field(default_factory=list)
    redacted: list[Call] = field(default_factory=list)

    def put(self, call: Call, came: _Came) -> None:
        (self.calls if came in (_Came.NEW, _Came.DAMAGED) else self.known).append(call)
        if came is _Came.DAMAGED:
            self.damaged.append(call)
        if came is _Came.REDACTED:
            self.redacted.append(call)

    def refuse(self, where: str, error: UserError) -> None:
        self.refused.append(Refused(where=where, reason=str(error)))

    def closed(self) -> Intake:
        return Intake(
            calls=tuple(self.calls),
            known=tuple(self.known),
            refused=tuple(self.refused),
            damaged=tuple(self.damaged),
            redacted=tuple(self.redacted),
        )


def bring_in(desk: Desk, paths: Sequence[Path], job: Job = QUIET) -> Intake:
    """Bring in recordings: files, and folders with all that is below them.

    A file is a recording when it can be probed as one, whatever its name. Hidden files in folders
    are passed over. A recording is known by its SHA-256, whatever its name. The details come from
    its name by the pattern of the settings. When the job is cancelled, what came in stays.
    Raises UserError only for a pattern that cannot be used.
    """
    pattern = _pattern(desk)
    basket = _Basket()
    files = list(_files(paths, basket))
    for done, path in enumerate(files):
        job.step(done, len(files), path.name)
        try:
            basket.put(*_bring(desk, path, read_name(pattern, path.name)))
        except UserError as error:
            basket.refuse(str(path), error)
    job.step(len(files), len(files), "")
    return basket.closed()


def bring_in_one(desk: Desk, path: Path) -> Call:
    """Bring in one recording, or find the call that has it. Raises UserError when it is none."""
    return _bring(desk, path, read_name(_pattern(desk), path.name))[0]


def read_list(desk: Desk, path: Path, mapping: Mapping[str, str], job: Job = QUIET) -> Intake:
    """Bring in the calls of a list; `mapping` says which column holds a field of `LIST_FIELDS`.

    Files are looked for from the list's own folder. A known recording gets the details it lacks;
    what was known of it stays. A row without a file is a mystery-shop call, scored from its
    details.
    Raises UserError when the list cannot be read or the mapping does not fit it.
    """
    columns, rows = read_rows(path)
    _check_mapping(mapping, columns)
    pattern = _pattern(desk)
    started = mapping.get("started")
    order = dates.order_of(row.cells[started] for row in rows) if started else dates.Order.UNKNOWN
    basket = _Basket()
    for done, row in enumerate(rows):
        job.step(done, len(rows), f"line {row.line}")
        try:
            file, details = _read_row(row, mapping, order)
            if file:
                named = read_name(pattern, Path(file).name)
                came = _bring(desk, _from(path.parent, file), calls.filled(details, named))
            else:
                came = _without_recording(desk, details)
            basket.put(*came)
        except UserError as error:
            basket.refuse(f"line {row.line}", error)
    job.step(len(rows), len(rows), "")
    return basket.closed()


def _pattern(desk: Desk) -> str:
    pattern = settings_file.read(desk.places).name_pattern
    check_pattern(pattern)
    return pattern


def _files(paths: Sequence[Path], basket: _Basket) -> Iterator[Path]:
    """All files; folders that may not be looked into are refused."""

    def closed(error: OSError) -> None:
        basket.refuse(str(error.filename), UserError(f"The folder is closed: {error.strerror}."))

    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, below, names in os.walk(path, onerror=closed):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and name.lower() not in _LITTER:
                    yield Path(folder, name)


def _bring(desk: Desk, path: Path, details: CallDetails) -> tuple[Call, _Came]:
    """The call of a recording, and how it came."""
    path = calls.settled(path)
    _check_file(path)
    digest = sha256(path, QUIET)
    known = desk.store.recordings.by_hash(digest)
    call = desk.store.calls.of_recording(known.id) if known else None
    if known and call:
        if not known.path.is_file():
            desk.store.recordings.moved(known, path)
        return _completed(desk, calls.get(desk, call.id), details), _Came.KNOWN
    before = desk.store.redactions.call_replaced(digest)
    if before is not None:
        return _completed(desk, calls.get(desk, before), details), _Came.REDACTED
    sound = probe(path)
    recording = desk.store.recordings.keep(known or _recording(path, digest, sound))
    call = Call(id=new_id(), came_in=now(), recording=recording)
    desk.store.calls.add(calls.told(desk, call, details))
    return calls.get(desk, call.id), _Came.NEW if sound.complete else _Came.DAMAGED


def _check_file(path: Path) -> None:
    if not path.is_file():
        there = path.exists()
        raise UserError(f"“{path.name}” is {'no file' if there else 'not there'}.")
    if path.suffix.lower() == ".csv":
        raise UserError(f"“{path.name}” is a list.", "Bring it in as a call list.")
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise UserError("The file's name has letters that cannot be read.", "Rename it.") from error


def _recording(path: Path, digest: str, sound: Sound) -> Recording:
    return Recording(
        id=new_id(),
        sha256=digest,
        path=path,
        size=path.stat().st_size,
        duration=sound.duration,
        channels=sound.channels,
        sample_rate=sound.sample_rate,
        codec=sound.codec,
    )


def _completed(desk: Desk, call: Call, details: CallDetails) -> Call:
    """A known call with the details it lacked."""
    has = calls.details_of(call)
    full = calls.filled(has, details)
    return calls.describe(desk, call.id, full) if full != has else call


def _without_recording(desk: Desk, details: CallDetails) -> tuple[Call, _Came]:
    if not details.client:
        raise UserError("The row has no file and no client.", "A call needs one of them.")
    if details.reference:
        where = CallFilter(text=details.reference, client=details.client, shops=True)
        for row in calls.listed(desk, where).rows:
            if row.call.reference == details.reference and row.call.recording is None:
                return _completed(desk, row.call, details), _Came.KNOWN
    return shops.add(desk, details, Shop()), _Came.NEW


def _read_row(
    row: ListRow, mapping: Mapping[str, str], order: dates.Order
) -> tuple[str, CallDetails]:
    if row.surplus:
        raise UserError("The row has more cells than the list has columns.")
    said = {name: row.cells[column] for name, column in mapping.items()}
    direction = read_direction(said.get("direction", ""))
    if direction is None:
        raise UserError(
            f"“{said['direction'][:60]}” is no direction.", "Write inbound or outbound."
        )
    started = said.get("started", "")
    return said.get("file", ""), CallDetails(
        agent=said.get("agent", ""),
        team=said.get("team", ""),
        client=said.get("client", ""),
        started=dates.read_time(started, order) if started else None,
        direction=direction,
        reference=said.get("reference", ""),
    )


def _from(folder: Path, file: str) -> Path:
    """The file a row names; lists made on Windows part folders by a backslash."""
    path = folder / file
    if "\\" in file and not path.exists():
        return folder / file.replace("\\", "/")
    return path


def _check_mapping(mapping: Mapping[str, str], columns: Sequence[str]) -> None:
    for name, column in mapping.items():
        if name not in LIST_FIELDS:
            raise UserError(
                f"“{name}” is no field of a call.", f"There are {', '.join(LIST_FIELDS)}."
            )
        if column not in columns:
            raise UserError(f"The list has no column “{column}”.", f"It has {', '.join(columns)}.")
    if "file" not in mapping and "client" not in mapping:
        raise UserError(
            "No column of the list is mapped to the file or the client.",
            f"Its columns are: {', '.join(columns)}.",
        )

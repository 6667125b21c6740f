"""Calls: the list, the details of one call, and where its recording is now."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from evaluator.audio.identity import sha256
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.job import QUIET, Job
from evaluator.places import private
from evaluator.scoring.sheet import whole
from evaluator.store.calls import CallFilter, CallPage, CallRow, CallState
from evaluator.store.evaluations import EvaluationRow
from evaluator.terms import Call, Direction, Recording

__all__ = [
    "CallDetails",
    "CallFilter",
    "CallPage",
    "CallRow",
    "CallState",
    "EvaluationRow",
    "Located",
    "describe",
    "details_of",
    "evaluations_of",
    "filled",
    "finished",
    "get",
    "listed",
    "locate",
    "name_of",
    "relink",
    "settled",
    "swap_lanes",
    "told",
]

State: TypeAlias = Literal["here", "changed", "missing"]
_RECENT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDetails:
    """What is known about a call besides its sound; "" and None where nothing is known."""

    agent: str = ""
    team: str = ""
    client: str = ""
    started: datetime | None = None
    direction: Direction = Direction.UNKNOWN
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a recording is: "here" at `path`, "changed" (another sound at `path`), "missing"."""

    path: Path | None
    state: State


def listed(desk: Desk, where: CallFilter, limit: int = 1000) -> CallPage:
    """The calls that match, the newest first, and how many there are without the limit."""
    return desk.store.calls.listed(where, limit)


def finished(desk: Desk, where: CallFilter, limit: int = 1000) -> CallPage:
    """The finished evaluations that match, a row each: those of the newest calls; how many in all.

    `where.state` is not looked at.
    """
    return desk.store.calls.finished(where, limit)


def get(desk: Desk, call_id: str) -> Call:
    """One call. Raises UserError when there is none with this id."""
    return desk.store.calls.get(call_id)


def describe(desk: Desk, call_id: str, details: CallDetails) -> Call:
    """Set all details of a call; an empty one takes the detail away."""
    desk.store.calls.change(told(desk, get(desk, call_id), details))
    return get(desk, call_id)


def swap_lanes(desk: Desk, call_id: str) -> Call:
    """Say that the agent is on the other channel."""
    call = get(desk, call_id)
    desk.store.calls.change(replace(call, agent_channel=1 - call.agent_channel))
    return get(desk, call_id)


def evaluations_of(desk: Desk, call_id: str) -> tuple[EvaluationRow, ...]:
    """The evaluations of a call, finished ones and drafts."""
    return desk.store.evaluations.of_call(call_id)


def told(desk: Desk, call: Call, details: CallDetails) -> Call:
    """The call with these details; the people named are looked up or made. Keeps nothing itself."""
    people = desk.store.people
    agent, client = name_of(details.agent), name_of(details.client)
    return replace(
        call,
        agent=people.agent(agent, name_of(details.team)) if agent else None,
        client=people.client(client) if client else None,
        started=details.started,
        direction=details.direction,
        reference=name_of(details.reference),
    )


def name_of(text: str) -> str:
    """A name as it is kept: without a NUL, half a character or space around it.

    They come from broken lists and from arguments in another encoding.
    """
    return whole(text.replace("\0", "")).strip()


def details_of(call: Call) -> CallDetails:
    """The details that a call has."""
    return CallDetails(
        agent=call.agent.name if call.agent else "",
        team=call.agent.team if call.agent else "",
        client=call.client.name if call.client else "",
        started=call.started,
        direction=call.direction,
        reference=call.reference,
    )


def filled(details: CallDetails, other: CallDetails) -> CallDetails:
    """The details, those that are empty taken from the other ones.

    The team goes with the agent: another agent is not put into the other one's team.
    """
    same_agent = not details.agent or details.agent == other.agent
    return CallDetails(
        agent=details.agent or other.agent,
        team=details.team or (other.team if same_agent else ""),
        client=details.client or other.client,
        started=details.started or other.started,
        direction=details.direction or other.direction,
        reference=details.reference or other.reference,
    )


def locate(
    desk: Desk, recording: Recording, among: Sequence[Path] = (), job: Job = QUIET
) -> Located:
    """Find the file of a recording, where it was or moved; a file found elsewhere is remembered.

    Looks where it was last seen, beside that, where the newest calls came from, and in the folders
    `among`. A file counts when its SHA-256 is the recording's; one that was checked before and has
    the same size and time since is not read again.
    """
    if _is(desk, recording, recording.path, job):
        return Located(path=recording.path, state="here")
    for candidate in _candidates(desk, recording, among):
        if _is(desk, recording, candidate, job):
            desk.store.recordings.moved(recording, candidate)
            return Located(path=candidate, state="here")
    if recording.path.is_file():
        return Located(path=recording.path, state="changed")
    return Located(path=None, state="missing")


def relink(desk: Desk, call_id: str, path: Path, job: Job = QUIET) -> Call:
    """Say where the recording of a call is now. Raises UserError when the file is another one."""
    call = get(desk, call_id)
    if call.recording is None:
        raise UserError("This call has no recording.")
    digest = sha256(path, job)
    if desk.store.redactions.call_replaced(digest) == call_id:
        raise UserError(
            f"“{path.name}” is the recording as it was before it was redacted.",
            f"The redacted copy belongs to this call: it was kept in {desk.copies}.",
        )
    if digest != call.recording.sha256:
        raise UserError(
            f"“{path.name}” is another recording than the one of this call.",
            "Choose the original file, or bring this one in as a call of its own.",
        )
    desk.store.recordings.moved(call.recording, settled(path))
    return get(desk, call_id)


def settled(path: Path) -> Path:
    """The path from the root, without detours; the file keeps the name it was given by."""
    return path.parent.resolve() / path.name


def _candidates(desk: Desk, recording: Recording, among: Sequence[Path]) -> Iterator[Path]:
    """Files of the right size, each once: the nearest and cheapest places first."""
    seen = {recording.path}
    for path in _files(desk, recording, among):
        if path not in seen and _size(path) == recording.size:
            seen.add(path)
            yield path


def _files(desk: Desk, recording: Recording, among: Sequence[Path]) -> Iterator[Path]:
    yield from _in_folder(recording.path.parent)
    yield from desk.copies.glob("*/*.flac")  # the whole data folder may have moved
    newest = listed(desk, CallFilter(), _RECENT).rows
    folders = {row.call.recording.path.parent: None for row in newest if row.call.recording}
    for folder in folders:
        yield from _in_folder(folder)
    for folder in among:
        yield from folder.rglob("*") if folder.is_dir() else (folder,)


def _in_folder(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return ()


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _is(desk: Desk, recording: Recording, path: Path, job: Job) -> bool:
    """Whether the file at `path` is this recording, by size, then by an earlier check, then hash.

    The earlier check is a stamp in the cache: path, size and time of the file whose hash was right.
    A cache that cannot be read or written costs time and nothing else.
    """
    if _size(path) != recording.size:
        return False
    stamp = f"{path}\n{recording.size}\n{path.stat().st_mtime_ns}"
    kept = desk.places.cache / "seen" / recording.sha256
    with suppress(OSError):
        if kept.read_text("utf-8", "surrogateescape") == stamp:
            return True
    if sha256(path, job) != recording.sha256:
        return False
    with suppress(OSError):
        private(kept.parent)
        kept.write_text(stamp, "utf-8", "surrogateescape")
    return True

"""The sample call that ships: recording, transcript, and the sheet that the demo scores it with."""

from pathlib import Path
from typing import Final

from evaluator.desk import answer_files, calls, intake, names, transcripts
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.desk.settings import DEFAULT_PATTERN
from evaluator.forms.model import Form
from evaluator.places import shipped
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call, Direction

FORM: Final = "seven-point-call"


def recording() -> Path:
    """The file of the sample call; its name says who answered and when."""
    return next(shipped("resources", "sample").glob("*_AGENT_*"))


def transcript() -> Path:
    """What is said on the sample call, with speakers."""
    return shipped("resources", "sample", "transcript.vtt")


def sheet(form: Form) -> Sheet:
    """The sample answers, comments and moments, on the seven-point form."""
    folder = shipped("resources", "sample")
    return answer_files.read_sheet(form, folder / "answers.json", folder / "notes.json")


def details() -> CallDetails:
    """Who is on the sample call; the people and the company are invented."""
    return CallDetails(
        agent="Dee Marlow",
        team="Front desk",
        client="Harbour Clinic",
        started=names.read_name(DEFAULT_PATTERN, recording().name).started,
        direction=Direction.INBOUND,
        reference="SAMPLE",
    )


def bring_in(desk: Desk) -> Call:
    """Bring the sample call in with its transcript, or find it again as it was left."""
    call = intake.bring_in_one(desk, recording())
    has = calls.details_of(call)
    full = calls.filled(has, details())
    if full == has:
        return call
    if transcripts.of_call(desk, call) is None:
        transcripts.put(desk, call, transcripts.load(transcript()))
    return calls.describe(desk, call.id, full)

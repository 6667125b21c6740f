"""The sample call that ships: its recording, and the sheet that the demo scores it with."""

from datetime import datetime
from pathlib import Path
from typing import Final

from evaluator.desk import answer_files, calls, intake
from evaluator.desk.calls import CallFacts
from evaluator.desk.desk import Desk
from evaluator.forms.model import Form
from evaluator.places import shipped
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call, Direction

FORM: Final = "seven-point-call"


def recording() -> Path:
    """The file of the sample call."""
    return shipped("resources", "sample", "sample_call.wav")


def sheet(form: Form) -> Sheet:
    """The sample answers, comments and moments, on the seven-point form."""
    folder = shipped("resources", "sample")
    return answer_files.read_sheet(form, folder / "answers.json", folder / "notes.json")


def facts() -> CallFacts:
    """Who is on the sample call; the people and the company are invented."""
    return CallFacts(
        agent="Dee Marlow",
        team="Front desk",
        client="Harbour Clinic",
        started=datetime(2026, 11, 2, 10, 42).astimezone(),
        direction=Direction.INBOUND,
        reference="SAMPLE",
    )


def bring_in(desk: Desk) -> Call:
    """Bring the sample call in, or find it again as it was left."""
    call = intake.bring_in_one(desk, recording())
    if call.agent is None:
        return calls.describe(desk, call.id, calls.filled(calls.facts_of(call), facts()))
    return call

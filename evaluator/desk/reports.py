"""Paper: the reports as PDF files, dressed in the brands of the settings."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from evaluator.desk import call_blends, evaluations, facts, listening, transcripts
from evaluator.desk import settings as settings_file
from evaluator.desk.calls import CallFilter
from evaluator.desk.client_report import content_of
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings, brand_of
from evaluator.errors import UserError
from evaluator.files import write_whole
from evaluator.forms.blend import Blend
from evaluator.job import QUIET, Job
from evaluator.reports.blended import on_blend
from evaluator.reports.client import client_pdf
from evaluator.reports.feedback import feedback_pdf
from evaluator.reports.look import ReportLook
from evaluator.scoring.evaluation import Evaluation
from evaluator.terms import Call

_COLUMNS = 480
"""How finely a waveform is drawn on paper."""
_LONGEST_NAME = 80


def feedback(
    desk: Desk,
    evaluation_id: str,
    out: Path,
    revision: int | None = None,
    blend: Blend | None = None,
) -> Path:
    """Write the feedback report on an evaluation, the latest revision unless one is named.

    With a blend it tells what the call comes to on that as well. The waveform is drawn when it is
    in the cache; a report never waits for a recording.
    Raises UserError when there is no such evaluation, when the call is not whole on the blend, or
    the file cannot be written.
    """
    evaluation = evaluations.get(desk, evaluation_id, revision)
    _write_feedback(desk, evaluation, settings_file.read(desk.places), out, blend)
    return out


def client_report(desk: Desk, scope: CallFilter, out: Path, blend: Blend | None = None) -> Path:
    """Write the report on a client, an agent or a team and a period, on a blend if one is given.

    Raises UserError when no evaluation matches or the file cannot be written.
    """
    settings = settings_file.read(desk.places)
    client_pdf(content_of(desk, scope, blend), look_of(settings, scope.client), out)
    return out


def feedback_batch(
    desk: Desk,
    evaluation_ids: Sequence[str],
    folder: Path,
    job: Job = QUIET,
    blend: Blend | None = None,
) -> tuple[Path, ...]:
    """Write one feedback report an evaluation into a folder, named by day and agent; as `feedback`.

    When the job is cancelled the files written so far stay, each of them whole.
    """
    settings = settings_file.read(desk.places)
    written: list[Path] = []
    for done, id in enumerate(evaluation_ids):
        evaluation = evaluations.get(desk, id)
        path = folder / file_name(evaluation)
        job.step(done, len(evaluation_ids), path.name)
        _write_feedback(desk, evaluation, settings, path, blend)
        written.append(path)
    job.step(len(evaluation_ids), len(evaluation_ids), "")
    return tuple(written)


def save(report: Path, out: Path) -> None:
    """Save a report that is already made under another name, whole or not at all."""
    try:
        content = report.read_bytes()
    except OSError as error:
        raise UserError(
            f"The report cannot be read: {error.strerror}.", "Make it again."
        ) from error
    write_whole(out, content)


def file_name(evaluation: Evaluation) -> str:
    """A name for a report's file that every system takes and that no other evaluation has."""
    call = evaluation.call
    day = (call.started or call.came_in).date().isoformat()
    agent = _safe(call.agent.name) if call.agent else ""
    return " ".join(part for part in (day, agent, evaluation.id[-12:]) if part) + ".pdf"


def _safe(text: str) -> str:
    """Letters, digits and marks of any script, spaces and a little else; never empty of sense."""
    plain = unicodedata.normalize("NFC", text)
    kept = "".join(
        c if unicodedata.category(c)[0] in "LNM" or c in " '()+,-_" else "_" for c in plain
    )
    return re.sub(r"\s+", " ", kept).strip(" _")[:_LONGEST_NAME].strip()


def _write_feedback(
    desk: Desk, evaluation: Evaluation, settings: Settings, out: Path, blend: Blend | None
) -> None:
    call = evaluation.call
    on = call_blends.of_evaluation(desk, evaluation, blend) if blend else None
    lanes = listening.loudness(desk, call.recording, _COLUMNS) if call.recording else None
    feedback_pdf(
        evaluation,
        look_of(settings, call.client.name if call.client else ""),
        out,
        peaks=lanes,
        facts=facts.kept(desk, call) if call.recording else None,
        words_per_minute=_words_per_minute(desk, call),
        redacted=desk.store.redactions.stretches(call.id),
        blend=on_blend(on.blend, on.titles, on.score) if on else None,
    )


def _words_per_minute(desk: Desk, call: Call) -> dict[str, float]:
    kept = transcripts.of_call(desk, call)
    return transcripts.words_per_minute(kept, call.agent_channel) if kept else {}


def look_of(settings: Settings, client: str) -> ReportLook:
    """The evaluator's brand, with the client's name, logo and colour where it has its own."""
    theirs = brand_of(settings, client)
    return ReportLook(
        page=settings.page,
        brand=settings.brand.name,
        logo=settings.brand.logo,
        accent=theirs.accent,
        client=theirs.name or client,
        client_logo=theirs.logo,
    )

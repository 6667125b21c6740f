"""Feedback reports as PDF files: how long 200 of them take, and each against a bare page.

The bare page is ReportLab's canvas with one line of text in the same font, written the same way:
what no report can do without.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from math import sin
from pathlib import Path

from evaluator.forms.read import read
from evaluator.ids import new_id
from evaluator.places import shipped
from evaluator.reports.feedback import feedback_pdf
from evaluator.reports.look import ReportLook, body
from evaluator.reports.pdf import Imprint, write_pdf
from evaluator.reports.text import Text
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Agent, Call, Client, Evaluator, Moment, Recording

REPORTS = 200
LOOK = ReportLook(brand="Benchmark")
WHEN = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def run() -> Iterator[str]:
    """Print 200 reports, then as many bare pages."""
    evaluations = [_evaluation(number) for number in range(REPORTS)]
    loud = tuple(abs(sin(column / 7)) for column in range(500))
    imprint = Imprint(
        title="A bare page", author="", subject="", keywords=(), running="", foot="", made=WHEN
    )
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)

        def report(number: int) -> None:
            feedback_pdf(evaluations[number], LOOK, out / f"{number}.pdf", peaks=(loud, loud))

        def bare(number: int) -> None:
            write_pdf([Text("One line.", body())], imprint, LOOK, out / f"{number}-bare.pdf")

        report(0), bare(0)  # the fonts are read once
        ours, least = _seconds(report), _seconds(bare)
    yield (
        f"paper: {REPORTS} feedback reports in {ours:.1f} s, {1000 * ours / REPORTS:.0f} ms each; "
        f"{ours / least:.1f} times a bare page"
    )


def _seconds(make: Callable[[int], None]) -> float:
    begun = time.perf_counter()
    for number in range(REPORTS):
        make(number)
    return time.perf_counter() - begun


def _evaluation(number: int) -> Evaluation:
    form = read(shipped("forms", "seven_point_call.yaml"))
    answers = {q.id: (number + place) % 5 for place, q in enumerate(form.questions)}
    sheet = Sheet(
        answers=answers,
        comments={q.id: f"What was heard on call {number}. " * 3 for q in form.questions},
        moments=tuple(
            Moment(id=q.id, start=20.0 * place, note="Heard here.", questions=(q.id,))
            for place, q in enumerate(form.questions)
        ),
        strengths="The reason was played back before a screen was opened.",
        improvement="Let the caller finish.",
        action="Breathe out once after the caller’s last word.",
    )
    call = Call(
        id=new_id(),
        came_in=WHEN,
        started=WHEN,
        agent=Agent("a", f"Agent {number % 12}", "Desk"),
        client=Client("c", "Client"),
        recording=_recording(),
    )
    return Evaluation(
        id=new_id(),
        revision=1,
        call=call,
        evaluator=Evaluator("e", "Evaluator"),
        form=form,
        sheet=sheet,
        score=score(form, answers),
        finished=WHEN,
        digest="",
    )


def _recording() -> Recording:
    return Recording(
        id="r",
        sha256="0" * 64,
        path=Path("call.wav"),
        size=1,
        duration=200.0,
        channels=2,
        sample_rate=8000,
        codec="pcm_mulaw",
    )

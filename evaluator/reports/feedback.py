"""The feedback report: what it says about one evaluation, and its PDF."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evaluator.facts import Facts, Stretch
from evaluator.forms.model import Form
from evaluator.reports.content import (
    BandMark,
    Fact,
    Feedback,
    Flag,
    Lane,
    OnBlend,
    Point,
    Strip,
    Verdict,
    Working,
)
from evaluator.reports.feedback_page import imprint, story
from evaluator.reports.look import ReportLook
from evaluator.reports.measured import measured, paced
from evaluator.reports.outcome import accuracy, before, failures, how
from evaluator.reports.pdf import write_pdf
from evaluator.reports.points import points_of
from evaluator.reports.sections import groups_of, lines_of
from evaluator.reports.wording import day, moment_of_day, stretch
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.explain import explain
from evaluator.scoring.result import Score
from evaluator.terms import Call, Moment, Shop, clock, counted, shown, trimmed

_FACT = 120  # letters of a scenario that still stand among the facts

Peaks = Sequence[Sequence[float]]
"""Loudness from 0 to 1, one sequence a channel of the recording, evenly spread over it."""


def feedback_pdf(
    evaluation: Evaluation,
    look: ReportLook,
    out: Path,
    *,
    peaks: Peaks | None = None,
    facts: Facts | None = None,
    words_per_minute: Mapping[str, float] | None = None,
    redacted: Sequence[Stretch] = (),
    blend: OnBlend | None = None,
) -> None:
    """Write the feedback report on an evaluation to `out`, whole or not at all.

    `peaks` are drawn, the measured `facts` and each speaker's `words_per_minute` told where they
    are given, and which stretches of the recording were `redacted`, in seconds; the `blend` where
    the evaluation is told as a part of one.

    Raises UserError for a logo that cannot be used, a full disk or a folder that does not allow it.
    """
    content = feedback(
        evaluation,
        peaks=peaks,
        facts=facts,
        words_per_minute=words_per_minute,
        redacted=redacted,
        blend=blend,
    )
    write_pdf(story(content, look), imprint(content, look), look, out)


def feedback(
    evaluation: Evaluation,
    *,
    peaks: Peaks | None = None,
    facts: Facts | None = None,
    words_per_minute: Mapping[str, float] | None = None,
    redacted: Sequence[Stretch] = (),
    blend: OnBlend | None = None,
) -> Feedback:
    """What the feedback report on this evaluation says."""
    call, sheet = evaluation.call, evaluation.sheet
    flags = _flags(sheet.moments)
    points = points_of(evaluation, flags)
    sections = lines_of(evaluation)
    return Feedback(
        agent=call.agent.name if call.agent else "Agent not named",
        client=call.client.name if call.client else "",
        lede=_lede(evaluation),
        dated=moment_of_day(call.started) if call.started else "",
        reference=call.reference,
        verdict=_verdict(evaluation.form, evaluation.score),
        went_well=sheet.strengths,
        work_on=sheet.improvement,
        do_next=sheet.action,
        due=day(sheet.action_due) if sheet.action_due else "",
        facts=_facts(call, redacted),
        measured=(*(measured(facts) if facts else ()), *paced(words_per_minute or {})),
        points=tuple(points.values()),
        groups=groups_of(evaluation, points, sections),
        sections=tuple(sections.values()),
        failures=tuple(failures(evaluation)),
        accuracy=accuracy(evaluation.score),
        other_flags=tuple(flags[m.id] for m in sheet.moments if not m.questions),
        strip=_strip(call, tuple(flags.values()), peaks),
        scenario=call.shop.scenario if call.shop and _long(call.shop) else "",
        narrative=call.shop.narrative if call.shop else "",
        working=_working(evaluation.form, evaluation.score, points.values()),
        form=evaluation.form.title,
        colophon=_colophon(evaluation),
        evaluator=evaluation.evaluator.name,
        evaluation=f"{evaluation.id}, revision {evaluation.revision}",
        finished=evaluation.finished,
        blend=blend,
    )


def _lede(evaluation: Evaluation) -> str:
    call = evaluation.call
    kind = f"{call.direction.value} call".strip().capitalize()
    said = [("Mystery shop" if call.shop else kind)]
    if call.shop and call.shop.scenario and len(call.shop.scenario) <= 60:
        said.append(call.shop.scenario)
    if call.recording:
        said.append(clock(call.recording.duration))
    said.append(f"evaluated by {evaluation.evaluator.name} on {day(evaluation.finished)}")
    return " · ".join(said)


def _verdict(form: Form, score: Score) -> Verdict:
    names = [band.name for band in form.bands]
    needed = trimmed(form.pass_mark)
    if score.value is None:
        failed = "Failed. " if score.fails_form else ""
        outcome = f"{failed}No score: no point applied to this call."
    elif score.passed is None:
        outcome = f"So far: {counted(len(score.open), 'point')} still open."
    elif score.passed:
        outcome = f"Passed (pass mark {needed})"
    elif score.fails_form:
        outcome = f"Failed (pass mark {needed})"
    else:
        outcome = f"Not passed (pass mark {needed})"
    return Verdict(
        score=shown(score.value),
        value=score.value,
        band=score.band or "No score",
        place=names.index(score.band) if score.band else None,
        bands=tuple(BandMark(band.at, band.name) for band in form.bands),
        pass_mark=form.pass_mark,
        outcome=outcome,
        raw=before(score),
    )


def _facts(call: Call, redacted: Sequence[Stretch]) -> tuple[Fact, ...]:
    agent, recording = call.agent, call.recording
    facts = [
        Fact("Agent", agent.name if agent else ""),
        Fact("Team", agent.team if agent else ""),
        Fact("Client", call.client.name if call.client else ""),
        Fact("Date", moment_of_day(call.started) if call.started else ""),
        Fact("Direction", call.direction.value.capitalize()),
        Fact("Length", clock(recording.duration) if recording else ""),
        Fact("Reference", call.reference),
        *(_shop_facts(call.shop) if call.shop else ()),
        Fact("Recording", recording.path.name if recording else "None"),
        Fact("Redacted", ", ".join(stretch(*one) for one in redacted)),
        Fact("SHA-256", f"{recording.sha256[:16]}…" if recording else ""),
    ]
    return tuple(fact for fact in facts if fact.value)


def _shop_facts(shop: Shop) -> tuple[Fact, ...]:
    answered = [counted(shop.rings, "ring")] if shop.rings is not None else []
    if shop.seconds_to_answer is not None:
        answered.append(f"{trimmed(shop.seconds_to_answer)} s")
    return (
        Fact("Scenario", "" if _long(shop) else shop.scenario),
        Fact("Shopper", shop.shopper),
        Fact("Number dialled", shop.number_dialled),
        Fact("Answered after", ", ".join(answered)),
        Fact("Menu steps", "" if shop.menu_steps is None else str(shop.menu_steps)),
        Fact("On hold", "" if shop.hold_seconds is None else clock(shop.hold_seconds)),
        Fact("Transfers", "" if shop.transfers is None else str(shop.transfers)),
        Fact("Ended by", shop.ended_by.value),
    )


def _long(shop: Shop) -> bool:
    return len(shop.scenario) > _FACT


def _flags(moments: Sequence[Moment]) -> dict[str, Flag]:
    """Moments numbered in order of time, as the window numbers them, by their ids."""
    return {
        moment.id: Flag(
            number=number,
            start=moment.start,
            end=moment.end,
            when=stretch(moment.start, moment.end),
            kind=moment.kind,
            sort=moment.kind.capitalize(),
            note=moment.note,
        )
        for number, moment in enumerate(moments, 1)
    }


def _strip(call: Call, flags: tuple[Flag, ...], peaks: Peaks | None) -> Strip | None:
    """Nothing where neither a lane nor a moment is to be shown."""
    if call.recording is None or call.recording.duration <= 0 or not (flags or peaks):
        return None
    lanes = [
        Lane(
            name=_lane_name(channel, len(peaks or ()), call.agent_channel),
            agent=channel == call.agent_channel,
            peaks=tuple(map(float, loudness)),
        )
        for channel, loudness in enumerate(peaks or ())
    ]
    lanes.sort(key=lambda lane: not lane.agent)
    return Strip(duration=call.recording.duration, lanes=tuple(lanes), flags=flags)


def _lane_name(channel: int, channels: int, agent: int) -> str:
    if channels == 1:
        return "Both"
    return "Agent" if channel == agent else "Caller"


def _working(form: Form, score: Score, points: Iterable[Point]) -> Working:
    levels = all(point.top for point in points if point.scored) and not any(
        question.points for question in form.questions
    )
    return Working(
        measure="Level" if levels else "Earned",
        points=trimmed(score.earned, score.decimals),
        of=trimmed(score.possible, score.decimals),
        sentences=(explain(form, score), *how(form, levels=levels)),
    )


def _colophon(evaluation: Evaluation) -> tuple[Fact, ...]:
    form = evaluation.form
    return (
        Fact("Form", f"{form.title}, version {form.version}"),
        Fact("Form id and hash", f"{form.id}, {form.hash[:16]}…"),
        Fact("Evaluation", evaluation.id),
        Fact("Revision", str(evaluation.revision)),
        Fact("Evaluated by", evaluation.evaluator.name),
        Fact("Finished", moment_of_day(evaluation.finished)),
    )

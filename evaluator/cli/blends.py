"""Commands for blends of forms: what there are, and the score of answers on all of their forms."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from evaluator.cli.commands import Commands
from evaluator.cli.sharing import Options, no_database, say
from evaluator.terms import shown, trimmed

if TYPE_CHECKING:
    from evaluator.desk.blends import Blend, Blended, BlendScore, Evaluation


def offer(within: Commands) -> None:
    """Add what `call-evaluator forms` can do with blends."""
    within.add("blends", _blends, "list the blends: one score of several forms, each by its share")


def say_score(options: Options, scored: "Blended") -> int:
    """Say what `score` says of a blend; returns 0."""
    score = scored.score
    told = {
        "blend": scored.blend.id,
        "score": score.value,
        "band": score.band,
        "passed": score.passed,
        "open": list(score.open),
        "failed": list(score.failed),
        "parts": [asdict(part) for part in score.parts],
        "critical": {
            id: {one.of: one.value for one in of.critical} for id, of in scored.of.items()
        },
    }
    verdict = {True: "passed", False: "not passed", None: "not decided"}[score.passed]
    lines = [f"Score {shown(score.value)}, {score.band or 'no band'}, {verdict}."]
    lines += [
        f"  {part.form}: {shown(part.value)}, {trimmed(100 * part.share)} % of it"
        for part in score.parts
    ]
    lines += [f"  {id} is failed" for id in score.failed]
    lines += [f"Open: {', '.join(score.open)}"] if score.open else []
    return say(options, told, lines)


def say_evaluated(
    options: Options, blend: "Blend", score: "BlendScore", done: Sequence["Evaluation"]
) -> int:
    """Say what `evaluate` made of a blend: an evaluation of each form, in its order; returns 0."""
    told = {
        "blend": blend.id,
        "score": score.value,
        "band": score.band,
        "passed": score.passed,
        "failed": list(score.failed),
        "evaluations": [
            {
                "form": one.form.id,
                "id": one.id,
                "score": one.score.value,
                "revision": one.revision,
            }
            for one in done
        ],
    }
    return say(options, told, [f"{one.id}  {one.form.id}" for one in done])


def _blends(options: Options) -> int:
    from evaluator.desk import blends

    with no_database() as desk:
        there = blends.available(desk)
    told = [
        {"id": one.id, "version": one.version, "title": one.title, "shares": dict(one.shares)}
        for one in there
    ]
    return say(options, told, [_line(one) for one in there])


def _line(blend: "Blend") -> str:
    shares = ", ".join(f"{share:g} {form}" for form, share in blend.shares.items())
    return f"{blend.id}  {blend.version}  {blend.title}: {shares}"

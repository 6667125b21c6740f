"""The blends on a call, in words: what they come to, and of which forms."""

from evaluator.desk import call_blends
from evaluator.desk.call_blends import CallBlend
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.scoring.blend import BlendScore
from evaluator.terms import shown


def blends_in_words(desk: Desk, call_id: str) -> tuple[str, ...]:
    """A line for each blend of a call; a broken blend is said in their place."""
    try:
        found = call_blends.of_call(desk, call_id)
    except UserError as error:
        return (str(error),)
    return tuple(_line(one) for one in found)


def _line(one: CallBlend) -> str:
    head = f"{one.blend.title} · {one.evaluator}"
    parts = ", ".join(
        f"{one.titles[part.form]} {100 * part.share:.3g} %" for part in one.score.parts
    )
    return f"{head}  {shown(one.score.value)} {_verdict(one.score)}: {parts}"


def _verdict(score: BlendScore) -> str:
    """Its band, and what the band does not tell: that a form which failed keeps it from passing."""
    return f"{score.band or 'no band'}{', failed' if score.failed else ''}"

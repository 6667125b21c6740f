"""The score of a blend: the scores of its forms, each by its share."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.forms.model import band_of
from evaluator.forms.values import exact
from evaluator.scoring.result import Score
from evaluator.terms import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class BlendPart:
    """What one form adds: `share` (0 to 1) of what counts, and the `value` it has itself."""

    form: str
    share: float
    value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlendScore:
    """A blended score; None where no form has one. `failed` names the forms that failed."""

    value: float | None
    band: str | None
    passed: bool | None
    open: tuple[str, ...]
    failed: tuple[str, ...]
    parts: tuple[BlendPart, ...]


def blend_score(blend: Blend, scores: Mapping[str, Score]) -> BlendScore:
    """Blend scores by form id: sum(share * score) / sum(share) over the forms that have one.

    A form without a score leaves its share to the others, as a question does that does not apply. A
    form that is not there yet, or has open questions, is open, and there is no verdict before. A
    form that failed adds what it shows, and the blend is not passed.
    Raises UserError for a form that is not in the blend.
    """
    for id in scores:
        if id not in blend.shares:
            raise UserError(
                f"The form “{id}” is not in the blend “{blend.title}”.",
                f"It is made of: {', '.join(blend.shares)}.",
            )
    values = {id: one.value for id, one in scores.items()}
    counted = {id: exact(share) for id, share in blend.shares.items() if values.get(id) is not None}
    total = sum(counted.values(), Fraction())
    together = sum((share * Fraction(values[id] or 0) for id, share in counted.items()), Fraction())
    value = float(together / total) if total else None
    open_ = tuple(id for id in blend.shares if id not in scores or scores[id].open)
    failed = tuple(id for id in blend.shares if id in scores and scores[id].fails_form)
    seen = None if value is None else float(shown(value))
    verdict = None if open_ or seen is None else seen >= blend.pass_mark and not failed
    return BlendScore(
        value=value,
        band=None if seen is None else band_of(blend.bands, seen).name,
        passed=verdict,
        open=open_,
        failed=failed,
        parts=tuple(
            BlendPart(
                form=id,
                share=float(counted[id] / total) if id in counted else 0.0,
                value=values.get(id),
            )
            for id in blend.shares
        ),
    )

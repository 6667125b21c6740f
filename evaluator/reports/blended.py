"""What the feedback report says of a blend: what the call comes to on it, and by which forms."""

from collections.abc import Mapping

from evaluator.forms.blend import Blend
from evaluator.reports.content import Fact, OnBlend
from evaluator.scoring.blend import BlendScore
from evaluator.terms import shown, trimmed


def on_blend(blend: Blend, titles: Mapping[str, str], score: BlendScore) -> OnBlend:
    """The blended score of a call in words; forms go by the `titles` of their ids."""
    mark = f"pass mark {trimmed(blend.pass_mark)}"
    verdict = {True: f"passed ({mark})", False: f"not passed ({mark})", None: ""}[score.passed]
    told = ", ".join(filter(None, (shown(score.value), score.band or "", verdict)))
    return OnBlend(
        title=blend.title,
        facts=(
            Fact("Blended score", told),
            *(
                Fact(
                    titles[part.form],
                    f"{shown(part.value)}, {trimmed(100 * part.share)} % of the blend"
                    + (", failed" if part.form in score.failed else ""),
                )
                for part in score.parts
            ),
            Fact("Blend", f"{blend.title}, version {blend.version}"),
        ),
    )

"""Scores as plain JSON values and back: what is kept with an evaluation, and what is printed."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from evaluator.scoring.result import Accuracy, Failure, Part, Score, SectionPart


def score_to_dict(score: Score) -> dict[str, Any]:
    """A score as JSON values; `score_from_dict` takes it back unchanged."""
    return asdict(score)


def score_from_dict(said: Mapping[str, Any]) -> Score:
    """The score that `score_to_dict` told, or that the first versions of the program kept.

    Those knew neither states nor failures: every question was asked, and counted where it had a
    share.
    """
    open_ = tuple(said["open"])
    return Score(
        value=said["value"],
        band=said["band"],
        passed=said["passed"],
        answered=said["answered"],
        open=open_,
        parts=tuple(_part(part, open_) for part in said["parts"]),
        raw=said.get("raw", said["value"]),
        asked=said.get("asked", len(said["parts"])),
        failed=tuple(Failure(**one) for one in said.get("failed", ())),
        critical=tuple(Accuracy(**one) for one in said.get("critical", ())),
        sections=tuple(SectionPart(**one) for one in said.get("sections", ())),
    )


def _part(said: Mapping[str, Any], open_: tuple[str, ...]) -> Part:
    state = "open" if said["id"] in open_ else "counted" if said["of"] else "n/a"
    return Part(**{"state": state, **said})

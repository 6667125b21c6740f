"""Thresholds of a Connect form, a section or a question, as bands of ours."""

from typing import Any

from evaluator.forms.foreign.connect_known import EXCEEDS, MEETS, NEEDS
from evaluator.forms.foreign.group import Group


def thresholds(owner: Group) -> list[dict[str, Any]]:
    """The bands that thresholds make: what needs improvement, what exceeds, and what is between.

    Both ends belong to a threshold; what is between begins a tenth above, as scores are shown.
    """
    ends: dict[str, float] = {}
    for one in owner.groups("ScoreThresholds"):
        low, high = (
            one.number(name, 0, 100) for name in ("MinScorePercentage", "MaxScorePercentage")
        )
        match one.one_of("PerformanceCategory", ("NEEDS_IMPROVEMENT", "EXCEEDS_EXPECTATIONS")):
            case "NEEDS_IMPROVEMENT" if high is not None:
                ends["needs"] = high
            case "EXCEEDS_EXPECTATIONS" if low is not None:
                ends["exceeds"] = low
    if not ends:
        return []
    exceeds = ends.get("exceeds")
    meets = round(ends["needs"] + 0.1, 1) if "needs" in ends else 0.0
    bands: list[dict[str, Any]] = []
    if exceeds is not None:
        bands.append({"at": exceeds, "name": EXCEEDS})
    if meets < (101 if exceeds is None else exceeds) and meets <= 100:
        bands.append({"at": meets, "name": MEETS})
    if bands[-1]["at"] > 0:
        bands.append({"at": 0, "name": NEEDS})
    return bands

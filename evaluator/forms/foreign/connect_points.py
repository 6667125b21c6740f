"""What a question of a Connect form that counts by points earns at most."""

from typing import Any

from evaluator.forms.foreign.group import Group
from evaluator.forms.question import YES_NO


def read_most(points: Group, content: dict[str, Any]) -> None:
    """The most that a question earns: of several options their cap, else that of the best answer,
    which is what it counts for here; where it is not, that is noted.
    """
    most, best = points.number("MaxPointValue", 0, 100_000), _best(content)
    if content.get("kind") == "multiple" and most and most < best:
        content["cap"] = most
    elif most and most != best and content.get("kind") not in ("text", "date"):
        said = (
            f"the most points are {most:g}, and its answers come to {best:g}: it counts for these"
        )
        points.notes.leave_out(points.at("MaxPointValue"), said)


def _best(content: dict[str, Any]) -> float:
    """The most that answers to a question earn, without bonus."""
    if "points" in content:
        bonus = [rule["at"] for rule in content.get("rules", ()) if rule.get("bonus")]
        named = YES_NO if content.get("kind") == "yes_no" else range(len(content["points"]))
        plain = zip(named, content["points"], strict=True)
        earned = [points for name, points in plain if name not in bonus]
    else:
        answers = content.get("options", content.get("ranges", []))
        earned = [one["points"] for one in answers if not one.get("bonus") and "points" in one]
    return sum(earned) if content.get("kind") == "multiple" else max(earned, default=0.0)

"""What it means that something is not carried, in the words of who reads the list."""

from collections.abc import Mapping
from typing import Final

from evaluator.forms.foreign.spelling import folded

OURS: Final[Mapping[str, str]] = {
    "version": "that system numbers versions itself",
    "summary": "what the form is for is not told there",
    "source": "where it comes from is not told there",
    "pass_mark": "no score passes or fails there",
    "bands": "scores have no names there",
    "translations": "only texts in its own language are there",
    "notes": "the private notes are not there",
    "short": "its title stands in headings",
    "good": "what good sounds like is not told there",
    "evidence": "what to listen for is not told there",
    "tip": "there is no coaching tip there",
    "not_applicable": "when it does not apply is not told there",
    "listen_for_words": "no phrases are looked for there",
    "facts": "no figures of the call stand beside it there",
    "suggest": "no answer is suggested there",
    "causes": "no root causes are offered there",
    "causes_at": "no root causes are offered there",
    "when_not": "what is not asked is hidden there",
    "unit": "what is counted is not told there",
    "default": "it begins without an answer there",
}
"""By the fields of our forms, for those that go out."""

_THEIRS: Final[Mapping[str, str]] = {
    "Status": "here a form is a draft until it is published",
    "published": "here a form is a draft until it is published",
    "publishedVersions": "versions are those that are published here",
    "latestVersionFormName": "versions are those that are published here",
    "Tags": "what they allow or count over there is not known here",
    "TargetConfiguration": "here a form can be used for any call",
    "ReviewConfiguration": "nobody is told of a review here",
    "AutoEvaluationConfiguration": "here an evaluator finishes every evaluation",
    "evaluationSettings": "there are no disputes here",
    "aiScoring": "no machine answers here",
    "assistanceConditions": "topics that are heard draft no answer here",
    "automatedScoringFocus": "no machine answers here",
    "Weight": "it says nothing in this way of scoring",
    "Score": "it says nothing in this way of scoring",
    "PointsConfiguration": "it says nothing in this way of scoring",
}
_OF_THEIRS: Final = {folded(name): why for name, why in _THEIRS.items()}


def not_carried(name: str, why: str = "") -> str:
    """That something is not carried, and what that means where it is known."""
    return f"“{name}” is not carried" + (f": {why}" if why else "")


def of_theirs(name: str) -> str:
    """What it means that something of their forms, by its name there, is not carried here."""
    return _OF_THEIRS.get(folded(name), "")

"""Bands of a form that is being made, or of one of its sections and points."""

from typing import Any

from evaluator.forms.tree import Content, at, inserted, put
from evaluator.forms.values import Place


def add_band(content: Content, part: Place) -> Content:
    """With one band more on top, halfway to 100; the first one goes from 0 up."""
    bands = at(content, (*part, "bands"), ())
    scores = [one.get("at") for one in bands]
    known = [one for one in scores if isinstance(one, int | float)]
    low = round((max(known, default=0) + 100) / 2) if bands else 0
    return inserted(content, (*part, "bands", 0), {"at": low, "name": "New band"})  # type: ignore[no-any-return]


def own_bands(content: Content, part: Place) -> Content:
    """With the form's bands as those of a section or point, to be changed there."""
    bands: list[Any] = [dict(one) for one in at(content, ("bands",), ())]
    return put(content, (*part, "bands"), bands) if bands else add_band(content, part)

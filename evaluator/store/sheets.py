"""Sheets and scores as the JSON texts that are kept, and back."""

import json
from collections.abc import Iterable
from typing import Any

from evaluator.scoring.score import Score
from evaluator.scoring.score_json import score_from_dict, score_to_dict
from evaluator.scoring.sheet import Sheet
from evaluator.scoring.sheet_json import sheet_from_dict, sheet_to_dict
from evaluator.terms import Answer


def sheet_text(sheet: Sheet) -> str:
    """A sheet as JSON, in the order in which things were said."""
    return _text(sheet_to_dict(sheet))


def read_sheet(text: str) -> Sheet:
    """A sheet from its JSON. Raises UserError for a text that is none."""
    return sheet_from_dict(json.loads(text))


def read_answers(texts: Iterable[str]) -> list[dict[str, Answer]]:
    """The answers of sheets that were kept, from the JSON of these alone; read in one go, since
    the same names come again and again. What is kept is sealed, so it is not looked over again.
    """
    found: list[dict[str, Any]] = json.loads(f"[{','.join(texts)}]")
    return [
        {id: tuple(one) if type(one) is list else one for id, one in answers.items()}
        for answers in found
    ]


def score_text(score: Score) -> str:
    """A score with its parts as JSON."""
    return _text(score_to_dict(score))


def read_score(text: str) -> Score:
    """A score from its JSON."""
    return score_from_dict(json.loads(text))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

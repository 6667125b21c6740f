"""Sheets and scores as the JSON texts that are kept, and back."""

import json
from typing import Any

from evaluator.scoring.score import Score
from evaluator.scoring.score_json import score_from_dict, score_to_dict
from evaluator.scoring.sheet import Sheet
from evaluator.scoring.sheet_json import sheet_from_dict, sheet_to_dict


def sheet_text(sheet: Sheet) -> str:
    """A sheet as JSON, in the order in which things were said."""
    return _text(sheet_to_dict(sheet))


def read_sheet(text: str) -> Sheet:
    """A sheet from its JSON. Raises UserError for a text that is none."""
    return sheet_from_dict(json.loads(text))


def score_text(score: Score) -> str:
    """A score with its parts as JSON."""
    return _text(score_to_dict(score))


def read_score(text: str) -> Score:
    """A score from its JSON."""
    return score_from_dict(json.loads(text))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

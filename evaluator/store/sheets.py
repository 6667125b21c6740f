"""Sheets and scores as JSON texts, and back."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from evaluator.scoring.score import Part, Score
from evaluator.scoring.sheet import Sheet
from evaluator.store.seal import canonical
from evaluator.terms import Moment


def sheet_text(sheet: Sheet) -> str:
    """A sheet as canonical JSON."""
    said: dict[str, Any] = {
        "answers": dict(sheet.answers),
        "comments": dict(sheet.comments),
        "moments": [asdict(moment) for moment in sheet.moments],
        "strengths": sheet.strengths,
        "improvement": sheet.improvement,
        "action": sheet.action,
        "action_due": sheet.action_due.isoformat() if sheet.action_due else None,
    }
    return canonical(said)


def read_sheet(text: str) -> Sheet:
    """A sheet from its JSON."""
    said = json.loads(text)
    due = said.pop("action_due")
    moments = tuple(Moment(**moment) for moment in said.pop("moments"))
    return Sheet(**said, moments=moments, action_due=date.fromisoformat(due) if due else None)


def score_text(score: Score) -> str:
    """A score with its parts as canonical JSON."""
    return canonical(asdict(score))


def read_score(text: str) -> Score:
    """A score from its JSON."""
    said = json.loads(text)
    parts = tuple(Part(**part) for part in said.pop("parts"))
    return Score(**{**said, "open": tuple(said["open"])}, parts=parts)

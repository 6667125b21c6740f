"""Forms in the whole language, written short, for the tests of scoring."""

from typing import Any

from evaluator.forms.model import Form

BANDS = [{"at": 90, "name": "High"}, {"at": 80, "name": "Good"}, {"at": 0, "name": "Low"}]


def form(*questions: dict[str, Any], **content: Any) -> Form:
    """A form of questions without titles; `method` goes to its scoring."""
    scoring = content.pop("scoring", {})
    titled = [{"title": question["id"].capitalize(), **question} for question in questions]
    return Form.model_validate(
        {
            "id": "test-form",
            "version": "1",
            "title": "Test form",
            "pass_mark": 80,
            "bands": BANDS,
            "questions": titled,
            "scoring": scoring,
            **content,
        }
    )


def scale(id: str, top: int = 4, **more: Any) -> dict[str, Any]:
    return {"id": id, "levels": [f"Level {level}." for level in range(top + 1)], **more}


def yes_no(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": "yes_no", **more}


def choice(id: str, *points: float, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": "choice", "options": options(*points), **more}


def multiple(id: str, *points: float, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": "multiple", "options": options(*points), **more}


def options(*points: float) -> list[dict[str, Any]]:
    """Options a, b, c ... with these points."""
    return [
        {"id": "abcdefghij"[place], "text": f"Option {'ABCDEFGHIJ'[place]}", "points": earned}
        for place, earned in enumerate(points)
    ]


def section(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "title": id.capitalize(), **more}

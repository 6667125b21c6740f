"""A form with something else in it, as a file would give it."""

import json
from collections.abc import Callable
from typing import Any

from evaluator.forms.model import Form


def version(form: Form, name: str, **changed: Any) -> Form:
    """The form under another version, with other fields."""
    return Form.model_validate({**json.loads(form.to_json()), "version": name, **changed})


def with_points(form: Form, name: str, change: Callable[[list[dict[str, Any]]], object]) -> Form:
    """The form under another version, its points changed in place."""
    points = json.loads(form.to_json())["questions"]
    change(points)
    return version(form, name, questions=points)

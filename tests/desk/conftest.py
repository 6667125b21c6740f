"""A desk to test at: its database is in memory, its folders are this test's own."""

from collections.abc import Iterator

import pytest

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.forms.model import Form
from evaluator.places import places


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.in_memory(places()) as desk:
        yield desk


@pytest.fixture
def form(desk: Desk) -> Form:
    """The seven-point form."""
    return forms.find(desk, "seven-point-call")

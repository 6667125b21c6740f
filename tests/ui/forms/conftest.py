"""A desk in memory, and the Forms place on it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import places
from evaluator.ui.forms.page import FormsPage


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.in_memory(places()) as desk:
        yield desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> FormsPage:
    page = FormsPage(desk, Settings())
    qtbot.addWidget(page)
    page.refresh()
    return page

"""The Forms place."""

import pytest
from pytestqt.qtbot import QtBot

from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.ui.forms.page import FormsPage


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> FormsPage:
    page = FormsPage(desk, Settings())
    qtbot.addWidget(page)
    page.refresh()
    return page

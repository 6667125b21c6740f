"""The main window: the rail, the places in a stack, and what goes from one place to another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from evaluator.desk import settings as settings_file
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.terms import clock
from evaluator.ui import background, look
from evaluator.ui.keys import Keys, bind
from evaluator.ui.place import Refreshed, SettingsUser
from evaluator.ui.rail import PLACES, Rail
from evaluator.ui.sample_call import SampleCall
from evaluator.ui.widgets.basic import muted
from evaluator.ui.widgets.in_view import FocusInView
from evaluator.ui.widgets.keys_page import KeysPage
from evaluator.ui.widgets.name_bar import NameBar
from evaluator.ui.widgets.notice import InlineNotice

if TYPE_CHECKING:  # a place, and the desk, are imported when they are needed: first the window
    from evaluator.desk.calls import CallFilter
    from evaluator.desk.desk import Desk
    from evaluator.forms.model import Form
    from evaluator.scoring.evaluation import KeptDraft
    from evaluator.ui.calls.page import CallsPage
    from evaluator.ui.evaluate.large_parts import LargeParts
    from evaluator.ui.evaluate.page import EvaluatePage
    from evaluator.ui.reports.page import ReportsPage

SMALLEST: Final = QSize(1120, 680)
EVALUATE: Final = "evaluate"


class MainWindow(QMainWindow):
    """The one window. Places are made at their first visit and stay as they were left.

    Without a desk it is there but shows no place yet: `work_at` brings it one.
    """

    def __init__(
        self, desk: "Desk | None", settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._has: Desk | None = None
        self._settings = settings
        self._pages: dict[str, QWidget] = {}
        self._shortcuts: list[QShortcut] = []
        self._after_name: Callable[[], None] | None = None
        self._resuming: KeptDraft | None = None
        self._came_from = "calls"
        self._parts: LargeParts | None = None
        self._warned = False
        self.place = ""
        self._rail = Rail()
        self._rail.chosen.connect(self.go)
        self._rail.setEnabled(False)
        self._waiting = muted("Opening your calls…")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._notice = InlineNotice()
        self._notice.action_asked.connect(self._resume)
        self.sample = SampleCall(lambda: self._desk, self)
        self.sample.brought_in.connect(self.open_call)
        self.sample.failed.connect(self._notice.say_error)
        self._name_bar = NameBar(
            "Who is scoring?",
            name="Your name as the evaluator",
            go_on="Continue",
            note="Your name stands on each evaluation. Settings can change it.",
        )
        self._name_bar.named.connect(self._named)
        self._lay_out()
        self._keys_page = KeysPage(self)
        self._focus_in_view = FocusInView(self)
        self.setWindowTitle("Call Evaluator")
        self.setMinimumSize(SMALLEST)
        self.resize(1280, 800)
        if settings.notice:
            self.say_warning(settings.notice)
        if desk is not None:
            self.work_at(desk)

    def work_at(self, desk: "Desk") -> None:
        """Work at this desk from now on, beginning with Calls."""
        self._has = desk
        self._rail.setEnabled(True)
        self._bind()
        self.go("calls")

    def say_cannot_open(self, error: UserError) -> None:
        """Say why there is no place to show; nothing is changed by that."""
        self._waiting.setText("")
        self._notice.say_error(error)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def page(self, place: str) -> QWidget:
        """The widget of a place; made when it was not yet."""
        if place not in self._pages:
            self._pages[place] = getattr(self, f"_make_{place}")()
            self._stack.addWidget(self._pages[place])
        return self._pages[place]

    def go(self, place: str) -> None:
        """Show a place, with what is in the database now."""
        if self.place == EVALUATE and place != EVALUATE and not self._evaluate.leave():
            self._rail.show_chosen(self._came_from)
            return  # the draft cannot be kept now; the page says why
        if place != EVALUATE and EVALUATE in self._pages:
            self._evaluate.give_up()
        page = self.page(place)
        self.place = place
        self._rail.show_chosen(self._came_from if place == EVALUATE else place)
        self._stack.setCurrentWidget(page)
        if isinstance(page, Refreshed):
            page.refresh()
        if place != EVALUATE:  # that one knows which point is in focus
            page.setFocus()

    def open_call(self, call_id: str) -> None:
        """Open a call in Evaluate once it is read; asks once, inline, who is scoring."""
        if not self._settings.evaluator:
            self._ask_name(partial(self.open_call, call_id))
            return
        if self.place != EVALUATE:
            self._came_from = self.place
        self._evaluate.header.lead_back(dict(PLACES)[self._came_from])
        self._evaluate.open(call_id)

    def make_in_pieces(self) -> Iterator[None]:
        """Make Evaluate a part at a time, those that take longest before the place itself."""
        if EVALUATE in self._pages:
            return
        from evaluator.ui.evaluate.large_parts import PIECES, LargeParts

        self._parts = parts = LargeParts(self._desk, self._settings)
        for name in PIECES:
            getattr(parts, name)
            yield
        self.page(EVALUATE)

    def prepare(self, form: "Form") -> None:
        """Lay Evaluate out with a form before the first call is opened."""
        self._evaluate.resize(self._stack.size())
        self._evaluate.questions.show_form(form)

    def draw_in_pieces(self) -> Iterator[None]:
        """Draw Evaluate unseen: the first time Qt looks for fonts and pictures."""
        page = self._evaluate
        for part in (page.hearing, page.side, page):
            part.grab()
            yield

    def show_report(self, evaluation_id: str) -> None:
        """Show the feedback report of an evaluation in Reports."""
        self.go("reports")
        self._reports.show_evaluation(evaluation_id)

    def show_calls(self, where: "CallFilter") -> None:
        """Show the calls behind a figure."""
        self.go("calls")
        self._calls.show_filter(where)

    def offer_to_resume(self) -> None:
        """After the program was ended in the middle: offer the draft that was kept last."""
        from evaluator.desk import evaluations

        draft = evaluations.latest_draft(self._desk)
        if draft is None:
            return
        who = draft.call.agent.name if draft.call.agent else "a call"
        at = f" at {clock(draft.position)}" if draft.call.recording else ""
        self._resuming = draft
        self._notice.say(
            "info",
            f"You were scoring {who}{at}.",
            "Everything up to then is kept.",
            action="Continue",
        )

    def say_warning(self, message: str, hint: str = "") -> None:
        """Say something above the places that concerns them all."""
        self._notice.say("warn", message, hint)

    def change_settings(self, settings: Settings) -> None:
        """Keep new settings and let every place work with them; says when it cannot."""
        before, self._settings = self._settings, settings
        try:
            settings_file.write(self._desk.places, settings)
        except UserError as error:
            self._notice.say_error(error)
        if settings.theme != before.theme:
            look.looks().wear(settings.theme)
        if settings.keys != before.keys:
            self._bind()
        other = settings.keys != before.keys or settings.jump != before.jump
        for place, page in list(self._pages.items()):
            written = (
                place == EVALUATE and other
            )  # its controls have keys and jumps written on them
            if place != self.place and (written or not isinstance(page, SettingsUser)):
                self._forget(place)
            elif isinstance(page, SettingsUser):
                page.use(settings)

    def _keep_hearing(self, settings: Settings) -> None:
        """Begin with this speed and volume next time; no place looks other for it."""
        self._settings = settings
        try:
            settings_file.write(self._desk.places, self._settings)
        except UserError as error:
            self._notice.say_error(error)
        for page in self._pages.values():
            if isinstance(page, SettingsUser):
                page.use(self._settings)

    def back(self) -> None:
        """Leave Evaluate for the place it was opened from."""
        self.go(self._came_from)

    def come_forward(self) -> None:
        """Show the window over all others: a second start asked for it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def show_keys(self) -> None:
        """Show all keys, or put them away again."""
        if self._keys_page.isVisible():
            self._keys_page.close()
        else:
            self._keys_page.open(Keys(self._settings.keys))

    def _bind(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = bind(
            self,
            Keys(self._settings.keys),
            {"keys": self.show_keys} | {place: partial(self.go, place) for place, _ in PLACES},
        )

    @property
    def _desk(self) -> "Desk":
        if self._has is None:
            raise RuntimeError("There is no desk yet to work at.")
        return self._has

    def _ask_name(self, then: Callable[[], None]) -> None:
        from evaluator.desk import people

        self._after_name = then
        self._name_bar.ask(people.names(self._desk).evaluators)

    def _named(self, name: str) -> None:
        self.change_settings(replace(self._settings, evaluator=name))
        if self._after_name is not None:
            then, self._after_name = self._after_name, None
            then()

    def _resume(self) -> None:
        draft, self._resuming = self._resuming, None
        self._notice.clear()
        if draft is not None:
            self.open_call(draft.call.id)

    def _forget(self, place: str) -> None:
        page = self._pages.pop(place)
        self._stack.removeWidget(page)
        page.deleteLater()

    @property
    def _calls(self) -> "CallsPage":
        return self.page("calls")  # type: ignore[return-value]

    @property
    def _evaluate(self) -> "EvaluatePage":
        return self.page(EVALUATE)  # type: ignore[return-value]

    @property
    def _reports(self) -> "ReportsPage":
        return self.page("reports")  # type: ignore[return-value]

    def _make_calls(self) -> QWidget:
        from evaluator.ui.calls.page import CallsPage

        page = CallsPage(self._desk, self._settings, self)
        page.call_chosen.connect(self.open_call)
        page.report_asked.connect(self.show_report)
        page.sample_asked.connect(self.sample.bring_in)
        return page

    def _make_shops(self) -> QWidget:
        from evaluator.ui.shops.page import ShopsPage

        page = ShopsPage(self._desk, self._settings, self)
        page.call_chosen.connect(self.open_call)
        page.report_asked.connect(self.show_report)
        page.sample_asked.connect(self.sample.bring_in)
        return page

    def _make_evaluate(self) -> QWidget:
        from evaluator.ui.evaluate.page import EvaluatePage

        parts, self._parts = self._parts, None
        page = EvaluatePage(self._desk, self._settings, self._stack, parts=parts)
        page.opened.connect(partial(self.go, EVALUATE))
        page.not_opened.connect(self._notice.say_error)
        page.back_asked.connect(self.back)
        page.print_asked.connect(self.show_report)
        page.chosen_so.connect(self._keep_hearing)
        return page

    def _make_insight(self) -> QWidget:
        from evaluator.ui.insight.page import InsightPage

        page = InsightPage(self._desk, self._settings, self)
        page.calls_asked.connect(self.show_calls)
        page.sample_asked.connect(self.sample.bring_in)
        return page

    def _make_reports(self) -> QWidget:
        from evaluator.ui.reports.page import ReportsPage

        page = ReportsPage(self._desk, self._settings, self)
        page.sample_asked.connect(self.sample.bring_in)
        return page

    def _make_forms(self) -> QWidget:
        from evaluator.ui.forms.page import FormsPage

        page = FormsPage(self._desk, self._settings, self)
        page.call_chosen.connect(self.open_call)
        return page

    def _make_settings(self) -> QWidget:
        from evaluator.ui.settings.page import SettingsPage

        page = SettingsPage(self._desk, self._settings, self)
        page.changed.connect(self.change_settings)
        return page

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in (self._notice, self._name_bar):
            held = QVBoxLayout()
            held.setContentsMargins(2 * look.GRID, 0, 2 * look.GRID, 0)
            strip.setProperty("strip", True)
            held.addWidget(strip)
            column.addLayout(held)
        column.addWidget(self._stack, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page of keys cover the window."""
        super().resizeEvent(event)
        self._keys_page.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the draft and let background work come to its end.

        While the draft cannot be kept, only a second attempt closes.
        """
        if self.place == EVALUATE and not self._evaluate.leave() and not self._warned:
            self._warned = True
            self.say_warning(
                "The last change is not saved.",
                "Close again to leave without it; all before it is kept.",
            )
            event.ignore()
            return
        background.settle()
        super().closeEvent(event)

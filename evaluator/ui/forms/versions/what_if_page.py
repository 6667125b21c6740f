"""What if: past evaluations of a form scored under another version or weights, nothing kept."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evaluator.desk import form_versions, people
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.form_versions import Version
from evaluator.desk.what_if import Alteration, WhatIf, altered, save, what_if
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.job import Job
from evaluator.now import now
from evaluator.ui import look
from evaluator.ui.forms.versions.page import named
from evaluator.ui.forms.versions.result import WhatIfResult
from evaluator.ui.forms.versions.weights import WeightsTable
from evaluator.ui.widgets.basic import (
    Card,
    Chip,
    Elided,
    back_button,
    button,
    in_order,
    muted,
)
from evaluator.ui.widgets.empty import EmptyState
from evaluator.ui.widgets.field import Field, choice, line
from evaluator.ui.widgets.job_bar import JobBar
from evaluator.ui.widgets.notice import InlineNotice

_MONTHS: Final = {"3": "Last 3 months", "6": "Last 6 months", "12": "Last 12 months"}
_PASSED, _NOT_PASSED = "passed", "not passed"
_OUTCOMES: Final = {_PASSED: "Passed then", _NOT_PASSED: "Not passed then"}
_METHODS: Final = (("weighted", "Weights"), ("points", "Points"), ("ratio", "Points × sections"))
_SETUP: Final = 40 * look.GRID
_PURPOSE: Final = (
    "Choose another version of the form, or change weights, pass mark or method, and see how past "
    "evaluations would have come out. They stay as they are."
)


class WhatIfPage(QWidget):
    """Asks what to score with, scores in the background, shows both ways side by side.

    `closed` leads back; `call_opened` carries the id of a call.
    """

    closed = Signal()
    call_opened = Signal(str)

    def __init__(self, desk: Desk, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = form
        self._versions: tuple[Version, ...] = form_versions.versions(desk, form.id)
        self._result: WhatIf | None = None
        self.notice = InlineNotice()
        self.version = choice((one.form.hash, named(one)) for one in self._versions)
        self.method = choice(_METHODS)
        self.pass_mark = line(most=8)
        self.weights = WeightsTable()
        self.months = Chip("Period", "All dates")
        self.months.offer(_MONTHS.items())
        self.team, self.client = Chip("Team", "All teams"), Chip("Client", "All clients")
        names = people.names(desk)
        self.team.offer((name, name) for name in names.teams)
        self.client.offer((name, name) for name in names.clients)
        self.agent, self.evaluator = (
            Chip("Agent", "All agents"),
            Chip("Evaluator", "All evaluators"),
        )
        self.agent.offer((name, name) for name in names.agents)
        self.evaluator.offer((name, name) for name in names.evaluators)
        self.scored_on = Chip("Scored on", "All versions")
        self.scored_on.offer(
            (one.form.hash, named(one)) for one in self._versions if one.evaluations
        )
        self.outcome = Chip("Passed then", "Passed or not")
        self.outcome.offer(_OUTCOMES.items())
        self._chips = (
            self.months, self.team, self.agent, self.client, self.evaluator, self.scored_on,
            self.outcome,
        )  # fmt: skip
        self.score = button("Score again", self.run, kind="primary")
        self.put_back = button("Put back", self._show_version)
        self.put_back.setToolTip("Weights, method and pass mark as the version has them")
        self.job = JobBar(reserve=True, width=12 * look.GRID)
        self.export = button("Save as CSV…", self._ask_where_to, symbol="save")
        self.export.setEnabled(False)
        self.result = WhatIfResult()
        self.result.call_opened.connect(self.call_opened)
        self.empty = EmptyState("What if…", _PURPOSE, sample=False)
        self._lay_out()
        self.version.setCurrentIndex(max(self.version.findData(form.hash), 0))
        self._show_version()
        self.version.currentIndexChanged.connect(self._show_version)
        self.method.currentIndexChanged.connect(self._show_weights)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to what is asked first."""
        self.version.setFocus()

    @property
    def where(self) -> CallFilter:
        """The calls whose evaluations are scored again."""
        since = None
        if months := int(self.months.value or 0):
            today = now().date()
            count = today.year * 12 + today.month - months
            since = today.replace(year=count // 12, month=count % 12 + 1, day=1)
        return CallFilter(
            team=self.team.value,
            agent=self.agent.value,
            client=self.client.value,
            evaluator=self.evaluator.value,
            since=since,
        )

    def run(self) -> None:
        """Score past evaluations with what is chosen, in the background."""
        self.notice.clear()
        try:
            form = self._tried()
        except UserError as error:
            self.notice.say_error(error)
            return
        where, scored_on = self.where, self.scored_on.value
        passed = {_PASSED: True, _NOT_PASSED: False}.get(self.outcome.value)

        def work(job: Job) -> WhatIf:
            return what_if(self._desk, form, where, job, scored_on=scored_on, passed=passed)

        self._set_busy(True)
        self.job.run(
            work, doing="Scoring", done=self._show, failed=self._failed, stopped=self._stopped
        )

    def save(self, out: Path) -> None:
        """Write what is shown as a CSV file."""
        if self._result is None:
            return
        try:
            count = save(self._result, out)
        except UserError as error:
            self.notice.say_error(error)
        else:
            rows = "1 evaluation was" if count == 1 else f"{count:,} evaluations were"
            self.notice.say("good", f"{rows} written to {out}.")

    def _base(self) -> Form:
        hash = self.version.currentData()
        return next((one.form for one in self._versions if one.form.hash == hash), self._form)

    def _tried(self) -> Form:
        """The version that is chosen, with what was changed in it. Raises UserError."""
        base, typed = self._base(), self.weights.alteration()
        text = self.pass_mark.text().strip().replace(",", ".")
        try:
            mark = float(text)
        except ValueError as error:
            raise UserError(f"“{text}” is no pass mark.", "Expected 0 to 100.") from error
        method = self.method.currentData()
        by = replace(
            typed,
            pass_mark=None if mark == base.pass_mark else mark,
            method=None if method == base.scoring.method else method,
        )
        return base if by == Alteration() else altered(base, by)

    def _show_version(self, *_chosen: object) -> None:
        """Show weights, method and pass mark as the version has them."""
        base = self._base()
        self.method.blockSignals(True)
        self.method.setCurrentIndex(self.method.findData(base.scoring.method))
        self.method.blockSignals(False)
        self.pass_mark.setText(f"{base.pass_mark:g}")
        self._show_weights()

    def _show_weights(self, *_chosen: object) -> None:
        self.weights.show_form(self._base(), self.method.currentData())

    def _show(self, result: WhatIf) -> None:
        self._set_busy(False)
        self._result = result
        if not result.rows:
            self.empty.say("Nothing to score again", "No finished evaluation on this form is so.")
            self._pages.setCurrentWidget(self.empty)
        else:
            self.result.show_result(result)
            self._pages.setCurrentWidget(self.result)
        self.export.setEnabled(bool(result.rows))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, UserError):
            raise error
        self.notice.say_error(error)

    def _stopped(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.score.setEnabled(not busy)
        self.export.setEnabled(not busy and self._result is not None)

    def _ask_where_to(self) -> None:
        start = f"what-if-{self._form.id}.csv"
        name, _ = QFileDialog.getSaveFileName(self, "Save as CSV", start, "Tables (*.csv)")
        if name:
            self.save(Path(name))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(look.GRID)
        back = back_button("Forms", self.closed.emit)
        head.addWidget(back)
        head.addWidget(Elided(f"What if: “{self._form.title}”", look.TITLE, bold=True), 1)
        head.addWidget(self.export)
        meant = QHBoxLayout()
        meant.setSpacing(look.GRID)
        for chip in self._chips:
            meant.addWidget(chip)
        meant.addStretch()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.result)
        cards = QHBoxLayout()
        cards.setSpacing(2 * look.GRID)
        cards.addWidget(self._make_setup())
        cards.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(2 * look.GRID)
        column.addLayout(head)
        column.addLayout(meant)
        column.addWidget(self.notice)
        column.addLayout(cards, 1)
        shown = self.result
        upper = (back, self.export, *self._chips)
        setup = (self.version, self.method, self.pass_mark, self.weights.table)
        run = (self.put_back, self.score)
        in_order([*upper, *setup, *run, shown.by, shown.table, shown.agents])

    def _make_setup(self) -> Card:
        setup = Card()
        setup.setFixedWidth(_SETUP)
        setup.body.addWidget(Field("Score with", self.version))
        row = QHBoxLayout()
        row.setSpacing(look.GRID)
        row.addWidget(Field("Method", self.method), 2)
        row.addWidget(Field("Pass mark", self.pass_mark), 1)
        setup.body.addLayout(row)
        setup.body.addWidget(self.weights, 1)
        setup.body.addWidget(muted("Past evaluations stay as they are.", wrap=True))
        setup.body.addWidget(self.job)
        foot = QHBoxLayout()
        foot.addWidget(self.put_back)
        foot.addStretch()
        foot.addWidget(self.score)
        setup.body.addLayout(foot)
        return setup

"""The head line: back, whose call it is, what it is scored with, and which version is seen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from evaluator.forms.model import Form
from evaluator.terms import Call, Evaluator, clock
from evaluator.ui import look
from evaluator.ui.evaluate.call_details import started
from evaluator.ui.language_names import own_name
from evaluator.ui.widgets.basic import Elided, back_button, label

DRAFT = 0
"""The version that is the draft; finished revisions count from 1."""


class Header(QWidget):
    """Says what is being scored. `version_chosen` carries a revision, 0 for the draft;
    `form_chosen` the id of a form, `language_chosen` the code of a language to read it in.
    """

    back_asked = Signal()
    version_chosen = Signal(int)
    form_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = back_button("Calls", self.back_asked.emit)
        self._title = label("", look.TITLE, bold=True)
        self._details = Elided(kind="muted")
        self._version = QComboBox()
        self._version.setAccessibleName("Version")
        self._version.activated.connect(self._chosen)
        self._version.hide()
        self._form = QComboBox()
        self._form.setAccessibleName("Form")
        self._form.setToolTip("The form to score with")
        self._form.setMaximumWidth(30 * look.GRID)
        self._form.activated.connect(self._form_picked)
        self._form.hide()
        self._language = QComboBox()
        self._language.setAccessibleName("Language of the form")
        self._language.setToolTip("The language to read the form in")
        self._language.activated.connect(self._language_picked)
        self._language.hide()
        for one in (self._back, self._form, self._language, self._version):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * look.GRID)
        row.addWidget(self._back)
        row.addWidget(self._title)
        row.addWidget(self._details, 1)
        row.addWidget(self._form)
        row.addWidget(self._language)
        row.addWidget(self._version)

    def lead_back(self, place: str) -> None:
        """Name the place that Back leads to."""
        self._back.setText(place)
        self._back.setAccessibleName(f"Back to {place}")

    def show_call(self, call: Call, form: Form | None, evaluator: Evaluator | None) -> None:
        """Show the call's name and facts in a line."""
        who = call.agent.name if call.agent else "Agent not known"
        what = call.client.name if call.client else ""
        if not what and call.agent is None and call.recording is not None:
            what = call.recording.path.stem
        if call.shop is not None and call.shop.scenario:
            what = call.shop.scenario
        self._title.setText(f"{who} · {what}" if what else who)
        length = clock(call.recording.duration) if call.recording else "no recording"
        facts = [started(call), length]
        if form is not None:
            facts.append(f"{form.title}, version {form.version}")
        if evaluator is not None:
            facts.append(evaluator.name)
        self._details.setText(" · ".join(fact for fact in facts if fact))
        self._details.setToolTip(self._details.text())

    def show_versions(self, versions: Sequence[tuple[int, str]], shown: int) -> None:
        """Offer the versions (revision or 0, text); hidden while there is one."""
        self._version.clear()
        for revision, text in versions:
            self._version.addItem(text, revision)
        self._version.setCurrentIndex([revision for revision, _ in versions].index(shown))
        self._version.setVisible(len(versions) > 1)

    def show_forms(self, forms: Sequence[Form], shown: Form) -> None:
        """Offer the forms; hidden while there is one. One that is kept no more is named too."""
        self._form.clear()
        self._form.setPlaceholderText(shown.title)
        for form in forms:
            self._form.addItem(form.title, form.id)
        self._form.setCurrentIndex(self._form.findData(shown.id))
        self._form.setVisible(len({shown.id, *(form.id for form in forms)}) > 1)

    def show_languages(self, languages: Sequence[str], shown: str) -> None:
        """Offer the languages of the form by their own names; hidden while there is one."""
        self._language.clear()
        for language in languages:
            self._language.addItem(own_name(language), language)
        self._language.setCurrentIndex(self._language.findData(shown))
        self._language.setVisible(len(languages) > 1)

    def _language_picked(self, index: int) -> None:
        self.language_chosen.emit(self._language.itemData(index))

    def _form_picked(self, index: int) -> None:
        self.form_chosen.emit(self._form.itemData(index))

    def _chosen(self, index: int) -> None:
        self.version_chosen.emit(self._version.itemData(index))

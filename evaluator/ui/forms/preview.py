"""One form as the evaluator will see it: bands, sections, every point with answers to try."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evaluator.errors import UserError
from evaluator.forms.in_words import scoring_in_words
from evaluator.forms.model import Band, Form, Section
from evaluator.scoring.draft import Draft
from evaluator.terms import Answer, shown
from evaluator.ui import look
from evaluator.ui.evaluate.point_head import weights
from evaluator.ui.evaluate.standing import failing
from evaluator.ui.forms.preview_point import PreviewPoint, PreviewWords, asked_where
from evaluator.ui.widgets.basic import Card, label, muted, rule, set_kind, title


class FormPreview(QScrollArea):
    """Shows a form. Its answers can be tried; nothing of that is kept.

    A `narrow` one, beside the fields of the editor, shows the points with their answers alone.
    """

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self.points: dict[str, PreviewPoint] = {}
        self._draft: Draft | None = None
        self._tried = muted("")
        self.setWidgetResizable(True)
        if not narrow:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The form as the evaluator sees it")

    @property
    def tried(self) -> str:
        """What the answers that were tried come to."""
        return self._tried.text()

    def show_form(self, form: Form) -> None:
        """Show a form from its top, with the answers that it begins with."""
        self._draft = Draft(form)
        self._tried = muted("", wrap=self._narrow)
        sheet = Card(margin=(1 if self._narrow else 3) * look.GRID)
        sheet.body.setSpacing(2 * look.GRID)
        if not self._narrow:
            sheet.body.addLayout(_head(form))
            sheet.body.addLayout(_bands(form))
        sheet.body.addWidget(self._tried)
        self.points = {}
        counting = weights(form)
        around: tuple[Section, ...] = ()
        for number, question in enumerate(form.questions, 1):
            before, around = around, form.around(question)
            for section in reversed(around):
                if section not in before:
                    sheet.body.addWidget(rule())
                    sheet.body.addLayout(_section(form, section))
            sheet.body.addWidget(rule())
            weight = counting.get(question.id, "")
            point = PreviewPoint(form, number, question, weight, narrow=self._narrow)
            point.box.answered.connect(lambda answer, id=question.id: self._try(id, answer))
            self.points[question.id] = point
            sheet.body.addWidget(point)
        sheet.body.addStretch()
        self.setWidget(sheet)
        self._show_tried()

    def _try(self, question: str, answer: Answer | None) -> None:
        if self._draft is not None:
            try:
                self._draft.answer(question, answer)
            except UserError as error:
                self._tried.setText(str(error))
                return
            self._show_tried()

    def _show_tried(self) -> None:
        """Show the answers, what is asked because of them, and what they come to."""
        if self._draft is None:
            return
        form, score = self._draft.form, self._draft.score
        states = {part.id: part.state for part in score.parts}
        for id, point in self.points.items():
            point.box.show_answer(self._draft.sheet.answers.get(id))
            point.answers.setEnabled(states[id] != "hidden")
        failed = failing(form, score)
        answered = f"{score.answered} of {score.asked} answered"
        told = [f"Tried here, kept nowhere: {shown(score.value)}", score.band or "", answered]
        self._tried.setText(" · ".join(word for word in (*told, failed) if word))
        set_kind(self._tried, "bad" if failed else "muted")


def _head(form: Form) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look.GRID // 2)
    column.addWidget(title(form.title))
    column.addWidget(muted(_facts(form)))
    for text in (form.summary, form.source):
        if text:
            column.addWidget(PreviewWords(text, "" if text == form.summary else "muted"))
    column.addWidget(PreviewWords(scoring_in_words(form), "muted"))
    return column


def _section(form: Form, section: Section) -> QVBoxLayout:
    """Its title, its weight, when it is asked, and what it means."""
    head = QHBoxLayout()
    size = look.BODY if section.within else look.TITLE
    head.addWidget(label(section.title, size, bold=True, wrap=True), 1)
    if section.weight is not None:
        of = "factor" if form.scoring.method == "ratio" else "weight"
        head.addWidget(muted(f"{of} {section.weight:g}"))
    column = QVBoxLayout()
    column.setSpacing(look.GRID // 2)
    column.addLayout(head)
    notes = f"For you alone: {section.notes}" if section.notes else ""
    for text in (section.definition, asked_where(form, section), notes):
        if text:
            column.addWidget(PreviewWords(text, "muted"))
    return column


def _facts(form: Form) -> str:
    points = "1 point" if len(form.questions) == 1 else f"{len(form.questions)} points"
    told = [points, f"version {form.version}", form.id, form.hash[:12]]
    if len(form.languages) > 1:
        told.append(f"in {', '.join(form.languages)}")
    return " · ".join(told)


def _bands(form: Form) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(3 * look.GRID)
    upper: Band | None = None
    for band in form.bands:
        row.addWidget(label(f"{band.name}  {_range(band, upper)}"))
        upper = band
    row.addWidget(label(f"Passes from {form.pass_mark:g}", bold=True))
    row.addStretch()
    return row


def _range(band: Band, upper: Band | None) -> str:
    if upper is None:
        return f"from {band.at:g}"
    return f"under {upper.at:g}" if band.at == 0 else f"{band.at:g} to under {upper.at:g}"

"""One form as the evaluator will see it: bands, sections, every point with answers to try."""

from collections.abc import Hashable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from evaluator.errors import UserError
from evaluator.forms.in_words import scoring_in_words
from evaluator.forms.model import Band, Form, Question, Section
from evaluator.terms import Answer, counted, shown
from evaluator.ui import look
from evaluator.ui.evaluate.standing import failing
from evaluator.ui.forms.preview_point import PreviewPoint, PreviewWords, asked_where, guidance
from evaluator.ui.forms.trial import Trial
from evaluator.ui.language_names import english_name
from evaluator.ui.widgets.basic import Card, label, muted, rule, set_kind
from evaluator.ui.widgets.rows_area import Row, RowsArea


class FormPreview(RowsArea):
    """Shows a form. Its answers can be tried; nothing of that is kept.

    A `narrow` one, beside the fields of the editor, shows the points with their answers alone.
    `trial` is what is shown, with what was tried on it.
    """

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        sheet = Card(margin=(1 if narrow else 3) * look.GRID)
        sheet.body.setSpacing(2 * look.GRID)
        sheet.body.addStretch()
        if narrow:
            sheet.setProperty("kind", "plain")  # it stands in a card of the editor
        super().__init__(sheet, sheet.body, parent)
        self._narrow = narrow
        self.points: dict[str, PreviewPoint] = {}
        self.trial: Trial | None = None
        self._hidden: frozenset[str] = frozenset()
        self._tried = muted("", wrap=narrow)
        if not narrow:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The form as the evaluator sees it")
        self.made.connect(self._show_made)

    @property
    def tried(self) -> str:
        """What the answers that were tried come to."""
        return self._tried.text()

    def show_form(self, form: Form) -> None:
        """Show a form from its top, with the answers that it begins with."""
        self.show_trial(Trial(form))
        self.verticalScrollBar().setValue(0)

    def show_trial(self, trial: Trial) -> None:
        """Show a form with what was tried on it, where it was scrolled to; what says the same as
        before stays as it is.
        """
        self.trial, self._hidden = trial, trial.hidden
        asked = {question.id for question in trial.form.questions}
        self.points = {id: point for id, point in self.points.items() if id in asked}
        self.show_rows(self._rows(trial.form))
        for id, point in self.points.items():
            point.show_weight(trial.weights.get(id, ""))
        self._show_tried()

    def _rows(self, form: Form) -> Iterator[Row]:
        """The rows of a form; a section that is left and comes again has a head again."""
        if not self._narrow:
            facts = (form.title, _facts(form), form.summary, form.source, scoring_in_words(form))
            yield Row("head", facts, partial(_head, form))
            yield Row("bands", (form.bands, form.pass_mark), partial(_bands, form))
        yield Row("tried", None, lambda: self._tried)
        around: tuple[Section, ...] = ()
        for number, question in enumerate(form.questions, 1):
            before, around = around, form.around(question)
            for section in reversed(around):
                if section not in before:
                    yield _section_row(form, section, question)
            told = () if self._narrow else guidance(form, question)
            make = partial(self._point, number, question, told)
            yield Row(question.id, (number, question, told), make)

    def _point(self, number: int, question: Question, told: tuple[tuple[str, str], ...]) -> QWidget:
        point = PreviewPoint(number, question, told, narrow=self._narrow)
        point.box.answered.connect(partial(self._try, question.id))
        self.points[question.id] = point
        return _ruled(point)

    def _show_made(self, key: Hashable, _row: QWidget) -> None:
        if self.trial is not None and (point := self.points.get(str(key))) is not None:
            point.show_weight(self.trial.weights.get(str(key), ""))
            self._show_answer(str(key))

    def _try(self, question: str, answer: Answer | None) -> None:
        if self.trial is not None:
            try:
                self.trial.draft.answer(question, answer)
            except UserError as error:
                self._tried.setText(str(error))
                return
            self.points[question].box.show_answer(answer)
            self._show_tried()

    def _show_answer(self, id: str) -> None:
        """Show the answer of a point, and whether it is asked."""
        if self.trial is None:
            return
        point, answer = self.points[id], self.trial.draft.sheet.answers.get(id)
        if answer != point.box.answer:
            point.box.show_answer(answer)
        point.answers.setEnabled(id not in self._hidden)

    def _show_tried(self) -> None:
        """Show the answers, what is asked because of them, and what they come to."""
        if self.trial is None:
            return
        form, score = self.trial.form, self.trial.draft.score
        self._hidden = self.trial.hidden
        for id in self.points:
            self._show_answer(id)
        failed = failing(form, score)
        given = sum(id not in self._hidden for id in self.trial.draft.sheet.answers)
        answered = f"{given} of {score.asked} answered"
        told = [f"Tried here, kept nowhere: {shown(score.value)}", score.band or "", answered]
        self._tried.setText(" · ".join(word for word in (*told, failed) if word))
        set_kind(self._tried, "bad" if failed else "muted")


def _section_row(form: Form, section: Section, first: Question) -> Row:
    """The head of a section, from the first of its points that follow it on."""
    asked = asked_where(form, section)
    says = (section, asked, form.scoring.method)
    return Row((section.id, first.id), says, partial(_section, form, section, asked))


def _held(inner: QLayout) -> QWidget:
    """A layout as a row."""
    made = QWidget()
    inner.setContentsMargins(0, 0, 0, 0)
    made.setLayout(inner)
    return made


def _ruled(inner: QWidget) -> QWidget:
    """A row with a hairline above it."""
    column = QVBoxLayout()
    column.setSpacing(2 * look.GRID)
    column.addWidget(rule())
    column.addWidget(inner)
    return _held(column)


def _head(form: Form) -> QWidget:
    column = QVBoxLayout()
    column.setSpacing(look.GRID // 2)
    column.addWidget(label(form.title, look.TITLE, bold=True, wrap=True))
    column.addWidget(muted(_facts(form)))
    for text in (form.summary, form.source):
        if text:
            column.addWidget(PreviewWords(text, "" if text == form.summary else "muted"))
    column.addWidget(PreviewWords(scoring_in_words(form), "muted"))
    return _held(column)


def _section(form: Form, section: Section, asked: str) -> QWidget:
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
    for text in (section.definition, asked, notes):
        if text:
            column.addWidget(PreviewWords(text, "muted"))
    return _ruled(_held(column))


def _facts(form: Form) -> str:
    points = counted(len(form.questions), "point")
    told = [points, f"version {form.version}", form.id, form.hash[:12]]
    if len(form.languages) > 1:
        told.append(f"in {', '.join(map(english_name, form.languages))}")
    return " · ".join(told)


def _bands(form: Form) -> QWidget:
    row = QHBoxLayout()
    row.setSpacing(3 * look.GRID)
    upper: Band | None = None
    for band in form.bands:
        row.addWidget(label(f"{band.name}  {_range(band, upper)}"))
        upper = band
    row.addWidget(label(f"Passes from {form.pass_mark:g}", bold=True))
    row.addStretch()
    return _held(row)


def _range(band: Band, upper: Band | None) -> str:
    if upper is None:
        return f"from {band.at:g}"
    return f"under {upper.at:g}" if band.at == 0 else f"{band.at:g} to under {upper.at:g}"

"""The languages of a form in the editor: which is shown, what it lacks, one more and one less."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from evaluator.forms.languages_edit import (
    languages,
    own_language,
    texts,
    untranslated,
    without_language,
)
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.looking import LookedOver
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.language_names import offered, own_name
from evaluator.ui.widgets.basic import button


class LanguagesBar(QWidget):
    """A menu of languages, and a way to the next text that the shown one lacks.

    `went` carries the place of that text. A language that was added is one of the form's from its
    first text on; until then the bar alone knows it.
    """

    went = Signal(object)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._added: list[str] = []
        self._last: Place = ()
        self.choose = QPushButton()
        self.choose.setProperty("kind", "chip")
        self.choose.setToolTip("The language that texts are shown and written in")
        self.menu = QMenu(self)
        self.menu.setAccessibleName("Languages of the form")
        self.menu.aboutToShow.connect(self.fill)
        self.choose.setMenu(self.menu)
        self.next = button("", self.go_on, kind="inline", symbol="right")
        self.next.setToolTip("Go to the next text that is not translated")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GRID)
        row.addWidget(self.next)
        row.addWidget(self.choose)
        self.next.hide()
        self.show_language()

    def show_language(self) -> None:
        """Say which language is shown."""
        shown = own_name(self._work.language or own_language(self._work.content))
        self.choose.setText(f"{shown}  ▾")
        self.choose.setAccessibleName(f"Language of the texts: {shown}")

    def show_looked_over(self, found: LookedOver) -> None:
        """Say how many texts the shown language lacks."""
        count = len(found.untranslated)
        self.next.setText("1 text to translate" if count == 1 else f"{count} texts to translate")
        self.next.setAccessibleName(f"{self.next.text()}: go to the next")
        self.next.setVisible(bool(count))

    def add(self, language: str) -> None:
        """Take up a language, and show it."""
        self._added.append(language)
        self._work.show_language(language)

    def remove(self, language: str) -> None:
        """Take the texts in a language away; undo brings them back."""
        content = without_language(self._work.content, language)
        self._added = [one for one in self._added if one != language]
        self._work.do(f"Remove {own_name(language)}", content)
        self._work.show_language("")

    def go_on(self) -> None:
        """Go to the text that comes next of those that are not translated, again from the first
        behind the last.
        """
        content = self._work.content
        every, lacking = texts(content), untranslated(content, self._work.language)
        at = every.index(self._last) if self._last in every else -1
        after = [place for place in lacking if every.index(place) > at]
        if lacking:
            self._last = (after or lacking)[0]
            self.went.emit(self._last)

    def fill(self) -> None:
        """Offer the languages there are, those to add, and to remove the one that is shown."""
        self.menu.clear()
        own = own_language(self._work.content)
        shown = self._work.language or own
        known = tuple(dict.fromkeys([*languages(self._work.content), *self._added]))
        for code in known:
            lacking = len(untranslated(self._work.content, code))
            more = f" · {lacking} to translate" if lacking else ""
            said = own_name(code) + (" · the form’s own" if code == own else more)
            action = self.menu.addAction(said)
            action.setCheckable(True)
            action.setChecked(code == shown)
            action.triggered.connect(lambda _on=False, code=code: self._work.show_language(code))
        self.menu.addSeparator()
        names = self.menu.addMenu("Add a language")
        for code, name in offered():
            if code not in known:
                action = names.addAction(name)
                action.triggered.connect(lambda _on=False, code=code: self.add(code))
        if shown != own:
            action = self.menu.addAction(f"Remove {own_name(shown)}")
            action.triggered.connect(lambda _on=False: self.remove(shown))

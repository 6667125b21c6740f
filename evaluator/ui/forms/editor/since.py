"""The form as it was before one began to type, or to choose, in a field."""

from evaluator.forms.tree import Content
from evaluator.forms.values import Place
from evaluator.ui.forms.editor.work import Work


class Since:
    """What is typed letter by letter is half of something on the way: an id that is another's, a
    line that is two. Where that would lose something, each letter changes the form of before.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._before: Content = work.content
        self._made: Content | None = None
        self._place: Place | None = None

    def before(self, place: Place) -> Content:
        """The form before the first letter at a place; as it is now where something else was done
        since, be it the same at another place: one field shows one part after the other.
        """
        if self._work.content is not self._made or place != self._place:
            self._before, self._place = self._work.content, place
        return self._before

    def typed(self) -> None:
        """The form is now what was made of what was typed here."""
        self._made = self._work.content

"""The form as it was before one began to type in a field."""

from evaluator.forms.tree import Content
from evaluator.ui.forms.editor.work import Work


class Since:
    """What is typed letter by letter is half of something on the way: an id that is another's, a
    line that is two. Where that would lose something, each letter changes the form of before.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._before: Content = work.content
        self._made: Content | None = None

    @property
    def before(self) -> Content:
        """The form before the first letter; as it is now where something else was done since."""
        if self._work.content is not self._made:
            self._before = self._work.content
        return self._before

    def typed(self) -> None:
        """The form is now what was made of what was typed here."""
        self._made = self._work.content

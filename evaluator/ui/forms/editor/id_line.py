"""An id as it is typed: whatever names it goes on naming it."""

from collections.abc import Callable

from evaluator.forms.tree import Content
from evaluator.forms.values import Place
from evaluator.ui.forms.editor.controls import Line
from evaluator.ui.forms.editor.work import Work


class IdLine(Line):
    """`edit` gives a form another id at a place.

    Each letter changes the form as it was before the first one: half an id may be empty, or that
    of something else, and what names this one would be lost on the way.
    """

    def __init__(
        self,
        name: str,
        work: Work,
        where: Callable[[], Place],
        edit: Callable[[Content, str], Content],
    ) -> None:
        super().__init__(name, most=64)
        self._work, self._where, self._edit = work, where, edit
        self._before: Content = work.content
        self._made: Content | None = None
        self.typed.connect(self._change)
        self.editingFinished.connect(work.editing.pause)

    def _change(self, id: str) -> None:
        if self._work.content is not self._made:
            self._before = self._work.content
        place = self._where()
        typing = "/".join(map(str, place))
        self._work.do("Id", self._edit(self._before, id), place, typing=typing)
        self._made = self._work.content

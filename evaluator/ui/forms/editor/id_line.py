"""An id as it is typed: whatever names it goes on naming it."""

from collections.abc import Callable

from evaluator.forms.tree import Content
from evaluator.forms.values import Place
from evaluator.ui.forms.editor.controls import Line
from evaluator.ui.forms.editor.since import Since
from evaluator.ui.forms.editor.work import Work


class IdLine(Line):
    """`edit` gives a form another id at a place. Half an id may be empty, or that of another."""

    def __init__(
        self,
        name: str,
        work: Work,
        where: Callable[[], Place],
        edit: Callable[[Content, str], Content],
    ) -> None:
        super().__init__(name, most=64)
        self._work, self._where, self._edit = work, where, edit
        self._since = Since(work)
        self.typed.connect(self._change)
        self.editingFinished.connect(work.editing.pause)

    def _change(self, id: str) -> None:
        place = self._where()
        content = self._edit(self._since.before(place), id)
        self._work.do("Id", content, place, typing="/".join(map(str, place)))
        self._since.typed()

"""How good a band is, for lists that know only its name: looked up in the forms in use."""

from collections.abc import Mapping

from evaluator.desk.desk import Desk
from evaluator.forms.model import Form
from evaluator.ui.widgets.badge import Tone, tone_of


class Tones:
    """Reads the forms when a band is asked for that it does not know; NONE where none has it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[tuple[str, str], Tone] = {}
        self._titles: tuple[str, ...] = ()

    def of(self, form: str, band: str) -> Tone:
        """The tone of a band, by the form's title and the band's name."""
        if not band:
            return Tone.NONE
        if (form, band) not in self._known:
            self._learn()
            self._known.setdefault((form, band), Tone.NONE)
        return self._known[form, band]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the forms that calls were scored with."""
        self._learn()
        return self._titles

    def table(self, wanted: set[tuple[str, str]]) -> Mapping[tuple[str, str], Tone]:
        """The tones of these (form, band) pairs."""
        return {(form, band): self.of(form, band) for form, band in wanted}

    def _learn(self) -> None:
        from evaluator.desk import forms  # brings the YAML reader: not before a band is shown

        read = forms.used(self._desk)
        for form in read:
            self._known.update(_of_form(form))
        self._titles = tuple(dict.fromkeys(form.title for form in read))


def _of_form(form: Form) -> dict[tuple[str, str], Tone]:
    """A band is as good as the best score in it: it may straddle the pass mark."""
    tops = [100.0, *(band.at - 0.1 for band in form.bands)]
    return {
        (form.title, band.name): tone_of(form, top)
        for band, top in zip(form.bands, tops, strict=False)
    }

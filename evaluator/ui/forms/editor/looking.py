"""Looking a draft over: what there is to mend, and the form to be tried; in any thread."""

from dataclasses import dataclass

from evaluator.forms.drafted import Finding, checked
from evaluator.forms.languages_edit import untranslated
from evaluator.forms.model import Form
from evaluator.forms.tree import Content
from evaluator.forms.values import Place
from evaluator.ui.forms.trial import Trial


@dataclass(frozen=True, slots=True)
class LookedOver:
    """The form that the content makes, None where it makes none yet; what there is to mend; and
    the form in the language that was asked for, to be tried. `untranslated` are the ways to the
    texts that this language lacks.
    """

    form: Form | None
    findings: tuple[Finding, ...]
    trial: Trial | None
    untranslated: tuple[Place, ...]


def looked_over(content: Content, language: str) -> LookedOver:
    """Look over a form that is being made; `language` is the one to show it in."""
    found = checked(content)
    form = found.form
    trial = None if form is None else Trial(form.in_language(language))
    return LookedOver(form, found.findings, trial, untranslated(content, language))

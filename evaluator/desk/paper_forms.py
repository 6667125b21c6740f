"""Forms on paper: an empty one to be filled in by hand."""

from pathlib import Path

from evaluator.desk import settings as settings_file
from evaluator.desk.desk import Desk
from evaluator.desk.reports import look_of
from evaluator.forms.model import Form
from evaluator.now import now
from evaluator.reports.paper_form import paper_form


def print_empty(
    desk: Desk,
    form: Form,
    out: Path,
    *,
    client: str = "",
    notes: bool = False,
    language: str = "",
) -> Path:
    """Write an empty form as a PDF, in the brand of the settings or of a client; returns `out`.

    It is in the `language` that is asked for, or the one that forms are read in (the settings),
    where the form has it; else in its own. Private `notes` for the evaluator are left out unless
    asked for. Raises UserError for a logo that cannot be used and a file that cannot be written.
    """
    settings = settings_file.read(desk.places)
    language = language or settings.form_language
    look = look_of(settings, client)
    paper_form(form, look, out, made=now(), notes=notes, language=language)
    return out

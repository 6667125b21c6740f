"""Commands within `forms` for what comes and goes: import, add, export, print on paper."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from evaluator.cli.commands import Commands, out
from evaluator.cli.sharing import Options, at_desk, no_database, say
from evaluator.errors import UserError

if TYPE_CHECKING:
    from evaluator.desk.desk import Desk
    from evaluator.desk.form_exchange import Imported

SYSTEMS = ("genesys", "connect", "xlsform")
_IS: Final = {"draft": "a draft, to be gone on with in Forms", "published": "published"}


def offer(within: Commands) -> None:
    """Add what `forms` can do beside listing them."""
    bring_in = within.add(
        "import", _import, "write a form of Genesys, Connect or a spreadsheet as a form of ours"
    )
    bring_in.add_argument("file", type=Path, metavar="FILE")
    out(bring_in, "FILE.yaml")
    adding = within.add("add", _add, "publish a form's file, so that calls are scored with it")
    adding.add_argument("file", type=Path, metavar="FILE")
    adding.add_argument(
        "--draft",
        action="store_true",
        help="as a draft, to go on with in the window; of the next version, where its own is taken",
    )
    export = within.add("export", _export, "write a form for another system, or for Excel")
    export.add_argument("form", metavar="FORM", help="a form's file, or its id")
    export.add_argument("--to", choices=SYSTEMS, required=True, help="the system")
    out(export, "FILE")
    paper = within.add("print", _print, "print an empty form, to be filled in by hand")
    paper.add_argument("form", metavar="FORM", help="a form's file, or its id")
    paper.add_argument("--client", default="", metavar="NAME", help="in the brand of this client")
    paper.add_argument("--notes", action="store_true", help="with the private notes")
    paper.add_argument(
        "--language", default="", metavar="CODE", help="in this language of the form, such as de"
    )
    out(paper, "FILE.pdf")


def _import(options: Options) -> int:
    from evaluator.desk import form_exchange

    came = form_exchange.bring_in(options.file, options.out)
    told = {"form": came.form.id, "repairs": came.repairs, "left_out": came.left_out}
    lines = [f"“{came.form.title}” is in {options.out} as the form {came.form.id}."]
    lines += [f"repaired: {repair}" for repair in came.repairs]
    lines += [f"left out: {left}" for left in came.left_out]
    return say(options, told, lines)


def _add(options: Options) -> int:
    from evaluator.desk import form_drafts, form_exchange, forms

    came = form_exchange.look(options.file)
    with at_desk(options, make=True) as desk:
        if options.draft:
            version = str(form_drafts.begin_from(desk, came.form).content["version"])
        else:
            version = _published(desk, options.file, came)
    status = forms.Status.DRAFT if options.draft else forms.Status.PUBLISHED
    told = {"form": came.form.id, "version": version, "status": status}
    lines = [f"“{came.form.title}” version {version} is {_IS[status]}."]
    lines += [f"repaired: {repair}" for repair in came.repairs]
    lines += [f"left out: {left}" for left in came.left_out]
    return say(options, {**told, "repairs": came.repairs, "left_out": came.left_out}, lines)


def _published(desk: "Desk", path: Path, came: "Imported") -> str:
    """Publish a form; returns its version."""
    from evaluator.desk import form_exchange, forms

    try:
        if form_exchange.is_foreign(path):
            return form_exchange.add(desk, came).version
        return forms.add(desk, path).version
    except forms.PublishedOtherwise as error:
        raise UserError(error.message, f"{error.hint} --draft adds it as a draft.") from error


def _export(options: Options) -> int:
    from evaluator.desk import form_exchange

    with no_database() as desk:
        went = form_exchange.export(desk, options.form, options.to, options.out)
    told = {"form": went.form, "left_out": [*went.altering, *went.left_out]}
    lines = [f"The form {went.form} is in {options.out}."]
    lines += [f"left out, and scores change: {left}" for left in went.altering]
    lines += [f"left out: {left}" for left in went.left_out]
    return say(options, {**told, "altering": went.altering}, lines)


def _print(options: Options) -> int:
    from evaluator.desk import forms, paper_forms

    with no_database() as desk:
        form = forms.find(desk, options.form)
        paper_forms.print_empty(
            desk,
            form,
            options.out,
            client=options.client,
            notes=options.notes,
            language=options.language,
        )
    return say(options, {"path": str(options.out)}, [str(options.out)])

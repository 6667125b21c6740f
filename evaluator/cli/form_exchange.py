"""Commands within `forms` for the forms of other systems: import, export."""

from pathlib import Path

from evaluator.cli.commands import Commands, out
from evaluator.cli.sharing import Options, no_database, say

SYSTEMS = ("genesys", "connect")


def offer(within: Commands) -> None:
    """Add what `forms` can do beside listing them."""
    bring_in = within.add(
        "import", _import, "write a form of Genesys Cloud or Amazon Connect as a form of ours"
    )
    bring_in.add_argument("file", type=Path, metavar="FILE.json")
    out(bring_in, "FILE.yaml")
    export = within.add("export", _export, "write a form as another system reads it")
    export.add_argument("form", metavar="FORM", help="a form's file, or its id")
    export.add_argument("--to", choices=SYSTEMS, required=True, help="the system")
    out(export, "FILE")


def _import(options: Options) -> int:
    from evaluator.desk import form_exchange

    came = form_exchange.bring_in(options.file, options.out)
    told = {"form": came.form.id, "repairs": came.repairs, "left_out": came.left_out}
    lines = [f"“{came.form.title}” is in {options.out} as the form {came.form.id}."]
    lines += [f"repaired: {repair}" for repair in came.repairs]
    lines += [f"left out: {left}" for left in came.left_out]
    return say(options, told, lines)


def _export(options: Options) -> int:
    from evaluator.desk import form_exchange

    with no_database() as desk:
        went = form_exchange.export(desk, options.form, options.to, options.out)
    told = {"form": went.form, "left_out": [*went.altering, *went.left_out]}
    lines = [f"The form {went.form} is in {options.out}."]
    lines += [f"left out, and scores change: {left}" for left in went.altering]
    lines += [f"left out: {left}" for left in went.left_out]
    return say(options, {**told, "altering": went.altering}, lines)

"""Taking everything out: all finished evaluations, one row an answer, for other programs."""

from pathlib import Path

from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.exchange import evaluations_csv, evaluations_json
from evaluator.exchange.answer_rows import answer_rows
from evaluator.job import QUIET, Job

_WRITERS = {".csv": evaluations_csv.write, ".json": evaluations_json.write}


def export(desk: Desk, out: Path, job: Job = QUIET, where: CallFilter | None = None) -> int:
    """Write the latest revision of every evaluation to a .csv or .json file, whole or not at all.

    Returns the number of rows. Raises UserError for another suffix and when it cannot be written.
    """
    write = _WRITERS.get(out.suffix.lower())
    if write is None:
        raise UserError(
            f"“{out.name}” is neither a .csv nor a .json file.", "Give a name that ends so."
        )
    evaluations = desk.store.evaluations.finished(where or CallFilter())
    rows = (row for evaluation in evaluations for row in answer_rows(evaluation))
    return write(rows, out, job)

"""The facts of calls, as they were measured last, with the thresholds they were measured by."""

import json

from evaluator.errors import UserError
from evaluator.facts import Facts, from_json, to_json
from evaluator.now import now
from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.store.times import to_text


class KeptFacts:
    """What was measured of the sound of calls; one call has one set of facts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, call_id: str, facts: Facts) -> None:
        """Keep the facts of a call in place of those there were. Raises UserError for no call."""
        measured, zone = to_text(now())
        content = json.dumps(to_json(facts), separators=(",", ":"), allow_nan=False)
        with self._database.writing() as session:
            if session.get(rows.Call, call_id) is None:
                raise UserError("This call is not in the database.")
            session.merge(
                rows.Facts(call_id=call_id, measured=measured, measured_zone=zone, content=content)
            )

    def of(self, call_id: str) -> Facts | None:
        """The facts of a call; None where nothing has been measured."""
        with self._database.reading() as session:
            row = session.get(rows.Facts, call_id)
            return None if row is None else from_json(json.loads(row.content))

    def forget(self, call_id: str) -> None:
        """Take the facts of a call away, if it has any: they are measured anew when wanted."""
        with self._database.writing() as session:
            row = session.get(rows.Facts, call_id)
            if row is not None:
                session.delete(row)

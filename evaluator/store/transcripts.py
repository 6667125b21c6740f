"""The transcripts of calls, as JSON values: what is in them is not this room's to know."""

import json
from collections.abc import Mapping
from typing import Any

from evaluator.errors import UserError
from evaluator.now import now
from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.store.times import to_text


class KeptTranscripts:
    """What is said on calls; one call has one transcript."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, call_id: str, content: Mapping[str, Any], source: str) -> None:
        """Keep the transcript of a call in place of the one there was.

        `content` goes into JSON; `source` names the file or the model it is from.
        Raises UserError for no call.
        """
        came_in, zone = to_text(now())
        text = as_text(content)
        with self._database.writing() as session:
            if session.get(rows.Call, call_id) is None:
                raise UserError("This call is not in the database.")
            session.merge(
                rows.Transcript(
                    call_id=call_id, came_in=came_in, came_in_zone=zone, source=source, content=text
                )
            )

    def of(self, call_id: str) -> Mapping[str, Any] | None:
        """The transcript of a call as it was given; None where there is none."""
        with self._database.reading() as session:
            row = session.get(rows.Transcript, call_id)
            if row is None:
                return None
            content: dict[str, Any] = json.loads(row.content)
            return content

    def forget(self, call_id: str) -> None:
        """Take the transcript of a call away, if it has one."""
        with self._database.writing() as session:
            row = session.get(rows.Transcript, call_id)
            if row is not None:
                session.delete(row)


def as_text(content: Mapping[str, Any]) -> str:
    """A transcript as it stands in the database."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

"""The tables, one class each. Rows never leave this room; every range is also a named CHECK.

`SQLModel(table=True)` does not validate and SQLite has no types, so the database itself refuses
what must not be stored. Times are UTC texts that sort (`times.py`), with the zone beside them.
"""

from sqlalchemy import event

from evaluator.store.rows.calls import Call, Facts, Recording, Redaction, Shop, Transcript
from evaluator.store.rows.columns import Row, never
from evaluator.store.rows.evaluations import Draft, Evaluation, Revision
from evaluator.store.rows.finished import Answer, Moment, MomentQuestion, SectionScore
from evaluator.store.rows.forms import Form, FormStatus
from evaluator.store.rows.people import Agent, Client, Evaluator

__all__ = [
    "Agent",
    "Answer",
    "Call",
    "Client",
    "Draft",
    "Evaluation",
    "Evaluator",
    "Facts",
    "Form",
    "FormStatus",
    "Moment",
    "MomentQuestion",
    "Recording",
    "Redaction",
    "Revision",
    "Row",
    "SectionScore",
    "Shop",
    "Transcript",
]

for _table in ("revision", "answer", "section_score", "moment", "moment_question", "redaction"):
    for _what in ("UPDATE", "DELETE"):
        event.listen(Row.metadata, "after_create", never(_what, _table))

"""A form, calls and evaluations to put into a store."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from evaluator.facts import Facts, Speaker, Thresholds
from evaluator.forms.model import Band, Form, Question
from evaluator.ids import new_id
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.sheet import Sheet
from evaluator.store.database import Store
from evaluator.terms import Answer, Call, Recording, Shop

CAME_IN = datetime(2026, 5, 4, 12, tzinfo=UTC)


def form(id: str = "two-points", version: str = "1", title: str = "Two points") -> Form:
    return Form(
        id=id,
        version=version,
        title=title,
        pass_mark=80.0,
        bands=(Band(at=80.0, name="On standard"), Band(at=0.0, name="Below")),
        questions=tuple(
            Question(
                id=name,
                title=name.title(),
                weight=weight,
                definition="What is meant",
                good="What is good",
                levels=("none", "some", "half", "most", "all"),
            )
            for name, weight in (("first", 30.0), ("second", 10.0))
        ),
    )


def recording(name: str = "call.wav") -> Recording:
    return Recording(
        id=new_id(),
        sha256=hashlib.sha256(new_id().encode()).hexdigest(),
        path=Path("/recordings") / name,
        size=1000,
        duration=61.5,
        channels=2,
        sample_rate=8000,
        codec="pcm_mulaw",
    )


def add_call(
    store: Store,
    *,
    agent: str = "Chris",
    team: str = "",
    client: str = "",
    started: datetime | None = None,
    reference: str = "",
    file: str = "",
    shop: Shop | None = None,
) -> Call:
    call = Call(
        id=new_id(),
        came_in=CAME_IN,
        agent=store.people.agent(agent, team) if agent else None,
        client=store.people.client(client) if client else None,
        started=started,
        reference=reference,
        recording=store.recordings.keep(recording(file)) if file else None,
        shop=shop,
    )
    store.calls.add(call)
    return call


def facts() -> Facts:
    """The facts of a call in which the agent says one word, and then nobody any."""
    said = (0.5, 2.0)
    agent = Speaker(
        name="agent", talk=1.5, share=1.0, first_word=0.5, turns=(said,), stretches=(said,)
    )
    caller = Speaker(name="caller", talk=0.0, share=0.0, first_word=None, turns=(), stretches=())
    return Facts(
        duration=61.5,
        complete=True,
        thresholds=Thresholds(talk_over=0.75),
        answered=0.0,
        channels=(agent, caller),
        dead_air=((2.0, 61.5),),
        talk_over=(),
        hold=(),
        ringing=(),
        gaps=(),
    )


def finish(
    store: Store,
    call: Call,
    first: Answer = 4,
    second: Answer = 2,
    *,
    evaluator: str = "Eva",
    on: Form | None = None,
) -> Evaluation:
    draft = store.evaluations.open(call.id, store.people.evaluator(evaluator), on or form())
    sheet = Sheet(answers={"first": first, "second": second})
    store.evaluations.keep(draft.evaluation_id, sheet, None, 0.0)
    return store.evaluations.finish(draft.evaluation_id)


def every_kind() -> Form:
    """A form with a question of every kind in three sections, one of them under a condition."""
    return Form.model_validate(
        {
            "id": "every-kind",
            "version": "1",
            "title": "Every kind",
            "pass_mark": 80,
            "bands": [{"at": 80, "name": "On standard"}, {"at": 0, "name": "Below"}],
            "scoring": {"method": "points", "cap": 200},
            "sections": [
                {"id": "opening", "title": "Opening"},
                {"id": "talk", "title": "Talk"},
                {"id": "hold", "title": "Hold", "when": {"question": "held", "is": "yes"}},
            ],
            "questions": [
                {
                    "id": "greeting",
                    "section": "opening",
                    "title": "Greeting",
                    "levels": ["None.", "Short.", "Full."],
                    "points": [0, 2, 5],
                },
                {
                    "id": "courtesies",
                    "section": "opening",
                    "kind": "multiple",
                    "title": "Courtesies",
                    "options": [
                        {"id": "name", "text": "Used the name", "points": 6},
                        {"id": "thanks", "text": "Thanked", "points": 7},
                    ],
                    "cap": 10,
                },
                {
                    "id": "reason",
                    "section": "talk",
                    "kind": "choice",
                    "title": "Reason for the call",
                    "scored": False,
                    "options": [
                        {"id": "order", "text": "Order"},
                        {"id": "complaint", "text": "Complaint"},
                    ],
                },
                {
                    "id": "asked-twice",
                    "section": "talk",
                    "kind": "number",
                    "title": "Times asked twice",
                    "unit": "times",
                    "ranges": [{"to": 0, "points": 10}, {"from": 1, "points": 0}],
                },
                {
                    "id": "extra",
                    "section": "talk",
                    "kind": "yes_no",
                    "title": "Offered more",
                    "points": 9,
                    "bonus": True,
                },
                {
                    "id": "held",
                    "section": "talk",
                    "kind": "yes_no",
                    "title": "Was there a hold?",
                    "required": True,
                    "scored": False,
                },
                {
                    "id": "hold-told",
                    "section": "hold",
                    "title": "Said why",
                    "levels": ["No.", "Yes."],
                },
                {"id": "why", "kind": "text", "title": "Why?"},
                {"id": "back-on", "kind": "date", "title": "To be rung back on"},
                {"id": "at", "kind": "time", "title": "Rung at"},
            ],
        }
    )


def answered(store: Store, call: Call, *, evaluator: str = "Eva", **answers: Answer) -> Evaluation:
    """A finished evaluation on the form of every kind; hyphens of ids are underscores here."""
    said: dict[str, Answer] = {
        "greeting": 1,
        "courtesies": ("name", "thanks"),
        "reason": 1,
        "asked-twice": 0.0,
        "extra": 1,
        "held": 0,
        "hold-told": 1,
        "why": "An order came late.",
        "back-on": "2026-05-31",
        **{id.replace("_", "-"): answer for id, answer in answers.items()},
    }
    draft = store.evaluations.open(call.id, store.people.evaluator(evaluator), every_kind())
    store.evaluations.keep(draft.evaluation_id, Sheet(answers=said), None, 0.0)
    return store.evaluations.finish(draft.evaluation_id)

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

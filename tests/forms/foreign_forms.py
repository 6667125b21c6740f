"""Small forms as Genesys Cloud and Amazon Connect have them, for tests."""

from typing import Any

Json = dict[str, Any]


def yes_or_no(id: str, **more: Any) -> Json:
    """A Genesys question with “Yes” for 1 and “No” for 0."""
    options = [
        {"id": f"{id}-yes", "text": "Yes", "value": 1},
        {"id": f"{id}-no", "text": "No", "value": 0},
    ]
    return {
        "id": id, "type": "multipleChoiceQuestion", "text": f"{id}?", "naEnabled": True,
        "answerOptions": options, **more,
    }  # fmt: skip


def genesys(*groups: Json, **more: Any) -> Json:
    """A Genesys form of groups."""
    return {
        "id": "F-1", "name": "Genesys form", "weightMode": "SCALED", "questionGroups": [*groups],
        **more,
    }  # fmt: skip


def group(id: str, weight: Any, *questions: Json, **more: Any) -> Json:
    """A group of a Genesys form."""
    return {"id": id, "name": f"Group {id}", "weight": weight, "questions": [*questions], **more}


def published(*, fatal: bool = False, **more: Any) -> Json:
    """The published example: two 1-point questions at weight 40, one at weight 20."""
    return genesys(
        group("g", 40, yes_or_no("a"), yes_or_no("b", isKill=fatal)),
        group("h", 20, yes_or_no("c")),
        **more,
    )


def single(ref: str, *scores: Any, **more: Any) -> Json:
    """A Connect question with one answer, whose options o0, o1 ... have these scores."""
    options = [
        {"RefId": f"o{place}", "Text": f"Option {place}", "Score": score}
        for place, score in enumerate(scores)
    ]
    return {
        "Title": f"{ref}?", "RefId": ref, "QuestionType": "SINGLESELECT",
        "NotApplicableEnabled": True,
        "QuestionTypeProperties": {"SingleSelect": {"DisplayAs": "RADIO", "Options": options}},
        **more,
    }  # fmt: skip


def connect(*questions: Json, mode: str = "QUESTION_ONLY", **more: Any) -> Json:
    """A Connect form with its questions in one section."""
    return connect_of(section("s", *questions), mode=mode, **more)


def connect_of(*sections: Json, mode: str, **more: Any) -> Json:
    """A Connect form of sections."""
    strategy = {"Mode": mode, "Status": "ENABLED"}
    items = [{"Section": one} for one in sections]
    return {"Title": "Connect form", "ScoringStrategy": strategy, "Items": items, **more}


def section(ref: str, *questions: Json, **more: Any) -> Json:
    """A section of a Connect form."""
    items = [{"Question": one} for one in questions]
    return {"Title": f"Section {ref}", "RefId": ref, "Items": items, **more}


def weighed(**more: Any) -> Json:
    """The published example: weights 40, 20, 20, 20, options of 0, 5 and 10."""
    weights = zip("abcd", (40, 20, 20, 20), strict=True)
    return connect(*(single(ref, 0, 5, 10, Weight=weight) for ref, weight in weights), **more)

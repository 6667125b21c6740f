"""A form with every kind of question, for the tests of what they are answered with."""

from evaluator.forms.model import Form

CONTENT = {
    "id": "every-kind",
    "version": "1",
    "title": {"en": "Every kind", "de": "Jede Art"},
    "pass_mark": 80,
    "bands": [{"at": 80, "name": "On standard"}, {"at": 0, "name": "Needs coaching"}],
    "scoring": {"on_fail": "zero"},
    "sections": [
        {
            "id": "opening",
            "title": {"en": "Opening", "de": "Beginn"},
            "weight": 60,
            "definition": "From the first word to the reason for the call.",
            "notes": "Listen to the ringing too.",
        },
        {"id": "details", "title": "Details", "within": "opening"},
        {
            "id": "hold",
            "title": "Hold",
            "weight": 40,
            "when": {"fact": "hold.total", "at_least": 30},
            "when_not": "disable",
        },
        {"id": "about", "title": "About the call", "scored": False},
    ],
    "questions": [
        {
            "id": "greeting",
            "section": "opening",
            "title": {"en": "Greeting", "de": "Begrüßung"},
            "definition": "How the call begins.",
            "levels": ["None at all.", "Short, without a name.", "Full and warm."],
            "required": True,
            "points": [0, 2, 5],
            "rules": [{"at": 0, "asks": ["comment"]}],
            "causes": [
                {"id": "script", "text": "No script at hand"},
                {"id": "rush", "text": "Rush"},
            ],
            "notes": "Names may be given later.",
        },
        {
            "id": "verified",
            "section": "details",
            "kind": "yes_no",
            "title": "Was the caller verified before anything about the account was said?",
            "required": True,
            "rules": [{"at": "no", "fails": ["compliance", "form"]}],
        },
        {
            "id": "courtesies",
            "section": "details",
            "kind": "multiple",
            "title": "Courtesies",
            "options": [
                {"id": "name", "text": "Used the caller's name", "points": 6},
                {"id": "thanks", "text": "Thanked for waiting or for the call", "points": 4},
                {"id": "swore", "text": "Swore", "fails": ["customer"]},
            ],
        },
        {
            "id": "asked-twice",
            "section": "hold",
            "kind": "number",
            "title": "Times asked twice",
            "unit": "times",
            "ranges": [
                {"from": 0, "to": 0, "points": 10},
                {"from": 1, "to": 4, "points": 5},
                {"from": 5, "points": 0, "fails": "section"},
            ],
        },
        {
            "id": "reason",
            "section": "about",
            "kind": "choice",
            "title": "Reason for the call",
            "required": True,
            "options": [{"id": "order", "text": "Order"}, {"id": "complaint", "text": "Complaint"}],
        },
        {
            "id": "solved",
            "section": "about",
            "kind": "choice",
            "title": "How it was solved",
            "when": {"question": "reason", "is": "complaint"},
            "options": [
                {"id": "at-once", "text": "At once, by the agent alone"},
                {"id": "later", "text": "Later, with a date that was promised"},
                {"id": "not", "text": "Not at all; the caller was sent elsewhere or gave up"},
            ],
        },
        {
            "id": "why",
            "section": "about",
            "kind": "text",
            "title": "What was it about?",
            "when": {"question": "reason", "is": "complaint"},
            "required": True,
        },
        {"id": "day", "section": "about", "kind": "date", "title": "Day of the visit"},
        {"id": "hour", "section": "about", "kind": "time", "title": "Time of the visit"},
    ],
}


def every_kind() -> Form:
    return Form.model_validate(CONTENT)


def long_form(sections: int = 8, questions: int = 40) -> Form:
    """Questions of several kinds with long texts, in sections of which every second is nested."""
    made = [
        {
            "id": f"s{at}",
            "title": f"Section {at}",
            "definition": "What the evaluator is to listen for in this part of the call.",
            **({"within": f"s{at - 1}"} if at % 2 else {}),
        }
        for at in range(sections)
    ]
    words = "a sentence that goes on for as long as such sentences of large companies do"
    options = [{"id": f"o{n}", "text": f"Option {n}: {words}", "points": n} for n in range(5)]
    shapes = (
        {"levels": [f"{level}: {words}" for level in range(5)]},
        {"kind": "yes_no"},
        {"kind": "choice", "options": options},
        {"kind": "multiple", "options": options},
        {"kind": "number", "ranges": [{"from": 0, "to": 10, "points": 1}]},
    )
    asked = [
        {
            "id": f"q{at}",
            "title": f"Question {at}: {words}",
            "definition": f"Definition {at}: {words}, and {words}.",
            "section": f"s{at * sections // questions}",
            "weight": 1,
            **shapes[at % len(shapes)],
        }
        for at in range(questions)
    ]
    return Form.model_validate(
        {**CONTENT, "id": "long", "title": "Long", "sections": made, "questions": asked}
    )

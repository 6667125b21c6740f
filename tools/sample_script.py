"""What is said on the sample call, and how it is scored: the words of tools/make_sample_call.py.

The clinic, its people and the call are invented.
"""

from dataclasses import dataclass

NAME = "harbour-clinic_AGENT_Dee Marlow_DT_2026-11-02T10-42-00.ogg"
"""The file's name: by the usual pattern it says who answered, and when."""

AGENT, CALLER = 0, 1
"""The agent is heard on the left, the caller on the right."""


@dataclass(frozen=True)
class Line:
    """Something said. `pause` is the silence before it in seconds; below 0 it talks over."""

    key: str
    lane: int
    pause: float
    words: str


@dataclass(frozen=True)
class Hold:
    """The caller waits and hears music on the agent's line; `seconds` long."""

    key: str
    pause: float
    seconds: float


SCRIPT: tuple[Line | Hold, ...] = (
    Line("greeting", AGENT, 0.8, "Good morning, Harbour Clinic, Dee speaking. How can I help you?"),
    Line(
        "reason",
        CALLER,
        0.6,
        "Good morning. I came in on Friday for my blood test, and nobody could find my form, so I "
        "went home again. And now I have a text that says I missed it.",
    ),
    Line("welcome", AGENT, 0.4, "I'm glad you rang. Let's put that right."),
    Line("name", AGENT, 0.4, "Could I take your name and your date of birth, please?"),
    Line(
        "concern",
        CALLER,
        0.7,
        "Robert Hale, ninth of May nineteen fifty eight. What bothers me is that I took the "
        "morning off work, and it was the second time that I",
    ),
    Line("talk-over", AGENT, -1.3, "And is that still the Mill Lane address?"),
    Line(
        "second-time",
        CALLER,
        0.5,
        "Yes. As I was saying, it was the second time. In September the nurse was away.",
    ),
    Line("sorry", AGENT, 0.4, "I'm sorry about that."),
    Line(
        "playback",
        AGENT,
        0.4,
        "So you came twice. Once the nurse was away, once your form was missing, and you still "
        "need the test. Have I got that right?",
    ),
    Line("right", CALLER, 0.5, "That's right. I don't want to come a third time for nothing."),
    Line(
        "ask-hold",
        AGENT,
        0.5,
        "I would like to ask the nurse where your form is. May I put you on hold for a moment?",
    ),
    Line("may-hold", CALLER, 0.5, "Yes, go ahead."),
    Hold("hold", 0.7, 11.0),
    Line(
        "found",
        AGENT,
        0.6,
        "Thank you for waiting, Mr Hale. Your form was filed under Hall. It is here at the front "
        "desk now, under your own name.",
    ),
    Line("exists", CALLER, 0.5, "Well, at least it exists."),
    Line(
        "offer",
        AGENT,
        0.4,
        "It does. I could offer you Thursday at ten past eight, so that you need not miss work. "
        "Would that suit you?",
    ),
    Line("suits", CALLER, 0.6, "Before work is good. Thursday, then."),
    Line(
        "recap",
        AGENT,
        0.5,
        "Then it is Thursday at ten past eight, and nothing to eat after midnight. I will tell the "
        "nurse today, and you get a text within the hour. Is there anything else I can do?",
    ),
    Line("no", CALLER, 0.5, "No, that is all. Thank you, Dee."),
    Line(
        "farewell",
        AGENT,
        0.4,
        "Thank you for your patience, Mr Hale. Third time lucky. Goodbye.",
    ),
    Line("goodbye", CALLER, 0.5, "Goodbye."),
)

ANSWERS = {
    "lead-in": 4,
    "yield": 2,
    "listen": 3,
    "acknowledge": 2,
    "ask": 3,
    "pace": 3,
    "close": 4,
}

COMMENTS = {
    "lead-in": "Clinic, name and offer of help, and a positive reply to the first sentence.",
    "yield": "One interruption, in the middle of what bothered him, and the word was not handed "
    "back. He had to begin again himself.",
    "listen": "The two visits were summed up correctly and he agreed. Nothing was asked twice.",
    "acknowledge": "“I'm sorry about that” is meant well, but it names neither the second visit "
    "nor the morning off work.",
    "ask": "Whole sentences, with “please” and the reason for the hold. The address came clipped.",
    "pace": "Calm throughout, and his own words taken up: form, work, third time.",
    "close": "Day, hour, what to do before, who does what, anything else, thanks by name.",
}

STRENGTHS = (
    "A warm opening and a complete close: Mr Hale knows the day, the hour, what to do before and "
    "what happens next. The hold was asked for, explained and thanked for."
)
IMPROVEMENT = (
    "Let the caller finish what bothers him, then answer just that: “Two mornings off work for "
    "nothing would annoy me too.”"
)
ACTION = "Listen to the talk-over together, then note on the next five calls what the caller minds."
ACTION_DUE = "2026-12-04"

MOMENTS: tuple[tuple[str, str | None, str, str | None], ...] = (
    ("welcome", "welcome", "A positive reply at once", "lead-in"),
    ("talk-over", "talk-over", "Talks over the caller and asks for the address", "yield"),
    ("sorry", None, "An apology, but for what?", "acknowledge"),
    ("playback", "right", "Both visits summed up; he says it is right", "listen"),
    ("ask-hold", "may-hold", "Asks before the hold and waits for the yes", "ask"),
    ("hold", "hold", "On hold", None),
    ("recap", "recap", "Recap with day, hour and next step", "close"),
)
"""Key of the first line, key of the last (None: a time, not a stretch), note, point."""

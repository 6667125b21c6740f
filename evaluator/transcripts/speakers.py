"""Speakers written into the text: “Agent: Good morning” is the agent saying “Good morning”.

WhisperX writes “[SPEAKER_01]: Yes.” and whisper.cpp “(speaker 1) Yes.” into their subtitles.
"""

import re
from collections import Counter
from collections.abc import Sequence

from evaluator.transcripts.model import Lane, lane_named

_NAMED = re.compile(r"(?:>>|-)?[ \t]*([^\W\d_][^:\n<>,;!?]{0,39}):(?:[ \t\n]+|$)(.*)", re.DOTALL)
_NUMBERED = re.compile(r"(?:speaker|channel|spk)[ _]?[0-9a-z]{1,3}", re.IGNORECASE)
_BRACKETED = re.compile(r"[\[(]([^\W\d_][^\[\]()\n]{0,39})[\])]:?(?:[ \t\n]+|$)(.*)", re.DOTALL)
_MOST_WORDS = 4


def split_names(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Speaker and words of each text; the speaker is "" and the text whole where none is named.

    “Remember: …” looks like a name as well. So a name counts when it begins at least two texts,
    when it says what it is (agent, caller, speaker 1), or when every text begins with one.
    """
    split = [_split(text) for text in texts]
    times = Counter(name for name, _ in split)
    if "" not in times:
        return split
    return [
        (name, words) if times[name] > 1 or says_who(name) else ("", text)
        for (name, words), text in zip(split, texts, strict=True)
    ]


def _split(text: str) -> tuple[str, str]:
    bracketed = _BRACKETED.match(text)
    if bracketed and says_who(bracketed[1].strip()):  # “[laughs] Yes.” is nobody's name
        return bracketed[1].strip(), bracketed[2]
    found = _NAMED.match(text)
    name = found[1].strip() if found else ""
    if found is None or len(name.split()) > _MOST_WORDS:
        return "", text
    return name, found[2]


def says_who(name: str) -> bool:
    """Whether a name says what it is: agent, caller, speaker 1."""
    return lane_named(name) is not Lane.UNKNOWN or bool(_NUMBERED.fullmatch(name))

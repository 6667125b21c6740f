"""The words of a call, recognised on the laptop with the user's own model and kept with the call.

Nothing is downloaded and nothing leaves the laptop. What has been recognised is kept in the cache
until the whole is kept with the call, so that work that was stopped goes on where it was.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from evaluator.audio.recognise import recognise
from evaluator.audio.recognised import Kept as KeptWords
from evaluator.audio.recognised import Recognised
from evaluator.audio.whisper_model import Model, is_installed, model_in
from evaluator.desk import transcripts
from evaluator.desk.desk import Desk
from evaluator.desk.transcripts import Kept
from evaluator.errors import UserError
from evaluator.job import QUIET, Job
from evaluator.terms import Call, Recording
from evaluator.transcripts.gather import Gathered
from evaluator.transcripts.model import Format, Lane, Transcript, Word

INSTALL: Final = "pip install call-evaluator[speech]"

_ANOTHER: Final = "Choose another language, or let the model find out."
_CHOOSE: Final = "Choose the folder of a Whisper model in Settings."

Seen: TypeAlias = Callable[[Transcript], None]


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether words can be recognised: with which model, None where not.

    `told` says it in plain words, `hint` what to do, "" for nothing.
    """

    model: Model | None
    told: str
    hint: str = ""


def readiness(folder: str) -> Readiness:
    """Whether words can be recognised with the model in a folder of the settings, "" for none."""
    if not is_installed():
        return Readiness(None, f"Not installed. Install it with: {INSTALL}")
    if not folder:
        return Readiness(None, "No folder of a model is chosen.", _CHOOSE)
    try:
        model = model_in(Path(folder))
    except UserError as error:
        return Readiness(None, error.message, _CHOOSE)
    return Readiness(model, f"Ready: {model.name}, {model.size / 1e6:.0f} MB.")


def begun(desk: Desk, recording: Recording, model: Model) -> dict[str, float]:
    """How much of a recording has been recognised before and is still kept, 0 to 1.

    By the language that `of_call` was told, in which it goes on; only where there is some.
    """
    files = {code: _file(desk, recording, model, code) for code in ("", *model.languages)}
    kept = {code: KeptWords.found(file) for code, file in files.items() if file.is_file()}
    return {code: one.done for code, one in kept.items() if one is not None and one.done}


def of_call(
    desk: Desk,
    call: Call,
    folder: str,
    *,
    language: str = "",
    job: Job = QUIET,
    seen: Seen = lambda transcript: None,
) -> None:
    """Recognise the words of a call and keep them with it, in place of what is there.

    `folder` is the model's, `language` the code of one of its languages, which the transcript then
    has, or "" where the model is to find out. `seen` is called, in the thread this runs in, with
    what there is so far. Raises UserError where that cannot be done, and Cancelled; it goes on from
    there when it is called again with the same language.
    """
    if call.recording is None:
        raise UserError("This call has no recording.", "Add its recording to have it recognised.")
    if not folder:
        raise UserError("No model is chosen to recognise words with.", _CHOOSE)
    model = model_in(Path(folder))
    if language and language not in model.languages:
        raise UserError(f"The model {model.name} does not know this language.", _ANOTHER)
    file = _file(desk, call.recording, model, language)

    def told(heard: Sequence[Recognised]) -> None:
        if any(one.words for one in heard):
            seen(_transcript(heard, call.agent_channel))

    words = recognise(call.recording.path, model, file, job, told, language=language)
    if not any(one.words for one in words.heard):
        words.forget()
        raise UserError(
            "No words were recognised in this recording.",
            "If somebody speaks in it, a larger model may hear it.",
        )
    kept = Kept(_transcript(words.heard, call.agent_channel), f"the model {model.name}")
    transcripts.put(desk, call, kept)
    for begun_file in file.parent.glob(f"{call.recording.sha256}-*"):  # in other languages, too
        with suppress(OSError):
            begun_file.unlink()


def _file(desk: Desk, recording: Recording, model: Model, language: str) -> Path:
    """Named after the sound, so that a redaction finds it and takes it away."""
    name = "-".join(part for part in (recording.sha256, model.identity, language) if part)
    return desk.places.cache / "recognised" / f"{name}.jsonl"


def _transcript(heard: Sequence[Recognised], agent_channel: int) -> Transcript:
    """What was heard as lines: one a sentence, the lane telling who speaks."""
    gathered = Gathered()
    for channel in (0, 1, None):
        gathered.words("", _said(gathered, heard, channel, agent_channel), channel)
    languages = Counter(one.language for one in heard if one.words)
    return gathered.transcript(Format.RECOGNISED, languages.most_common(1)[0][0])


def _said(
    gathered: Gathered, heard: Sequence[Recognised], channel: int | None, agent_channel: int
) -> Iterator[Word]:
    speaker = ""
    if channel is not None:
        speaker = (Lane.AGENT if channel == agent_channel else Lane.CALLER).value
    for one in heard:
        if one.lane == channel:
            for word in one.words:
                yield gathered.word("", word.start, word.end, word.text, speaker, word.confidence)

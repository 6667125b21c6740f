"""Reading a transcript from a file: what it is shows in its content, never in its name."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from evaluator.errors import UserError
from evaluator.transcripts.amazon import read_amazon, read_call_analytics
from evaluator.transcripts.assemblyai import read_assemblyai
from evaluator.transcripts.cues import ARROW, read_srt, read_webvtt
from evaluator.transcripts.deepgram import read_deepgram
from evaluator.transcripts.json_values import Value, read_json
from evaluator.transcripts.model import Transcript
from evaluator.transcripts.timed_text import has_times, read_text
from evaluator.transcripts.whisper import read_whisper, read_whisper_cpp

MAX_BYTES: Final = 20 * 2**20

_JSON = re.compile(r"\s*(?:\{|\[\s*[{\]])")
# “[00:12.000 --> 00:15.000] text”, as Whisper says it to the screen, is no SRT.
_BRACKETED = re.compile(rf"^[ \t]*[\[(][^\n]*{ARROW}", re.MULTILINE)
_LATER: Final = "Fetch it again when the service is done."
_UNFINISHED = ("queued", "processing", "error")  # AssemblyAI's "status"
_KNOWN = (
    "Expected WebVTT, SRT, text with times such as [00:12], or the JSON of Whisper, Deepgram, "
    "AssemblyAI or Amazon Transcribe."
)


def read(path: Path) -> Transcript:
    """The transcript in a file of at most 20 MB.

    Raises UserError, whose message names the file and the line (of a value in JSON its path, too),
    for what cannot be read, is no transcript or is broken.
    """
    try:
        return transcript_of(_bytes(path))
    except UserError as error:
        raise UserError(f"{path}: {error.message}", error.hint) from error


def transcript_of(content: bytes) -> Transcript:
    """The transcript in a file's bytes. Raises UserError with the line, in JSON and its path."""
    text, repairs = _text(content)
    transcript = _transcript(text)
    return replace(transcript, repairs=(*repairs, *transcript.repairs))


def _transcript(text: str) -> Transcript:
    if text.startswith("WEBVTT"):
        return read_webvtt(text)
    if _JSON.match(text):
        value = read_json(text)
        return _json_reader(value)(value)
    if has_times(text) and (ARROW not in text or _BRACKETED.search(text)):
        return read_text(text)
    if ARROW in text:
        return read_srt(text)
    raise UserError("This is no transcript.", _KNOWN)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or error
        raise UserError(f"It could not be read: {reason}.", "Choose a file of yours.") from error
    if len(content) > MAX_BYTES:
        raise UserError("It is larger than 20 MB.", "Choose the transcript of one call.")
    return content


def _text(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, with lines that end in a line feed whatever ended them, and what was mended.

    UTF-8, or UTF-16 with its mark. whisper.cpp cuts letters in two in its tokens, so JSON that is
    not quite UTF-8 is mended; a text that is not is of another coding, and refused.
    """
    coding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    repairs: tuple[str, ...] = ()
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        if not content.lstrip().startswith((b"{", b"[{")):
            raise UserError(f"Line {line} is not UTF-8 text.", "Save it as UTF-8.") from error
        text = content.decode(coding, "replace")
        repairs = (f"What is not UTF-8 was replaced by “\ufffd” (first in line {line}).",)
    return text.replace("\r\n", "\n").replace("\r", "\n"), repairs


def _json_reader(file: Value) -> Callable[[Value], Transcript]:
    """Whose JSON it is. Raises UserError for JSON of another kind."""
    results = file.get("results") if file.has("results") else Value(None)
    if file.has("Transcript"):
        return read_call_analytics
    if file.has("transcription"):
        return read_whisper_cpp
    if results.has("channels"):
        return read_deepgram
    if results.has("items") or results.has("channel_labels"):
        return read_amazon
    if file.has("segments") or isinstance(file.what, list):
        return read_whisper
    if file.has("utterances") or file.has("words"):
        first = next(iter(file.first("utterances", "words").listed()), Value(None))
        return read_whisper if first.has("word") else read_assemblyai
    if file.has("status") and file.get("status").what in _UNFINISHED:
        status = file.get("status").name()
        why = file.get("error").name() if file.has("error") else ""
        raise UserError(
            f"It holds no words: the service says “{' – '.join(filter(None, (status, why)))}”.",
            "Send the recording again." if status == "error" else _LATER,
        )
    raise UserError("This is JSON, but no transcript that is known.", _KNOWN)

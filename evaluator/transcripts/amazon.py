"""Amazon Transcribe's JSON, and that of its Call Analytics (Contact Lens writes the same).

Shapes: docs.aws.amazon.com/transcribe, “Example diarization output (batch)”, “Example channel
identification output (batch)”: {"results": {"language_code"?, "items": [{"type": "pronunciation",
"start_time": "4.87", "end_time": "5.02", "speaker_label"?, "alternatives": [{"content",
"confidence"}]}, {"type": "punctuation", no times}], "channel_labels"?: {"channels":
[{"channel_label": "ch_0", "items"}]}, "speaker_labels"?: {"segments": [{"items": [{"start_time",
"speaker_label"}]}]}}}, seconds in quotes. “Post-call analytics output”: {"LanguageCode",
"Transcript": [{"ParticipantRole", "BeginOffsetMillis", "EndOffsetMillis", "Content", "Items"?:
[{"Content", "BeginOffsetMillis", "EndOffsetMillis", "Confidence", "Type"?}]}]}.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from evaluator.transcripts.gather import Gathered
from evaluator.transcripts.json_values import Value
from evaluator.transcripts.model import Format, Transcript, Word

_MILLI = 1000.0


def read_amazon(file: Value) -> Transcript:
    """Amazon Transcribe: words of each channel, or of all. Raises UserError with the path."""
    gathered = Gathered()
    results = file.get("results")
    if results.has("channel_labels"):
        for number, channel in enumerate(results.get("channel_labels").get("channels").items()):
            items, label = channel.get("items"), channel.get("channel_label").name()
            gathered.words(items.path, _words(gathered, items, {}, label), number)
    else:
        items = results.get("items")
        gathered.words(items.path, _words(gathered, items, _labels(results), ""))
    return gathered.transcript(Format.AMAZON, results.get("language_code").name())


def read_call_analytics(file: Value) -> Transcript:
    """Call Analytics: one line a turn, by role. Raises UserError with the path in the file."""
    gathered = Gathered()
    for turn in file.get("Transcript").items():
        role = turn.first("ParticipantRole", "ParticipantId").name()
        gathered.line(
            turn.path,
            turn.get("BeginOffsetMillis").seconds(_MILLI),
            turn.get("EndOffsetMillis").seconds(_MILLI),
            turn.get("Content").text(),
            speaker=role,
            words=list(_turn_words(gathered, turn.get("Items"), role)),
        )
    return gathered.transcript(Format.CALL_ANALYTICS, file.get("LanguageCode").name())


def _labels(results: Value) -> Mapping[object, str]:
    """Speakers by the start of their words: older files name them in their segments alone."""
    if not results.has("speaker_labels"):
        return {}
    return {
        item.get("start_time").name(): item.get("speaker_label").name()
        for segment in results.get("speaker_labels").get("segments").items()
        for item in segment.get("items").items()
    }


def _words(
    gathered: Gathered, items: Value, labels: Mapping[object, str], label: str
) -> Iterator[Word]:
    """Words with the punctuation that follows them."""
    last: Word | None = None
    for item in items.items():
        best = next(item.get("alternatives").items(), item.get("alternatives"))
        text = best.get("content").text()
        if item.get("type").what == "punctuation":
            last = last and replace(last, text=last.text + text)
            continue
        if last:
            yield last
        start = item.get("start_time")
        speaker = label or item.get("speaker_label").name() or labels.get(start.name(), "")
        last = gathered.word(
            item.path,
            start.seconds(),
            item.get("end_time").seconds(),
            text,
            speaker,
            best.get("confidence").confidence(),
        )
    if last:
        yield last


def _turn_words(gathered: Gathered, items: Value, role: str) -> Iterator[Word]:
    for item in items.items():
        if item.get("Type").what == "punctuation" or _is_mark(item):
            continue
        yield gathered.word(
            item.path,
            item.get("BeginOffsetMillis").seconds(_MILLI),
            item.get("EndOffsetMillis").seconds(_MILLI),
            item.get("Content").text(),
            role,
            item.get("Confidence").confidence(),
        )


def _is_mark(item: Value) -> bool:
    """Whether an item that has no times is punctuation: its type need not be told."""
    timed = item.has("BeginOffsetMillis")
    return not timed and not any(map(str.isalnum, item.get("Content").text()))

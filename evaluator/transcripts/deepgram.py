"""Deepgram's JSON: utterances where they were asked for, else the words of each channel.

Shape: developers.deepgram.com, “Utterances” and “Multichannel”, and the response types of its
public SDK: {"results": {"channels": [{"detected_language"?, "alternatives": [{"words": [{"word",
"punctuated_word"?, "start", "end", "confidence", "speaker"?}]}]}], "utterances"?: [{"start", "end",
"channel", "speaker"?, "transcript", "words"}]}}, in seconds, channels from 0.
"""

from collections.abc import Iterator

from evaluator.transcripts.gather import Gathered
from evaluator.transcripts.json_values import Value
from evaluator.transcripts.model import Format, Transcript, Word


def read_deepgram(file: Value) -> Transcript:
    """Raises UserError with the path in the file.

    Deepgram numbers speakers and channels: they are called “speaker 0”, “channel 1” and, where
    both are given, “channel 1, speaker 0”. A file with one channel has no channels.
    """
    gathered = Gathered()
    results = file.get("results")
    channels = list(results.get("channels").items())
    several = len(channels) > 1
    if utterances := list(results.get("utterances").items()):
        for utterance in utterances:
            _take_utterance(gathered, utterance, several)
    else:
        for number, channel in enumerate(channels):
            _take_channel(gathered, channel, number if several else None)
    spoken = (channel.get("detected_language").name() for channel in channels)
    return gathered.transcript(Format.DEEPGRAM, next(spoken, ""))


def _take_utterance(gathered: Gathered, utterance: Value, several: bool) -> None:
    channel = utterance.get("channel").index() if several else None
    gathered.line(
        utterance.path,
        utterance.get("start").seconds(),
        utterance.get("end").seconds(),
        utterance.get("transcript").text(),
        speaker=_called(channel, utterance.get("speaker").name()),
        channel=channel,
        words=list(_words(gathered, utterance.get("words"), channel)),
    )


def _take_channel(gathered: Gathered, channel: Value, number: int | None) -> None:
    for best in list(channel.get("alternatives").items())[:1]:
        words = best.get("words")
        gathered.words(words.path, _words(gathered, words, number), number)


def _words(gathered: Gathered, words: Value, channel: int | None) -> Iterator[Word]:
    for word in words.items():
        yield gathered.word(
            word.path,
            word.get("start").seconds(),
            word.get("end").seconds(),
            word.first("punctuated_word", "word").text(),
            _called(channel, word.get("speaker").name()),
            word.get("confidence").confidence(),
        )


def _called(channel: int | None, speaker: str) -> str:
    parts = ("" if channel is None else f"channel {channel}", f"speaker {speaker}" * bool(speaker))
    return ", ".join(part for part in parts if part)

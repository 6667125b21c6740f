"""AssemblyAI's JSON: utterances where speakers or channels were told apart, else words.

Shape: assemblyai.com/docs, “Multichannel transcription”, and the types of its public SDK:
{"language_code", "words": [{"text", "start", "end", "confidence", "speaker", "channel"?}],
"utterances"?: [{..., "words"}]}, in milliseconds; speakers are letters, channels count from "1",
and a channel with several speakers names them "1A", "1B".
"""

from collections.abc import Iterator

from evaluator.transcripts.gather import Gathered
from evaluator.transcripts.json_values import Value
from evaluator.transcripts.model import Format, Transcript, Word

_MILLI = 1000.0


def read_assemblyai(file: Value) -> Transcript:
    """Raises UserError with the path in the file."""
    gathered = Gathered()
    if utterances := list(file.get("utterances").items()):
        for utterance in utterances:
            gathered.line(
                utterance.path,
                utterance.get("start").seconds(_MILLI),
                utterance.get("end").seconds(_MILLI),
                utterance.get("text").text(),
                speaker=utterance.get("speaker").name(),
                channel=_channel(utterance),
                words=list(_words(gathered, utterance.get("words"))),
            )
    else:
        words = file.get("words")
        gathered.words(words.path, _words(gathered, words))
    return gathered.transcript(Format.ASSEMBLYAI, file.get("language_code").name())


def _channel(utterance: Value) -> int | None:
    channel = utterance.get("channel")
    return max(channel.index() - 1, 0) if channel.what is not None else None


def _words(gathered: Gathered, words: Value) -> Iterator[Word]:
    for word in words.items():
        yield gathered.word(
            word.path,
            word.get("start").seconds(_MILLI),
            word.get("end").seconds(_MILLI),
            word.get("text").text(),
            word.get("speaker").name(),
            word.get("confidence").confidence(),
        )

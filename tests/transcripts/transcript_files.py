"""One small conversation in every format, made by hand after the documented shapes."""

import json
from typing import Any

VTT = """\
WEBVTT - a call

STYLE
::cue { color: white }

NOTE made by hand
in two lines

1
00:01.000 --> 00:03.500 align:start position:10%
<v.loud Agent Anna>Good <i>morning</i>, how can I help?</v>

second
00:00:04.000 --> 00:00:06.000
<v Caller>My caf&eacute; &amp; bar.</v>
"""

SRT = """\
1
00:00:01,000 --> 00:00:03,500
Agent: Good <b>morning</b>,
how can I help?

2
00:00:04,000 --> 00:00:06,000
{\\an8}Caller: My café & bar.
"""

TEXT = """\
[00:01] Agent: Good morning,
how can I help?
[00:04] Caller: My café & bar.
"""

WHISPER: dict[str, Any] = {
    "text": " Good morning. My café.",
    "language": "en",
    "segments": [
        {
            "id": 0,
            "start": 1.0,
            "end": 2.0,
            "text": " Good morning.",
            "tokens": [1, 2],
            "words": [
                {"word": " Good", "start": 1.0, "end": 1.4, "probability": 0.9},
                {"word": " morning.", "start": 1.4, "end": 2.0, "probability": 0.8},
            ],
        },
        {"id": 1, "start": 4.0, "end": 5.0, "text": " My café.", "words": None},
    ],
}

WHISPER_CPP: dict[str, Any] = {
    "systeminfo": "AVX = 1",
    "result": {"language": "en"},
    "transcription": [
        {
            "timestamps": {"from": "00:00:01,000", "to": "00:00:02,000"},
            "offsets": {"from": 1000, "to": 2000},
            "text": " Good morning.",
            "speaker": "0",
            "tokens": [
                {"text": "[_BEG_]", "offsets": {"from": 1000, "to": 1000}, "id": 50364, "p": 0.9},
                {"text": " Good", "offsets": {"from": 1000, "to": 1400}, "id": 5, "p": 0.9},
                {"text": " morn", "offsets": {"from": 1400, "to": 1700}, "id": 6, "p": 0.8},
                {"text": "ing", "offsets": {"from": 1700, "to": 1900}, "id": 7, "p": 0.6},
                {"text": ".", "offsets": {"from": 1900, "to": 2000}, "id": 8, "p": 0.7},
                {"text": " ghost", "id": 9, "p": 0.7},
            ],
        },
        {
            "offsets": {"from": 4000, "to": 5000},
            "text": " My café.",
            "speaker": "?",
            "tokens": [{"text": " My", "offsets": {"from": 4000, "to": 4200}, "p": 0.5}],
        },
    ],
}


def deepgram_word(word: str, start: float, **more: Any) -> dict[str, Any]:
    return {
        "word": word.lower().strip(".,?"),
        "punctuated_word": word,
        "start": start,
        "end": start + 0.4,
        "confidence": 0.98,
        **more,
    }


DEEPGRAM: dict[str, Any] = {
    "metadata": {"channels": 2, "duration": 7.0},
    "results": {
        "channels": [
            {
                "detected_language": "en",
                "alternatives": [
                    {
                        "transcript": "Good morning.",
                        "words": [deepgram_word("Good", 1.0), deepgram_word("morning.", 1.4)],
                    }
                ],
            },
            {"alternatives": [{"transcript": "My café.", "words": [
                deepgram_word("My", 4.0), deepgram_word("café.", 4.4)]}]},
        ]
    },
}  # fmt: skip

DEEPGRAM_UTTERANCES: dict[str, Any] = {
    "results": {
        "channels": [{"alternatives": [{"words": [deepgram_word("Good", 1.0)]}]}],
        "utterances": [
            {
                "start": 1.0,
                "end": 1.8,
                "channel": 0,
                "speaker": 0,
                "transcript": "Good morning.",
                "words": [
                    deepgram_word("Good", 1.0, speaker=0),
                    deepgram_word("morning.", 1.4, speaker=0),
                ],
            },
            {"start": 4.0, "end": 4.8, "channel": 0, "speaker": 1, "transcript": "My café."},
        ],
    }
}

ASSEMBLYAI: dict[str, Any] = {
    "id": "x",
    "status": "completed",
    "language_code": "en_us",
    "words": [
        {"text": "Good", "start": 1000, "end": 1400, "confidence": 0.9, "speaker": "A"},
        {"text": "morning.", "start": 1400, "end": 2000, "confidence": 0.9, "speaker": "A"},
        {"text": "My", "start": 4000, "end": 4200, "confidence": 0.9, "speaker": "B"},
        {"text": "café.", "start": 4200, "end": 5000, "confidence": 0.9, "speaker": "B"},
    ],
    "utterances": None,
}

ASSEMBLYAI_CHANNELS: dict[str, Any] = {
    **ASSEMBLYAI,
    "audio_channels": 2,
    "utterances": [
        {
            "text": "Good morning.",
            "start": 1000,
            "end": 2000,
            "speaker": "1",
            "channel": "1",
            "words": ASSEMBLYAI["words"][:2],
        },
        {"text": "My café.", "start": 4000, "end": 5000, "speaker": "2", "channel": "2"},
    ],
}


def amazon_item(content: str, start: str = "", end: str = "", **more: Any) -> dict[str, Any]:
    timed = {"type": "pronunciation", "start_time": start, "end_time": end}
    return {
        **(timed if start else {"type": "punctuation"}),
        "alternatives": [{"confidence": "0.9", "content": content}],
        **more,
    }


AMAZON_ITEMS = [
    amazon_item(","),
    amazon_item("Good", "1.0", "1.4"),
    amazon_item("morning", "1.4", "2.0"),
    amazon_item("."),
    amazon_item("My", "4.0", "4.2"),
    amazon_item("café", "4.2", "5.0"),
    amazon_item("."),
]

AMAZON_CHANNELS: dict[str, Any] = {
    "jobName": "job",
    "results": {
        "language_code": "en-GB",
        "transcripts": [{"transcript": "Good morning. My café."}],
        "channel_labels": {
            "number_of_channels": 2,
            "channels": [
                {"channel_label": "ch_0", "items": AMAZON_ITEMS[:4]},
                {"channel_label": "ch_1", "items": AMAZON_ITEMS[4:]},
            ],
        },
        "items": AMAZON_ITEMS,
    },
}

AMAZON_SPEAKERS: dict[str, Any] = {
    "results": {
        "speaker_labels": {
            "speakers": 2,
            "segments": [
                {
                    "speaker_label": "spk_0",
                    "items": [
                        {"start_time": "1.0", "speaker_label": "spk_0"},
                        {"start_time": "1.4", "speaker_label": "spk_0"},
                    ],
                }
            ],
        },
        "items": [
            *AMAZON_ITEMS[:4],
            amazon_item("My", "4.0", "4.2", speaker_label="spk_1"),
            amazon_item("café", "4.2", "5.0", speaker_label="spk_1"),
        ],
    }
}

CALL_ANALYTICS: dict[str, Any] = {
    "JobStatus": "COMPLETED",
    "LanguageCode": "en-US",
    "Transcript": [
        {
            "LoudnessScores": [80.1],
            "Content": "Good morning.",
            "Items": [
                {
                    "Content": "Good",
                    "Confidence": "0.99",
                    "BeginOffsetMillis": 1000,
                    "EndOffsetMillis": 1400,
                    "Type": "pronunciation",
                },
                {"Content": "morning", "BeginOffsetMillis": 1400, "EndOffsetMillis": 2000},
                {"Content": ".", "Confidence": "0.0"},
            ],
            "BeginOffsetMillis": 1000,
            "EndOffsetMillis": 2000,
            "ParticipantRole": "AGENT",
        },
        {
            "Content": "My café.",
            "BeginOffsetMillis": 4000,
            "EndOffsetMillis": 5000,
            "ParticipantRole": "CUSTOMER",
        },
    ],
}

JSON_FILES: dict[str, Any] = {
    "whisper": WHISPER,
    "faster-whisper list": WHISPER["segments"],
    "whisper words": {"words": WHISPER["segments"][0]["words"]},
    "whisper.cpp": WHISPER_CPP,
    "deepgram": DEEPGRAM,
    "deepgram utterances": DEEPGRAM_UTTERANCES,
    "assemblyai": ASSEMBLYAI,
    "assemblyai channels": ASSEMBLYAI_CHANNELS,
    "amazon channels": AMAZON_CHANNELS,
    "amazon speakers": AMAZON_SPEAKERS,
    "call analytics": CALL_ANALYTICS,
}

ALL_FILES: dict[str, bytes] = {
    "vtt": VTT.encode(),
    "srt": SRT.encode(),
    "text": TEXT.encode(),
    **{name: json.dumps(value, indent=1).encode() for name, value in JSON_FILES.items()},
}

"""Commands on a stretch of a call: redact, to overwrite it for good, and clip, to give it away."""

import argparse
import re
from functools import partial
from pathlib import Path

from evaluator.cli.commands import Commands, out
from evaluator.cli.sharing import Options, at_desk, say
from evaluator.terms import clock

_TIME = re.compile(r"(?:(?:([0-9]{1,3}):)?([0-9]{1,4}):)?([0-9]{1,6}(?:\.[0-9]{1,6})?)")


def offer(commands: Commands) -> None:
    """Add the commands of this group."""
    redact = commands.add(
        "redact", _redact, "overwrite a stretch of a call for good, in a copy of the recording"
    )
    _stretch(redact)
    redact.add_argument("--by", required=True, metavar="NAME", help="who says so")
    redact.add_argument("--reason", default="", metavar="WORDS", help="kept with the call")
    redact.add_argument("--beep", action="store_true", help="a beep in place of silence")
    clip = commands.add("clip", _clip, "save a stretch of a call in a sound file of its own")
    _stretch(clip)
    clip.add_argument("--mask", action="store_true", help="lower all voices")
    out(clip, "FILE.wav|FILE.mp3")


def _stretch(command: argparse.ArgumentParser) -> None:
    command.add_argument("recording", type=Path, metavar="RECORDING")
    command.add_argument("start", type=_time, metavar="FROM", help="such as 1:02.5, or 62.5")
    command.add_argument("end", type=_time, metavar="TO")


def _time(said: str) -> float:
    """Seconds from “62.5”, “1:02.5” or “0:01:02.5”. Raises ArgumentTypeError for other texts."""
    found = _TIME.fullmatch(said)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{said}” is no time; expected one such as 1:02.5")
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _redact(options: Options) -> int:
    from evaluator.desk import intake, quoted, redaction, tidying, transcripts
    from evaluator.terms import Redacting

    stretch = options.start, options.end
    how = Redacting.BEEP if options.beep else Redacting.SILENCE
    with at_desk(options, make=True) as desk:
        call = intake.bring_in_one(desk, options.recording)
        written = quoted.written_down(desk, call.id, stretch, transcripts.of_call(desk, call))
        redaction.redact(desk, call.id, stretch, how, by=options.by, reason=options.reason)
        done = redaction.of_call(desk, call.id)[-1]
        all_gone = tidying.tidy(desk)
    told = {
        "call": call.id,
        "start": done.start,
        "end": done.end,
        "how": str(done.how),
        "was_sha256": done.was,
        "sha256": done.now,
        "still_written": list(written),
        "all_gone": all_gone,
    }
    lines = [
        f"{clock(done.start)} to {clock(done.end)} is redacted.",
        f"Your own file still holds it: {options.recording}",
        *(f"What is said there, or a number, may also stand in {place}." for place in written),
    ]
    if not all_gone:
        lines.append("Some of what was made of it is still in use, and goes at the next start.")
    return say(options, told, lines)


def _clip(options: Options) -> int:
    from evaluator.desk import clips, intake

    with at_desk(options, make=True) as desk:
        call = intake.bring_in_one(desk, options.recording)
        save = partial(clips.save, how=clips.MASKED) if options.mask else clips.save
        save(desk, call, (options.start, options.end), options.out)
    told = {"call": call.id, "path": str(options.out), "masked": options.mask}
    return say(options, told, [str(options.out)])

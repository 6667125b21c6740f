"""Commands that listen and read along: facts, transcript."""

from pathlib import Path

from evaluator.cli.commands import Commands
from evaluator.cli.sharing import Options, at_desk, say
from evaluator.terms import clock


def offer(commands: Commands) -> None:
    """Add the commands of this group."""
    facts = commands.add(
        "facts", _facts, "measure a recording: talk, dead air, talk-over, gaps, hold, ringing"
    )
    facts.add_argument("recording", type=Path, metavar="RECORDING")
    facts.add_argument(
        "--agent-channel", type=int, choices=(1, 2), default=1, help="where the agent is heard"
    )
    transcript = commands.add(
        "transcript", _transcript, "keep a transcript with the call of a recording"
    )
    transcript.add_argument("recording", type=Path, metavar="RECORDING")
    transcript.add_argument("file", type=Path, metavar="TRANSCRIPT")


def _facts(options: Options) -> int:
    from evaluator.desk import facts
    from evaluator.facts import to_json

    found = facts.measure(options.recording, agent_channel=options.agent_channel - 1)
    return say(options, to_json(found), facts.told(found))


def _transcript(options: Options) -> int:
    from evaluator.desk import intake, transcripts

    loaded = transcripts.load(options.file)
    with at_desk(options, make=True) as desk:
        call = intake.bring_in_one(desk, options.recording)
        kept = transcripts.put(desk, call, loaded) or loaded
    doubt = transcripts.doubt(kept, call)
    pace = transcripts.words_per_minute(kept, call.agent_channel)
    cards = [card.hit.start for card in transcripts.Opened(kept, call.agent_channel).cards]
    lines = kept.transcript.lines
    told = {
        "call": call.id,
        "source": kept.source,
        "format": kept.transcript.format.value,
        "language": kept.transcript.language,
        "lines": len(lines),
        "words": sum(len(line.words) for line in lines),
        "words_per_minute": {name: round(value, 1) for name, value in pace.items()},
        "card_numbers": cards,
        "repairs": list(kept.transcript.repairs),
        "doubt": doubt or None,
    }
    said = [f"{told['lines']} lines, {told['words']} words ({told['format']}) kept with the call"]
    said += [f"{name}: {value:.0f} words per minute" for name, value in pace.items()]
    said += [f"digits at {clock(at)} pass the check of card numbers" for at in cards]
    return say(options, told, [*said, *([doubt] if doubt else []), *kept.transcript.repairs])

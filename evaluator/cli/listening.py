"""Commands that listen: facts."""

from pathlib import Path

from evaluator.cli.commands import Commands
from evaluator.cli.sharing import Options, say


def offer(commands: Commands) -> None:
    """Add the commands of this group."""
    facts = commands.add(
        "facts", _facts, "measure a recording: talk, dead air, talk-over, gaps, hold, ringing"
    )
    facts.add_argument("recording", type=Path, metavar="RECORDING")
    facts.add_argument(
        "--agent-channel", type=int, choices=(1, 2), default=1, help="where the agent is heard"
    )


def _facts(options: Options) -> int:
    from evaluator.desk import facts
    from evaluator.facts import to_json

    found = facts.measure(options.recording, agent_channel=options.agent_channel - 1)
    return say(options, to_json(found), facts.told(found))

"""The command that gives evidence to others: evidence, to make a pack and to check one."""

from pathlib import Path
from typing import Final

from evaluator.cli.commands import Commands
from evaluator.cli.sharing import Options, at_desk, say, say_error
from evaluator.errors import UserError
from evaluator.terms import counted

_HASH: Final = "SHA-256 of its manifest:"
"""Told when a pack is made and when it is checked, so that the two can be compared."""


def offer(commands: Commands) -> None:
    """Add the commands of this group."""
    evidence = commands.add(
        "evidence", _evidence, "pack an evaluation's report and clips with their hashes, or check"
    )
    which = evidence.add_mutually_exclusive_group(required=True)
    which.add_argument("id", metavar="ID", nargs="?", help="the evaluation's id")
    which.add_argument(
        "--check", type=Path, metavar="PACK", help="say what is missing or changed in a pack"
    )
    evidence.add_argument("--out", type=Path, metavar="FILE.zip|DIR", help="what to make")
    evidence.add_argument("--mp3", action="store_true", help="clips as MP3 in place of WAV")
    evidence.add_argument("--mask", action="store_true", help="lower all voices in the clips")
    evidence.add_argument("--no-clips", action="store_true", help="the report and manifest alone")


def _evidence(options: Options) -> int:
    return _make(options) if options.check is None else _check(options)


def _make(options: Options) -> int:
    from evaluator.desk import evidence_pack
    from evaluator.desk.evidence_pack import Choice

    if options.out is None:
        raise UserError("It is not said where the pack goes.", "Add --out FILE.zip or a folder.")
    choice = Choice(mp3=options.mp3, mask=options.mask, clips=not options.no_clips)
    with at_desk(options) as desk:
        made = evidence_pack.make(desk, options.id, options.out, choice)
    told = {
        "path": str(made.path),
        "clips": made.clips,
        "no_clips": made.why_none or None,
        "manifest_sha256": made.manifest,
    }
    clips = counted(made.clips, "clip") if made.clips else f"No clips. {made.why_none}"
    return say(options, told, [str(made.path), clips, f"{_HASH} {made.manifest}"])


def _check(options: Options) -> int:
    from evaluator.desk import evidence_pack

    found = evidence_pack.check(options.check)
    told = {
        "sound": found.sound,
        "files": found.files,
        "missing": list(found.missing),
        "changed": list(found.changed),
        "added": list(found.added),
        "manifest_sha256": found.manifest,
    }
    for what, names in (
        ("is missing", found.missing),
        ("was changed", found.changed),
        ("was added", found.added),
    ):
        for name in names:
            say_error(UserError(f"“{name}” {what}."))
    verdict = "all as they were written" if found.sound else "not as it was made"
    checked = f"Checked {counted(found.files, 'file')}: {verdict}."
    say(options, told, [checked, f"{_HASH} {found.manifest}"])
    return 0 if found.sound else 1

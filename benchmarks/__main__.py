"""`./run bench [NAME...]`: every benchmark, or those named, each line a ratio from this one run."""

import sys
from importlib import import_module
from pathlib import Path


def names() -> list[str]:
    """What can be measured: the files beside this one, each with a `run` that yields lines."""
    return sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))


def main(wanted: list[str]) -> int:
    """Run benchmarks by name, all where none is named; 2 for a name that is none."""
    unknown = [name for name in wanted if name not in names()]
    if unknown:
        print(f"There is no benchmark “{unknown[0]}”. There are: {', '.join(names())}.")
        return 2
    for name in wanted or names():
        for line in import_module(f"benchmarks.{name}").run():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

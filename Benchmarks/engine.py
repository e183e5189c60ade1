#!/usr/bin/env python3
"""Times the engine's own cost beside PyTorch's: operations on 16 floats, forward and backward, and walking a model.

    swift build --configuration release --product bench
    TABULARKIT_PYTHON=peers/bin/python python3 Benchmarks/engine.py

Both programs run in turn; medians over the rounds, and the median of the rounds' ratios. TABULARKIT_PYTHON names a Python
with the requirements of Benchmarks/peers (default: python3). Standard library only.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess

FOLDER = pathlib.Path(__file__).resolve().parent
OURS = [str(FOLDER.parent / ".build/release/bench")]
THEIRS = [os.environ.get("TABULARKIT_PYTHON", "python3"), str(FOLDER / "peers" / "engine_torch.py")]


def measure(command):
    """The values by name, and the units by name."""
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    rows = [json.loads(line) for line in output.splitlines()]
    return {row["name"]: row["value"] for row in rows}, {row["name"]: row["unit"] for row in rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="how often both run (default: 9)")
    rounds = [(measure(OURS), measure(THEIRS)) for _ in range(parser.parse_args().rounds)]
    print("| | TabularKit | PyTorch | PyTorch / TabularKit |\n| --- | --- | --- | --- |")
    for name, unit in rounds[0][0][1].items():
        pairs = [(ours[name], theirs[name]) for (ours, _), (theirs, _) in rounds]
        ours, theirs = (statistics.median(column) for column in zip(*pairs))
        ratios = [their / our for our, their in pairs]
        digits = 2 if unit == "ms" else 0
        print(f"| {name} | {ours:.{digits}f} {unit} | {theirs:.{digits}f} {unit} | "
              f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f}) |")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times the engine's own cost beside PyTorch's: operations on 16 floats, forward and backward, and walking a model.

    swift build --configuration release --product bench
    TABULARKIT_PYTHON=peers/bin/python python3 Benchmarks/engine.py

Both programs run in turn; medians over the rounds, and the median of the rounds' ratios. The environment names peers and
programs: see programs.py. Standard library only.
"""
import argparse
import json
import statistics
import subprocess

from programs import BENCH, peer


def measure(command):
    """The values by name, and the units by name."""
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    rows = [json.loads(line) for line in output.splitlines()]
    return {row["name"]: row["value"] for row in rows}, {row["name"]: row["unit"] for row in rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="how often both run (default: 9)")
    parser.add_argument("--alone", action="store_true", help="without the peer")
    arguments = parser.parse_args()
    if arguments.alone:
        return print(measure([BENCH])[0])
    rounds = [(measure([BENCH]), measure(peer("engine_torch.py"))) for _ in range(arguments.rounds)]
    print("| | TabularKit | PyTorch | PyTorch / TabularKit |\n| --- | --- | --- | --- |")
    for name, unit in rounds[0][0][1].items():
        pairs = [(ours[name], theirs[name]) for (ours, _), (theirs, _) in rounds]
        ours, theirs = (statistics.median(column) for column in zip(*pairs))
        ratios = [their / our for our, their in pairs]
        digits = 2 if min(ours, theirs) < 10 else 0
        print(f"| {name} | {ours:.{digits}f} {unit} | {theirs:.{digits}f} {unit} | "
              f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f}) |")


if __name__ == "__main__":
    main()

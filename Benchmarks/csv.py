#!/usr/bin/env python3
"""Times reading CSV and making features of it beside pandas, polars, pyarrow and duckdb: all in turn, medians and ratios.

    swift build --configuration release --product bench
    TABULARKIT_DATA=FOLDER TABULARKIT_PYTHON=peers/bin/python python3 Benchmarks/csv.py

The files are made in a temporary folder: the training table of the house prices many times over, quoted text, numbers of 17
digits, one wide line. The environment names data, peers and programs: see programs.py. Standard library only.
"""
import argparse
import statistics
import tempfile

import tables
from programs import BENCH, peer

PEERS = ["pandas", "polars", "arrow", "duckdb"]


def compare(name, rounds, ours, peers):
    """Runs all in turn, once to warm up and `rounds` times; a row for each peer: its median time and peak memory, and the median of the rounds' ratios."""
    results = {who: [] for who in ["bench", *peers]}
    for command in [ours, *peers.values()]:
        tables.run(command)
    for _ in range(rounds):
        for who, command in [("bench", ours), *peers.items()]:
            results[who].append(tables.run(command))
    median = lambda rows, place: statistics.median(row[place] for row in rows)
    our = results.pop("bench")
    print(f"| {name} | **TabularKit** | {median(our, 0) * 1000:.0f} ms | {median(our, 1):.0f} MB | |", flush=True)
    for who, rows in results.items():
        ratios = [their / mine for (their, _), (mine, _) in zip(rows, our)]
        print(f"| | {who} | {median(rows, 0) * 1000:.0f} ms | {median(rows, 1):.0f} MB | "
              f"**{statistics.median(ratios):.1f}** ({min(ratios):.1f} to {max(ratios):.1f}) |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often all run (default: 7)")
    parser.add_argument("--scale", type=float, default=1, help="the size of the files, 1 for 511,000 house prices (default: 1)")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    arguments = parser.parse_args()
    rounds, scale = arguments.rounds, arguments.scale
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: f"{folder}/{name}.csv"
        tables.house_prices(path("house"), int(511_000 * scale))
        tables.quoted_text(path("quoted"), int(500_000 * scale))
        tables.long_floats(path("floats"), int(200_000 * scale))
        tables.wide_line(path("wide"), int(20_000 * scale))

        def run(name, file, job="csv", peers=PEERS, script="csv_read.py", prefix=()):
            commands = {} if arguments.alone else {
                who: [*prefix, *peer(script, *([who] if script == "csv_read.py" else []), path(file))] for who in peers}
            compare(name, rounds, [*prefix, BENCH, job, path(file)], commands)

        print("| file | | time | peak memory | peer / TabularKit |\n| --- | --- | --- | --- | --- |")
        run("house prices", "house")
        run("house prices, one processor", "house", peers=["pandas"], prefix=["taskset", "--cpu-list", "0"])
        run("house prices to features", "house", job="features", peers=["polars"], script="features_polars.py")
        run("house prices to a batch of coded features", "house", job="coded", peers=["polars"], script="features_polars.py")
        run("house prices to all coded features", "house", job="all-coded", peers=["polars"], script="features_polars.py")
        run("quoted text", "quoted")
        run("17 digits", "floats")
        run("one wide line", "wide")


if __name__ == "__main__":
    main()

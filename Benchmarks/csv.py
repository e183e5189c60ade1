#!/usr/bin/env python3
"""Times reading CSV and making features of it beside pandas, polars, pyarrow and duckdb: all in turn, medians and ratios.

    swift build --configuration release --package-path Benchmarks
    TABULARKIT_DATA=FOLDER TABULARKIT_PYTHON=peers/bin/python python3 Benchmarks/csv.py

The files are made in a temporary folder: the training table of the house prices many times over, quoted text, numbers of 17
digits, one wide line. TABULARKIT_DATA names the folder of the real house prices, TABULARKIT_PYTHON a Python with the
requirements of Benchmarks/peers (default: python3). Standard library only.
"""
import argparse
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
BENCH = str(FOLDER / ".build/release/bench")
PYTHON = os.path.abspath(shutil.which(os.environ.get("TABULARKIT_PYTHON", "python3")))
PEERS = ["pandas", "polars", "arrow", "duckdb"]


def house_prices(path, copies):
    table = pathlib.Path(os.environ["TABULARKIT_DATA"], "kaggle_house_pred_train.csv").read_bytes()
    header, body = table.split(b"\n", 1)
    with open(path, "wb") as file:
        file.write(header + b"\n")
        for _ in range(copies):
            file.write(body if body.endswith(b"\n") else body + b"\n")


def quoted_text(path, rows):
    """Ten columns of quotes with separators, doubled quotes and line ends in them; 200 different rows."""
    dice = random.Random(1)
    words = ["Old Town", "gravel, paved", 'a ""good"" one', "two\nlines", "x", "a somewhat longer remark, as they come"]
    lines = [",".join(f'"{dice.choice(words)}"' for _ in range(10)) + "\n" for _ in range(200)]
    with open(path, "w") as file:
        file.write(",".join(f"t{column}" for column in range(10)) + "\n")
        for row in range(rows):
            file.write(lines[row % 200])


def long_floats(path, rows):
    dice = random.Random(2)
    lines = [",".join(f"{dice.uniform(-1000, 1000):.17g}" for _ in range(20)) + "\n" for _ in range(2000)]
    with open(path, "w") as file:
        file.write(",".join(f"x{column}" for column in range(20)) + "\n")
        for row in range(rows):
            file.write(lines[row % 2000])


def wide_line(path, columns):
    with open(path, "w") as file:
        file.write(",".join(f"c{column}" for column in range(columns)) + "\n")
        file.write(",".join(str(column % 1000) for column in range(columns)) + "\n")


def run(command):
    """The seconds that the program says it took, and its peak memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command} failed with {process.returncode}")
    return float(output), usage.ru_maxrss / 1024


def compare(name, rounds, ours, peers):
    """Runs all in turn; a row for each peer: its median time and peak memory, and the median of the rounds' ratios."""
    results = {peer: [] for peer in ["bench", *peers]}
    for _ in range(rounds):
        for peer, command in [("bench", ours), *peers.items()]:
            results[peer].append(run(command))
    median = lambda rows, place: statistics.median(row[place] for row in rows)
    our = results.pop("bench")
    print(f"| {name} | **TabularKit** | {median(our, 0) * 1000:.0f} ms | {median(our, 1):.0f} MB | |")
    for peer, rows in results.items():
        ratios = [their / mine for (their, _), (mine, _) in zip(rows, our)]
        print(f"| | {peer} | {median(rows, 0) * 1000:.0f} ms | {median(rows, 1):.0f} MB | "
              f"**{statistics.median(ratios):.1f}** ({min(ratios):.1f} to {max(ratios):.1f}) |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often all run (default: 7)")
    parser.add_argument("--scale", type=float, default=1, help="the size of the files, 1 for 511,000 house prices (default: 1)")
    arguments = parser.parse_args()
    rounds, scale = arguments.rounds, arguments.scale
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: f"{folder}/{name}.csv"
        house_prices(path("house"), max(1, int(350 * scale)))
        quoted_text(path("quoted"), int(500_000 * scale))
        long_floats(path("floats"), int(200_000 * scale))
        wide_line(path("wide"), int(20_000 * scale))
        reading = lambda name, peers: {peer: [PYTHON, str(FOLDER / "peers/csv_read.py"), peer, path(name)] for peer in peers}
        alone = lambda command: ["taskset", "--cpu-list", "0", *command]
        print("| file | | time | peak memory | peer / TabularKit |\n| --- | --- | --- | --- | --- |")
        compare("house prices", rounds, [BENCH, "csv", path("house")], reading("house", PEERS))
        compare("house prices, one processor", rounds, alone([BENCH, "csv", path("house")]),
                {peer: alone(command) for peer, command in reading("house", ["pandas"]).items()})
        compare("house prices to features", rounds, [BENCH, "features", path("house")],
                {"polars": [PYTHON, str(FOLDER / "peers/features_polars.py"), path("house")]})
        compare("quoted text", rounds, [BENCH, "csv", path("quoted")], reading("quoted", PEERS))
        compare("17 digits", rounds, [BENCH, "csv", path("floats")], reading("floats", PEERS))
        compare("one wide line", rounds, [BENCH, "csv", path("wide")], reading("wide", PEERS))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times how the cost of CSV, features, streaming and training grows with the data, alone; draws growth.svg.

    swift build --configuration release --product bench
    TABULARKIT_DATA=FOLDER python3 Benchmarks/growth.py

TABULARKIT_DATA names the folder of the real data. The files are made in a temporary folder, up to 1.6 GB and for
streaming 4.8 GB; features of 1.6 GB take 7 GB of memory. Times are the least of some runs. Standard library only.
"""
import argparse
import json
import pathlib
import subprocess
import tempfile

import tables
from programs import BENCH

FOLDER = pathlib.Path(__file__).resolve().parent


def least(rounds, command):
    """The least time, and the largest peak memory."""
    times, memories = zip(*(tables.run(command) for _ in range(rounds)))
    return min(times), max(memories)


def show(name, size, seconds, memory, per_unit):
    print(f"| {name} | {size} | {seconds * 1000:,.{0 if seconds > 0.1 else 1}f} ms | {memory:,.0f} MB | {per_unit} |", flush=True)


def files(rounds, scale, folder, series):
    """Reading, features and streaming, of files ten times as large each."""
    path = f"{folder}/house.csv"
    for rows in (int(count * scale) for count in [5_110, 51_100, 511_000, 5_110_000, 15_330_000]):
        tables.house_prices(path, rows)
        size = pathlib.Path(path).stat().st_size / 1e6
        for job in ["csv", "features", "stream"] if rows < 15_330_000 * scale else ["stream"]:
            seconds, memory = least(rounds, [BENCH, job, path])
            series.setdefault(f"{job}, ns a byte", []).append([size, seconds * 1e3 / size])
            show(job, f"{size:,.1f} MB", seconds, memory, f"{seconds * 1e3 / size:.2f} ns a byte")
    pathlib.Path(path).unlink()


def training(rounds, scale, series):
    """An epoch of a linear model over numbers by chance."""
    shapes = [("epoch of 100 columns", rows, 100) for rows in (1_000, 10_000, 100_000, 1_000_000)]
    shapes += [("epoch of 10,000 rows", 10_000, columns) for columns in (10, 100, 1_000, 10_000)]
    for name, rows, columns in ((name, int(rows * scale), columns) for name, rows, columns in shapes):
        seconds, memory = least(rounds, [BENCH, "epoch", str(rows), str(columns)])
        show("an epoch", f"{rows:,} x {columns:,}", seconds, memory, f"{seconds * 1e9 / (rows * columns):.2f} ns a number")
        series.setdefault(f"{name}, ns a number", []).append([rows * columns * 4 / 1e6, seconds * 1e9 / (rows * columns)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each runs (default: 3)")
    parser.add_argument("--scale", type=float, default=1, help="the size of the data (default: 1)")
    parser.add_argument("--picture", default=str(FOLDER / "growth.svg"), help="the picture; empty for none")
    arguments = parser.parse_args()
    series = {}
    print("| what | size | time | peak memory | |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        files(arguments.rounds, arguments.scale, folder, series)
        training(arguments.rounds, arguments.scale, series)
        if not arguments.picture:
            return
        chart = {"title": "", "x": "MB of text, or of numbers", "y": "ns a byte, or a number", "series": series}
        description = pathlib.Path(folder, "growth.json")
        description.write_text(json.dumps(chart))
        subprocess.run([BENCH, "chart", str(description), arguments.picture], check=True)


if __name__ == "__main__":
    main()

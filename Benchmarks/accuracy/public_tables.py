#!/usr/bin/env python3
"""Cross-validates public tables with nothing but `--train`, `--target`, `--metric` and `--drop`: the mean of the folds of each.

    swift build --configuration release --product tabularkit
    TABULARKIT_TABLES=FOLDER python3 Benchmarks/accuracy/public_tables.py --core -- --preset general

FOLDER has the tables and a manifest.json that lists them: `[{"name", "file", "target", "drop", "metric", "core"}]`. With `--prepared
TABLES`, the tables are those of another folder, NAME.csv each, without the columns to drop and with the fold of each row in a column
`__fold__`, so that other tools can be measured on the same folds. Seconds are those of the processor, of one job. What follows `--`
goes to `tabularkit kfold`. The environment names the programs: see ../programs.py. Standard library only.
"""
import argparse
import csv
import gzip
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))

from programs import BUILD  # noqa: E402


def sample(path, table, rows, target):
    """Writes at most so many rows that have a target to `target`, the same ones each time."""
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        header, *lines = csv.reader(file)
    place = header.index(table["target"])

    def is_usable(line):
        try:
            return float(line[place]) > (0 if table["metric"] == "log-rmse" else float("-inf"))
        except ValueError:
            return False

    usable = [line for line in lines if is_usable(line)]
    chosen = sorted(random.Random(0).sample(range(len(usable)), min(rows, len(usable))))
    with open(target, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *(usable[row] for row in chosen)])


def score(path, table, flags):
    """The mean metric of the validation rows, and the processor's seconds; the first line of the messages if it fails."""
    command = [str(BUILD / "tabularkit"), "kfold", "--train", str(path), "--target", table["target"],
               "--metric", table["metric"], "--format", "json", "--quiet", "--jobs", "1", *flags]
    if table["drop"]:
        command += ["--drop", *(f'"{name}"' if "," in name else name for name in table["drop"])]
    start = children_seconds()
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if run.returncode != 0:
        return None, run.stderr.splitlines()[0]
    folds = [fold["valid_" + table["metric"].replace("-", "_")] for fold in json.loads(run.stdout)["folds"]]
    return sum(folds) / len(folds), children_seconds() - start


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main():
    flags = sys.argv[sys.argv.index("--") + 1:] if "--" in sys.argv else []
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--core", action="store_true", help="only the tables that the manifest calls core")
    parser.add_argument("--only", nargs="*", help="only tables of these names")
    parser.add_argument("--prepared", type=pathlib.Path, help="folder of the tables with the folds of their rows")
    parser.add_argument("--rows", type=int, help="at most so many rows with a target, instead of the files as they are")
    arguments = parser.parse_args(sys.argv[1:sys.argv.index("--")] if "--" in sys.argv else None)
    folder = pathlib.Path(os.environ["TABULARKIT_TABLES"]).resolve()
    failures = 0
    print("| table | metric | error | seconds |\n| --- | --- | --- | --- |", flush=True)
    for table in json.loads((folder / "manifest.json").read_text()):
        if arguments.core and not table["core"] or arguments.only and table["name"] not in arguments.only:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            path, given = folder / table["file"], flags
            if arguments.prepared:
                path = arguments.prepared.resolve() / f"{table['name']}.csv"
                table, given = {**table, "drop": []}, [*flags, "--fold-column", "__fold__"]
            elif arguments.rows:
                sample(path, table, arguments.rows, f"{scratch}/table.csv")
                path = f"{scratch}/table.csv"
            value, rest = score(path, table, given)
        failures += value is None
        shown = f"{value:.5g} | {rest:.1f}" if value is not None else f"{rest} |"
        print(f"| {table['name']} | {table['metric']} | {shown} |", flush=True)
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()

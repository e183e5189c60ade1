#!/usr/bin/env python3
"""Times an epoch of `fashion-mnist train` beside the same in PyTorch and JAX, and beside its matrix products alone.

    swift build --configuration release --product fashion-mnist
    swift build --configuration release --product bench
    TABULARKIT_DATA=FOLDER TABULARKIT_PYTHON=peers/bin/python python3 Benchmarks/fashion.py

TABULARKIT_DATA names a folder with fashion-mnist/ in it, TABULARKIT_PYTHON a Python with the requirements of Benchmarks/peers
(default: python3). Training alone is timed, on all sides: each run gives its median epoch. Standard library only.
"""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = ROOT / "Benchmarks" / "peers"
DATA = pathlib.Path(os.environ["TABULARKIT_DATA"]).resolve()
PYTHON = os.environ.get("TABULARKIT_PYTHON", "python3")


def output(command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=PEERS).stdout


def ours(cache):
    """The median seconds of an epoch's steps."""
    result = json.loads(output([
        ROOT / ".build/release/fashion-mnist", "train", "--epochs", "6", "--quiet", "--format", "json",
        "--cache-dir", cache, "--mirror", DATA.as_uri()]))
    return statistics.median(epoch["seconds"] for epoch in result["epochs"])


def peer(script, *arguments):
    return float(re.search(r"median ([\d.]+)", output([PYTHON, script, *arguments]))[1])


def products():
    return json.loads(output([ROOT / ".build/release/bench", "products"]))["value"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=9, help="counted pairs of each comparison (default: 9)")
    count = parser.parse_args().pairs
    sides = {
        "fashion_torch.py, plain tensors": lambda: peer("fashion_torch.py", "6"),
        "fashion_jax.py, an epoch compiled as one scan": lambda: peer("fashion_jax.py"),
        "its matrix products alone": products,
    }
    print("| an epoch of `fashion-mnist train` against | fashion-mnist | peer | peer / fashion-mnist |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as cache:
        ours(cache)
        for name, theirs in sides.items():
            times = [(ours(cache), theirs()) for _ in range(count)]
            ratios = [their / our for our, their in times]
            our, their = (statistics.median(column) for column in zip(*times))
            print(f"| {name} | {our * 1000:.0f} ms | {their * 1000:.0f} ms | **{statistics.median(ratios):.2f}** "
                  f"({min(ratios):.2f} to {max(ratios):.2f}) |", flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times an epoch of `fashion-mnist train` beside the same in PyTorch and JAX, and beside its matrix products alone.

    swift build --configuration release --product fashion-mnist
    swift build --configuration release --product bench
    TABULARKIT_DATA=FOLDER TABULARKIT_PYTHON=peers/bin/python python3 Benchmarks/fashion.py

Training alone is timed, on all sides: each run gives its median epoch. The environment names data, peers and programs: see
programs.py. Standard library only.
"""
import argparse
import json
import re
import statistics
import subprocess
import tempfile

from programs import BENCH, FASHION_MNIST, data, peer


def output(command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def ours(cache, source):
    """The median seconds of an epoch's steps."""
    result = json.loads(output([
        FASHION_MNIST, "train", "--epochs", "6", "--quiet", "--format", "json", "--cache-dir", cache, *source]))
    return statistics.median(epoch["seconds"] for epoch in result["epochs"])


def theirs(script, *arguments):
    return float(re.search(r"median ([\d.]+)", output(peer(script, *arguments)))[1])


def products():
    return json.loads(output([BENCH, "epoch-products"]))["value"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=9, help="counted pairs of each comparison (default: 9)")
    parser.add_argument("--alone", action="store_true", help="without the peers, on the bundled sample")
    arguments = parser.parse_args()
    sides = {
        "fashion_torch.py, plain tensors": lambda: theirs("fashion_torch.py", "6"),
        "fashion_jax.py, an epoch compiled as one scan": lambda: theirs("fashion_jax.py"),
        "its matrix products alone": products,
    }
    if arguments.alone:
        with tempfile.TemporaryDirectory() as cache:
            return print(ours(cache, ["--dataset", "sample", "--batch-size", "16"]), products())
    source = ["--mirror", data().as_uri()]
    print("| an epoch of `fashion-mnist train` against | fashion-mnist | peer | peer / fashion-mnist |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as cache:
        for name, side in sides.items():
            ours(cache, source), side()
            times = [(ours(cache, source), side()) for _ in range(arguments.pairs)]
            ratios = [their / our for our, their in times]
            our, their = (statistics.median(column) for column in zip(*times))
            print(f"| {name} | {our * 1000:.0f} ms | {their * 1000:.0f} ms | **{statistics.median(ratios):.2f}** "
                  f"({min(ratios):.2f} to {max(ratios):.2f}) |", flush=True)


if __name__ == "__main__":
    main()

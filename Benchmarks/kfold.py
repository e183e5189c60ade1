#!/usr/bin/env python3
"""Times `housing kfold` beside the same job in PyTorch, in JAX and in C: the two sides in turn, medians and their ratio.

    python3 -m venv peers && peers/bin/pip install -r Benchmarks/peers/requirements.txt
    TABULARKIT_DATA=FOLDER TABULARKIT_PYTHON=peers/bin/python make bench

The environment names data, peers and programs: see programs.py. Standard library only.
"""
import argparse
import json
import os
import re
import statistics
import subprocess
import tempfile
import time

from programs import BENCH, HOUSING, data, peer, peer_file


def run(command):
    """What the command printed, the seconds it took from outside, and its peak memory in MB."""
    with tempfile.TemporaryFile("w+") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{command} failed with {process.returncode}")
        output.seek(0)
        return output.read(), seconds, usage.ru_maxrss / 1024


def housing(cache, *arguments):
    output, seconds, memory = run([HOUSING, "kfold", "--format", "json", "--cache-dir", cache, *arguments])
    return json.loads(output), seconds, memory


def dense_seconds(threads):
    """The training alone, with dense features."""
    tables = [data() / f"kaggle_house_pred_{name}.csv" for name in ("train", "test")]
    return float(run([BENCH, "folds", *tables, str(threads)])[0])


def pairs(count, ours, theirs):
    """Runs both in turn, once to warm up and `count` times; the medians of both, and of the ratios pair by pair."""
    ours(), theirs()
    times = [(ours(), theirs()) for _ in range(count)]
    ratios = [their / our for our, their in times]
    return [statistics.median(column) for column in (*zip(*times), ratios)] + [min(ratios), max(ratios)]


def compile_floor(folder):
    """The command of the C program that does the training alone, with the features it reads."""
    run(peer("features_dump.py", folder))
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "openblas"], capture_output=True, text=True, check=True)
    program = f"{folder}/kfold_floor"
    run(["cc", "-O3", "-march=native", "-ffast-math", peer_file("kfold_floor.c"), "-o", program, *flags.stdout.split(),
         "-lm", "-lpthread"])
    return [program, folder]


def floor_seconds(command, threads):
    """The median of the repetitions that the program makes by itself."""
    found = re.findall(rf"threads {threads}\s+([\d.]+) ms", run(command)[0])
    return statistics.median(map(float, found)) / 1000


def row(name, result):
    ours, theirs, ratio, low, high = result
    print(f"| {name} | {ours * 1000:.0f} ms | {theirs * 1000:.0f} ms | {ratio:.2f} ({low:.2f} to {high:.2f}) |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=9, help="counted pairs of each comparison (default: 9)")
    parser.add_argument("--alone", action="store_true", help="without the peers, on the bundled sample")
    arguments = parser.parse_args()
    count = arguments.pairs
    source = ["--dataset", "sample"] if arguments.alone else ["--mirror", data().as_uri()]
    with tempfile.TemporaryDirectory() as folder:
        cache = f"{folder}/cache"
        memory = housing(cache, *source)[2]
        if arguments.alone:
            return print(memory, dense_seconds(1))
        print("| housing kfold against | housing | peer | peer / housing |\n| --- | --- | --- | --- |")
        whole = lambda: housing(cache, *source)[1]
        row("kfold_torch.py, whole process", pairs(count, whole, lambda: run(peer("kfold_torch.py"))[1]))
        first = lambda: float(re.search(r"whole process ([\d.]+) s", run(peer("kfold_jax.py"))[0])[1])
        row("kfold_jax.py, up to its first result", pairs(count, whole, first))
        floor = compile_floor(folder)
        for threads in (1, 2):
            coded = lambda: housing(cache, *source, "--jobs", str(threads))[0]["seconds"]
            dense = lambda: dense_seconds(threads)
            for form, training in [("", coded), (" with dense features", dense)]:
                row(f"kfold_floor.c, training on {threads} threads{form}",
                    pairs(count, training, lambda: floor_seconds(floor, threads)))
        print(f"| peak memory | {memory:.0f} MB | | |")


if __name__ == "__main__":
    main()

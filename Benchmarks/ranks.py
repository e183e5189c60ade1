#!/usr/bin/env python3
"""Times a sweep on the ranks of an MPI job beside one process, a training whose batches they share, the sum of its gradients beside
PyTorch's, trials that compute nothing, and the start of a job.

    for name in tabularkit fashion-mnist bench; do swift build --configuration release --product $name; done
    TABULARKIT_DATA=FOLDER TABULARKIT_PYTHON=peers/bin/python python3 Benchmarks/ranks.py

Needs Debian's openmpi-bin and mpich, and for the start of a C program, a compiler. The sweep is of the bundled sample, the training of
Fashion-MNIST; the environment names data and peers: see programs.py. Each pair runs in turn; times are medians. Standard library only.
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time

from programs import BENCH, BUILD, FASHION_MNIST, data, peer

TABULARKIT = str(BUILD / "tabularkit")
ENVIRONMENT = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
# A launcher with its flags, and the library of its MPI.
LAUNCHERS = {
    "Open MPI": (["mpirun.openmpi", "--oversubscribe", "-n"], "libmpi.so.40"),
    "MPICH": (["mpirun.mpich", "-bind-to", "core", "-n"], "libmpich.so.12"),
}
# The parameters of the book's network for Fashion-MNIST.
PARAMETERS = 203_530
# Starts and ends MPI, whose functions have one declaration in all libraries.
C_PROGRAM = "int MPI_Init(int *, char ***); int MPI_Finalize(void); int main(void) { MPI_Init(0, 0); return MPI_Finalize(); }"


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def medians(rounds, *commands):
    """The median of each command, run in turn after a round to warm up."""
    times = [[seconds(command) for command in commands] for _ in range(rounds + 1)][1:]
    return [statistics.median(column) for column in zip(*times)]


def sweep(rounds, trials, launcher):
    command = [TABULARKIT, "sweep", "--dataset", "sample", "--preset", "book", "--epochs", "100", "--trials", str(trials)]
    command += ["--learning-rate", "0.1...10", "--quiet", "--jobs"]
    one, jobs, two = medians(rounds, command + ["1"], command + ["2"], launcher + ["2"] + command + ["1"])
    return f"{two:.2f} s, {one / two:.2f} times as fast as one process, {jobs / two:.2f} times as fast as `--jobs 2`"


def training(rounds, launcher):
    """The median epoch of batches of 2048 in two shards on two ranks, beside one process."""
    with tempfile.TemporaryDirectory() as cache:
        command = [FASHION_MNIST, "train", "--mirror", data().as_uri(), "--cache-dir", cache, "--batch-size", "2048"]
        command += ["--shards", "2", "--epochs", "6", "--quiet", "--format", "json"]

        def epoch(prefix):
            result = json.loads(subprocess.check_output(prefix + command, env=ENVIRONMENT))
            return statistics.median(epoch["seconds"] for epoch in result["epochs"])

        pairs = [(epoch([]), epoch(launcher + ["2"])) for _ in range(rounds + 1)][1:]
    one, two = (statistics.median(column) for column in zip(*pairs))
    return f"{two * 1000:.0f} ms, {one / two:.2f} times as fast as one process with one thread"


def sums(rounds, launcher):
    """The sum of the gradients over two ranks, beside PyTorch's gloo."""
    ours, theirs = launcher + ["2", BENCH, "sums", str(PARAMETERS), "300"], peer("sum_torch.py", str(PARAMETERS), "300")
    pairs = [[float(subprocess.check_output(side, env=ENVIRONMENT)) for side in (ours, theirs)] for _ in range(rounds)]
    our, their = (statistics.median(column) for column in zip(*pairs))
    return f"{our:.0f} µs, PyTorch's gloo {their:.0f} µs"


def compiled(library, folder):
    """A C program that starts and ends the MPI of a library."""
    paths = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    path = next(line.split(" => ")[1] for line in paths.splitlines() if line.strip().startswith(library + " "))
    program = f"{folder}/{library}-program"
    subprocess.run(["cc", "-x", "c", "-", "-o", program, "-x", "none", path], input=C_PROGRAM, text=True, check=True)
    return program


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each runs (default: 5)")
    parser.add_argument("--trials", type=int, default=60, help="the trials of the sweep (default: 60)")
    parser.add_argument("--empty", type=int, default=10_000, help="the trials that compute nothing (default: 10000)")
    arguments = parser.parse_args()
    print("| what | result |\n| --- | --- |", flush=True)
    for name, (launcher, library) in LAUNCHERS.items():
        print(f"| {name}: {arguments.trials} trials on 2 ranks | {sweep(arguments.rounds, arguments.trials, launcher)} |", flush=True)
        print(f"| {name}: an epoch of Fashion-MNIST, batches of 2048 on 2 ranks | {training(arguments.rounds, launcher)} |", flush=True)
        print(f"| {name}: the sum of {PARAMETERS:,} numbers over 2 ranks | {sums(arguments.rounds, launcher)} |", flush=True)
        command = launcher + ["2", BENCH, "trials", str(arguments.empty)]
        times = [float(subprocess.check_output(command, env=ENVIRONMENT)) for _ in range(arguments.rounds)]
        print(f"| {name}: an empty trial of {arguments.empty:,} | {statistics.median(times):.3f} ms |", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = medians(
                arguments.rounds, launcher + ["2", TABULARKIT, "--version"], launcher + ["2", compiled(library, folder)])
        print(f"| {name}: `--version` on 2 ranks | {ours * 1000:.0f} ms, a C program {theirs * 1000:.0f} ms |", flush=True)


if __name__ == "__main__":
    main()

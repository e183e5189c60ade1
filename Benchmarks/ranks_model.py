#!/usr/bin/env python3
"""Estimates how much faster hosts train one model together than one of them: a model, not a measurement of hosts.

    swift build --configuration release --product housing
    swift build --configuration release --product fashion-mnist
    TABULARKIT_DATA=FOLDER python3 Benchmarks/ranks_model.py

Measured is the time of a step in one process with one thread. From it follows that of R hosts with a rank each, which compute an
R-th of the step and then send 2 (R - 1) / R times 4 bytes a parameter in 2 log2 R messages. TABULARKIT_DATA names the real data: see
programs.py. Standard library only.
"""
import json
import math
import subprocess
import tempfile

from programs import FASHION_MNIST, HOUSING, data

HOSTS = 8
# Gbit/s, and the seconds of a message besides.
NETWORKS = {1: 50e-6, 10: 20e-6, 100: 5e-6}
IMAGES, ROWS = 60_000, 1_460


def document(command):
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def image_step(hidden, batch, source):
    """The parameters of a network for Fashion-MNIST and the seconds of a step."""
    result = document([
        FASHION_MNIST, "train", *source, "--hidden", hidden, "--batch-size", str(batch), "--shards", "2", "--epochs", "2",
        "--quiet", "--format", "json"])
    seconds = min(epoch["seconds"] for epoch in result["epochs"])
    return result["parameters"], seconds / math.ceil(IMAGES / batch)


def table_step(preset, batch, source):
    """The parameters of a network for the house prices and the seconds of a step."""
    epochs = 50
    result = document([
        HOUSING, "kfold", *source, "--preset", preset, "--batch-size", str(batch), "--epochs", str(epochs), "--jobs", "1",
        "--quiet", "--format", "json"])
    seconds = min(fold["seconds"] for fold in result["folds"])
    return result["parameters"], seconds / epochs / math.ceil(ROWS * 4 / 5 / batch)


def seconds(step, parameters, hosts, gigabits, latency):
    """The seconds of a step on some hosts."""
    sent = 2 * (hosts - 1) / hosts * 4 * parameters
    return step / hosts + 8 * sent / (gigabits * 1e9) + 2 * math.log2(hosts) * latency


def main():
    print(f"| network, batch | parameters | MB sent | step, ms | {' | '.join(f'{speed} Gbit/s' for speed in NETWORKS)} |")
    print("| --- " * (4 + len(NETWORKS)) + "|", flush=True)
    with tempfile.TemporaryDirectory() as cache:
        source = ["--mirror", data().as_uri(), "--cache-dir", cache]
        rows = {f"house prices, `{preset}`, {batch}": table_step(preset, batch, source)
                for preset, batch in (("book", 64), ("general", 64), ("general", 512))}
        rows |= {f"Fashion-MNIST, {hidden}, {batch}": image_step(hidden, batch, source)
                 for hidden, batch in (("256", 256), ("256", 2048), ("1024,1024", 2048), ("1024,1024", 8192))}
    for name, (parameters, step) in rows.items():
        sent = 2 * (HOSTS - 1) / HOSTS * 4 * parameters / 1e6
        gains = [step / seconds(step, parameters, HOSTS, speed, latency) for speed, latency in NETWORKS.items()]
        print(f"| {name} | {parameters:,} | {sent:.3f} | {step * 1000:.2f} | {' | '.join(f'{gain:.2f}' for gain in gains)} |")


if __name__ == "__main__":
    main()

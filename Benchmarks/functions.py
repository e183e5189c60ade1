#!/usr/bin/env python3
"""Times elementary functions and matrix products of large arrays beside PyTorch's, on one thread and on two.

    swift build --configuration release --product bench
    TABULARKIT_PYTHON=peers/bin/python python3 Benchmarks/functions.py

Both programs run in turn; medians over the rounds, and the median of the rounds' ratios. PyTorch's products are those of Intel's
MKL. The environment names peers and programs: see programs.py. Standard library only.
"""
import argparse

from measurements import compare, measure, show_header
from programs import BENCH, peer


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often both run (default: 7)")
    parser.add_argument("--alone", action="store_true", help="without the peer, on one thread")
    arguments = parser.parse_args()
    if arguments.alone:
        return print(measure([BENCH, "functions", "1"]), measure([BENCH, "products", "1"]))
    show_header("function or product")
    for kind in ("functions", "products"):
        for threads in ("1", "2"):
            compare([BENCH, kind, threads], peer(f"{kind}_torch.py", threads), arguments.rounds, f", {threads} threads")


if __name__ == "__main__":
    main()

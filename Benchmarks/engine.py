#!/usr/bin/env python3
"""Times the engine's own cost beside PyTorch's: operations on 16 floats, forward and backward, and walking a model.

    swift build --configuration release --product bench
    TABULARKIT_PYTHON=peers/bin/python python3 Benchmarks/engine.py

Both programs run in turn; medians over the rounds, and the median of the rounds' ratios. The environment names peers and
programs: see programs.py. Standard library only.
"""
import argparse

from measurements import compare, measure, show_header
from programs import BENCH, peer


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="how often both run (default: 9)")
    parser.add_argument("--alone", action="store_true", help="without the peer")
    arguments = parser.parse_args()
    if arguments.alone:
        return print(measure([BENCH]))
    show_header("operation")
    compare([BENCH], peer("engine_torch.py"), arguments.rounds)


if __name__ == "__main__":
    main()

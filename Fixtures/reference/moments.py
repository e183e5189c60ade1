#!/usr/bin/env python3
"""Compute with exact fractions what `DataFrame.summary` must give for numbers that lose digits easily; write it to
Fixtures/expected/moments.json.

    python3 Fixtures/reference/moments.py

Quartiles lie on straight lines between neighbours, as those of pandas do.
"""
import decimal
import json
import pathlib
import random
import sys
from fractions import Fraction

EXPECTED = pathlib.Path(__file__).parents[1] / "expected"


def columns():
    dice = random.Random(3)
    few = [round(dice.random(), 3) for _ in range(1000)]
    yield "far first numbers", [1e9, -1e9] + few
    yield "far last numbers", few + [1e9, -1e9]
    yield "extreme integers", [2.0**63, -(2.0**63), 1.0, 2.0, 3.0]
    yield "identifiers", [1.2e15 + number for number in range(8)]
    yield "times", [1.7e18 + 256 * number for number in range(12)]
    yield "largest numbers", [1.7e308, -1.7e308, 1.5e308, 1.0]
    yield "deviation beyond the range", [sys.float_info.max, -sys.float_info.max]


def quantile(ordered, probability):
    place = probability * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def square_root(fraction):
    with decimal.localcontext(prec=60, Emax=10**6, Emin=-10**6):
        return (decimal.Decimal(fraction.numerator) / decimal.Decimal(fraction.denominator)).sqrt()


def numbers(values):
    exact = sorted(map(Fraction, values))
    mean = sum(exact) / len(exact)
    variance = sum((value - mean) ** 2 for value in exact) / (len(exact) - 1)
    quartiles = {
        name: float(quantile(exact, Fraction(part, 4))) for part, name in
        enumerate(["minimum", "lower_quartile", "median", "upper_quartile", "maximum"])}
    deviation = float(square_root(variance))
    # JSON has no infinite numbers.
    return {"infinite": 0, "mean": float(mean), "deviation": deviation if deviation < float("inf") else None} | quartiles


if __name__ == "__main__":
    cases = [{"name": name, "values": values, "numbers": numbers(values)} for name, values in columns()]
    (EXPECTED / "moments.json").write_text(json.dumps(cases) + "\n")

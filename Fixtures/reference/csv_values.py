#!/usr/bin/env python3
"""Write Fixtures/expected/csv_reals.csv: spellings of real numbers, and the bits of the double that each one is.

    python3 Fixtures/reference/csv_values.py

Python rounds decimal spellings correctly. Random numbers of 17 digits, of few digits, with large exponents, integers around
2^53, numbers half-way between two doubles and a digit beside that, in full and in 15 to 20 digits, the smallest and the largest.
Standard library only.
"""
import decimal
import pathlib
import random
import struct

EXPECTED = pathlib.Path(__file__).resolve().parent.parent / "expected" / "csv_reals.csv"
SEED = 7


def half_way(random_bits):
    """Spells the number in the middle between a random double and the next one, and its neighbours in the last digit."""
    bits = random_bits & ~(0x7FF << 52) | (1023 + random_bits % 90 - 45) << 52
    low, high = (struct.unpack(">d", struct.pack(">Q", bits + step))[0] for step in (0, 1))
    with decimal.localcontext() as context:
        context.prec = 200
        middle = (decimal.Decimal(low) + decimal.Decimal(high)) / 2
        text = f"{middle:f}" if "." in f"{middle:f}" else f"{middle:f}.0"
        return [text, text + "1", text[:-1] + str(int(text[-1]) - 1) if text[-1] != "0" else text + "0"]


def short_half_way(dice):
    """Spells the number next to the middle between two doubles that has so many digits, and its neighbours."""
    low = dice.uniform(1, 2) * 2.0 ** dice.randint(-200, 200)
    high = struct.unpack(">d", struct.pack(">Q", struct.unpack(">Q", struct.pack(">d", low))[0] + 1))[0]
    for digits in (15, 16, 17, 18, 19, 20):
        with decimal.localcontext() as context:
            context.prec = 400
            middle = (decimal.Decimal(low) + decimal.Decimal(high)) / 2
            context.prec = digits
            sign, number, exponent = (+middle).as_tuple()
        significand = int("".join(map(str, number)))
        for step in (-1, 0, 1):
            yield f"{significand + step}e{exponent}"


def exact_half_way():
    """Spells integers half-way between two doubles, their products with powers of two, five and ten."""
    for odd in (2**53 + 1, 2**53 + 3, 2**54 - 1):
        for power in range(11):
            if odd * 2**power < 10**19:
                yield f"{odd * 2**power}"
            for digits in range(1, 4):
                if odd * 5**power * 10**digits < 2**64:
                    yield f"{odd * 5**power}e{digits}"
                    yield f"{odd * 5**power * 10**digits}e-{digits + power}"


def spellings():
    dice = random.Random(SEED)
    for _ in range(150):
        yield f"{dice.uniform(-1, 1):.17g}"
        yield f"{dice.random() * 10 ** dice.randint(-5, 9):.{dice.randint(1, 6)}f}"
        yield f"{dice.randint(0, 10**17)}e{dice.randint(-320, 300)}"
    for _ in range(60):
        yield from half_way(dice.getrandbits(64))
    for _ in range(40):
        yield from short_half_way(dice)
    yield from exact_half_way()
    for exponent in range(-60, 61):
        yield f"{dice.randint(10**16, 10**19 - 1)}e{exponent}"
    for step in range(-3, 4):
        yield f"{2**53 + step}.0"
        yield f"{2**53 + step}"
    for factor in (1, 3, 5, 500_000):
        digits = str(factor * 2**64)
        yield from (digits, f"{digits}.0", f"{digits[0]}.{digits[1:]}", f"{digits}e-5", f"{digits}00", f"{digits}1")
    yield from (
        "1.", ".5", "-.5e1", "+1.5", "00.5", "1E+05", "-0.0", "-0", "4.9e-324", "2.4703282292062327e-324",
        "2.4703282292062328e-324", "2.2250738585072011e-308", "1.7976931348623157e308", "1.7976931348623158e308", "1e400",
        "-1e400", "1e-400", "inf", "-inf", "+Infinity", "INF", "1" + "0" * 400, "0." + "0" * 400 + "1", "0e999999999999",
        "123456789012345678901234567890", "9007199254740993e0", "1e22", "1e23", "8.5e22")


if __name__ == "__main__":
    with open(EXPECTED, "w", newline="\n") as file:
        file.write("spelling,bits\n")
        for text in spellings():
            file.write(f"{text},{struct.pack('>d', float(text)).hex()}\n")

"""Writes ../expected/elementary_functions.json: for some numbers of single precision of all sizes, the values of elementary functions
rounded to the nearest such number. All are given by their 32 bits.

Made with mpmath 1.3.0 and numpy 2.4.6.
"""
import json
import pathlib
import random

import mpmath
import numpy

mpmath.mp.prec = 400
FUNCTIONS = {
    "exp": mpmath.exp,
    "log": lambda x: mpmath.log(x) if x > 0 else mpmath.nan,
    "sqrt": lambda x: mpmath.sqrt(x) if x >= 0 else mpmath.nan,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "tanh": mpmath.tanh,
    "erf": mpmath.erf,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
}
source = random.Random(0)


def number(bits):
    return float(numpy.array([bits], dtype=numpy.uint32).view(numpy.float32)[0])


def nearest(value):
    """The bits of the single-precision number next to `value`, the even one of two."""
    if mpmath.isnan(value):
        return 0x7FC00000
    with numpy.errstate(over="ignore"):
        guess = numpy.float32(float(value))
    around = [numpy.nextafter(guess, numpy.float32(-numpy.inf)), guess, numpy.nextafter(guess, numpy.float32(numpy.inf))]
    finite = [number for number in around if numpy.isfinite(number)] if numpy.isfinite(guess) else [guess]
    best = min(finite, key=lambda number: abs(mpmath.mpf(float(number)) - value) if numpy.isfinite(number) else 0)
    return int(numpy.array([best]).view(numpy.uint32)[0])


def sizes():
    """Numbers of all exponents, many of them of usual size, of both signs."""
    for _ in range(200):
        yield source.getrandbits(31)
    for _ in range(300):
        yield source.randrange(0x38000000, 0x43000000)


arguments = [bits | sign << 31 for bits in sizes() if bits < 0x7F800000 for sign in (0, 1)]
values = {name: [nearest(function(mpmath.mpf(number(bits)))) for bits in arguments] for name, function in FUNCTIONS.items()}
target = pathlib.Path(__file__).parent.parent / "expected" / "elementary_functions.json"
target.write_text(json.dumps({"arguments": arguments, "values": values}) + "\n")

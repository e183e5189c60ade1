"""Writes ../expected/array_text.json: arrays of the numbers 0, 1, 2 and so on as NumPy prints them with commas.

Made with NumPy 2.4.6.
"""
import json
import pathlib

import numpy

SHAPES = [
    [], [0], [1], [3], [7], [11], [2, 2], [2, 1, 2], [1, 2, 1], [30], [1000], [1001], [100_000], [7, 7], [2, 40], [2, 3, 30],
    [2, 2, 2, 2], [0, 5], [5, 0], [2, 0, 1 << 40], [143, 7], [3, 334], [334, 3], [30, 40], [4, 300], [300, 4], [10, 11, 12], [8, 2, 100], [2, 8, 100],
]


def text(shape):
    array = numpy.arange(numpy.prod(shape, dtype=int)).reshape(shape)
    return numpy.array2string(array, separator=", ")


cases = [{"shape": shape, "text": text(shape)} for shape in SHAPES]
target = pathlib.Path(__file__).parent.parent / "expected" / "array_text.json"
target.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")

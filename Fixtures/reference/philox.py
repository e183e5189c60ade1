"""Writes ../expected/philox.json: blocks of Philox 4x32-10 as the package randomgen computes them.

The first three keys and counters are those of Random123's own file of known answers (kat_vectors). Needs randomgen (2.5.0 made it).
"""
import json
import pathlib
import random

from randomgen import Philox

CASES = [
    ([0] * 2, [0] * 4),
    ([0xFFFFFFFF] * 2, [0xFFFFFFFF] * 4),
    ([0xA4093822, 0x299F31D0], [0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344]),
]
source = random.Random(0)
CASES += [([source.getrandbits(32) for _ in range(2)], [source.getrandbits(32) for _ in range(4)]) for _ in range(29)]


def block(key, counter):
    """The four words that belong to the counter. The package adds one to it before it computes."""
    number = (sum(word << 32 * place for place, word in enumerate(counter)) - 1) % (1 << 128)
    generator = Philox(key=key[0] | key[1] << 32, counter=number, number=4, width=32)
    return [int(word) for word in generator.random_raw(4)]


cases = [{"key": key, "counter": counter, "words": block(key, counter)} for key, counter in CASES]
target = pathlib.Path(__file__).parent.parent / "expected" / "philox.json"
target.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")

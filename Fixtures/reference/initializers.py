"""Writes ../expected/initializers.json: how the elements of PyTorch's start values are distributed.

For each initializer and shape some million elements are drawn: their number, mean, deviation, least and greatest, and
whether the distribution has bounds. Made with torch 2.13.0.
"""
import json
import pathlib

import torch
from torch import nn
from torch.nn import init

DRAWN = 1 << 20


def linear(name, shape):
    """A parameter of a layer that has one of this shape: for a bias, of three inputs for each output."""
    layer = nn.Linear(shape[1], shape[0]) if name == "weight" else nn.Linear(3 * shape[0], shape[0])
    return getattr(layer, name).detach()


CASES = [
    ("zeros", False, lambda shape: init.zeros_(torch.empty(shape))),
    ("ones", False, lambda shape: init.ones_(torch.empty(shape))),
    ("constant", False, lambda shape: init.constant_(torch.empty(shape), 3)),
    ("normal", False, lambda shape: init.normal_(torch.empty(shape))),
    ("normal.01", False, lambda shape: init.normal_(torch.empty(shape), mean=1, std=0.01)),
    ("uniform", True, lambda shape: init.uniform_(torch.empty(shape), -0.07, 0.07)),
    ("xavierUniform", True, lambda shape: init.xavier_uniform_(torch.empty(shape))),
    ("heNormal", False, lambda shape: init.kaiming_normal_(torch.empty(shape), nonlinearity="relu")),
    ("linear.weight", True, lambda shape: linear("weight", shape)),
]
VECTORS = [("linear.bias", True, lambda shape: linear("bias", shape))]


def case(name, is_bounded, make, shape):
    rounds = -(-DRAWN // torch.Size(shape).numel())
    drawn = torch.stack([make(shape) for _ in range(rounds)]).double()
    return {
        "initializer": name, "isBounded": is_bounded, "shape": shape, "count": drawn.numel(),
        "mean": drawn.mean().item(), "deviation": drawn.std(correction=0).item(),
        "least": drawn.min().item(), "greatest": drawn.max().item(),
    }


torch.manual_seed(0)
cases = [case(*row, shape) for row in CASES for shape in ([256, 16], [10, 784], [64, 8, 3, 3])
         if len(shape) == 2 or not row[0].startswith("linear")]
cases += [case(*row, shape) for row in VECTORS for shape in ([64], [10])]
target = pathlib.Path(__file__).parent.parent / "expected" / "initializers.json"
target.write_text("[\n" + ",\n".join(map(json.dumps, cases)) + "\n]\n")

"""Writes ../expected/operations.json: what PyTorch computes, forward and backward, for each differentiable operation.

Each case holds the inputs, the output, the gradient that is put into the output, and the gradients of the inputs.
Made with torch 2.13.0.
"""
import json
import pathlib

import torch
from torch.nn import functional

torch.manual_seed(0)


def normal(*shape):
    return torch.randn(*shape)


def positive(*shape):
    return torch.rand(*shape) + 0.1


CASES = [
    ("add", lambda a, b: a + b, [normal(3, 4), normal(3, 4)]),
    ("add", lambda a, b: a + b, [normal(3, 4), normal(4)]),
    ("add", lambda a, b: a + b, [normal(3, 1), normal(1, 4)]),
    ("add", lambda a, b: a + b, [normal(2, 3, 4), normal(3, 1)]),
    ("subtract", lambda a, b: a - b, [normal(3, 4), normal(3, 4)]),
    ("subtract", lambda a, b: a - b, [normal(4), normal(3, 4)]),
    ("multiply", lambda a, b: a * b, [normal(3, 4), normal(3, 4)]),
    ("multiply", lambda a, b: a * b, [normal(3, 1), normal(4)]),
    ("divide", lambda a, b: a / b, [normal(3, 4), positive(3, 4)]),
    ("divide", lambda a, b: a / b, [normal(4), positive(3, 1)]),
    ("negate", lambda a: -a, [normal(3, 4)]),
    ("addScalar", lambda a: a + 2.5, [normal(3, 4)]),
    ("subtractScalar", lambda a: a - 2.5, [normal(3, 4)]),
    ("multiplyScalar", lambda a: a * 2.5, [normal(3, 4)]),
    ("divideScalar", lambda a: a / 2.5, [normal(3, 4)]),
    ("exp", torch.exp, [normal(3, 4)]),
    ("log", torch.log, [positive(3, 4)]),
    ("squareRoot", torch.sqrt, [positive(3, 4)]),
    ("abs", torch.abs, [torch.cat([normal(11), torch.zeros(1)])]),
    ("clamp", lambda a: torch.clamp(a, -0.5, 0.75), [torch.cat([normal(10), torch.tensor([-0.5, 0.75])])]),
    ("relu", torch.relu, [torch.cat([normal(11), torch.zeros(1)])]),
    ("sum", torch.sum, [normal(3, 4)]),
    ("mean", torch.mean, [normal(3, 4)]),
    ("meanSquaredError", functional.mse_loss, [normal(5, 2), normal(5, 2)]),
    ("matmul", torch.matmul, [normal(3, 4), normal(4, 5)]),
    ("matmul", torch.matmul, [normal(3, 4), normal(4, 1)]),
    ("matmul", torch.matmul, [normal(1, 4), normal(4, 5)]),
    ("matmul", torch.matmul, [normal(3, 1), normal(1, 5)]),
    ("linear", functional.linear, [normal(3, 4), normal(5, 4), normal(5)]),
    ("linear", functional.linear, [normal(3, 4), normal(1, 4), normal(1)]),
    ("linear", functional.linear, [normal(1, 4), normal(5, 4), normal(5)]),
    ("transpose", torch.t, [normal(3, 4)]),
    ("reshape", lambda a: a.reshape(2, 6), [normal(3, 4)]),
]


def array(tensor):
    return {"shape": list(tensor.shape), "scalars": tensor.flatten().tolist()}


def case(name, operation, inputs):
    for value in inputs:
        value.requires_grad_()
    output = operation(*inputs)
    gradient = torch.randn_like(output)
    output.backward(gradient)
    return {
        "operation": name,
        "inputs": [array(value.detach()) for value in inputs],
        "output": array(output.detach()),
        "outputGradient": array(gradient),
        "inputGradients": [array(value.grad) for value in inputs],
    }


target = pathlib.Path(__file__).parent.parent / "expected" / "operations.json"
target.write_text("[\n" + ",\n".join(json.dumps(case(*row)) for row in CASES) + "\n]\n")

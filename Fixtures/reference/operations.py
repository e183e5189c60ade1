"""Writes ../expected/operations.json: what PyTorch computes, forward and backward, for each differentiable operation.

Each case holds the inputs, the output, the gradient that is put into the output, and the gradients of the inputs.
Numbers that are not finite are "nan", "inf" and "-inf".
Made with torch 2.13.0.
"""
import functools
import itertools
import json
import math
import pathlib

import torch
from torch.nn import functional

torch.manual_seed(0)


def normal(*shape):
    return torch.randn(*shape)


def positive(*shape):
    return torch.rand(*shape) + 0.1


def with_zero(*shape):
    values = torch.randn(*shape)
    values.view(-1)[0] = 0
    return values


def ties(*shape):
    """Few different whole numbers, so that many are equal."""
    return torch.randint(0, 3, shape).float()


def saturated(*shape):
    """Numbers so large that their exponentials overflow or vanish."""
    return torch.randn(*shape) * 100


def branches(a, b):
    """Parts that are used several times, on branches of different lengths that join again."""
    c = torch.tanh(a @ b)
    d = c * c + c
    e = torch.cat([c, d * b.sum(), a[:, :2]], 1)
    return (e * e.mean(0) + torch.sigmoid(e)).sum(1) * c[:, 0]


def tied(x, weight, bias):
    """One layer used three times, once of these with its weight transposed."""
    h = torch.tanh(functional.linear(functional.linear(x, weight, bias), weight, bias))
    return functional.linear(h, weight.t(), bias) + weight.sum(0)


def roots_of_held(a):
    """The root's gradient is infinite where something was held at 0, and nothing of it may arrive."""
    zero = torch.tensor(0.0)
    held = [torch.relu(a), torch.maximum(a, zero), -torch.minimum(a, zero), torch.clamp(a, 0, 0.75), a**0 - 1]
    return sum(torch.sqrt(part) for part in held)


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
    ("linearWithoutBias", functional.linear, [normal(3, 4), normal(5, 4)]),
    ("linearWithoutBias", functional.linear, [normal(2, 3, 4), normal(1, 4)]),
    ("transpose", torch.t, [normal(3, 4)]),
    ("reshape", lambda a: a.reshape(2, 6), [normal(3, 4)]),
    ("reshapeInferred", lambda a: a.reshape(2, -1), [normal(3, 4)]),
    ("reshapeInferred", lambda a: a.reshape(2, -1), [normal(3, 2, 2)]),
    # A scalar on the left
    ("scalarAdd", lambda a: 2.5 + a, [normal(3, 4)]),
    ("scalarSubtract", lambda a: 2.5 - a, [normal(3, 4)]),
    ("scalarMultiply", lambda a: 2.5 * a, [normal(3, 4)]),
    ("scalarDivide", lambda a: 2.5 / a, [positive(3, 4)]),
    # Powers, whole and broken; 0 has a gradient too
    ("square", lambda a: a**2, [with_zero(3, 4)]),
    ("cube", lambda a: a**3, [with_zero(3, 4)]),
    ("power", lambda a: a**1.5, [positive(3, 4)]),
    ("powerOfZero", lambda a: a**0, [with_zero(3, 4)]),
    ("inversePower", lambda a: a**-1, [positive(3, 4)]),
    # The larger and the smaller one, also where both are equal
    ("maximum", torch.maximum, [normal(3, 4), normal(3, 4)]),
    ("maximum", torch.maximum, [ties(3, 4), ties(4)]),
    ("minimum", torch.minimum, [normal(3, 1), normal(3, 4)]),
    ("minimum", torch.minimum, [ties(4), ties(3, 4)]),
    ("maximumScalar", lambda a: torch.maximum(a, torch.tensor(1.0)), [ties(3, 4)]),
    ("minimumScalar", lambda a: torch.minimum(a, torch.tensor(1.0)), [ties(3, 4)]),
    # Along an axis: first, middle, last; equal elements; an empty axis
    ("sumFirst", lambda a: a.sum(0), [normal(3, 4)]),
    ("sumFirst", lambda a: a.sum(0), [normal(5)]),
    ("sumFirst", lambda a: a.sum(0), [torch.zeros(0, 3)]),
    ("sumMiddle", lambda a: a.sum(1, keepdim=True), [normal(2, 3, 4)]),
    ("sumLast", lambda a: a.sum(-1), [normal(2, 3, 4)]),
    ("meanFirst", lambda a: a.mean(0), [normal(3, 4)]),
    ("meanLast", lambda a: a.mean(-1, keepdim=True), [normal(3, 4)]),
    ("maxFirst", lambda a: torch.amax(a, 0), [normal(3, 4)]),
    ("maxFirst", lambda a: torch.amax(a, 0), [ties(5, 4)]),
    ("maxLast", lambda a: torch.amax(a, -1, keepdim=True), [ties(2, 3, 4)]),
    ("minFirst", lambda a: torch.amin(a, 0), [normal(3, 4)]),
    ("minFirst", lambda a: torch.amin(a, 0), [ties(5, 4)]),
    ("minLast", lambda a: torch.amin(a, -1, keepdim=True), [ties(2, 3, 4)]),
    ("logSumExpFirst", lambda a: torch.logsumexp(a, 0), [normal(3, 4)]),
    ("logSumExpLast", lambda a: torch.logsumexp(a, -1, keepdim=True), [normal(2, 3, 4)]),
    ("logSumExpLast", lambda a: torch.logsumexp(a, -1, keepdim=True), [saturated(3, 4)]),
    ("norm", torch.linalg.vector_norm, [normal(3, 4)]),
    ("norm", torch.linalg.vector_norm, [torch.zeros(3)]),
    # Parts and joins
    ("rows", lambda a: a[[2, 0, 2]], [normal(3, 4)]),
    ("rows", lambda a: a[[2, 0, 2]], [normal(3, 2, 2)]),
    ("slice", lambda a: a[:, 1:3], [normal(3, 4)]),
    ("slice", lambda a: a[:, 1:3], [normal(2, 3, 4)]),
    ("block", lambda a: a[0:2, 1:], [normal(3, 4)]),
    ("concatenateFirst", lambda *parts: torch.cat(parts), [normal(3, 4), normal(1, 4), normal(2, 4)]),
    ("concatenateLast", lambda *parts: torch.cat(parts, -1), [normal(2, 3), normal(2, 0), normal(2, 4)]),
    # Activations, also far out and at 0
    ("sigmoid", torch.sigmoid, [normal(3, 4)]),
    ("sigmoid", torch.sigmoid, [saturated(3, 4)]),
    ("tanh", torch.tanh, [normal(3, 4)]),
    ("tanh", torch.tanh, [saturated(3, 4)]),
    ("gelu", functional.gelu, [normal(3, 4)]),
    ("gelu", functional.gelu, [saturated(3, 4)]),
    ("leakyReLU", functional.leaky_relu, [with_zero(3, 4)]),
    ("leakyReLUSlope", lambda a: functional.leaky_relu(a, 0.2), [with_zero(3, 4)]),
    ("softmax", lambda a: torch.softmax(a, -1), [normal(3, 4)]),
    ("softmax", lambda a: torch.softmax(a, -1), [normal(2, 3, 4)]),
    ("softmax", lambda a: torch.softmax(a, -1), [saturated(3, 4)]),
    ("logSoftmax", lambda a: torch.log_softmax(a, -1), [normal(3, 4)]),
    ("logSoftmax", lambda a: torch.log_softmax(a, -1), [saturated(3, 4)]),
    # Whole graphs
    ("branches", branches, [normal(3, 4), normal(4, 2)]),
    ("tied", tied, [normal(3, 4), normal(4, 4), normal(4)]),
]

# Losses, each with every reduction; also where prediction and target are equal
for reduction in ["none", "mean", "sum"]:
    for name, loss in [
        ("squaredError", functional.mse_loss),
        ("halfSquaredError", lambda a, b, reduction: functional.mse_loss(a, b, reduction=reduction) / 2),
        ("absoluteError", functional.l1_loss),
        ("huberError", lambda a, b, reduction: functional.huber_loss(a, b, delta=0.5, reduction=reduction)),
    ]:
        operation = functools.partial(loss, reduction=reduction)
        CASES.append((f"{name}.{reduction}", operation, [normal(4, 3), normal(4, 3)]))
        CASES.append((f"{name}.{reduction}", operation, [ties(4, 3), ties(4, 3)]))
    operation = functools.partial(functional.cross_entropy, target=torch.tensor([1, 0, 2, 1]), reduction=reduction)
    CASES.append((f"crossEntropy.{reduction}", operation, [normal(4, 3)]))
    CASES.append((f"crossEntropy.{reduction}", operation, [saturated(4, 3)]))

# NaN, infinities, zeros of both signs, and what bounds are made of. Left out are the infinities in `gelu` and `power`:
# PyTorch has NaN there for limits that are numbers.
SPECIAL = [math.nan, math.inf, -math.inf, 0.0, -0.0, 1.0, -1.0, -0.5, 0.75, 100.0, -100.0]
for name, operation in [
    ("negate", torch.neg), ("exp", torch.exp), ("log", torch.log), ("squareRoot", torch.sqrt), ("abs", torch.abs),
    ("clamp", lambda a: torch.clamp(a, -0.5, 0.75)), ("relu", torch.relu), ("sigmoid", torch.sigmoid),
    ("tanh", torch.tanh), ("leakyReLU", functional.leaky_relu), ("square", lambda a: a**2), ("cube", lambda a: a**3),
    ("powerOfZero", lambda a: a**0), ("inversePower", lambda a: a**-1), ("scalarDivide", lambda a: 2.5 / a),
    ("maximumScalar", lambda a: torch.maximum(a, torch.tensor(1.0))),
    ("minimumScalar", lambda a: torch.minimum(a, torch.tensor(1.0))),
    ("rootsOfHeld", roots_of_held),
]:
    CASES.append((name, operation, [torch.tensor(SPECIAL)]))
for name, operation in [
    ("add", torch.add), ("subtract", torch.sub), ("multiply", torch.mul), ("divide", torch.div),
    ("maximum", torch.maximum), ("minimum", torch.minimum),
    ("squaredError.none", functools.partial(functional.mse_loss, reduction="none")),
    ("absoluteError.none", functools.partial(functional.l1_loss, reduction="none")),
    ("huberError.none", functools.partial(functional.huber_loss, delta=0.5, reduction="none")),
]:
    CASES.append((name, operation, [torch.tensor(part) for part in zip(*itertools.product(SPECIAL[:7], repeat=2))]))
for name, operation in [
    ("softmax", lambda a: torch.softmax(a, -1)), ("logSoftmax", lambda a: torch.log_softmax(a, -1)),
    ("maxLast", lambda a: torch.amax(a, -1, keepdim=True)), ("minLast", lambda a: torch.amin(a, -1, keepdim=True)),
    ("logSumExpLast", lambda a: torch.logsumexp(a, -1, keepdim=True)),
    ("sumLast", lambda a: a.sum(-1)), ("meanLast", lambda a: a.mean(-1, keepdim=True)),
]:
    CASES.append((name, operation, [torch.tensor(list(itertools.product(SPECIAL[:7], repeat=2)))]))
CASES.append(("logSumExpLast", lambda a: torch.logsumexp(a, -1, keepdim=True), [torch.tensor([[math.inf, 100.0]])]))
for pair in itertools.product(SPECIAL[:6], repeat=2):
    CASES.append(("norm", torch.linalg.vector_norm, [torch.tensor(pair)]))
CASES.append(("norm", torch.linalg.vector_norm, [torch.tensor([1e-40])]))


def number(value):
    return value if math.isfinite(value) else str(value)


def array(tensor):
    return {"shape": list(tensor.shape), "scalars": [number(value) for value in tensor.flatten().tolist()]}


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

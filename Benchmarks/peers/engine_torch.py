"""What PyTorch's engine costs, as Sources/bench/Engine.swift measures it: a line of JSON for each measurement."""
import json

import torch
from torch import nn
from torch.nn import functional

from timing import median

torch.set_num_threads(1)
LINKS = 100


def chain(operation):
    """Seconds of one link of a chain on 16 floats, with its backward part."""
    x, y = (torch.full((4, 4), 0.5, requires_grad=True) for _ in range(2))

    def body():
        z = x
        for _ in range(LINKS):
            z = operation(z, y)
        z.sum().backward()
        x.grad = y.grad = None

    return median(body) / LINKS


def walk():
    net = nn.Sequential(*(nn.Linear(4, 4) for _ in range(100)))
    assert len(list(net.named_parameters())) == 200


bias = torch.full((4,), 0.5, requires_grad=True)
OPERATIONS = {
    "x + y": lambda x, y: x + y,
    "x - y": lambda x, y: x - y,
    "x * y": lambda x, y: x * y,
    "x / y": lambda x, y: x / y,
    "x + bias": lambda x, y: x + bias,
    "x * 0.5": lambda x, y: x * 0.5,
    "relu(x)": lambda x, y: torch.relu(x),
    "sigmoid(x)": lambda x, y: torch.sigmoid(x),
    "tanh(x)": lambda x, y: torch.tanh(x),
    "exp(-x)": lambda x, y: torch.exp(-x),
    "matmul(x, y)": lambda x, y: x @ y,
    "linear(x, y, bias)": lambda x, y: functional.linear(x, y, bias),
    "softmax(x)": lambda x, y: torch.softmax(x, -1),
}
for name, operation in OPERATIONS.items():
    print(json.dumps({"name": name, "value": chain(operation) * 1e9, "unit": "ns"}))

COUNT = 1 << 16
for name, function in {"uniform": lambda: torch.rand(COUNT), "normal": lambda: torch.randn(COUNT)}.items():
    print(json.dumps({"name": f"{name}, a number of many", "value": median(function) / COUNT * 1e9, "unit": "ns"}))
print(json.dumps({"name": "build and walk", "value": median(walk) * 1e3, "unit": "ms"}))

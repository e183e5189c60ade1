"""Steps of a perceptron in PyTorch over the width, from scratch and of layers, as Snippets/ScratchAgainstConcise.swift times them."""
import time

import torch
from torch import nn
from torch.nn import functional

BATCH = torch.rand(256, 784)
CLASSES = torch.arange(256) % 10


def milliseconds(parameters, net):
    """The shortest time of a step with `net`."""
    optimizer = torch.optim.SGD(parameters, lr=0.1)

    def step():
        optimizer.zero_grad()
        functional.cross_entropy(net(BATCH), CLASSES).backward()
        optimizer.step()

    times = []
    for _ in range(5):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return min(times) * 1e3


def start(*shape):
    return nn.Parameter(torch.randn(*shape) * 0.01)


for width in [16, 64, 256, 1024]:
    w1, b1, w2, b2 = start(784, width), start(width), start(width, 10), start(10)
    scratch = milliseconds([w1, b1, w2, b2], lambda x: torch.clamp(x @ w1 + b1, min=0) @ w2 + b2)
    layers = nn.Sequential(nn.Linear(784, width), nn.ReLU(), nn.Linear(width, 10))
    print(f"width {width}: from scratch {scratch} ms, concise {milliseconds(layers.parameters(), layers)} ms")

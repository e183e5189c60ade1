"""Writes ../expected/optimizer_steps.json: parameters after 200 steps of PyTorch's optimizers from a given start.

Adam, AdamW, SGD, SGD with momentum 0.9, SGD with gradients clipped to a norm of 0.5, schedules, and groups of
parameters with settings of their own: a linear model and a net of two
layers, each with weight decay 0 and 0.1, on 32 examples of 6 features, mean squared error
over all of them at each step. Made with torch 2.13.0.
"""
import json
import pathlib

import torch
from torch import nn

STEPS = 200


def array(tensor):
    return {"shape": list(tensor.shape), "scalars": tensor.detach().flatten().tolist()}


def parameters(net):
    return {name: array(value) for name, value in net.named_parameters()}


def nets():
    yield "linear", nn.Sequential(nn.Linear(6, 1))
    yield "twoLayers", nn.Sequential(nn.Linear(6, 5), nn.ReLU(), nn.Linear(5, 1))


def run(model, net, optimizer, make, learning_rate, weight_decay, features, targets):
    start = parameters(net)
    groups = net.parameters()
    if optimizer == "groups":
        weights = [value for name, value in net.named_parameters() if name.endswith("weight")]
        biases = [value for name, value in net.named_parameters() if name.endswith("bias")]
        groups = [{"params": weights}, {"params": biases, "weight_decay": 0, "lr": learning_rate * 0.5}]
    stepper = make(groups, lr=learning_rate, weight_decay=weight_decay)
    schedule = SCHEDULES.get(optimizer, constant)(stepper)
    for _ in range(STEPS):
        stepper.zero_grad()
        nn.functional.mse_loss(net(features), targets).backward()
        if optimizer == "clipped":
            nn.utils.clip_grad_norm_(net.parameters(), 0.5)
        stepper.step()
        schedule.step()
    return {
        "model": model, "optimizer": optimizer, "learningRate": learning_rate, "weightDecay": weight_decay,
        "start": start, "end": parameters(net),
    }


def constant(stepper):
    return torch.optim.lr_scheduler.ConstantLR(stepper, factor=1)


SCHEDULES = {
    "stepped": lambda stepper: torch.optim.lr_scheduler.StepLR(stepper, step_size=30, gamma=0.7),
    "cosine": lambda stepper: torch.optim.lr_scheduler.CosineAnnealingLR(stepper, T_max=STEPS),
}


def momentum(parameters, lr, weight_decay):
    return torch.optim.SGD(parameters, lr=lr, momentum=0.9, weight_decay=weight_decay)


torch.manual_seed(0)
features = torch.randn(32, 6)
targets = (features @ torch.randn(6, 1)).abs() + 0.1 * torch.randn(32, 1)
runs = [
    run(model, net, optimizer, make, learning_rate, weight_decay, features, targets)
    for optimizer, make, learning_rate in [
        ("adam", torch.optim.Adam, 0.05), ("sgd", torch.optim.SGD, 0.02), ("momentum", momentum, 0.005),
        ("adamW", torch.optim.AdamW, 0.05), ("clipped", torch.optim.SGD, 0.02),
        ("stepped", torch.optim.SGD, 0.02), ("cosine", torch.optim.SGD, 0.02), ("groups", torch.optim.Adam, 0.05),
    ]
    for weight_decay in [0, 0.1]
    for model, net in nets()
]
document = {"steps": STEPS, "features": array(features), "targets": array(targets), "runs": runs}
target = pathlib.Path(__file__).parent.parent / "expected" / "optimizer_steps.json"
target.write_text(json.dumps(document) + "\n")

"""Writes ../expected/optimizer_steps.json: parameters after some steps of PyTorch's optimizers from a given start.

A linear model and a net of two layers, 200 steps: SGD, with momentum, with clipped gradients, with schedules, Adam, AdamW,
and groups of parameters with settings of their own, each with weight decay 0 and 0.1. A net of three layers, 100 steps:
SGD with momentum, Adam and AdamW, each with a schedule and clipped gradients. AdamW with beta2 0.99 and, after each of its
steps, a soft threshold of lr * 0.2 on the weights. Adam, AdamW and SGD with momentum for 30 steps, in the first 10 of which
the first bias is frozen and has no gradient. AdamW with its defaults, 100 steps. Mean squared error over all of 32 examples
of 6 features at each step. Made with torch 2.13.0.
"""
import json
import pathlib

import torch
from torch import nn

def array(tensor):
    return {"shape": list(tensor.shape), "scalars": tensor.detach().flatten().tolist()}


def parameters(net):
    return {name: array(value) for name, value in net.named_parameters()}


def nets():
    yield "linear", nn.Sequential(nn.Linear(6, 1))
    yield "twoLayers", nn.Sequential(nn.Linear(6, 5), nn.ReLU(), nn.Linear(5, 1))


def three_layers():
    return nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 5), nn.ReLU(), nn.Linear(5, 1))


def run(model, net, optimizer, learning_rate, weight_decay, schedule="constant", clipping=None, steps=200, frozen=0):
    start = parameters(net)
    groups = net.parameters()
    if optimizer == "groups":
        weights = [value for name, value in net.named_parameters() if name.endswith("weight")]
        biases = [value for name, value in net.named_parameters() if name.endswith("bias")]
        groups = [{"params": weights}, {"params": biases, "weight_decay": 0, "lr": learning_rate * 0.5}]
    stepper = OPTIMIZERS[optimizer](groups, lr=learning_rate, weight_decay=weight_decay)
    scheduler = SCHEDULES[schedule](stepper, steps)
    for step in range(steps):
        net[0].bias.requires_grad_(step >= frozen)
        stepper.zero_grad()
        nn.functional.mse_loss(net(features), targets).backward()
        if clipping is not None:
            nn.utils.clip_grad_norm_(net.parameters(), clipping)
        stepper.step()
        if optimizer == "softThreshold":
            with torch.no_grad():
                for name, value in net.named_parameters():
                    if name.endswith("weight"):
                        value.copy_(nn.functional.softshrink(value, learning_rate * 0.2))
        scheduler.step()
    return {
        "model": model, "optimizer": optimizer, "learningRate": learning_rate, "weightDecay": weight_decay,
        "schedule": schedule, "clipping": clipping, "steps": steps, "frozenSteps": frozen, "start": start,
        "end": parameters(net),
    }


def momentum(parameters, lr, weight_decay):
    return torch.optim.SGD(parameters, lr=lr, momentum=0.9, weight_decay=weight_decay)


def adamw_of_short_memory(parameters, lr, weight_decay):
    return torch.optim.AdamW(parameters, lr=lr, weight_decay=weight_decay, betas=(0.9, 0.99))


def adamw_by_default(parameters, lr, weight_decay):
    optimizer = torch.optim.AdamW(parameters)
    assert optimizer.defaults["lr"] == lr and optimizer.defaults["weight_decay"] == weight_decay
    return optimizer


OPTIMIZERS = {
    "sgd": torch.optim.SGD, "momentum": momentum, "adam": torch.optim.Adam, "adamW": torch.optim.AdamW,
    "groups": torch.optim.Adam, "softThreshold": adamw_of_short_memory, "adamWByDefault": adamw_by_default,
}
SCHEDULES = {
    "constant": lambda stepper, steps: torch.optim.lr_scheduler.ConstantLR(stepper, factor=1),
    "stepped": lambda stepper, steps: torch.optim.lr_scheduler.StepLR(stepper, step_size=30, gamma=0.7),
    "cosine": lambda stepper, steps: torch.optim.lr_scheduler.CosineAnnealingLR(stepper, T_max=steps),
}

torch.manual_seed(0)
features = torch.randn(32, 6)
targets = (features @ torch.randn(6, 1)).abs() + 0.1 * torch.randn(32, 1)
runs = [
    run(model, net, optimizer, learning_rate, weight_decay, **settings)
    for optimizer, learning_rate, settings in [
        ("adam", 0.05, {}), ("sgd", 0.02, {}), ("momentum", 0.005, {}), ("adamW", 0.05, {}),
        ("sgd", 0.02, {"clipping": 0.5}), ("sgd", 0.02, {"schedule": "stepped"}), ("sgd", 0.02, {"schedule": "cosine"}),
        ("groups", 0.05, {}), ("softThreshold", 0.05, {}),
    ]
    for weight_decay in [0, 0.1]
    for model, net in nets()
]
runs += [
    run("threeLayers", three_layers(), optimizer, learning_rate, 0.01, schedule, clipping=0.5, steps=100)
    for optimizer, learning_rate in [("momentum", 0.02), ("adam", 0.02), ("adamW", 0.02)]
    for schedule in ["stepped", "cosine"]
]
runs += [
    run(model, net, optimizer, learning_rate, 0.1, steps=30, frozen=10)
    for optimizer, learning_rate in [("momentum", 0.005), ("adam", 0.05), ("adamW", 0.05)]
    for model, net in nets()
]
runs += [run(model, net, "adamWByDefault", 1e-3, 1e-2, steps=100) for model, net in nets()]
document = {"features": array(features), "targets": array(targets), "runs": runs}
target = pathlib.Path(__file__).parent.parent / "expected" / "optimizer_steps.json"
target.write_text(json.dumps(document) + "\n")

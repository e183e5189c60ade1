"""Writes ../serialization/mlp.safetensors and ../expected/model_state.json: a PyTorch model's state and what it computes.

And the gradients of a net with tied layers, one layer used twice. Made with torch 2.13.0 and safetensors 0.8.0.
"""
import json
import pathlib

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional

FIXTURES = pathlib.Path(__file__).parent.parent

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Sequential(nn.Linear(8, 5), nn.ReLU()), nn.Linear(5, 2))
inputs = torch.randn(6, 4)
outputs = net(inputs).detach()
save_file(net.state_dict(), FIXTURES / "serialization" / "mlp.safetensors", metadata={"format": "pt"})


def array(tensor):
    return {"shape": list(tensor.shape), "scalars": tensor.flatten().tolist()}


def tied():
    shared = nn.Linear(8, 8)
    net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), shared, nn.Tanh(), shared, nn.ReLU(), nn.Linear(8, 2))
    functional.mse_loss(net(inputs), outputs).backward()
    return {
        "parameters": {name: array(parameter.detach()) for name, parameter in net.named_parameters()},
        "gradients": {name: array(parameter.grad) for name, parameter in net.named_parameters()},
    }


document = {"names": list(net.state_dict()), "inputs": array(inputs), "outputs": array(outputs), "tied": tied()}
(FIXTURES / "expected" / "model_state.json").write_text(json.dumps(document) + "\n")

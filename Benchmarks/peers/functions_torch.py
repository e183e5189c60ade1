"""What PyTorch's elementary functions cost, as Sources/bench/Functions.swift measures them, on so many threads."""
import json
import sys

import torch
from torch.nn import functional

from timing import median

torch.set_num_threads(int(sys.argv[1]))
FUNCTIONS = {
    "exp": torch.exp, "log": torch.log, "sqrt": torch.sqrt, "sin": torch.sin, "cos": torch.cos, "sigmoid": torch.sigmoid,
    "tanh": torch.tanh, "erf": torch.erf, "gelu": functional.gelu,
}
for shape in [(1 << 20,), (64, 256)]:
    x = torch.rand(shape) * 4
    rows = x.reshape(-1, 256)
    bodies = {name: lambda function=function: function(x) for name, function in FUNCTIONS.items()}
    bodies["softmax"] = lambda: torch.softmax(rows, 1)
    for name, body in bodies.items():
        size = " x ".join(map(str, shape))
        print(json.dumps({"name": f"{name}, {size}", "value": median(body) / x.numel() * 1e9, "unit": "ns"}))

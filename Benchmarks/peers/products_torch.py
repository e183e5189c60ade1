"""What PyTorch's matrix products cost, as Sources/bench/Products.swift measures them, on so many threads."""
import json
import sys

import torch

from timing import median

torch.set_num_threads(int(sys.argv[1]))
SHAPES = [(1024, 1024, 1024, "", ""), (256, 784, 256, "", "ᵀ"), (256, 256, 10, "", "ᵀ"), (256, 10, 256, "", ""),
          (10, 256, 256, "ᵀ", ""), (256, 256, 784, "ᵀ", ""), (64, 331, 1, "", "ᵀ"), (1, 64, 331, "ᵀ", "")]
for rows, depth, columns, left_mark, right_mark in SHAPES:
    left = torch.rand(depth, rows).T if left_mark else torch.rand(rows, depth)
    right = torch.rand(columns, depth).T if right_mark else torch.rand(depth, columns)
    name = f"{rows} x {depth}{left_mark} times {depth} x {columns}{right_mark}"
    print(json.dumps({"name": name, "value": median(lambda: left @ right) * 1e6, "unit": "μs"}))

"""Fashion-MNIST training set in memory, from the folder that TABULARKIT_DATA names: X (60000, 784) float32 in 0...1, y (60000,) int64."""
import gzip
import os
import pathlib

import numpy as np

DATA = pathlib.Path(os.environ["TABULARKIT_DATA"]) / "fashion-mnist"


def load(split="train"):
    images = np.frombuffer(gzip.open(DATA / f"{split}-images-idx3-ubyte.gz").read(), np.uint8, offset=16)
    labels = np.frombuffer(gzip.open(DATA / f"{split}-labels-idx1-ubyte.gz").read(), np.uint8, offset=8)
    return images.reshape(-1, 784).astype("float32") / 255, labels.astype("int64")

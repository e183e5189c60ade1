#!/usr/bin/env python3
"""Write with NumPy what readers of IDX files must find.

    python3 Fixtures/reference/images.py [FOLDER with fashion-mnist/train-images-idx3-ubyte.gz and so on]

- Fixtures/idx: a small file for each type of scalars, and contents.json: type, extents, and the numbers as Python writes them.
- Fixtures/expected/fashion_sample.json, and with FOLDER fashion_mnist.json: for training and test images the extents, the SHA-1
  of the pixels and of the labels, and the number of images in each class.

Needs numpy.
"""
import gzip
import hashlib
import json
import pathlib
import struct
import sys
import zipfile

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXPECTED, IDX = ROOT / "Fixtures" / "expected", ROOT / "Fixtures" / "idx"
TYPES = {"uint8": ">u1", "int8": ">i1", "int16": ">i2", "int32": ">i4", "float32": ">f4", "float64": ">f8"}
NUMBERS = dict(zip(TYPES, (0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E)))


def encode(array, name):
    header = struct.pack(f">HBB{array.ndim}I", 0, NUMBERS[name], array.ndim, *array.shape)
    return header + array.astype(TYPES[name]).tobytes()


def decode(content):
    """An IDX file of unsigned bytes."""
    rank = content[3]
    return numpy.frombuffer(content, "u1", offset=4 + 4 * rank).reshape(struct.unpack_from(f">{rank}I", content, 4))


def write_types():
    contents = {}
    for name in TYPES:
        if name.startswith("float"):
            array = numpy.array([[0, -1.5, 1e-30], [numpy.pi, 65504, -1 / 3]], name)
        else:
            limits = numpy.iinfo(name)
            array = numpy.array([[limits.min, 0, 1], [2, 77, limits.max]], name)
        (IDX / f"{name}-idx2").write_bytes(encode(array, name))
        contents[f"{name}-idx2"] = {"type": name, "shape": array.shape, "scalars": array.astype("f8").flatten().tolist()}
    deep = numpy.arange(2 * 3 * 1 * 2 * 2, dtype="i2").reshape(2, 3, 1, 2, 2)
    (IDX / "int16-idx5.gz").write_bytes(gzip.compress(encode(deep, "int16"), mtime=0))
    contents["int16-idx5.gz"] = {"type": "int16", "shape": deep.shape, "scalars": deep.flatten().tolist()}
    write_json(IDX / "contents.json", contents)


def digest(images, labels):
    return {
        "shape": images.shape, "images": sha1(images), "labels": sha1(labels),
        "counts": numpy.bincount(labels, minlength=10).tolist()}


def sha1(array):
    return hashlib.sha1(array.tobytes()).hexdigest()


def write_set(output, read):
    parts = {"training": "train", "test": "t10k"}
    digests = {}
    for name, prefix in parts.items():
        images, labels = (decode(read(f"{prefix}-{file}-ubyte")) for file in ("images-idx3", "labels-idx1"))
        digests[name] = digest(images, labels)
    write_json(EXPECTED / output, digests)


def write_json(path, value):
    path.write_text(json.dumps(value, indent=1) + "\n")


if __name__ == "__main__":
    write_types()
    with zipfile.ZipFile(ROOT / "Sources" / "CSamples" / "fashion-sample.zip") as archive:
        write_set("fashion_sample.json", archive.read)
    if len(sys.argv) > 1:
        folder = pathlib.Path(sys.argv[1]) / "fashion-mnist"
        write_set("fashion_mnist.json", lambda name: gzip.decompress((folder / f"{name}.gz").read_bytes()))

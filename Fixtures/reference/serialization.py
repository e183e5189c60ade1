#!/usr/bin/env python3
"""Write Fixtures/serialization: files of arrays as safetensors, PyTorch and NumPy write them, and what they hold.

contents.json lists for each file its arrays: name ("" in an .npy file), type (as safetensors calls it), shape, and the
scalars' bytes, little-endian, in hexadecimal. refused.json lists files of NumPy's that are not read, with a
word that the reason must hold. Made with safetensors 0.8.0, torch 2.13.0 and numpy 2.4.6.
"""
import json
import pathlib

import numpy
import safetensors.numpy
import safetensors.torch
import torch

TARGET = pathlib.Path(__file__).resolve().parent.parent / "serialization"
NAMES = {
    "bool": "BOOL", "uint8": "U8", "int8": "I8", "int16": "I16", "uint16": "U16", "float16": "F16", "bfloat16": "BF16",
    "int32": "I32", "uint32": "U32", "float32": "F32", "complex64": "C64", "float64": "F64", "int64": "I64",
    "uint64": "U64",
    "float8_e5m2": "F8_E5M2", "float8_e4m3fn": "F8_E4M3", "float8_e8m0fnu": "F8_E8M0", "float8_e4m3fnuz": "F8_E4M3FNUZ",
    "float8_e5m2fnuz": "F8_E5M2FNUZ",
}
NUMPY_TYPES = [name for name in NAMES if hasattr(numpy, name)]
TORCH_TYPES = [name for name in NAMES if hasattr(torch, name)]
SPECIAL = {
    "float16": [0x0000, 0x8000, 0x0001, 0x03FF, 0x0400, 0x3C00, 0x7BFF, 0x7C00, 0xFC00, 0x7C01, 0x7E00, 0xFE55],
    "float32": [0x00000000, 0x80000000, 1, 0x7F7FFFFF, 0x7F800000, 0xFF800000, 0x7F800001, 0x7FC00000, 0xFFC12345],
    "float64": [0, 1 << 63, 1, 0x7FF0000000000000, 0x7FF0000000000001, 0xFFF8000000054321],
}
SHAPES = {
    "rank0": (), "rank1": (5,), "rank2": (2, 3), "rank3": (2, 1, 3), "empty": (0,), "empty3": (3, 0, 2),
    "wide": (1, 1000)}


def specials(name):
    bits = SPECIAL[name]
    return numpy.array(bits, dtype=f"<u{numpy.dtype(name).itemsize}").view(name)


def numbers(name, shape):
    values = numpy.arange(numpy.prod(shape, dtype=int)) % 100
    return ((values % 2 if name == "bool" else values).astype(name)).reshape(shape)


def describe(name, array):
    kind, data = content(array)
    return {"name": name, "type": NAMES[kind], "shape": list(array.shape), "bytes": data.hex()}


def content(array):
    if isinstance(array, torch.Tensor):
        bytes_ = array.contiguous().flatten().view(torch.uint8).numpy().tobytes()
        return str(array.dtype).removeprefix("torch."), bytes_
    return array.dtype.name, array.tobytes()


def safetensors_files():
    every = {name: torch.arange(6).reshape(2, 3).to(getattr(torch, name)) for name in TORCH_TYPES}
    yield "types", every, None
    yield "numpy", {
        f"{name}/{place}": numbers(name, shape)
        for place, shape in SHAPES.items() for name in ("float32", "bool", "int64")}, None
    yield "specials", {name: specials(name) for name in SPECIAL}, {"format": "bits"}
    yield "metadata", {"x": numbers("float32", (2,))}, {'grö"ße\\': "a\n\t\x01\x7f\u2028\U0001F3E0"}
    names = ("", "0.weight", "a b", "e\u0301", "\u00e9", '"', "\x1f", "z" * 300)
    yield "names", {name: numbers("int8", (3,)) for name in names}, None
    yield "none", {}, None
    torch.manual_seed(0)
    net = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2), torch.nn.Linear(2, 1))
    yield "model", net.state_dict(), {"format": "pt"}


def npy_files():
    for name in NUMPY_TYPES:
        for place, shape in SHAPES.items():
            if name in ("float32", "bool", "int64") or place == "rank2":
                yield f"{name}_{place}", numbers(name, shape), None
    for name in SPECIAL:
        yield f"{name}_specials", specials(name), None
    yield "version2", numbers("float32", (2, 3)), (2, 0)
    yield "version3", numbers("float32", (2, 3)), (3, 0)
    yield "fortran_vector", numpy.asfortranarray(numbers("float32", (4,))), None
    for name in ("float32", "bool", "int64", "uint16"):
        yield f"fortran_{name}", numbers(name, (4, 3)).T, None
    for shape in [(2, 3, 4), (2, 3, 1, 4, 2)]:
        yield f"fortran_rank{len(shape)}", numpy.asfortranarray(numbers("int16", shape)), None


def refused_files():
    """Files that NumPy writes and that are not read, with the word that the reason must hold."""
    yield "objects", numpy.array([1, "a"], dtype=object), "objects"
    yield "text", numpy.array(["a", "bc"]), "text"
    yield "bytes", numpy.array([b"a", b"bc"]), "text"
    yield "big_endian", numbers("float32", (2,)).astype(">f4"), "big-endian"
    yield "structured", numpy.array([(1, 2.0)], dtype=[("a", "<i4"), ("b", "<f8")]), "structured"
    yield "void", numpy.zeros(2, dtype="V3"), "structured"
    yield "times", numpy.zeros(2, dtype="<M8[s]"), "times"
    yield "complex128", numpy.zeros(2, dtype="complex128"), "unknown"
    yield "field_letters", numpy.array([(1,)], dtype=[("größe", "<i4")]), "fields"


def main():
    TARGET.mkdir(exist_ok=True)
    contents, refused = {}, {}
    for name, arrays, metadata in safetensors_files():
        file = f"{name}.safetensors"
        is_torch = any(isinstance(array, torch.Tensor) for array in arrays.values())
        writer = safetensors.torch if is_torch else safetensors.numpy
        writer.save_file(arrays, TARGET / file, metadata=metadata)
        contents[file] = {"arrays": [describe(*item) for item in arrays.items()], "metadata": metadata or {}}
    for name, array, version in npy_files():
        with open(TARGET / f"{name}.npy", "wb") as file:
            numpy.lib.format.write_array(file, array, version=version)
        contents[f"{name}.npy"] = {"arrays": [describe("", array)], "metadata": {}}
    arrays = {"x": numbers("float32", (2, 3)), "größe/y": numbers("int64", ()), "none": numbers("bool", (0, 2))}
    numpy.savez(TARGET / "stored.npz", **arrays)
    numpy.savez_compressed(TARGET / "deflated.npz", **arrays)
    numpy.savez(TARGET / "none.npz")
    numpy.savez(TARGET / "numbered.npz", *arrays.values())
    for file in ("stored.npz", "deflated.npz"):
        contents[file] = {"arrays": [describe(*item) for item in arrays.items()], "metadata": {}}
    numbered = [describe(f"arr_{place}", array) for place, array in enumerate(arrays.values())]
    contents["numbered.npz"] = {"arrays": numbered, "metadata": {}}
    contents["none.npz"] = {"arrays": [], "metadata": {}}
    for name, array, word in refused_files():
        numpy.save(TARGET / f"refused_{name}.npy", array)
        refused[f"refused_{name}.npy"] = word
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in contents.items())
    (TARGET / "contents.json").write_text("{\n" + lines + "\n}\n")
    (TARGET / "refused.json").write_text(json.dumps(refused, indent=1) + "\n")


main()

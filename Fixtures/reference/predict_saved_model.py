"""Predict a table with a model that `housing submit --save` kept, without TabularKit: predict_saved_model.py MODEL CSV.

Prints a prediction a line. Needs numpy and safetensors.
"""
import csv, json, math, pathlib, sys
import numpy as np
from safetensors.numpy import load_file

FUNCTIONS = {
    "standardize": lambda x, mean, deviation: (x - mean) / deviation if deviation else (x - mean) * 0,
    "fill": lambda x, value: value if math.isnan(x) else x,
    "log1p": lambda x: math.log1p(0 if x < 0 else x),
    "clip": lambda x, lower, upper: lower if x < lower else upper if x > upper else x,
    "ramp": lambda x, start, end: -0.5 if math.isnan(x) else (min(max(x, start), end) - start) / (end - start) - 0.5,
    "step": lambda x, threshold: 0.5 if x > threshold else -0.5,
    "is_missing": lambda x: float(math.isnan(x)),
    "equals": lambda x, value: float(x == value),
}
ACTIVATIONS = {"gelu": np.vectorize(lambda x: x * (1 + math.erf(x / math.sqrt(2))) / 2), "relu": lambda x: np.maximum(x, 0)}


def number(text, missing):
    if text in missing:
        return math.nan
    return {"true": 1.0, "false": 0.0}[text.lower()] if text.lower() in ("true", "false") else float(text)


def features(row, columns, missing):
    for column in columns["numeric"]:
        for functions in column["features"]:
            x = number(row[column["name"]], missing)
            for function in functions:
                ((name, settings),) = function.items()
                x = FUNCTIONS[name](x, **settings)
            yield x
    for column in columns["text"]:
        learned, text = column["categories"], row[column["name"]]
        yield from (float(text == category and text not in missing) for category in learned["categories"])
        if learned["encoding"]["one_hot"]["missing_feature"]:
            yield float(text in missing)


def output(x, index, plan, weights):
    def linear(x, name):
        return x @ weights[f"{index}.{name}weight"].T + weights[f"{index}.{name}bias"]

    if "deep" not in plan:
        return linear(x, "")
    layers = sorted({name.split(".")[2] for name in weights if name.startswith(f"{index}.deep.")}, key=int)
    deep = x
    for layer in layers:
        deep = linear(deep, f"deep.{layer}.")
        deep = deep if layer == layers[-1] else ACTIVATIONS[plan["deep"]["activation"]](deep)
    return linear(x, "wide.") + deep


folder, table = pathlib.Path(sys.argv[1]), sys.argv[2]
model, weights = json.loads((folder / "model.json").read_text()), load_file(folder / "weights.safetensors")
missing, rows = set(model["provenance"]["missing_values"]), list(csv.DictReader(open(table, newline="")))
outputs = [
    output(np.float32([list(features(row, member["columns"], missing)) for row in rows]), index, member["plan"], weights)
    for index, member in enumerate(model["members"])
]
mean, scale, bounds = np.mean(outputs, axis=0)[:, 0], model["scale"], model.get("bounds")
held = np.clip(mean, bounds["lower"], bounds["upper"]) if bounds else mean
prediction = held * scale["deviation"] + scale["mean"]
prediction = np.exp(prediction) if scale["logarithm"] else prediction
print("\n".join(map(repr, np.maximum(prediction, model.get("lowest_prediction", -np.inf)).astype(float).tolist())))

"""Predicts with a model that `housing submit --save` kept, a number a line: predict_saved_model.py MODEL CSV."""
import csv, json, math, sys, numpy as np
from safetensors.numpy import load_file
FUNCTIONS = {  # a missing number is nan
    "standardize": lambda x, mean, deviation: (x - mean) / (deviation or math.inf), "is_missing": lambda x: np.isnan(x),
    "unstandardize": lambda x, mean, deviation: x * deviation + mean, "exp": lambda x: np.exp(x),
    "fill": lambda x, value: np.nan_to_num(x, nan=value), "log1p": lambda x: np.log1p(np.maximum(x, 0)),
    "clip": lambda x, lower, upper: np.clip(x, lower, upper), "at_least": lambda x, value: np.maximum(x, value),
    "ramp": lambda x, start, end: np.interp(np.nan_to_num(x, nan=start), [start, end], [-0.5, 0.5]),
    "step": lambda x, threshold: (x > threshold) - 0.5, "equals": lambda x, value: x == value,
    "level": lambda x, value: x == value,
    "linear": lambda x, layer: x @ weights[layer + ".weight"].T + weights[layer + ".bias"],
    "relu": lambda x: np.maximum(x, 0), "tanh": lambda x: np.tanh(x), "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "gelu": lambda x: x * (1 + np.vectorize(math.erf)(x / 2**0.5)) / 2, "leaky-relu": lambda x: np.maximum(x, x / 100)}
def apply(functions, x):
    for name, settings in (item for function in functions for item in function.items()):
        x = FUNCTIONS[name](x, **settings)
    return x
model, weights = json.load(open(sys.argv[1] + "/model.json")), load_file(sys.argv[1] + "/weights.safetensors")
rows, missing = list(csv.DictReader(open(sys.argv[2], newline=""))), model["provenance"]["missing_values"]
table = {name: [None if row[name] in missing else row[name] for row in rows] for name in rows[0]}
def features(columns):
    features, levels, words = [], [], {"true": 1, "false": 0, None: math.nan}
    for column in columns["numeric"]:
        numbers = np.array([words.get(text and text.lower(), text) for text in table[column["name"]]], float)
        for functions in column["features"]:
            (levels if "level" in functions[0] else features).append(apply(functions, numbers))
    for learned, texts in ((column["categories"], table[column["name"]]) for column in columns["text"]):
        known = learned["categories"] + [None] * learned["encoding"]["one_hot"]["missing_feature"]
        levels += [[text == level for text in texts] for level in known]
    return np.float32(features + levels).T
inputs = [features(columns) for columns in model["columns"]]
outputs = [sum(apply(network, inputs[m["columns"]]) for network in m["networks"]) for m in model["members"]]
mean = np.average(np.float64(outputs), axis=0, weights=[m["weight"] for m in model["members"]])
print(*apply(model["output"], mean[:, 0]), sep="\n")

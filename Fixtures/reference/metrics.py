#!/usr/bin/env python3
"""Compute with scikit-learn the metrics of predictions that are as near to their targets as 32 bits can tell; write them to
Fixtures/expected/metrics.json.

    python3 Fixtures/reference/metrics.py

Needs scikit-learn and numpy in the versions of requirements.txt.
"""
import json

import numpy
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error

from house_features import EXPECTED

if __name__ == "__main__":
    dice = numpy.random.default_rng(5)
    targets = numpy.round(1e7 + 1e3 * dice.standard_normal(50), 3)
    predictions = (targets + 3 * dice.standard_normal(50)).astype(numpy.float32).astype(float)
    metrics = {
        "rmse": root_mean_squared_error(targets, predictions),
        "log-rmse": root_mean_squared_error(numpy.log(targets), numpy.log(predictions)),
        "mae": mean_absolute_error(targets, predictions), "r2": r2_score(targets, predictions)}
    value = {"targets": targets.tolist(), "predictions": predictions.tolist(), "metrics": metrics}
    (EXPECTED / "metrics.json").write_text(json.dumps(value) + "\n")

#!/usr/bin/env python3
"""Compute with pandas what `DataFrame.summary` must give for the house prices; write it to Fixtures/expected.

    python3 Fixtures/reference/describe.py [FOLDER with kaggle_house_pred_train.csv]

describe_sample.json is for the training table of the bundled sample, describe_real.json (only with FOLDER) for the real one.
Both hold statistics only, no rows. Of equally frequent values the smaller one comes first, text by its bytes.

Needs pandas in the version of requirements.txt.
"""
import io
import json
import pathlib
import sys
import zipfile

from pandas.api.types import is_numeric_dtype

from house_features import EXPECTED, ROOT, read


def summary(name, column):
    counts = sorted(column.value_counts().items(), key=lambda item: (-item[1], item[0]))[:3]
    result = {
        "name": name, "kind": "integer" if is_numeric_dtype(column) else "string", "missing": int(column.isna().sum()),
        "distinct": int(column.nunique()), "numbers": None,
        "most_frequent": [{"value": spelling(value), "count": int(count)} for value, count in counts]}
    if is_numeric_dtype(column):
        described = column.describe()
        result["numbers"] = {"infinite": 0, "mean": described["mean"], "deviation": described["std"]} | {
            key: described[row] for key, row in [
                ("minimum", "min"), ("lower_quartile", "25%"), ("median", "50%"), ("upper_quartile", "75%"),
                ("maximum", "max")]}
    return result


def spelling(value):
    # pandas turns integers with missing values into reals.
    return value if isinstance(value, str) else str(int(value))


def write(name, table):
    value = {"rows": len(table), "columns": [summary(column, table[column]) for column in table]}
    (EXPECTED / name).write_text(json.dumps(value, indent=1) + "\n")


if __name__ == "__main__":
    with zipfile.ZipFile(ROOT / "Sources" / "CSamples" / "house-sample.zip") as archive:
        write("describe_sample.json", read(io.BytesIO(archive.read("train.csv"))))
    if len(sys.argv) > 1:
        write("describe_real.json", read(pathlib.Path(sys.argv[1]) / "kaggle_house_pred_train.csv"))

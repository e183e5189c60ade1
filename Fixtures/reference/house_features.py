#!/usr/bin/env python3
"""Compute with pandas what `Preprocessor` must give for the house prices; write it to Fixtures/expected.

    python3 Fixtures/reference/house_features.py [FOLDER with kaggle_house_pred_train.csv and kaggle_house_pred_test.csv]

The features are those of "Dive into Deep Learning" (chapter on house prices), over train and test together: numeric columns
standardized with the n - 1 deviation, missing numbers 0, text one-hot with `get_dummies(dummy_na=True)`. What pandas 1.5 took
for missing is spelled out, since later versions add `None`.

- house_sample.json: the names of the features of the bundled sample, and the number of rows. house_sample.gz: all values of
  its matrix, column after column: the number of distinct values (32 bits), these (doubles), and per row the number of its
  value (16 bits), all little-endian.
- house_real.json (only with FOLDER): names, and what tells whether another table is the same, without holding any of its
  rows: for a numeric column mean, deviation, and the SHA-1 of its doubles before standardizing, -1 for missing ones; for a
  one-hot column the SHA-1 of its bytes 0 and 1.

Needs pandas (any version from 1.5 on) and numpy.
"""
import gzip
import hashlib
import io
import json
import pathlib
import sys
import zipfile

import numpy
import pandas

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXPECTED = ROOT / "Fixtures" / "expected"
PANDAS_1 = [
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL",
    "NaN", "n/a", "nan", "null"]


def read(file):
    return pandas.read_csv(file, keep_default_na=False, na_values=PANDAS_1)


def features(train, test):
    """The numeric columns before standardizing, and the table of all features as float64."""
    table = pandas.concat((train.iloc[:, 1:-1], test.iloc[:, 1:]), ignore_index=True)
    numeric = table.select_dtypes("number").columns
    raw = table[numeric].copy()
    table[numeric] = raw.apply(lambda column: (column - column.mean()) / column.std()).fillna(0)
    return raw, pandas.get_dummies(table, dummy_na=True).astype("float64")


def write_sample():
    with zipfile.ZipFile(ROOT / "Sources" / "CSamples" / "house-sample.zip") as archive:
        train, test = (read(io.BytesIO(archive.read(name))) for name in ("train.csv", "test.csv"))
    _, table = features(train, test)
    write_json("house_sample.json", {"rows": len(table), "names": list(table.columns)})
    parts = []
    for name in table.columns:
        distinct, numbers = numpy.unique(table[name].to_numpy(), return_inverse=True)
        parts += [numpy.uint32(len(distinct)).tobytes(), distinct.astype("<f8").tobytes(), numbers.astype("<u2").tobytes()]
    (EXPECTED / "house_sample.gz").write_bytes(gzip.compress(b"".join(parts), 9, mtime=0))


def write_real(folder):
    raw, table = features(*(read(folder / f"kaggle_house_pred_{part}.csv") for part in ("train", "test")))
    columns = []
    for name in table.columns:
        if name in raw:
            values = raw[name].fillna(-1).astype("<f8").to_numpy()
            digest = {"mean": raw[name].mean(), "deviation": raw[name].std(), "sha1": sha1(values)}
        else:
            digest = {"sha1": sha1(table[name].to_numpy().astype("u1"))}
        columns.append({"name": name} | digest)
    write_json("house_real.json", {"rows": len(table), "columns": columns})


def sha1(array):
    return hashlib.sha1(array.tobytes()).hexdigest()


def write_json(name, value):
    (EXPECTED / name).write_text(json.dumps(value, indent=1) + "\n")


if __name__ == "__main__":
    write_sample()
    if len(sys.argv) > 1:
        write_real(pathlib.Path(sys.argv[1]))

#!/usr/bin/env python3
"""Compute with scikit-learn, pandas and numpy what the steps of a `Preprocessor` must give; write it to Fixtures/expected.

    python3 Fixtures/reference/preprocessing.py

- preprocessing.json: columns to learn from and to transform, and for each step the matrix that it makes of them. A value
  that is still missing is -99. `skewness` is that of pandas.
- recipe.json: the features of the bundled sample by a composition of steps, learned from the first 1000 rows of train and
  applied to all rows: for each feature the mean of its values, of their squares, and weighted with 0, 1 ... 96, 0, 1 ...

Needs scikit-learn, pandas and numpy in the versions of requirements.txt.
"""
import io
import json
import warnings
import zipfile

import numpy
import pandas
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import KBinsDiscretizer, MinMaxScaler, OneHotEncoder, OrdinalEncoder, StandardScaler

from house_features import EXPECTED, ROOT, read

STILL_MISSING = -99
NAN = float("nan")


def numeric_columns():
    dice = numpy.random.default_rng(11)
    holes = lambda values: numpy.where(dice.random(len(values)) < 0.2, NAN, values)
    new = numpy.array([-1e3, -1, 0, 0.5, 3, 14.62, 1e3])
    for name, values in {
        "normal": dice.normal(1e4, 3, 60), "skewed": dice.lognormal(0, 1.5, 60), "left": 10 - dice.gamma(0.5, 1, 60),
        "counts": dice.poisson(0.8, 60).astype(float), "ties": numpy.repeat([3.0, 1.0, 2.0, 7.5], 5),
        "constant": numpy.full(900, 14.62), "two": numpy.array([1.0, 4.0]), "whole": numpy.arange(12.0),
    }.items():
        yield name, values, new
        yield f"{name} with holes", holes(values), numpy.append(new, NAN)
    yield "empty", numpy.full(5, NAN), numpy.array([NAN, NAN])


def numeric_cases(fit, new):
    table, rows = fit.reshape(-1, 1), new.reshape(-1, 1)
    sklearn = lambda transformer: transformer.fit(table).transform(rows)
    has_values, varies = not numpy.isnan(fit).all(), numpy.nanmin(fit) != numpy.nanmax(fit)
    yield "identity", rows
    for strategy in ("mean", "median", "most_frequent", "constant"):
        yield f"fill {strategy}", sklearn(SimpleImputer(
            strategy=strategy, fill_value=-7 if strategy == "constant" else None, add_indicator=True,
            keep_empty_features=True))
    if has_values and varies:
        yield "standardize population", sklearn(StandardScaler())
        yield "standardize", (rows - pandas.Series(fit).mean()) / pandas.Series(fit).std()
        yield "min-max", sklearn(MinMaxScaler())
        yield "min-max of a range", sklearn(MinMaxScaler((-2, 3)))
        yield "ramps", ramps(fit, new, 4)
        yield "clip", rows.clip(-0.75, 12)
        yield "frequent value", frequent(fit, new, 0.2)


def quantile_edges(fit, count):
    present = fit[~numpy.isnan(fit)]
    if len(numpy.unique(present)) <= count:
        return numpy.array([])
    edges = numpy.unique(numpy.quantile(present, numpy.linspace(0, 1, count + 1)))
    if len(edges) == count + 1:
        bins = KBinsDiscretizer(count, strategy="quantile", quantile_method="linear").fit(present.reshape(-1, 1))
        numpy.testing.assert_allclose(bins.bin_edges_[0], edges, rtol=1e-12)
    return edges


def ramps(fit, new, count):
    edges = quantile_edges(fit, count)
    columns = [numpy.nan_to_num(((new - a) / (b - a)).clip(0, 1), nan=0.0) - 0.5 for a, b in zip(edges, edges[1:])]
    return numpy.column_stack(columns) if columns else numpy.empty((len(new), 0))


def frequent(fit, new, share):
    counts = pandas.Series(fit).value_counts().sort_index()
    if len(counts) <= 2 or counts.max() < share * counts.sum():
        return numpy.empty((len(new), 0))
    return (new == counts.idxmax()).astype(float).reshape(-1, 1)


def text_cases():
    fit = ["b", "a", None, "b", "Z", "c", "b", "c", None, "a b", "\u00e9"]
    new = ["a", "b", None, "new", "c", "Z", "a b", "\u00e9", ""]
    table, rows = (numpy.array(values, dtype=object).reshape(-1, 1) for values in (fit, new))
    for least in (1, 2, 3):
        encoder = OneHotEncoder(handle_unknown="ignore", min_frequency=least, sparse_output=False).fit(table)
        rare = encoder.infrequent_categories_[0] if least > 1 else None
        matrix = encoder.transform(rows)
        # The last column is for all rare categories together.
        yield f"one-hot from {least}", fit, new, matrix if rare is None else matrix[:, :-1]
    ordinal = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1, encoded_missing_value=-2)
    # For this encoder None is a category, and only NaN is missing.
    table, rows = (numpy.where(numpy.equal(values, None), NAN, values) for values in (table, rows))
    yield "ordinal", fit, new, ordinal.fit(table).transform(rows)


def plain(array):
    """Numbers as JSON can have them, missing ones as None."""
    return [None if value is None or value != value else value for value in array]


def matrix(array):
    return {"width": array.shape[1], "values": numpy.nan_to_num(array, nan=STILL_MISSING).ravel().tolist()}


def write_cases():
    numeric, text = [], []
    for name, fit, new in numeric_columns():
        numeric.append({
            "name": name, "fit": plain(fit.tolist()), "rows": plain(new.tolist()),
            "skewness": plain([pandas.Series(fit).skew()])[0],
            "expected": {step: matrix(array) for step, array in numeric_cases(fit, new)}})
    for step, fit, new, array in text_cases():
        text.append({"step": step, "fit": fit, "rows": new, "expected": matrix(array)})
    write("preprocessing.json", {"numeric": numeric, "text": text})


def recipe(fit, table):
    """The features of `table` by what is learned from its first rows, `fit`: names and columns."""
    for name in table.select_dtypes("number").columns:
        known, x = fit[name].dropna(), table[name]
        for suffix, change in [("_log1p", numpy.log1p), ("", lambda values: values)]:
            if suffix and not (abs(known.skew()) > 0.75 and known.min() >= 0):
                continue
            z = (change(x) - change(known).mean()) / change(known).std(ddof=0)
            yield name + suffix, z.clip(-2.5, 2.5).fillna(0)
        if len(known) < len(fit):
            yield f"{name}_nan", x.isna().astype(float)
        counts = known.value_counts().sort_index()
        if len(counts) > 2 and counts.max() >= 0.3 * len(known):
            yield f"{name}_is", (x == counts.idxmax()).astype(float)
        for column in ramps(fit[name].to_numpy(float), x.to_numpy(float), 8).T:
            yield f"{name}_ramp", pandas.Series(column)
    for name in table.select_dtypes(exclude="number").columns:
        counts = fit[name].value_counts().sort_index()
        for category in counts[counts >= 3].index:
            yield f"{name}_{category}", (table[name] == category).astype(float)
        if fit[name].isna().sum() >= 3:
            yield f"{name}_nan", table[name].isna().astype(float)


def write_recipe():
    with zipfile.ZipFile(ROOT / "Sources" / "CSamples" / "house-sample.zip") as archive:
        train, test = (read(io.BytesIO(archive.read(name))) for name in ("train.csv", "test.csv"))
    table = pandas.concat((train.drop(columns=["Id", "SalePrice"]), test.drop(columns="Id")), ignore_index=True)
    weights = numpy.arange(len(table)) % 97
    write("recipe.json", [
        {"name": name, "mean": column.mean(), "squares": (column**2).mean(), "weighted": (column * weights).mean()}
        for name, column in recipe(table[:1000], table)])


def write(name, value):
    (EXPECTED / name).write_text(json.dumps(value, indent=None, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # of scikit-learn, about the odd cases
    write_cases()
    write_recipe()

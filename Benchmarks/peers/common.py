"""Data for the peers: the house-price tables as the book prepares them, from the folder that TABULARKIT_DATA names."""
import os
import pathlib

import pandas as pd

DATA = pathlib.Path(os.environ["TABULARKIT_DATA"])


def house_features():
    """Return (X, y): float32 features of the 1460 training rows, and prices in dollars."""
    train = pd.read_csv(DATA / "kaggle_house_pred_train.csv", keep_default_na=False, na_values=["NA", ""])
    test = pd.read_csv(DATA / "kaggle_house_pred_test.csv", keep_default_na=False, na_values=["NA", ""])
    table = pd.concat((train.iloc[:, 1:-1], test.iloc[:, 1:]))
    numeric = table.select_dtypes("number").columns
    table[numeric] = table[numeric].apply(lambda column: (column - column.mean()) / column.std())
    table[numeric] = table[numeric].fillna(0)
    table = pd.get_dummies(table, dummy_na=True)
    assert table.shape == (2919, 331), table.shape
    n = len(train)
    return table[:n].to_numpy("float32"), train.SalePrice.to_numpy("float32").reshape(-1, 1)

#!/usr/bin/env python3
"""Runs TabularKit's side of every benchmark on next to nothing, so that they do not rot; asserts nothing of the times.

    make bench-smoke

TABULARKIT_BENCH names the program, by default that of a release build. The house prices are the bundled sample. Standard
library only.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import tables

FOLDER = pathlib.Path(__file__).resolve().parent


def main():
    for script in [*FOLDER.glob("*.py"), *FOLDER.glob("peers/*.py")]:
        compile(script.read_text(), str(script), "exec")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(tables.ROOT / "Sources/CSamples/house-sample.zip") as sample:
            pathlib.Path(folder, "kaggle_house_pred_train.csv").write_bytes(sample.read("train.csv"))
        environment = {**os.environ, "TABULARKIT_DATA": folder, "TABULARKIT_BENCH": os.path.abspath(tables.BENCH)}
        for command in [
            [sys.executable, FOLDER / "csv.py", "--alone", "--rounds", "1", "--scale", "0.002"],
            [sys.executable, FOLDER / "growth.py", "--rounds", "1", "--scale", "0.001", "--picture", ""],
            [tables.BENCH], [tables.BENCH, "products"],
        ]:
            subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()

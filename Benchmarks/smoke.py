#!/usr/bin/env python3
"""Runs TabularKit's side of every benchmark on next to nothing, so that they do not rot; asserts nothing of the times.

    make bench-smoke

TABULARKIT_BUILD names the folder of the programs, by default that of a release build. The house prices and the images are the
bundled samples. Standard library only.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

from programs import FOLDER


def main():
    for script in [*FOLDER.glob("*.py"), *FOLDER.glob("peers/*.py")]:
        compile(script.read_text(), str(script), "exec")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(FOLDER.parent / "Sources/CSamples/house-sample.zip") as sample:
            for name in ("train", "test"):
                pathlib.Path(folder, f"kaggle_house_pred_{name}.csv").write_bytes(sample.read(f"{name}.csv"))
        for arguments in [
            ["kfold.py", "--alone"], ["engine.py", "--alone"], ["functions.py", "--alone"], ["fashion.py", "--alone"],
            ["csv.py", "--alone", "--rounds", "1", "--scale", "0.002"],
            ["growth.py", "--rounds", "1", "--scale", "0.001", "--picture", ""],
        ]:
            command = [sys.executable, FOLDER / arguments[0], *arguments[1:]]
            subprocess.run(command, check=True, env={**os.environ, "TABULARKIT_DATA": folder})


if __name__ == "__main__":
    main()

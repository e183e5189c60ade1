"""What the benchmarks of tables share: the files they read, and running a program for its time and its memory."""
import os
import random
import subprocess

from programs import data


def house_prices(path, rows):
    """The training table of the house prices, again and again up to so many rows: about 315 bytes each."""
    table = (data() / "kaggle_house_pred_train.csv").read_bytes()
    header, *lines = table.splitlines(keepends=True)
    body = b"".join(lines)
    with open(path, "wb") as file:
        file.write(header)
        for _ in range(rows // len(lines)):
            file.write(body)
        file.writelines(lines[:rows % len(lines)])


def quoted_text(path, rows):
    """Ten columns of quotes with separators, doubled quotes and line ends in them; 200 different rows."""
    dice = random.Random(1)
    words = ["Old Town", "gravel, paved", 'a ""good"" one', "two\nlines", "x", "a somewhat longer remark, as they come"]
    lines = [",".join(f'"{dice.choice(words)}"' for _ in range(10)) + "\n" for _ in range(200)]
    with open(path, "w") as file:
        file.write(",".join(f"t{column}" for column in range(10)) + "\n")
        for row in range(rows):
            file.write(lines[row % 200])


def long_floats(path, rows):
    """Twenty columns of numbers of 17 digits; 2000 different rows."""
    dice = random.Random(2)
    lines = [",".join(f"{dice.uniform(-1000, 1000):.17g}" for _ in range(20)) + "\n" for _ in range(2000)]
    with open(path, "w") as file:
        file.write(",".join(f"x{column}" for column in range(20)) + "\n")
        for row in range(rows):
            file.write(lines[row % 2000])


def wide_line(path, columns):
    """A header and one row."""
    with open(path, "w") as file:
        file.write(",".join(f"c{column}" for column in range(columns)) + "\n")
        file.write(",".join(str(column % 1000) for column in range(columns)) + "\n")


def run(command):
    """The seconds that the program says it took, and its peak memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command} failed with {process.returncode}")
    return float(output.split()[-1]), usage.ru_maxrss / 1024

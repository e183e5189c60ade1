"""What the benchmarks of the engine share: running a program that prints a line of JSON for each measurement, beside a peer's."""
import json
import statistics
import subprocess


def measure(command):
    """The measurements by name: value and unit."""
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return {row["name"]: (row["value"], row["unit"]) for row in map(json.loads, output.splitlines())}


def show_header(label):
    print(f"| {label} | TabularKit | PyTorch | PyTorch / TabularKit |\n| --- | --- | --- | --- |", flush=True)


def compare(ours, theirs, rounds, suffix=""):
    """Runs both in turn; a row for each measurement: medians over the rounds, and the median of the rounds' ratios."""
    results = [(measure(ours), measure(theirs)) for _ in range(rounds)]
    for name, (_, unit) in results[0][0].items():
        pairs = [(our[name][0], their[name][0]) for our, their in results]
        our, their = (statistics.median(column) for column in zip(*pairs))
        ratios = [their / our for our, their in pairs]
        digits = 2 if min(our, their) < 10 else 0
        print(f"| {name}{suffix} | {our:.{digits}f} {unit} | {their:.{digits}f} {unit} | "
              f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) |", flush=True)

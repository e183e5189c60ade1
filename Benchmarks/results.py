#!/usr/bin/env python3
"""Runs a benchmark and puts what it prints into the table of its section of RESULTS.md, in this machine's column.

    python3 Benchmarks/results.py csv Benchmarks/csv.py --rounds 9

The section is the table between the lines `<!-- csv -->` and `<!-- end of csv -->`. A machine is its processor and the kernel of the
matrix products; the columns of others stay, with the rows that they have. All stays as it is if the benchmark fails. Standard
library only.
"""
import datetime
import os
import pathlib
import platform
import re
import subprocess
import sys

from programs import HOUSING

RESULTS = pathlib.Path(os.environ.get("TABULARKIT_RESULTS", pathlib.Path(__file__).resolve().parent / "RESULTS.md"))
# How many columns of what a benchmark prints say what was measured; the others are figures. One, where none is named.
LABELS = {"csv": 2, "growth": 2}


def machine():
    """The processor with family, model and widest vectors, as far as Linux tells them, and the kernel of matrix products."""
    path = pathlib.Path("/proc/cpuinfo")
    text = path.read_text() if path.exists() else ""
    facts = dict(re.findall(r"^(model name|cpu family|model)\s*: (.*)$", text, re.MULTILINE))
    name = facts.get("model name", platform.machine())
    if "cpu family" in facts:
        name += f" {facts['cpu family']}/{facts['model']}"
    vectors = [shown for flag, shown in [("avx512f", "AVX-512"), ("avx2", "AVX2")] if flag in text][:1]
    report = subprocess.run([HOUSING, "--version", "--verbose"], stdout=subprocess.PIPE, text=True, check=True).stdout
    kernel = re.search(r"^Matrix products: (.*),", report, re.MULTILINE)[1]
    return ", ".join([name, *vectors, f"{os.cpu_count()} processors", kernel])


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def measured(lines, labels):
    """What a benchmark printed as a table: the header of its labels, and the figures by label."""
    header, _, *rows = [cells(line) for line in lines if line.startswith("|")]
    figures, label = {}, [""] * labels
    for row in rows:
        # An empty first cell repeats the one above.
        label = [new or old for new, old in zip(row[:1], label)] + row[1:labels]
        figures[", ".join(cell.strip("*") for cell in label if cell)] = ", ".join(filter(None, row[labels:]))
    names = [name for name in header[labels:] if name]
    return f"{header[0]} ({', '.join(names)})", figures


def table(lines):
    """A table of RESULTS.md: the machines' columns by name, each with its figures by label."""
    if not lines:
        return {}
    header, _, *rows = [cells(line) for line in lines]
    return {name: {row[0]: row[place] for row in rows} for place, name in enumerate(header) if place > 0}


def text(title, columns):
    labels = list(dict.fromkeys(label for figures in columns.values() for label in figures))
    lines = [[title, *columns], ["---"] * (1 + len(columns))]
    lines += [[label, *(figures.get(label, "") for figures in columns.values())] for label in labels]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def split(document, section):
    """The text before a section, its lines, and the text after it."""
    start, end = f"<!-- {section} -->\n", f"<!-- end of {section} -->"
    if document.count(start) != 1 or document.count(end) != 1:
        raise SystemExit(f"{RESULTS} has no section {section}: add the lines {start.strip()} and {end}")
    before, rest = document.split(start)
    content, after = rest.split(end)
    return before + start, content.split("\n")[:-1], end + after


def main():
    section, script, *arguments = sys.argv[1:]
    name = machine()
    process = subprocess.Popen([sys.executable, script, *arguments], stdout=subprocess.PIPE, text=True)
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    if process.wait() != 0:
        raise SystemExit(f"{script} failed: the section {section} stays as it was")
    title, figures = measured(lines, LABELS.get(section, 1))
    before, old, after = split(RESULTS.read_text(), section)
    others = {column: rows for column, rows in table(old).items() if not column.startswith(f"{name}, ")}
    columns = {f"{name}, {datetime.date.today()}": figures, **others}
    RESULTS.write_text(before + text(title, columns) + after)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Runs a benchmark and puts what it prints in the place of a section of RESULTS.md.

    python3 Benchmarks/results.py csv Benchmarks/csv.py --rounds 9

The section is what stands between the lines `<!-- csv -->` and `<!-- end of csv -->`. It stays as it is if the benchmark fails.
Date, processor and number of processors go above it. Standard library only.
"""
import datetime
import os
import pathlib
import platform
import re
import subprocess
import sys

RESULTS = pathlib.Path(os.environ.get("TABULARKIT_RESULTS", pathlib.Path(__file__).resolve().parent / "RESULTS.md"))


def machine():
    """The processor's name and its widest vectors, as far as Linux tells them."""
    path = pathlib.Path("/proc/cpuinfo")
    information = path.read_text() if path.exists() else ""
    name = re.search(r"^model name\s*: (.*)$", information, re.MULTILINE)
    vectors = next((shown for flag, shown in [("avx512f", ", AVX-512"), ("avx2", ", AVX2")] if flag in information), "")
    return f"{os.cpu_count()} processors, {name[1] if name else platform.machine()}{vectors}"


def replaced(text, section, content):
    """`text` with another content of a section."""
    start, end = f"<!-- {section} -->\n", f"<!-- end of {section} -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise SystemExit(f"{RESULTS} has no section {section}: add the lines {start.strip()} and {end}")
    before, rest = text.split(start)
    return before + start + content + end + rest.split(end)[1]


def main():
    section, script, *arguments = sys.argv[1:]
    process = subprocess.Popen([sys.executable, script, *arguments], stdout=subprocess.PIPE, text=True)
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    if process.wait() != 0:
        raise SystemExit(f"{script} failed: the section {section} stays as it was")
    date = f"Measured on {datetime.date.today()}: {machine()}."
    content = f"{date}\n\n{''.join(lines).strip()}\n"
    RESULTS.write_text(replaced(RESULTS.read_text(), section, content))


if __name__ == "__main__":
    main()

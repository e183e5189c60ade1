#!/usr/bin/env python3
"""Write Fixtures/csv/two_members.csv.gz: two gzip members, the first with a name and a time. Standard library only."""
import gzip
import io
import pathlib

OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "csv" / "two_members.csv.gz"

first = io.BytesIO()
with gzip.GzipFile("numbers.csv", "wb", fileobj=first, mtime=1_700_000_000) as file:
    file.write(b"a,b\n1,2\n")
OUTPUT.write_bytes(first.getvalue() + gzip.compress(b"3,4\n", mtime=0))

"""Read a CSV file into a frame. Arguments: pandas, polars, arrow or duckdb, and the file. Prints the seconds."""
import sys
import time

which, path = sys.argv[1:]
if which == "pandas":
    import pandas
    start = time.perf_counter()
    frame = pandas.read_csv(path, low_memory=False)
elif which == "polars":
    import polars
    start = time.perf_counter()
    frame = polars.read_csv(path, null_values=["NA"], infer_schema_length=10000)
elif which == "arrow":
    from pyarrow import csv
    start = time.perf_counter()
    frame = csv.read_csv(
        path, csv.ReadOptions(block_size=1 << 24), csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(null_values=["NA", ""], strings_can_be_null=True))
else:
    import duckdb
    start = time.perf_counter()
    frame = duckdb.sql(f"create table t as select * from read_csv('{path}', nullstr='NA', max_line_size=100000000)")
print(time.perf_counter() - start)

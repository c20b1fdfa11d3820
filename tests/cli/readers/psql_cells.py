"""Prints what a PostgreSQL database holds, in the form of csv_cells.py."""
import csv
import io
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from csv_cells import TABLES, put

for name in TABLES:
    # Changed rows have moved.
    order = "case_id, note_number" if name == "text" else "ctid"
    out = subprocess.run(
        ["psql", "-qX", "-h", sys.argv[1], "-U", "reader", "postgres", "-c",
         f"\\copy (SELECT * FROM {name} ORDER BY {order}) TO STDOUT (FORMAT csv)"],
        check=True, capture_output=True, text=True, encoding="utf-8").stdout
    for row in csv.reader(io.StringIO(out, newline="")):
        put(name, row)

"""Prints what import.py read, in the form of csv_cells.py."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from csv_cells import TABLES, put

exec(open("import.py", encoding="utf-8").read())
for name in TABLES:
    for row in globals()[name].itertuples(index=False):
        put(name, ["" if pandas.isna(cell) else str(cell) for cell in row])

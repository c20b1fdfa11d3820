"""Prints what a SQLite database holds, in the form of csv_cells.py."""
import os
import sqlite3
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from csv_cells import TABLES, put

base = sqlite3.connect(sys.argv[1])
for name in TABLES:
    for row in base.execute(f"SELECT * FROM {name} ORDER BY rowid"):
        put(name, ["" if cell is None else str(cell) for cell in row])

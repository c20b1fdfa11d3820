"""Prints what PSPP reads of the .sav files, in the form of csv_cells.py."""
import csv
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from csv_cells import TABLES, put


def main():
    folder = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as temp:
        for name in TABLES:
            if name in ("measures", "text"):
                continue
            syntax = os.path.join(temp, "read.sps")
            with open(syntax, "w", encoding="ascii") as out:
                out.write(f"GET FILE='{folder}/{name}.sav'.\n"
                          f"SAVE TRANSLATE /OUTFILE='{temp}/{name}.csv'"
                          " /TYPE=CSV /MISSING=IGNORE /REPLACE"
                          " /CELLS=VALUES /FIELDNAMES.\n")
            subprocess.run(["pspp", "-O", "format=txt", "-o",
                            os.path.join(temp, "log"), syntax], check=True)
            with open(os.path.join(temp, name + ".csv"), newline="",
                      encoding="utf-8") as lines:
                for row in list(csv.reader(lines))[1:]:
                    put(name, [cell.strip() for cell in row])


main()

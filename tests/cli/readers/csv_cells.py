#!/usr/bin/env python3
"""Prints every cell of a bundle: one row a line, the file's name first.

Numbers as short as they go, nothing for a missing value, texts without the
apostrophe that guards them, a line end in a text as \\n.
"""
import csv
import os
import re
import sys

TABLES = ["cases", "events", "measures", "notes", "scores", "sessions", "text"]
GUARD = re.compile("^'('*[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20])")


def plain(cell):
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
        return f"{float(cell):g}"
    return cell.replace("\r", "").replace("\n", "\\n")


def put(table, cells):
    print("\t".join([table] + [plain(cell) for cell in cells]))


def main():
    for table in TABLES:
        path = os.path.join(sys.argv[1], table + ".csv")
        with open(path, encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))[1:]
        for row in rows:
            if table == "text":
                row[2] = GUARD.sub(r"\1", row[2])
            put(table, row)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Packs provinces.txt into C tables.

usage: pack_provinces.py PROVINCES.txt OUT.inc
"""
import sys

# Words that many provinces and regencies have.
COMMON = {"barat", "timur", "utara", "selatan", "tengah", "tenggara",
          "kepulauan"}


def tells(name, province):
    """A city whose name is in that of its province stays hidden."""
    return set(name.split()) & set(province.lower().split()) - COMMON


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows, names = [], []
    with open(sys.argv[1], encoding="ascii") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            province, regencies = line.rstrip("\n").split("\t")
            rows += [(name, len(names)) for name in regencies.split(", ")
                     if name and not tells(name, province)]
            rows.append((province.lower(), len(names)))
            names.append(province)
    with open(sys.argv[2], "w", encoding="ascii") as out:
        out.write("static const char *const provinces[] = {\n")
        for name in names:
            out.write(f'    "{name}",\n')
        out.write("};\n\nstatic const struct regency regencies[] = {\n")
        for name, number in sorted(rows):
            out.write(f'    {{ "{name}", {number} }},\n')
        out.write("};\n")


main()

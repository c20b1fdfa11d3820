#!/usr/bin/env python3
"""Packs nicknames.txt into C tables.

usage: pack_nicknames.py NICKNAMES.txt OUT.inc
"""
import sys


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="ascii") as lines:
        groups = [line.split() for line in lines
                  if line.strip() and not line.startswith("#")]
    rows = sorted((name, number) for number, group in enumerate(groups)
                  for name in group)
    with open(sys.argv[2], "w", encoding="ascii") as out:
        out.write("static const char *const nickname_groups[] = {\n")
        for group in groups:
            out.write(f'    "{" ".join(group)}",\n')
        out.write("};\n\n")
        out.write("static const struct nickname nicknames[] = {\n")
        for name, number in rows:
            out.write(f'    {{ "{name}", {number} }},\n')
        out.write("};\n")


main()

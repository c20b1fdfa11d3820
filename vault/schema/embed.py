#!/usr/bin/env python3
"""Writes the numbered SQL steps into one C file: embed.py OUT STEP...

The steps must be numbered 0001, 0002, ... without a gap; a step is never
edited after a release, a new one is added.
"""
import os
import sys


def array(number, path):
    """A char array: C compilers may refuse string literals this long."""
    with open(path, "rb") as sql:
        data = sql.read() + b"\0"
    rows = (data[i:i + 16] for i in range(0, len(data), 16))
    body = "".join("    " + " ".join(f"{b}," for b in row) + "\n" for row in rows)
    return f"static const char step_{number:04d}[] = {{\n{body}}};\n\n"


def main():
    out, steps = sys.argv[1], sorted(sys.argv[2:])
    for number, path in enumerate(steps, 1):
        if not os.path.basename(path).startswith(f"{number:04d}-"):
            sys.exit(f"{path}: step {number:04d} expected")
    with open(out, "w", encoding="ascii") as code:
        code.write('#include "vault/schema.h"\n\n')
        for number, path in enumerate(steps, 1):
            code.write(array(number, path))
        code.write("const char *const vault_schema_steps[] = {\n")
        for number, _ in enumerate(steps, 1):
            code.write(f"    step_{number:04d},\n")
        code.write("};\n")
        code.write(f"const int vault_schema_newest = {len(steps)};\n")


if __name__ == "__main__":
    main()

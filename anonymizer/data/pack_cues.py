#!/usr/bin/env python3
"""Packs cues.tsv into a hash table in C.

usage: pack_cues.py CUES.tsv OUT.inc

The table has a power of two slots, found by FNV-1a (see hash.h) and the next
slots after it; an empty slot ends the search.
"""
import sys


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def read(path):
    cues = {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            fields = line.split("\t")
            if len(fields) not in (2, 3):
                sys.exit(f"{path}:{number}: two or three fields, please")
            classes, value = cues.setdefault(fields[0], (set(), 0))
            classes.update(fields[1].split(","))
            if len(fields) == 3:
                value = int(fields[2])
            cues[fields[0]] = (classes, value)
    return cues


# "nomornya", "rekeningnya": words of these classes take the Indonesian clitic.
CLITIC = {"ID_STRONG", "ID_CUE", "ID_WEAK", "NUMBERED", "PHONE", "HANDLE",
          "ADDRESS", "BIRTH", "AGE", "KIN"}


def add_clitics(cues):
    for word, (classes, value) in list(cues.items()):
        if word.isalpha() and not word.endswith("nya") and classes & CLITIC:
            cues.setdefault(word + "nya", (classes & CLITIC, value))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    cues = read(sys.argv[1])
    add_clitics(cues)
    size = 1
    while size < 3 * len(cues):
        size *= 2
    slots = [None] * size
    for word in sorted(cues):
        at = fnv1a(word.encode()) & (size - 1)
        while slots[at] is not None:
            at = (at + 1) & (size - 1)
        slots[at] = word
    with open(sys.argv[2], "w", encoding="ascii") as out:
        out.write(f"#define CUE_SLOTS {size}\n\n")
        out.write("static const struct anon_cue cue_table[CUE_SLOTS] = {\n")
        for at, word in enumerate(slots):
            if word is None:
                continue
            classes, value = cues[word]
            mask = " | ".join(sorted("ANON_CUE_" + c for c in classes))
            text = "".join(chr(b) if b < 0x80 else f'\\{b:03o}'
                           for b in word.encode())
            out.write(f'    [{at}] = {{ "{text}", {len(word.encode())}, '
                      f"{value}, {mask} }},\n")
        out.write("};\n\n")
        # One bit for each of 16,384 hashes, so that most words need no slot.
        bits = [0] * 256
        for word in cues:
            bit = fnv1a(word.encode()) >> 50
            bits[bit >> 6] |= 1 << (bit & 63)
        out.write("static const uint64_t cue_bits[256] = {\n")
        for value in bits:
            out.write(f"    UINT64_C(0x{value:016X}),\n")
        out.write("};\n")


main()

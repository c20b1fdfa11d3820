#!/usr/bin/env python3
"""Packs quasi.txt into a hash table in C:

    pack_quasi.py QUASI.txt OUT.inc HEADS.inc

A slot holds the FNV-1a hash (see hash.h) of a phrase and its class; a phrase
longer than a word also has each of its beginnings there, as class 0, so that a
search knows when to read on.  Words are the letters and digits between other
characters, one blank apart.

HEADS.inc is a set of bits, of the first letters of all first words, as quasi.c
asks for them: nearly no word of a text begins like one of them.
"""
import re
import sys

CLASSES = ["OCCUPATION", "RELIGION", "ETHNICITY", "MEDICATION", "DIAGNOSIS",
           "SCHOOL", "EMPLOYER", "EVENT", "CALENDAR"]

# Of ending_len() in quasi.c.
ENDINGS = ["", "nya", "ku", "mu", "s"]

# Letters of a head, and log2 of the bits.
HEAD = 6
HEAD_BITS = 16


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def read(path):
    phrases = {}
    with open(path, encoding="ascii") as lines:
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            name, words = line.split(":", 1)
            number = CLASSES.index(name) + 1
            for phrase in words.split(","):
                parts = re.findall("[a-z0-9]+", phrase)
                if len(parts) > 4:
                    sys.exit(f"{path}: {phrase.strip()}: four words at most")
                phrases[" ".join(parts)] = number
    return phrases


def write_heads(table, path):
    words = [0] * ((1 << HEAD_BITS) // 64)
    for phrase in table:
        for ending in ENDINGS:
            head = (phrase.split(" ")[0] + ending)[:HEAD].encode()
            key = int.from_bytes(head, "little") * 0x9E3779B97F4A7C15
            bit = (key & 0xFFFFFFFFFFFFFFFF) >> (64 - HEAD_BITS)
            words[bit >> 6] |= 1 << (bit & 63)
    with open(path, "w", encoding="ascii") as out:
        out.writelines(f"UINT64_C({word:#x}),\n" for word in words)


def main():
    phrases = read(sys.argv[1])
    table = {phrase: [number, 0] for phrase, number in phrases.items()}
    for phrase in phrases:
        parts = phrase.split(" ")
        for count in range(1, len(parts)):
            table.setdefault(" ".join(parts[:count]), [0, 0])[1] = 1
    size = 1
    while size < 2 * len(table):
        size *= 2
    slots = [None] * size
    hashes = set()
    for phrase, (number, more) in sorted(table.items()):
        key = fnv1a(phrase.encode())
        if key in hashes:
            sys.exit(f"{phrase}: two phrases with one hash")
        hashes.add(key)
        at = key & (size - 1)
        while slots[at] is not None:
            at = (at + 1) & (size - 1)
        slots[at] = (key, number, more)
    with open(sys.argv[2], "w", encoding="ascii") as out:
        for at, slot in enumerate(slots):
            if slot is not None:
                out.write(f"[{at}] = {{ UINT64_C({slot[0]}), {slot[1]}, {slot[2]} }},\n")
        if slots[-1] is None:
            out.write(f"[{size - 1}] = {{ 0, 0, 0 }},\n")
    write_heads(table, sys.argv[3])


if __name__ == "__main__":
    main()

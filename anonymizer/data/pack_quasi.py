#!/usr/bin/env python3
"""Packs quasi.txt into a hash table in C:

    pack_quasi.py QUASI.txt OUT.inc HEADS.inc TAILS.inc

quasi.txt says at its beginning how it is written.  To each phrase come its
plural where that is not -s, the American spelling of a British one, and of one
word of medicine the Indonesian spelling.

A slot holds the class of a phrase, what may follow it, and the upper bits of
its FNV-1a hash (see hash.h); a phrase longer than a word also has each of its
beginnings there, so that a search knows when to read on.  Words are the letters
and digits between other characters, one blank apart; an ending has a hyphen
before it.

HEADS.inc is a set of bits, of the first letters of all first words, and
TAILS.inc one of the last letters of endings, as quasi_table.c asks for them:
nearly no word of a text begins or ends like one of them.
"""
import itertools
import re
import sys

CLASSES = ["OCCUPATION", "RELIGION", "ETHNICITY", "MEDICATION", "DIAGNOSIS",
           "SCHOOL", "EMPLOYER", "EVENT", "CALENDAR", "SAFE", "STOP"]

WORDS_MAX = 5

# Of ending_len() in quasi_phrase.c.
ENDINGS = ["", "nya", "ku", "mu", "s"]

# Letters of a head, of two words, of a tail, and log2 of the bits; see quasi_table.c.
HEAD = 6
PAIR = 8
TAIL = 4
HEAD_BITS = 19
TAIL_BITS = 14

# Bits of an entry; see quasi_table.h.
OPEN_SHIFT = 4
LONGER = 1 << 8
CAPITAL = 1 << 9
CUE = 1 << 10
TAG_SHIFT = 11

AMERICAN = [("anaesth", "anesth"), ("apnoea", "apnea"), ("armour", "armor"),
            ("caesar", "cesar"), ("centre", "center"), ("coeliac", "celiac"),
            ("colour", "color"), ("councillor", "councilor"),
            ("counsellor", "counselor"), ("defence", "defense"),
            ("fibre", "fiber"), ("foetal", "fetal"), ("gynaec", "gynec"),
            ("haem", "hem"), ("aemia", "emia"), ("harbour", "harbor"),
            ("isation", "ization"), ("isations", "izations"),
            ("jeweller", "jeweler"), ("labour", "labor"), ("mould", "mold"),
            ("oedema", "edema"), ("oeso", "eso"), ("oestr", "estr"),
            ("paed", "ped"), ("phaeo", "pheo"), ("plough", "plow"),
            ("programme", "program"), ("theatre", "theater"),
            ("traveller", "traveler"), ("tumour", "tumor"), ("tyre", "tire")]

INDONESIAN = [("ae", "e"), ("oe", "e"), ("ph", "f"), ("th", "t"), ("rh", "r"),
              ("sch", "sk"), ("ch", "k"), ("qu", "ku"), ("cc", "ks"),
              ("sc(?=[eiy])", "s"), ("c(?=[eiy])", "s"), ("c", "k"),
              ("x", "ks"), ("y", "i"), (r"([^aiueo])\1", r"\1"), ("e$", ""),
              ("ii", "i")]


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def words_of(phrase):
    return " ".join(re.findall("[a-z0-9]+", phrase))


def alternatives(item):
    """"(coal|gold) mine": both"""
    parts = re.split(r"\(([^)]*)\)", item)
    return ["".join(choice) for choice in
            itertools.product(*(part.split("|") for part in parts))]


def plurals(phrase):
    if phrase.endswith("man"):
        yield phrase[:-2] + "en"
    elif re.search("[^aiueo]y$", phrase):
        yield phrase[:-1] + "ies"
    elif re.search("(s|x|ch|sh)$", phrase):
        yield phrase + "es"


def american(phrase):
    for british, other in AMERICAN:
        phrase = phrase.replace(british, other)
    return phrase


def indonesian(word):
    for latin, other in INDONESIAN:
        word = re.sub(latin, other, word)
    return word


def variants(phrase, name):
    yield american(phrase)
    if name in ("MEDICATION", "DIAGNOSIS"):
        if " " not in phrase and len(phrase) > 6:
            yield indonesian(phrase)
    elif name not in ("SAFE", "STOP", "CALENDAR"):
        yield from plurals(phrase)
        yield american(next(plurals(phrase), phrase))


def items(path):
    """(class, item) for each one between two commas"""
    with open(path, encoding="ascii") as lines:
        text = "".join(line for line in lines if not line.startswith("#"))
    for name, words in re.findall(r"^([A-Z]+):([^:]*)(?=^[A-Z]|\Z)", text,
                                  re.M):
        for item in words.replace("\n", " ").split(","):
            if item.strip():
                yield name, item.strip()


class Table:
    def __init__(self):
        self.entries = {}
        self.tails = set()
        self.made = []

    def put(self, phrase, bits):
        old = self.entries.get(phrase, 0)
        for mask in (15, 15 << OPEN_SHIFT):
            if old & mask and bits & mask and old & mask != bits & mask:
                sys.exit(f"{phrase}: in two classes")
        self.entries[phrase] = old | bits

    def add_tail(self, name, tail):
        for way in {tail, *variants(tail, name)}:
            if not TAIL <= len(way) <= 9:
                sys.exit(f"-{way}: {TAIL} to 9 letters")
            self.put("-" + way, CLASSES.index(name) + 1)
            self.tails.update((way + ending)[-TAIL:] for ending in ENDINGS)

    def add(self, name, item):
        number = CLASSES.index(name) + 1
        if item.startswith("-"):
            self.add_tail(name, item[1:])
            return
        phrase = words_of(item)
        if not phrase or len(phrase.split(" ")) > WORDS_MAX:
            sys.exit(f"{item}: one to {WORDS_MAX} words")
        if item[-1] in "+>":
            cue = CUE if item[-1] == ">" else 0
            self.put(phrase, number << OPEN_SHIFT | cue)
            return
        bits = number | (CAPITAL if item.startswith("^") else 0)
        self.put(phrase, bits)
        self.made += [(way, bits) for way in variants(phrase, name)]

    def finish(self):
        for phrase, bits in self.made:
            if self.entries.get(phrase, 0) & 15 == 0:
                self.put(phrase, bits)
        for phrase in list(self.entries):
            parts = phrase.split(" ")
            for count in range(1, len(parts)):
                self.put(" ".join(parts[:count]), LONGER)


def write_slots(entries, path):
    size = 1
    while size < len(entries) * 5 // 4:
        size *= 2
    slots = [0] * size
    for phrase, bits in sorted(entries.items()):
        key = fnv1a(phrase.encode())
        tag = key >> (32 + TAG_SHIFT)
        at = key & (size - 1)
        while slots[at] != 0:
            if slots[at] >> TAG_SHIFT == tag:
                sys.exit(f"{phrase}: two phrases with one hash")
            at = (at + 1) & (size - 1)
        slots[at] = tag << TAG_SHIFT | bits
    with open(path, "w", encoding="ascii") as out:
        out.writelines(f"{slot:#x},\n" for slot in slots)


def write_bits(bits, log2, path):
    words = [0] * ((1 << log2) // 64)
    for bit in bits:
        words[bit >> 6] |= 1 << (bit & 63)
    with open(path, "w", encoding="ascii") as out:
        out.writelines(f"UINT64_C({word:#x}),\n" for word in words)


def head_bit(head):
    key = int.from_bytes(head.encode(), "little") * 0x9E3779B97F4A7C15
    return (key & 0xFFFFFFFFFFFFFFFF) >> (64 - HEAD_BITS)


def tail_bit(tail):
    key = (int.from_bytes(tail.encode(), "little") | 0x20202020) * 0x9E3779B1
    return (key & 0xFFFFFFFF) >> (32 - TAIL_BITS)


def heads_of(entries):
    """What a phrase begins with: see anon_quasi_may_begin().  Of a short word
    more of the phrase, for "the" begins many and is nearly always nothing."""
    stop = CLASSES.index("STOP") + 1
    for phrase, bits in entries.items():
        parts = phrase.split(" ")
        if phrase.startswith("-") or bits == stop:
            continue
        for ending in ENDINGS:
            first = parts[0] + ending
            if len(first) >= HEAD:
                yield first[:HEAD]
            elif len(parts) > 1:
                # Only the last word of a phrase has an ending.
                yield from ((parts[0] + " " + parts[1] + last)[:PAIR] for last
                            in (ENDINGS if len(parts) == 2 else [""]))
            elif bits & 15 not in (0, stop) or bits >> OPEN_SHIFT & 15:
                yield first


def main():
    table = Table()
    for name, item in items(sys.argv[1]):
        for phrase in alternatives(item):
            table.add(name, phrase)
    table.finish()
    write_slots(table.entries, sys.argv[2])
    write_bits(map(head_bit, heads_of(table.entries)), HEAD_BITS, sys.argv[3])
    write_bits(map(tail_bit, table.tails), TAIL_BITS, sys.argv[4])


if __name__ == "__main__":
    main()

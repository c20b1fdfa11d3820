#!/usr/bin/env python3
"""Damaged headers, each with the verdict and the words it must get.

usage: damaged_headers.py CASEVAULT GOOD OTHER LANTERNS

GOOD and OTHER are vaults with the passphrase in the file LANTERNS.  Every row
of the tables damages a field in copy A, in copy B and in both; a forger mends
the SHA-256, but has not the key for the HMAC.  Speaks TAP.
"""
import hashlib
import os
import struct
import subprocess
import sys

BINARY, GOOD, OTHER, SECRET = sys.argv[1:5]
COPY, SPACING, SUM = 4096, 16384, 4064
SLOT = 128
FREE_SLOT = SLOT + 5 * 256

# What becomes of the vault: exit of opening it, words on stderr, and for a
# vault that opens the exit of `check` after it.
REPAIRED = (0, "repaired", 0)
BOTH = (13, "both copies of the header", None)
PASSPHRASE = (12, "neither a passphrase", None)
NEWER = (1, "newer casevault", None)
LIMIT = (1, "larger than casevault accepts", None)
NOT_A_VAULT = (10, "not a vault", None)
FOREIGN = (0, "", 13)
CUT = (13, "the vault is damaged", None)

# name, place, bytes: in one copy repaired, in both told to be damage.
PLAIN = [
    ("magic", 0, b"X"), ("version", 8, b"\x07"), ("length", 13, b"\x20"),
    ("uuid", 20, None), ("sequence", 33, None), ("salt", 44, None),
    ("page size", 57, b"\x10"), ("reserved 1", 61, b"\1"),
    ("creation", 70, b"\x44"), ("reserved 2", 99, b"\1"),
    ("slot kind", SLOT, b"\2"), ("slot cost", SLOT + 4, None),
    ("slot nonce", SLOT + 30, None), ("slot salt", SLOT + 50, None),
    ("slot key", SLOT + 90, None), ("slot label", SLOT + 128, b"x"),
    ("reserved 3", 3000, b"\1"), ("HMAC", 4040, None), ("SHA-256", 4090, None),
]

# name, place, bytes, verdict when a forger changed both copies.
FORGED = [
    ("version 2", 8, b"\2\0\0\0", NEWER),
    ("version 0", 8, b"\0\0\0\0", BOTH),
    ("another uuid", 20, b"\1\2\3\4", PASSPHRASE),
    ("sequence 0", 32, bytes(8), BOTH),
    ("sequence over its limit", 32, b"\xff" * 8, BOTH),
    ("a later sequence", 32, struct.pack("<Q", 77), FOREIGN),
    ("another salt", 40, b"\1\2\3\4", PASSPHRASE),
    ("page size 4096", 56, struct.pack("<I", 4096), BOTH),
    ("reserved 1", 60, b"\1", BOTH),
    ("made before 1970", 64, b"\xff" * 8, BOTH),
    ("made at another time", 64, struct.pack("<Q", 1000), FOREIGN),
    ("reserved 2", 72, b"\1", BOTH),
    ("slot of no kind", SLOT, b"\xc8", BOTH),
    ("slot of another KDF", SLOT + 1, b"\x09", BOTH),
    ("slot of another cipher", SLOT + 2, b"\x09", BOTH),
    ("slot, reserved 1", SLOT + 3, b"\1", BOTH),
    ("over 4 GiB of memory", SLOT + 4, b"\1\0\x40\0", LIMIT),
    ("too little memory", SLOT + 4, struct.pack("<I", 8), BOTH),
    ("other memory", SLOT + 4, struct.pack("<I", 32768), PASSPHRASE),
    ("no passes", SLOT + 8, bytes(4), BOTH),
    ("65 passes", SLOT + 8, struct.pack("<I", 65), LIMIT),
    ("other passes", SLOT + 8, struct.pack("<I", 2), PASSPHRASE),
    ("no lanes", SLOT + 12, bytes(4), BOTH),
    ("65 lanes", SLOT + 12, struct.pack("<I", 65), LIMIT),
    ("slot made before 1970", SLOT + 16, b"\xff" * 8, BOTH),
    ("slot, nonce", SLOT + 24, None, PASSPHRASE),
    ("slot, salt", SLOT + 48, None, PASSPHRASE),
    ("slot, wrapped key", SLOT + 80, None, PASSPHRASE),
    ("slot, tag", SLOT + 112, None, PASSPHRASE),
    ("label with an escape", SLOT + 128, b"\x1b[2J", BOTH),
    ("label that is no UTF-8", SLOT + 128, b"\xff\xfe", BOTH),
    ("another label", SLOT + 128, b"mine", FOREIGN),
    ("slot, reserved 2", SLOT + 170, b"\1", BOTH),
    ("free slot that is not empty", FREE_SLOT + 20, b"\1", BOTH),
    ("reserved 3", 2200, b"\1", BOTH),
    ("HMAC", 4032, None, FOREIGN),
]


def change(copy, at, new):
    new = bytes([copy[at] ^ 0x40]) if new is None else new
    copy[at:at + len(new)] = new


def mend(copy):
    copy[SUM:] = hashlib.sha256(copy[:SUM]).digest()


def with_copies(data, edit, which):
    """`data` with `edit` done to the copies in `which`."""
    data = bytearray(data)
    for number in which:
        at = number * SPACING
        copy = data[at:at + COPY]
        edit(copy)
        data[at:at + COPY] = copy
    return data


def cases(good, other, older):
    """name, bytes of a vault, verdict"""
    wheres = (("in A", (0,)), ("in B", (1,)), ("in both", (0, 1)))
    for name, at, new in PLAIN:
        for where, which in wheres:
            yield (f"{name} {where}",
                   with_copies(good, lambda c: change(c, at, new), which),
                   BOTH if len(which) == 2 else REPAIRED)
    for name, at, new, verdict in FORGED:
        def forge(copy):
            change(copy, at, new)
            mend(copy)
        for where, which in wheres:
            yield (f"forged: {name} {where}",
                   with_copies(good, forge, which),
                   verdict if len(which) == 2 else REPAIRED)
    yield from whole_copies(good, other, older)


def whole_copies(good, other, older):
    wheres = (("A", (0,), REPAIRED), ("B", (1,), REPAIRED),
              ("both", (0, 1), BOTH))

    def put(source):
        def edit(copy):
            copy[:] = source[:COPY]
        return edit
    for where, which, verdict in wheres:
        yield (f"{where} zeroed", with_copies(good, put(bytes(COPY)), which),
               verdict)
        yield (f"{where} of noise",
               with_copies(good, put(b"\xa5" * COPY), which), verdict)
        yield (f"{where} from another vault",
               with_copies(good, put(other), which),
               CUT if len(which) == 2 else REPAIRED)
        yield (f"{where} of an earlier day",
               with_copies(good, put(older), which),
               (0, "", 0) if len(which) == 2 else REPAIRED)
        yield (f"{where} torn at a sector",
               with_copies(good, lambda c: put(
                   older[:2048] + bytes(c[2048:COPY]))(c), which), verdict)
    yield ("A damaged, B forged",
           with_copies(with_copies(good, lambda c: change(c, 9, b"X"), (0,)),
                       lambda c: (change(c, 64, bytes(8)), mend(c)), (1,)),
           (0, "", 13))
    yield ("the whole area zeroed", bytearray(65536) + good[65536:],
           NOT_A_VAULT)
    yield ("cut in copy A", good[:4000], CUT)
    yield ("cut after the area", good[:65536], CUT)
    yield ("cut in page 1", good[:70000], CUT)
    yield ("an empty file", b"", NOT_A_VAULT)


def run(path, *words):
    with open(SECRET, "rb") as secret:
        return subprocess.run(
            [BINARY, "-f", path, "--no-input", "--passphrase-fd",
             str(secret.fileno()), *words], pass_fds=(secret.fileno(),),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, check=False)


def judge(path, verdict):
    """Empty when the vault gets its verdict, else why not."""
    want, words, then = verdict
    done = run(path, "note", "list")
    said = done.stderr.decode()
    if done.returncode != want or words not in said:
        return f"exit {done.returncode}, want {want}: {said}"
    if want == 0 and words == "" and "repaired" in said:
        return f"repaired: {said}"
    if then is not None:
        done = run(path, "check", "--full")
        if done.returncode != then:
            return f"check: exit {done.returncode}, want {then}"
    return ""


def main():
    path = "damaged.vault"
    number = failed = 0
    with open(GOOD, "rb") as file:
        good = file.read()
    with open(GOOD + ".older", "rb") as file:
        older = file.read()
    with open(OTHER, "rb") as file:
        other = file.read()
    for number, (name, data, verdict) in enumerate(
            cases(good, other, older), 1):
        with open(path, "wb") as file:
            file.write(data)
        why = judge(path, verdict)
        failed += why != ""
        print(f"{'not ' if why else ''}ok {number} - {name}")
        if why:
            print("# " + why.strip().replace("\n", "\n# "))
    os.unlink(path)
    print(f"1..{number}")
    sys.exit(failed > 0)


main()

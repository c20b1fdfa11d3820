#!/usr/bin/env python3
"""Opens a vault without casevault: unlock-by-hand.py NAME.vault

Reads the passphrase or recovery code from the terminal (or the first line of
stdin) and prints the two PRAGMA lines that open the rest of the file in stock
sqlcipher 4.  Whoever sees them can read everything: clear the screen after.

This is FORMAT.md as a program, written apart from the C code.  On Debian:
apt install python3-argon2 python3-nacl
"""
import getpass
import hashlib
import hmac
import struct
import sys
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as unseal
from nacl.exceptions import CryptoError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def hkdf(key, info):
    pseudorandom = hmac.new(bytes(32), key, hashlib.sha256).digest()
    return hmac.new(pseudorandom, info + b"\x01", hashlib.sha256).digest()


def good_copies(area):
    for at in (0, 16384):
        copy = area[at:at + 4096]
        if (copy[:8] == b"CASEVLT\n" and copy[8:12] == b"\x01\0\0\0"
                and hashlib.sha256(copy[:4064]).digest() == copy[4064:]):
            yield copy


def spellings(text):
    """What is hashed for a passphrase slot (1) and a recovery slot (2)."""
    code = text.upper().translate(str.maketrans("OIL", "011", " -\t\r\n"))
    return {
        1: unicodedata.normalize("NFKC", text).encode(),
        2: code.encode() if all(c in ALPHABET for c in code) else b"",
    }


def data_key(header, text):
    for number in range(8):
        slot = header[128 + 256 * number:384 + 256 * number]
        secret = spellings(text).get(slot[0])
        if not secret:
            continue
        memory, passes, lanes = struct.unpack("<III", slot[4:16])
        key = hash_secret_raw(secret, slot[48:80], passes, memory, lanes, 32,
                              Type.ID)
        bound = header[16:32] + struct.pack("<I", number)
        try:
            return unseal(slot[80:128], bound, slot[24:48], key)
        except CryptoError:
            continue
    sys.exit("no slot opens with it")


def main():
    with open(sys.argv[1], "rb") as vault:
        copies = list(good_copies(vault.read(65536)))
    if not copies:
        sys.exit("no good header")
    header = max(copies, key=lambda copy: copy[32:40][::-1])
    if sys.stdin.isatty():
        text = getpass.getpass("Passphrase or recovery code: ")
    else:
        text = sys.stdin.readline().rstrip("\n")
    key = data_key(header, text)
    signed = hmac.new(hkdf(key, b"casevault header"), header[:4032],
                      hashlib.sha256).digest()
    if signed != header[4032:4064]:
        print("-- the header was edited by somebody without the data key")
    raw = hkdf(key, b"casevault sqlcipher") + header[40:56]
    print("PRAGMA temp_store = MEMORY;")
    print(f"PRAGMA key = \"x'{raw.hex()}'\";")
    print("PRAGMA cipher_page_size = 8192;")


main()

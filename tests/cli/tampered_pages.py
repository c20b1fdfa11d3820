#!/usr/bin/env python3
"""Vaults whose pages, length or whole were exchanged for those of others.

usage: tampered_pages.py CASEVAULT NEW OLD FORK OTHER LANTERNS

NEW is a vault, OLD a copy of it from before its last changes, FORK that copy
gone another way, OTHER a vault of its own; all have the passphrase in the file
LANTERNS.  SQLCipher takes a page of OLD or FORK for a good one of NEW.  What
is shown is what NEW holds, or nothing with an exit status that says so;
`check --full` finds every one of them; nothing crashes, is called a wrong
passphrase, or locks out who takes the file as it is.  Speaks TAP; with
CASEVAULT_LONG every page is tried in every way.
"""
import os
import random
import shutil
import subprocess
import sys

BINARY, NEW, OLD, FORK, OTHER, SECRET = sys.argv[1:7]
AREA, PAGE = 65536, 8192
LONG = "CASEVAULT_LONG" in os.environ
STATE = os.path.join(os.environ["HOME"], ".local", "state", "casevault")
VAULT = "tampered.vault"

# What a user looks at; each tells of notes, rows or consents.
LOOKS = [("note", "list"), ("note", "show", "1"), ("note", "show", "2"),
         ("consent", "list", "T-1"), ("identifier", "list", "T-1"),
         ("case", "list"), ("measure", "list"), ("search", "lanterns")]
# The index of words is read by these only, and checked by check --full.
SEARCHES = [("search", "lanterns")]


def run(*words):
    with open(SECRET, "rb") as secret:
        return subprocess.run(
            [BINARY, "-f", VAULT, "--no-input", "--passphrase-fd",
             str(secret.fileno()), *words], pass_fds=(secret.fileno(),),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, check=False)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def put(data):
    with open(VAULT, "wb") as file:
        file.write(data)
    shutil.rmtree(STATE, ignore_errors=True)


def pages(data):
    return (len(data) - AREA) // PAGE


def page(data, number):
    return data[AREA + (number - 1) * PAGE:AREA + number * PAGE]


def with_page(data, number, other):
    at = AREA + (number - 1) * PAGE
    return data[:at] + other + data[at + PAGE:]


def some(items, most):
    """All of them, or as many as a normal run has time for."""
    items = list(items)
    if LONG or len(items) <= most:
        return items
    return random.Random(7).sample(items, most)


class Truth:
    """What NEW shows, and which pages nothing of it stands on."""

    def __init__(self, data):
        put(data)
        self.shown = {look: run(*look).stdout for look in LOOKS}
        self.data = data

    def shows_else(self):
        """What is shown that NEW does not hold; empty: nothing."""
        for look in LOOKS:
            done = run(*look)
            if done.returncode < 0 or done.returncode > 30:
                return f"{look}: ended by {done.returncode}"
            if done.returncode == 12:
                return f"{look}: called a wrong passphrase"
            if done.returncode == 0 and done.stdout != self.shown[look] \
                    and look not in SEARCHES:
                return f"{look}: shows {done.stdout!r}"
            if done.returncode != 0 and done.stdout:
                return f"{look}: failed after showing {done.stdout!r}"
        return ""


FINDINGS = {"header": ("header_copy_a", "header_copy_b", "damaged_slots",
                       "key_slots"),
            "salt": ("salt",), "anchor": ("audit_anchors",),
            "length": ("file_size",), "beyond": ("bytes_beyond_end",),
            "page": ("bad_pages", "structure_errors"),
            "row": ("bad_rows", "first_bad_note", "audit_first_bad",
                    "search_index", "foreign_keys"),
            "rollback": ("audit_missing",)}


def kinds():
    """What check --full says is the matter: its exit status, and kinds."""
    done = run("check", "--full")
    found = dict(line.split("\t") for line in done.stdout.decode().split("\n")
                 if "\t" in line)
    said = {kind for kind, names in FINDINGS.items()
            if any(found.get(name, "ok") != "ok" for name in names)}
    if b"is damaged" in done.stderr or b"both copies" in done.stderr:
        said.add("unreadable")
    if b"not a vault" in done.stderr:
        said.add("no vault")
    return done.returncode, said


def accepted():
    """Whether who takes the file as it is gets in."""
    done = run("--accept-restored", "case", "list")
    return done.returncode == 0


def exchanges(new, old, fork, other):
    """Name, data, kinds of which one must be found, whether it opens then."""
    rows = {"page", "row", "rollback", "anchor", "length", "unreadable"}
    for name, giver in (("an old copy", old), ("a fork", fork)):
        last = min(pages(new), pages(giver))
        differ = [n for n in range(2, last + 1)
                  if page(new, n) != page(giver, n)]
        for n in some(differ, 8):
            yield (f"page {n} of {name}", with_page(new, n, page(giver, n)),
                   rows)
        pairs = list(zip(differ, differ[1:]))
        for a, b in some(pairs, 4):
            yield (f"pages {a} and {b} of {name}", with_page(
                with_page(new, a, page(giver, a)), b, page(giver, b)), rows)
        if differ:
            data = new
            for n in differ:
                data = with_page(data, n, page(giver, n))
            yield (f"all pages of {name} but the first", data, rows)
    for n in some(range(1, min(pages(new), pages(other)) + 1), 6):
        yield (f"page {n} of another vault",
               with_page(new, n, page(other, n)), {"page", "unreadable"})
    count = pages(new)
    for a in some(range(1, count), 6):
        b = a % count + 1
        yield (f"pages {a} and {b} exchanged", with_page(
            with_page(new, a, page(new, b)), b, page(new, a)),
            {"page", "unreadable"})


def wholes(new, old, fork):
    """The whole file, or the part behind or before the header."""
    yield ("the pages of the old copy behind the new header",
           new[:AREA] + old[AREA:], {"rollback"})
    yield ("the pages of the fork behind the new header",
           new[:AREA] + fork[AREA:], {"rollback"})


def lengths(new):
    """Cut short anywhere, or with bytes at the end."""
    cuts = [0, 1, 100, 4095, 4096, 20479, 20480, 33000, 49663, AREA - 1, AREA,
            AREA + 1, AREA + PAGE - 1]
    cuts += some([AREA + n * PAGE for n in range(1, pages(new))], 4)
    cuts += some([AREA + n * PAGE - 3000 for n in range(2, pages(new))], 4)
    cuts += [len(new) - 1, len(new) - 512, len(new) - PAGE]
    for cut in sorted(cuts):
        yield (f"cut to {cut} of {len(new)} bytes", new[:cut],
               {"length", "unreadable", "no vault", "page"})


def main():
    new, old, fork, other = (read(p) for p in (NEW, OLD, FORK, OTHER))
    truth = Truth(new)
    number = failed = unused = 0
    made = [*exchanges(new, old, fork, other), *wholes(new, old, fork),
            *lengths(new)]
    for number, (name, data, must) in enumerate(made, 1):
        put(data)
        why = truth.shows_else()
        code, said = kinds()
        if not why and code == 0 and "beyond" not in said:
            # Nothing to find: the page is not in use, or says the same.
            put(data)
            unused += 1
            if any(run(*look).stdout != truth.shown[look] for look in LOOKS):
                why = "not found by check --full, and shows something else"
        elif not why and code != 13 and "no vault" not in said:
            why = f"check --full: exit {code}, {said}"
        elif not why and not said & must:
            why = f"check --full calls it {said}, not {must}"
        if not why and not said & {"unreadable", "no vault", "page",
                                   "length"} and not accepted():
            why = "locked out"
        failed += why != ""
        print(f"{'not ' if why else ''}ok {number} - {name}")
        if why:
            print("# " + why)
    for extra in (b"x", bytes(512), new[-PAGE:], os.urandom(3 * PAGE + 5)):
        number += 1
        put(new + extra)
        why = truth.shows_else()
        code, said = kinds()
        if not why and (code != 0 or said != {"beyond"}):
            why = f"check --full: exit {code}, {said}"
        failed += why != ""
        print(f"{'not ' if why else ''}ok {number} - {len(extra)} bytes more")
        if why:
            print("# " + why)
    number += 1
    put(old)
    # The machine knew the newer one.
    put(new)
    run("case", "list")
    with open(VAULT, "wb") as file:
        file.write(old)
    done = run("note", "list")
    checked = run("check")
    good = done.returncode == 13 and not done.stdout and \
        checked.returncode == 13 and accepted()
    failed += not good
    print(f"{'' if good else 'not '}ok {number} - the whole old copy")
    print(f"# {unused} of {len(made)} of no effect: pages not in use")
    os.unlink(VAULT)
    print(f"1..{number}")
    sys.exit(failed > 0)


main()

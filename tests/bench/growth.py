#!/usr/bin/env python3
"""How the program grows with the notes of a vault, as a table and as a plot.

usage: growth.py CASEVAULT BASELINE PLOT.svg [NOTES...]

For each number of notes (default 1000, 10000, 100000), 50 to a case, a vault
is filled by an import and a bare SQLCipher database with the same notes; then
commands run with a kept key.  Shown are milliseconds of CPU: medians, and the
95th hundredth of searches for words from rare to everywhere.  Without a kernel
keyring there is no kept key, and nothing is measured.
"""
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import time

import bench
import plot

RANKS = 50000
SYLLABLES = ("ba", "ki", "du", "se", "no", "ta", "lu", "mi", "re", "po", "ja",
             "he")
PROJECT = "growth"


def word(rank):
    """The word of a rank: the more frequent, the shorter."""
    rank += len(SYLLABLES)
    letters = ""
    while rank > 0:
        rank, rest = divmod(rank, len(SYLLABLES))
        letters += SYLLABLES[rest]
    return letters


def make_notes(path, count):
    """The notes of bench.py, each with 20 words as frequent as in a language.

    Notes come in turns from all cases, as they do in a practice.
    """
    chance = random.Random(5)
    weights = []
    for rank in range(RANKS):
        weights.append((weights[-1] if weights else 0) + 1 / (rank + 1))
    words = [word(rank) for rank in range(RANKS)]
    cases = max(count // 50, 1)
    plain = path + ".plain"
    bench.make_notes(plain, count)
    with open(plain, encoding="utf-8") as lines, \
            open(path, "w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            note = json.loads(line)
            note["case"] = f"B-{number % cases:05}"
            note["text"] += " " + " ".join(
                chance.choices(words, cum_weights=weights, k=20))
            out.write(json.dumps(note, ensure_ascii=False) + "\n")
    os.unlink(plain)


def queries(chance, count):
    return [word(int(RANKS ** chance.random()) - 1) for _ in range(count)]


class Growth:
    def __init__(self, binary, bare, folder):
        self.binary = binary
        self.bare = bare
        self.folder = folder
        self.program = bench.Program(binary, folder)
        self.env = self.program.env

    def path(self, name):
        return os.path.join(self.folder, name)

    def spend(self, *command, text=b""):
        """Milliseconds of CPU and MiB of memory of a command."""
        source = self.path("input")
        with open(source, "wb") as out:
            out.write(text)
        out = self.path("output")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        child = os.posix_spawn(command[0], command, self.env, file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, source, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, out, flags, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, self.path("errors"), flags, 0o600)])
        _, status, used = os.wait4(child, 0)
        if status != 0 and command[3:5] != ("--no-input", "search"):
            with open(self.path("errors"), encoding="utf-8") as errors:
                bench.die(f"{' '.join(command)}: {errors.read()}")
        return (used.ru_utime + used.ru_stime) * 1e3, used.ru_maxrss / 1024

    def ours(self, *words, text=b""):
        return self.spend(self.binary, "-f", self.program.vault, "--no-input",
                          *words, text=text)

    def theirs(self, *words, text=b""):
        return self.spend(self.bare, *words, text=text)

    def release(self, *words):
        shutil.rmtree(self.path("release"), ignore_errors=True)
        return self.ours("release", "research", "--project", PROJECT,
                         "--output", self.path("release"), *words)

    def fill(self, count):
        """Fills vault and database; milliseconds of both."""
        notes = self.path("notes.jsonl")
        make_notes(notes, count)
        for name in (self.program.vault, self.path("bare.db")):
            bench.fresh(name)
        self.program.run("init", "--unlock-time", "0", "--recovery-code-to",
                         self.path(f"code-{time.monotonic_ns()}"))
        self.program.run("unlock", "--for", "24h")
        spent = (self.ours("import", notes),
                 self.theirs("import", self.path("bare.db"), notes))
        self.ours("consent", "record", "--all", "research:" + PROJECT)
        os.unlink(notes)
        return spent


def measure(growth, count, turns):
    """{what: milliseconds} for a vault of `count` notes."""
    (ours, memory), (theirs, _) = growth.fill(count)
    print(f"\n{count} notes, {os.path.getsize(growth.program.vault) / 1e6:.1f}"
          f" MB: imported in {ours / 1e3:.1f} s of CPU, {ours / theirs:.2f} "
          f"times SQLCipher, {memory:.0f} MiB", flush=True)
    db = growth.path("bare.db")
    note = b"The client came on time and spoke about the week. " * 20
    spent = {}

    def put(what, action):
        spent.setdefault(what, []).append(action())

    for _ in range(turns):
        put("open and show a note", lambda: growth.ours("note", "show", "1"))
        put("list all cases", lambda: growth.ours("case", "list"))
        put("list a case", lambda: growth.ours("note", "list", "B-00001"))
        put("add a note", lambda: growth.ours("note", "add", "B-00001",
                                              text=note))
        put("bare: add a note", lambda: growth.theirs("add", db, text=note))
        put("research tables", growth.release)
        put("bare: scan", lambda: growth.theirs("scan", db))
    for query in queries(random.Random(3), 8 * turns):
        put("search", lambda q=query: growth.ours("search", q))
        put("bare: search", lambda q=query: growth.theirs("search", db, q))
    found = {}
    for what, pairs in spent.items():
        times = sorted(pair[0] for pair in pairs)
        found[what] = statistics.median(times)
        if what.endswith(" search") or what == "search":
            found[what + ", 95 %"] = times[int(0.95 * (len(times) - 1))]
    for what, milliseconds in found.items():
        print(f"  {what:<22}{milliseconds:>10.1f} ms of CPU, "
              f"{max(p[1] for p in spent[what.removesuffix(', 95 %')]):>5.0f} MiB",
              flush=True)
    ratio = statistics.median(
        b[0] / a[0] for a, b in zip(spent["research tables"],
                                    spent["bare: scan"]))
    print(f"  the scan takes {ratio:.2f} of the research tables", flush=True)
    return found


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    binary, bare, picture = map(os.path.abspath, sys.argv[1:4])
    counts = [int(word) for word in sys.argv[4:]] or [1000, 10000, 100000]
    folder = tempfile.mkdtemp(prefix="casevault-growth-")
    curves = {}
    try:
        growth = Growth(binary, bare, folder)
        for count in counts:
            found = measure(growth, count, 3 if count > 100000 else 5)
            growth.program.run("lock", secret=False)
            for what, milliseconds in found.items():
                curves.setdefault(what, []).append((count, milliseconds))
    finally:
        shutil.rmtree(folder)
    plot.write(picture, "Notes in the vault, and milliseconds of CPU", curves)


if __name__ == "__main__":
    main()

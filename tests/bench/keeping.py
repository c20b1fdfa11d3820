#!/usr/bin/env python3
"""What keeping a vault costs, against bare SQLCipher and a bare copy.

usage: keeping.py CASEVAULT BASELINE [NOTES [PAIRS]]

Each command is measured in turns with the same work on bare SQLCipher and with
a copy of the vault's bytes, synced: seconds of CPU and, in brackets, on the
wall; medians.  Commands that ask for a passphrase pay one Argon2id more.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import bench


def spent(action):
    """Seconds of CPU of the children, and on the wall."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    action()
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime -
            before.ru_stime, wall)


class Keeping:
    def __init__(self, binary, bare, folder, count):
        self.program = bench.Program(binary, folder)
        self.bare = bare
        self.folder = folder
        self.notes = self.path("notes.jsonl")
        self.kept = self.path("kept.vault")
        self.db = self.path("bare.db")
        bench.make_notes(self.notes, count)

    def path(self, name):
        return os.path.join(self.folder, name)

    def new_vault(self):
        bench.fresh(self.program.vault)
        self.program.run("init", "--unlock-time", "0", "--recovery-code-to",
                         self.path(f"code-{time.monotonic_ns()}"))

    def old_vault(self):
        """The filled vault, as it was; what was seen of it is forgotten."""
        shutil.rmtree(self.path(".local"), ignore_errors=True)
        bench.fresh(self.program.vault)
        shutil.copy(self.kept, self.program.vault)

    def baseline(self, *words):
        subprocess.run([self.bare, *words], stdout=subprocess.DEVNULL,
                       check=True)

    def copy(self):
        self.baseline("copy", self.kept, self.path("copy"))

    def old_db(self):
        bench.fresh(self.path("work.db"))
        shutil.copy(self.db, self.path("work.db"))
        return self.path("work.db")


def rows(keeping):
    """What is done: before it, ours, and theirs."""
    run, theirs, path = keeping.program.run, keeping.baseline, keeping.path
    note = b"The client came on time and spoke about the week. " * 20
    return (
        ("import", keeping.new_vault, lambda: run("import", keeping.notes),
         lambda: theirs("import", keeping.path("new.db"), keeping.notes)),
        ("add a note", keeping.old_vault,
         lambda: run("note", "add", "B-0001", text=note),
         lambda: subprocess.run([keeping.bare, "add", keeping.db], input=note,
                                check=True)),
        ("backup", keeping.old_vault, lambda: run("backup", path("b.vault")),
         lambda: theirs("backup", keeping.db, path("b.db"))),
        ("check --full", keeping.old_vault, lambda: run("check", "--full"),
         lambda: theirs("check", keeping.db)),
        ("rekey", keeping.old_vault,
         lambda: run("rekey", "--recovery-code-to",
                     path(f"code-{time.monotonic_ns()}")),
         lambda: theirs("rekey", keeping.old_db())),
        ("erase 1 case", keeping.old_vault,
         lambda: run("erase", "B-0003", "--confirm", "B-0003"),
         lambda: theirs("erase", keeping.old_db(), "B-0003")),
    )


def measure(keeping, turns):
    keeping.new_vault()
    keeping.program.run("import", keeping.notes)
    shutil.copy(keeping.program.vault, keeping.kept)
    keeping.baseline("import", keeping.db, keeping.notes)
    megabytes = os.path.getsize(keeping.kept) / 1e6
    print(f"\nkeeping a vault of {megabytes:.1f} MB; seconds of CPU (on the "
          f"wall), medians of {turns} in turns")
    print(f"{'':<14}{'casevault':>16}{'SQLCipher':>16}{'copy':>16}"
          f"{'Argon2id':>16}{'without it':>12}")
    for what, before, ours, theirs in rows(keeping):
        times = [[], [], [], []]
        for _ in range(turns):
            before()
            for name in ("b.vault", "b.db", "new.db"):
                bench.fresh(keeping.path(name))
            times[0].append(spent(ours))
            times[1].append(spent(theirs))
            times[2].append(spent(keeping.copy))
            times[3].append(spent(lambda: keeping.baseline("argon2")))
        cells = "".join(
            f"{statistics.median(t[0] for t in side):9.3f} "
            f"({statistics.median(t[1] for t in side):4.2f})"
            for side in times)
        ratio = statistics.median(
            (a[0] - d[0]) / b[0] for a, b, _, d in zip(*times))
        print(f"{what:<14}{cells}{ratio:>10.2f}", flush=True)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    binary, bare = map(os.path.abspath, sys.argv[1:3])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10000
    turns = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    folder = tempfile.mkdtemp(prefix="casevault-keeping-")
    try:
        measure(Keeping(binary, bare, folder, count), turns)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

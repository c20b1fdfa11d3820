#!/usr/bin/env python3
"""What each layer of the vault costs: a table from the lines of ./layers.

usage: layers.py LAYERS [CASES [NOTES [ROUNDS]]]

Each operation is done in five stores in turns: SQLite without a key, SQLCipher
with pages of 8192 bytes, with the settings of the vault, behind the header
(the same statements), and libvault.  Shown are the median milliseconds of CPU,
with the quartiles of the last, and the median ratio of each store to the one
before it, on the wall for what waits for the disk.
"""
import collections
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

STORES = ("plain", "cipher", "settings", "shim", "vault")
ON_THE_WALL = ("commit",)


def read(lines):
    """{operation: {store: [(wall, cpu), ...]}} in the order of the lines."""
    found = collections.OrderedDict()
    for line in lines.splitlines():
        what, store, wall, cpu = line.split("\t")
        times = found.setdefault(what, {name: [] for name in STORES})
        times[store].append((float(wall), float(cpu)))
    return found


def quantile(values, part):
    return sorted(values)[int(part * (len(values) - 1))]


def row(what, stores):
    clock = 0 if what in ON_THE_WALL else 1
    times = [[1e3 * pair[clock] for pair in stores[name]] for name in STORES]
    cells = [f"{statistics.median(times[0]):10.2f}"]
    for before, after in zip(times, times[1:]):
        ratio = statistics.median(b / a for a, b in zip(before, after))
        cells.append(f"{statistics.median(after):10.2f} x{ratio:4.2f}")
    low, high = quantile(times[-1], 0.25), quantile(times[-1], 0.75)
    worst = quantile(times[-1], 0.95)
    print(f"{what:<36}{''.join(cells)}  {low:.2f}-{high:.2f}, 95 % "
          f"{worst:.2f}", flush=True)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    cases, notes, rounds = (sys.argv[2:] + ["10000", "10000", "7"][
        len(sys.argv) - 2:])[:3]
    folder = tempfile.mkdtemp(prefix="casevault-layers-")
    try:
        done = subprocess.run(
            [os.path.abspath(sys.argv[1]), folder, cases, notes, rounds],
            check=True, stdout=subprocess.PIPE, text=True)
    finally:
        shutil.rmtree(folder)
    print(f"\nlayers: {notes} notes in {cases} cases, {rounds} rounds; "
          "milliseconds of CPU (commit: on the wall), and times the one before")
    print(f"{'operation':<36}{'SQLite':>10}" + "".join(
        f"{name:>16}" for name in ("SQLCipher", "settings", "shim",
                                   "libvault")) + "  libvault's quartiles")
    for what, stores in read(done.stdout).items():
        row(what, stores)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Speed of the program as ratios against bare libraries.

usage: bench.py CASEVAULT BASELINE [NOTES [PAIRS]]
       bench.py --risk RISK

Each operation is measured in pairs, the program and its baseline in turns, so
that both meet the same machine; the median over the pairs is shown.  Whole
processes are timed.  Nothing is asserted: this is a table to read.
"""
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PASSPHRASE = b"seven green lanterns by the sea\n"
HERE = os.path.dirname(os.path.abspath(__file__))
DEMO = os.path.join(HERE, "..", "..", "docs", "demo")


def die(text):
    sys.exit(f"bench: {text}")


class Program:
    """The program on one vault, given its passphrase by descriptor."""

    def __init__(self, binary, folder):
        self.binary = binary
        self.vault = os.path.join(folder, "bench.vault")
        self.env = {"HOME": folder, "LC_ALL": "C.UTF-8",
                    "PATH": os.environ["PATH"]}

    def run(self, *words, text=b"", out=subprocess.DEVNULL, secret=True):
        """Runs a command; returns its seconds."""
        fds = ()
        command = [self.binary, "-f", self.vault, "--no-input"]
        if secret:
            reader, writer = os.pipe()
            os.write(writer, PASSPHRASE)
            os.close(writer)
            command += ["--passphrase-fd", str(reader)]
            fds = (reader,)
        begin = time.perf_counter()
        done = subprocess.run(command + list(words), input=text, stdout=out,
                              stderr=subprocess.PIPE, env=self.env,
                              pass_fds=fds, check=False)
        seconds = time.perf_counter() - begin
        for fd in fds:
            os.close(fd)
        if done.returncode != 0:
            message = done.stderr.decode(errors="replace").strip()
            die(f"{' '.join(words)}: exit {done.returncode}: {message}")
        return seconds


def baseline(binary, *words, text=b""):
    begin = time.perf_counter()
    subprocess.run([binary, *words], input=text, stdout=subprocess.DEVNULL,
                   check=True)
    return time.perf_counter() - begin


def make_notes(path, count):
    """The demo notes over and over, sentences shuffled, in 50-note cases."""
    texts = []
    for name in ("cases-id.jsonl", "cases-en.jsonl"):
        with open(os.path.join(DEMO, name), encoding="utf-8") as lines:
            texts += [json.loads(line) for line in lines]
    chance = random.Random(7)
    size = 0
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            note = texts[number % len(texts)]
            parts = note["text"].split(". ")
            chance.shuffle(parts)
            text = ". ".join(parts)
            size += len(text.encode())
            out.write(json.dumps({
                "case": f"B-{number // 50:04}", "id": str(number),
                "date": f"20{10 + number % 15}-{1 + number % 12:02}-15",
                "kind": "progress", "lang": note["lang"],
                "text": text}, ensure_ascii=False) + "\n")
    return size


def pairs(count, ours, theirs):
    """Medians of both sides, taken in turns, and of the ratios."""
    left, right = [], []
    for _ in range(count):
        left.append(ours())
        right.append(theirs())
    ratio = statistics.median(a / b for a, b in zip(left, right))
    return statistics.median(left), statistics.median(right), ratio


def row(what, figures, against):
    ours, theirs, ratio = figures
    print(f"{what:<28}{ours * 1e3:>10.1f}{theirs * 1e3:>10.1f}{ratio:>8.2f}"
          f"  {against}", flush=True)


def texts_of(path):
    with open(path, encoding="utf-8") as lines:
        return "\n".join(json.loads(line)["text"] for line in lines)


def made_up_names(count):
    """Names of syllables: too many for any list."""
    chance = random.Random(11)
    parts = [a + b for a in "bdfgjklmnprstwy" for b in "aeiou"]
    return [" ".join("".join(chance.choices(parts, k=3)).capitalize()
                     for _ in range(2)) for _ in range(count)]


def cpu_seconds():
    """What our children used; clocks on the wall also show other work."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def anonymize_line(program, text, names, turns):
    """Least seconds of CPU for one line with `names` known."""
    line = json.dumps({"id": 1, "text": text, "known": {"names": names}},
                      ensure_ascii=False)
    least = float("inf")
    for _ in range(turns):
        begin = cpu_seconds()
        program.run("anonymize", "--jsonl", text=line.encode(), secret=False)
        least = min(least, cpu_seconds() - begin)
    return least


def growth(program, text, turns):
    """Both lines should stay level: MB/s by length, by known names."""
    piece = text[:125 * 1000]
    whole = piece * 32
    print("\nanonymize, MB per second of CPU, without start and compiling:")
    idle = anonymize_line(program, "x", [], turns)
    for times in (1, 2, 4, 8, 16, 32):
        part = piece * times
        seconds = anonymize_line(program, part, [], turns) - idle
        print(f"  {len(part) // 1000:>7} kB of text   "
              f"{len(part) / 1e6 / seconds:8.1f}",
              flush=True)
    for count in (1, 100, 10000, 100000):
        names = made_up_names(count)
        seconds = (anonymize_line(program, whole, names, turns) -
                   anonymize_line(program, "x", names, turns))
        print(f"  {count:>7} known names  {len(whole) / 1e6 / seconds:8.1f}",
              flush=True)
    print()


def engine(bare, notes, turns):
    """The engine on texts in memory, against the least work on them."""
    binary = os.path.join(os.path.dirname(bare), "engine")
    done = subprocess.run([binary, notes, str(2 * turns + 1)], check=True,
                          capture_output=True, text=True)
    print(f"\n{done.stdout.strip()}")


def footprint(program, notes, turns):
    """Most memory of one run over the notes, and the time of an empty one."""
    least = float("inf")
    for _ in range(turns * 4):
        least = min(least, program.run("anonymize", "--jsonl", secret=False))
    command = [program.binary, "anonymize", "--jsonl"]
    with open(notes, "rb") as lines:
        child = subprocess.Popen(command, stdin=lines, env=program.env,
                                 stdout=subprocess.DEVNULL)
        _, _, used = os.wait4(child.pid, 0)
    print(f"start and end {least * 1e3:.1f} ms, "
          f"{used.ru_maxrss / 1024:.1f} MiB at most")


# What a hostile text may be made of; each has one giant line.
PATHOLOGICAL = {
    "no blanks": "abcdefghij", "brackets": "(", "digits": "1234567890",
    "numbers": "12 ", "zero-width": "\u200b", "capitals": "ABCDE ",
    "names": "Maria Jones ", "initials": "A. ", "at signs": "a@",
    "marks": "e\u0301\u0301", "streets": "Jl. ", "colons": "Ana: "}


def linear(program, turns):
    """CPU seconds for 1 MB, and how much more for four times as much."""
    idle = anonymize_line(program, "x", [], turns)
    print("\nhostile texts: seconds for 1 MB, and times as long for 4 MB")
    for what, unit in PATHOLOGICAL.items():
        text = unit * (1000000 // len(unit.encode()))
        once = anonymize_line(program, text, [], turns) - idle
        more = anonymize_line(program, text * 4, [], turns) - idle
        print(f"  {what:<12}{once:8.3f}{more / max(once, 1e-3):8.1f}",
              flush=True)


def processor(*command):
    """Seconds of CPU of a command, and its highest memory in MB.

    A child begins as a copy of this script: less than that is not seen.
    """
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        die(f"{' '.join(command)}: status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def risk_growth(bench):
    """Disclosure control of N rows against making and sorting them once."""
    print("\ndisclosure control, 8 columns, 10368 generalisations, k = 5:")
    for rows in (10000, 30000, 100000, 300000, 1000000):
        sort, sorted_mb = processor(bench, "sort", str(rows))
        solve, solved_mb = processor(bench, "solve", str(rows))
        print(f"  {rows:>7} rows   {solve / max(sort, 0.001):6.1f} times the CPU "
              f"of one sort, {solve / rows * 1e6:6.1f} us a row, "
              f"{solved_mb:5.0f} MB ({solved_mb / sorted_mb:.1f} times)",
              flush=True)
    print()


def fresh(path):
    for name in (path, path + "-journal"):
        if os.path.exists(name):
            os.unlink(name)


def main():
    if len(sys.argv) < 3:
        die(__doc__)
    if sys.argv[1] == "--risk":
        risk_growth(os.path.abspath(sys.argv[2]))
        return
    binary, bare = map(os.path.abspath, sys.argv[1:3])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10000
    turns = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    folder = tempfile.mkdtemp(prefix="casevault-bench-")
    try:
        measure(Program(binary, folder), bare, folder, count, turns)
    finally:
        shutil.rmtree(folder)


def measure(program, bare, folder, count, turns):
    notes = os.path.join(folder, "notes.jsonl")
    few = os.path.join(folder, "few.jsonl")
    db = os.path.join(folder, "bare.db")
    out = os.path.join(folder, "release")
    size = make_notes(notes, count)
    make_notes(few, min(count, 1000))
    print(f"{count} notes, {size / 1e6:.1f} MB; "
          f"median of {turns} pairs, milliseconds\n")
    print(f"{'operation':<28}{'casevault':>10}{'bare':>10}{'ratio':>8}"
          "  against")

    def new_vault():
        fresh(program.vault)
        program.run("init", "--unlock-time", "0", "--recovery-code-to",
                    os.path.join(folder, f"code-{time.monotonic_ns()}"))

    def our_import():
        new_vault()
        return program.run("import", notes)

    def bare_import():
        fresh(db)
        return baseline(bare, "argon2") + baseline(bare, "import", db, notes)

    note = b"The client came on time and spoke about the week. " * 20
    new_vault()
    program.run("client", "add", "--from", "-", text=b'{"names":["Ayu"]}')
    row("unlock, list one case",
        pairs(turns * 3, lambda: program.run("case", "list"),
              lambda: baseline(bare, "argon2")),
        "one Argon2id, 64 MiB t=3 p=4")
    row(f"import {count} notes", pairs(min(turns, 3), our_import, bare_import),
        "Argon2id; JSON, SQLCipher rows and FTS5")

    # Without the passphrase in between: the kernel keeps the key.
    secret = True
    try:
        program.run("unlock", "--for", "30m")
        program.run("status", secret=False)
        secret = False
    except SystemExit:
        print("(no kernel keyring: one Argon2id on either side from here)")

    def theirs(*words, text=b""):
        seconds = baseline(bare, *words, text=text)
        return seconds + (baseline(bare, "argon2") if secret else 0)

    def ours(*words, text=b""):
        return lambda: program.run(*words, text=text, secret=secret)

    row("add one note", pairs(turns * 3, ours("note", "add", "B-0001",
                                              text=note),
                              lambda: theirs("add", db, text=note)),
        "SQLCipher row and FTS5, committed")
    row("list a case", pairs(turns * 3, ours("note", "list", "B-0001"),
                             lambda: theirs("list", db, "B-0001")),
        "SQLCipher scan of one case")
    row("search", pairs(turns * 3, ours("search", "ibu"),
                        lambda: theirs("search", db, "ibu")),
        "SQLCipher FTS5, 50 rows")

    def our_tables():
        shutil.rmtree(out, ignore_errors=True)
        return program.run("release", "research", "--project", "bench",
                           "--output", out, secret=secret)

    program.run("consent", "record", "--all", "research:bench", secret=secret)
    row(f"research tables, {count} notes",
        pairs(turns, our_tables, lambda: theirs("scan", db)),
        "SQLCipher scan of all rows")

    with open(few, "rb") as lines:
        text = lines.read()
    row("anonymize 1000 notes",
        pairs(turns, lambda: program.run("anonymize", "--jsonl", text=text,
                                         secret=False),
              lambda: baseline(bare, "tokens", few)),
        "JSON, split into words, hash each")
    engine(bare, few, turns)
    footprint(program, notes, turns)
    growth(program, texts_of(few), turns)
    linear(program, turns)

    def our_export():
        shutil.rmtree(out, ignore_errors=True)
        return program.run("release", "research", "--project", "bench",
                           "--output", out, "--texts", "--unreviewed",
                           secret=secret)

    new_vault_notes = os.path.join(folder, "few-vault.jsonl")
    shutil.copy(few, new_vault_notes)
    if not secret:
        program.run("lock", secret=False)
    new_vault()
    program.run("import", new_vault_notes)
    program.run("consent", "record", "--all", "research:bench")
    secret = True
    row("research CSV, 1000 notes",
        pairs(min(turns, 3), our_export,
              lambda: baseline(bare, "argon2") +
              baseline(bare, "csv", few, os.path.join(folder, "bare.csv"))),
        "Argon2id; libcsv alone")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Power cuts in the middle of commands that work on whole files.

usage: power_cuts.py CASEVAULT FAULTS RECORD SCENE CUTS < SECRETS

Runs a command once while the preloaded library RECORD writes down every change
of a file or a name; then builds CUTS folders as a power cut could have left
them, and looks at each with the program.  What was synced is there.  What was
written since may be there, be lost, or be torn at sectors of 512 bytes, in any
order.  Names made, changed and removed since their folder was synced may be as
before: up to one moment, or each by itself.  The vault then opens with the old
or the new state, whole; once the command has said that it is done, with the
new one.  A scene that is "blind" waits for no disk, and must lose something.
"""
import json
import os
import random
import shutil
import struct
import subprocess
import sys

BINARY, FAULTS, RECORD, SCENE, CUTS = sys.argv[1:6]
SECRETS = sys.stdin.read()
SECTOR = 512
HERE = os.getcwd()
LOG = os.path.join(HERE, "record")
HEAD = struct.Struct("<c3Q2H")


def run(folder, words, passphrase=None, recorded=False):
    """Runs the program in `folder`; the vault is test.vault there."""
    # Nothing is to be remembered of one cut in the next.
    env = dict(os.environ, LD_PRELOAD=FAULTS, CHEAP_ARGON2="1",
               HOME="/dev/null")
    if recorded:
        env["LD_PRELOAD"] = FAULTS + " " + RECORD
        env["RECORD"], env["RECORD_FOLDER"] = LOG, folder
    passphrase = passphrase or SECRETS.splitlines()[0]
    reading, writing = os.pipe()
    os.write(writing, (passphrase + "\n").encode())
    os.close(writing)
    done = subprocess.run(
        [BINARY, "-f", "test.vault", "--no-input", "--passphrase-fd",
         str(reading), *words], pass_fds=(reading,), cwd=folder, env=env,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, check=False)
    os.close(reading)
    return done


# --- the disk --------------------------------------------------------------

class File:
    """Bytes on the disk, and those that are on their way."""

    def __init__(self, data=b""):
        self.data, self.waiting = bytearray(data), []

    @staticmethod
    def apply(data, change):
        kind, at, more = change
        if kind == b"t":
            data[at:] = bytes(max(0, at - len(data)))
        else:
            data.extend(bytes(max(0, at - len(data))))
            data[at:at + len(more)] = more

    def sync(self):
        for change in self.waiting:
            self.apply(self.data, change)
        self.waiting = []

    def after_cut(self, fate, chance):
        data = bytearray(self.data)
        for kind, at, more in self.waiting:
            if fate == "torn" and kind == b"w":
                for start in range(0, len(more), SECTOR):
                    if chance.random() < 0.5:
                        self.apply(data, (kind, at + start,
                                          more[start:start + SECTOR]))
            elif fate == "all" or fate != "none" and chance.random() < 0.5:
                self.apply(data, (kind, at, more))
        return data


class Disk:
    """Files by number, and names: those that will stay and those to come."""

    def __init__(self, start, numbers):
        self.files, self.names, self.now = {}, {}, {}
        self.waiting = []
        for path, data in start.items():
            made = File(data)
            self.files[numbers[path]] = self.names[path] = made
        self.now = dict(self.names)

    def replay(self, kind, number, at, path, other, data):
        if kind == b"c":
            made = self.files[number] = File()
            self.name([(path, made)])
        elif kind in b"wt":
            self.files[number].waiting.append((kind, at, data))
        elif kind == b"s":
            self.files[number].sync()
        elif kind == b"f":
            self.settle(os.path.normpath(path))
        elif kind == b"u":
            self.name([(path, None)])
        elif kind == b"r":
            self.name([(path, None), (other, self.now[path])])
        elif kind == b"l":
            self.name([(other, self.now[path])])

    def name(self, steps):
        self.waiting.append(steps)
        self.take(self.now, steps)

    @staticmethod
    def take(names, steps):
        for path, what in steps:
            if what is None:
                names.pop(path, None)
            else:
                names[path] = what

    def settle(self, folder):
        later = []
        for steps in self.waiting:
            if (os.path.dirname(steps[0][0]) or ".") == folder:
                self.take(self.names, steps)
            else:
                later.append(steps)
        self.waiting = later

    def write(self, root, seed):
        """What a cut left."""
        chance = random.Random(seed)
        fate = chance.choice(["all", "none", "some", "torn"])
        order = chance.choice(["all", "none", "until", "until", "each"])
        names = dict(self.names)
        end = chance.randint(0, len(self.waiting))
        for place, steps in enumerate(self.waiting):
            if order == "all" or order == "until" and place < end or \
                    order == "each" and chance.random() < 0.5:
                self.take(names, steps)
        for path, file in names.items():
            to = os.path.join(root, path)
            os.makedirs(os.path.dirname(to), exist_ok=True)
            with open(to, "wb") as out:
                out.write(file.after_cut(fate, chance))


def read_log(folder):
    """The changes, with paths from `folder` on."""
    with open(LOG, "rb") as file:
        log = file.read()
    at = 0
    while at < len(log):
        kind, number, place, length, one, two = HEAD.unpack_from(log, at)
        at += HEAD.size
        path = log[at:at + one].decode()
        other = log[at + one:at + one + two].decode()
        at += one + two
        yield (kind, number, place,
               os.path.relpath(path, folder) if path else "",
               os.path.relpath(other, folder) if other else "",
               log[at:at + length])
        at += length


def places(changes, cuts):
    """After how many changes each cut comes: everywhere, and as often close
    to where names change, which is where everything is decided."""
    count = len(changes)
    names = sorted({end for at, change in enumerate(changes)
                    if change[0] in b"rl" for end in (at, at + 1, at + 2)
                    if end <= count} | {count})
    half = cuts // 2
    return [at * count // max(1, half - 1) for at in range(half)] + \
        [names[at % len(names)] for at in range(cuts - half)]


# --- the scenes ------------------------------------------------------------

def scene():
    with open(SCENE, encoding="utf-8") as file:
        return json.load(file)


def look(folder, what, passphrases):
    """What a user sees; None where no passphrase opens it, or it is broken."""
    for passphrase in passphrases:
        if run(folder, ["check", "--full"], passphrase).returncode != 0:
            continue
        return [run(folder, words, passphrase).stdout.decode()
                for words in what["looks"]]
    return None


def copies_whole(folder, what):
    """Whether every other vault a user would find there is whole."""
    for below, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(below, name)
            if not name.endswith(".vault") or name == "test.vault":
                continue
            shown = os.path.relpath(path, folder)
            done = run(folder, ["-f", shown, "check", "--full"])
            if done.returncode != 0:
                return f"{shown}: {done.stderr.decode()}"
    return ""


def main():
    what = scene()
    start = os.path.join(HERE, "start")
    live = os.path.join(HERE, "live")
    cut = os.path.join(HERE, "cut")
    shutil.rmtree(live, ignore_errors=True)
    shutil.copytree(start, live)
    passphrases = SECRETS.splitlines()[:2]
    before = look(live, what, passphrases)
    shutil.rmtree(live)
    shutil.copytree(start, live)
    numbers, data = {}, {}
    for below, _, names in os.walk(live):
        for name in names:
            path = os.path.join(below, name)
            key = os.path.relpath(path, live)
            numbers[key] = os.stat(path).st_ino
            with open(path, "rb") as file:
                data[key] = file.read()
    if os.path.exists(LOG):
        os.unlink(LOG)
    done = run(live, what["command"], recorded=True)
    if done.returncode != 0:
        sys.exit(f"the command ended with {done.returncode}: "
                 f"{done.stderr.decode()}")
    after = look(live, what, passphrases)
    changes = list(read_log(live))
    if before is None or after is None or len(changes) < 5:
        sys.exit(f"nothing to see: {before}, {after}, {len(changes)}")
    if what.get("blind"):
        changes = [change for change in changes if change[0] not in b"sf"]
    lost, old, new = [], 0, 0
    for number, end in enumerate(places(changes, int(CUTS))):
        disk = Disk(data, numbers)
        for change in changes[:end]:
            disk.replay(*change)
        shutil.rmtree(cut, ignore_errors=True)
        disk.write(cut, number)
        files = sorted(os.listdir(cut))
        seen = look(cut, what, passphrases)
        why = copies_whole(cut, what)
        # A look may itself be an entry of the log, but changes nothing else.
        old += seen == before
        new += seen == after
        if seen not in (before, after):
            why = f"neither old nor new: {seen}"
        elif end == len(changes) and seen != after and "blind" not in what:
            why = "undone after it was done"
        elif not why and "again" in what:
            # Run again it comes to the same end.
            run(cut, what["again"])
            if look(cut, what, passphrases) != after:
                why = "not done when run again"
        if why:
            lost.append(f"cut {number}, after {end} of {len(changes)} "
                        f"({files}): {why}")
    print(f"# {what['name']}: {CUTS} cuts in {len(changes)} changes: "
          f"{old} as before, {new} as after, {len(lost)} lost")
    for line in lost[:8]:
        print("# " + line.replace("\n", "\n# "))
    shutil.rmtree(cut, ignore_errors=True)
    sys.exit((len(lost) > 0) != bool(what.get("blind")))


main()

"""Runs a program on a pseudo-terminal of its own and types answers.

terminal.py PROGRAM ARGS... < SCRIPT

SCRIPT has a line for each step: "WAIT<tab>TYPE".  When WAIT has appeared, TYPE
and a line end are typed; "^C" and "^D" are those keys, without a line end.
"^count WORD" types nothing: "[N copies of it]" is what the program holds of
WORD in memory that it can write, or "[memory is closed]".
The screen goes to standard output; the exit status is that of the program.
"""
import os
import pty
import select
import sys
import time


def wait_for(master, screen, text, seen):
    """Reads until `text` appears after position `seen`; the new position."""
    end = time.monotonic() + 30
    while text not in screen[0][seen:]:
        ready, _, _ = select.select([master], [], [], 1)
        if ready:
            try:
                screen[0] += os.read(master, 4096).decode("utf-8", "replace")
            except OSError:
                sys.exit("the program ended before: " + text)
        if time.monotonic() > end:
            sys.stdout.write(screen[0])
            sys.exit("never seen: " + text)
    return seen + screen[0][seen:].index(text) + len(text)


def count_copies(child, word):
    """Copies of `word` in the memory the process can write; None: not told."""
    found = 0
    try:
        with open("/proc/%d/maps" % child, encoding="ascii") as maps, \
                open("/proc/%d/mem" % child, "rb", buffering=0) as memory:
            for line in maps:
                area, rights = line.split(None, 2)[:2]
                begin, end = (int(part, 16) for part in area.split("-"))
                if not rights.startswith("rw") or "[v" in line:
                    continue
                memory.seek(begin)
                found += memory.read(end - begin).count(word.encode())
    except (OSError, ValueError):
        return None
    return found


def look(child, screen, word):
    """Writes the number of copies onto the screen, where no test types."""
    # What it does after its question it has done by then.
    time.sleep(0.2)
    found = count_copies(child, word)
    screen[0] += "[memory is closed]" if found is None \
        else "[%d copies of it]" % found


def type_keys(master, keys):
    """Types a line, or a key that is written as ^C or ^D."""
    if keys in ("^C", "^D"):
        os.write(master, bytes([ord(keys[1]) - 64]))
    else:
        os.write(master, keys.encode() + b"\r")


def main():
    steps = [line.rstrip("\n").split("\t", 1) for line in sys.stdin]
    child, master = pty.fork()
    if child == 0:
        os.execvp(sys.argv[1], sys.argv[1:])
    screen, seen = [""], 0
    for text, keys in steps:
        seen = wait_for(master, screen, text, seen)
        # The program turns the echo off after it has asked.
        time.sleep(0.05)
        if keys.startswith("^count "):
            look(child, screen, keys[len("^count "):])
        else:
            type_keys(master, keys)
    while True:
        try:
            more = os.read(master, 4096)
        except OSError:
            break
        if not more:
            break
        screen[0] += more.decode("utf-8", "replace")
    sys.stdout.write(screen[0])
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    # As a shell has it: 128 and the number of the signal.
    sys.exit(code if code >= 0 else 128 - code)


main()

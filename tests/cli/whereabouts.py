#!/usr/bin/env python3
"""Where the marks of a run went: out of its system calls, and into files.

whereabouts.py TRACE ASKED MARKS FOLDER...

TRACE is the prefix of what `strace -ff -o TRACE -s 1000000` wrote, one file
per process.  ASKED names files and folders into which the user asked the text
to be written, one a line; MARKS the words that must go nowhere else, one a
line.  They may go to standard output, and through pipes between the processes
of the run.  Prints a line for each mark that was written elsewhere, stands in
a name or in the words of another program or in a file below a FOLDER, and for
each socket.
"""
import glob
import os
import re
import sys

WRITES = {"write", "pwrite64", "writev", "pwritev", "pwritev2", "vmsplice"}
# They would move text that no trace shows.
UNSEEN = {"sendfile", "splice", "tee", "copy_file_range", "process_vm_writev"}
NETWORK = {"socket", "connect", "bind", "listen", "accept", "accept4",
           "sendto", "sendmsg", "sendmmsg", "io_uring_setup"}
FORKS = {"clone", "clone3", "fork", "vfork"}
CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+|\?|0x[0-9a-f]+)", re.S)
NUMBER = re.compile(r"-?\d+")


def opened(args, open_files):
    """The file that open(2) was given, as a path without links."""
    path = re.search(r'"((?:[^"\\]|\\.)*)"', args).group(1)
    folder = NUMBER.match(args)
    here = open_files.get(int(folder.group()), "?") if folder else os.getcwd()
    whole = os.path.normpath(os.path.join(here, path))
    return whole + "/(unnamed)" if "O_TMPFILE" in args else whole


class Walk:
    """One run: its processes, what they have open, and what was found."""

    def __init__(self, prefix, asked, marks):
        self.prefix = prefix
        self.asked = asked
        self.marks = marks
        self.found = []

    def carries(self, text):
        """The marks in a piece of trace."""
        low = text.lower()
        return [mark for mark in self.marks if mark.lower() in low]

    def may(self, target):
        """Whether the user asked for the text there."""
        return target in ("stdout", "pipe") or any(
            target == path or target.startswith(path) for path in self.asked)

    def write(self, name, args, open_files):
        """A call that moves bytes out."""
        fd = int(NUMBER.match(args).group())
        target = open_files.get(fd, "descriptor %d" % fd)
        for mark in self.carries(args):
            if not self.may(target):
                self.found.append("%s of %s to %s" % (name, mark, target))

    def call(self, name, args, result, open_files):
        """One call that succeeded or was tried."""
        if name in NETWORK:
            self.found.append("%s(%s)" % (name, args[:60]))
        elif name in WRITES:
            self.write(name, args, open_files)
        elif name in UNSEEN:
            self.found.append("%s moves bytes unseen" % name)
        elif name == "mmap":
            self.map(args, open_files)
        elif name not in ("execve", "close", "fcntl"):
            for mark in self.carries(args):
                self.found.append("%s names %s" % (name, mark))
        if result is None or result < 0:
            return
        if name in ("open", "openat", "creat"):
            open_files[result] = opened(args, open_files)
        elif name == "memfd_create":
            open_files[result] = "memory"
        elif name in ("pipe", "pipe2"):
            for fd in NUMBER.findall(args)[:2]:
                open_files[int(fd)] = "pipe"
        elif name in ("dup", "dup2", "dup3") or "F_DUPFD" in args:
            old = int(NUMBER.match(args).group())
            open_files[result] = open_files.get(old, "?")
        elif name == "close":
            open_files.pop(int(NUMBER.match(args).group()), None)

    def map(self, args, open_files):
        """Memory of a file that is shared is a way to write it."""
        fields = args.split(", ")
        if len(fields) > 4 and "PROT_WRITE" in fields[2] and \
                "MAP_SHARED" in fields[3] and fields[4] != "-1":
            target = open_files.get(int(fields[4]), fields[4])
            self.found.append("mmap shares %s" % target)

    def process(self, number, open_files):
        """All calls of a process, and of those it started."""
        first = True
        path = "%s.%d" % (self.prefix, number)
        with open(path, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                match = CALL.match(line)
                if match is None:
                    continue
                name, args, text = match.groups()
                result = int(text) if NUMBER.fullmatch(text) else None
                if name == "execve" and not first:
                    for mark in self.carries(args):
                        self.found.append("execve with %s" % mark)
                first = first and name != "execve"
                self.call(name, args, result, open_files)
                if name in FORKS and result is not None and result > 0:
                    self.process(result, dict(open_files))


def roots(prefix):
    """The processes that no other one started."""
    numbers, children = set(), set()
    for path in glob.glob(prefix + ".*"):
        numbers.add(int(path.rsplit(".", 1)[1]))
        with open(path, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                match = CALL.match(line)
                if match and match.group(1) in FORKS and \
                        NUMBER.fullmatch(match.group(3)):
                    children.add(int(match.group(3)))
    if not numbers:
        sys.exit("nothing was traced")
    return sorted(numbers - children)


def in_files(marks, asked, folders):
    """Marks in the bytes or the names of files."""
    wanted = [(mark, mark.lower().encode()) for mark in marks]
    for folder in folders:
        for here, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(here, name)
                if any(path.startswith(place) for place in asked):
                    continue
                with open(path, "rb") as file:
                    text = (path.encode() + file.read()).lower()
                for mark, raw in wanted:
                    if raw in text:
                        yield "%s in %s" % (mark, path)


def words(text):
    """The lines that are not empty."""
    return [line for line in text.split("\n") if line]


def main():
    prefix, asked, marks = sys.argv[1], words(sys.argv[2]), words(sys.argv[3])
    walk = Walk(prefix, asked, marks)
    for number in roots(prefix):
        walk.process(number, {0: "stdin", 1: "stdout", 2: "stderr"})
    walk.found.extend(in_files(marks, asked, sys.argv[4:]))
    print("\n".join(walk.found), end="\n" if walk.found else "")


main()

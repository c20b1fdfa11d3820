#!/usr/bin/env python3
"""Adds up the tests of meson build folders; ends with one line of counts.

usage: count.py FOLDER...

Every TAP line counts as one test, a program without TAP as one.  A program
that dies, hangs or breaks its plan counts as one failure beside its lines.
Exits with 1 unless every test that ran has passed and at least one has.
"""
import json
import os
import re
import sys

LINE = re.compile(r"^(not )?ok\b[^#\n]*(#\s*(skip|todo)\S*)?", re.I | re.M)
PLAN = re.compile(r"^1\.\.(\d+)", re.M)
BAD = {"FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"}


def count(test):
    """Returns passed, failed, skipped of one entry of the log."""
    passed = failed = skipped = 0
    text = test.get("stdout") or ""
    for mark in LINE.finditer(text):
        if mark.group(3):
            skipped += 1
        elif mark.group(1):
            failed += 1
        else:
            passed += 1
    result = test["result"]
    planned = [int(plan) for plan in PLAN.findall(text)]
    short = planned and sum(planned) != passed + failed + skipped
    if result in BAD or short:
        failed += failed == 0
    elif passed + failed + skipped == 0:
        if result == "SKIP":
            skipped = 1
        else:
            passed = 1
    return passed, failed, skipped


def main():
    total = [0, 0, 0]
    for folder in sys.argv[1:]:
        log = os.path.join(folder, "meson-logs", "testlog.json")
        tests = []
        if os.path.exists(log):
            with open(log, encoding="utf-8") as lines:
                tests = [json.loads(line) for line in lines]
        if not tests:
            print(f"{folder}: no test ran", file=sys.stderr)
            total[1] += 1
        for test in tests:
            counts = count(test)
            total = [a + b for a, b in zip(total, counts)]
            if counts[1]:
                print(f"failed in {folder}: {test['name']}")
    passed, failed, skipped = total
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{tail}")
    sys.exit(failed > 0 or passed == 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Shows three sentences of the sample cases before and after.

usage: before_after.py CASEVAULT CASES.jsonl...

The program gets each note with the ledger of its case, as a release does; the
sentences with the most removals are shown, one of each case.
"""
import json
import re
import subprocess
import sys
import textwrap

SHOWN = 3


def notes_of(paths):
    """The notes, each with the ledger of its case."""
    notes, ledgers = [], {}
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                note = json.loads(line)
                ledgers.update({note["case"]: note["known"]}
                               if "known" in note else {})
                notes.append(note)
    for note in notes:
        note["known"] = ledgers[note["case"]]
    return notes


def sentences(text):
    """Yields begin and end of each sentence; "Jl." and "Dr." end none."""
    begin = 0
    for mark in re.finditer(r"[.!?][\"”]?(?=\s+[A-Z])|\n+", text):
        if re.search(r"\b[A-Z][a-z]{0,3}\.$", text[:mark.end()]):
            continue
        yield begin, mark.end()
        begin = mark.end()
    yield begin, len(text)


def after(text, begin, end, found):
    """The sentence with what was removed shown by its type."""
    out, at = "", begin
    for span in found:
        out += text[at:span["start"]] + f"[{span['type']}]"
        at = span["end"]
    return out + text[at:end]


def candidates(note, found):
    text = note["text"]
    for begin, end in sentences(text):
        inside = [span for span in found["spans"]
                  if begin <= span["start"] and span["end"] <= end]
        if inside and 60 <= end - begin <= 220:
            kinds = len({span["type"] for span in inside})
            yield (kinds, len(inside)), note["case"], (
                text[begin:end], after(text, begin, end, inside))


def show(label, text):
    print(textwrap.fill(" ".join(text.split()), 76,
                        initial_indent=label, subsequent_indent=" " * 8))


def main():
    notes = notes_of(sys.argv[2:])
    given = "".join(json.dumps(note, ensure_ascii=False) + "\n"
                    for note in notes)
    done = subprocess.run([sys.argv[1], "anonymize", "--jsonl"],
                          input=given.encode(), stdout=subprocess.PIPE,
                          check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    ranked = sorted((item for note, spans in zip(notes, found)
                     for item in candidates(note, spans)), reverse=True)
    cases = set()
    for _, case, (before, clean) in ranked:
        if case in cases or len(cases) == SHOWN:
            continue
        cases.add(case)
        show("before  ", before)
        show("after   ", clean)
        print()


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""One table over the evaluation sets, by their own scorer.

usage: table.py CASEVAULT EVALDATA

EVALDATA holds *.jsonl with gold spans and score.py.  The program gets the text,
the language and the record of each document; never the gold.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

SETS = [
    ("therapy_injected", ["en", "id"]),
    ("presidio_synth_en", ["en"]),
    ("ident_vectors", ["en", "id"]),
    ("en_ner_web", ["en"]),
    ("id_ner", ["id"]),
    ("tab_en", ["en"]),
    ("hard_negatives", ["en", "id"]),
    ("ident_vectors_neg", ["en"]),
]
HEAD = ["set", "lang", "docs", "alnR", "direct alnR", "PERSON", "precision",
        "clean docs", "recorded leaks", "touched", "MB/s"]
# A recorded identifier written as it stands in the record.
EXACT = {"full", "exact"}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def anonymize(binary, documents, path):
    """Runs the program over the documents; returns MB/s."""
    lines = []
    for document in documents:
        given = {key: document[key] for key in ("id", "text", "lang", "known")
                 if document.get(key)}
        if given.get("lang") not in ("en", "id"):
            given.pop("lang", None)
        lines.append(json.dumps(given, ensure_ascii=False))
    text = "\n".join(lines).encode() + b"\n"
    begin = time.perf_counter()
    with open(path, "wb") as out:
        subprocess.run([binary, "anonymize", "--jsonl"], input=text,
                       stdout=out, check=True)
    seconds = time.perf_counter() - begin
    return sum(len(d["text"].encode()) for d in documents) / 1e6 / seconds


def score(scorer, gold, found, language, *options):
    done = subprocess.run(
        [sys.executable, scorer, "--json", "--lang", language, *options,
         gold, found], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def recorded_leaks(documents, found):
    """Recorded identifiers, written exactly, of which a character is left."""
    covered = {}
    for line in found:
        marks = covered.setdefault(line["id"], set())
        for span in line["spans"]:
            marks.update(range(span["start"], span["end"]))
    leaks = total = 0
    for document in documents:
        marks = covered.get(document["id"], set())
        for span in document["spans"]:
            if not span.get("known") or span.get("variant") not in EXACT:
                continue
            total += 1
            leaks += any(document["text"][at].isalnum() and at not in marks
                         for at in range(span["start"], span["end"]))
    return f"{leaks} of {total}" if total else "-"


def percent(value):
    return "-" if value is None else f"{100 * value:.1f}"


def row(scorer, gold, found, documents, language, name, speed):
    mine = [d for d in documents if d["lang"] == language]
    lines = read(found)
    whole = score(scorer, gold, found, language)
    if whole["spans"] == 0:
        return [name, language, len(mine), "-", "-", "-", "-", "-", "-",
                percent(whole["neg_touched"]), f"{speed:.1f}"]
    direct = score(scorer, gold, found, language, "--kinds", "direct")
    person = whole["groups"].get("type=PERSON")
    return [name, language, len(mine), percent(whole["alnR"]),
            percent(direct["alnR"] if direct["spans"] else None),
            percent(person["alnR"] if person else None),
            percent(whole["prec"]), percent(whole["clean_docs"]),
            recorded_leaks(mine, lines), percent(whole["neg_touched"]),
            f"{speed:.1f}"]


def main():
    binary, data = sys.argv[1:3]
    scorer = os.path.join(data, "score.py")
    rows = [HEAD]
    with tempfile.TemporaryDirectory() as folder:
        for name, languages in SETS:
            gold = os.path.join(data, name + ".jsonl")
            if not os.path.exists(gold):
                continue
            documents = read(gold)
            found = os.path.join(folder, name + ".jsonl")
            speed = anonymize(binary, documents, found)
            for language in languages:
                rows.append(row(scorer, gold, found, documents, language,
                                name, speed))
    texts = [[str(cell) for cell in line] for line in rows]
    widths = [max(len(line[i]) for line in texts) for i in range(len(HEAD))]
    for line in texts:
        cells = [line[0].ljust(widths[0]), line[1].ljust(widths[1])]
        cells += [cell.rjust(width)
                  for cell, width in zip(line[2:], widths[2:])]
        print("  ".join(cells).rstrip())


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""One table over the evaluation sets.

usage: table.py CASEVAULT [EVALDATA]

EVALDATA holds *.jsonl with gold spans and their own scorer, score.py.  Our own
sets, the notes of notes.txt and recorded identifiers planted by generate.py,
are scored by `casevault eval`.  The program gets the text, the language and
the record of each document; never the gold.
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
# Our own sets: the script beside this one that writes each.
OWN = [
    ("own_notes", ["notes.py"]),
    ("cues", ["cues.py", "4000"]),
    ("planted_exact", ["generate.py", "exact", "50000"]),
    ("planted_disturbed", ["generate.py", "disturbed", "50000"]),
    ("structured", ["structured.py", "positive", "20000"]),
    ("harmless", ["structured.py", "negative", "20000"]),
]
HEAD = ["set", "lang", "docs", "alnR", "direct alnR", "PERSON", "precision",
        "clean docs", "recorded leaks", "touched", "MB/s"]
# A recorded identifier written as it stands in the record.
EXACT = {"full", "exact", "phone", "date", "id", "address"}


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


def score_own(binary, gold, found, language, *options):
    """The same figures by `casevault eval`, as shares of one."""
    done = subprocess.run(
        [binary, "--json", "eval", "--language", language, *options, gold,
         found], check=True, stdout=subprocess.PIPE)
    figures = json.loads(done.stdout)
    share = {key: float(figures[key]) / 100 if key in figures else None
             for key in ("letters", "precision", "clean", "touched")}
    groups = {f"{row['group']}={row['name']}":
              {"alnR": float(row["letters"]) / 100} for row in figures["rows"]}
    return {"spans": figures["mentions"], "alnR": share["letters"],
            "prec": share["precision"], "clean_docs": share["clean"],
            "neg_touched": share["touched"], "groups": groups}


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
            written = span.get("variant", span.get("family"))
            if not span.get("known") or written not in EXACT:
                continue
            total += 1
            leaks += any(document["text"][at].isalnum() and at not in marks
                         for at in range(span["start"], span["end"]))
    return f"{leaks} of {total}" if total else "-"


def percent(value):
    return "-" if value is None else f"{100 * value:.1f}"


def row(measure, documents, found, language, name, speed):
    """One line; measure(language, direct) gives the figures."""
    mine = [d for d in documents if d["lang"] == language]
    whole = measure(language, False)
    if whole["spans"] == 0:
        return [name, language, len(mine), "-", "-", "-", "-", "-", "-",
                percent(whole["neg_touched"]), f"{speed:.1f}"]
    direct = measure(language, True)
    person = whole["groups"].get("type=PERSON")
    return [name, language, len(mine), percent(whole["alnR"]),
            percent(direct["alnR"] if direct["spans"] else None),
            percent(person["alnR"] if person else None),
            percent(whole["prec"]), percent(whole["clean_docs"]),
            recorded_leaks(mine, read(found)), percent(whole["neg_touched"]),
            f"{speed:.1f}"]


def rows_given(binary, data, folder):
    """The sets of EVALDATA, by its scorer."""
    scorer = os.path.join(data, "score.py")
    for name, languages in SETS:
        gold = os.path.join(data, name + ".jsonl")
        if not os.path.exists(gold):
            continue
        documents = read(gold)
        found = os.path.join(folder, name + ".found")
        speed = anonymize(binary, documents, found)

        def measure(language, direct, gold=gold, found=found):
            options = ["--kinds", "direct"] if direct else []
            return score(scorer, gold, found, language, *options)
        for language in languages:
            yield row(measure, documents, found, language, name, speed)


def rows_own(binary, folder):
    """Our own sets, by `casevault eval`."""
    for name, (script, *arguments) in OWN:
        gold = os.path.join(folder, name + ".jsonl")
        with open(gold, "wb") as out:
            subprocess.run(
                [sys.executable,
                 os.path.join(os.path.dirname(__file__), script), *arguments],
                stdout=out, check=True)
        documents = read(gold)
        found = os.path.join(folder, name + ".found")
        speed = anonymize(binary, documents, found)

        def measure(language, direct, gold=gold, found=found):
            options = ["--direct"] if direct else []
            return score_own(binary, gold, found, language, *options)
        for language in ("en", "id"):
            yield row(measure, documents, found, language, name, speed)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    binary = sys.argv[1]
    rows = [HEAD]
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) == 3:
            rows.extend(rows_given(binary, sys.argv[2], folder))
        rows.extend(rows_own(binary, folder))
    texts = [[str(cell) for cell in line] for line in rows]
    widths = [max(len(line[i]) for line in texts) for i in range(len(HEAD))]
    for line in texts:
        cells = [line[0].ljust(widths[0]), line[1].ljust(widths[1])]
        cells += [cell.rjust(width)
                  for cell, width in zip(line[2:], widths[2:])]
        print("  ".join(cells).rstrip())
    print()
    sys.stdout.flush()
    subprocess.run([sys.executable,
                    os.path.join(os.path.dirname(__file__), "rare.py"),
                    "measure", binary], check=True)


if __name__ == "__main__":
    main()

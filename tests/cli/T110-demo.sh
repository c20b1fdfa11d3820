#!/bin/sh
# All sample cases through all three importers, and out again: none of the
# recorded identifiers leaves in any file.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
demo=$SOURCE_ROOT/docs/demo

ok 'JSON lines, Indonesian' cv import "$demo/cases-id.jsonl"
ok 'JSON lines, English' cv import "$demo/cases-en.jsonl"
ok 'a table' cv import "$demo/cases-en.csv"
ok 'a folder of text files' cv import "$demo/folder"
same 'every note came in' 95 "$(cv --json case list | python3 -c '
import json, sys
print(sum(case["notes"] for case in json.load(sys.stdin)["cases"]))')"
ok 'consents for all' cv consent record --all research:demo
ok 'a consent for one' cv consent record ID-05 supervision

ok 'a research release' cv release research --project demo --output research \
    --texts --unreviewed
for case in ID-05 EN-02; do
    cv note add "$case" --kind supervision --date 2026-01-05 \
        < "$demo/supervision-$case.md" > "$log" 2>&1
done
ok 'another consent' cv consent record EN-02 supervision
ok 'a brief for a group' cv release supervision EN-02 --form group \
    --output group --unreviewed
ok 'a brief for supervision' cv release supervision ID-05 \
    --output supervision --unreviewed

# Recorded values as they are written, and names of several words in any case.
cat > "$base/leaks.py" <<'END'
import glob, json, os, re, sys, zipfile

def words(text):
    return " ".join(re.findall(r"\w+", text.casefold()))

def digits(text):
    return re.sub(r"\D", "", text)

demo, out = sys.argv[1:3]
cases = sys.argv[3:]
leaks = 0
texts = {}
for folder, _, names in os.walk(out):
    for name in names:
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            texts[name] = file.read().decode(errors="replace")
        if name.endswith(".docx"):
            with zipfile.ZipFile(path) as document:
                for part in document.namelist():
                    text = document.read(part).decode()
                    texts[part] = re.sub(r"<[^>]*>", " ", text)
assert texts
for path in glob.glob(os.path.join(demo, "*.jsonl")):
    for line in open(path, encoding="utf-8"):
        note = json.loads(line)
        if cases and note["case"] not in cases:
            continue
        for kind, values in note.get("known", {}).items():
            for value in values:
                for name, text in texts.items():
                    number = digits(value)
                    if len(words(value).split()) > 1 and kind != "dates":
                        found = f" {words(value)} " in f" {words(text)} "
                    elif len(number) >= 8:
                        found = value in text or number in text
                    else:
                        continue
                    if found:
                        leaks += 1
                        print(f"{name}: a {kind} of {note['case']}")
sys.exit(leaks > 0)
END
ok 'no recorded identifier is in the research release' \
    python3 "$base/leaks.py" "$demo" research
ok 'nor in the brief' python3 "$base/leaks.py" "$demo" supervision
ok 'nor in that for the group' python3 "$base/leaks.py" "$demo" group
empty 'nor a case code' "$(grep -rE '(ID|EN)-0[0-9]' research supervision group)"
ok 'the brief has a web page' test -s supervision/brief.html
ok 'a text' test -s supervision/brief.md
ok 'and a document' test -s supervision/brief.docx
has 'clinical words survive' "$(cat supervision/brief.md)" 'PHQ-9 = 7'
done_testing

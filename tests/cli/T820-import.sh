#!/bin/sh
# Import: CSV, JSON lines, folders; all or nothing.
. "$(dirname "$0")/../lib.sh"

new_vault
printf '\357\273\277"text",case,date,kind\r\n"one, ""two""\r\nlines",AA-1,2026-01-02,intake\r\nnext,,,\r\n' > good.csv
ok 'a CSV file is imported' cv import good.csv
same 'its case was made' 1 "$(cv case list | grep -c '^AA-1')"
same 'and one for the notes without' 2 "$(cv case list | grep -c .)"
id=$(cv note list AA-1 | cut -f 1)
same 'the text is as it was' 'one, "two"' "$(cv note show "$id" |
    head -n 1 | tr -d '\r')"

cases=$(cv case list)
printf 'text,case\nfine,BB-1\nshort\n' > ragged.csv
exits 1 'a ragged row is refused' cv import ragged.csv
cv import ragged.csv > said 2>&1
ok 'the message has row and column' grep -q 'ragged.csv, row 3, line 3, column 2' said
printf 'text,case\nfine,BB-1\n"open,BB-1\n' > open.csv
exits 1 'an open quote is refused' cv import open.csv
printf 'text,case,note\nfine,BB-1,x\n' > column.csv
exits 1 'an unknown column is refused' cv import column.csv
printf 'text,kind\nfine,\nnot,gossip\n' > kind.csv
exits 1 'an unknown kind is refused' cv import kind.csv
printf 'text,date\nfine,2026-02-30\n' > date.csv
exits 1 'a day that does not exist is refused' cv import date.csv
printf 'text,case\nfine,"no code"\n' > code.csv
exits 1 'a bad case code is refused' cv import code.csv
printf '{"text":"fine","case":"BB-1"}\n{"text":"bad","known":{"nmaes":["X"]}}\n' > known.jsonl
exits 1 'a ledger of another form is refused' cv import known.jsonl
exits 3 'an empty file holds nothing' sh -c '
    : > "$1/empty.jsonl"; shift; "$@"' sh . \
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 import empty.jsonl \
    3<<END
$pass
END
same 'nothing of all this was stored' "$cases" "$(cv case list)"

cat > notes.jsonl <<'END'
{"text": "Ratmojo slept well.", "case": "CC-1", "lang": "en", "known": {"names": ["Ratmojo Wiryasuteja"], "relatives": [{"role": "mother", "names": ["Lastrinah"]}]}, "mood": 3}
{"text": "No code here.", "date": "2026-03-04"}
{"text": "Nor here.", "date": "2026-03-05"}
END
cv import notes.jsonl > said 2> "$log"
same 'JSON lines are imported' 3 "$(sed -n 's/^notes.//p' said)"
same 'unknown fields are counted' 1 "$(sed -n 's/^ignored.//p' said)"
code=$(sed -n 's/^case.//p' said)
same 'lines without a case share one' 2 "$(cv note list "$code" | grep -c .)"
same 'the ledger was filled' 2 "$(cv identifier list CC-1 2> /dev/null |
    grep -c .)"

mkdir -p in/DD-1
echo 'by name' > 'in/2026-05-06 visit.txt'
echo 'by folder' > in/DD-1/note.md
echo 'left out' > in/picture.png
cv --json import in > said 2> "$log"
ok 'a folder is imported' grep -q '"notes":2,' said
same 'its folder names the case' 1 "$(cv note list DD-1 | grep -c .)"

i=0
while [ $i -lt 10000 ]; do
    echo "{\"text\":\"Note number $i of many, with some words in it.\",\"case\":\"EE-1\"}"
    i=$((i + 1))
done > many.jsonl
ok 'ten thousand notes are imported' cv import many.jsonl
same 'all of them' 10000 "$(cv note list EE-1 | grep -c .)"
done_testing

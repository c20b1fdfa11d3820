#!/bin/sh
# A research bundle of the evaluation notes: no recorded value that holds a
# digit or several words is in any byte of it, and no case code.
. "$(dirname "$0")/../lib.sh"

gold=$SOURCE_ROOT/../shared/evaldata/therapy_injected.jsonl
[ -f "$gold" ] || skip_all "no evaluation data"
command -v python3 > /dev/null || skip_all "no python3"

cat > ../look.py <<'END'
"""look.py NOTES FOLDER: prints what is left; nothing when all is well."""
import hashlib
import json
import os
import re
import sys


def plain(text):
    return re.sub(r'\s+', ' ', text.lower()).strip()


folder = sys.argv[2]
files = {name: open(os.path.join(folder, name), 'rb').read()
         for name in os.listdir(folder)}
text = plain('\n'.join(sorted(files)) + '\n' +
             '\n'.join(data.decode(errors='replace') for data in files.values()))
close = re.sub(r'[\s.()/-]', '', text)
for line in open(sys.argv[1], encoding='utf-8'):
    for kind, values in json.loads(line).get('known', {}).items():
        for value in [values] if isinstance(values, str) else values:
            short = re.sub(r'[\s.()/-]', '', value.lower())
            if not re.search(r'\d', value) and len(value.split()) < 2:
                continue
            if plain(value) in text:
                print('left:', kind, value)
            elif sum(c.isdigit() for c in short) > 6 and short in close:
                print('left, written otherwise:', kind, value)
for code in sys.argv[3:]:
    if re.search(r'(?<!\w)' + re.escape(code.lower()) + r'(?!\w)', text):
        print('case code:', code)
for entry in json.loads(files['manifest.json'])['files']:
    want = 'sha256:' + hashlib.sha256(files[entry['name']]).hexdigest()
    if entry['hash'] != want or entry['bytes'] != len(files[entry['name']]):
        print('hash:', entry['name'])
END

nothing_left() {
    left=$(python3 ../look.py "$@") && [ -z "$left" ] ||
        { echo "$left"; return 1; }
}

new_vault
ok 'the notes are imported into one case' cv import "$gold"
code=$(cv case list | cut -f 1 | head -n 1)
exits 20 'no release without consent' \
    cv release research --project eval --texts --unreviewed --output out
ok 'consent is recorded' cv consent record --all research:eval
ok 'a bundle is written' \
    cv release research --project eval --texts --unreviewed --output out
ok 'nothing recorded is left in it' nothing_left "$gold" out "$code"

# The same notes, a case each.
vault=$work/each.vault
rm -f "$base/recovery"
new_vault
python3 -c '
import json, sys
for number, line in enumerate(sys.stdin):
    note = json.loads(line)
    note["case"] = "ZQ%04dX" % number
    print(json.dumps(note))' < "$gold" > each.jsonl
ok 'the notes are imported, a case each' cv import each.jsonl
ok 'consent is recorded for all' cv consent record --all research:eval
ok 'a bundle is written of all' \
    cv release research --project eval --texts --unreviewed --output each
# Word splitting is meant: one argument for each code.
# shellcheck disable=SC2046
ok 'nothing recorded is left in that either' \
    nothing_left each.jsonl each $(cv case list | cut -f 1)
done_testing

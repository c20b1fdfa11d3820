#!/bin/sh
# Scoring the anonymizer, and others, on gold spans.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"

cat > gold.jsonl <<'END'
{"id":"1","lang":"en","source":"own","text":"Spoke with Tobin Marrowick today.","known":{"names":["Tobin Marrowick"]},"spans":[{"start":11,"end":26,"type":"PERSON","known":true,"variant":"full"}]}
{"id":"2","lang":"id","source":"own","text":"Skor PHQ-9 14, tidur membaik.","spans":[]}
END
echo '{"id":"1","spans":[{"start":11,"end":16}]}' > system.jsonl
shares() {
    "$CASEVAULT" eval "$@" | awk -F'	' '
        $1 == "recall by letters %" || $1 == "identifiers leaked" ||
        $1 == "negative documents touched %" { printf "%s ", $2 }'
}
same 'our own engine finds the recorded name' '100.00 0.00 0 ' \
    "$(shares gold.jsonl)"
same 'half a name is not found' '0.00 0.00 0 ' \
    "$(shares gold.jsonl system.jsonl)"
echo '{"id":"1","spans":[]}' > nothing.jsonl
same 'a whole one left is a leak' '0.00 0.00 1 ' \
    "$(shares gold.jsonl nothing.jsonl)"
same 'only one language' '- 0.00 0 ' "$(shares gold.jsonl --language id)"
same 'a source that is none' '- - 0 ' "$(shares gold.jsonl --source other)"
has 'as JSON' "$("$CASEVAULT" --json eval gold.jsonl)" \
    '"name":"PERSON full","mentions":1,"whole":"100.00"'
exits 1 'no such file' "$CASEVAULT" eval none.jsonl
exits 2 'a profile that is none' "$CASEVAULT" eval gold.jsonl --profile x
echo '{"id":"1","text":"short","spans":[{"start":3,"end":99}]}' > bad.jsonl
exits 1 'a span outside the text' "$CASEVAULT" eval bad.jsonl
has 'says which line' "$(cat "$log")" 'bad.jsonl:1'
echo 'not JSON' >> gold.jsonl
exits 1 'a line that is no JSON' "$CASEVAULT" eval gold.jsonl
has 'says which line' "$(cat "$log")" 'gold.jsonl:3'
done_testing

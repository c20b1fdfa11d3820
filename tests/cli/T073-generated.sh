#!/bin/sh
# A small sample of what ./dev eval generates: identifiers planted into notes,
# exactly and in disguise, structured ones without a record, and numbers that
# identify nobody.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"

command -v python3 > /dev/null || skip_all "no python3"
eval=$SOURCE_ROOT/tests/eval

# figure NAME FILE: of `casevault eval`, without a language
figure() {
    "$CASEVAULT" eval "$2" | awk -F'	' -v name="$1" '$1 == name { print $2 }'
}
at_least() {
    awk -v value="$2" -v least="$3" 'BEGIN { exit !(value >= least) }' ||
        { echo "$1: $2, wanted $3"; return 1; }
}

python3 "$eval/generate.py" exact 2000 7 > exact.jsonl
python3 "$eval/generate.py" exact 2000 7 | cmp - exact.jsonl ||
    die 'the same seed gives other bytes'
same 'recorded identifiers, written exactly: none leaks' 0 \
    "$(figure 'identifiers leaked' exact.jsonl)"
same 'and every letter of them goes' 100.00 \
    "$(figure 'recall by letters %' exact.jsonl)"

python3 "$eval/generate.py" disturbed 3000 7 > disturbed.jsonl
ok 'disturbed ones are found, 99 of 100' at_least disturbed \
    "$(figure 'recall by letters %' disturbed.jsonl)" 99
"$CASEVAULT" eval disturbed.jsonl | awk -F'	' '
    $1 == "family" && $2 ~ /zero|bidi|width|bold|sans|cyrillic|greek|digits/ &&
    $5 < 100 { print $2, $5 }' > missed
same 'no character of Unicode hides one' '' "$(cat missed)"

python3 "$eval/structured.py" positive 2000 7 > positive.jsonl
ok 'structured identifiers are found' at_least structured \
    "$(figure 'recall by letters %' positive.jsonl)" 99.5
ok 'and little else' at_least precision \
    "$(figure 'precision %' positive.jsonl)" 98
python3 "$eval/cues.py" 1000 > cues.jsonl
ok 'who, where and how old is found by its cue' at_least cues \
    "$(figure 'recall by letters %' cues.jsonl)" 97
ok 'and little else' at_least precision \
    "$(figure 'precision %' cues.jsonl)" 98.5
python3 "$eval/rare.py" measure "$CASEVAULT" > rare
ok 'what singles out together is pointed out' at_least quasi \
    "$(awk '$1 == "all" { print $3 }' rare)" 95
ok 'and tests, eponyms and other senses are not' at_least precision \
    "$(awk '$1 == "all" { print $4 }' rare)" 98
python3 "$eval/structured.py" negative 2000 7 > negative.jsonl
touched=$(figure 'negative documents touched %' negative.jsonl)
ok 'doses, scores and money stay' at_least harmless \
    "$(awk -v touched="$touched" 'BEGIN { print 100 - touched }')" 97
done_testing

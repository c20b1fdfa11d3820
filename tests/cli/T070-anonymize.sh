#!/bin/sh
# Redacting text and JSON lines without a vault.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
anonymize() {
    "$CASEVAULT" anonymize "$@"
}

text='Call Rina at 0812-3456-7890 before 7 April 2021.'
same 'text is redacted' 'Call [Person 1] at [PHONE] before [DATE].' \
    "$(printf '%s' "$text" | anonymize)"
same 'nothing comes of nothing' '' "$(printf '' | anonymize)"
same 'what is no identifier stays' 'PHQ-9 14, 50 mg, 3/10' \
    "$(printf 'PHQ-9 14, 50 mg, 3/10' | anonymize)"

line='{"id":"a","text":"\ud83d\ude00 Qaxo, mail q@example.org","known":{"names":["Qaxo Zibel"]}}'
answer=$(printf '%s\n' "$line" | anonymize --jsonl)
has 'the id comes back' "$answer" '"id": "a"'
has 'offsets are code points' "$answer" '"start": 2, "end": 6, "type": "PERSON"'
has 'and types are told' "$answer" '"type": "EMAIL"'
has 'the rest of the text stays' "$answer" ', mail [EMAIL]"'

# The record of a line is for that line, and for the next one that brings it.
met='"text":"She wrote down 5417 and also 6528."'
first='"known":{"ids":["5417"]}'
second='"known":{"ids":["6528"]}'
printf '{%s,%s}\n' "$met" "$first" "$met" "$first" "$met" "$second" \
    "$met" '"known":null' "$met" "$first" | anonymize --jsonl |
    sed 's/.*"redacted_text": "\(.*\)"}$/\1/' > out
same 'each line by its own record' 'She wrote down [ID] and also 6528.
She wrote down [ID] and also 6528.
She wrote down 5417 and also [ID].
She wrote down 5417 and also 6528.
She wrote down [ID] and also 6528.' "$(cat out)"

printf '{"id":1,"text":"x"}\n\n{"id":2,"text":"y"}\n' | anonymize --jsonl > out
same 'answers keep the order' '1 2' \
    "$(sed 's/^{"id": \([0-9]*\).*/\1/' out | tr '\n' ' ' | sed 's/ $//')"

for bad in 'no json' '{"id":1}' '{"text":5}' '[1]' \
    '{"text":"x","known":3}' '{"text":"x","known":{"names":[1]}}'; do
    exits 1 "refused: $bad" sh -c "printf '%s\n%s\n' '{\"text\":\"x\"}' '$bad' |
        '$CASEVAULT' anonymize --jsonl > out 2> err"
    same 'the line before is answered' 1 "$(wc -l < out | tr -d ' ')"
    has 'and the number of the line is said' "$(cat err)" 2
done
exits 2 'an unknown profile' anonymize --profile none < /dev/null
exits 0 'every other one' sh -c "for p in supervision research safe-harbor \
    uu-pdp; do echo x | '$CASEVAULT' anonymize --profile \$p || exit 1; done"

# Memory stays small however long the input is: 40 MB under a limit.
exits 0 'a long stream' sh -c "ulimit -v 200000 2> /dev/null
    yes 'Client met Rina in Bogor on 7 April 2021 and slept well.' |
        head -c 40000000 | '$CASEVAULT' anonymize > /dev/null"

# Pieces of a long text do not depend on how it arrives.
yes 'Client met Rina in Bogor on 7 April 2021 and slept well.
Tobin, the neighbour, phoned 0812-5550-0147.' | head -c 700000 > long.txt
anonymize < long.txt > whole.txt
{ head -c 290001; sleep 0.2; head -c 170003; sleep 0.2; cat; } < long.txt |
    anonymize > trickled.txt
exits 0 'a pipe in pieces gives the same' cmp whole.txt trickled.txt
# Before the first byte is read the program can open and reach nothing more.
if command -v strace > /dev/null && strace -o trace true 2> /dev/null; then
    echo 'Rina came.' | strace -f -o trace "$CASEVAULT" anonymize > out 2> err
    has 'it works inside' "$(cat out)" 'came.'
    same 'locked in before it reads' seccomp \
        "$(sed -n '/seccomp\|PR_SET_SECCOMP/{s/.*/seccomp/p;q}
            /^[0-9]* *read(0,/{s/.*/read/p;q}' trace)"
    empty 'and no call for a file, socket or process comes after it' \
        "$(sed '1,/PR_SET_SECCOMP/d' trace |
            grep -E '(open|socket|connect|execve|clone|fork|unlink|rename)' |
            grep -v EPERM)"
fi
done_testing

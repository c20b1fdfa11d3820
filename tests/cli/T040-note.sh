#!/bin/sh
# Writing, reading, changing and finding notes.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
echo "$pass" > "$base/pass"
new_vault
code=$(echo '{"names":["Melati Anggraini"]}' | cv client add --from - 2> "$log")

text='Klien tidur lebih baik.
	Dosis 50 mg; "kutipan" \ dan baris terakhir'
id=$(printf '%s' "$text" | cv note add "$code" 2> err)
same 'the number is printed' 1 "$(echo "$id" | grep -cE '^[0-9]+$')"
lacks 'and the text is not' "$(cat err)" tidur
same 'the text comes back' "$text" "$(cv note show "$id")"
printf 'two line ends\n\n' | cv note add "$code" > id2 2> err
cv note show "$(cat id2)" > shown
printf 'two line ends\n\n' > typed
ok 'byte for byte' cmp typed shown
has 'as JSON' "$(cv note show "$id" --json)" '"text":"Klien tidur'
exits 2 'an empty note' sh -c "printf ' \n' | '$CASEVAULT' -f '$vault' \
    --no-input --passphrase-fd 3 note add '$code' 3< '$base/pass'"
exits 2 'what is not UTF-8' sh -c "printf 'a\377' | '$CASEVAULT' -f '$vault' \
    --no-input --passphrase-fd 3 note add '$code' 3< '$base/pass'"
exits 3 'a case that is none' cv note add NOPE
exits 2 'a kind that is none' cv note add "$code" --kind diary
exits 2 'a day that is none' cv note add "$code" --date 2026-02-30
echo 'risiko' | cv note add "$code" --kind risk --date 'besok' > id3 2> err
echo 'rencana' | cv note add "$code" --kind plan --date '3 maret 2024' \
    > id3 2> err
has 'days in words' "$(cv note list "$code")" '2024-03-03	plan'
lacks 'a list has no text' "$(cv note list)" rencana
exits 3 'a note that is none' cv note show 99999
exits 3 'nor this' cv note show x
has 'reading is logged' "$(cv audit list | grep note-show | head -n 1)" "$id"

echo 'tentang kecemasan' | cv note edit "$id" > "$log" 2>&1
same 'a note is changed' 'tentang kecemasan' "$(cv note show "$id")"
has 'as a new version' "$(cv note list --json)" '"version":2'
before=$(cv note list)
echo 'tentang kecemasan' | cv note edit "$id" > "$log" 2>&1
same 'the same text makes none' "$before" "$(cv note list)"

has 'a word is found' "$(cv search kecemasan)" "$code"
has 'by its stem too' "$(cv search cemas)" "$code"
has 'as JSON' "$(cv search kecemasan --json)" '"kind":"search"'
has 'words from stdin' "$(echo kecemasan | cv search -)" "$code"
exits 3 'what was changed is found no more' cv search tidur
exits 3 'nothing found' cv search zebra
ok 'signs of a query language are only text' sh -c "'$CASEVAULT' \
    -f '$vault' --no-input --passphrase-fd 3 search 'NEAR(\"' '*)' \
    3< '$base/pass'; [ \$? -eq 3 ]"

# What a chat export can hold must not run the terminal.
printf 'merah \033[31m \033]0;x\007 \302\2332J \342\200\256 balik\n' |
    cv note add "$code" > id4 2> err
if command -v script > /dev/null; then
    script -qec "'$CASEVAULT' -f '$vault' --no-input --passphrase-fd 3 \
        note show $(cat id4) 3< '$base/pass'" /dev/null < /dev/null > seen
    ok 'a terminal gets no escape sequence' \
        sh -c '! LC_ALL=C grep -q "$(printf "\\033\\|\\302\\233\\|\\342\\200\\256")" seen'
    has 'but sees that it was there' "$(cat seen)" '\x1b[31m'
fi
cv note show "$(cat id4)" > piped
ok 'a pipe gets the bytes' grep -q "$(printf '\033')" piped
done_testing

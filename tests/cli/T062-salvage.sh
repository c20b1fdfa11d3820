#!/bin/sh
# A damaged vault: what is wrong and what to do is said, and what can be read
# comes back in a new one.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
awk 'BEGIN { for (i = 1; i <= 400; i++)
    printf "{\"case\":\"S-%d\",\"text\":\"note %d: %0900d\"}\n",
        i % 4, i, i }' > "$base/notes.jsonl"
cv import "$base/notes.jsonl" > "$log" 2>&1 || bail 'import failed'
cp "$vault" "$base/whole.vault"

# spoil PAGE...: overwrites some bytes in the middle of each page.
spoil() {
    for page; do
        printf 'spoiled' | dd of="$vault" bs=1 conv=notrunc \
            seek=$((65536 + (page - 1) * 8192 + 2000)) 2> "$log"
    done
}

ok 'a sound vault can be salvaged too' cv salvage same.vault
has 'and loses nothing' "$(cv -f same.vault check --full 2>&1)" sound
same 'no note of it' 400 "$(cv -f same.vault note list | grep -c progress)"
exits 1 'never over another file' cv salvage same.vault
exits 1 'nor into no folder' cv salvage none/new.vault
same 'nothing else is left' 'same.vault test.vault' "$(echo *)"

pages=$((($(stat -c %s "$vault") - 65536) / 8192))
spoil $((pages - 5)) $((pages / 2)) $((pages / 2 + 7))
before=$(sha256sum "$vault")
exits 13 'damage is found' cv check --full
has 'which pages' "$(cv check --full 2>&1)" "$((pages / 2 + 7))"
has 'in JSON, too' "$(cv check --full --json 2> "$log")" \
    "\"pages\":[{\"page\":$((pages / 2))}"
has 'with the tables concerned' "$(cv check --full --json 2> "$log" |
    sed 's/.*"tables"//')" '"note_version"'
has 'and in words' "$(cv check --full 2>&1 | grep 'concerned are:')" \
    note_version
has 'and what to do' "$(cv check --full 2>&1)" 'casevault salvage'
has 'in Indonesian' "$(cv --lang id check --full 2>&1)" 'casevault salvage'
cv salvage saved.vault > report 2> "$log"
result $? 'what can be read is saved'
has 'three pages could not' "$(cat report)" 'bad_pages	3'
same 'the damaged file is as it was' "$before" "$(sha256sum "$vault")"
ok 'the new one is sound' cv -f saved.vault check --full
lost=$(awk '$1 == "lost_notes" { n += $2 } END { print n + 0 }' report)
got=$(cv -f saved.vault note list | grep -c progress)
echo "lost $lost, got $got" > "$log"
[ "$got" -gt 350 ] && [ $((got + lost)) -eq 400 ]
result $? 'every note is there or counted as lost'
cp "$vault" damaged.vault
cv -f damaged.vault salvage --json again.vault > report 2> "$log"
has 'as JSON' "$(cat report)" '"bad_pages":3'
exits 12 'not with another passphrase' sh -c "echo 'not the right one' | \
    '$CASEVAULT' -f '$vault' --no-input --passphrase-fd 0 salvage x.vault"
ok 'which leaves nothing' test ! -e x.vault

# One copy of the header is gone.
printf 'spoiled' | dd of="$vault" bs=1 seek=300 conv=notrunc 2> "$log"
ok 'one copy of the header is enough' cv salvage third.vault
printf 'spoiled' | dd of="$vault" bs=1 seek=16700 conv=notrunc 2> "$log"
exits 13 'none is not' cv salvage fourth.vault
done_testing

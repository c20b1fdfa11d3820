#!/bin/sh
# A consent is taken back: what left the vault is listed and recalled.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
for code in C-1 C-2; do
    echo "{\"names\":[\"Wirasti$code Hanggodo\"]}" |
        cv client add --from - --code $code > "$log" 2>&1
    echo 'Slept well and spoke about the weather.' |
        cv note add $code --date 2026-02-03 > "$log" 2>&1
done
cv consent record --all research:sleep > "$log" 2>&1
cv consent record C-1 supervision > "$log" 2>&1
cv release research --project sleep --unreviewed --output tables \
    > "$log" 2>&1 || bail 'no bundle'
cv release supervision C-1 --unreviewed --output brief > "$log" 2>&1 ||
    bail 'no brief'
bundle=$(cv release list | grep research | cut -f 2)
brief=$(cv release list | grep supervision | cut -f 2)
same 'nothing is recalled yet' '0 0' \
    "$(cv release list | cut -f 9 | tr '\n' ' ' | sed 's/ $//')"
exits 3 'there is no letter about it' \
    cv release show "$bundle" --letters-to letters
ok 'no folder was made' test ! -e letters

cv consent revoke C-1 research:sleep --letters-to letters > out.log 2> err.log
ok 'it is told which release is meant' grep -q "$bundle" err.log
lacks 'and no other' "$(cat err.log)" "$brief"
same 'the output is as ever' "C-1	research:sleep" "$(cat out.log)"
same 'one release, one letter, with marks and without' \
    "recall-$bundle.md recall-$bundle.txt" \
    "$(ls letters | tr '\n' ' ' | sed 's/ $//')"
same 'the letters are private' 600 "$(stat -c %a "letters/recall-$bundle.md")"
name=$(cv release show "$bundle" --json | tr '{' '\n' |
    sed -n 's/.*"case":"C-1","pseudonym":"\([^"]*\)".*/\1/p')
ok 'the name is the one in the bundle' grep -q "$name" tables/cases.csv
ok 'and in the letter' grep -q "case_id: $name" "letters/recall-$bundle.txt"
other=$(cv release show "$bundle" --json | tr '{' '\n' |
    sed -n 's/.*"case":"C-2","pseudonym":"\([^"]*\)".*/\1/p')
absent 'who still consents is not in it' "$other" letters
absent 'no case code' C-1 letters
absent 'no client' Wirasti letters
hash=$(sha256sum < tables/manifest.json | cut -d ' ' -f 1)
ok 'the hash is that of the manifest' grep -q "$hash" \
    "letters/recall-$bundle.md"
ok 'a day is named' grep -q "$(date -d '+14 days' +%F)" \
    "letters/recall-$bundle.md"
has 'the register tells' "$(cv release list)" "$bundle"
same 'one case of two is recalled' 1 \
    "$(cv release list | grep research | cut -f 9)"
has 'and which' "$(cv release show "$bundle")" "C-1	$name	$(date +%F)"
same 'by number too' "$(cv release show "$bundle")" "$(cv release show 1)"
exits 1 'a letter that somebody may have filled in is not written over' \
    cv release show "$bundle" --letters-to letters
ok 'elsewhere it is written again' \
    cv --lang id release show "$bundle" --letters-to surat
ok 'in Indonesian' grep -q "^# Penarikan pelepasan $bundle" \
    "surat/recall-$bundle.md"
ok 'the next bundle leaves the case out' \
    cv release research --project sleep --unreviewed --output next
same 'and names it among those who withdrew' "\"$name\"" \
    "$(sed 1d next/withdrawn.csv | tr -d '\r')"
rm next/withdrawn.csv
absent 'its name is nowhere else' "$name" next
ok 'the other one is there' grep -q "$other" next/cases.csv

mkdir locked
echo mine > "locked/recall-$brief.md"
exits 1 'a letter that cannot be written is told' \
    cv consent revoke C-1 supervision --letters-to locked
exits 3 'the consent is revoked all the same' cv consent revoke C-1 supervision
same 'what was there stays' mine "$(cat "locked/recall-$brief.md")"
cv release show "$brief" --letters-to briefs > "$log" 2>&1
lacks 'a brief is recalled as a whole' "$(cat briefs/*)" case_id
exits 3 'a release that is none' cv release show NOPE
ok 'the record is sound' cv check --full
done_testing

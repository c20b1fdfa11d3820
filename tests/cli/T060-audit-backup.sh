#!/bin/sh
# The audit log, checks, backups and restoring.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
code=$(echo '{"names":["Ana Biru"]}' | cv client add --from - 2> "$log")
echo 'catatan pertama' | cv note add "$code" > "$log" 2>&1

has 'what was done is logged' "$(cv audit list)" note-add
same 'the newest only' 2 "$(cv audit list --last 2 | wc -l)"
has 'as JSON' "$(cv audit list --json)" '"action":"note-add"'
ok 'the chains hold' cv audit verify
has 'the verdict as JSON' "$(cv audit verify --json 2> err)" '"sound":true'
ok 'a quick check' cv check
ok 'a full one' cv check --full
has 'as JSON' "$(cv check --full --json 2> err)" '"bad_pages":0'

ok 'a backup' cv backup copy.vault
same 'for its owner only' 600 "$(stat -c %a copy.vault)"
exits 1 'never over another file' cv backup copy.vault
exits 1 'nor into no folder' cv backup none/copy.vault
echo 'catatan kedua' | cv note add "$code" > "$log" 2>&1
good=$vault
vault=$work/copy.vault
has 'it opens by itself' "$(cv note list)" "$code"
vault=$work/other.vault
ok 'restored under another name' cv restore copy.vault
same 'with the note it had' 1 "$(cv note list | wc -l)"
vault=$good
exits 12 'not with a wrong passphrase' sh -c "echo 'not the right one' | \
    '$CASEVAULT' -f '$vault' --no-input --passphrase-fd 0 restore copy.vault"
same 'then nothing changed' 2 "$(cv note list | wc -l)"
ok 'restored over what was there' cv restore copy.vault
same 'the vault is the older one' 1 "$(cv note list | wc -l)"
ok 'the newer one stands beside it' test -f "$vault.before-restore"
has 'the log says so' "$(cv audit list --last 3)" restore
ok 'and holds' cv audit verify
exits 1 'a second time it would lose the first' cv restore copy.vault
exits 10 'no such backup' cv restore nowhere.vault

# One byte of a page is changed.
size=$(stat -c %s "$vault")
printf '\377' | dd of="$vault" bs=1 seek=$((size - 5000)) conv=notrunc \
    2> "$log"
printf '\001\002\003' | dd of="$vault" bs=1 seek=$((size - 4000)) \
    conv=notrunc 2> "$log"
exits 13 'damage is found' cv check --full
has 'and named' "$(cv check --full 2>&1)" restore
dd if=/dev/urandom of="$vault" bs=1024 count=64 conv=notrunc 2> "$log"
cv case list > "$log" 2>&1
rc=$?
ok 'a destroyed header is no wrong passphrase' test $rc -ne 12
done_testing

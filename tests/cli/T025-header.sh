#!/bin/sh
# Header backups: made, put back over a lost header, and refused elsewhere.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
code=$(echo '{"names":["Kirana Wahyuni"]}' | cv client add --from - 2> "$log")
new='a new and longer passphrase'
# with LINES ARGS...: the program with these lines on --passphrase-fd.
with() {
    lines=$1
    shift
    printf '%b' "$lines" > "$base/lines"
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 "$@" \
        3< "$base/lines" < /dev/null
}
# zero AT LEN: overwrites bytes of the vault.
zero() {
    dd if=/dev/zero of="$vault" bs=1 seek="$1" count="$2" conv=notrunc 2> "$log"
}

ok 'a header backup' cv header backup head
has 'it is told what it opens' "$(cat "$log")" rekey
same 'for its owner only' '600 4096' "$(stat -c '%a %s' head)"
exits 1 'never over another file' cv header backup head
has 'the record knows' "$(cv audit list --last 1)" header-backup
ok 'put back, it changes nothing' cv header restore head
has 'and says so' "$(cat "$log")" 'same key slots'

cp "$vault" good
zero 0 4096
zero 16384 4096
exits 13 'a vault without a header opens with nothing' cv case list
exits 12 'a wrong passphrase' with 'wrong wrong wrong' header restore head
ok 'the backup brings it back' cv header restore head
has 'what changes is said' "$(cat "$log")" 'slot 0 comes back'
has 'and the case is there' "$(cv case list)" "$code"
ok 'whole' cv check --full
zero 0 65536
ok 'after the loss of all before the pages too' cv --lang id header restore head
has 'in Indonesian' "$(cat "$log")" 'slot 0 kembali'
exits 13 'that the end of the record is unknown is not hidden' cv case list
ok 'but accepted' cv audit accept
ok 'then it is whole' cv check --full

ok 'a changed passphrase' with "$pass\n$new\n" passwd --unlock-time 0
has 'reminds of header backups' "$(cat "$log")" rekey
ok 'the header of before' cv header restore head
has 'opens with what opened it then' "$(cat "$log")" 'slot 0 will open'
ok 'the old one again' cv case list
exits 12 'not the new one' with "$new" case list

ok 'after a rekey' cv rekey --drop-others
exits 1 'it opens nothing any more' cv header restore head
has 'which is told' "$(cat "$log")" 'another key'
ok 'and harms nothing' cv check --full
head -c 2000 head > half
exits 2 'a file that is none' cv header restore half
sed 's/casevault/CASEVAULT/; 1s/^\(.\{20\}\)./\1x/' head > broken
printf 'x' | dd of=broken bs=1 seek=700 conv=notrunc 2> "$log"
exits 13 'a damaged one' cv header restore broken
exits 3 'one that is not there' cv header restore nowhere
good=$vault
vault=$work/other.vault
cv init --unlock-time 0 --recovery-code-to other-code 2> "$log"
before=$(sha256sum "$vault")
exits 1 'one of another vault' cv header restore head
has 'is told to be' "$(cat "$log")" 'another vault'
same 'and changes not a byte' "$before" "$(sha256sum "$vault")"
vault=$good

command -v python3 > /dev/null || done_testing
cv header backup head2 2> "$log"
with "$pass\n$new\n" slot add --unlock-time 0 2> "$log"
python3 "$SOURCE_ROOT/tests/cli/terminal.py" "$CASEVAULT" -f "$vault" \
    header restore head2 > screen 2>&1 << END
Passphrase	$pass
put this header back	n
END
same 'at a terminal it is asked first' 1 $?
ok 'and left when not wanted' with "$new" case list
done_testing

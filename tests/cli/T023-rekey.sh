#!/bin/sh
# A new data key: what opens afterwards, what is told, and what stops it.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
code=$(echo '{"names":["Kirana Wahyuni"]}' | cv client add --from - 2> "$log")
note=$(echo 'the first note, on lanterns' | cv note add "$code" 2> "$log")
second='a second passphrase of two'

# with LINES ARGS...: the program with these lines on --passphrase-fd.
with() {
    lines=$1
    shift
    printf '%b' "$lines" > "$base/lines"
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 "$@" \
        3< "$base/lines" < /dev/null
}
files() { find . -name 'test.vault*' | sort | xargs; }

with "$pass\n$second\n" slot add --unlock-time 0 --label laptop \
    2> "$log" || bail 'no second slot'
cp "$vault" "$base/old.vault"
before=$(sha256sum "$vault")
exits 12 'a wrong passphrase' with 'wrong wrong wrong\n' rekey --drop-others
exits 2 'nothing is dropped without a word' with "$pass\n" rekey
has 'what would be is named' "$(cat "$log")" 'slot 2 (laptop)'
has 'and the code' "$(cat "$log")" 'recovery code'
exits 2 'the code alone would leave no passphrase' \
    with "$(cat "$base/recovery")\n" rekey --drop-others
same 'so far not a byte changed' "$before" "$(sha256sum "$vault")"

ok 'a new key, with a new code' \
    with "$pass\n" rekey --drop-others --recovery-code-to code
same 'one file, as before' './test.vault' "$(files)"
same 'for its owner only' 600 "$(stat -c %a "$vault")"
same 'the note is there' 'the first note, on lanterns' "$(cv note show "$note")"
has 'and found' "$(cv search lanterns)" "$code"
exits 12 'the old code opens no more' with "$(cat "$base/recovery")" case list
exits 12 'nor the dropped passphrase' with "$second" case list
ok 'the new code does' with "$(cat code)" case list
has 'the record goes on' "$(cv audit list --last 3)" rekey
ok 'and holds' cv audit verify
ok 'every page too' cv check --full
cp "$vault" whole
dd if="$base/old.vault" of="$vault" bs=65536 count=1 conv=notrunc 2> "$log"
exits 13 'the header of before opens nothing' with "$second" case list
cp whole "$vault"
ok 'the vault works on' cv consent record "$code" supervision

# Another machine saw the log before the rekey and takes it for the same one.
cp -r "$HOME" "$base/elsewhere"
ok 'and once more' cv rekey --drop-others --lang id
has 'in Indonesian too' "$(cat "$log")" 'kunci baru'
HOME=$base/elsewhere
ok 'who saw it before is not alarmed' cv note list
cp whole "$vault"
exits 13 'but is by the older file' cv note list
HOME=$base/home

# A link to the vault stays one.
cp whole real.vault
ln -s real.vault link.vault
ok 'through a link' cv -f link.vault --accept-restored rekey --drop-others
same 'the file behind it is the new one' 'link.vault real.vault' \
    "$(find . -name '*.vault' ! -name test.vault -printf '%f\n' | sort | xargs)"
ok 'the link is still one' test -L link.vault

# Tampering is not covered up: an old page put back is found first.
good=$vault
vault=$work/forged.vault
cv init --unlock-time 0 --recovery-code-to "$base/recovery2" 2> "$log" ||
    bail 'no vault'
echo '{"names":["Rana"]}' | cv client add --from - > "$log" 2>&1
cp "$vault" earlier
echo '{"names":["Nana"]}' | cv client add --from - > "$log" 2>&1
size=$(stat -c %s earlier)
page=9
while [ $((65536 + page * 8192)) -lt "$size" ]; do
    dd if=earlier of="$vault" bs=8192 skip=$((8 + page)) seek=$((8 + page)) \
        count=1 conv=notrunc 2> "$log"
    page=$((page + 1))
done
before=$(sha256sum "$vault")
exits 13 'an old page is found first' cv rekey --drop-others
has 'and the reason told' "$(cat "$log")" 'check --full'
exits 13 'in Indonesian too' cv --lang id rekey --drop-others
exits 13 'who takes it as it is makes no new key of it either' \
    cv --accept-restored rekey --drop-others
has 'and is told why' "$(cat "$log")" 'audit verify'
same 'nothing was written' "$before" "$(sha256sum "$vault")"
empty 'nothing left' "$(find . -name '*partial*')"
vault=$good

# Unlocked before, unlocked afterwards.
cp whole "$vault"
rm -rf "$HOME/.local"
if with "$pass" unlock --for 5m > "$log" 2>&1; then
    ok 'a rekey of an unlocked vault' cv rekey --drop-others
    ok 'leaves it unlocked' "$CASEVAULT" -f "$vault" --no-input case list
    "$CASEVAULT" -f "$vault" lock > "$log" 2>&1
fi

# At a terminal: the other passphrase is asked for, a new code read back.
command -v python3 > /dev/null || done_testing
with "$pass\n$second\n" slot add --unlock-time 0 --label laptop 2> "$log"
cv slot add --recovery --recovery-code-to code4 2> "$log"
talk() {
    python3 "$SOURCE_ROOT/tests/cli/terminal.py" "$CASEVAULT" -f "$vault" "$@" \
        > screen 2>&1
}
talk rekey << END
Passphrase	$pass
laptop	
drop these	n
END
same 'nothing typed and no: nothing is dropped' 2 $?
ok 'the second one still opens' with "$second" case list
talk rekey --recovery-code-to code5 << END
Passphrase	$pass
laptop	$second
END
same 'both are taken along' 0 $?
ok 'the first opens' cv case list
ok 'the second too' with "$second" case list
ok 'and the new code' with "$(cat code5)" case list
exits 12 'the code before does not' with "$(cat code4)" case list
done_testing

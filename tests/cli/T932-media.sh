#!/bin/sh
# Real media: one that is full, one that cannot be written, a folder that
# cannot, and a file that is replaced while it is open.  What only reads goes on
# and says what it could not log; what writes fails whole.
# shellcheck source=../lib.sh
if [ -z "${OWN_MOUNTS:-}" ]; then
    for way in -m -rm; do
        # shellcheck disable=SC2016
        if unshare $way sh -c 'd=$(mktemp -d) && mount -t tmpfs none "$d" &&
            umount "$d" && rmdir "$d"' 2> /dev/null; then
            OWN_MOUNTS=yes exec unshare $way sh "$0"
        fi
    done
fi
. "$(dirname "$0")/../lib.sh"
[ -n "${OWN_MOUNTS:-}" ] || skip_all 'nothing can be mounted here'
mkdir medium
mount -t tmpfs -o size=3m none medium || bail 'no medium'
trap 'umount "$base/work/medium" 2> /dev/null; rm -rf -- "$base"' EXIT
vault=$work/medium/test.vault
new_vault
code=$(echo '{"names":["Kirana Wahyuni"]}' | cv client add --from - 2> "$log")
other=$(echo '{"names":["Bagas Putra"]}' | cv client add --from - 2> "$log")
id=$(echo 'the first note' | cv note add "$code" 2> "$log")
echo 'a note of the other' | cv note add "$other" > "$log" 2>&1
truth=$(cv note list)

# same_file WHAT: the vault is as it was, and alone.
same_file() {
    same "$1: not a byte changed" "$before" "$(sha256sum "$vault")"
    same "$1: nothing beside it" "$beside" "$(ls medium)"
}
reads() {
    same "$1: notes are listed" "$truth" "$(cv note list 2> "$log")"
    same "$1: a note is shown" 'the first note' "$(cv note show "$id" 2> err)"
    has "$1: what cannot be logged is said" "$(cat err)" 'audit log does not'
    ok "$1: checked" cv check --full
}

dd if=/dev/zero of=medium/filler bs=4k 2> "$log"
before=$(sha256sum "$vault") beside=$(ls medium)
add() { echo 'another note' | cv note add "$code"; }
exits 1 'full: no note is added' add
has 'full: it says so' "$(cat "$log")" 'disk is full'
exits 1 'full: no case is erased' cv erase "$code" --confirm "$code"
has 'full: with the room it takes' "$(cat "$log")" "($(stat -c %s "$vault"))"
has 'full: and the way out' "$(cat "$log")" 'move it back'
exits 1 'full: no backup beside it' cv backup medium/copy.vault
exits 1 'full: no new data key' cv rekey --drop-others
reads full
same_file full

# The way out: erased on another medium, and moved back.
mkdir elsewhere
mv "$vault" elsewhere/test.vault
ok 'elsewhere it is erased' \
    cv -f elsewhere/test.vault erase "$code" --confirm "$code"
ok 'it is no longer than before' mv elsewhere/test.vault "$vault"
exits 3 'the case is gone' cv note list "$code"
ok 'the other one is there' cv note list "$other"
ok 'all is whole' cv check --full
rm medium/filler

id=$(cv note list | cut -f 1 | head -n 1)
truth=$(cv note list)
mount -o remount,ro medium 2> "$log" || {
    mount --bind medium medium && mount -o remount,ro,bind medium
} 2> "$log"
before=$(sha256sum "$vault") beside=$(ls medium)
add() { echo 'another note' | cv note add "$other"; }
exits 1 'write-protected: no note is added' add
has 'write-protected: it says so' "$(cat "$log")" 'cannot be written'
exits 1 'write-protected: nothing is erased' cv erase "$other" --confirm "$other"
exits 1 'write-protected: no new data key' cv rekey --drop-others
exits 1 'write-protected: no new passphrase' sh -c "printf '%s\n%s\n' \
    '$pass' 'eight blue lanterns by the lake' | '$CASEVAULT' -f '$vault' \
    --no-input --passphrase-fd 0 passwd --unlock-time 0"
same 'write-protected: notes are listed' "$truth" "$(cv note list 2> "$log")"
same 'write-protected: a note is shown' 'a note of the other' \
    "$(cv note show "$id" 2> err)"
has 'write-protected: what cannot be logged is said' "$(cat err)" \
    'audit log does not'
ok 'write-protected: checked' cv check --full
same_file write-protected
umount medium
[ ! -e "$vault" ] || umount medium

# A folder in which nothing can be made, for somebody with no more rights.
vault=$work/test.vault
rm -f "$base/recovery"
new_vault
code=$(echo '{"names":["Sekar"]}' | cv client add --from - 2> "$log")
id=$(echo 'the first note' | cv note add "$code" 2> "$log")
if [ "$(id -u)" -eq 0 ] && command -v setpriv > "$log" &&
    chown -R 65534 "$base" 2> "$log" &&
    setpriv --reuid 65534 --clear-groups "$CASEVAULT" help > "$log" 2>&1; then
    chmod 500 "$work"
    nobody() {
        echo "$pass" > "$base/pass"
        setpriv --reuid 65534 --clear-groups "$CASEVAULT" -f "$vault" \
            --no-input --passphrase-fd 3 "$@" 3< "$base/pass"
    }
    before=$(sha256sum "$vault")
    same 'a folder that cannot be written: shown' 'the first note' \
        "$(nobody note show "$id" 2> "$base/err")"
    has 'and what cannot be logged is said' "$(cat "$base/err")" \
        'audit log does not'
    add() { echo 'another note' | nobody note add "$code"; }
    exits 1 'nothing is added' add
    has 'which is said' "$(cat "$log")" 'cannot be written'
    same 'not a byte changed' "$before" "$(sha256sum "$vault")"
    chmod 700 "$work"
    chown -R 0 "$base"
else
    result 0 'a folder that cannot be written # SKIP no other user here'
fi

# Replaced while a note is being written.
cp "$vault" newer
mkfifo typed
cv note add "$code" < typed > "$base/said" 2>&1 &
writer=$!
exec 9> typed
echo 'written into the wind' >&9
tries=0
until [ -n "$(find /proc/[0-9]*/fd -lname "$vault" 2> "$log")" ] ||
    [ "$tries" -gt 300 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
mv "$vault" moved.vault
cp newer "$vault"
before=$(cat moved.vault "$vault" | sha256sum)
exec 9>&-
wait "$writer"
same 'a vault replaced meanwhile is not written to' 11 $?
has 'which is said' "$(cat "$base/said")" 'moved'
same 'neither is the other' "$before" \
    "$(cat moved.vault "$vault" | sha256sum)"
ok 'both open' cv -f moved.vault note list
ok 'the one under the name too' cv note list
done_testing

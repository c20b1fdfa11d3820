#!/bin/sh
# Passphrases, the recovery code, key slots and the kernel keyring.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
code=$(echo '{"names":["Kirana Wahyuni"]}' | cv client add --from - 2> "$log")

# commands_run: unlock lock status slot passwd
# with LINES ARGS...: the program with these lines on --passphrase-fd.
with() {
    lines=$1
    shift
    printf '%b' "$lines" > "$base/lines"
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 "$@" \
        3< "$base/lines" < /dev/null
}
new='a new and longer passphrase'
exits 11 'locked without a way to ask' \
    "$CASEVAULT" -f "$vault" --no-input case list
exits 10 'no vault there' "$CASEVAULT" -f nowhere --no-input case list
echo 'some other file' > other
exits 10 'not a vault' "$CASEVAULT" -f other --no-input case list
before=$(sha256sum "$vault")
exits 12 'a wrong passphrase' with 'nearly the right one' case list
exits 12 'an empty one' with '' case list
same 'changes not a byte' "$before" "$(sha256sum "$vault")"
exits 11 'a descriptor that is not open' \
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 9 case list
ok 'the recovery code opens it' with "$(cat "$base/recovery")" case list
ok 'typed in lower case with blanks too' \
    with "$(tr 'A-Z-' 'a-z ' < "$base/recovery")" case list

exits 12 'passwd needs the old one' with "wrong wrong wrong!\n$new\n" \
    passwd --unlock-time 0
exits 2 'and a long new one' with "$pass\nshort\n" passwd --unlock-time 0
ok 'the old one still opens' cv case list
ok 'passwd changes it' with "$pass\n$new\n" passwd --unlock-time 0
exits 12 'the old one opens no more' cv case list
has 'the new one does' "$(with "$new" case list)" "$code"
ok 'back again' with "$new\n$pass\n" passwd --unlock-time 0

has 'slots are listed without a passphrase' \
    "$("$CASEVAULT" -f "$vault" slot list)" recovery
ok 'a slot is added' with "$pass\nfor the other colleague\n" \
    slot add --unlock-time 0 --label colleague
has 'with its label' "$("$CASEVAULT" -f "$vault" slot list --json)" \
    '"label":"colleague"'
ok 'and opens the vault' with 'for the other colleague' case list
ok 'it is removed' cv slot remove 2
exits 12 'and opens no more' with 'for the other colleague' case list
cost=$(cv slot list --json | grep -o '"memory_kib":[0-9]*' | head -n 1)
ok 'at the floor nothing is raised' cv slot harden --unlock-time 0
has 'which is said' "$(cat "$log")" already
same 'nor lowered' "$cost" \
    "$(cv slot list --json | grep -o '"memory_kib":[0-9]*' | head -n 1)"
exits 12 'a wrong passphrase hardens nothing' \
    with 'nearly the right one' slot harden --unlock-time 0
exits 3 'no such slot' cv slot remove 5
exits 1 'the last passphrase stays' cv slot remove 0
ok 'a second recovery code' cv slot add --recovery --recovery-code-to code2 \
    --unlock-time 0
ok 'opens too' with "$(cat code2)" case list
ok 'whoever forgot the passphrase sets one with the code' \
    with "$(cat code2)\nremembered from now on\n" passwd --unlock-time 0
ok 'which opens it' with 'remembered from now on' case list

# The keyring is of the user, so the last process must not keep it open.
if ! with "$pass" unlock --for 1m > "$log" 2>&1; then
    has 'a kernel that keeps no key is named' "$(cat "$log")" 'kernel'
    done_testing
fi
ok 'an unlocked vault opens without asking' \
    "$CASEVAULT" -f "$vault" --no-input case list
has 'status says so' "$("$CASEVAULT" -f "$vault" status --json)" \
    '"unlocked":true'
exits 12 'a passphrase that is given is checked all the same' \
    with 'not the right one' case list
ok 'lock forgets it' "$CASEVAULT" -f "$vault" lock
exits 11 'then it asks again' "$CASEVAULT" -f "$vault" --no-input case list
has 'status says that too' "$("$CASEVAULT" -f "$vault" status)" locked
ok 'lock twice is no failure' "$CASEVAULT" -f "$vault" lock
ok 'for a second only' with "$pass" unlock --for 1s
sleep 2
exits 11 'the time is over' "$CASEVAULT" -f "$vault" --no-input case list
# A machine whose clocks say that it slept an hour in between.
if unshare --time --boottime 3600 true 2> "$log"; then
    ok 'unlocked, before a sleep' with "$pass" unlock --for 10m
    ok 'it opens' "$CASEVAULT" -f "$vault" --no-input case list
    exits 11 'after the sleep it asks' unshare --time --boottime 3600 \
        "$CASEVAULT" -f "$vault" --no-input case list
    exits 11 'and the key is gone for good' \
        "$CASEVAULT" -f "$vault" --no-input case list
fi
exits 2 'a time that is none' with "$pass" unlock --for ever
done_testing

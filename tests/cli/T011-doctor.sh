#!/bin/sh
# What the machine can protect.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"

ok 'it needs no vault' "$CASEVAULT" doctor
for thing in keyring seccomp core landlock memory-folder locked-memory swap; do
    has "it looks at $thing" "$("$CASEVAULT" doctor)" "	$thing	"
done
lacks 'and at no vault when there is none' "$("$CASEVAULT" doctor)" vault-
new_vault
before=$(sha256sum "$vault")
has 'a private vault is in order' "$("$CASEVAULT" -f "$vault" doctor)" \
    'ok	vault-rights'
chmod 644 "$vault"
has 'one that others can read is not' "$("$CASEVAULT" -f "$vault" doctor)" \
    'note	vault-rights'
has 'what a guess costs, and that more could be asked' \
    "$("$CASEVAULT" -f "$vault" doctor)" 'key-cost	'
has 'it is told' "$("$CASEVAULT" -f "$vault" doctor)" 'Argon2id, 64 MiB, t=3, p=4'
has 'a locked one is not looked into' "$("$CASEVAULT" -f "$vault" doctor)" \
    'note	contents'
has 'with the passphrase it is' "$(cv doctor)" 'ok	audit'
has 'its cipher' "$(cv doctor)" 'SQLCipher 4'
has 'and that there is no backup' "$(cv doctor)" 'note	backup'
lacks 'then nothing is left out' "$(cv doctor)" contents
cv backup copy.vault > "$log" 2>&1
has 'a fresh one is in order' "$(cv doctor)" 'ok	backup'
exits 12 'a wrong passphrase is told' sh -c "echo 'wrong wrong wrong!' |
    '$CASEVAULT' -f '$vault' --no-input --passphrase-fd 0 doctor"
chmod go+w "$work"
has 'a folder where others write' "$("$CASEVAULT" -f "$vault" doctor)" \
    'note	vault-folder'
chmod go-w "$work"
before=$(sha256sum "$vault")
# A kernel without Landlock, as a filter makes the program see it.
without() {
    python3 - "$CASEVAULT" "$@" << 'END'
import ctypes, os, struct, sys
steps = ((0x20, 0, 0, 0), (0x15, 0, 1, 444), (6, 0, 0, 0x50000 | 38),
         (6, 0, 0, 0x7fff0000))
code = b"".join(struct.pack("HBBI", *step) for step in steps)
room = ctypes.create_string_buffer(code)
program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(room))
libc = ctypes.CDLL(None)
if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
    sys.exit(77)
os.execv(sys.argv[1], sys.argv[1:])
END
}
without doctor > found 2> "$log"
if [ $? -ne 77 ]; then
    has 'a kernel without Landlock' "$(cat found)" 'note	landlock'
    has 'keeps the filter of calls' "$(cat found)" 'ok	seccomp'
fi
has 'as JSON' "$("$CASEVAULT" -f "$vault" doctor --json)" \
    '"name":"vault-rights","good":false'
# dash and bash both have ulimit -l.
# shellcheck disable=SC3045
has 'little locked memory is told' \
    "$(ulimit -l 64 && "$CASEVAULT" doctor)" 'note	locked-memory'
has 'in Indonesian too' "$("$CASEVAULT" doctor --lang id)" 'swap	'
same 'nothing was changed' "$before" "$(sha256sum "$vault")"
done_testing

#!/bin/sh
# What the machine can protect.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"

ok 'it needs no vault' "$CASEVAULT" doctor
for thing in keyring landlock memory-folder locked-memory swap; do
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
has 'as JSON' "$("$CASEVAULT" -f "$vault" doctor --json)" \
    '"name":"vault-rights","good":false'
# dash and bash both have ulimit -l.
# shellcheck disable=SC3045
has 'little locked memory is told' \
    "$(ulimit -l 64 && "$CASEVAULT" doctor)" 'note	locked-memory'
has 'in Indonesian too' "$("$CASEVAULT" doctor --lang id)" 'swap	'
same 'nothing was changed' "$before" "$(sha256sum "$vault")"
done_testing

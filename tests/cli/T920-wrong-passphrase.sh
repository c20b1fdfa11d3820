#!/bin/sh
# A wrong passphrase ends with 12, changes no byte of the vault and leaves no
# file, whatever was asked for.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
code=$(echo '{"names":["Kinanti Prameswari"]}' | cv client add --from -)
id=$(echo 'Kinanti came.' | cv note add "$code")
cv consent record "$code" supervision > "$log" 2>&1 || bail 'consent failed'
echo '{"text":"another note"}' > "$base/notes.jsonl"
before=$(sha256sum "$vault")
right=$pass

# refused WHAT ARGS...
refused() {
    what=$1
    shift
    exits 12 "$what" cv "$@"
}

for pass in 'seven green lanterns by the se' \
    'seven green lanterns by the sea ' 'Seven green lanterns by the sea' x; do
    refused "\"$pass\" is not it" case list
done
pass='eight green lanterns by the sea'
refused 'note add' note add "$code" < "$base/notes.jsonl"
refused 'note show' note show "$id"
refused 'search' search Kinanti
refused 'import' import "$base/notes.jsonl"
refused 'release' release supervision "$code" --output out --unreviewed
refused 'backup' backup copy.vault
refused 'consent' consent record "$code" research:x
refused 'check' check --full
refused 'audit' audit list
same 'nothing but the vault is there' test.vault "$(ls)"
same 'no byte of it has changed' "$before" "$(sha256sum "$vault")"
pass=$right
ok 'the right one opens it' cv case list

# Nothing of the vault is said without it.
pass='eight green lanterns by the sea'
cv note show "$id" > "$base/said" 2>&1
absent 'no name is said' Kinanti "$base/said"
done_testing

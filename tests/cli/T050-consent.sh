#!/bin/sh
# The consent ledger.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
exits 3 'no case, no consent' cv consent record --all supervision
echo '{"names":["Ana"]}' > client.json
for code in C-1 C-2 C-3; do
    cv client add --from client.json --code $code > "$log" 2>&1
done

ok 'for one case' cv consent record C-1 research:tidur
today=$(date +%F)
same 'all three steps are of today' \
    "C-1	research:tidur	$today	$today	$today		" "$(cv consent list C-1)"
ok 'for two' cv consent record C-2 C-3 supervision --expires 2030-01-31
has 'with its last day' "$(cv consent list C-2)" '	2030-01-31	'
ok 'for all' cv consent record --all treatment
same 'three of them' 3 "$(cv consent list | grep -c treatment)"
ok 'only one step' cv consent record C-1 recording --informed kemarin
same 'the others are open' "$(date -d yesterday +%F)		" \
    "$(cv consent list C-1 | grep recording | cut -f 3-5)"
before=$(cv consent list)
exits 3 'a case that is none' cv consent record C-1 NOPE ai-local
same 'then nobody gets it' "$before" "$(cv consent list)"
exits 2 'a kind that is none' cv consent record C-1 everything
exits 2 'research without a project' cv consent record C-1 research:
exits 2 'no case' cv consent record supervision
exits 2 'a day that is none' cv consent record C-1 supervision --expires never
ok 'revoked' cv consent revoke C-2 supervision
same 'the day is there' "$today" \
    "$(cv consent list C-2 | grep supervision | cut -f 7)"
exits 3 'once only' cv consent revoke C-2 supervision
ok 'revoked for all that have it' cv consent revoke --all supervision
exits 3 'and that once only' cv consent revoke --all supervision
has 'as JSON' "$(cv consent list --json)" '"kind":"consent-list"'
exits 3 'an empty list' cv consent list NOPE
done_testing

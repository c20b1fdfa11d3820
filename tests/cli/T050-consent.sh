#!/bin/sh
# The consent ledger.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
exits 3 'no case, no consent' cv consent record --all supervision
echo '{"names":["Ana"]}' > client.json
for code in C-1 C-2 C-3; do
    cv client add --from client.json --code $code > "$log" 2>&1
done

ok 'for one case' cv consent record C-1 research:tidur
today=$(date +%F)
same 'all three steps are of today' \
    "C-1	research:tidur	$today	$today	$today			live" "$(cv consent list C-1)"
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

# How it came about, step by step, and why it does not hold.
state() { cv consent list "$1" | cut -f 8 | tail -n 1; }
same 'a step is missing, by name' 'missing understood,accepted' \
    "$(cv consent list C-1 | grep recording | cut -f 8)"
cv consent record C-3 supervision --informed 2026-01-02 --informed-how spoken \
    --told confidentiality,exceptions --text supervision-1 \
    --text-language jv > "$log" 2>&1
same 'one step of three' 'missing understood,accepted' "$(state C-3)"
echo 'Bu Saksiwati' | cv consent record C-3 supervision \
    --understood 2026-01-03 --understood-how spoken-back \
    --accepted 2026-01-04 --accepted-how form-signed \
    --by guardian --relation mother --witness - > "$log" 2>&1
same 'the other two complete it' live "$(state C-3)"
same 'the first one says so' 'continued understood,accepted' \
    "$(cv consent list C-3 | cut -f 8 | tail -n 2 | head -n 1)"
cv consent show C-3 supervision > shown
for line in 'informed	2026-01-02' 'informed_how	spoken' \
    'understood_how	spoken-back' 'accepted_how	form-signed' 'by	guardian' \
    'relation	mother' 'witness	Bu Saksiwati' 'text	supervision-1' \
    'text_language	jv' 'told	confidentiality,exceptions'; do
    ok "shown: ${line%	*}" grep -qx "$line" shown
done
has 'a witness is in the ledger, to be hidden' \
    "$(cv identifier list C-3)" 'witness	name	Bu Saksiwati'
echo 'First talk.' | cv note add C-3 --date 2026-01-02 > "$log" 2>&1
has 'the limits were told in time' "$(cv consent show C-3)" \
    'told_before_first_session	yes'
echo 'An earlier talk.' | cv note add C-3 --date 2026-01-01 > "$log" 2>&1
has 'or they were not' "$(cv consent show C-3)" \
    'told_before_first_session	no'
cv consent list C-3 --json > list.json
for field in '"state":"live"' '"why":"understood,accepted"' \
    '"by":"guardian"' '"witness":"Bu Saksiwati"'; do
    ok "as JSON: $field" grep -qF "$field" list.json
done
ok 'one kind of a case as JSON' cv consent show C-3 supervision --json
exits 20 'none is for another kind' cv consent list C-3 --for recording
has 'and the list says so' \
    "$(cv consent list C-3 --for recording 2> "$log")" other-kind
ok 'one permits supervision' cv consent list C-3 --for supervision
cv consent revoke C-3 supervision --date 2026-02-01 > "$log" 2>&1
same 'revoked, since when' 'revoked 2026-02-01' "$(state C-3)"
exits 20 'then none does' cv consent list C-3 --for supervision
cv consent record C-1 ai-local --informed 2026-01-01 --understood 2026-01-01 \
    --accepted 2026-01-01 --expires 2026-01-31 > "$log" 2>&1
same 'expired, when' 'expired 2026-01-31' "$(state C-1)"
exits 2 'a way that is none' cv consent record C-1 ai-local --accepted-how nod
exits 2 'a limit that is none' cv consent record C-1 ai-local --told all
exits 2 'a guardian is somebody to the client' \
    cv consent record C-1 ai-local --by guardian
exits 2 'a client is no relation' \
    cv consent record C-1 ai-local --by client --relation mother
exits 3 'nothing of that kind to show' cv consent show C-1 presentation

for kind in treatment recording supervision presentation research:tidur \
    ai-local 'disclosure:dr. Wijaya'; do
    has "a text: $kind" "$(cv consent text "$kind")" "${kind%%:*}-1/en"
    has "in Indonesian: $kind" "$(cv --lang id consent text "$kind")" \
        "${kind%%:*}-1/id"
done
exits 2 'no text of another kind' cv consent text everything
ok 'the record is sound' cv check --full
done_testing

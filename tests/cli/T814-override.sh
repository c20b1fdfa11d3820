#!/bin/sh
# A brief without consent: only on a ground, with a reason, and accounted for.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
echo '{"names":["Wirasti Hanggodo"]}' |
    cv client add --from - --code C-1 > "$log" 2>&1
echo 'Spoke of a plan and would not promise to wait.' |
    cv note add C-1 --date 2026-02-03 > "$log" 2>&1
{
    echo 'Duty officer, Crisis Centre, Harbour Road 3'
    echo 'Named the viaduct and the hour.'
    echo 'Could not promise anything.'
} > why.txt
brief() {
    cv release supervision C-1 --unreviewed "$@"
}
exits 20 'no consent, no brief' brief --output brief
exits 2 'a ground that is none' brief --output brief --override curiosity \
    --reason-from why.txt
exits 2 'a ground alone is not enough' brief --output brief \
    --override danger-self
head -n 1 why.txt > who.txt
exits 2 'nor is who receives it' brief --output brief --override danger-self \
    --reason-from who.txt
exits 2 'a reason without a ground' brief --output brief --reason-from why.txt
exits 2 'no override for research' cv release research --project sleep \
    --unreviewed --output brief --override court --reason-from why.txt
ok 'nothing is there' test ! -e brief
exits 3 'and nothing to account for' cv disclosure list C-1
ok 'a dry run discloses nothing' brief --output brief --dry-run \
    --override danger-self --reason-from why.txt
exits 3 'and accounts for nothing' cv disclosure list C-1
ok 'with ground, recipient and reason' brief --output brief \
    --override danger-self --reason-from - < why.txt
ok 'the manifest says so' \
    grep -q '"without_consent": "danger-self"' brief/manifest.json
absent 'not to whom' Harbour brief
absent 'nor why' viaduct brief
code=$(cv release list | cut -f 2)
row=$(cv disclosure list C-1)
for word in C-1 "$(date +%F)" 'Crisis Centre, Harbour Road 3' "brief $code" \
    danger-self 'Could not promise'; do
    has "it is accounted for: $word" "$row" "$word"
done
has 'as JSON' "$(cv disclosure list --json)" '"kind":"disclosure-list"'
has 'the log tells the ground' "$(cv audit list)" danger-self
lacks 'and not who' "$(cv audit list)" Harbour
cv consent record C-1 supervision > "$log" 2>&1
ok 'with a live consent' brief --output second --override court \
    --reason-from why.txt
fails 'nothing is overridden' grep -q without_consent second/manifest.json
same 'nor accounted for' 1 "$(cv disclosure list | grep -c .)"
has 'in Indonesian too' "$(cv --lang id release supervision C-1 --unreviewed \
    --output third --override apa 2>&1)" 'tanpa persetujuan'
ok 'the record is sound' cv check --full
done_testing

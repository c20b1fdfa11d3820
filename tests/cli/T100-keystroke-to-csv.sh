#!/bin/sh
# The whole path: a client, a note, a consent, a release; then what is in it.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault

client='{"names":["Larasati Puspaningrum"],"relatives":["Gunadi"],
"phones":["+6281255500199"],"born":"1990-04-02"}'
code=$(echo "$client" | cv client add --from - 2> "$log") ||
    bail 'client add failed'
ok 'the case has a code' test -n "$code"
text='Larasati datang bersama Gunadi. Ponsel 0812 5550 0199. Tidur membaik,
PHQ-9 = 8, sertraline 50 mg diteruskan.'
id=$(echo "$text" | cv note add "$code" --date 2025-03-04 2> "$log") ||
    bail 'note add failed'
same 'the note comes back as it was typed' "$text" "$(cv note show "$id")"
has 'it is in the list of the case' "$(cv note list "$code")" 2025-03-04
has 'it is found by a word' "$(cv search tidur)" "$code"
lacks 'a list of cases has no name' "$(cv case list)" Laras

exits 20 'no release without a consent' \
    cv release research --project demo --output out --texts --unreviewed
ok 'and nothing is left of it' test ! -e out
ok 'a consent is recorded' cv consent record "$code" research:demo
ok 'now the release goes through' \
    cv release research --project demo --output out --texts --unreviewed
ok 'there is a table of sessions' test -s out/sessions.csv
for word in Larasati Puspaningrum Gunadi 5550 0199 "$code"; do
    absent "the release has no $word" "$word" out
done
ok 'the clinical words are there' grep -rqF 'PHQ-9 = 8' out
ok 'and the dose' grep -rqF 'sertraline 50 mg' out
empty 'the files are for the owner only' "$(find out -perm /077)"
exits 1 'the folder is not written over' \
    cv release research --project demo --output out --texts --unreviewed

ok 'consent can be revoked' cv consent revoke "$code" research:demo
exits 20 'and then there is no release' \
    cv release research --project demo --output out2 --texts --unreviewed
ok 'the log holds together' cv audit verify
ok 'the vault is whole' cv check --full
done_testing

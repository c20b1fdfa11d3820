#!/bin/sh
# Clients, cases, persons and identifiers.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
echo "$pass" > "$base/pass"
new_vault

client='{"names":["Ratih Kusumastuti"],"nicknames":["Ratih"],
"relatives":["Wira",{"role":"mother","names":["Sulastri"],"phones":["0813"]}],
"phones":["+6281255500198"],"cities":"Tuban","born":"1988-07-01"}'
code=$(echo "$client" | cv client add --from - 2> err)
ok 'a client is added' test -n "$code"
has 'the next step is named' "$(cat err)" "note add $code"
echo "$client" > client.json
same 'with a code of our own' MY-1 \
    "$(cv client add --from client.json --code MY-1 --language id 2> err)"
exits 1 'which is taken then' cv client add --from client.json --code my-1
exits 2 'a code that is none' cv client add --from client.json --code 'a b'
has 'the code as JSON' "$(cv client add --from client.json --json 2> err)" \
    '"kind":"client"'
exits 2 'nothing described and nobody to ask' cv client add
for wrong in '[' '{"name":["x"]}' '{"names":[1]}' '[]' '{"born":1}'; do
    exits 2 "not a client: $wrong" sh -c "echo '$wrong' > wrong.json;
        '$CASEVAULT' -f '$vault' --no-input --passphrase-fd 3 \
        client add --from wrong.json 3< '$base/pass'"
done
cases=$(cv case list | wc -l)
has 'words on the command line work' \
    "$(cv client add --name 'Bagas' --born '3 maret 1990' 2> err)" -
same 'with one warning' 1 "$(grep -c shell err)"
same 'a case more' $((cases + 1)) "$(cv case list | wc -l)"

lacks 'a list of cases has no names' "$(cv case list)" Ratih
has 'unless they are asked for' "$(cv case list --identify)" \
    'Ratih Kusumastuti'
has 'which the log notes' "$(cv audit list | tail -n 2)" 'identify'
has 'also as JSON' "$(cv case list --identify --json)" \
    '"client":"Ratih Kusumastuti"'
ok 'JSON parses' sh -c "'$CASEVAULT' -f '$vault' --no-input --passphrase-fd 3 \
    case list --json 3< '$base/pass' | python3 -m json.tool"

list=$(cv identifier list "$code")
for line in 'client	name	Ratih' 'client	place	Tuban' 'mother	name	Sulastri' \
    'relative	name	Wira' 'client	birth	1988-07-01'; do
    has "the ledger has $line" "$list" "$line"
done
has 'the log knows who read it' "$(cv audit list | tail -n 2)" "identify	$code"
lacks 'persons are listed by role' "$(cv person list "$code")" Sulastri
has 'with their role' "$(cv person list "$code")" mother
ok 'an identifier from stdin' sh -c "echo 'PT Cahaya' | \
    '$CASEVAULT' -f '$vault' --no-input --passphrase-fd 3 \
    identifier add '$code' org - 3< '$base/pass'"
ok 'for a person of another role' cv identifier add "$code" name Hadi \
    --person boss
has 'both are there' "$(cv identifier list "$code")" 'boss	name	Hadi'
ok 'a value twice' cv identifier add "$code" name Hadi --person boss
same 'is stored once' 1 "$(cv identifier list "$code" | grep -c Hadi)"
exits 2 'a kind that is none' cv identifier add "$code" shoe-size 39
exits 2 'an empty value' cv identifier add "$code" org ' '
exits 3 'a case that is none' cv identifier add NOPE org x
exits 3 'none to list either' cv identifier list NOPE
ok 'a person is added' cv person add "$code" teacher
lacks 'nothing of it is in the log' "$(cv audit list)" Sulastri
done_testing

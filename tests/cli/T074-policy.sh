#!/bin/sh
# Policies: the program's own, and those a therapist writes.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
anonymize() {
    "$CASEVAULT" anonymize "$@"
}

same 'four policies' 'supervision research safe-harbor uu-pdp ' \
    "$("$CASEVAULT" policy show | tr '\n' ' ')"
for name in supervision research safe-harbor uu-pdp; do
    "$CASEVAULT" policy show "$name" > "$name.ini"
    exits 0 "what is shown can be used: $name" "$CASEVAULT" policy check "$name.ini"
    text='Rina, 34, met Pak Joko in Bogor on 7 April 2021. Call 0812-3456-7890.'
    same "and means the same: $name" \
        "$(printf '%s' "$text" | anonymize --profile "$name")" \
        "$(printf '%s' "$text" | anonymize --policy "$name.ini")"
done
has 'the law is named' "$(cat safe-harbor.ini)" '45 CFR 164.514'
same 'the hash is that of the file' "$(sha256sum < research.ini | cut -c -64)" \
    "$("$CASEVAULT" --json policy show research |
        sed -n 's/.*"sha256": *"\([0-9a-f]*\)".*/\1/p')"
exits 2 'there is no such policy' "$CASEVAULT" policy show none

cat > mine.ini << 'END'
[policy]
name = mine
quasi = ignore
[PERSON]
action = pseudonym
[DATE]
action = shift-weeks
[AGE]
action = keep
because = the study is about age
END
text='Rina, 34 tahun, datang 2021-04-07, lagi pada 2021-05-05. Rina dan Pak Joko.'
printf '%s' "$text" | anonymize --policy mine.ini > out
lacks 'the name is gone' "$(cat out)" Rina
lacks 'and nobody got a tag' "$(cat out)" Person
has 'the age stays, for a reason' "$(cat out)" '34 tahun'
first=$(sed 's/,.*//' out)
same 'one person has one name' 2 "$(grep -o "$first" out | wc -l | tr -d ' ')"
day() {
    date -u -d "$(grep -o '[0-9]*-[0-9]*-[0-9]*' out | sed -n "$1p")" +%s
}
same 'four weeks stay four weeks' 28 "$((($(day 2) - $(day 1)) / 86400))"
same 'a Wednesday stays a Wednesday' 3 "$(date -u -d "@$(day 1)" +%u)"
lacks 'but another one' "$(cat out)" 2021-04-07
same 'the same key, the same names and dates' \
    "$(printf '%s' "$text" | anonymize --policy mine.ini --domain-key-fd 3 3< /bin/true)" \
    "$(printf '%s' "$text" | anonymize --policy mine.ini --domain-key-fd 3 3< /bin/true)"
exits 2 'half a key' sh -c "printf x > key; printf '%s' Rina |
    '$CASEVAULT' anonymize --policy mine.ini --domain-key-fd 3 3< key"

answer=$(echo '{"id":1,"text":"Rina, a Sikh nurse, was kidnapped in Bogor."}' |
    anonymize --jsonl)
has 'what singles out together is pointed out' "$answer" \
    '"quasi": [{"start": 8, "end": 12, "class": "RELIGION"}, {"start": 13, "end": 18, "class": "OCCUPATION"}, {"start": 24, "end": 33, "class": "EVENT"}]'
has 'and stays' "$answer" 'a Sikh nurse, was kidnapped'
lacks 'unless the policy ignores it' "$(echo '{"id":1,"text":"a nurse"}' |
    anonymize --jsonl --policy mine.ini)" quasi

cat > place.ini << 'END'
[policy]
name = place
[LOCATION]
action = province
END
same 'a town becomes its province, what would tell stays a number' \
    'Ia lahir di [Jawa Tengah], tinggal di [Place 1], lalu pindah ke [Place 2].' \
    "$(echo 'Ia lahir di Banyumas, tinggal di Banda Aceh, lalu pindah ke Melbourne.' |
        anonymize --policy place.ini)"
printf '[policy]\nname = a\n[PERSON]\naction = province\n' > bad.ini
exits 2 'nobody has a province' "$CASEVAULT" policy check bad.ini

printf '[policy]\nname = a\n[PHONE]\naction = hide\n' > bad.ini
exits 2 'an unknown action' "$CASEVAULT" policy check bad.ini
has 'its line is said' "$(cat "$log")" 'bad.ini:4'
exits 2 'is not used either' sh -c "echo x | '$CASEVAULT' anonymize --policy bad.ini"
exits 2 'nor beside a profile' sh -c "echo x |
    '$CASEVAULT' anonymize --policy mine.ini --profile research"
exits 1 'a policy that is not there' "$CASEVAULT" policy check nowhere.ini
done_testing

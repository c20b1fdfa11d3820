#!/bin/sh
# The research bundle: every cell from the vault, no date, no code, no name.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick

# client CODE BORN: a case with a client.
client() {
    echo "{\"names\":[\"Wiryasuteja Ratmojo $1\"],\"born\":\"$2\"}" |
        cv client add --from - --code "$1" > "$log" 2>&1 || bail 'no client'
    cv consent record "$1" research:sleep > "$log" 2>&1
}

client K-AAA1 1991-03-12
client K-BBB2 1930-01-01
client K-CCC3 2001-07-07
echo 'First.' | cv note add K-AAA1 --date 2026-01-05 > "$log" 2>&1
echo 'Second.' |
    cv note add K-AAA1 --date 2026-01-20 --kind plan > "$log" 2>&1
echo 'For me.' |
    cv note add K-AAA1 --kind process --date 2026-01-20 > "$log" 2>&1
cv session add K-AAA1 --date 2026-01-05 --modality video --minutes 50 \
    --platform telehealth --privacy alone > "$log" 2>&1
cv session add K-AAA1 --date 2026-01-12 -a no-show > "$log" 2>&1
cv score add K-AAA1 phq9 14 --date 2026-01-05 > "$log" 2>&1
cv score add K-AAA1 ors 23.1 --date 2026-01-12 > "$log" 2>&1
cv score add K-AAA1 gad7 declined --date 2026-01-12 > "$log" 2>&1
cv event add K-AAA1 intake --date 2025-12-20 > "$log" 2>&1
cv event add K-AAA1 life-event --date 2025-01-01 > "$log" 2>&1
cv attribute set K-AAA1 sex female > "$log" 2>&1
cv attribute set K-AAA1 education bachelor > "$log" 2>&1
cv attribute set K-AAA1 occupation professionals > "$log" 2>&1
cv attribute set K-AAA1 religion declined > "$log" 2>&1
cv attribute set K-AAA1 place ID-JB > "$log" 2>&1
cv attribute set K-AAA1 diagnosis F32.1 > "$log" 2>&1
# A case without a session, and one without a note.
echo 'Alone.' | cv note add K-BBB2 --date 2026-02-03 > "$log" 2>&1
echo 'Later.' | cv note add K-BBB2 --date 2026-02-10 > "$log" 2>&1
cv score add K-CCC3 who5 52 --date 2026-03-03 > "$log" 2>&1
cv case close K-CCC3 > "$log" 2>&1

cv release research --k 1 --project sleep --output out > "$log" 2>&1 ||
    bail 'no release'

# rows FILE NAME: the rows about a case, without their case_id.
rows() { grep "^\"$2\"," "$1" | cut -d , -f 2- | tr -d '\r'; }
# name CELLS: the random name of the case with these first cells.
name() { grep ",$1" out/cases.csv | cut -d , -f 1 | tr -d '"'; }

a=$(name '30,1,6')
b=$(name '90,,')
c=$(name '20,,')
same 'the case as it is coded' '30,1,6,2,,-98,,"ID-JB","F32",,1,1,2,3,2,15,2' \
    "$(rows out/cases.csv "$a")"
same 'nothing recorded stays empty; 96 years are 90 and over' \
    '90,,,,,,,,,,1,2,2,0,0,7,1' "$(rows out/cases.csv "$b")"
same 'a case with scores only' '20,,,,,,,,,,2,0,0,1,0,,' \
    "$(rows out/cases.csv "$c")"
same 'its sessions, held or not' '1,0,0,1,2,4,1,50,1
2,7,1,4,,,,,0' "$(rows out/sessions.csv "$a")"
same 'days with notes are sessions where none is recorded' '1,0,0,,,,,,1
2,7,1,,,,,,1' "$(rows out/sessions.csv "$b")"
same 'notes with their session; a process note has no row' '1,1,0,0,1,,1
2,,15,2,4,,1' "$(rows out/notes.csv "$a")"
same 'scores and why there is none' '1,0,0,"phq9",14
2,7,1,"ors",23.1
3,7,1,"gad7",-98' "$(rows out/scores.csv "$a")"
same 'events before the first session, the first cut off' '1,-90,-53,16
2,-16,-3,1' "$(rows out/events.csv "$a")"
same 'the measures' '"gad7",0,21,1,1,4
"ors",0,40,0.1,2,5
"phq9",0,27,1,1,6
"who5",0,100,4,2,10' "$(sed 1d out/measures.csv | tr -d '\r' | sort)"
same 'rows stand in the order of the random names' \
    "$(sed 1d out/cases.csv | cut -d , -f 1 | sort)" \
    "$(sed 1d out/cases.csv | cut -d , -f 1)"

for word in Wiryasuteja Ratmojo K-AAA1 2026-01 2025-12 1991-03 'For me'; do
    grep -raF -e "$word" out | grep -v '"made_at"' > "$log"
    [ ! -s "$log" ]
    result $? "nowhere: $word"
done
same 'folders and files are private' '700 600' \
    "$(stat -c %a out) $(stat -c %a out/* | sort -u)"
ok 'the checksums are true' sh -c 'cd out && sha256sum --quiet -c SHA256SUMS'
same 'they are of every file but three' \
    "$(find out -type f ! -name SHA256SUMS ! -name 'manifest.*' -printf '%f\n' |
        LC_ALL=C sort)" \
    "$(sed 's/^[^ ]*  //' out/SHA256SUMS | LC_ALL=C sort)"
has 'the log counts' "$(cat out/anonymisation-log.csv)" \
    '"tables","diagnosis cut to its category",1'
has 'the process note among them' "$(cat out/anonymisation-log.csv)" \
    '"notes","process note kept in the vault",1'
ok 'terms of use are there' grep -q 'within 24 hours' out/LICENCE-TERMS.md
ok 'no text was asked for' test ! -e out/text.csv
ok 'and no script reads one' sh -c '! grep -q text.csv out/import*'

ok 'weeks only' cv release research --k 1 --project sleep --dates weeks --output weeks
same 'then days are withheld' '1,-96,0,1,2,4,1,50,1
2,-96,1,4,,,,,0' "$(rows weeks/sessions.csv "$a")"
ok 'the manifest says so' grep -q '"dates": "weeks"' weeks/manifest.json
exits 2 'another rule for dates' cv release research --k 1 --project sleep \
    --dates months --output months

# The one word that a person chose in a table.
cv measure add ratmojo-mood Mood --highest 10 > "$log" 2>&1
cv score add K-AAA1 ratmojo-mood 5 > "$log" 2>&1
exits 21 'a measure called by a name does not pass the gate' \
    cv release research --k 1 --project sleep --output named
ok 'nothing of it is there' test ! -e named
done_testing

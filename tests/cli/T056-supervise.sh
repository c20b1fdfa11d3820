#!/bin/sh
# The supervisor's reply comes back, in both languages; the log of hours.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
cv client add --code C-1 --from - > "$log" 2>&1 <<END
{"names": ["Ratmojo Wiryasuteja"], "phones": ["+6281277889911"],
 "relatives": [{"role": "mother", "names": ["Lastrinah Pudyaningrum"]}]}
END
echo 'Ratmojo came with Lastrinah Pudyaningrum.' |
    cv note add C-1 --date 2026-01-05 > "$log" 2>&1
printf '# Question\n\nHow do I end?\n' |
    cv note add C-1 --kind supervision --date 2026-01-06 > "$log" 2>&1
cv consent record C-1 supervision > "$log" 2>&1
ok 'a brief goes out' \
    cv release supervision C-1 --unreviewed --language en --output en
ok 'and another' \
    cv release supervision C-1 --unreviewed --language id --output id

# fill FORM: writes under the headings as a supervisor would.
fill() {
    awk '{ print }
        /^## (Answer|Jawaban)/ { print "\nSlowly, with [Client] and "
            print (/Answer/ ? "[Client'"'"'s mother]." : "[Ibu Klien].") }
        /^## (Sugg|Saran)/ { print "- Name the end early" }
        /^## (Hours|Jam)/ { print "2026-02-03, 50, individual"
            print "- 2026-02-10; 90 min; group of 4" }
        /^## Supervisor/ { print "dr. Sekar \"S\"\nSIPP 12" }' "$1"
}

# Refusals, before anything is stored.
notes=$(cv note list)
cp en/reply.md blank.md
exits 1 'an empty form is refused' cv supervise import blank.md
has 'and its heading named' "$(cat "$log")" 'Answer to the question'
fill en/reply.md | sed '/individual/d; /group/d' > hours.md
exits 1 'without hours' cv supervise import hours.md
has 'that heading is named' "$(cat "$log")" '(Hours)'
fill id/reply.md | sed '/Sekar/d; /SIPP/d' > who.md
exits 1 'without a supervisor' cv supervise import who.md
fill en/reply.md | sed 's/2026-02-03/2026-02-30/' > day.md
exits 1 'a day that does not exist' cv supervise import day.md
fill en/reply.md | sed 's/, 50,/, 5000,/' > long.md
exits 1 'a sitting of days' cv supervise import long.md
fill en/reply.md | sed 's/^# Reply to .*/# Reply to AAAAAAAA/' > other.md
exits 3 'a release this vault never made' cv supervise import other.md
fill en/reply.md | sed 's/^# Reply to .*/# My reply/' > untitled.md
exits 1 'no title' cv supervise import untitled.md
{ fill en/reply.md; fill id/reply.md; } > two.md
exits 1 'two releases in one text' cv supervise import two.md
{ fill en/reply.md; printf '\377\376\n'; } > bytes.md
exits 1 'bytes that are no text' cv supervise import bytes.md
head -c 5000000 /dev/zero | tr '\0' x > big.md
exits 1 'too long' cv supervise import big.md
exits 2 'a folder' cv supervise import en
fails 'no file' cv supervise import nowhere.md
same 'nothing of all that was stored' "$notes" "$(cv note list)"
exits 3 'nor any hours' cv supervise list

fill en/reply.md > full.md
note=$(cv supervise import full.md 2> "$log")
ok 'a reply becomes a note' test "$note" -gt 0
text=$(cv note show "$note")
has 'with its words' "$text" 'Slowly, with [Client]'
has 'under its headings' "$text" '# Suggestions'
has 'and who is meant' "$text" "[Client's mother]: Lastrinah Pudyaningrum"
lacks 'without the hints' "$text" '<!--'
lacks 'and the name of the supervisor' "$text" Sekar
has 'its kind is supervision' "$(cv note list C-1)" \
    "$(printf '2026-02-03\tsupervision')"
same 'its hours are in the log' \
    'C-1	2026-02-03	50	individual	1	dr. Sekar "S", SIPP 12
C-1	2026-02-10	90	group	4	dr. Sekar "S", SIPP 12' \
    "$(cv supervise list | cut -f 2-)"
has 'that names were read is logged' "$(cv audit list)" 'supervise import'
ok 'again, it is known' cv supervise import full.md
has 'which is said' "$(cat "$log")" 'was imported before'
same 'and adds nothing' 2 "$(cv supervise list | wc -l)"

# As an e-mail program returns it: quoted, CRLF, other case, words above.
{
    echo 'Dear colleague, see below.'
    fill id/reply.md | sed 's/^## Saran/## SARAN:/; s/^/> /; s/$/\r/'
} > mail.md
note=$(cv supervise import mail.md 2> "$log")
text=$(cv note show "$note" 2>&1)
has 'a quoted one in the other language' "$text" '# Jawaban atas pertanyaan'
has 'with who is meant' "$text" '[Ibu Klien]: Lastrinah Pudyaningrum'
has 'and the list' "$text" '- Name the end early'
lacks 'without what stood above' "$text" colleague
ok 'a note is still the question' cv release supervision C-1 --unreviewed \
    --language en --output next
has 'and no reply is' "$(grep -A2 '^## ' next/brief.md | head -n 3)" \
    'How do I end?'
absent 'the name does not leave again' Pudyaningrum next

# Hours of one's own, sums, the table.
id=$(cv supervise add --supervisor '=Ann' --minutes 60 --date 2025-12-30 \
    2> "$log")
ok 'hours about no case' test "$id" -gt 0
exits 2 'minutes are needed' cv supervise add --supervisor Ann
exits 2 'and some' cv supervise add --supervisor Ann --minutes 0
exits 2 'and a supervisor' cv supervise add --minutes 50
exits 3 'a case that is none' cv supervise add C-9 --minutes 5 --supervisor A
same 'those of a year' 4 "$(cv supervise list --year 2026 | wc -l)"
same 'those of a case' 4 "$(cv supervise list C-1 | wc -l)"
same 'sums' '=Ann	individual	1	60
dr. Sekar "S", SIPP 12	individual	2	100
dr. Sekar "S", SIPP 12	group	2	180' "$(cv supervise total)"
has 'as JSON' "$(cv supervise total --year 2025 --json)" \
    '"supervisor":"=Ann","form":"individual","sittings":1,"minutes":60'
ok 'a table' cv supervise export hours.csv
same 'is quoted, and runs nothing' \
    "2025-12-30,60,individual,1,\"'=Ann\"
2026-02-03,50,individual,1,\"dr. Sekar \"\"S\"\", SIPP 12\"" \
    "$(tr -d '\r' < hours.csv | sed -n '2,3p')"
absent 'and names no case' C-1 hours.csv
fails 'it replaces no file' cv supervise export hours.csv
ok 'a sitting is taken back' cv supervise remove "$id"
exits 3 'once' cv supervise remove "$id"
same 'then it does not count' 2 "$(cv supervise total | wc -l)"
ok 'the case is erased' cv erase C-1 --confirm C-1 --ground mistake \
    --reason 'two of them'
same 'the hours stay, without it' '	2026-02-03	50' \
    "$(cv supervise list | sed -n 1p | cut -f 2-4)"
fails 'and the reply goes' cv note show "$note"
ok 'the record is whole' cv audit verify
done_testing

#!/bin/sh
# A research project: its file, what a release for it holds, and its waves.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick

# edit WHAT WITH: project.json with one thing changed.
edit() { sed "s|$1|$2|" project.json; }

ok 'a file to begin with' cv project init sleep-2026 --output project.json
ok 'it is JSON' "${PYTHON:-python3}" -m json.tool project.json
exits 2 'what only people know is asked for' cv project check project.json
has 'and named' "$(cv project check project.json 2>&1)" 'title'
exits 2 'another name' cv project init 'Sleep 2026'
sed -i -e 's|"title": ""|"title": "Tidur, depresi \\"dan\\" kerja"|' \
    -e 's|"contact": ""|"contact": "lab@example.org"|' \
    -e 's|"board": ""|"board": "Komite Etik 4"|' \
    -e 's|"number": ""|"number": "12/2026"|' \
    -e 's|"until": ""|"until": "2099-12-31"|' \
    -e 's|"terms": ""|"terms": "Delete by 2030."|' project.json
ok 'filled in, it can be used' cv project check project.json
same 'its hash is that of the bytes' "$(sha256sum < project.json | cut -c -64)" \
    "$(cv project check project.json 2> "$log")"

n=0
while IFS='~' read -r what with; do
    n=$((n + 1))
    edit "$what" "$with" > bad.json
    cmp -s bad.json project.json && bail "$what is not there"
    exits 2 "refused: $with" cv project check bad.json
done <<'END'
"format_version": 1~"format_version": 2
"k": 5~"k": 0
"k": 5~"k": "5"
"k": 5~"k": 5.5
"k": 5~"k": 5, "k": 1
"l": 1~"l": 1001
"public": false~"public": true
"public": false~"public": "no"
"max_suppression": 5~"max_suppression": 101
"dates": "days"~"dates": "months"
"pool": "sleep-2026"~"pool": "../sleep"
"name": "sleep-2026"~"name": "-x"
"until": "2099-12-31"~"until": "2099-02-31"
"title": "Tidur~"title": "\\n\\u0007
"board": "Komite Etik 4"~"board": 4
"board": "Komite Etik 4"~"bored": "x"
"sex",~"sexes",
"sex",~"scores.sex",
"sex",~7,
"terms"~"notes"
END
# A public project asks for 11 or more.
edit '"public": false' '"public": true' | sed 's/"k": 5/"k": 11/' > public.json
ok 'with k = 11 it may be public' cv project check public.json
printf '[%s]' "$(cat project.json)" > bad.json
exits 2 'a list' cv project check bad.json
printf '{' > bad.json
exits 2 'half a file' cv project check bad.json
head -c 70000 /dev/zero | tr '\0' ' ' > bad.json
cat project.json >> bad.json
exits 2 'a file that is too large' cv project check bad.json
exits 1 'no file' cv project check nowhere.json

exits 3 'nothing is registered' cv project list
exits 3 'nor this one' cv project show sleep-2026
ok 'it is registered' cv project add project.json
ok 'a second time nothing is added' cv project add project.json
cv project show sleep-2026 > shown.json 2> "$log"
ok 'and comes back as it was' cmp shown.json project.json
same 'listed once' 1 "$(cv project list 2> "$log" | grep -c .)"
edit '"name": "sleep-2026"' '"name": "other"' > other.json
exits 2 'another project with the same pool' cv project add other.json

# Seven clients, so that k = 5 holds without suppression.
for n in 1 2 3 4 5 6 7; do
    echo '{"names":["Wiryasuteja Ratmojo"],"born":"1990-01-01"}' |
        cv client add --from - --code "C-$n" > "$log" 2>&1 || bail 'no client'
    cv attribute set "C-$n" sex female > "$log" 2>&1
    cv attribute set "C-$n" religion islam > "$log" 2>&1
    cv session add "C-$n" --date "2026-01-0$n" --minutes 50 --modality video \
        > "$log" 2>&1
    cv score add "C-$n" phq9 "1$n" --date "2026-01-0$n" > "$log" 2>&1
    echo 'Slept.' | cv note add "C-$n" --date "2026-01-0$n" > "$log" 2>&1
done
cv consent record --all research:sleep-2026 > "$log" 2>&1
ok 'a first wave' cv release research --project sleep-2026 --output w1
ok 'the project goes along' cmp w1/project.json project.json

has 'so do its terms' "$(cat w1/LICENCE-TERMS.md)" 'Delete by 2030'
has 'and whom to ask' "$(cat w1/LICENCE-TERMS.md)" 'Contact: lab'
has 'under its title' "$(cat w1/LICENCE-TERMS.md)" 'Tidur, depresi'

# names FOLDER: the names of the cases.
names() { sed 1d "$1/cases.csv" | cut -d , -f 1 | tr -d '"'; }
# field FOLDER NAME: a member of the manifest that stands in one line.
field() { sed -n "s/^  \"$2\": \"*\([^\",]*\)\"*,*\$/\1/p" "$1/manifest.json"; }

empty 'names are those of the site and of the case' \
    "$(names w1 | grep -vxE '[A-Z2-7]{10}-[A-Z2-7]{8}')"
same 'of one site' "$(field w1 site)" "$(names w1 | cut -c -10 | sort -u)"
same 'the manifest names the project by its hash' \
    "sha256:$(sha256sum < project.json | cut -c -64)" "$(field w1 project_hash)"
same 'it is wave 1' 1 "$(field w1 wave)"
lacks 'after none' "$(cat w1/manifest.json)" 'wave_before'
same 'nobody withdrew' '"case_id"' "$(tr -d '\r' < w1/withdrawn.csv)"

# The same vault, the same bytes, but for what says when and which.
ok 'a second wave' cv release research --project sleep-2026 --output w2
same 'nothing new: only the manifest and its signature differ' \
    'manifest.json manifest.sig' \
    "$(diff -rq w1 w2 | sed 's/^Files w1.\([^ ]*\) .*/\1/' | paste -s -d ' ')"
same 'it is wave 2' 2 "$(field w2 wave)"
has 'after wave 1, by its code' "$(cat w2/manifest.json)" \
    "\"release\": \"$(field w1 release)\""
has 'and by its hash' "$(cat w2/manifest.json)" \
    "sha256:$(sha256sum < w1/manifest.json | cut -c -64)"

# A session before the first one: days go on as they were counted.
cv session add C-1 --date 2025-12-25 > "$log" 2>&1
cv session add C-1 --date 2026-03-05 > "$log" 2>&1
# C-2 withdraws.
cv consent revoke C-2 research:sleep-2026 > "$log" 2>&1
cv release list --json 2> "$log" > "$log.json"
two=$(cv release show 1 --json 2> "$log" | tr '{' '\n' |
    sed -n 's/.*"case":"C-2","pseudonym":"\([^"]*\)".*/\1/p')
one=$(cv release show 1 --json 2> "$log" | tr '{' '\n' |
    sed -n 's/.*"case":"C-1","pseudonym":"\([^"]*\)".*/\1/p')
has 'the register calls them as the bundle does' "$(names w1)" "$two"
kept=$(names w1 | grep -vx "$two" | sed -n 1p)
ok 'a third wave' cv release research --project sleep-2026 --output w3
same 'sessions were added to the same name, days count from the same day' \
    '1,-7,-1
2,0,0
3,63,9' "$(grep "$one" w3/sessions.csv | cut -d , -f 2-4)"
same 'what was told before is told so again' \
    "$(grep "$kept" w1/sessions.csv | tr -d '\r' | cut -d , -f 3-9)" \
    "$(grep "$kept" w3/sessions.csv | tr -d '\r' | grep ',0,0,' |
        cut -d , -f 3-9)"
same 'who withdrew is named' "\"$two\"" \
    "$(sed 1d w3/withdrawn.csv | tr -d '\r')"
grep -l "$two" w3/*.csv w3/*.sav w3/*.dta > found
same 'and nowhere else' w3/withdrawn.csv "$(cat found)"
same 'counted in the manifest' 1 "$(field w3 withdrawn)"
same 'the others have the names they had' \
    "$(names w1 | grep -v "$two")" "$(names w3)"

# Only what is asked for.
sed -e '/"religion"/d; /"notes"/d; /"events"/d' \
    -e 's/"sessions"/"sessions.day"/' project.json > narrow.json
ok 'a narrower project' cv project add narrow.json
ok 'is released' cv release research --project sleep-2026 --output w4
ok 'tables that are not named are not there' test ! -e w4/notes.csv \
    -a ! -e w4/events.csv -a ! -e w4/notes.sav
empty 'nor read by a script' "$(grep -l notes.csv w4/import*)"
same 'religion was not asked' '-99' \
    "$(sed 1d w4/cases.csv | cut -d , -f 7 | sort -u)"
same 'nor how long sessions were, nor the week' ',,,,,' \
    "$(sed 1d w4/sessions.csv | cut -d , -f 4-9 | sort -u)"
same 'no note and no event is counted' '0,0' \
    "$(sed 1d w4/cases.csv | cut -d , -f 14,16 | sort -u)"
ok 'the checksums are true' sh -c 'cd w4 && sha256sum --quiet -c SHA256SUMS'
exits 2 'texts were not asked for' \
    cv release research --project sleep-2026 --texts --unreviewed --output x

# Options can ask for more, never for less.
exits 2 'a smaller k' cv release research --project sleep-2026 --k 4 -o x
exits 2 'more left out' cv release research --project sleep-2026 \
    --max-suppression 6 -o x
ok 'a larger k' cv release research --project sleep-2026 --k 6 -o w5
has 'it counts' "$(cat w5/disclosure-risk.json)" '"k": 6'
edit '"dates": "days"' '"dates": "weeks"' | cv project add - > "$log" 2>&1
exits 2 'days where weeks were agreed on' \
    cv release research --project sleep-2026 --dates days -o x
ok 'weeks without a word' cv release research --project sleep-2026 -o w6
same 'no days' '-96' "$(sed 1d w6/sessions.csv | cut -d , -f 3 | sort -u)"
edit '"l": 1' '"l": 2' | cv project add - > "$log" 2>&1
exits 23 'l = 2 with no diagnosis on record' \
    cv release research --project sleep-2026 -o x
ok 'nor does a look at the risk write anything' \
    sh -c '"$@" > /dev/null 2>&1; test ! -e x' - \
    cv release research --project sleep-2026 --check-only
edit '2099-12-31' '2020-01-01' | cv project add - > "$log" 2>&1
exits 20 'nothing leaves when the approval has ended' \
    cv release research --project sleep-2026 -o x
# The file of a project may not carry a client out either.
edit 'Komite Etik 4' 'Wiryasuteja Ratmojo' | cv project add - > "$log" 2>&1
exits 21 'a project that names a client' \
    cv release research --project sleep-2026 -o x
ok 'nothing of it is there' test ! -e x
ok 'the vault is sound' cv check
ok 'and its log' cv audit verify
done_testing

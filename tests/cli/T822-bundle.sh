#!/bin/sh
# Bundles of three therapists: checked, pooled, and what is refused.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"

cat > project.json <<'END'
{"format":"casevault-project","format_version":1,"name":"sleep","title":"Sleep",
"contact":"lab@example.org","pool":"sleep-pool",
"ethics":{"board":"b","number":"1","until":"2099-01-01"},
"variables":["age_band","sex","education","religion","place","diagnosis",
"language","last_day","last_week","sessions","scores","events","notes","text"],
"k":3,"max_suppression":20,"terms":"Delete by 2030."}
END

# site NAME CLIENTS PLACE: a vault with so many clients that consented.
site() {
    vault=$work/$1.vault
    unlocked=
    rm -f "$base/recovery"
    new_vault
    quick
    cv project add project.json > "$log" 2>&1 || bail 'no project'
    i=0
    while [ $i -lt "$2" ]; do
        i=$((i + 1))
        echo '{"names":["Wiryasuteja Ratmojo"],"born":"1990-01-01"}' |
            cv client add --from - --code "C-$i" > "$log" 2>&1
        sex=female
        [ $((i % 2)) = 1 ] || sex=male
        cv attribute set "C-$i" sex "$sex" > "$log" 2>&1
        cv attribute set "C-$i" place "$3" > "$log" 2>&1
        cv session add "C-$i" --date 2026-01-05 --minutes 50 > "$log" 2>&1
        cv score add "C-$i" phq9 "$i" --date 2026-01-05 > "$log" 2>&1
        cv event add "C-$i" intake --date 2026-01-05 > "$log" 2>&1
        echo 'Slept.' | cv note add "C-$i" --date 2026-01-05 > "$log" 2>&1
    done
    cv consent record --all research:sleep > "$log" 2>&1
}

# names FOLDER: the names of the cases; rows FILE...: without their headers.
names() { sed 1d "$1/cases.csv" | cut -d , -f 1 | tr -d '"'; }
rows() { for file in "$@"; do sed 1d "$file"; done | tr -d '\r'; }
bundle() { "$CASEVAULT" --no-input bundle "$@"; }
field() { sed -n "s/^  \"$2\": \"*\([^\",]*\)\"*,*\$/\1/p" "$1/manifest.json"; }

site one 8 ID-JB
cv release research --project sleep -o a1 > "$log" 2>&1 || bail 'no bundle a1'
cv session add C-1 --date 2026-02-02 > "$log" 2>&1
gone=$(cv release show 1 --json 2> "$log" | tr '{' '\n' |
    sed -n 's/.*"case":"C-2","pseudonym":"\([^"]*\)".*/\1/p')
one_a=$(names a1 | grep -vx "$gone" | sed -n 1p)
cv consent revoke C-2 research:sleep > "$log" 2>&1
cv release research --project sleep -o a2 > "$log" 2>&1 || bail 'no bundle a2'
site two 7 ID-JT
cv release research --project sleep --texts --unreviewed -o b > "$log" 2>&1 ||
    bail 'no bundle b'
site three 2 ID-BA
cv release research --project sleep -o c > "$log" 2>&1 || bail 'no bundle c'

ok 'a bundle is good' bundle check a1
has 'it says of whom' "$(bundle check a1 2> "$log")" "key	$(field a1 key)"
has 'as JSON too' "$(bundle check a1 --json 2> "$log")" '"wave":1'
for folder in a2 b c; do ok "$folder is good" bundle check $folder; done

ok 'three sites, one of them twice' bundle merge pool a1 b c a2
pooled=$(bundle merge pool2 c a2 b a1 --json 2> "$log")
has 'the older wave is passed over' "$pooled" '"outdated":1'
has 'three sites' "$pooled" '"sites":3'
has 'sixteen cases' "$pooled" '"cases":16'
same 'in whatever order they are given' '' \
    "$(diff -rq pool pool2 | grep -v manifest.json)"
same 'nobody is there twice' "$(for f in a2 b c; do names $f; done | sort)" \
    "$(names pool | sort)"
same 'no row is lost' "$(rows a2/sessions.csv b/sessions.csv c/sessions.csv |
    sort)" "$(rows pool/sessions.csv | sort)"
same 'nor a score' "$(rows a2/scores.csv b/scores.csv c/scores.csv | sort)" \
    "$(rows pool/scores.csv | sort)"
same 'rows stand in the order of the names' "$(names pool | LC_ALL=C sort)" \
    "$(names pool)"
same 'who withdrew is named' "\"$gone\"" "$(rows pool/withdrawn.csv)"
grep -l "$gone" pool/*.csv pool/*.sav > found
same 'and nowhere else' pool/withdrawn.csv "$(cat found)"
has 'what was added is there' "$(rows pool/sessions.csv)" "28,4"
ok 'a name of the first wave is there' grep -q "$one_a" pool/cases.csv
ok 'the checksums are true' sh -c 'cd pool && sha256sum --quiet -c SHA256SUMS'
ok 'the pool can be checked' bundle check pool
ok 'the project goes along' cmp pool/project.json project.json
ok 'texts do not' test ! -e pool/text.csv
same 'private' '700 600' "$(stat -c %a pool) $(stat -c %a pool/* | sort -u)"
same 'the manifest names the bundles' "$(for f in a2 b c; do
    field "$f" release; done | sort)" \
    "$(sed -n 's/.*"release": "\([^"]*\)".*/\1/p' pool/manifest.json | sort)"
has 'and the risk' "$(cat pool/manifest.json)" '"k_reached": 3'
# Two clients alone tell nothing; of them nothing is asked.
same 'what a small site withheld stays withheld' '-96,-96' \
    "$(grep "$(field c site)" pool/cases.csv | cut -d , -f 3,9 | sort -u)"
has 'and counts for itself' "$(cat pool/disclosure-risk.json)" \
    '"cases_without_attributes": 2'
same 'nobody else was made coarser by it' '1 2' \
    "$(grep -v "$(field c site)" pool/cases.csv | sed 1d | cut -d , -f 3 |
        sort -u | paste -s -d ' ')"

# A larger k over the whole: coarser, then left out, then impossible.
ok 'a larger k' bundle merge k5 a2 b c --k 5
same 'is reached by telling less' 'yes 2' \
    "$([ "$(sed -n 's/.*"k_reached": \([0-9]*\).*/\1/p' k5/manifest.json)" -ge 5 ] &&
        echo yes) $(grep -c "$(field c site)" k5/cases.csv)"
has 'the report says where' "$(cat k5/disclosure-risk.json)" '"level": 1'
exits 23 'k = 15 of 14' bundle merge k15 a2 b c --k 15
ok 'nothing is written then' test ! -e k15
ok 'a smaller k than that of the project does not count' \
    bundle merge k1 a2 b c --k 1
has 'it is still 3' "$(cat k1/disclosure-risk.json)" '"k": 3'
exits 1 'a folder that is taken' bundle merge pool a2 b c
exits 2 'no number' bundle merge x a2 --k many

# What may not be pooled.
exits 2 'a pool' bundle merge x pool a2
vault=$work/three.vault unlocked=yes
sed 's/Sleep/Sleep!/' project.json | cv project add - > "$log" 2>&1
cv release research --project sleep -o other > "$log" 2>&1
exits 2 'another project.json' bundle merge x a2 b other
cv release research --project awake -o loose > "$log" 2>&1
cv consent record --all research:awake > "$log" 2>&1
cv release research --project awake -o loose > "$log" 2>&1
exits 13 'a bundle of no registered project' bundle check loose
exits 1 'no folder' bundle check nowhere
exits 13 'a folder with nothing in it' sh -c 'mkdir none; "$@"' - \
    "$CASEVAULT" bundle check none

# What a stranger may send.
# spoil NAME: a copy of a2 to be spoilt.
spoil() {
    rm -rf bad
    cp -r a2 bad
}
refused() { exits 13 "refused: $1" bundle check bad; }
spoil
printf '"x"\r\n' >> bad/cases.csv
refused 'a table that was added to'
spoil
rm bad/codebook.md
refused 'a file that is gone'
spoil
rm bad/codebook.md
ln -s ../a2/codebook.md bad/codebook.md
refused 'a link in place of a file'
spoil
rm bad/events.csv
mkdir bad/events.csv
refused 'a folder in place of a file'
spoil
rm bad/events.csv
mkfifo bad/events.csv
refused 'a pipe in place of a file'
spoil
rm bad/manifest.sig
refused 'no signature'
spoil
sed -i 's/"unreviewed": false/"unreviewed": true/' bad/manifest.json
refused 'another manifest'
spoil
sed -i 's/signature=./signature=0/; s/signature=0\(.\)/signature=0f/' \
    bad/manifest.sig
refused 'another signature'
exits 13 'nor is it pooled' bundle merge x a1 bad
ok 'and nothing of it is there' test ! -e x

# A stranger with a program of their own can write hashes, but not sign: a pool
# is not signed, so what it says has to be caught in the cells.
# forge FILE SED: pool with one file changed, and every hash made right again.
forge() {
    rm -rf bad
    cp -r pool bad
    sed -i "$2" "bad/$1"
    "${PYTHON:-python3}" - "$1" <<'END'
import hashlib, json, os, sys
name = sys.argv[1]
def digest(path):
    return hashlib.sha256(open(path, "rb").read()).hexdigest()
sums = [line.split("  ") for line in open("bad/SHA256SUMS").read().splitlines()]
if name != "SHA256SUMS":
    with open("bad/SHA256SUMS", "w") as out:
        for _, file in sums:
            out.write(f"{digest('bad/' + file)}  {file}\n")
manifest = json.load(open("bad/manifest.json"))
for item in manifest.get("files", []):
    path = os.path.join("bad", item["name"])
    if os.path.exists(path) and "/" not in item["name"]:
        item["hash"] = "sha256:" + digest(path)
json.dump(manifest, open("bad/manifest.json", "w"))
END
}
forge README.md 's/a/a/'
ok 'forged without a change it passes' bundle check bad
n=0
while IFS='~' read -r file change; do
    n=$((n + 1))
    forge "$file" "$change"
    cmp -s "bad/$file" "pool/$file" && [ "$file" != manifest.json ] &&
        bail "$change changed nothing"
    refused "$file: $change"
done <<'END'
sessions.csv~2s/,50,/,"=1+1",/
sessions.csv~2s/,50,/,=1,/
sessions.csv~2s/,50,/,50.5,/
sessions.csv~2s/,50,/,99999999999999999999,/
sessions.csv~2s/,50,/,-1,/
sessions.csv~2s/,1\r/,1,1\r/
sessions.csv~2s/,1\r/\r/
sessions.csv~2s/\r/\rx/
sessions.csv~2s/\r//
sessions.csv~1s/case_id/case/
sessions.csv~2s/-[A-Z2-7]\{8\}"/-AAAAAAAA"/
sessions.csv~2s/^"[A-Z2-7]*-/"/
sessions.csv~2h;2G
sessions.csv~3s/^"//
sessions.csv~2s/^/\xef\xbb\xbf/
cases.csv~2s/^"[A-Z2-7]*-/"..\/..\/etc-/
cases.csv~2{h;d};3{G}
cases.csv~2h;2G
cases.csv~s/,1990,/,1991,/;s/,30,/,31,/;s/,35,/,36,/
cases.csv~s/"ID-J[BT]"/"Ratmojo"/
cases.csv~s/"ID-J[BT]"/"QQ"/
cases.csv~s/,1,\([0-9]*,[0-9]*,[0-9]*,[0-9]*\),/,7,\1,/
scores.csv~2s/"phq9"/"gad7"/
scores.csv~2s/,[0-9]*\r/,28\r/
scores.csv~2s/,[0-9]*\r/,1.234\r/
scores.csv~2s/,[0-9]*\r/,+HYPERLINK\r/
measures.csv~2s/"phq9"/"@phq9"/
measures.csv~2h;2G
events.csv~2s/,1\r/,99\r/
withdrawn.csv~2s/-[A-Z2-7]*"/-ratmojo"/
SHA256SUMS~1s/^./x/
SHA256SUMS~1d
SHA256SUMS~1s/  /  ..\//
manifest.json~s/"name": "README.md"/"name": "..\/a1\/README.md"/
manifest.json~s/"name": "README.md"/"name": "\/etc\/passwd"/
manifest.json~s/casevault-release/x/
manifest.json~s/"files"/"fires"/
datapackage.json~0,/"name": "sex"/s//"name": "gender"/
datapackage.json~0,/"type": "integer"/s//"type": "string"/
disclosure-risk.json~0,/"level": [0-9]/s//"level": 9/
disclosure-risk.json~s/"generalisation"/"general"/
project.json~s/"k":3/"k":2/
project.json~s/{"format/["format/
END
# A level that hides what the cells tell.
forge disclosure-risk.json '/"sex"/{n;s/"level": 0/"level": 1/}'
refused 'a column that tells more than its level'

# Ended or failed at every step: the pool is there whole, or not at all.
# judge ENDED: whether that is so; a SIGKILL may leave the folder under its
# temporary name.
judge() {
    [ "$1" -ne 137 ] || rm -rf place/out.??????
    if [ -e place/out ]; then
        bundle check place/out > "$log" 2>&1 || return 1
        [ "$1" -eq 0 ] || [ "$1" -eq 137 ] || return 1
        rm -r place/out
    else
        [ "$1" -ne 0 ] || return 1
    fi
    [ -z "$(ls -A place)" ]
}
if [ -n "$FAULTS" ]; then
    mkdir place
    for way in kill torn fail short full read nomem starve; do
        under "$way:0" "$CASEVAULT" --no-input bundle merge place/out a2 b c \
            > "$log" 2>&1
        count=$(cat "$base/count")
        rm -rf place/out
        step=1
        [ "$count" -lt 200 ] || step=$((count / 60))
        cut=1 wrong=0 tried=0
        while [ "$cut" -le "$count" ]; do
            under "$way:$cut" "$CASEVAULT" --no-input bundle merge place/out \
                a2 b c > "$log" 2>&1
            judge $? || {
                wrong=$((wrong + 1))
                echo "# $way:$cut"
                rm -rf place
                mkdir place
            }
            tried=$((tried + 1))
            cut=$((cut + step))
        done
        same "$way: whole or not there, at each of many places" '0 yes' \
            "$wrong $([ $tried -gt 20 ] && echo yes)"
    done
fi

# In the programs of statisticians.
python=
for candidate in python3 /usr/bin/python3; do
    "$candidate" -c 'import pandas' > /dev/null 2>&1 && python=$candidate
done
if [ -n "$python" ]; then
    ok 'pandas reads the pool' sh -c "cd pool && $python -c '
exec(open(\"import.py\").read())
assert len(cases) == 16 and cases.case_id.is_unique
assert sessions.merge(cases, on=\"case_id\").shape[0] == 17
assert cases.case_id.str[:10].nunique() == 3'"
fi
if command -v Rscript > /dev/null 2>&1; then
    ok 'R reads the pool' sh -c 'cd pool && Rscript --vanilla -e "
source(\"import.R\")
stopifnot(nrow(cases) == 16, !anyDuplicated(cases\$case_id),
    nrow(merge(sessions, cases, by = \"case_id\")) == 17)"'
fi
unlocked=
done_testing

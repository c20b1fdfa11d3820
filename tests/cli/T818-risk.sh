#!/bin/sh
# Disclosure control of a research bundle: generalised, then left out, or 23.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick

# person CODE BORN SEX EDUCATION OCCUPATION MARITAL RELIGION ETHNICITY PLACE
person() {
    echo "{\"names\":[\"Wiryasuteja Ratmojo\"],\"born\":\"$2\"}" |
        cv client add --from - --code "$1" > "$log" 2>&1 || bail 'no client'
    cv session add "$1" --date 2026-01-05 --minutes 50 > "$log" 2>&1
    code=$1
    shift 2
    for kind in sex education occupation marital religion ethnicity place; do
        cv attribute set "$code" "$kind" "$1" > "$log" 2>&1 ||
            bail "no $kind"
        shift
    done
    cv attribute set "$code" diagnosis \
        "$(printf 'F3%s' $((number % 3)))" > "$log" 2>&1
}

# 57 people of three kinds, and three who are like nobody in anything.
number=0
while [ "$number" -lt 57 ]; do
    number=$((number + 1))
    code=$(printf 'K-%04d' "$number" | tr 0189 ABCD)
    case $((number % 3)) in
    0) person "$code" 1991-03-12 female bachelor professionals married islam \
        javanese ID-JB ;;
    1) person "$code" 1993-08-01 female bachelor technicians married islam \
        sundanese ID-JT ;;
    2) person "$code" 1987-05-05 female master professionals partnered islam \
        javanese ID-JK ;;
    esac
done
person K-XXX2 1930-01-01 other none unemployed widowed hindu balinese ID-BA
person K-XXX3 1955-01-01 male primary agricultural divorced catholic batak ID-SU
person K-XXX4 2009-01-01 male lower-secondary student single none white AU
cv consent record --all research:sleep > "$log" 2>&1 || bail 'no consent'

cv release research --project sleep --check-only > checked.txt 2> "$log"
same 'the risk is shown before anything is written' 0 $?
has 'three are alone' "$(grep unique_rows checked.txt)" "unique_rows	3	0"
has 'the smallest class' "$(grep smallest_class checked.txt)" \
    "smallest_class	1	19"
has 'three are left out' "$(grep '^rows	' checked.txt)" "rows	60	57"
ok 'nothing was written' test ! -e out

ok 'a release' cv release research --project sleep --output out
same '57 cases are in it' 57 "$(sed 1d out/cases.csv | wc -l)"
same 'nobody is alone with any attributes' '' \
    "$(sed 1d out/cases.csv | cut -d , -f 2-9 | sort | uniq -c |
        awk '$1 < 5')"
same 'the unlike are in no table' '' \
    "$(grep -lE '"(AU|ID-SU|ID-BA)"' out/*.csv)"
same 'sessions of those who were left out went too' \
    "$(sed 1d out/cases.csv | cut -d , -f 1 | sort)" \
    "$(sed 1d out/sessions.csv | cut -d , -f 1 | sort -u)"
# The page for people says what the JSON says, without colour and script.
cat > page.py <<'END'
import json, re, xml.etree.ElementTree as tree
page = open("out/disclosure-risk.html").read()
report = json.load(open("out/disclosure-risk.json"))
picture = tree.fromstring(re.search("<svg.*</svg>", page, re.S).group())
bars = [bar for bar in picture.iter("rect") if bar.get("x")]
numbers = [int(text.text) for text in picture.iter("text")
           if text.text.isdigit() and float(text.get("y")) < 225]
want = []
for band in report["before"]["classes_by_size"]:
    want += [report[when]["classes_by_size"][band]
             for when in ("before", "after")]
assert numbers == want, (numbers, want)
heights = [int(bar.get("height")) for bar in bars]
assert len(heights) == len(want)
assert max(heights) == 200 and heights.index(200) == want.index(max(want))
assert all((a == 0) == (h == 0) for a, h in zip(want, heights))
assert {bar.get("fill") for bar in bars} == {"url(#hatch)", "#333"}
assert "<script" not in page and "http:" not in page and "https:" not in page
for column in report["generalisation"]:
    assert f"<td>{column['column']}</td><td>{column['means']}<" in page, column
END
ok 'the page says what the report says' "${PYTHON:-python3}" page.py
# The codebook counts, and tells no count below k.
cat > book.py <<'END'
import csv, re
book = open("out/codebook.md").read()
rows = list(csv.DictReader(open("out/cases.csv", newline="")))
part = book.split("## cases.csv")[1].split("\n## ")[0]
told = withheld = 0
for piece in part.split("\n### ")[1:]:
    name = piece.split("\n")[0]
    counts = [0, 0]
    for code, count in re.findall(r"^\| ([-0-9]*) \| [^|]* \| (\w+) \|$", piece,
                                  re.M):
        real = sum(row[name] == code for row in rows)
        if count == "withheld":
            withheld += 1
            counts[0] += 1
            counts[1] += real
        else:
            told += 1
            assert int(count) == real, (name, code, count, real)
            assert real == 0 or real >= 5, (name, code, real)
    assert counts[0] != 1, name
assert told > 50
END
ok 'the codebook counts as the table does, and nothing below k' \
    "${PYTHON:-python3}" book.py
has 'the report says how many' "$(cat out/disclosure-risk.json)" \
    '"cases_left_out": 3'
has 'and the manifest' "$(cat out/manifest.json)" '"k_reached": 19'
has 'the log counts' "$(cat out/anonymisation-log.csv)" \
    '"tables","case left out",3'
has 'the register has 57 cases' "$(cv release list 2> "$log")" '	57	'
cv release list K-XXX3 > left 2> "$log"
same 'who was left out was not released' '' "$(cat left)"
ok 'the checksums are true' sh -c 'cd out && sha256sum --quiet -c SHA256SUMS'
for script in datapackage.json codebook.md; do
    ok "what age 110 means stands in $script" grep -q '10 to 19' "out/$script"
done

exits 23 'with nobody left out it cannot be' cv release research \
    --project sleep --output none --max-suppression 0
has 'it says what to do' "$(cat "$log")" 'raise --max-suppression'
has 'and to what' "$(cat "$log")" '1/60 (1.67 %)'
ok 'nothing of it is there' test ! -e none
exits 23 'a little less is too little' cv release research \
    --project sleep --output none --max-suppression 1.66
ok 'what it said is enough' cv release research --project sleep \
    --output said --max-suppression 1.67
ok 'five in a hundred are enough' cv release research --project sleep \
    --output five --max-suppression 5
ok 'for anybody, eleven alike' cv release research --project sleep \
    --output public --public
has 'it is reported' "$(cat public/disclosure-risk.json)" '"k": 11'
exits 2 'which nobody makes fewer' cv release research --project sleep \
    --output less --public --k 5
exits 23 'more alike than there are' cv release research --project sleep \
    --output many --k 61
ok 'three kinds of people are coarsened into one class' \
    cv release research --project sleep --output coarse --k 30
same 'by ten years, tertiary, white collar, with a partner, of Java' \
    '130,1,103,101,102,1,101,"ID-JW"' \
    "$(sed 1d coarse/cases.csv | cut -d , -f 2-9 | sort -u)"
ok 'two diagnoses among those alike' cv release research --project sleep \
    --output diverse --l 2
ok 'at least two, it is reported' sh -c \
    "grep -A1 '\"diagnosis\": {' diverse/disclosure-risk.json | tail -n 1 |
        grep -qE '[23]'"
same 'the same again is the same' "$(cat out/cases.csv)" \
    "$(cv release research --project sleep --output again > "$log" 2>&1
        cat again/cases.csv)"
done_testing

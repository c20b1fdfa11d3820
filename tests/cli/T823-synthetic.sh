#!/bin/sh
# Invented rows in the form of a project's bundle: marked, seeded, and of
# nobody in the vault.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
cat > project.json <<'END'
{"format":"casevault-project","format_version":1,"name":"sleep","title":"Sleep",
"contact":"lab@example.org","pool":"sleep-pool",
"ethics":{"board":"b","number":"1","until":"2099-01-01"},
"variables":["age_band","sex","place","diagnosis","sessions","scores","events",
"text","last_day"]}
END
cv project add project.json > "$log" 2>&1 || bail 'no project'

# invented ARGS...
invented() { cv release research --project sleep --synthetic "$@"; }

exits 20 'without consents nothing real leaves an empty vault' \
    cv release research --project sleep --output real
ok 'but invented rows do' invented --output fake
has 'and it says so' "$(invented --output fake2 2>&1)" 'SYNTHETIC'
same 'the same seed, the same rows' '' \
    "$(diff -rq fake fake2 | grep -v -e manifest.json -e manifest.sig)"
ok 'another seed' invented --seed 2 --output fake3
fails 'other rows' cmp fake/cases.csv fake3/cases.csv
ok 'so many' invented --cases 7 --output seven
same 'as asked for' 7 "$(sed 1d seven/cases.csv | grep -c .)"
ok 'the bundle is as it should be' "$CASEVAULT" bundle check fake
has 'and known to be invented' "$("$CASEVAULT" bundle check fake 2>&1)" \
    'SYNTHETIC'
same 'every row is marked' '' "$(for file in cases sessions scores events; do
    sed 1d "fake/$file.csv" | grep -v '^"SYNTHETIC2-'; done)"
for file in README.md LICENCE-TERMS.md codebook.md codebook.html import.R \
    import.py import.sql datapackage.json disclosure-risk.json \
    disclosure-risk.html manifest.json; do
    ok "$file is marked" grep -q 'SYNTHETIC: every row is invented' "fake/$file"
done
ok 'the data files hold marked rows' sh -c \
    'for f in fake/*.sav fake/*.dta; do grep -q SYNTHETIC2 "$f" || exit 1; done'
same 'what the project does not ask for is not there' '-99' \
    "$(sed 1d fake/cases.csv | cut -d , -f 7 | sort -u)"
ok 'nor a table' test ! -e fake/notes.csv
ok 'with texts that say what they are' invented --texts --unreviewed -o texts
has 'in every row' "$(sed -n 2p texts/text.csv)" 'SYNTHETIC: an invented note'
empty 'nothing is registered' "$(cv release list 2> "$log")"
ok 'invented bundles can be pooled' "$CASEVAULT" bundle merge pool fake
ok 'and the pool is marked' grep -q SYNTHETIC pool/README.md
has 'in its manifest too' "$(cat pool/manifest.json)" '"synthetic": true'

# A vault with people: the same rows, for none of them is looked at.
for n in 1 2 3 4 5; do
    echo '{"names":["Wiryasuteja Ratmojo"],"born":"1990-01-01"}' |
        cv client add --from - --code "C-$n" > "$log" 2>&1
    cv attribute set "C-$n" sex other > "$log" 2>&1
    cv score add "C-$n" phq9 3 > "$log" 2>&1
done
ok 'with clients' invented --output full
same 'the rows are the same as without' '' \
    "$(diff -rq fake full | grep -v -e manifest.json -e manifest.sig)"
cv consent record --all research:sleep > "$log" 2>&1
ok 'real ones' cv release research --project sleep --output real
exits 2 'are not pooled with invented ones' \
    "$CASEVAULT" bundle merge mixed real fake
same 'real files say nothing of the kind' '' "$(grep -rl SYNTHETIC real)"
done_testing

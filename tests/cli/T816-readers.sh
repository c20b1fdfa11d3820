#!/bin/sh
# A research bundle in the programs it is made for: each has to see the same
# cells as our own reading of the CSV.  What is not installed is skipped.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
readers=$SOURCE_ROOT/tests/cli/readers

# have PROGRAM WHAT: whether it is there; a test is skipped otherwise.
have() {
    command -v "$1" > /dev/null 2>&1 && return 0
    skip "$2" "$1 is not installed"
    return 1
}

skip() {
    tests_run=$((tests_run + 1))
    echo "ok $tests_run - $1 # SKIP $2"
}

# like WHAT FILE: what a reader saw is what stands in the tables.
like() {
    diff want "$2" > "$log" 2>&1
    result $? "$1"
}

for n in 1 2 3 4; do
    echo "{\"names\":[\"Ratmojo Wiryasuteja\"],\"born\":\"19${n}1-03-12\"}" |
        cv client add --from - --code "C-$n" > "$log" 2>&1
    cv consent record "C-$n" research:sleep > "$log" 2>&1
    cv session add "C-$n" --date "2026-01-0$n" --minutes "5$n" \
        --modality video > "$log" 2>&1
    cv session add "C-$n" --date "2026-02-0$n" -a no-show > "$log" 2>&1
    cv score add "C-$n" phq9 "1$n" --date "2026-01-0$n" > "$log" 2>&1
    cv score add "C-$n" ors "2$n.5" --date "2026-01-0$n" > "$log" 2>&1
    cv score add "C-$n" gad7 declined --date "2026-02-0$n" > "$log" 2>&1
    cv event add "C-$n" rupture --date "2026-01-2$n" > "$log" 2>&1
done
cv attribute set C-1 sex female > "$log" 2>&1
cv attribute set C-1 place ID-JB > "$log" 2>&1
cv attribute set C-2 place not-asked > "$log" 2>&1
cv attribute set C-2 education none > "$log" 2>&1
cv attribute set C-3 religion declined > "$log" 2>&1
cv attribute set C-3 occupation armed-forces > "$log" 2>&1
cv attribute set C-4 diagnosis F32.1 > "$log" 2>&1
cv event add C-4 crisis --date 2025-12-30 > "$log" 2>&1
# Texts that a spreadsheet would run, or that need care.
n=0
for text in '=1+1' '+2' '-3 degrees' '@here' "'=4" '＝5+5' 'Slept "well", twice' \
    'Tidur é nyenyak'; do
    n=$((n + 1))
    printf '%s' "$text" |
        cv note add C-1 --date "2026-01-1$n" > "$log" 2>&1
done
cv release research --k 1 --project sleep --texts --unreviewed --output out \
    > "$log" 2>&1 || bail 'no release'
cv release research --k 1 --project sleep --texts --unreviewed --raw-text \
    --output raw > "$log" 2>&1 || bail 'no release of raw text'
"${PYTHON:-python3}" "$readers/csv_cells.py" out > want 2> "$log" ||
    bail 'the tables cannot be read'
# What the files of statistics programs hold of it.
grep -v -e '^text' -e '^measures' want > want.coded
ok 'there is something to compare' test "$(wc -l < want)" -gt 30

if have Rscript 'R, by the script of the bundle'; then
    (cd out && Rscript --vanilla "$readers/cells.R") > seen 2> "$log"
    like 'R, by the script of the bundle' seen
fi
if have Rscript 'R reads .sav and .dta' &&
    Rscript --vanilla -e 'library(haven)' > /dev/null 2>&1; then
    (cd out && Rscript --vanilla "$readers/haven.R" sav) > seen 2> "$log"
    diff want.coded seen > "$log" 2>&1
    result $? 'R haven, .sav'
    (cd out && Rscript --vanilla "$readers/haven.R" dta) > seen 2> "$log"
    diff want.coded seen > "$log" 2>&1
    result $? 'R haven, .dta'
else
    skip 'R haven' 'haven is not installed'
fi

python=
for candidate in python3 /usr/bin/python3; do
    "$candidate" -c 'import pandas' > /dev/null 2>&1 && python=$candidate
done
if [ -n "$python" ]; then
    (cd out && "$python" "$readers/pandas_cells.py") > seen 2> "$log"
    like 'pandas, by the script of the bundle' seen
    ok 'pandas decodes' sh -c "cd out && $python -c '
exec(open(\"import.py\").read())
words = decode(cases, codes[\"cases\"])
assert \"Female\" in list(words[\"sex\"]), words[\"sex\"]
assert words[\"religion\"].isna().all()
'"
else
    skip 'pandas' 'pandas is not installed'
fi

if have pspp 'PSPP'; then
    "${PYTHON:-python3}" "$readers/pspp_cells.py" out > seen 2> "$log"
    diff want.coded seen > "$log" 2>&1
    result $? 'PSPP reads .sav'
fi

if have sqlite3 'SQLite, by the script of the bundle'; then
    (cd out && sqlite3 ../bundle.db < import-sqlite.sql) > "$log" 2>&1
    "${PYTHON:-python3}" "$readers/sqlite_cells.py" bundle.db > seen 2>> "$log"
    like 'SQLite, by the script of the bundle' seen
fi

if command -v node > /dev/null 2>&1 &&
    node -e 'require("@duckdb/node-api")' > /dev/null 2>&1; then
    (cd out && node "$readers/duckdb_cells.js") > seen 2> "$log"
    like 'DuckDB, by the script of the bundle' seen
else
    skip 'DuckDB' '@duckdb/node-api is not there (NODE_PATH)'
fi
if command -v node > /dev/null 2>&1 &&
    node -e 'require("datapackage")' > /dev/null 2>&1; then
    ok 'the Data Package is valid for readers of version 1' \
        node "$readers/datapackage.js" out
else
    skip 'Data Package' 'the npm package datapackage is not there (NODE_PATH)'
fi

initdb=$(command -v initdb)
for candidate in /usr/lib/postgresql/*/bin/initdb; do
    [ -z "$initdb" ] && [ -x "$candidate" ] && initdb=$candidate
done
if [ -n "$initdb" ] && have psql 'PostgreSQL, by the script of the bundle'; then
    pg=$base/pg
    mkdir "$pg"
    as=
    if [ "$(id -u)" = 0 ]; then
        # The server refuses to run as root.
        as='setpriv --reuid=postgres --regid=postgres --clear-groups'
        chown postgres "$pg"
        chmod 711 "$base"
    fi
    bin=$(dirname "$initdb")
    if (cd "$pg" && $as "$bin/initdb" -D "$pg/data" -U reader -A trust &&
        $as "$bin/pg_ctl" -D "$pg/data" -w -l "$pg/log" \
            -o "-c listen_addresses='' -k $pg" start) > "$log" 2>&1; then
        (cd out && psql -qX -v ON_ERROR_STOP=1 -h "$pg" -U reader postgres \
            -f import-postgres.sql) > "$log" 2>&1
        "${PYTHON:-python3}" "$readers/psql_cells.py" "$pg" > seen 2>> "$log"
        like 'PostgreSQL, by the script of the bundle' seen
        (cd "$pg" && $as "$bin/pg_ctl" -D "$pg/data" -m immediate stop) \
            > "$log" 2>&1
    else
        skip 'PostgreSQL' 'no server can be started here'
    fi
elif [ -z "$initdb" ]; then
    skip 'PostgreSQL' 'no server is installed'
fi

# formulas FILE: how many cells a spreadsheet made formulas of.
formulas() {
    rm -rf calc
    soffice --headless "-env:UserInstallation=file://$base/office" \
        --convert-to fods --infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true \
        --outdir calc "$1" > "$log" 2>&1
    [ -s calc/text.fods ] && grep -c 'table:formula=' calc/text.fods
}
if have soffice 'a spreadsheet runs nothing'; then
    same 'a spreadsheet makes no formula of guarded text' 0 \
        "$(formulas out/text.csv)"
    ok 'it shows the text' grep -q 'Slept &quot;well&quot;, twice' \
        calc/text.fods
    ok 'raw text it would run' test "$(formulas raw/text.csv)" -gt 0
fi
done_testing

#!/bin/sh
# casevault risk: any table, without a vault.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"

run() { "$CASEVAULT" --no-input "$@"; }

{
    echo 'name,age,sex,"illness"'
    for name in a b c d e; do echo "$name,30,f,flu"; done
    for name in f g h; do echo "$name,40,m,cold"; done
    echo 'i,40,m,"flu, bad"'
} > table.csv

exits 23 'four are not five' run risk table.csv --quasi age,sex
has 'it says so' "$(cat "$log")" 'k = 4 < 5, 4/9'
ok 'four are enough' run risk table.csv --quasi age,sex --k 4
same 'the table' 'rows	9
classes	2
smallest_class	4
unique_rows	0
rows_below_k	4
prosecutor_highest	0.2500
prosecutor_mean	0.2222
prosecutor_at_risk	0.4444
journalist_highest	0.2500
journalist_mean	0.2222
marketer	0.2222
population_uniques	0.0000
l_distinct	1
l_entropy	1.0000
t_closeness	0.5556' "$(run risk table.csv --quasi sex,age --sensitive illness 2> "$log")"
exits 23 'all of one class have the flu' run risk table.csv --quasi sex --k 4 \
    --sensitive illness --l 2
run --json risk - --quasi name --population 900 < table.csv > json 2> "$log"
same 'names are alone' 23 $?
ok 'as JSON' python3 - json << 'END'
import json, math, sys
risk = json.load(open(sys.argv[1]))
assert risk['kind'] == 'risk' and risk['unique_rows'] == 9
assert abs(risk['journalist_highest'] - math.log(100) / 99) < 1e-4
assert abs(risk['population_uniques'] - 0.09) < 1e-9
assert risk['classes_by_size'][0] == {'size': '1', 'classes': 9}
END
exits 2 'a column that is not there' run risk table.csv --quasi age,weight
exits 2 'nor a sensitive one' run risk table.csv --quasi age --sensitive weight
exits 2 'no column' run risk table.csv
exits 2 'no k' run risk table.csv --quasi age --k 0
exits 1 'no file' run risk absent.csv --quasi age
printf 'a,b\n1,2\n3\n' > ragged.csv
exits 1 'a ragged row' run risk ragged.csv --quasi a
has 'is named' "$(cat "$log")" 'ragged.csv, row 3'
printf 'a,a\n1,2\n' > twice.csv
exits 1 'a column that is there twice' run risk twice.csv --quasi a
printf 'a,b\n' > empty.csv
exits 3 'no row' run risk empty.csv --quasi a
has 'which table that is' "$(cat "$log")" 'empty.csv: the table has no row'
done_testing

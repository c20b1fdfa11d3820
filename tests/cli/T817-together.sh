#!/bin/sh
# Details that name nobody and together tell who it is force a review.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
echo '{"names":["Wirasti Hanggodo"]}' |
    cv client add --from - --code C-1 > "$log" 2>&1
echo 'Works as a nurse and is a Buddhist.' |
    cv note add C-1 --date 2026-02-03 > "$log" 2>&1
cv consent record C-1 supervision > "$log" 2>&1
brief() {
    cv release supervision C-1 "$@"
}
decide() {
    rm -f review.tsv
    brief --review review.tsv --output none > "$log" 2>&1
    [ ! -e review.tsv ] || {
        sed -i 's/\t\t/\tkeep\t/' review.tsv
        brief --review review.tsv --output none > "$log" 2>&1
    }
    rm -rf none
}
decide
ok 'two kinds may leave' brief --output two
echo 'She was kidnapped as a child.' |
    cv note add C-1 --date 2026-02-10 > "$log" 2>&1
decide
exits 22 'three in one case wait for a person' brief --output three
ok 'nothing is there' test ! -e three
brief --output three > three.log 2>&1
ok 'it tells how many cases and which kinds' \
    grep -q '1: OCCUPATION 1, RELIGION 1, EVENT 1' three.log
lacks 'and no word of the text' "$(cat three.log)" kidnapped
exits 22 'in Indonesian too' cv --lang id release supervision C-1 \
    --output three
exits 22 'a dry run asks as well' brief --dry-run --output three
exits 22 'it is of the case, whatever the form' brief --output three \
    --form full
ok 'once somebody has looked, they may leave' brief --output three \
    --together-seen
ok 'the manifest counts them' \
    grep -q '"cases_with_three_classes": 1' three/manifest.json
exits 22 'the next release asks again' brief --output four
ok 'unreviewed says so instead' brief --unreviewed --output five
ok 'in the manifest' grep -q '"unreviewed": true' five/manifest.json
done_testing

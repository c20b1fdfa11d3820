#!/bin/sh
# A full disk: the command fails and says so, what was there stays as it was,
# and nothing half-written is left.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
[ -n "$FAULTS" ] || skip_all 'no preloading under sanitizers'
new_vault
code=$(echo '{"names":["Sekar Ayuningrum"]}' | cv client add --from -)
echo 'first' | cv note add "$code" > "$log"
cv consent record "$code" supervision > "$log" 2>&1 || bail 'consent failed'
cp "$vault" "$base/good.vault"
quick

# Standard output that takes nothing.
if [ -c /dev/full ]; then
    cv note list "$code" > /dev/full 2> "$log"
    test $? -ne 0
    result $? 'a list that could not be written is a failure'
    cv --json case list > /dev/full 2> "$log"
    test $? -ne 0
    result $? 'so is JSON'
    echo 'Sekar came.' | "$CASEVAULT" anonymize > /dev/full 2> "$log"
    test $? -ne 0
    result $? 'so is clean text'
fi

# full WHAT COMMAND...: at each change of a file in turn the disk is full.
full() {
    what=$1 cut=0 wrong=0
    shift
    while [ "$cut" -lt 400 ]; do
        cut=$((cut + 1))
        cp "$base/good.vault" "$vault"
        # What was seen of other copies would tell that this one is older.
        rm -rf "$HOME/.local/state"
        rm -rf out copy.vault
        under "full:$cut" "$@" > "$log" 2>&1
        code_got=$?
        [ "$(cat "$base/count")" -ge "$cut" ] || break
        if [ "$code_got" -eq 0 ]; then
            # It may succeed only when all it promised is there.
            promised || wrong=$((wrong + 1))
            continue
        fi
        if [ "$code_got" -gt 30 ] ||
            [ -n "$(find . -type f ! -name '*.vault*')" ]; then
            echo "cut $cut: exit $code_got, $(find . -type f | tr '\n' ' ')"
            wrong=$((wrong + 1))
        elif [ -e copy.vault ] && ! cv -f copy.vault check > /dev/null 2>&1
        then
            echo "cut $cut: a copy that is not whole"
            wrong=$((wrong + 1))
        elif ! cv check > /dev/null 2>&1; then
            echo "cut $cut: the vault is not whole"
            wrong=$((wrong + 1))
        fi
    done > "$base/wrong"
    cat "$base/wrong" >> "$log"
    [ "$wrong" -eq 0 ] && [ "$cut" -gt 1 ]
    result $? "$what ($((cut - 1)) places)"
}

promised() { [ "$(cv note list "$code" | grep -c progress)" -ge 2 ]; }
add() { echo 'second' | cv note add "$code"; }
full 'adding a note' add

promised() { ls out/*.md > /dev/null 2>&1; }
release() {
    cv release supervision "$code" --output out --unreviewed
}
full 'a release' release

promised() { [ -s copy.vault ]; }
full 'a backup' cv backup copy.vault
done_testing

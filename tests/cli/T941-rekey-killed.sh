#!/bin/sh
# A rekey killed at its changes of files, cleanly and in the middle of a write,
# or on a disk that is full from there on: the vault opens with the passphrase,
# old or new, whole, and nothing is left beside it.  CASEVAULT_LONG=1 tries
# every place.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
[ -n "$FAULTS" ] || skip_all 'no preloading under sanitizers'
new_vault
code=$(echo '{"names":["Arum Setyaningrum"]}' | cv client add --from -)
note=$(echo 'the first note' | cv note add "$code") || bail 'no note'
cp "$vault" "$base/good.vault"
step=13
[ -z "${CASEVAULT_LONG:-}" ] || step=1

rekey() { cv rekey --drop-others --recovery-code-to code; }

# sound: the vault opens, is whole, has its note, and lies there alone.
sound() {
    cv check --full && [ "$(cv note show "$note")" = 'the first note' ] &&
        cv audit verify &&
        [ "$(find . -name 'test.vault*')" = './test.vault' ]
}

# places WAY: WAY at every STEPth change.
places() {
    way=$1 cut=1 wrong=0 struck=0
    : > "$base/wrong"
    while [ "$cut" -lt 5000 ]; do
        rm -rf "$vault" "$vault".* "$vault"-* code
        cp "$base/good.vault" "$vault"
        rm -rf "$HOME/.local/state"
        under "$way:$cut" rekey > "$base/why" 2>&1
        ended=$?
        if [ "$ended" -eq 0 ]; then
            [ "$way" = fail ] || break
            [ "$(cat "$base/count")" -ge "$cut" ] || break
        fi
        struck=$((struck + 1))
        # A code that was written may open it, whatever became of the rest.
        if [ "$way" != kill ] && [ "$way" != torn ] && [ "$ended" -ne 0 ] &&
            [ -e code ] && ! pass=$(cat code) cv check > "$log" 2>&1; then
            echo "$way at $cut: a code that opens nothing" >> "$base/wrong"
            wrong=$((wrong + 1))
        fi
        if ! sound >> "$base/why" 2>&1; then
            wrong=$((wrong + 1))
            { echo "$way at $cut:"; cat "$base/why"; ls; } >> "$base/wrong"
        fi
        cut=$((cut + step))
    done
    cp "$base/wrong" "$log"
    [ "$wrong" -eq 0 ] && [ "$struck" -gt 2 ]
    result $? "$way ($struck places)"
}

places kill
places torn
places full
places fail
done_testing

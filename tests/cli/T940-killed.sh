#!/bin/sh
# Killed at every change of a file in turn, cleanly and in the middle of a
# write: what was acknowledged is there, the rest is there whole or not at all,
# and the vault works on.  Even places are cut cleanly, odd ones in the middle
# of a write; CASEVAULT_LONG=1 does both at every place.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
[ -n "$FAULTS" ] || skip_all 'no preloading under sanitizers'
new_vault
code=$(echo '{"names":["Arum Setyaningrum"]}' | cv client add --from -)
first=$(echo 'the first note' | cv note add "$code") || bail 'no first note'
cp "$vault" "$base/good.vault"
quick
awk 'BEGIN { for (i = 1; i <= 40; i++)
    printf "{\"case\":\"I-1\",\"text\":\"imported %d\"}\n", i }' \
    > "$base/notes.jsonl"
step=2
[ -z "${CASEVAULT_LONG:-}" ] || step=1
cuts=0

# killed WHAT COMMAND: COMMAND is cut at every place; then `sound` judges,
# with $answer what was printed before the end.
killed() {
    what=$1
    wrong=0
    places=0
    : > "$base/wrong"
    for way in kill torn; do
        cut=1
        [ "$way" = torn ] || cut=$step
        while [ "$cut" -lt 2000 ]; do
            rm -rf "$vault" "$vault-journal" out copy.vault
            cp "$base/good.vault" "$vault"
            # What was seen of other copies would tell that this one is older.
            rm -rf "$HOME/.local/state"
            answer=$(under "$way:$cut" "$2" 2> /dev/null)
            ended=$?
            if [ "$ended" -ne 137 ]; then
                [ "$ended" -eq 0 ] || wrong=$((wrong + 1))
                break
            fi
            places=$((places + 1))
            if ! sound > "$base/why" 2>&1; then
                wrong=$((wrong + 1))
                echo "$way at $cut:" >> "$base/wrong"
                cat "$base/why" >> "$base/wrong"
            fi
            cut=$((cut + step))
        done
    done
    cuts=$((cuts + places))
    cp "$base/wrong" "$log"
    [ "$wrong" -eq 0 ] && [ "$places" -gt 0 ]
    result $? "$what ($places cuts)"
}

# kept: the vault opens, is whole, and has its first note.
kept() {
    cv check && [ "$(cv note show "$first")" = 'the first note' ]
}

add() { echo 'the second note' | cv note add "$code"; }
sound() {
    kept || return 1
    [ -z "$answer" ] || [ "$(cv note show "$answer")" = 'the second note' ]
}
killed 'adding a note' add

import() { cv import "$base/notes.jsonl"; }
sound() {
    kept || return 1
    got=$(cv search imported --json | grep -o '"case"' | wc -l)
    echo "found $got"
    [ "$got" -eq 0 ] || [ "$(cv note list I-1 | grep -c progress)" -eq 40 ]
}
killed 'an import, whole or not at all' import

consent() { cv consent record "$code" research:x; }
sound() { kept && echo 'later' | cv note add "$code"; }
killed 'recording a consent, and working on' consent

backup() { cv backup copy.vault; }
sound() {
    kept || return 1
    [ ! -e copy.vault ] || cv -f copy.vault check
}
killed 'a backup: none, or a whole one' backup

new='eight blue lanterns by the lake'
passwd() (
    unlocked=
    pass="$pass
$new"
    cv passwd --unlock-time 0
)
sound() (
    unlocked=
    kept && exit
    pass=$new
    kept
)
killed 'a new passphrase: the old one or the new one opens' passwd

echo "# $cuts cuts"
done_testing

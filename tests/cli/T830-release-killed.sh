#!/bin/sh
# A release that is killed leaves nothing, at whatever moment.
. "$(dirname "$0")/../lib.sh"

new_vault
i=0
while [ $i -lt 3000 ]; do
    echo "{\"text\":\"Note $i: Ratmojo Wiryasuteja called 0812-7788-9911 and said that the week was long, that sleep was short, and that work was as it always is.\",\"case\":\"AA-1\"}"
    i=$((i + 1))
done > many.jsonl
ok 'notes are imported' cv import many.jsonl
cv consent record AA-1 supervision > /dev/null 2>&1
mkdir place
before=$(ls -A place)

# kill_after SECONDS SIGNAL
kill_after() {
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 release supervision \
        AA-1 --unreviewed --output place/out > "$log" 2>&1 3<<END &
$pass
END
    child=$!
    sleep "$1"
    kill "-$2" "$child" 2> /dev/null
    wait "$child" 2> /dev/null
}

# SIGKILL, which nobody can hold up, between the making of the folder and its
# naming leaves it under its temporary name: whole files in it, but no folder
# that could be taken for a release.  Any other signal leaves nothing at all.
forgive() {
    for folder in place/out.??????; do
        [ "$1" = KILL ] && [ -d "$folder" ] || continue
        find "$folder" -type f -size 0 | grep -q . || rm -r "$folder"
    done
}

for signal in KILL TERM INT; do
    for seconds in 0.05 0.1 0.2 0.3 0.5; do
        kill_after $seconds $signal
        [ -e place/out ] && rm -r place/out
        forgive $signal
        [ "$before" = "$(ls -A place)" ] || break 2
    done
done
same 'nothing half-written stays' "$before" "$(ls -A place)"
# The same for a sealed one; the passphrase of the file is the vault's here.
# seal_and_kill HOW SECONDS SIGNAL
seal_and_kill() {
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 release supervision \
        AA-1 --unreviewed --seal "$1" --seal-passphrase-fd 4 \
        --output "place/out.$1" > "$log" 2>&1 3<<END 4<<END2 &
$pass
END
$pass
END2
    child=$!
    sleep "$2"
    kill "-$3" "$child" 2> /dev/null
    wait "$child" 2> /dev/null
}

halves=
for signal in KILL TERM; do
    for seconds in 0.1 0.3 0.6 1 1.5; do
        seal_and_kill html $seconds $signal
        if [ -e place/out.html ]; then
            tail -n 1 place/out.html | grep -qx '</html>' || halves=yes
            rm place/out.html
        fi
        seal_and_kill zip $seconds $signal
        if [ -e place/out.zip ]; then
            python3 -c 'import zipfile; zipfile.ZipFile("place/out.zip")' ||
                halves=yes
            rm place/out.zip
        fi
        [ "$before" = "$(ls -A place)" ] || break 2
    done
done
same 'nor of a sealed one' "$before" "$(ls -A place)"
empty 'which is whole when it is there' "$halves"
ok 'and the next one succeeds' \
    cv release supervision AA-1 --unreviewed --output place/out
same 'complete' 6 "$(find place/out -mindepth 1 -maxdepth 1 | grep -c .)"
ok 'the vault is sound' cv check
done_testing

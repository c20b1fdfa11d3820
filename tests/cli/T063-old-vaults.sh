#!/bin/sh
# A vault of every format and every version of the tables that was released
# opens with today's program and loses nothing on the way.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
fixtures=$SOURCE_ROOT/tests/vault/fixtures

# holds WHAT: the vault has what make.sh put into it.
holds() {
    same "$1: four notes" 4 "$(cv note list | wc -l)"
    same "$1: the changed text" 'The first note, changed.' "$(cv note show 1)"
    has "$1: Indonesian text" "$(cv note show 2)" 'bahasa Indonesia'
    has "$1: a long note" "$(cv note show 4)" 'word2999'
    has "$1: found by searching" "$(cv search another)" F-2
    has "$1: an identifier" "$(cv identifier list F-1)" Bunga
    has "$1: a consent" "$(cv consent list F-1)" supervision
    same "$1: a release" 1 "$(cv release list | wc -l)"
    ok "$1: sound" cv check --full
    ok "$1: the log holds" cv audit verify
    [ "$schema" -lt 12 ] || holds_more "$1"
}

# holds_more WHAT: what make.sh puts into the tables that came later.
holds_more() {
    has "$1: a session" "$(cv session list F-1)" video
    has "$1: a score" "$(cv score list F-1)" 'phq9	14'
    has "$1: one of a measure of ones own" "$(cv score list F-1)" 'mood	7.5'
    has "$1: an event" "$(cv event list F-2)" rupture
    has "$1: a coded fact" "$(cv attribute list F-1)" female
    has "$1: a hold" "$(cv hold list)" F-1
    exits 3 "$1: an erased case stays erased" cv note list F-3
    lacks "$1: with all its words" "$(cv search erased)" F-3
}

for fixture in "$fixtures"/*.vault; do
    name=$(basename "$fixture" .vault)
    schema=${name##*schema}
    cp "$fixture" "$vault"
    rm -rf "$HOME/.local"
    ok "$name opens" cv case list
    holds "$name"
    ok "$name: can be written to" sh -c "echo 'more' | '$CASEVAULT' \
        -f '$vault' --no-input --passphrase-fd 3 note add F-1 3<<END
$pass
END"
    pass=$(cat "$fixtures/$name.code")
    ok "$name: the recovery code opens it" cv case list
    pass='seven green lanterns by the sea'

    # Never opened before by this program: as a backup that lay in a drawer.
    cp "$fixture" drawer.vault
    ok "$name: restored" cv restore drawer.vault
    holds "$name restored"
    rm -f "$vault.before-restore"
    ok "$name: backed up" cv backup copy.vault
    # On another machine: here the log tells that a backup was made since.
    mv copy.vault "$vault"
    rm -rf "$HOME/.local"
    holds "$name backed up"
    cp "$fixture" "$vault"
    ok "$name: salvaged" cv salvage saved.vault
    mv saved.vault "$vault"
    rm -rf "$HOME/.local"
    holds "$name salvaged"
    rm -f ./*.vault
done
done_testing

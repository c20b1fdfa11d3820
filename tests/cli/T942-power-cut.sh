#!/bin/sh
# Power cuts in the middle of a rekey, an erasure, a restoring and a backup:
# the vault opens whole, as before or as after; what was said to be done is.
# CASEVAULT_LONG=1 makes three hundred cuts of each.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > /dev/null || skip_all 'there is no python3'
[ -n "$FAULTS" ] || skip_all 'no preloading under sanitizers'
: "${RECORDER:?the built record.c}"
# cheap COMMAND...: with little work for Argon2id, as power_cuts.py has it.
cheap() (
    CHEAP_ARGON2=1 LD_PRELOAD=$FAULTS
    export CHEAP_ARGON2 LD_PRELOAD
    "$@"
)
cuts=30
[ -z "${CASEVAULT_LONG:-}" ] || cuts=300
cheap new_vault
awk 'BEGIN { for (i = 1; i <= 30; i++)
    printf "{\"case\":\"P-%d\",\"text\":\"note %d: %0400d\"}\n",
        i % 3, i, i }' > "$base/notes.jsonl"
cheap cv import "$base/notes.jsonl" > "$log" 2>&1 || bail 'no notes'
cheap cv consent record P-1 supervision > "$log" 2>&1 || bail 'no consent'
cheap cv backup backup.vault > "$log" 2>&1 || bail 'no backup'
echo 'after the backup' | cheap cv note add P-2 > "$log" 2>&1 || bail 'no note'

# cut WHAT COMMAND LOOKS [MEMBER]: JSON lists of words, and one more member of
# the scene: "again", the command that is run once more after each cut, or
# "blind".
cut() {
    printf '{"name":"%s","command":%s,"looks":%s%s}' "$1" "$2" "$3" \
        "${4:+,$4}" > "$base/scene"
    printf '%s\n%s\n' "$pass" "$(cat "$base/recovery")" |
        (cd "$base" && exec python3 "$SOURCE_ROOT/tests/cli/power_cuts.py" \
            "$CASEVAULT" "$FAULTS" "$RECORDER" scene "$cuts") > "$log" 2>&1
    ended=$?
    grep '^# .* cuts in ' "$log"
    result "$ended" "$1"
}
scene_of() {
    rm -rf "$base/start"
    cp -r "$work" "$base/start"
}
notes='[["note","list"],["case","list"],["consent","list","P-1"]'

scene_of
cut 'a new data key' "[\"rekey\",\"--drop-others\"]" "$notes,[\"slot\",\"list\"]]"
cut 'restoring' '["restore","backup.vault"]' "$notes]"
# Were nothing synced, the replay would notice.
few=$cuts cuts=90
cut 'restoring without waiting for the disk' '["restore","backup.vault"]' \
    "$notes]" '"blind":true'
cuts=$few
cut 'a backup' '["backup","copy.vault"]' "$notes]"
cut 'erasing a case' '["erase","P-1","--confirm","P-1"]' \
    '[["note","list"],["case","list"]]' \
    '"again":["erase","P-1","--confirm","P-1"]'
mkdir medium
cheap cv backup --to medium > "$log" 2>&1 || bail 'no managed backup'
scene_of
cut 'erasing with a managed backup' '["erase","P-1","--confirm","P-1"]' \
    '[["note","list"],["case","list"]]' \
    '"again":["erase","P-1","--confirm","P-1"]'
cut 'a second managed backup' '["backup","--to","medium"]' "$notes]"
done_testing

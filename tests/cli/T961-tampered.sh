#!/bin/sh
# Pages of an older copy, of a fork, of another vault or of other places put
# into a vault; files cut short, grown, or put back whole: each is told, shows
# nothing that is not so, and locks nobody out.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > /dev/null || skip_all 'there is no python3'
[ -n "$FAULTS" ] || skip_all 'no preloading under sanitizers'
# Little work for Argon2id.
CHEAP_ARGON2=1 LD_PRELOAD=$FAULTS
export CHEAP_ARGON2 LD_PRELOAD
new_vault
mv "$vault" other.vault
rm -f "$base/recovery"
new_vault

# write WHAT: rows of every kind that is looked at.
write() {
    printf '{"case":"T-1","text":"%s, on lanterns"}\n' "$1 one" "$1 two" \
        "$1 three" > "$base/notes.jsonl"
    cv import "$base/notes.jsonl" && cv consent record T-1 supervision &&
        echo "$1 person" | cv identifier add T-1 name -
}
{
    echo '{"case":"T-2","text":"the other case"}' > "$base/first.jsonl"
    cv import "$base/first.jsonl" && write first && cp "$vault" old.vault &&
        cp old.vault fork.vault
} > "$log" 2>&1 || bail 'no old copy'
{
    echo 'a note that was changed' | cv note edit 1 && write second &&
        cv consent revoke T-1 supervision &&
        awk 'BEGIN { for (i = 1; i <= 40; i++) printf \
            "{\"case\":\"T-%d\",\"text\":\"note %d: %0400d\"}\n", i, i, i }' \
            > "$base/more.jsonl" && cv import "$base/more.jsonl"
} > "$log" 2>&1 || bail 'no new vault'
new=$vault
vault=$work/fork.vault
{
    echo 'a note of the fork' | cv note edit 2 && write third
} > "$log" 2>&1 || bail 'no fork'
echo "$pass" > "$base/lanterns"
python3 "$SOURCE_ROOT/tests/cli/tampered_pages.py" "$CASEVAULT" "$new" \
    old.vault fork.vault other.vault "$base/lanterns"

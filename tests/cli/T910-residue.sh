#!/bin/sh
# When a command has ended its work, no copy of the passphrase is left in its
# memory: not on the heap, not on the stack, not in a library.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
[ -n "$FAULTS" ] || skip_all 'no preloading under sanitizers'
new_vault
code=$(echo '{"names":["Wahyuningtyas"]}' | cv client add --from -)
masked=$(printf %s "$pass" | od -An -v -tu1 | awk '
    # Each byte exclusive-or 0x5a, so that the environment holds no copy.
    function mask(a,   b, bit, out) {
        b = 90; out = 0
        for (bit = 1; bit < 256; bit *= 2) {
            if (int(a / bit) % 2 != int(b / bit) % 2) out += bit
        }
        return out
    }
    { for (i = 1; i <= NF; i++) printf "%02x", mask($i) }')

# searched COMMAND...: COMMAND; the copies it left are counted in $base/residue.
searched() (
    RESIDUE="$base/residue $masked" LD_PRELOAD=$FAULTS
    export RESIDUE LD_PRELOAD
    "$@"
)

# clean WHAT COMMAND...: runs it and looks at what its memory holds then.
clean() {
    what=$1
    shift
    rm -f "$base/residue"
    searched "$@" > "$log" 2>&1
    same "$what" 0 "$(cat "$base/residue" 2>&1)"
}

# The search itself must be able to find something.
searched env "HELD=$pass" true > "$log" 2>&1
found=$(cat "$base/residue" 2>&1)
echo "found $found" >> "$log"
[ "${found:-0}" -gt 0 ]
result $? 'the search finds a passphrase that was left'

clean 'status' cv status
clean 'case list' cv case list
note() { echo 'A short note.' | cv note add "$code"; }
clean 'note add' note
clean 'search' cv search short
clean 'check' cv check
done_testing

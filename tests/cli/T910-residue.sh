#!/bin/sh
# When a command has ended its work, no copy of the passphrase or of a note is
# left in its memory: not on the heap, not on the stack, not in a library.  And
# while it waits for a person, none of what it need not show.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
[ -n "$FAULTS" ] || skip_all 'no preloading under sanitizers'
new_vault
code=$(echo '{"names":["Wahyuningtyas"]}' | cv client add --from -)
# Words of a note, none of which anybody could take for a name.
words='they spoke of sleep and of water'

# masked TEXT: each byte exclusive-or 0x5a, so that the environment holds no
# copy.
masked() {
    printf %s "$1" | od -An -v -tu1 | awk '
        function mask(a,   b, bit, out) {
            b = 90; out = 0
            for (bit = 1; bit < 256; bit *= 2) {
                if (int(a / bit) % 2 != int(b / bit) % 2) out += bit
            }
            return out
        }
        { for (i = 1; i <= NF; i++) printf "%02x", mask($i) }'
}
sought="$(masked "$pass") $(masked "$words")"

# searched COMMAND...: COMMAND; the copies it left are counted in $base/residue.
searched() (
    RESIDUE="$base/residue $sought" LD_PRELOAD=$FAULTS
    export RESIDUE LD_PRELOAD
    "$@"
)

# clean WHAT COMMAND...: runs it and looks at what its memory holds then.
clean() {
    what=$1
    shift
    rm -f "$base/residue"
    searched "$@" > "$log" 2>&1
    same "$what" '0 0' "$(cat "$base/residue" 2>&1 | xargs)"
}

# The search itself must be able to find something.
searched env "HELD=$pass, $words" true > "$log" 2>&1
found=$(cat "$base/residue" 2>&1)
echo "found $found" >> "$log"
[ "${found%%[!0-9]*}" -gt 0 ] && [ "${found##*[!0-9]}" -gt 0 ]
result $? 'the search finds a passphrase and words that were left'

clean 'status' cv status
clean 'case list' cv case list
# Long, so that it lies on many pages; one name, so that there is a question.
{
    echo 'Wahyuningtyas came late, and we spoke of nothing but that at length.'
    echo 'After this line begins what no question is about.'
    awk -v words="$words" 'BEGIN {
        for (i = 0; i < 400; i++) print "then", words }'
} > "$base/note"
note() { cv note add "$code" < "$base/note"; }
clean 'note add' note
short() { echo "$words" | cv note add "$code"; }
clean 'a short one' short
edit() { { cat "$base/note"; echo more; } | cv note edit 1; }
clean 'note edit' edit
clean 'note show' cv note show 1
clean 'as JSON' cv note show 1 --json
search() { echo water | cv search -; }
clean 'search' search
echo "{\"text\":\"$words\"}" > "$base/notes.jsonl"
clean 'import' cv import "$base/notes.jsonl"
cv consent record --all supervision > "$log" 2>&1
clean 'release' cv release supervision "$code" --output out --unreviewed
clean 'check' cv check --full
clean 'audit verify' cv audit verify
clean 'backup' cv backup copy.vault
clean 'rekey' cv rekey --drop-others --recovery-code-to code
clean 'erase' cv erase "$code" --confirm "$code"

# --- while somebody is waited for -------------------------------------------
command -v python3 > "$log" 2>&1 || done_testing
cv -f copy.vault case list > "$log" 2>&1

# waiting WANT WHAT ARGS...: what the program holds of the words when it asks
# what stdin says.
waiting() {
    want=$1 what=$2
    shift 2
    python3 "$SOURCE_ROOT/tests/cli/terminal.py" "$CASEVAULT" -f copy.vault \
        --accept-restored "$@" > screen 2>&1
    grep -q 'memory is closed' screen && return
    cp screen "$log"
    grep -q "\[$want copies of it\]" screen
    result $? "$what"
}
# The kernel shows a closed memory to the administrator only.
waiting 0 'at the passphrase: nothing' note edit 1 << END
assphrase	^count $words
assphrase	$pass
full stop	^C
END
waiting 0 'where a note is written anew: nothing of the old' note edit 1 << END
assphrase	$pass
full stop	^count $words
]	^C
END
waiting 0 'at a question of the review: nothing of the rest' \
    release supervision "$code" --output more << END
assphrase	$pass
1 of 	^count then $words
]	q
END
waiting 1 'where it was typed, once' note add "$code" << END
assphrase	$pass
full stop	$words
$words	^count $words
]	^C
END
done_testing

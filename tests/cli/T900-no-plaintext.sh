#!/bin/sh
# What a therapist types is in no file the program makes or leaves, wherever it
# could write: the vault, its folder, HOME, TMPDIR, the run-time folder.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
mkdir "$base/tmp" "$base/in" "$base/state"
export TMPDIR="$base/tmp" XDG_STATE_HOME="$base/state"
new_vault

# Words of this run only, so that nothing else can hold them.
mark=$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n')
name=Qzname$mark
words=qztext$mark
query=qzquery$mark

code=$(echo "{\"names\":[\"$name\"]}" | cv client add --from - 2> "$log") ||
    bail 'client add failed'
# Longer than one page, so that it meets page borders and overflow pages.
id=$(awk -v words="$words" -v query="$query" 'BEGIN {
        for (i = 0; i < 3000; i++) print "line", i, words
        print query }' | cv note add "$code" 2> "$log") ||
    bail 'note add failed'
echo "{\"case\":\"X-1\",\"text\":\"$words imported\",
\"known\":{\"names\":[\"$name\"]}}" | tr -d '\n' > "$base/in/notes.jsonl"
echo >> "$base/in/notes.jsonl"

# everywhere TEXT WHAT
everywhere() {
    absent "$2" "$1" "$work" "$base/home" "$base/tmp" "$base/run" \
        "$base/state"
}

everywhere "$words" 'a note: after adding'
everywhere "$name" 'a name: after adding'
has 'search finds it' "$(cv search "$query")" "$code"
everywhere "$query" 'a searched word: after searching'
ok 'a long list that must be sorted' cv note list "$code"
ok 'import' cv import "$base/in/notes.jsonl"
everywhere "$words" 'a note: after an import'
ok 'backup' cv backup "$work/copy.vault"
everywhere "$words" 'a note: after a backup'
ok 'consent' cv consent record --all supervision
ok 'release' cv release supervision "$code" --output "$work/out" --unreviewed
everywhere "$name" 'a name: after a release'
rm -rf "$work/out"
ok 'check' cv check --full
everywhere "$words" 'a note: after a full check'
everywhere "$pass" 'the passphrase: nowhere'

# Killed in the middle of a write, a journal stays behind.
if [ -n "$FAULTS" ]; then
    for cut in 3 6 9 12 15 18 24 30; do
        echo "$words again" | under "kill:$cut" cv note add "$code" \
            > "$log" 2>&1
        grep -rlaiF "$words" "$work" "$base/home" "$base/tmp" && break
    done > "$base/found"
    test ! -s "$base/found"
    result $? 'a note: after being killed while writing'
fi

fails 'the database has no clear header' grep -aF 'SQLite format' "$vault"
last() { echo 'the last note' | cv note add "$code"; }
ok 'the next note clears away what was cut' last
same 'one file each for the vault and its copy' "copy.vault test.vault" \
    "$(find . -type f | sed 's|^./||' | sort | paste -s -d ' ')"
empty 'nobody else may read them' "$(find "$work" -type f -perm /077)"
has 'the text is still there' "$(cv note show "$id" | tail -n 1)" "$query"
done_testing

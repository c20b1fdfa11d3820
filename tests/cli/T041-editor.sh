#!/bin/sh
# $EDITOR: only on memory-backed storage, jailed, and wiped afterwards.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
echo "$pass" > "$base/pass"
[ "$(stat -f -c %T /dev/shm 2> /dev/null)" = tmpfs ] ||
    skip_all '/dev/shm is no tmpfs'
new_vault
unset XDG_RUNTIME_DIR
code=$(echo '{"names":["Melati Anggraini"]}' | cv client add --from - 2> "$log")

# An editor that tries to leave the text elsewhere.
cat > leaky <<'END'
#!/bin/sh
echo 'CANARYTEXT by the editor' > "$1"
pwd > "$1.where"
for place in "$LEAK_HOME" "$LEAK_WORK" /tmp /var/tmp /dev/shm; do
    cp "$1" "$place/canary-copy" 2> /dev/null
done
echo "$HOME" >> "$1.where"
echo CANARYTEXT > "$TMPDIR/backup~"
mkdir "$HOME/undo" && echo CANARYTEXT > "$HOME/undo/1"
exit 0
END
chmod +x leaky
export LEAK_HOME="$base/home" LEAK_WORK="$work"

exits 2 'an editor must be set' cv note add "$code" --editor
export EDITOR=false
exits 1 'one that fails stores nothing' cv note add "$code" --editor
exits 3 'really nothing' cv note list
EDITOR=$work/leaky
id=$(cv note add "$code" --editor 2> err)
same 'what it wrote is stored' 'CANARYTEXT by the editor' "$(cv note show "$id")"
empty 'its folder is gone' "$(find /dev/shm -name 'casevault-edit.*')"
if grep -q Landlock err; then
    has 'a kernel without Landlock is named' "$(cat err)" Landlock
else
    absent 'no copy in the home folder' CANARYTEXT "$base/home"
    empty 'nor in others' "$(find /tmp/canary-copy /var/tmp/canary-copy \
        /dev/shm/canary-copy "$work/canary-copy" 2> /dev/null)"
fi
# shellcheck disable=SC2016
cat > changing <<'END'
#!/bin/sh
echo 'and a line' >> "$1"
END
chmod +x changing
ok 'an editor begins with the note' env EDITOR="$work/changing" \
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 \
    note edit "$id" --editor 3< "$base/pass"
has 'and adds to it' "$(cv note show "$id")" 'and a line'
mkdir -m 700 "/dev/shm/casevault-edit.999999999.abcdef"
echo CANARYTEXT > /dev/shm/casevault-edit.999999999.abcdef/note.txt
cv note add "$code" --editor > "$log" 2>&1
empty 'what a crash left behind is removed' \
    "$(find /dev/shm -name 'casevault-edit.*')"
done_testing

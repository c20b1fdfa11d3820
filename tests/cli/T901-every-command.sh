#!/bin/sh
# Every command: what a therapist types goes to the vault, encrypted, to
# standard output, and where the user asked for it; to nothing else.  No
# command opens a socket.  A new command fails here until it has a run below,
# or a line that says why it needs none.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > "$log" 2>&1 || skip_all 'there is no python3'
mkdir "$base/tmp" "$base/in" "$base/state" "$base/trace" "$base/asked"
export TMPDIR="$base/tmp" XDG_STATE_HOME="$base/state"

# Words of this run only, letters first, so that nothing else can hold them.
salt=$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n')
name=Qzname$salt
words=qztext$salt
query=qzquery$salt
marks="$name
$words
$query
$pass"

calls=execve,clone,clone3,fork,vfork,open,openat,creat,close,dup,dup2,dup3
calls=$calls,fcntl,pipe,pipe2,memfd_create,mmap,write,pwrite64,writev,pwritev
calls=$calls,pwritev2,vmsplice,sendfile,splice,tee,copy_file_range
calls=$calls,process_vm_writev,io_uring_setup,rename,renameat,renameat2,link
calls=$calls,linkat,symlink,symlinkat,mkdir,mkdirat,mknod,mknodat,setxattr
calls=$calls,lsetxattr,fsetxattr,%network
program=$CASEVAULT
cat > "$base/traced" <<END
#!/bin/sh
exec strace -ff -qq -o "$base/trace/t" -s 1000000 -e signal=none \
    -e trace=?$(echo $calls | sed 's/,/,?/g; s/?%/%/') "$program" "\$@"
END
chmod +x "$base/traced"
"$base/traced" --version > "$log" 2>&1 ||
    skip_all 'strace cannot trace a program here'
CASEVAULT=$base/traced
walked=
# The files a user asks for; no other folder may hold a word.
asked=$base/asked

# judge WHAT: what the run before wrote, and where.
judge() {
    python3 "$SOURCE_ROOT/tests/cli/whereabouts.py" "$base/trace/t" "$asked" \
        "$marks" "$work" "$base/home" "$base/tmp" "$base/run" "$base/state" \
        > "$base/found" 2>&1
    empty "$1: nothing of it elsewhere" "$(cat "$base/found")"
    rm -f "$base/trace"/t.*
    asked=$base/asked
}

# run NAME ARGS...: a command of the table, which has to succeed; its standard
# output is in $base/out.
run() {
    command=$1
    shift
    rm -f "$base/trace"/t.*
    # The name is one word or two.
    # shellcheck disable=SC2086
    cv $command "$@" > "$base/out" 2> "$log"
    result $? "$command"
    walked="$walked$command
"
    judge "$command"
}
# The same for one that is given other lines than the passphrase.
with() {
    lines=$1 command=$2
    shift 2
    printf '%b' "$lines" > "$base/lines"
    # shellcheck disable=SC2086
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 $command "$@" \
        3< "$base/lines" > "$base/out" 2> "$log"
    result $? "$command"
    walked="$walked$command
"
    judge "$command"
}
# spared NAME WHY: a command that needs no run.
spared() {
    walked="$walked$1
"
    result 0 "$1: needs no run, it $2"
}
first() { head -n 1 "$base/out"; }

# --- what needs no vault ----------------------------------------------------
for command in completion help template 'policy show'; do
    spared "$command" 'prints words of the program and reads none'
done
for command in 'bundle check' 'bundle merge'; do
    spared "$command" 'opens no vault and reads what was released'
done
echo "$name said $words." > "$base/in/text"
run anonymize < "$base/in/text"
echo "{\"id\":\"1\",\"text\":\"$name $words\",\"known\":{\"names\":[\"$name\"]},
\"spans\":[{\"start\":0,\"end\":${#name},\"type\":\"PERSON\"}]}" |
    tr -d '\n' > "$base/in/gold.jsonl"
run eval "$base/in/gold.jsonl"
"$program" policy show research > mine.ini
run 'policy check' mine.ini
printf 'age,text\n30,%s\n30,%s\n' "$words" "$name" > "$base/in/table.csv"
run risk "$base/in/table.csv" --quasi age --k 1
run doctor

# --- a vault, its people and notes ------------------------------------------
run init --unlock-time 0 --recovery-code-to "$base/recovery" < /dev/null
echo "{\"names\":[\"$name\"],\"phones\":[\"0812-7788-9911\"]}" > "$base/in/known"
run 'client add' --from - --code K-7AAA < "$base/in/known"
cv client add --from - --code K-7BBB < "$base/in/known" > "$log" 2>&1
run 'person add' K-7AAA mother
run 'person list' K-7AAA
echo "$name$words" > "$base/in/value"
run 'identifier add' K-7AAA nickname - < "$base/in/value"
run 'identifier list' K-7AAA
# Longer than a page, so that it meets page borders and overflow pages.
awk -v words="$words" -v query="$query" 'BEGIN {
    for (i = 0; i < 2000; i++) print "line", i, words
    print query }' > "$base/in/note"
run 'note add' K-7AAA --date 2026-02-03 < "$base/in/note"
note=$(first)
{ echo "$name came."; cat "$base/in/note"; } > "$base/in/edited"
run 'note edit' "$note" < "$base/in/edited"
run 'note list'
run 'note show' "$note"
has 'it shows the words' "$(tail -n 1 "$base/out")" "$query"
echo "$query" > "$base/in/query"
run search - < "$base/in/query"
has 'it finds them' "$(cat "$base/out")" K-7AAA
printf '# Question\n\nWhat of %s and %s?\n' "$words" "$name" |
    cv note add K-7AAA --kind supervision > "$log" 2>&1
echo "{\"case\":\"X-1\",\"text\":\"$words\",\"known\":{\"names\":[\"$name\"]}}" \
    > "$base/in/notes.jsonl"
run import "$base/in/notes.jsonl"
printf 'case,text\nX-2,"%s\n%s"\n' "$words" "$name" > "$base/in/notes.csv"
run import "$base/in/notes.csv"
mkdir "$base/in/folder"
cp "$base/in/note" "$base/in/folder/X-3.txt"
run import "$base/in/folder"
if [ "$(stat -f -c %T /dev/shm 2> /dev/null)" = tmpfs ]; then
    cat > editor <<'END'
#!/bin/sh
echo 'and a line' >> "$1"
END
    chmod +x editor
    # The one file is in memory, private, and wiped afterwards.
    asked=/dev/shm/casevault-edit.
    (
        unset XDG_RUNTIME_DIR
        export EDITOR="$work/editor"
        cv note edit "$note" --editor > "$base/out" 2> "$log"
    )
    result $? 'note edit --editor'
    # The shell that runs it has pipes and files of its own.
    grep -ahE '^(socket|connect|bind)\(' "$base/trace"/t.* > "$base/found"
    empty 'nor has an editor sockets' "$(cat "$base/found")"
    judge 'note edit --editor'
    empty 'its folder is gone' "$(find /dev/shm -name 'casevault-edit.*')"
fi

# --- clinical rows ----------------------------------------------------------
run 'session add' K-7AAA --date 2026-03-02
run 'session list'
run 'session remove' "$(cut -f 1 "$base/out" | head -n 1)"
run 'score add' K-7AAA phq9 14
run 'score list'
run 'score remove' "$(cut -f 1 "$base/out" | head -n 1)"
run 'event add' K-7AAA rupture
run 'event list'
run 'event remove' "$(cut -f 1 "$base/out" | head -n 1)"
run 'measure add' mood "$words" --highest 10
run 'measure list'
run 'attribute set' K-7AAA sex female
run 'attribute list'
run 'case retention' K-7BBB 10
run 'hold set' K-7BBB "$words"
run 'hold list'
run 'hold clear' K-7BBB
run 'case list' --identify
has 'it shows the name' "$(cat "$base/out")" "$name"

# --- consent and releases ---------------------------------------------------
run 'consent record' --all supervision
run 'consent record' K-7AAA K-7BBB research:sleep
run 'consent list'
run 'consent show' K-7AAA
run 'consent text' treatment
run 'consent revoke' K-7BBB supervision
there=$base/asked
rm -f "$base/trace"/t.*
cv release supervision K-7AAA --output "$there/brief" \
    --review "$there/review" > "$base/out" 2> "$log"
judge 'a review file'
run 'release supervision' K-7AAA --output "$there/brief" --unreviewed
absent 'a brief holds no name' "$name" "$there/brief"
run 'project init' snow --output "$there/project.json"
sed -e "s|\"title\": \"\"|\"title\": \"$words\"|" \
    -e "s|\"contact\": \"\"|\"contact\": \"$name\"|" \
    -e 's|"board": ""|"board": "Komite Etik 4"|' \
    -e 's|"number": ""|"number": "12/2026"|' \
    -e 's|"until": ""|"until": "2099-12-31"|' \
    -e 's|"terms": ""|"terms": "Delete by 2030."|' \
    "$there/project.json" > "$base/in/project.json"
run 'project check' "$base/in/project.json"
run 'project add' "$base/in/project.json"
run 'project list'
run 'project show' snow
run 'release research' --k 1 --project sleep --output "$there/bundle" \
    --unreviewed
run 'release list'
run 'release show' "$(cut -f 1 "$base/out" | head -n 1)"
run verify "$there/brief"
echo 'A plan and a day.' | cv note add K-7BBB > "$log" 2>&1
printf 'Duty officer\n%s\n' "$words" > "$base/in/why"
rm -f "$base/trace"/t.*
cv release supervision K-7BBB --output "$there/third" --unreviewed \
    --override danger-self --reason-from - < "$base/in/why" > "$log" 2>&1
result $? 'release supervision --override'
judge 'an override'
run 'disclosure list'
awk '{ print }
    /^## Answer/ { print "\nSlowly." }
    /^## Sugg/ { print "- Nothing" }
    /^## Hours/ { print "2026-02-03, 50, individual" }
    /^## Supervisor/ { print "dr. Sekar" }' "$there/brief/reply.md" |
    sed "s/Slowly/$words/" > "$base/in/reply.md"
run 'supervise import' "$base/in/reply.md"
run 'supervise add' --minutes 50 --supervisor "$name"
sitting=$(first)
run 'supervise list'
run 'supervise total'
run 'supervise export' "$there/hours.csv"
run 'supervise remove' "$sitting"

# --- the record, copies, keys -----------------------------------------------
run 'audit list'
run 'audit verify'
run 'audit export' "$base/asked/record.jsonl"
run 'audit accept'
run check --full
run backup copy.vault
mkdir disk
run backup --to disk
run 'backup due'
run 'header backup' head
run 'header restore' head
run salvage saved.vault
run status
run 'slot list'
with "$pass\nfor the other colleague\n" 'slot add' --unlock-time 0
run 'slot remove' 2
run 'slot harden' --unlock-time 0
next='eight grey herons at the weir'
with "$pass\n$next\n" passwd --unlock-time 0
marks="$marks
$next"
with "$next\n$pass\n" passwd --unlock-time 0
run rekey --drop-others --recovery-code-to code
if cv unlock --for 1m > "$log" 2>&1; then
    judge unlock
    walked="${walked}unlock
"
    run lock
else
    spared unlock 'finds no keyring of the kernel here'
    spared lock 'finds no keyring of the kernel here'
fi
run 'case close' K-7BBB
run erase K-7BBB --confirm K-7BBB --ground mistake --reason "$words"
run restore saved.vault

# --- nothing is left out ----------------------------------------------------
python3 -c 'import json, sys
for row in json.load(sys.stdin)["commands"]: print(row["name"])' \
    > "$base/table" << END
$("$program" help --json)
END
# missing LIST: commands of the list that were neither run nor spared.
missing() { printf '%s' "$walked" | grep -vxFf - "$1"; }
empty 'every command has its run' "$(missing "$base/table")"
{ cat "$base/table"; echo 'note leak'; } > "$base/longer"
same 'one without would be seen' 'note leak' "$(missing "$base/longer")"

# And the search sees what it is to see.
mkdir "$base/planted"
cat > planted.py << END
import os, socket
os.write(1, b"$words")
os.write(2, b"$words")
if os.fork() == 0:
    os.write(os.open("leak-$words", os.O_WRONLY | os.O_CREAT), b"$name")
    os._exit(0)
os.wait()
socket.socket()
END
program=$(command -v python3)
sed -i "s|^exec|exec|; s|\"[^\"]*casevault\" \"\\\$@\"|\"$program\" \"\\\$@\"|" \
    "$base/traced"
rm -f "$base/trace"/t.*
mv planted.py "$base/in"
"$base/traced" "$base/in/planted.py" > "$log" 2>&1
python3 "$SOURCE_ROOT/tests/cli/whereabouts.py" "$base/trace/t" "" "$marks" \
    "$work" > "$base/found" 2>&1
has 'text on standard error is found' "$(cat "$base/found")" 'to stderr'
has 'in a name' "$(cat "$base/found")" "openat names $words"
has 'in a file of a child' "$(cat "$base/found")" "write of $name to $work/leak-"
has 'and a file that stays' "$(cat "$base/found")" "in $work/leak-"
has 'and a socket' "$(cat "$base/found")" 'socket(AF_INET'
done_testing

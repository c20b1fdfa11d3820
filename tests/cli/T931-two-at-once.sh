#!/bin/sh
# Two at once: the second one waits, then ends with 11 and says who holds the
# vault and since when; and what both write is there.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > /dev/null || skip_all 'there is no python3'
new_vault
code=$(echo '{"names":["Ana Biru"]}' | cv client add --from - 2> "$log")
quick

# Another process takes the lock of a writer, as SQLite does it, and keeps it.
cat > "$base/hold.py" << 'END'
import fcntl
import sys
import time

file = open(sys.argv[1], "r+b")
fcntl.lockf(file, fcntl.LOCK_EX, 512, 0x40000000)
open(sys.argv[2], "w").close()
time.sleep(60)
END
before=$(sha256sum "$vault")
python3 "$base/hold.py" "$vault" "$base/held" &
holder=$!
tries=0
while ! [ -e "$base/held" ] && [ "$tries" -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
exits 11 'the second one ends' sh -c "echo 'a note' | '$CASEVAULT' -f '$vault' \
    --no-input --passphrase-fd 3 note add '$code' 3<<END
$pass
END"
cp "$log" "$base/said"
has 'and says who' "$(cat "$base/said")" "process $holder"
has 'and since when' "$(cat "$base/said")" "$(date +%Y-%m-%d)"
kill "$holder"
wait "$holder" 2> "$log"
same 'nothing was changed' "$before" "$(sha256sum "$vault")"
ok 'then it works' cv case list

# Both write, twenty times each: all of it is there.
many() {
    n=0
    while [ "$n" -lt 20 ]; do
        echo "from $1, $n" | cv note add "$code" > "$base/out.$1" 2>&1 ||
            return 1
        n=$((n + 1))
    done
}
many one &
one=$!
many two
result $? 'one of them writes'
wait "$one"
result $? 'so does the other'
same 'and all of it is there' 40 "$(cv note list "$code" | grep -c progress)"
ok 'in a sound vault' cv check --full
done_testing

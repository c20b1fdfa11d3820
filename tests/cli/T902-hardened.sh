#!/bin/sh
# The program as it is built and as it runs: what makes a fault in it harder to
# use, and what keeps others from looking in.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"

# --- as it is built -----------------------------------------------------------
if command -v readelf > "$log" 2>&1; then
    dynamic=$(LC_ALL=C readelf -Wd "$CASEVAULT")
    segments=$(LC_ALL=C readelf -Wl "$CASEVAULT")
    symbols=$(LC_ALL=C readelf -Ws --dyn-syms "$CASEVAULT")
    has 'it lies anywhere in memory: position-independent' \
        "$(LC_ALL=C readelf -h "$CASEVAULT")" 'DYN ('
    has 'and says that it is a program' "$dynamic" ' PIE'
    has 'its tables of addresses are bound at the start' "$dynamic" NOW
    has 'and cannot be written afterwards' "$segments" GNU_RELRO
    lacks 'no code is changed while it is loaded' "$dynamic" TEXTREL
    lacks 'no folder of its own is searched for libraries' "$dynamic" PATH
    has 'its stack' "$segments" GNU_STACK
    lacks 'cannot be run' "$(echo "$segments" | grep GNU_STACK)" 'RWE'
    empty 'no memory can be written and run' \
        "$(echo "$segments" | grep LOAD | grep RWE)"
    has 'overrun stacks are noticed' "$symbols" __stack_chk_fail
    if [ -n "$FAULTS" ]; then
        has 'and overrun buffers' "$symbols" '_chk@'
    fi
fi

# --- as it runs ---------------------------------------------------------------
[ -n "$FAULTS" ] || done_testing
new_vault
code=$(echo '{"names":["Ana"]}' | cv client add --from - 2> "$log")
echo "$pass" > "$base/pass"
mkfifo pipe
"$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 note add "$code" \
    3< "$base/pass" < pipe > "$log" 2>&1 &
runs=$!
exec 4> pipe
# It waits for the note when it has taken the passphrase and opened the vault.
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    # What the descriptors lead to, which no glob tells.
    # shellcheck disable=SC2010
    ls -l "/proc/$runs/fd" 2> "$log" | grep -q test.vault && break
    sleep 0.5
done
status=$(cat "/proc/$runs/status")
tab=$(printf '\t')
has 'it can raise no rights' "$status" "NoNewPrivs:${tab}1"
has 'its calls are filtered' "$status" "Seccomp:${tab}2"
has 'it leaves no core' \
    "$(grep 'core file' "/proc/$runs/limits" | tr -s ' ')" 'core file size 0 0'
locked=$(sed -n 's/^VmLck:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$runs/status")
ok 'secrets are in memory that is not swapped' test "${locked:-0}" -gt 0
if [ -r "/proc/$runs/smaps" ]; then
    ok 'which no core would hold' \
        grep -qE '^VmFlags:.* lo .*dd|^VmFlags:.* dd .*lo' "/proc/$runs/smaps"
fi
kill -ABRT "$runs"
wait "$runs" 2> "$log"
same 'ended by a fault' 134 $?
empty 'it left no core' "$(find . "$HOME" -name 'core*')"
exec 4>&-
done_testing

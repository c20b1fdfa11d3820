#!/bin/sh
# Little free memory: unlocking and calibrating say so, and what to do.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
[ -n "$FAULTS" ] || skip_all 'no preloading under sanitizers'

# with_free MIB ARGS...: the program where so much memory is free, of 8 GiB.
with_free() (
    printf 'MemTotal: 8388608 kB\nMemFree: 1 kB\nMemAvailable: %d kB\n' \
        $(($1 * 1024)) > "$base/meminfo"
    MEMINFO=$base/meminfo LD_PRELOAD=$FAULTS
    export MEMINFO LD_PRELOAD
    shift
    "$@"
)
memory_of() {
    cv slot list --json | tr '{' '\n' | sed -n \
        's/.*"type":"passphrase","memory_kib":\([0-9]*\).*/\1/p'
}

ok 'a vault made with 300 MiB free' with_free 300 \
    cv init --unlock-time 0.3 --recovery-code-to code
has 'says that this decides' "$(cat "$log")" '300 MiB of memory are free'
has 'and what makes it dearer later' "$(cat "$log")" 'slot harden'
memory_of > got
ok 'takes no more than half of it' test "$(cat got)" -le $((150 * 1024))
ok 'and the least that is permitted' test "$(cat got)" -ge $((64 * 1024))
rm "$vault" code
ok 'with enough nothing is said' with_free 8000 \
    cv init --unlock-time 0.3 --recovery-code-to code
lacks 'really nothing' "$(cat "$log")" 'MiB'
rm "$vault" code
new_vault
exits 1 'unlocking with 40 MiB free' with_free 40 cv audit list
has 'says how much it takes and there is' "$(cat "$log")" '64 MiB, 40 MiB'
lacks 'calls no passphrase wrong' "$(cat "$log")" 'neither a passphrase'
exits 1 'so does keeping the key' with_free 40 cv unlock
has 'with the same words' "$(cat "$log")" '64 MiB, 40 MiB'
exits 1 'in Indonesian' with_free 40 cv --lang id audit list
has 'too' "$(cat "$log")" 'memori'
cp "$vault" from.vault
exits 1 'and restoring' with_free 40 cv restore from.vault
has 'tells it of the backup' "$(cat "$log")" 'from.vault: 64 MiB, 40 MiB'
rm from.vault
exits 1 'a new one cannot be made so' with_free 40 \
    "$CASEVAULT" -f other.vault --no-input --passphrase-fd 3 init \
    --unlock-time 0 --recovery-code-to other 3<<END
$pass
END
same 'and leaves nothing' "recovery test.vault" \
    "$(find . "$base" -maxdepth 1 \( -name '*.vault*' -o -name other \
        -o -name recovery \) -printf '%f\n' | sort -u | xargs)"

# A slot that takes more than is free does not lock out another one.
second='a second passphrase of two'
printf '%s\n%s\n' "$pass" "$second" > "$base/lines"
with_free 600 "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 \
    slot add --unlock-time 0 3< "$base/lines" 2> "$log"
cv slot harden --unlock-time 0.6 > "$log" 2>&1
memory=$(($(memory_of | head -n 1) / 1024))
if [ "$memory" -gt 80 ]; then
    exits 1 'the first, made dear, has not enough' with_free 70 cv audit list
    has 'the words name its memory' "$(cat "$log")" "$memory MiB, 70 MiB"
    pass=$second
    ok 'the second opens' with_free 70 cv audit list
    pass=$(cat "$base/recovery")
    ok 'so does the recovery code, as the words say' with_free 70 cv audit list
else
    result 0 'a dear slot # SKIP this machine is too slow for one'
fi
done_testing

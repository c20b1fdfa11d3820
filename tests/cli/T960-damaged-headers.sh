#!/bin/sh
# Every field of the header damaged or forged, in one copy or in both: each
# gets its verdict and its words, and no note is lost to one bad copy.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > /dev/null || skip_all 'there is no python3'
if [ -n "$FAULTS" ]; then
    # Little work for Argon2id; a cost that is wrong stays wrong.
    CHEAP_ARGON2=1 LD_PRELOAD=$FAULTS
    export CHEAP_ARGON2 LD_PRELOAD
fi
new_vault
mv "$vault" other.vault
rm -f "$base/recovery"
new_vault
echo '{"names":["Ana Biru"]}' | cv client add --from - > "$log" 2>&1
code=$(cv case list | cut -f 1 | tail -n 1)
echo 'the note' | cv note add "$code" > "$log" 2>&1 || bail 'no note'
cp "$vault" good.older
# shellcheck disable=SC2030
(pass="$pass
$pass" && cv passwd --unlock-time 0) > "$log" 2>&1 || bail 'passwd failed'
mv good.older test.vault.older
# shellcheck disable=SC2031
echo "$pass" > "$base/lanterns"
python3 "$SOURCE_ROOT/tests/cli/damaged_headers.py" "$CASEVAULT" \
    "$vault" other.vault "$base/lanterns"

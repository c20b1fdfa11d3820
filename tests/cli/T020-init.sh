#!/bin/sh
# Making a vault.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"

exits 10 'a vault must be named' "$CASEVAULT" init --no-input
exits 11 'without a terminal a passphrase must be given' \
    "$CASEVAULT" -f "$vault" init --no-input --recovery-code-to code
exits 2 'and a place for the recovery code' cv init --unlock-time 0
ok 'nothing was made so far' test ! -e "$vault"
ok 'nor a code' test ! -e code
exits 2 'fourteen characters are too few' sh -c \
    "echo 12345678901234 | '$CASEVAULT' -f '$vault' --passphrase-fd 0 \
    init --unlock-time 0 --recovery-code-to code"
exits 2 'fifteen of the same are too easily guessed' sh -c \
    "echo aaaaaaaaaaaaaaaaa | '$CASEVAULT' -f '$vault' --passphrase-fd 0 \
    init --unlock-time 0 --recovery-code-to code"
has 'with advice' "$(cat "$log")" 'five or six words'
exits 2 'a time that is none' cv init --unlock-time soon --recovery-code-to code
ok 'still nothing was made' test ! -e "$vault"
ok 'a vault is made' cv init --unlock-time 0 --recovery-code-to code
same 'it is for its owner only' 600 "$(stat -c %a "$vault")"
same 'so is the code' 600 "$(stat -c %a code)"
ok 'the code has eight groups' grep -qxE '([0-9A-Z]{5}-){7}[0-9A-Z]{5}' code
same 'nothing else lies beside it' 'code test.vault' \
    "$(find . -type f | sed 's,./,,' | sort | grep -v '^err$' | xargs)"
before=$(sha256sum "$vault")
exits 1 'a vault is never made over another' \
    cv init --unlock-time 0 --recovery-code-to code2
same 'which stays as it was' "$before" "$(sha256sum "$vault")"
ok 'and no new code was written' test ! -e code2
exits 1 'nor is the file of a code written over' "$CASEVAULT" -f other.vault \
    --no-input --passphrase-fd 3 init --unlock-time 0 --recovery-code-to code \
    3<<END
$pass
END
ok 'then no vault was made' test ! -e other.vault
ok 'who insists on a weak one gets it' sh -c \
    "echo aaaaaaaaaaaaaaaaa | '$CASEVAULT' -f weak.vault --passphrase-fd 0 \
    init --unlock-time 0 --recovery-code-to code3 --accept-weak"
ok 'it opens' cv audit list
exits 3 'and has no case yet' cv case list
done_testing

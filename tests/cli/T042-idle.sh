#!/bin/sh
# Nobody is there any more: what was typed is kept, the vault is locked.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > "$log" 2>&1 || skip_all 'no python3'
new_vault
code=$(echo '{"names":["Wirasti Hanggodo"]}' | cv client add --from - 2> "$log")
echo 'Wirasti called 0812-7788-9911 and wrote to wirasti@example.org.' |
    cv note add "$code" --date 2026-02-03 > "$log" 2>&1
cv consent record "$code" supervision > "$log" 2>&1

# talk ARGS...: the program on a terminal; the steps come from stdin.  It waits
# three seconds and not minutes.
talk() {
    CASEVAULT_IDLE=3s python3 "$SOURCE_ROOT/tests/cli/terminal.py" \
        "$CASEVAULT" -f "$vault" "$@" > screen 2>&1
}

talk note add "$code" << END
assphrase	$pass
full stop	Half a thought about
END
same 'a note that nobody finishes ends with 11' 11 $?
has 'that is said' "$(cat screen)" locked
has 'what was typed is kept' "$(cv note show 2)" 'Half a thought about'
has 'and its number told' "$(cat screen)" 'kept as note 2'
ok 'the record holds' cv audit verify
talk note edit 1 << END
assphrase	$pass
full stop	Another half
END
same 'so does half a new version' 11 $?
has 'the note stays as it was' "$(cv note show 1)" 'Wirasti called'
has 'the half stands beside it' "$(cv note show 3)" 'Another half'
talk note add "$code" << END
assphrase	$pass
END
fails 'of nothing typed there is no note' cv note show 4

talk --lang id release supervision "$code" --output brief << END
sandi	$pass
1 dari 	h
END
same 'a review that nobody finishes too' 11 $?
has 'it says so' "$(cat screen)" dikunci
ok 'and leaves nothing' test ! -e brief
talk release supervision "$code" --output brief << END
assphrase	$pass
1 of 2	q
END
has 'what was answered is kept: one question less' "$(cat screen)" '1 of 2'

if cv unlock --for 1h > "$log" 2>&1; then
    talk note add "$code" << END
full stop	Words
END
    same 'an unlocked vault too' 11 $?
    exits 11 'is locked then' "$CASEVAULT" -f "$vault" --no-input case list
fi
done_testing

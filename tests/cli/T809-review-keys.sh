#!/bin/sh
# The review at a terminal: answers, taking one back, stopping, going on.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > "$log" 2>&1 || skip_all 'no python3'
new_vault
echo '{"names":["Wirasti Hanggodo"]}' |
    cv client add --from - --code C-1 > "$log" 2>&1
echo 'Wirasti called 0812-7788-9911 and wrote to wirasti@example.org.' |
    cv note add C-1 --date 2026-02-03 > "$log" 2>&1
cv consent record C-1 supervision > "$log" 2>&1

# talk ARGS...: the program on a terminal; the steps come from stdin.
talk() {
    python3 "$SOURCE_ROOT/tests/cli/terminal.py" "$CASEVAULT" -f "$vault" "$@" \
        > screen 2>&1
}

talk release supervision C-1 --output brief << END
assphrase	$pass
1 of 3	k
2 of 3	u
1 of 3	?
the same for every open question	a
2 of 3	q
END
same 'stopped, it ends with 22' 22 $?
ok 'nothing is there' test ! -e brief
talk --lang id release supervision C-1 --output brief << END
sandi	$pass
1 dari 2	u
1 dari 2	?
sama untuk semua pertanyaan	h
2 dari 2	h
END
same 'what was answered is asked no more' 0 $?
absent 'the answer taken back does not count' Wirasti brief
absent 'nor for the number' 7788-9 brief
absent 'nor for the address' example.org brief
ok 'three were decided by a person' \
    grep -q '"by_person": 3' brief/manifest.json

echo 'A nurse and Sikh, kidnapped as a child.' |
    cv note add C-1 --date 2026-02-04 > "$log" 2>&1
talk release supervision C-1 --output more << END
assphrase	$pass
Left over 1 of 3  rare.event	k
Left over 2 of 3	u
Left over 1 of 3	
Left over 2 of 3	q
END
same 'stopped in the second reading, it ends with 22' 22 $?
ok 'and leaves nothing' test ! -e more
ok 'the first names are taken out where they stand beside' \
    sh -c '! grep -q "Wirasti" screen'
talk release supervision C-1 --output more << END
assphrase	$pass
Left over 1 of 2	k
Left over 2 of 2	k
may they leave together	n
END
same 'no is no' 22 $?
ok 'still nothing' test ! -e more
talk release supervision C-1 --output more << END
assphrase	$pass
may they leave together	y
END
same 'yes lets them leave' 0 $?
ok 'the brief is there' test -s more/brief.html
done_testing

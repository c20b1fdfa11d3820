#!/bin/sh
# The review at a terminal: answers, taking one back, stopping, going on.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > "$log" 2>&1 || skip_all 'no python3'
new_vault
echo '{"names":["Wirasti Hanggodo"]}' |
    cv client add --from - --code QUILTMEND-1 > "$log" 2>&1
echo 'Wirasti called 0812-7788-9911 and wrote to wirasti@example.org.' |
    cv note add QUILTMEND-1 --date 2026-02-03 > "$log" 2>&1
cv consent record QUILTMEND-1 supervision > "$log" 2>&1

# talk ARGS...: the program on a terminal; the steps come from stdin.
talk() {
    python3 "$SOURCE_ROOT/tests/cli/terminal.py" "$CASEVAULT" -f "$vault" "$@" \
        > screen 2>&1
}

talk release supervision QUILTMEND-1 --output brief << END
assphrase	$pass
1 of 3	k
2 of 3	u
1 of 3	?
the same for every open question	a
2 of 3	q
END
same 'stopped, it ends with 22' 22 $?
ok 'nothing is there' test ! -e brief
talk --lang id release supervision QUILTMEND-1 --output brief << END
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
    cv note add QUILTMEND-1 --date 2026-02-04 > "$log" 2>&1
talk release supervision QUILTMEND-1 --output more << END
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
talk release supervision QUILTMEND-1 --output more << END
assphrase	$pass
Left over 1 of 2	k
Left over 2 of 2	k
may they leave together	n
END
same 'no is no' 22 $?
ok 'still nothing' test ! -e more
talk release supervision QUILTMEND-1 --output more << END
assphrase	$pass
may they leave together	y
END
same 'yes lets them leave' 0 $?
ok 'the brief is there' test -s more/brief.html

# Every key, in both languages: each name is one question.
key() { # key LANG CODE CASE-TEXT, then the steps on stdin
    echo '{"names":["Bagus Wiratno"]}' |
        cv client add --from - --code "$2" > "$log" 2>&1
    echo "$3" | cv note add "$2" --date 2026-02-03 > "$log" 2>&1
    cv consent record "$2" supervision > "$log" 2>&1
    rm -rf out
    cat > steps
    talk --lang "$1" release supervision "$2" --output out < steps
}
cv unlock --for 1h > "$log" 2>&1 && unlocked=yes
text='Met Mr Quillabee.'
key en QUILTMEND-51 "$text" << END
1 of 1	x
all keys	ORG
END
ok 'TYPE names it as that; a letter that is none asks again' \
    grep -qF '[Organisation 1]' out/brief.md
key en QUILTMEND-52 "$text" << END
1 of 1	l
Whose is it	
all keys	l
Whose is it	uncle
END
has 'l asks whose it is, and puts it into the ledger' \
    "$(cv identifier list QUILTMEND-52)" 'uncle	name'
lacks 'and takes it out' "$(cat out/brief.md)" Quillabee
key en QUILTMEND-53 'Met Mr Zwickelmann.' << END
1 of 1	n
END
ok 'n leaves it' grep -q Zwickelmann out/brief.md
key en QUILTMEND-54 'She was kidnapped.' << END
Left over 1 of 1	m
END
ok 'm masks what is left over' grep -qF '[DETAIL]' out/brief.md
key id QUILTMEND-55 "$text" << END
1 dari 1	l
Milik siapa	friend+
END
has 'a friend more' "$(cv identifier list QUILTMEND-55)" 'friend	name'
key id QUILTMEND-56 'Met Mr Zwickelmann.' << END
1 dari 1	j
END
ok 'j leaves it' grep -q Zwickelmann out/brief.md
key id QUILTMEND-57 'Met Mr Zwickelmann.' << END
1 dari 1	b
END
ok 'b leaves it' grep -q Zwickelmann out/brief.md
key id QUILTMEND-58 'Ia pernah diculik.' << END
Sisa 1 dari 1	s
END
ok 's masks it' grep -qF '[RINCIAN]' out/brief.md
key id QUILTMEND-59 "$text" << END
1 dari 1	^D
END
same 'the end of input stops' 22 $?
long='Met Mr Quillabee and talked about the weather, sleep, tea and work again.'
key id QUILTMEND-510 "$long $long" << END
1 dari 1	?
berhenti	q
END
same 'so does q' 22 $?
ok 'nothing is wider than the terminal' sh -c \
    "sed 's/\\r//g' screen | awk 'length > 79 && !/^casevault:/ {bad = 1}
        END {exit bad}'"
done_testing

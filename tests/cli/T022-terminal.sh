#!/bin/sh
# What is asked on a terminal: passphrases, the recovery code, clients, notes.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > /dev/null || skip_all 'there is no python3'

# talk ARGS...: the program on a terminal; the steps come from stdin.
talk() {
    python3 "$SOURCE_ROOT/tests/cli/terminal.py" "$CASEVAULT" -f "$vault" "$@" \
        > screen 2>&1
}

talk init --unlock-time 0 << END
New passphrase	too short
Shall one be made	n
END
same 'a short passphrase is refused' 2 $?
talk init --unlock-time 0 << END
New passphrase	passwordpassword
easily guessed	n
END
same 'so is one that is easily guessed' 2 $?
talk init --unlock-time 0 << END
New passphrase	$pass
again	something else entirely
END
same 'two different ones too' 12 $?
ok 'so far there is no vault' test ! -e "$vault"
talk init --unlock-time 0 << END
New passphrase	$pass
again	$pass
of the code:	wrong
of the code:	wrong
of the code:	wrong
END
same 'a code that is not read back makes no vault' 2 $?
ok 'really none' test ! -e "$vault"
lacks 'the passphrase was not shown' "$(cat screen)" lanterns
talk init --unlock-time 0 << END
New passphrase	$pass
again	$pass
type group 	^C
END
same 'Ctrl-C ends it' 130 $?
ok 'without a vault' test ! -e "$vault"

# The code is known only after it was shown: read it, then answer.
cat > read-back.py << 'END'
import os, pty, re, sys, time
child, master = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
screen, typed = "", 0
answers = [("New passphrase", sys.stdin.readline().rstrip("\n"))]
answers.append(("again", answers[0][1]))
end = time.monotonic() + 30
while time.monotonic() < end:
    try:
        screen += os.read(master, 4096).decode()
    except OSError:
        break
    if typed < 2 and answers[typed][0] in screen:
        time.sleep(0.05)
        os.write(master, answers[typed][1].encode() + b"\r")
        typed += 1
    group = re.search(r"type group (\d) of the code:", screen)
    code = re.search(r"((?:[0-9A-Z]{5}-){7}[0-9A-Z]{5})", screen)
    if typed == 2 and group and code:
        part = code[1].split("-")[int(group[1]) - 1].lower()
        os.write(master, part.encode() + b"\r")
        open("code", "w").write(code[1])
        typed += 1
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END
echo "$pass" | python3 read-back.py "$CASEVAULT" -f "$vault" init --unlock-time 0
same 'read back rightly it makes the vault' 0 $?
ok 'which the passphrase opens' cv audit list
cp code "$base/recovery"
ok 'and the code' sh -c "'$CASEVAULT' -f '$vault' --no-input \
    --passphrase-fd 0 audit list < code"

talk client add << END
Passphrase	$pass
Full name	Kirana Wahyuni
Nicknames	Rana, Nana
Date of birth	tomorrowish
Date of birth	3 maret 1990
Phone	0812 555 001
E-mail	kirana@example.org, @kirana_w
Address	Jl. Melati 5
Employer	PT Cahaya
relative	ibu: Sulastri
relative	Wira
relative	
END
same 'a client is asked for' 0 $?
lacks 'no passphrase on the screen' "$(cat screen)" lanterns
code=$(cv case list | cut -f 1)
list=$(cv identifier list "$code")
for line in 'client	name	Kirana Wahyuni' 'client	nickname	Nana' \
    'client	birth	1990-03-03' 'client	handle	@kirana_w' \
    'client	email	kirana@example.org' 'ibu	name	Sulastri' \
    'relative	name	Wira'; do
    has "it was recorded: $line" "$list" "$line"
done

talk note add "$code" << END
Passphrase	$pass
full stop	baris pertama
pertama	baris kedua
kedua	.
END
same 'a note is written on the terminal' 0 $?
same 'up to the full stop' 'baris pertama
baris kedua' "$(cv note show "$(cv note list | cut -f 1)")"
talk note add "$code" << END
Passphrase	$pass
full stop	half a thought
thought	^C
END
same 'Ctrl-C throws it away' 130 $?
same 'then nothing is stored' 1 "$(cv note list | wc -l)"
talk note add "$code" << END
Passphrase	wrong wrong wrong
END
same 'a wrong passphrase' 12 $?
talk passwd --unlock-time 0 << END
Passphrase	$pass
New passphrase	another long passphrase
again	another long passphrase
END
same 'the passphrase is changed' 0 $?
pass='another long passphrase'
ok 'to the new one' cv note list

cp "$vault" older
echo 'lagi' | cv note add "$code" > "$log" 2>&1
cp older "$vault"
talk note list << END
Passphrase	$pass
put a backup back yourself	n
END
same 'an older vault is asked about' 13 $?
talk note list << END
Passphrase	$pass
put a backup back yourself	y
END
same 'and accepted with a word' 0 $?
done_testing

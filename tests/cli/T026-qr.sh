#!/bin/sh
# Recovery codes and shares as QR codes: what a camera reads of the screen and
# of the letters is the code, and no file has it that nobody asked for.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > /dev/null || skip_all 'there is no python3'
command -v zbarimg > /dev/null ||
    skip_all 'there is no zbarimg (package zbar-tools)'

# From half blocks to pictures, NAME-1.pbm and so on: 8 pixels a module.
# Below --size a module of the screen is what it is on a terminal of so many
# columns.
cat > "$base/picture.py" << 'END'
import re, sys
text = open(sys.argv[1], encoding="utf-8", errors="replace").read()
text = re.sub(r"\033\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "")
blocks, block = [], []
for line in text.split("\n") + ["."]:
    if line and not line.strip(" ▀▄█"):
        block.append(line)
    elif block:
        blocks.append(block)
        block = []
count = 0
for block in blocks:
    if not "".join(block).strip():
        continue
    width = max(map(len, block))
    rows = []
    for line in block:
        line = line.ljust(width)
        rows.append([c in "▀█" for c in line])
        rows.append([c in "▄█" for c in line])
    count += 1
    with open("%s-%d.pbm" % (sys.argv[2], count), "w") as out:
        out.write("P1\n%d %d\n" % (8 * width, 8 * len(rows)))
        for row in rows:
            bits = "".join("11111111" if dark else "00000000" for dark in row)
            out.write((bits + "\n") * 8)
END
# read_codes FILE: what a camera reads of the QR codes in FILE, a line each.
read_codes() {
    rm -f "$base"/picture-*.pbm
    python3 "$base/picture.py" "$1" "$base/picture"
    zbarimg --quiet --raw "$base"/picture-*.pbm 2> "$log"
}
talk() {
    python3 "$SOURCE_ROOT/tests/cli/terminal.py" "$CASEVAULT" -f "$vault" "$@" \
        > screen 2>&1
}

ok 'a vault with the code in a file' \
    cv init --unlock-time 0 --recovery-code-to "$base/recovery" --qr
same 'for its owner only' 600 "$(stat -c %a "$base/recovery")"
code=$(head -n 1 "$base/recovery")
same 'the picture below it is the code' "$code" "$(read_codes "$base/recovery")"
ok 'the file as a whole still opens the vault' sh -c \
    "'$CASEVAULT' -f '$vault' --no-input --passphrase-fd 0 audit list \
    < '$base/recovery'"

ok 'a second one' cv slot add --recovery --recovery-code-to plain
same 'without --qr a line and nothing else' 1 "$(wc -l < plain)"
ok 'a third' cv slot add --recovery --recovery-code-to third --qr
same 'its picture too' "$(head -n 1 third)" "$(read_codes third)"

talk slot add --recovery --qr << END
Passphrase	$pass
type group	^C
END
same 'at the terminal, left in the middle' 130 $?
shown=$(grep -oE '([0-9A-Z]{5}-){7}[0-9A-Z]{5}' screen | head -n 1)
same 'the picture on the screen is the code' "$shown" "$(read_codes screen)"
ok 'dark on light, whatever the colours are' \
    grep -qF "$(printf '\033[30;107m')" screen
rm -f screen
absent 'and is in no file' "$shown" "$base"

ok 'three shares with pictures' \
    cv slot add --shares 2/3 --shares-to letters --qr
for i in 1 2 3; do
    same "letter $i has its own" \
        "$(sed -n 's/^    \([0-9A-Z]*-.*-.*\)$/\1/p' letters/share-$i.txt)" \
        "$(read_codes letters/share-$i.txt)"
done
ok 'two letters as they are open it' "$CASEVAULT" -f "$vault" --no-input \
    --share letters/share-1.txt --share letters/share-3.txt audit list
talk slot add --shares 2/2 --qr << END
Passphrase	$pass
Enter when	
Enter when	
END
same 'shares at a terminal' 0 $?
grep -oE '([0-9A-Z]{5}-){11}[0-9A-Z]{5}' screen | sort -u > shown
same 'two pictures' "$(cat shown)" "$(read_codes screen | sort)"
rm -f screen shown

ok 'a new data key with a picture of the new code' \
    cv rekey --drop-others --recovery-code-to new --qr
same 'which is that code' "$(head -n 1 new)" "$(read_codes new)"

cat > narrow.py << 'END'
import fcntl, os, pty, struct, sys, termios
child, master = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 30, 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
screen = ""
while True:
    try:
        screen += os.read(master, 4096).decode()
    except OSError:
        break
    if "Passphrase" in screen and screen.count("Passphrase") == 1:
        os.write(master, (os.environ["PASS"] + "\r").encode())
        screen += "Passphrase "
    if "type group" in screen:
        os.write(master, b"\x03")
print(screen)
END
PASS=$pass python3 narrow.py "$CASEVAULT" -f "$vault" slot add --recovery --qr \
    > screen
has 'a window too narrow is told' "$(cat screen)" '41 columns'
same 'and nothing broken drawn' '' "$(read_codes screen)"
done_testing

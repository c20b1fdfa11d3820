#!/bin/sh
# A supervisor checks what came, without any vault.
. "$(dirname "$0")/../lib.sh"

new_vault
code=$(echo '{"names": ["Ratmojo Wiryasuteja"]}' | cv client add --from -)
echo 'Ratmojo slept.' | cv note add "$code" --date 2026-01-05 > /dev/null 2>&1
cv consent record "$code" supervision > /dev/null 2>&1
cv consent record "$code" research:sleep > /dev/null 2>&1
cv release supervision "$code" --unreviewed --output out > "$log" 2>&1
cv release supervision "$code" --unreviewed --output later > "$log" 2>&1
cv release research --project sleep --unreviewed --output tables \
    > "$log" 2>&1
number=$(sed -n 's/.*"release": "\(.*\)",/\1/p' out/manifest.json)
key=$(sed -n 's/.*"key": "\(.*\)",/\1/p' out/manifest.json)
has 'the register knows the code' "$(cv release list)" "$number"
mv "$vault" "$base/away"

# check FILE: verify, far from any vault.
check() { "$CASEVAULT" verify "$@"; }

for name in brief.html brief.md brief.docx; do
    exits 0 "$name is as it was written" check "out/$name"
    has "$name names its release" "$(check "out/$name" 2> /dev/null)" "$number"
    has "$name names its key" "$(check "out/$name" 2> /dev/null)" "$key"
done
for name in brief.html brief.md; do
    has "$name prints the fingerprint" "$(cat "out/$name")" "$key"
    ok "$name prints the release" grep -q "$number" "out/$name"
done
exits 0 'the folder is as it was written' check out
exits 0 'so is a research bundle' check tables
has 'another brief of the vault has the same key' \
    "$(check later/brief.md 2> /dev/null)" "$key"
lacks 'a research project has another' "$(check tables 2> /dev/null)" "$key"
has 'JSON says so too' "$("$CASEVAULT" --json verify out 2> /dev/null)" \
    '"sound":true'
has 'in Indonesian as well' "$("$CASEVAULT" --lang id verify out 2>&1)" \
    'masih seperti ketika ditulis'

# Any change is seen, wherever it is.
for name in brief.html brief.md manifest.json manifest.sig; do
    cat > "$base/flip.py" <<'END'
import os, shutil, subprocess, sys
folder, name, program = sys.argv[1:]
path = os.path.join(folder, name)
whole = open(path, "rb").read()
target = path if name.startswith("brief") else folder
bad = 0
for place in sorted({int(len(whole) * i / 40) for i in range(40)}
                    | {len(whole) - 1, len(whole) - 200}):
    for kind in "flip", "cut", "add":
        changed = {
            "flip": whole[:place] + bytes([whole[place] ^ 1])
            + whole[place + 1:],
            "cut": whole[:place],
            "add": whole[:place] + b"x" + whole[place:],
        }[kind]
        with open(path, "wb") as file:
            file.write(changed)
        code = subprocess.run([program, "verify", target],
                              capture_output=True).returncode
        if code != 13:
            bad += 1
            print(f"{name}: {kind} at {place} of {len(whole)}: exit {code}")
with open(path, "wb") as file:
    file.write(whole)
sys.exit(bad > 0)
END
    ok "every change of $name is seen" \
        python3 "$base/flip.py" out "$name" "$CASEVAULT"
done

# A document that is packed anew with another text.
cat > "$base/repack.py" <<'END'
import sys, zipfile
source, target, what = sys.argv[1:]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
    for info in old.infolist():
        data = old.read(info)
        if what == "text" and info.filename == "word/document.xml":
            data = data.replace(b"slept", b"swept")
        if what == "stamp" and info.filename == "docProps/custom.xml":
            data = data.replace(b"sha256=", b"sha256=0")
        if what == "style" and info.filename == "word/styles.xml":
            data += b" "
        new.writestr(info.filename, data)
    if what == "more":
        new.writestr("word/comments.xml", "<w:comments/>")
END
for what in text stamp style more; do
    python3 "$base/repack.py" out/brief.docx "$what.docx" "$what"
    exits 13 "a document with another $what is seen" check "$what.docx"
done
python3 "$base/repack.py" out/brief.docx same.docx same
exits 0 'packed anew with the same content it is the same' check same.docx

# Folders.
rm out/brief.md
exits 13 'a file that is gone is missed' check out
cp later/brief.md out/brief.md
exits 13 'one of another release is no substitute' check out
has 'it is told which' "$(check out 2> /dev/null)" 'brief.md	changed'
cp -r later more
echo stray > more/stray.txt
exits 0 'a stray file changes nothing' check more
has 'and is told' "$(check more 2> /dev/null)" 'stray.txt	extra'
echo 'My answer.' >> more/reply.md
exits 0 'a form that was filled in is no change' check more

# What carries no stamp, or a stamp by somebody else.
echo 'hello' > hello.md
exits 13 'a text of anybody'"'"'s' check hello.md
: > none.html
exits 13 'an empty file' check none.html
{
    sed '/^<!-- casevault/d' later/brief.md
    echo more
    grep '^<!-- casevault' later/brief.md
} > forged.md
exits 13 'a text under a stamp of another' check forged.md
sed 's/profile=supervision/profile=research/' later/brief.md > profile.md
exits 13 'a stamp with another profile' check profile.md
has 'is called forged' "$(check profile.md 2> /dev/null)" forged
exits 1 'a file that is not there' check nowhere.md
mkfifo pipe
exits 1 'a pipe does not hang' timeout 20 "$CASEVAULT" verify pipe
cp -r later names
sed -i 's/"name": "brief.md"/"name": "..\/more\/brief.md"/' names/manifest.json
exits 13 'a manifest is not followed elsewhere' check names
done_testing

#!/bin/sh
# The audit log, checks, backups and restoring.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
code=$(echo '{"names":["Ana Biru"]}' | cv client add --from - 2> "$log")
echo 'catatan pertama' | cv note add "$code" > "$log" 2>&1

has 'what was done is logged' "$(cv audit list)" note-add
same 'the newest only' 2 "$(cv audit list --last 2 | wc -l)"
has 'as JSON' "$(cv audit list --json)" '"action":"note-add"'
ok 'the chains hold' cv audit verify
has 'the verdict as JSON' "$(cv audit verify --json 2> err)" '"sound":true'
ok 'a quick check' cv check
ok 'a full one' cv check --full
has 'as JSON' "$(cv check --full --json 2> err)" '"bad_pages":0'

ok 'a backup' cv backup copy.vault
same 'for its owner only' 600 "$(stat -c %a copy.vault)"
exits 1 'never over another file' cv backup copy.vault
exits 1 'nor into no folder' cv backup none/copy.vault
echo 'catatan kedua' | cv note add "$code" > "$log" 2>&1
good=$vault
vault=$work/copy.vault
has 'it opens by itself' "$(cv note list)" "$code"
vault=$work/other.vault
ok 'restored under another name' cv restore copy.vault
same 'with the note it had' 1 "$(cv note list | wc -l)"
vault=$good
exits 12 'not with a wrong passphrase' sh -c "echo 'not the right one' | \
    '$CASEVAULT' -f '$vault' --no-input --passphrase-fd 0 restore copy.vault"
same 'then nothing changed' 2 "$(cv note list | wc -l)"
ok 'restored over what was there' cv restore copy.vault
same 'the vault is the older one' 1 "$(cv note list | wc -l)"
ok 'the newer one stands beside it' test -f "$vault.before-restore"
has 'the log says so' "$(cv audit list --last 3)" restore
ok 'and holds' cv audit verify
exits 1 'a second time it would lose the first' cv restore copy.vault
exits 10 'no such backup' cv restore nowhere.vault

# For an auditor, who has no key.
cat > audit.py << 'END'
"""audit.py FILE [EARLIER]: checks an export as casevault-audit(1) says."""
import hashlib, json, subprocess, sys
def read(path):
    with open(path, "rb") as file:
        lines = file.read().splitlines()
    chain, rows = b"", []
    for line in lines[:-1]:
        body, last = line.split(b',"chain":', 1)
        chain = hashlib.sha256(chain + body).hexdigest().encode()
        assert last == b'"' + chain + b'"}', "chain"
        rows.append(json.loads(line))
    seal = json.loads(lines[-1])
    assert seal["chain"].encode() == chain, "last chain"
    assert rows[0]["entries"] == len(rows) - 1, "count"
    assert [r["number"] for r in rows[1:]] == list(range(1, len(rows))), "order"
    with open("key.der", "wb") as file:
        file.write(bytes.fromhex("302a300506032b6570032100" + seal["public_key"]))
    with open("text", "wb") as file:
        file.write(chain)
    with open("signature", "wb") as file:
        file.write(bytes.fromhex(seal["signature"]))
    subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER",
                    "-inkey", "key.der", "-rawin", "-in", "text", "-sigfile",
                    "signature"], check=True, stdout=subprocess.DEVNULL)
    return rows[1:], seal["public_key"]
now, key = read(sys.argv[1])
if len(sys.argv) > 2:
    then, then_key = read(sys.argv[2])
    assert key == then_key, "key"
    assert [r["mac"] for r in now][:len(then)] == [r["mac"] for r in then], "past"
END
ok 'an export for an auditor' cv audit export record1
lacks 'no case is in it' "$(cat record1)" "$code"
exits 1 'never over another file' cv audit export record1
if command -v python3 > "$log" 2>&1 && command -v openssl > "$log" 2>&1; then
    cp "$vault" then.vault
    ok 'it is checked without the key' python3 audit.py record1
    echo 'catatan lain' | cv note add "$code" > "$log" 2>&1
    ok 'a later one' cv audit export record2
    ok 'goes on from it' python3 audit.py record2 record1
    sed '3d' record2 > bad
    fails 'a line taken out is seen' python3 audit.py bad
    sed '3s/"at":"2/"at":"1/' record2 > bad
    fails 'a changed one too' python3 audit.py bad
    # Whoever makes the chain anew has no key to sign it.
    python3 - record2 bad << 'END'
import hashlib, sys
lines = open(sys.argv[1], "rb").read().splitlines()
chain, out = b"", []
for line in lines[:2] + lines[3:-1]:
    body = line.split(b',"chain":', 1)[0].replace(
        b'"entries":%d' % (len(lines) - 2), b'"entries":%d' % (len(lines) - 3))
    chain = hashlib.sha256(chain + body).hexdigest().encode()
    out.append(body + b',"chain":"' + chain + b'"}')
last = lines[-1].split(b",", 1)
open(sys.argv[2], "wb").write(
    b"\n".join(out) + b'\n{"chain":"' + chain + b'",' + last[1] + b"\n")
END
    fails 'and one with a chain made anew' python3 audit.py bad
    # Put back, the record goes another way than the one that was exported.
    cp then.vault back.vault
    echo 'yang lain' | cv -f back.vault --accept-restored note add "$code" \
        > "$log" 2>&1
    ok 'of a vault put back' cv -f back.vault audit export record3
    ok 'it holds by itself' python3 audit.py record3
    fails 'but not beside the later one' python3 audit.py record3 record2
    rm -f then.vault back.vault record? bad key.der text signature audit.py
    cv note list > "$log" 2>&1
fi

# One byte of a page is changed.
size=$(stat -c %s "$vault")
printf '\377' | dd of="$vault" bs=1 seek=$((size - 5000)) conv=notrunc \
    2> "$log"
printf '\001\002\003' | dd of="$vault" bs=1 seek=$((size - 4000)) \
    conv=notrunc 2> "$log"
exits 13 'damage is found' cv check --full
has 'and named' "$(cv check --full 2>&1)" restore
dd if=/dev/urandom of="$vault" bs=1024 count=64 conv=notrunc 2> "$log"
cv case list > "$log" 2>&1
rc=$?
ok 'a destroyed header is no wrong passphrase' test $rc -ne 12
done_testing

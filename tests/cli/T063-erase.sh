#!/bin/sh
# Erasing a case: all of it, here and in the backups, whole or not at all.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
code=$(echo '{"names":["Zubaidah Qamar"],"phones":["0812-7777-1234"]}' |
    cv client add --from - 2> "$log")
other=$(echo '{"names":["Bima Lestari"]}' | cv client add --from - 2> "$log")
first=$(echo 'Zubaidah came, zwqmarkering of the dream' | cv note add "$code")
echo 'nothing to see' | cv note add "$other" > "$log" 2>&1
told=$(echo 'met Zubaidah Qamar at the door' | cv note add "$other")
cv consent record "$code" supervision > "$log" 2>&1
cv event add "$code" intake > "$log" 2>&1
cv release supervision "$code" --output out --unreviewed > "$log" 2>&1 ||
    bail 'no release'
cp "$vault" "$base/full.vault"

# What keeps a case.
ok 'a hold' cv hold set "$code" 'claim of the insurer'
has 'is listed' "$(cv hold list)" 'claim of the insurer'
lacks 'its reason is not in the log' "$(cv audit list)" insurer
exits 24 'and keeps the case' cv erase "$code" --confirm "$code"
exits 2 'a ground needs a reason' cv erase "$code" --ground law
exits 2 'and is one of those there are' cv erase "$code" --ground x --reason y
ok 'cleared' cv hold clear "$code"
exits 3 'there is none any more' cv hold clear "$code"
ok 'a retention rule' cv case retention "$code" 7
exits 24 'keeps an open case' cv erase "$code" --confirm "$code"
ok 'closed long ago' cv case close "$code" --date 2001-02-03
exits 2 'years are a number' cv case retention "$code" seven
exits 2 'not too many' cv case retention "$code" 101

# Erasing.
exits 2 'not without the code' cv erase "$code"
exits 2 'nor with another' cv erase "$code" --confirm "$other"
exits 3 'nor what is not there' cv erase K-NONE --confirm K-NONE
same 'then nothing is gone' 1 "$(cv note list "$code" | grep -c progress)"
cv erase "$code" --confirm "$code" --certificate-to cert.md --language en \
    > "$base/said" 2> "$log"
result $? 'erased'
same 'who mentions the client is listed' "mentioned	$other	$told" \
    "$(cat "$base/said")"
exits 3 'the case is gone' cv note list "$code"
exits 3 'with its notes' cv note show "$first"
exits 3 'and their words' cv search zwqmarkering
lacks 'no name is left' "$(cv identifier list "$other")" Zubaidah
has 'the other case is there' "$(cv search door)" "$other"
ok 'the log verifies' cv audit verify
has 'and says it' "$(cv audit list)" "$code"
ok 'a full check' cv check --full
same 'the register of releases stays' 1 \
    "$(cv release list --json | grep -o '"sha256"' | wc -l)"
has 'the certificate names the case' "$(cat cert.md)" "Case: $code"
lacks 'and no client' "$(cat cert.md)" Zubaidah
exits 1 'it is not written over' cv erase "$code" --certificate-to cert.md
ok 'a second one in Indonesian' cv erase "$code" --certificate-to dua.md \
    --language id
has 'says so' "$(cat dua.md)" 'Berita acara'
has 'as JSON' "$(cv erase "$code" --json)" '"kind":"erase"'
exits 1 'the code is not given again' sh -c "echo '{\"names\":[\"X\"]}' |
    '$CASEVAULT' -f '$vault' --no-input client add --code '$code' --from -"

# The signature, by a program that is not ours.
if command -v openssl > "$log" 2>&1 && openssl pkeyutl -help 2>&1 |
    grep -q rawin; then
    hex() { sed -n "s/^<!-- .* $1=\([0-9a-f]*\).*/\1/p" cert.md; }
    octal() { awk '{ for (i = 1; i < length($0); i += 2)
        printf "\\0%03o", (index("0123456789abcdef", substr($0, i, 1)) - 1) \
            * 16 + index("0123456789abcdef", substr($0, i + 1, 1)) - 1 }'; }
    printf '%b' "$(echo "302a300506032b6570032100$(hex key)" | octal)" > key.der
    printf '%b' "$(hex signature | octal)" > signature
    sed '$d' cert.md > text
    signed() {
        openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin \
            -in text -sigfile signature
    }
    ok 'the signature is good' signed
    sed -i 's/erased/kept/' text
    fails 'not of another text' signed
fi

# An overridden hold.
cp "$base/full.vault" "$vault"
rm -rf "$HOME/.local/state"
cv hold set "$code" 'claim' > "$log" 2>&1
ok 'a ground and a reason override a hold' cv erase "$code" \
    --confirm "$code" --ground court-order --reason 'file 12/2026'
has 'the log has the ground' "$(cv audit list)" court-order
lacks 'and not the reason' "$(cv audit list)" 12/2026

# Cut, and disks that are full: all or nothing.
[ -n "$FAULTS" ] || done_testing
whole() {
    if ! cv check --full > "$base/why" 2>&1; then
        return 1
    fi
    if cv case list | grep -q "^$code"; then
        [ "$(cv note show "$first")" = "$text" ] &&
            cv search zwqmarkering > "$base/why" 2>&1
    else
        ! cv search zwqmarkering > "$base/why" 2>&1
    fi
}
text='Zubaidah came, zwqmarkering of the dream'
for way in kill torn full; do
    wrong=0
    places=0
    cut=1
    : > "$base/wrong"
    while [ "$cut" -lt 3000 ]; do
        rm -f "$vault-journal"
        cp "$base/full.vault" "$vault"
        rm -rf "$HOME/.local/state"
        under "$way:$cut" cv erase "$code" --confirm "$code" \
            > "$base/said" 2>&1
        ended=$?
        [ "$ended" -ne 0 ] || break
        places=$((places + 1))
        whole || {
            wrong=$((wrong + 1))
            echo "$way:$cut: exit $ended" >> "$base/wrong"
            cat "$base/why" "$base/said" >> "$base/wrong"
        }
        cv erase "$code" --confirm "$code" > "$base/why" 2>&1 &&
            ! cv note show "$first" > "$base/why" 2>&1 || {
            wrong=$((wrong + 1))
            echo "$way:$cut: not finished afterwards" >> "$base/wrong"
            cat "$base/why" >> "$base/wrong"
        }
        cut=$((cut + ${CASEVAULT_STEP:-9}))
    done
    head -n 40 "$base/wrong" > "$log"
    [ "$wrong" -eq 0 ] && [ "$places" -gt 3 ]
    result $? "$way: all or nothing, and finished later ($places places)"
done
done_testing

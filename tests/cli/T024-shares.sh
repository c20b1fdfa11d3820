#!/bin/sh
# Executor shares: made, handed out as letters, joined, and what is told when
# they do not join.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
code=$(echo '{"names":["Kirana Wahyuni"]}' | cv client add --from - 2> "$log")

# by SHARE... -- ARGS...: the program opened with these shares, no passphrase.
by() {
    set -- "$@" --end
    args=
    while [ "$1" != -- ]; do
        args="$args --share $1"
        shift
    done
    shift
    last=
    for word; do
        [ "$word" = --end ] || last="$last $word"
    done
    # Word splitting is meant: no name here has a blank.
    # shellcheck disable=SC2086
    "$CASEVAULT" -f "$vault" --no-input $args $last < /dev/null
}

exits 2 'numbers that are none' cv slot add --shares 3/2 --shares-to letters
exits 2 'somebody must note them' cv slot add --shares 2/3
ok 'three shares, two of which open' \
    cv slot add --shares 2/3 --shares-to letters --label heirs
same 'a letter each' 'share-1.txt share-2.txt share-3.txt' \
    "$(find letters -type f -printf '%f\n' | sort | xargs)"
same 'for their owner only' 600 \
    "$(stat -c %a letters/* | sort -u | xargs)"
has 'a letter says what it is' "$(cat letters/share-2.txt)" 'Share 2 (2/3)'
has 'and what to do' "$(cat letters/share-2.txt)" '--share - unlock'
has 'the list knows' "$(cv slot list)" 'shares 2/3'
has 'JSON too' "$(cv slot list --json)" '"shares_needed":2'
exits 1 'letters are never written over' \
    cv slot add --shares 2/3 --shares-to letters
same 'then there is no slot without holders' 3 \
    "$(cv slot list --json | grep -o '"slot":' | wc -l)"

has 'two open it' \
    "$(by letters/share-1.txt letters/share-3.txt -- case list)" "$code"
ok 'in any order, more than needed too' by letters/share-3.txt \
    letters/share-2.txt letters/share-1.txt -- case list
exits 12 'one does not' by letters/share-1.txt -- case list
has 'how many are missing is told' "$(cat "$log")" '1 more'
exits 12 'nor the same one twice' \
    by letters/share-1.txt letters/share-1.txt -- case list
has 'which is told' "$(cat "$log")" twice
sed 's/^    \(.....\)-\(....\)./    \1-\2U/' letters/share-2.txt > typo
exits 12 'nor a mistyped one' by letters/share-1.txt typo -- case list
has 'the file and the group are named' "$(cat "$log")" 'typo, 2'
exits 12 'in Indonesian too' by letters/share-1.txt typo -- --lang id case list
has 'the same group' "$(cat "$log")" 'salah ketik'
echo 'nothing here' > none
exits 12 'a file without a share' by none -- case list
exits 1 'a file that is not there' by nowhere -- case list
sed -n 's/^    \(.*-.*-.*\)$/\1/p' letters/share-1.txt | tr 'A-Z-' 'a-z ' > bare
ok 'only the line, in lower case with blanks' \
    by bare letters/share-2.txt -- case list

ok 'a second set' cv slot add --shares 2/2 --shares-to others --lang id
has 'its letters speak Indonesian' "$(cat others/share-1.txt)" 'Bagian 1 (2/2)'
exits 12 'sets do not mix' by letters/share-1.txt others/share-2.txt -- case list
has 'and the odd one is named' "$(cat "$log")" 'others/share-2.txt'
ok 'the second opens too' by others/share-1.txt others/share-2.txt -- case list

good=$vault
vault=$work/other.vault
cv init --unlock-time 0 --recovery-code-to other-code 2> "$log"
exits 12 'shares of another vault' \
    by letters/share-1.txt letters/share-2.txt -- case list
has 'are told to be that' "$(cat "$log")" 'another vault'
vault=$good

echo 'set by the executors' > "$base/new"
ok 'who opens it with shares sets a passphrase' "$CASEVAULT" -f "$vault" \
    --no-input --share letters/share-1.txt --share letters/share-2.txt \
    --passphrase-fd 3 passwd --unlock-time 0 3< "$base/new"
exits 2 'shares are not kept by a rekey' \
    by letters/share-1.txt letters/share-2.txt -- rekey --drop-others
ok 'which drops them' cv rekey --drop-others
exits 12 'then they are outdated' \
    by letters/share-1.txt letters/share-2.txt -- case list
has 'and told to be' "$(cat "$log")" 'made anew'
absent 'no share in the vault or the log of it' \
    "$(sed -n 's/^    \(.....-.....\).*/\1/p' letters/share-1.txt)" "$vault"

command -v python3 > /dev/null || done_testing
talk() {
    python3 "$SOURCE_ROOT/tests/cli/terminal.py" "$CASEVAULT" -f "$vault" "$@" \
        > screen 2>&1
}
talk slot add --shares 2/2 << END
Passphrase	$pass
Enter when	
Enter when	
END
same 'shown one by one at a terminal' 0 $?
grep -oE '([0-9A-Z]{5}-){11}[0-9A-Z]{5}' screen > shown
same 'two of them' 2 "$(sort -u shown | wc -l)"
talk --share - case list << END
Share:	$(sed -n 1p shown | sed 's/^.....-/OOOOO-/')
Share:	$(sed -n 1p shown)
Share:	$(sed -n 2p shown)
END
same 'typed in, a mistyped one again' 0 $?
has 'the case is listed' "$(cat screen)" "$code"
lacks 'nothing typed is echoed' "$(cat screen)" "$(sed -n 2p shown)"
done_testing

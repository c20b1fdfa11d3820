#!/bin/sh
# The review's memory, and its second reading: what is rare is shown, kept or
# masked; always and never hold in the next release; the same everywhere.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
command -v python3 > "$log" 2>&1 || skip_all 'no python3'
new_vault
quick
echo '{"names":["Wirasti Hanggodo"]}' > client.json
cv client add --from client.json --code QUILTMEND-51 > "$log" 2>&1
cat > first << 'END'
She abjures meat, was kidnapped once and lives at number 48213.
At the fair of Brindlemoor she met Mr Orlunter.
END
cv note add QUILTMEND-51 --date 2026-02-03 < first > "$log" 2>&1
cv consent record QUILTMEND-51 supervision > "$log" 2>&1

talk() {
    python3 "$SOURCE_ROOT/tests/cli/terminal.py" "$CASEVAULT" -f "$vault" "$@" \
        > screen 2>&1
}

# In a file: the findings, then what is left over, least common first.
brief() { cv release supervision "$@"; }
exits 22 'the review is written down' \
    brief QUILTMEND-51 --review r.tsv --output one
same 'two things are left over' 'rare.number rare.event' \
    "$(grep -v '^#' r.tsv | cut -f 5 | grep rare | tr '\n' ' ' |
        sed 's/ $//')"
has 'found names are taken out around them' "$(grep rare.number r.tsv)" \
    'fair of ['
exits 22 'an unanswered file decides nothing' \
    brief QUILTMEND-51 --review r.tsv --output one
brief QUILTMEND-51 --review r.tsv --output one > waiting 2>&1
ok 'the first line that waits is named' grep -q 'line 8 ' waiting
cp r.tsv bad.tsv
echo '0123456789abcdef	keep	PERSON' >> bad.tsv
exits 1 'a line about nothing is refused' \
    brief QUILTMEND-51 --review bad.tsv --output one
brief QUILTMEND-51 --review bad.tsv --output one > waiting 2>&1
ok 'by its number' grep -q "line $(wc -l < bad.tsv) " waiting
sed '8s/\t\t/\tperhaps\t/' r.tsv > bad.tsv
brief QUILTMEND-51 --review bad.tsv --output one > waiting 2>&1
ok 'so is an answer that is none' grep -q 'line 8 ' waiting
awk -F '\t' -v OFS='\t' '
    /^#/ { print; next }
    $8 ~ /«Brindlemoor»/ { $2 = "ORG" }
    $8 ~ /Orlunter»/ { $2 = "always:neighbour" }
    $8 ~ /«kidnapped»/ { $2 = "mask" }
    $8 ~ /«abjures»/ { $2 = "never" }
    $8 ~ /«48213»/ { $2 = "keep" }
    $2 == "" { $2 = "remove" }
    { print }' r.tsv > done.tsv
ok 'answered, the brief is written' \
    brief QUILTMEND-51 --review done.tsv --output one
ok 'what is masked says so' grep -qF '[DETAIL]' one/brief.md
absent 'and is gone' kidnapped one
ok 'what is kept is there' grep -q 48213 one/brief.md
ok 'the other type is its label' grep -qF '[Organisation 1]' one/brief.md
absent 'the place is gone' Brindlemoor one
ok 'the manifest counts what was shown' \
    grep -q '"left_over_shown": 2' one/manifest.json
ok 'and what was masked' grep -q '"left_over_masked": 1' one/manifest.json
has 'always: the name is in the ledger' "$(cv identifier list QUILTMEND-51)" \
    'neighbour	name'

# The next release asks nothing of it and does the same.
ok 'nothing is asked again' brief QUILTMEND-51 --output two
ok 'the label is remembered' grep -qF '[Organisation 1]' two/brief.md
absent 'the mask as well' kidnapped two
echo 'She ABJURES it, says Orlunters wife.' |
    cv note add QUILTMEND-51 --date 2026-02-10 > "$log" 2>&1
brief QUILTMEND-51 --review three.tsv --output three > "$log" 2>&1
[ ! -e three.tsv ] ||
    absent 'never holds in any letter case' '«A[Bb][Jj]' three.tsv
[ ! -e three.tsv ] || {
    sed -i 's/\t\t/\tremove\t/' three.tsv
    brief QUILTMEND-51 --review three.tsv --output three > "$log" 2>&1
}
ok 'it is left as it is' grep -q 'ABJURES' three/brief.md
absent 'always holds for other forms of the name' Orlunter three

# Taken back: asked again, with what was decided as the suggestion.
talk release supervision QUILTMEND-51 --output four --ask-again << END
 of 	!
Left over 1 of 	!
END
same 'as before, it is the same brief' 0 $?
ok 'with the masked word' grep -qF '[DETAIL]' four/brief.md
exits 22 'all of it can be asked again in a file' \
    brief QUILTMEND-51 --review five.tsv --output five --ask-again
sed -i '/«kidnapped»/s/\t\t/\tkeep\t/; s/\t\t/\tremove\t/' five.tsv
brief QUILTMEND-51 --review five.tsv --output five --ask-again > "$log" 2>&1
ok 'the word may leave now' grep -q kidnapped five/brief.md

# The same everywhere, in two cases, by one key, and undone by one.
for code in QUILTMEND-53 QUILTMEND-54; do
    cv client add --from client.json --code $code > "$log" 2>&1
    echo 'We were at the lake of Zundermere.' |
        cv note add $code --date 2026-03-01 > "$log" 2>&1
    cv consent record $code research:danau > "$log" 2>&1
done
echo 'Call 0812-7788-9911.' | cv note add QUILTMEND-54 > "$log" 2>&1
talk release research --project danau --texts --output six << END
 1 of 3	a*
 3 of 3	u
 1 of 3	a*
 3 of 3	q
END
same 'one answer counts for both, and is taken back as one' 22 $?
ok 'nothing is there' test ! -e six
talk --lang id release research --project danau --texts --output six << END
 1 dari 1	!
END
same 'the rest as suggested' 0 $?
absent 'gone in both' Zundermere six
absent 'and the number' 7788-9 six
ok 'the record is sound' cv check --full
done_testing

#!/bin/sh
# A release that is sealed: one page that opens itself, and nothing else.
. "$(dirname "$0")/../lib.sh"
. "$SOURCE_ROOT/tests/cli/sealing.sh"

readers=$SOURCE_ROOT/tests/cli/readers
ok 'a brief is sealed' sealed html supervision "$code" --output out.html
[ -f out.html ] ||
    bail 'nothing is sealed'
same 'it is one file, for its owner alone' '600 regular file' \
    "$(stat -c '%a %F' out.html)"
same 'and nothing lies beside it' 'out.html test.vault' \
    "$(ls -A | tr '\n' ' ' | sed 's/ $//')"
absent 'what it holds cannot be read' herons out.html
absent 'nor the names of its files' brief.docx out.html
absent 'nor the passphrase' "$words" out.html
has 'the register knows the release' "$(cv release list)" supervision
exits 1 'what is there stays' sealed html supervision "$code" --output out.html
exits 1 'a folder is no place for it' sealed html supervision "$code" --output .
ok 'in a dry run nothing is written' \
    sealed html supervision "$code" --dry-run --output dry.html
[ ! -e dry.html ]
result $? 'not even an empty file'
ok 'tables are sealed too' sealed html research --project sleep --k 1 \
    --output r.html
has 'JSON says what was sealed' \
    "$(sealed html supervision "$code" --output j.html --json 2> /dev/null)" \
    "\"sealed_sha256\":\"$(sha256sum j.html | cut -c 1-64)\""
has 'it says that the passphrase goes another way' \
    "$(sealed html supervision "$code" --output l.html 2>&1 > /dev/null)" \
    'another way'

exits 2 'there is no other seal' \
    cv release supervision "$code" --seal wax --output w --unreviewed
exits 2 'a passphrase without a seal is a mistake' \
    cv release supervision "$code" --seal-passphrase-fd 3 --output w \
    --unreviewed
exits 2 'without a passphrase there is no seal' \
    cv release supervision "$code" --seal html --output w --unreviewed
words='too short'
fails 'a short passphrase is refused' \
    sealed html supervision "$code" --output w.html
words='passwordpassword'
fails 'so is one that is guessed' sealed html supervision "$code" --output w.html
words='eleven quiet rivers under snow'
[ ! -e w ] && [ ! -e w.html ]
result $? 'what was refused left nothing'

# A second reader, who has read the description of the format only.
# unseal PAGE FOLDER [PASSPHRASE]
unseal() {
    mkdir -p "$2" && printf '%s\n' "${3:-$words}" |
        node "$readers/unseal.js" "$1" "$2"
}

# forge FROM TO WHAT: a page with one byte of it changed.
cat > "$base/forge.py" <<'END'
import re, sys
source, target, what = sys.argv[1:]
page = open(source).read()
start = page.index("casevault-sealed 1")
where = {
    "first": page.index("\n\n", start) + 2,
    "last": page.index("</script>", start) - 6,
    "rounds": page.index("600000", start) + 5,
    "salt": page.index("600000 ", start) + 8,
    "nonce": page.index("AES-256-GCM ", start) + 14,
}[what]
other = "1" if what == "rounds" else "A" if page[where] != "A" else "B"
open(target, "w").write(page[:where] + other + page[where + 1:])
END
if node -e 'require("crypto").webcrypto.subtle' 2> /dev/null; then
    ok 'another program opens it' unseal out.html opened
    ok 'and has the files of the release, unchanged' \
        "$CASEVAULT" verify opened
    ok 'the text is in it' grep -q herons opened/brief.html
    same 'all six' 6 "$(find opened -mindepth 1 -maxdepth 1 | grep -c .)"
    ok 'it opens the tables' unseal r.html tables
    ok 'unchanged too' "$CASEVAULT" verify tables
    fails 'another passphrase does not open it' \
        unseal out.html none 'eleven quiet rivers under sand'
    for what in first last rounds salt nonce; do
        python3 "$base/forge.py" out.html forged.html $what
        fails "with a changed byte ($what) it does not open" \
            unseal forged.html none
    done
    empty 'and gives nothing away' "$(ls none)"
else
    result 0 'another program opens it # SKIP no WebCrypto in node'
fi

# What a reader sees.
# seen PAGE PASSPHRASE
seen() {
    timeout 200 python3 "$readers/sealed_page.py" chromium \
        "$base/chromium" "$1" "$2" 2>&1
}
if command -v chromium > /dev/null &&
    timeout 60 chromium --headless --no-sandbox --disable-gpu \
        --user-data-dir="$base/chromium" --dump-dom about:blank \
        > "$log" 2>&1; then
    page=$(seen out.html "$words")
    has 'the passphrase can be typed at once' "$page" 'focus passphrase'
    has 'the right one shows the brief' "$page" herons
    has 'as a brief, with its title' "$page" 'title Case brief'
    has 'and who cannot see it is led there' "$page" 'heading H1'
    has 'the other files can be saved' "$page" \
        'links brief.docx brief.html brief.md reply.md manifest.json'
    case $page in *'requests file'*http* | *'requests file'*ftp*) false ;;
    *'requests file'*) true ;; *) false ;; esac
    result $? 'nothing is asked for anywhere'
    page=$(seen out.html "$words!")
    has 'a wrong one is told' "$page" 'does not open'
    lacks 'and shows nothing' "$page" herons
    python3 "$base/forge.py" out.html forged.html last
    page=$(seen forged.html "$words")
    has 'a changed file is told' "$page" 'does not open'
    lacks 'and shows nothing of it' "$page" herons
    ok 'in Indonesian' \
        sealed html supervision "$code" --language id --output id.html
    page=$(seen id.html salah)
    has 'the page speaks it' "$page" 'Tidak terbuka'
    has 'and says so' "$page" 'language id'
    page=$(seen r.html "$words")
    has 'tables are there to be saved' "$page" 'notes.csv'
    # The policy of the page knows its script by the hash.
    sed 's/^if (!globalThis/document.title = "stranger";\n&/' out.html \
        > other.html
    grep -q stranger other.html || bail 'the script was not changed'
    page=$(timeout 100 chromium --headless --no-sandbox --disable-gpu \
        --user-data-dir="$base/chromium" --dump-dom \
        "file://$PWD/other.html" 2> /dev/null)
    has 'a script that was changed does not run' "$page" \
        '<title>Sealed document</title>'
else
    result 0 'a reader opens it # SKIP no chromium that runs here'
fi
done_testing

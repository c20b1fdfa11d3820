#!/bin/sh
# The main job on the sample cases: a vault, three imports, consents, one case
# for a supervisor, all consenting ones for research.  ./dev demo runs it.
# usage, from the top of the sources: run.sh CASEVAULT
set -eu
casevault=$1
samples=docs/demo
demo=demo

# Everything lies in one folder, made afresh each time; another's is left alone.
if [ -e "$demo" ] && [ ! -f "$demo/passphrase" ]; then
    echo "there is a $demo already that is not of this script" >&2
    exit 1
fi
rm -rf "$demo"
mkdir -m 700 "$demo"

# A generated passphrase.  It is kept beside the vault because the people in it
# are invented: never do that with a vault of your own.
(umask 077 && head -c 15 /dev/urandom | base32 > "$demo/passphrase")

# cv ARGS...: the program reads the passphrase from descriptor 3; it is in no
# argument and no variable.
cv() {
    "$casevault" -f "$demo/demo.vault" --no-input --passphrase-fd 3 "$@" \
        3< "$demo/passphrase"
}

step() { printf '\n== %s\n' "$*"; }

step 'A new vault'
cv init --recovery-code-to "$demo/recovery-code"

step 'Sample cases: JSON lines, a table, a folder of text files'
for source in cases-id.jsonl cases-en.jsonl cases-en.csv folder; do
    cv import "$samples/$source"
done
cv case list

step 'Two identifiers more, for a case that came without a ledger'
echo 'Linnea Achterberg' | cv identifier add EN-07 name -
echo 'Mareike' | cv identifier add EN-07 name - --person mother

step 'Consents: two cases for supervision, all but one for research'
cv consent record ID-05 EN-02 supervision
cv consent record --all research:demo
cv consent revoke EN-04 research:demo

step 'One case for the supervisor'
cv release supervision ID-05 --output "$demo/supervision" --unreviewed

step 'Every consenting case for research'
cv release research --project demo --output "$demo/research" --texts \
    --unreviewed

step 'Before and after'
python3 "$samples/before_after.py" "$casevault" "$samples/cases-id.jsonl" \
    "$samples/cases-en.jsonl"

step 'To look at'
find "$demo" -type f | LC_ALL=C sort | sed 's/^/  /'
cat <<END

Nobody reviewed these releases (--unreviewed), and each says so.  To go on:

  $casevault -f $demo/demo.vault --passphrase-fd 3 note list ID-05 3< $demo/passphrase
  $casevault -f $demo/demo.vault --passphrase-fd 3 search lift 3< $demo/passphrase
END

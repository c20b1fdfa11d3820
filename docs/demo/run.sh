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

step 'Coded facts, for the tables'
while read -r code facts; do
    # shellcheck disable=SC2086 # kinds and values
    cv attribute set "$code" $facts
done < "$samples/coded.txt"

step 'Sessions, scores and events of the two cases for supervision'
for day in 2025-10-01 2025-10-15 2025-10-22 2025-11-05; do
    cv session add ID-05 --date $day --modality video --minutes 50
done
cv session add ID-05 --date 2025-11-19 --modality phone --minutes 30
for score in '2025-10-01 14' '2025-10-22 10' '2025-11-05 7'; do
    cv score add ID-05 phq9 "${score#* }" --date "${score% *}"
done
cv event add ID-05 goal-reached --date 2025-11-05
cv measure add pcl5 PCL-5 --highest 80
for row in '2025-01-14 18 41' '2025-02-11 11 33' '2025-04-08 6 19' \
    '2025-06-17 4 14'; do
    # shellcheck disable=SC2086 # three words
    set -- $row
    cv session add EN-02 --date "$1" --modality in-person --minutes 50
    cv score add EN-02 phq9 "$2" --date "$1"
    cv score add EN-02 pcl5 "$3" --date "$1"
done
cv session add EN-02 --date 2025-02-18 --attendance cancelled
cv event add EN-02 crisis --date 2025-01-28
cv event add EN-02 medication-start --date 2025-02-04
cv event add EN-02 medication-stop --date 2025-05-27

step 'What the therapist asks, written under the headings of the template'
cv note add ID-05 --kind supervision --date 2025-11-20 \
    < "$samples/supervision-ID-05.md"
cv note add EN-02 --kind supervision --date 2025-05-20 \
    < "$samples/supervision-EN-02.md"

step 'One case for the supervisor, one on a page, one for a group'
cv release supervision ID-05 --output "$demo/supervision" --unreviewed
cv release supervision EN-02 --output "$demo/supervision-one-page" \
    --form one-page --unreviewed
cv release supervision EN-02 --output "$demo/supervision-group" \
    --form group --unreviewed

step 'The supervisor checks what came, without any vault'
"$casevault" verify "$demo/supervision"
"$casevault" verify "$demo/supervision-one-page/brief.html"

step 'Every consenting case for research'
# One of 14 may be left out; else no table could say of anybody what they are.
cv release research --project demo --output "$demo/research" --texts \
    --max-suppression 10 --unreviewed

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

#!/bin/sh
# What leaves the vault: consent, review, gate, and what is written.
. "$(dirname "$0")/../lib.sh"

new_vault
code=$(cv client add --from - <<END
{"names": ["Ratmojo Wiryasuteja"], "phones": ["+6281277889911"],
 "relatives": [{"role": "mother", "names": ["Lastrinah Pudyaningrum"]}],
 "born": "1991-03-12"}
END
) || bail 'client add failed'
echo 'Ratmojo came with Lastrinah Pudyaningrum. She calls 0812-7788-9911.' |
    cv note add "$code" --date 2026-01-05 > /dev/null 2>&1
echo 'Slept well. Ratmojo will try again.' |
    cv note add "$code" --date 2026-01-19 > /dev/null 2>&1
echo 'My own thoughts about Ratmojo, for nobody.' |
    cv note add "$code" --kind process --date 2026-01-19 > /dev/null 2>&1

exits 20 'no brief without consent' \
    cv release supervision "$code" --unreviewed --output brief
exits 20 'no bundle without consent' \
    cv release research --project sleep --unreviewed --output bundle
exits 3 'no brief of a case that is not there' \
    cv release supervision NO-CASE --unreviewed --output brief
exits 2 'an output has to be named' \
    cv release supervision "$code" --unreviewed
exits 2 'profiles are known' cv release supervision "$code" --unreviewed \
    --output brief --profile nosuch
cv consent record "$code" supervision > /dev/null 2>&1
cv consent record "$code" research:sleep > /dev/null 2>&1

exits 22 'without review nothing is written' \
    cv release supervision "$code" --output brief
exits 22 'the open questions are written down' \
    cv release supervision "$code" --review review.tsv --output brief
same 'the review file is private' 600 "$(stat -c %a review.tsv)"
exits 22 'an unanswered file decides nothing' \
    cv release supervision "$code" --review review.tsv --output brief
ok 'still nothing is there' test ! -e brief
sed 's/\t\t/\tperhaps\t/' review.tsv > wrong.tsv
exits 1 'an answer that is none is refused' \
    cv release supervision "$code" --review wrong.tsv --output brief
sed -i 's/\t\t/\tremove\t/' review.tsv
ok 'answered, the brief is written' \
    cv release supervision "$code" --review review.tsv --output brief
same 'the brief has these files' \
    'brief.docx brief.html brief.md manifest.json manifest.sig reply.md' \
    "$(ls brief | tr '\n' ' ' | sed 's/ $//')"
same 'its folder is private' 700 "$(stat -c %a brief)"
same 'its files are private' 600 "$(stat -c %a brief/brief.html)"
absent 'no name' Ratmojo brief
absent 'no name of the mother' Pudyaningrum brief
absent 'no number' 7788-9 brief
absent 'no case code' "$code" brief
absent 'no date of a session' 2026-01-19 brief
absent 'no process note' 'own thoughts' brief
absent 'no word that promises too much' anonymous brief
ok 'it says that a person reviewed it' \
    grep -q 'a person decided about every finding' brief/brief.html
ok 'roles stand for people' grep -qF "[Client's mother]" brief/brief.md
exits 1 'a folder that holds something is not touched' \
    cv release supervision "$code" --output brief
ok 'the answers are remembered' \
    cv release supervision "$code" --output again
ok 'a brief can be in Indonesian' \
    cv release supervision "$code" --language id --output baru
ok 'and then labels are too' grep -qF '[Ibu Klien]' baru/brief.md
ok 'the language of the messages will do' cv --lang id release supervision \
    "$code" --output lagi
ok 'for the labels' grep -qF '[Ibu Klien]' lagi/brief.md

ok 'a dry run passes the gate' cv release supervision "$code" --dry-run \
    --output dry
ok 'and leaves nothing' test ! -e dry

ok 'a bundle without texts needs no review' \
    cv release research --project sleep --output tables
ok 'it has no texts' test ! -e tables/text.csv
cv release research --project sleep --texts --unreviewed --output texts \
    > texts.log 2>&1
ok 'unreviewed, it says so' grep -q 'NOT REVIEWED' texts.log
ok 'the manifest says unreviewed' \
    grep -q '"unreviewed": true' texts/manifest.json
absent 'no name in the bundle' Wiryasuteja texts
absent 'no case code in the bundle' "$code" texts
absent 'no date in the tables' 2026-01 texts/cases.csv texts/notes.csv \
    texts/sessions.csv texts/text.csv
first=$(sed -n 2p tables/cases.csv | cut -d , -f 1)
second=$(sed -n 2p texts/cases.csv | cut -d , -f 1)
same 'a case keeps its name within a project' "$first" "$second"

cv consent revoke "$code" supervision > /dev/null 2>&1
exits 20 'a revoked consent counts no more' \
    cv release supervision "$code" --output more
same 'the register knows all of it' 6 "$(cv release list | grep -c .)"

# A ledger that knows an everyday word asks, once.
other=$(echo '{"names": ["Grace Zubrowitz"], "cities": ["Kendal"]}' |
    cv client add --from -)
cv consent record "$code" supervision > /dev/null 2>&1
echo 'We spoke about the weather in Kendal.' |
    cv note add "$code" --date 2026-02-01 > /dev/null 2>&1
exits 22 'the city of another client is asked about' \
    cv release supervision "$code" --output third
exits 22 'it is written down' \
    cv release supervision "$code" --review third.tsv --output third
sed -i 's/\t\t/\tkeep\t/' third.tsv
ok 'kept on purpose, it leaves' \
    cv release supervision "$code" --review third.tsv --output third
ok 'the word is there' grep -q Kendal third/brief.md
echo 'Zubrowitz was mentioned.' |
    cv note add "$code" --date 2026-02-02 > /dev/null 2>&1
cv release supervision "$code" --review fourth.tsv --output fourth \
    > "$log" 2>&1
sed -i 's/\t\t/\tkeep\t/' fourth.tsv
exits 21 'no decision lets out a name that is no word' \
    cv release supervision "$code" --review fourth.tsv --output fourth
ok 'nothing of it is there' test ! -e fourth
cv release supervision "$code" --review fourth.tsv --output fourth \
    > gate.log 2>&1
ok 'the message names the place and whose it is' \
    grep -q "brief.html, line .*: name, $other, client" gate.log
absent 'and not the name' Zubrowitz gate.log
done_testing

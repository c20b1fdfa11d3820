#!/bin/sh
# The supervision brief: its parts, its forms, its formats, what they say.
. "$(dirname "$0")/../lib.sh"

new_vault
code=$(cv client add --from - <<END
{"names": ["Ratmojo Wiryasuteja"], "phones": ["+6281277889911"],
 "relatives": [{"role": "mother", "names": ["Lastrinah Pudyaningrum"]}],
 "born": "1991-03-12"}
END
) || bail 'client add failed'
quick
note() { cv note add "$code" --kind "$1" --date "$2" > /dev/null 2>&1; }
note intake 2026-01-05 <<END
Ratmojo sleeps badly since he moved. He came with Lastrinah Pudyaningrum.
END
note risk 2026-01-12 <<END
Older words about risk.
END
note risk 2026-01-19 <<END
No plan to harm himself; he will call Lastrinah if that changes.
END
note progress 2026-01-26 <<END
An ordinary hour with Ratmojo.
END
cv consent record "$code" supervision > /dev/null 2>&1
for score in '2026-01-05 17' '2026-01-19 12' '2026-02-02 8'; do
    cv score add "$code" phq9 "${score#* }" --date "${score% *}"
done > /dev/null 2>&1
cv measure add sleep-hours 'Hours asleep' --highest 24 --higher better \
    > /dev/null 2>&1
cv score add "$code" sleep-hours 5 --date 2026-01-05 > "$log" 2>&1
cv session add "$code" --date 2026-01-05 --modality video > /dev/null 2>&1
cv session add "$code" --date 2026-01-12 --attendance no-show > /dev/null 2>&1
cv event add "$code" rupture --date 2026-01-20 > /dev/null 2>&1

# Without a note for it, what is there stands in its place.
cv release supervision "$code" --unreviewed --output plain > plain.log 2>&1
text=$(cat plain/brief.md)
has 'no question is said to be none' "$text" 'No question was written down.'
has 'the newest risk note stands under risk' "$text" 'No plan to harm himself'
has 'and says where it is from' "$text" 'From a note: Week 3, Risk'
has 'the intake stands under the concern' "$text" 'sleeps badly since he moved'
same 'a note in a part is not told twice' 1 \
    "$(grep -c 'sleeps badly since' plain/brief.md)"
same 'parts that nobody wrote are left out' 0 \
    "$(grep -c '^## Formulation' plain/brief.md)"
ok 'and counted' grep -q 'left out: 8' plain.log

# The parts, as a therapist writes them.
cv template supervision --language en > headings
same 'the template has twelve headings' 12 "$(grep -c '^# ' headings)"
same 'in both languages' 12 \
    "$(cv template supervision --language id | grep -c '^# ')"
has 'templates are listed' "$(cv template)" supervision
exits 2 'an unknown one is refused' cv template nosuch
note supervision 2026-02-01 < headings
cv release supervision "$code" --unreviewed --output hints > "$log" 2>&1
absent 'hints are no part of a brief' 'What do you want to take home' hints
has 'headings with nothing under them are no parts' "$(cat hints/brief.md)" \
    'No question was written down.'
note supervision 2026-02-02 <<END
# Question

How do I end with Ratmojo?

## Risk now
He is safe, says Lastrinah Pudyaningrum.

# Plan B is a heading of ours
Two more hours.

# Something else
stays text

# Pandangan
I fear 0812-7788-9911 rings.
END
cv release supervision "$code" --unreviewed --output full > "$log" 2>&1
text=$(cat full/brief.md)
has 'the question comes first' \
    "$(grep -A2 '^## ' full/brief.md | head -n 3)" 'How do I end with [Client]?'
has 'what was written goes before a note' "$text" "He is safe, says [Client's"
has 'a heading of another kind is text' "$text" '\# Something else'
has 'a heading may be in the other language' "$text" \
    '## What I think, what I fear, what I ask'
same 'in the order of supervisors' 'Question Risk Who, Presenting Goals, Course What Notes What How How How ' \
    "$(sed -n 's/^## \([^ ]*\).*/\1/p' full/brief.md | tr '\n' ' ')"
has 'scores are there' "$text" '| 3 | 12 | Moderate |'
has 'with the change' "$text" 'Since the first score: −9 (reliably better).'
has 'sessions are counted' "$text" 'Sessions: 2 (Held 1, Not attended 1)'
has 'events stand in their week' "$text" 'Rupture'
has 'one'"'"'s own measure has its name' "$text" '### Hours asleep'
absent 'no name' Wiryasuteja full
absent 'nor the name of the mother' Pudyaningrum full
absent 'no number' 7788 full
absent 'no case code' "$code" full

# Forms.
exits 2 'forms are known' cv release supervision "$code" --unreviewed \
    --form long --output long
ok 'one page' cv release supervision "$code" --unreviewed --form one-page \
    --output short
text=$(cat short/brief.md)
has 'it has the question' "$text" 'How do I end with [Client]?'
has 'and the scores' "$text" '| PHQ-9 | 17 (1), 12 (3), 8 (5) | −9 (reliably'
lacks 'and no notes' "$text" 'An ordinary hour'
lacks 'and no view' "$text" rings
ok 'for a group' cv release supervision "$code" --unreviewed --form group \
    --output group
text=$(cat group/brief.md)
has 'a relative is a relative' "$text" "[Client's relative]"
lacks 'and not the mother' "$text" "mother"
has 'ages are in wide bands' "$text" '18–39'
lacks 'no note' "$text" 'An ordinary hour'
lacks 'nor one in place of a part' "$text" 'sleeps badly'
has 'the stricter profile' "$text" 'profile uu-pdp'

# A review asks about what leaves, and about nothing else.
exits 22 'the review of a group brief' cv release supervision "$code" \
    --form group --review group.tsv --output reviewed
lacks 'does not ask about notes that stay' "$(cat group.tsv)" 'An ordinary'
sed -i 's/\t\t/\tremove\t/' group.tsv
ok 'answered, it is written' cv release supervision "$code" --form group \
    --review group.tsv --output reviewed
ok 'and says who decided' grep -q 'a person decided' reviewed/brief.md

# The editor begins with the headings, in the language of the case.
if [ "$(stat -f -c %T /dev/shm 2> /dev/null)" = tmpfs ]; then
    unset XDG_RUNTIME_DIR
    printf '#!/bin/sh\nsed -i "3i Ditulis di editor." "$1"\n' > editor
    chmod +x editor
    EDITOR=$work/editor
    export EDITOR
    id=$(cv note add "$code" --template supervision --language id 2> "$log")
    has 'the editor has the headings' "$(cv note show "$id" 2>&1)" \
        '# Risiko saat ini'
    has 'and what was written' "$(cv note show "$id")" 'Ditulis di editor.'
    has 'its kind is that of the template' "$(cv --json note list "$code")" \
        '"date":"'"$(date +%F)"'"'
    EDITOR=true
    exits 2 'a template left as it was is no note' \
        cv note add "$code" --template supervision
    exits 2 'a template must be there' \
        cv note add "$code" --template nosuch
fi

# A second reader of the document: LibreOffice.
if command -v soffice > /dev/null && command -v pdftotext > /dev/null; then
    mkdir office
    HOME=$base/home soffice -env:UserInstallation="file://$base/office" \
        --headless --convert-to pdf --outdir office full/brief.docx \
        > "$log" 2>&1
    text=$(pdftotext -layout office/brief.pdf - 2> /dev/null)
    has 'LibreOffice opens the document' "$text" 'How do I end with [Client]?'
    has 'with its tables' "$text" 'Moderate'
    has 'in its order' "$text" 'Release '
else
    result 0 'the document is opened # SKIP no soffice or no pdftotext'
fi
ok 'the document is well-formed XML in a zip' python3 - full/brief.docx <<'END'
import sys, zipfile
from xml.dom import minidom
with zipfile.ZipFile(sys.argv[1]) as document:
    assert document.testzip() is None
    assert document.namelist()[0] == "[Content_Types].xml"
    for name in document.namelist():
        minidom.parseString(document.read(name))
    for info in document.infolist():
        assert info.date_time == (1980, 1, 1, 0, 0, 0), info.date_time
END

# A browser, without a word of complaint.
if command -v chromium > /dev/null; then
    timeout 120 chromium --headless --no-sandbox --disable-gpu \
        --user-data-dir="$base/chromium" --enable-logging=stderr \
        --no-pdf-header-footer --print-to-pdf="$work/page.pdf" \
        "file://$work/full/brief.html" > browser.log 2>&1
    if [ -s page.pdf ]; then
        empty 'the page gives the browser nothing to complain of' \
            "$(grep CONSOLE browser.log)"
        timeout 120 chromium --headless --no-sandbox --disable-gpu \
            --user-data-dir="$base/chromium" --no-pdf-header-footer \
            --print-to-pdf="$work/one.pdf" "file://$work/short/brief.html" \
            > "$log" 2>&1
        if command -v pdfinfo > /dev/null; then
            has 'one page is one page' \
                "$(pdfinfo one.pdf | grep Pages | tr -d ' ')" 'Pages:1'
        fi
        if command -v pdftotext > /dev/null; then
            has 'on paper it says the same' "$(pdftotext page.pdf -)" \
                'How do I end with [Client]?'
        fi
    else
        result 0 'the page is printed # SKIP chromium cannot run here'
    fi
else
    result 0 'the page is printed # SKIP no chromium'
fi
done_testing

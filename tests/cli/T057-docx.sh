#!/bin/sh
# The brief comes back as a DOCX with comments in it.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
cv client add --code C-1 --from - > "$log" 2>&1 <<END
{"names": ["Ratmojo Wiryasuteja"],
 "relatives": [{"role": "mother", "names": ["Lastrinah Pudyaningrum"]}]}
END
echo 'Ratmojo came with Lastrinah Pudyaningrum.' |
    cv note add C-1 --date 2026-01-05 > "$log" 2>&1
printf '# Question\n\nHow do I end?\n' |
    cv note add C-1 --kind supervision --date 2026-01-06 > "$log" 2>&1
cv consent record C-1 supervision > "$log" 2>&1
ok 'a brief goes out' \
    cv release supervision C-1 --unreviewed --language en --output en
comment="$SOURCE_ROOT/tests/cli/comment_docx.py"
python3 "$comment" en/brief.docx back.docx || bail 'no comment was made'

notes=$(cv note list)
exits 1 'one that nobody commented in is refused' \
    cv supervise import en/brief.docx
has 'and says so' "$(cat "$log")" 'no comment'
head -c 2000 back.docx > half.docx
exits 1 'half a document' cv supervise import half.docx
has 'is called damaged' "$(cat "$log")" 'damaged'
python3 - <<'END'
import zipfile
bomb = zipfile.ZipFile("bomb.docx", "w", zipfile.ZIP_DEFLATED)
bomb.writestr("word/comments.xml", b"<w:comments>" + b" " * (300 << 20))
END
exits 1 'a document that unpacks to hundreds of megabytes' \
    cv supervise import bomb.docx
python3 - <<'END'
import zipfile
other = zipfile.ZipFile("other.docx", "w")
other.writestr("word/comments.xml", '<w:comments xmlns:w="x"><w:comment '
               'w:id="1"><w:p><w:t>hello</w:t></w:p></w:comment></w:comments>')
END
exits 1 'somebody else'\''s document' cv supervise import other.docx
has 'is no brief of ours' "$(cat "$log")" 'not a brief of ours'
same 'nothing of all that was stored' "$notes" "$(cv note list)"
exits 2 'a form has no use for such options' \
    cv supervise import en/reply.md --minutes 50

note=$(cv supervise import back.docx --minutes 50 --people 3 2> "$log")
ok 'the comments become a note' test "$note" -gt 0
text=$(cv note show "$note")
has 'with the words they are about' "$text" '> How do I end?'
has 'and what was said' "$text" "Ask [Client's mother] first."
has 'and who is meant' "$text" "[Client's mother]: Lastrinah Pudyaningrum"
has 'on the day of the comment' "$(cv note list C-1)" \
    "$(printf '2026-02-03\tsupervision')"
same 'its hours are in the log' \
    'C-1	2026-02-03	50	group	3	dr. Sekar' \
    "$(cv supervise list | cut -f 2-)"
ok 'again, it is known' cv supervise import back.docx
has 'which is said' "$(cat "$log")" 'was imported before'
same 'and adds nothing' 1 "$(cv supervise list | wc -l)"

# As LibreOffice saves it, which writes all of it anew.
if command -v soffice > /dev/null; then
    HOME=$base/home soffice -env:UserInstallation="file://$base/office" \
        --headless --convert-to docx --outdir again back.docx \
        > "$base/office.log" 2>&1
fi
if [ -f again/back.docx ]; then
    new=$(cv supervise import again/back.docx --supervisor 'Sekar, SIPP 12' \
        --date 2026-02-04 2> "$log")
    has 'no hours were given, and that is said' "$(cat "$log")" --minutes
    if [ -n "$new" ]; then
        has 'what an office program saved is read' "$(cv note show "$new")" \
            '> How do I end?'
    else
        has 'or it is the same, word for word' "$(cat "$log")" \
            'was imported before'
    fi
    same 'and counts none' 1 "$(cv supervise list | wc -l)"
else
    result 0 'as LibreOffice saves it # SKIP no soffice that runs here'
fi
absent 'no clear name lies about' Pudyaningrum "$work"
done_testing

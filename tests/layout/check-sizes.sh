#!/bin/sh
# Files up to 600 lines, lines up to 80 columns, functions up to 60 lines.
# Nesting and parameters are clang-tidy's: ./dev lint.  Run from the top.
set -u
rc=0
sources=$(find vault anonymizer cli tests -name '*.[ch]' | sort)
# grep counts characters; some awks count bytes.
if echo "$sources" | LC_ALL=C.UTF-8 xargs grep -nHE '^.{81,}$' >&2; then
    echo 'more than 80 columns' >&2
    rc=1
fi
echo "$sources" | xargs awk '
        function complain(text) { print text > "/dev/stderr"; bad = 1 }
        FNR == 1 { body = 0; head = 0 }
        FNR == 601 { complain(FILENAME ": more than 600 lines") }
        # The name of a function stands in column 0 and ends in no semicolon.
        /^[a-z_][a-z0-9_]*\(/ { head = FNR; name = $0 }
        /^\{/ && head { body = head }
        /^\}/ {
            if (body && FNR - body + 1 > 60)
                complain(FILENAME ":" body ": " FNR - body + 1 " lines: " name)
            body = 0; head = 0
        }
        END { exit bad }' || rc=1
exit "$rc"

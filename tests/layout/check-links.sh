#!/bin/sh
# Every relative link in a document leads to a file.  Run from the top.
set -u
rc=0
for page in README.md docs/*.md docs/demo/*.md; do
    [ -f "$page" ] || continue
    # Links have no blanks in them.
    # shellcheck disable=SC2013
    for link in $(grep -oE '\]\([^)#:]+' "$page" | cut -c 3-); do
        if [ ! -e "$(dirname "$page")/$link" ]; then
            echo "$page: no $link" >&2
            rc=1
        fi
    done
done
exit "$rc"

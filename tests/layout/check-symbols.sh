#!/bin/sh
# Every global symbol of a library begins with its folder's prefix.
# usage: check-symbols.sh LIBRARY PREFIX [LIBRARY PREFIX]...
set -u
rc=0
while [ $# -gt 1 ]; do
    symbols=$(nm -g --defined-only "$1") || exit 1
    bad=$(echo "$symbols" | awk 'NF == 3 { print $3 }' | grep -v "^$2")
    if [ -n "$bad" ]; then
        printf '%s exports what does not begin with %s:\n%s\n' \
            "$1" "$2" "$bad" >&2
        rc=1
    fi
    shift 2
done
exit "$rc"

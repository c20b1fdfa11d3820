#!/bin/sh
# The packed word lists are the same bytes every time, and stay small.
# usage: pack-same.sh PYTHON PACK.py
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
PYTHONHASHSEED=1 "$1" "$2" "$dir/one.c" 2> "$dir/said"
PYTHONHASHSEED=2 LC_ALL=C TZ=UTC "$1" "$2" "$dir/two.c" 2> /dev/null
cmp "$dir/one.c" "$dir/two.c"
bytes=$(sed -n 's/.*, \([0-9]*\) bytes$/\1/p' "$dir/said")
[ "$bytes" -lt 2600000 ]

#!/bin/sh
# Blanks, invisible characters, banned functions, banned names.  Run from the
# top of the sources.
set -u
rc=0
sources=$(find vault anonymizer cli tests -name '*.[ch]' | sort)
ours=$(echo "$sources" | grep -v '^tests/')
texts=$(find vault anonymizer cli tests docs README.md dev meson.build \
    -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name '*.md' \
    -o -name '*.scd' -o -name '*.sql' -o -name meson.build -o -name dev \) \
    -not -path '*/corpus/*' | sort)

# none FILES PATTERN REASON: grep finds PATTERN (Perl) nowhere in FILES.
none() {
    hits=$(echo "$1" | LC_ALL=C.UTF-8 xargs grep -nHP "$2")
    if [ -n "$hits" ]; then
        printf '%s:\n%s\n' "$3" "$hits" >&2
        rc=1
    fi
}

none "$sources" '\t' 'a tab'
none "$texts" '\r| $' 'a blank at the end of a line'
none "$texts" \
    '[\x{00ad}\x{034f}\x{061c}\x{180e}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2060}-\x{2069}\x{feff}]' \
    'an invisible character'
for file in $texts; do
    if [ -n "$(tail -c 1 "$file")" ]; then
        echo "$file: no newline at the end" >&2
        rc=1
    fi
done

none "$sources" \
    '(?<![\w.>])(strcpy|strcat|strncpy|strncat|stpcpy|sprintf|vsprintf|gets|strtok|atoi|atol|atof|system|popen|alloca|mktemp|tmpnam|tempnam|tmpfile|gmtime|localtime|ctime|asctime|rand|srand|bzero|memfrob)\s*\(' \
    'a banned function'
none "$(echo "$ours" | grep -v '^cli/main\.c$')" \
    '(?<![\w.>])(exit|abort|quick_exit)\s*\(' 'only cli/main.c ends the program'
none "$(echo "$ours" | grep -v '^cli/')" \
    '(?<![\w.>])(printf|fprintf|vprintf|puts|fputs|putchar|perror|getenv|secure_getenv|setlocale)\s*\(' \
    'a library prints nothing and reads no environment'
none "$(echo "$ours" | grep '^anonymizer/')" \
    '(?<![\w.>])(FILE\s*\*|(fopen|fdopen|open|read|write|fread|fwrite|time|clock|clock_gettime|malloc_usable_size)\s*\()' \
    'the anonymizer does no I/O and knows no clock'
# shellcheck disable=SC2016
none "$sources" '^\s*//|[;{}]\s*//|^typedef\s+struct|^typedef.*_t;' \
    'a comment or typedef of another style'
none "$sources" '\b(TODO|FIXME|XXX|HACK)\b' 'an unfinished mark'

bad=$(echo "$sources" |
    grep -E '(^|/)(utils?|common|misc|helpers?)(\.|_|/)')
if [ -n "$bad" ]; then
    printf 'a file that is no noun:\n%s\n' "$bad" >&2
    rc=1
fi
exit "$rc"

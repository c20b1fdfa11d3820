#!/bin/sh
# Breaks each layout rule on purpose in a copy of the sources: a check that
# nobody has seen fail is no check.  Speaks TAP.
# usage: broken.sh COMPILER...
set -u
copy=$(mktemp -d)
trap 'rm -rf -- "$copy"' EXIT
mkdir "$copy/tree" "$copy/out"
tar -cf - --exclude='anonymizer/data/*' --exclude=corpus vault anonymizer cli \
    tests docs README.md dev meson.build | tar -C "$copy/tree" -xf -
top=$(pwd)
cd "$copy/tree" || exit 1
count=0
failed=0

# breaks CHECK FILE RULE [LINE]: with LINE (printf) at the end of FILE the
# check fails and names FILE.
breaks() {
    check=$1 file=$2 rule=$3
    count=$((count + 1))
    existed=no
    if [ -f "$file" ]; then
        existed=yes
        cp "$file" "$copy/saved"
    fi
    # The broken line is a format on purpose: it holds \t and the like.
    # shellcheck disable=SC2059
    printf "$4" >> "$file"
    if sh "tests/layout/check-$check.sh" > "$copy/out/log" 2>&1; then
        verdict='not ok'
    elif grep -qF "$file" "$copy/out/log"; then
        verdict=ok
    else
        verdict='not ok'
    fi
    echo "$verdict $count - $check: $rule"
    if [ "$verdict" != ok ]; then
        sed 's/^/# /' "$copy/out/log"
        failed=1
    fi
    if [ "$existed" = yes ]; then cp "$copy/saved" "$file"; else rm "$file"; fi
}

breaks includes vault/broken.c 'vault/ knows no anonymizer/' \
    '#include "anonymizer/text.h"\n'
breaks includes anonymizer/broken.c 'anonymizer/ knows no vault/' \
    '#include "vault/vault.h"\n'
breaks includes vault/broken.h 'vault/ knows no cli/' \
    '  #  include "cli/report.h"\n'
breaks includes anonymizer/broken.c 'no system calls in the anonymizer' \
    '#include <unistd.h>\n'
breaks includes anonymizer/broken.h 'no clock in the anonymizer' \
    '#include <sys/time.h>\n'
breaks includes cli/broken.c 'cli/ sees public headers only: vault' \
    '#include "vault/internal.h"\n'
breaks includes cli/release/broken.c 'cli/ sees public headers only: detect' \
    '#include "anonymizer/detect.h"\n'
breaks includes cli/export/broken.c 'a writer knows no vault' \
    '#include "vault/note.h"\n'
breaks includes cli/risk/broken.c 'disclosure control knows no writer' \
    '#include "cli/export/out.h"\n'
breaks includes cli/import/broken.c 'a reader knows no writer' \
    '#include "cli/export/export.h"\n'
breaks includes vault/broken.c 'argon2 has one door' '#include <argon2.h>\n'
breaks includes cli/broken.c 'archive has one door' '#include <archive.h>\n'
breaks includes cli/broken.c 'sqlite has one door' '#include <sqlite3.h>\n'
breaks includes cli/broken.c 'csv has its doors' '#include <csv.h>\n'
breaks includes vault/broken.c 'jansson has its door' '#include <jansson.h>\n'
breaks includes cli/broken.c 'popt has one door' '#include <popt.h>\n'
breaks includes cli/broken.c 'no network' '#include <sys/socket.h>\n'

breaks links docs/broken.md 'a link to no file' 'see [it](gone.md#part).\n'

breaks mirror vault/broken.c 'a module without a test' '\n'
breaks mirror tests/anonymizer/test_broken.c 'a test without a module' '\n'
breaks mirror cli/import/broken.c 'the folders below cli/ too' '\n'
breaks mirror cli/cmd_unheard.c 'a command that no script runs' '\n'
breaks mirror tests/layout/mirror-exceptions.txt 'an exception for no file' \
    'vault/gone.c: it was tested elsewhere\n'

breaks sizes cli/broken.c 'a file of 601 lines' \
    "$(printf '/* line */\\n%.0s' $(seq 601))"
breaks sizes vault/broken.c 'a line of 81 columns' \
    "/* $(printf 'x%.0s' $(seq 75)) */\\n"
breaks sizes anonymizer/broken.c 'a function of 61 lines' \
    "int\\nbroken(void)\\n{\\n$(printf '    ;\\n%.0s' $(seq 59))}\\n"

breaks text vault/broken.c 'a tab' '\tint x;\n'
breaks text docs/broken.md 'a blank at the end' 'words \n'
breaks text cli/broken.c 'a carriage return' 'int x;\r\n'
breaks text cli/broken.c 'no newline at the end' 'int x;'
breaks text docs/broken.md 'a bidirectional override' 'a\342\200\256b\n'
breaks text cli/broken.c 'a zero-width space' '/* a\342\200\213b */\n'
breaks text cli/broken.c 'strcpy' 'x = strcpy(a, b);\n'
breaks text tests/vault/broken.c 'sprintf, with a blank' 'sprintf (a, b);\n'
breaks text vault/broken.c 'strtok' 'x=strtok(a, b);\n'
breaks text cli/broken.c 'gets' '    gets(a);\n'
breaks text cli/broken.c 'system' '    (void)system("ls");\n'
breaks text cli/broken.c 'localtime' '    t = localtime(&now);\n'
breaks text cli/broken.c 'exit outside main.c' '    exit (1);\n'
breaks text vault/broken.c 'printing in a library' '    printf("x");\n'
breaks text anonymizer/broken.c 'the environment in a library' \
    '    x = getenv("HOME");\n'
breaks text anonymizer/broken.c 'a file in the anonymizer' \
    '    x = fopen("a", "r");\n'
breaks text cli/broken.c 'a comment of another style' '// words\n'
breaks text cli/broken.h 'a typedef of our own' 'typedef struct foo foo_t;\n'
breaks text cli/broken.c 'an unfinished mark' '/* TO''DO */\n'
breaks text cli/utils.c 'a file that is no noun' 'int x;\n'

# compiled RULE WANT: reports the exit status of the command before.
compiled() {
    got=$?
    count=$((count + 1))
    if { [ "$2" = good ] && [ "$got" -eq 0 ]; } ||
        { [ "$2" = bad ] && [ "$got" -ne 0 ]; }; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1"
        sed 's/^/# /' "$copy/out/log"
        failed=1
    fi
}

# library SOURCE: makes $copy/out/lib.a of it.
library() {
    echo "$1" > "$copy/out/lib.c"
    "$compiler" -c "$copy/out/lib.c" -o "$copy/out/lib.o" &&
        rm -f "$copy/out/lib.a" && ar rc "$copy/out/lib.a" "$copy/out/lib.o"
}

# header TEXT: compiles a header alone, as the suite of headers does.
header() {
    printf '%s\n' "$1" > "$copy/out/broken.h"
    "$compiler" -I "$copy/out" '-DHEADER="broken.h"' -c -o /dev/null \
        tests/headers/alone.c > "$copy/out/log" 2>&1
}

compiler=$1
library 'int vault_x(void); int vault_x(void) { return 0; }'
sh tests/layout/check-symbols.sh "$copy/out/lib.a" vault_ > "$copy/out/log" 2>&1
compiled 'symbols: a good library passes' good
library 'int open_x(void); int open_x(void) { return 0; }'
sh tests/layout/check-symbols.sh "$copy/out/lib.a" vault_ > "$copy/out/log" 2>&1
compiled 'symbols: a function of another prefix' bad
library 'int x_count = 1;'
sh tests/layout/check-symbols.sh "$copy/out/lib.a" vault_ > "$copy/out/log" 2>&1
compiled 'symbols: a variable of another prefix' bad

header '#include <stddef.h>
#ifndef B
#define B
struct b { size_t n; };
#endif'
compiled 'headers: a whole one compiles alone' good
header 'size_t broken(void);'
compiled 'headers: one that lacks an include' bad
header 'struct b { int n; };'
compiled 'headers: one without a guard' bad

# configured RULE WORDS: the copied tests do not configure, because of WORDS.
configured() {
    rm -rf "$copy/build"
    ! meson setup "$copy/build" "$copy/whole" > "$copy/out/log" 2>&1 &&
        grep -q "$2" "$copy/out/log"
    compiled "$1" good
}

# The whole tree by links, but for the copied tests.
mkdir "$copy/whole"
for entry in "$top"/*; do
    case $(basename "$entry") in
    tests) cp -r tests "$copy/whole/tests" ;;
    build*) ;;
    *) ln -s "$entry" "$copy/whole/" ;;
    esac
done
: > "$copy/whole/tests/vault/test_unlisted.c"
configured 'a test file that nobody listed' 'does not list test_unlisted'
rm "$copy/whole/tests/vault/test_unlisted.c"
: > "$copy/whole/tests/cli/T999-unlisted.sh"
configured 'a script that nobody listed' 'does not list T999-unlisted'

echo "1..$count"
exit "$failed"

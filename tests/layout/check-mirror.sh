#!/bin/sh
# Every module <folder>/X.c has tests/<folder>/test_X.c, every test_X.c has its
# module, and every command has a T-script that runs it.  A module that is
# tested through another one stands in mirror-exceptions.txt with the reason.
# Run from the top of the sources.
set -u
rc=0
exceptions=tests/layout/mirror-exceptions.txt

complain() {
    echo "$1" >&2
    rc=1
}

# mirror SOURCES TESTS
mirror() {
    for module in "$1"/*.c; do
        [ -f "$module" ] || continue
        name=$(basename "$module" .c)
        case $name in main | cmd_*) continue ;; esac
        if grep -q "^$module: ." "$exceptions"; then
            [ ! -f "$2/test_$name.c" ] ||
                complain "$exceptions: $module has a test now"
            continue
        fi
        [ -f "$2/test_$name.c" ] || complain "$module has no $2/test_$name.c"
    done
    for test in "$2"/test_*.c; do
        [ -f "$test" ] || continue
        name=$(basename "$test" .c)
        [ -f "$1/${name#test_}.c" ] ||
            complain "$test tests no $1/${name#test_}.c"
    done
}

mirror vault tests/vault
mirror anonymizer tests/anonymizer
mirror cli tests/cli
for folder in export import release risk tui; do
    [ ! -d "cli/$folder" ] || mirror "cli/$folder" "tests/$folder"
done

# cmd_note_add.c is run by some script as "note add" or through `cv note add`.
for module in cli/cmd_*.c; do
    words=$(basename "$module" .c | sed 's/^cmd_//; s/_/[ -]/g')
    grep -qE "(cv|CASEVAULT\"?|\\\$bin\"?|run)( .*)? $words|commands_run:.* $words( |\$)" \
        tests/cli/T*.sh || complain "$module: no T-script runs it"
done

# An exception for a file that is gone is a lie.
while IFS=: read -r module _; do
    case $module in '' | '#'*) continue ;; esac
    [ -f "$module" ] || complain "$exceptions: no $module"
done < "$exceptions"
exit "$rc"

#!/bin/sh
# Which folder may include what, and where each library's one door is.
# Run from the top of the sources.
set -u
rc=0
sources=$(find vault anonymizer cli -name '*.[ch]' | sort)

# found PATTERN REASON < list of files: complains about each include.
found() {
    hits=$(xargs -r grep -nHE "^ *# *include *[<\"]($1)")
    if [ -n "$hits" ]; then
        printf '%s:\n%s\n' "$2" "$hits" >&2
        rc=1
    fi
}

# deny FILES PATTERN REASON: no file matching FILES includes PATTERN.
deny() {
    list=$(echo "$sources" | grep -E "$1")
    found "$2" "$3" <<END
$list
END
}

# door PATTERN FILES: only files matching FILES include PATTERN.
door() {
    list=$(echo "$sources" | grep -vE "^($2)\$")
    found "$1" "only $2 may include $1" <<END
$list
END
}

# public FOLDER: prints the public headers of FOLDER, joined by |.
public() {
    sed -n "/^$1_public = files(/,/^)/s/^ *'\(.*\)\.h',\$/\1/p" \
        "$1/meson.build" | paste -s -d '|'
}

# inner FOLDER: complains when cli/ includes a header of FOLDER not public.
inner() {
    hits=$(echo "$sources" | grep '^cli/' |
        xargs grep -nHE "^ *# *include *\"$1/" |
        grep -vE "\"$1/($(public "$1"))\\.h\"")
    if [ -n "$hits" ]; then
        printf '%s:\n%s\n' "not a public header of $1/" "$hits" >&2
        rc=1
    fi
}

# The arrows: cli -> vault, cli -> anonymizer, and nothing back.
deny '^vault/' '(anonymizer|cli)/' 'vault/ includes only vault/'
deny '^anonymizer/' '(vault|cli)/' 'anonymizer/ includes only anonymizer/'
deny '^cli/export/' '(vault/|cli/(import|release|tui|[a-z_]*\.h))' \
    'cli/export/ sees clean text only'
deny '^cli/import/' 'cli/(export|release|tui)/' \
    'cli/import/ reads and stores, no more'
deny '^cli/risk/' '(vault|anonymizer)/|cli/(export|import|release|tui|[a-z_]*\.h)' \
    'cli/risk/ knows numbers only'
inner vault
inner anonymizer

# The anonymizer is pure.
deny '^anonymizer/' \
    '(unistd|fcntl|time|locale|errno|signal|dirent|pthread|sys/.*)\.h' \
    'anonymizer/ does no I/O and knows no clock or locale'

# One door for each library.
door 'argon2' 'vault/kdf\.c'
door 'archive(_entry)?\.h' 'cli/export/zip\.c'
door 'sqlite3' 'vault/.*'
door 'sodium' 'vault/.*|cli/export/.*|cli/release/review\.c'
door 'openssl' 'vault/.*|cli/export/digest\.c'
door 'libgfshare' 'vault/share\.c'
door 'libstemmer' 'vault/stem\.c'
door '(unicase|uniconv|unictype|unigbrk|uniname|uninorm|unistr|uniwbrk)' 'anonymizer/.*|vault/.*|cli/(evaluate|scored_text)\.c|cli/import/utf8\.c|cli/release/(entity|judge|remember)\.c'
# One reader, one writer, and the gate's own second reading.
door 'csv\.h' 'cli/import/table\.c|cli/export/csv_rows\.c'
door 'readstat' 'cli/export/statistics\.c'
door 'jansson' 'cli/.*'
door 'qrencode' 'cli/qr\.c'
door 'ini\.h' 'anonymizer/policy_read\.c'
door 'expat' 'cli/docx_comments\.c'
door 'popt' 'cli/options\.c'
door 'keyutils' 'cli/keyring\.c'
door 'zxcvbn' 'cli/strength\.c'
door 'readpassphrase' 'cli/passphrase\.c'
door 'n?curses' 'cli/tui/.*'
# No network at all.
door '(sys/socket|netdb|netinet/.*|arpa/.*|curl/.*)' 'nobody'
exit "$rc"

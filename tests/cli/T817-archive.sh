#!/bin/sh
# A release that is sealed as an archive: under a passphrase, or to keys.
. "$(dirname "$0")/../lib.sh"
. "$SOURCE_ROOT/tests/cli/sealing.sh"

ok 'a brief is zipped' sealed zip supervision "$code" --output out.zip
[ -f out.zip ] || bail 'nothing is sealed'
same 'it is one file, for its owner alone' '600 regular file' \
    "$(stat -c '%a %F' out.zip)"
absent 'what it holds cannot be read' herons out.zip
absent 'nor whose it is' "$code" out.zip
absent 'nor the passphrase' "$words" out.zip
ok 'a research bundle is zipped' \
    sealed zip research --project sleep --k 1 --texts --output r.zip
has 'JSON says what was sealed' \
    "$(sealed zip supervision "$code" --output j.zip --json 2> /dev/null)" \
    "\"sealed_sha256\":\"$(sha256sum j.zip | cut -c 1-64)\""
has 'which programs open it is said' \
    "$(sealed zip supervision "$code" --output l.zip 2>&1 > /dev/null)" 7-Zip
exits 1 'what is there stays' sealed zip supervision "$code" --output out.zip
if command -v 7z > /dev/null; then
    listing=$(7z l -slt out.zip < /dev/null)
    has 'it is AES-256' "$listing" 'Method = AES-256'
    lacks 'every file in it is encrypted' "$listing" 'Encrypted = -'
    same 'with no time of its own' '1980-01-01 00:00:00' "$(echo "$listing" |
        sed -n 's/^Modified = //p' | cut -c 1-19 | sort -u)"
    ok 'the passphrase opens it' 7z x -y -p"$words" -oopened out.zip
    ok 'and has the files of the release, unchanged' \
        "$CASEVAULT" verify opened
    ok 'the text is in it' grep -q herons opened/brief.html
    ok 'the tables are whole too' 7z x -y -p"$words" -otables r.zip
    ok 'and unchanged' "$CASEVAULT" verify tables
    fails 'another passphrase does not' \
        7z x -y -p'eleven quiet rivers under sand' -onone out.zip
    absent 'and gives nothing away' herons none
else
    result 0 'another program opens it # SKIP no 7z'
fi
words=password
exits 2 'a short passphrase is refused' \
    sealed zip supervision "$code" --output w.zip
[ ! -e w.zip ]
result $? 'and leaves nothing'

# keyed ARGS...: a brief to keys.
keyed() {
    cv release supervision "$code" --unreviewed --seal age "$@"
}

exits 2 'nobody can read what is sealed to nobody' keyed --output k.age
exits 2 'keys belong to age alone' cv release supervision "$code" \
    --unreviewed --seal html --recipient age1x --output k.age
exits 2 'and a passphrase does not' \
    keyed --recipient age1x --seal-passphrase-fd 3 --output k.age
empty_path=$base/empty
mkdir "$empty_path"
without_age() {
    (
        PATH=$empty_path
        echo "$pass" | "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 0 \
            release supervision "$code" --unreviewed --seal age \
            --recipient age1x --output k.age
    )
}
exits 1 'without the program it says so' without_age
has 'and what to do' "$(without_age 2>&1)" 'install the package age'
if command -v age > /dev/null && command -v age-keygen > /dev/null; then
    age-keygen -o one.key 2> /dev/null
    age-keygen -o two.key 2> /dev/null
    age-keygen -o three.key 2> /dev/null
    first=$(age-keygen -y one.key)
    age-keygen -y two.key > keys.txt
    exits 2 'what is no key is refused before any work' \
        keyed --recipient age1nonsense --output k.age
    [ ! -e k.age ]
    result $? 'and leaves nothing'
    ok 'a brief is sealed to two readers' keyed --recipient "$first" \
        --recipients-file keys.txt --output k.age
    same 'for its owner alone' '600 regular file' "$(stat -c '%a %F' k.age)"
    absent 'what it holds cannot be read' herons k.age
    for reader in one two; do
        ok "reader $reader opens it" \
            age --decrypt --identity $reader.key --output $reader.zip k.age
        mkdir $reader
        ok 'it is a plain archive' python3 -m zipfile -e $reader.zip $reader
        ok 'of the release, unchanged' "$CASEVAULT" verify $reader
    done
    fails 'nobody else does' \
        age --decrypt --identity three.key --output three.zip k.age
    has 'how to open it is said' \
        "$(keyed --recipient "$first" --output l.age 2>&1 > /dev/null)" \
        'age --decrypt'
else
    result 0 'age seals it # SKIP no age'
fi
done_testing

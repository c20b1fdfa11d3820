#!/bin/sh
# Every change of a file, every read and every request for memory fails once,
# in every command that writes: the command fails or has done its work, the
# vault opens and is whole, holds all or nothing of it, and no file is left
# that a user did not ask for.  A few places of each are tried, the same ones
# every time; CASEVAULT_LONG=1 tries every change and read and some thousand
# requests for memory: of those CASEVAULT_REQUESTS in each command and way.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
[ -n "$FAULTS" ] || skip_all 'no preloading under sanitizers'
# Argon2id at no cost, in every process of this script: keys of thousands of
# runs are not to be derived for an hour.
CHEAP_ARGON2=1 LD_PRELOAD=$FAULTS
export CHEAP_ARGON2 LD_PRELOAD
new_vault
first_pass=$pass
new_pass='eight blue lanterns by the lake'
code=$(echo '{"names":["Arum Setyaningrum"]}' | cv client add --from -)
id=$(echo 'Arum came, the first note.' | cv note add "$code") ||
    bail 'no first note'
consent=$(cv consent record "$code" supervision 2> "$log")
consent=${consent:-$(cv consent list "$code" | awk 'NR == 1 { print $1 }')}
cv consent record "$code" research:x > "$log" 2>&1 || bail 'no consent'
cv backup "$base/backup.vault" > "$log" 2>&1 || bail 'no backup'
echo 'after the backup' | cv note add "$code" > "$log" 2>&1
awk 'BEGIN { for (i = 1; i <= 20; i++)
    printf "{\"case\":\"I-1\",\"text\":\"imported %d\"}\n", i }' \
    > "$base/notes.jsonl"
cat > "$base/project.json" <<END
{"format":"casevault-project","format_version":1,"name":"sleep","title":"t",
"contact":"c","ethics":{"board":"b","number":"1","until":"2099-01-01"},
"pool":"p","variables":["sex"]}
END
cp "$vault" "$base/good.vault"
cp -r "$HOME/.local/state" "$base/good.state"
changes=7 requests=7
if [ -n "${CASEVAULT_LONG:-}" ]; then
    changes=1000000 requests=${CASEVAULT_REQUESTS:-1000}
fi
all_places=0
touched=yes

# fresh: as it was before the command; nothing to do when it still is.
fresh() {
    pass=$first_pass
    [ -n "$touched" ] || return 0
    rm -rf ./* ./.[!.]* "$HOME/.local/state"
    cp "$base/good.vault" "$vault"
    mkdir -p "$HOME/.local"
    cp -r "$base/good.state" "$HOME/.local/state"
    [ "$probe" != made ] || rm "$vault"
    touched=
}

# untouched: every file is what it was, byte for byte.
untouched() {
    diff -rq . "$base/before.work" > "$log" 2>&1 &&
        diff -rq "$HOME" "$base/before.home" > "$log" 2>&1
}

# What a user would see: what PROBE shows, and which files there are, without
# times and the names that are new each time.
seen() {
    {
        "$probe" 2>&1
        find . "$HOME" -type f ! -name test.vault-journal | sort
    } | sed -E -e 's/[0-9]{8}T[0-9]{6}Z/TIME/' \
        -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/TIME/' \
        -e 's/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/UUID/'
}

# whole: the vault opens and is sound; $answer is what the command printed.
whole() {
    if ! [ -e "$vault" ]; then
        [ "$probe" = made ]
        return
    fi
    if ! cv check --full > "$base/check" 2>&1 && {
        pass=$new_pass
        ! cv check --full > "$base/check" 2>&1
    }; then
        sed 's/^/    /' "$base/check"
        return 1
    fi
}

# judge: after the command ended with $ended.
judge() {
    # 128 and more is a signal: a command never crashes.  12 would call the
    # right passphrase wrong.  Two libraries end with 139 when they are refused
    # memory as they start, with nothing open yet: OpenSSL 3.0 in one of the
    # first hundred requests, SQLCipher 4.6 at one request (sqlcipher_activate
    # does not look whether it got its provider).
    if [ "$ended" -eq 139 ] && [ "$count" -gt 1000 ] && untouched && {
        [ "$place" -lt 100 ] || [ $((crashes += 1)) -le 10 ]
    }; then
        ended=1
    fi
    if [ "$ended" -gt 30 ] || [ "$ended" -eq 12 ]; then
        echo "$way:$place: exit $ended"
        return 1
    fi
    if [ "$ended" -ne 0 ] && untouched; then
        return 0
    fi
    touched=yes
    whole || {
        echo "$way:$place: exit $ended, not whole"
        return 1
    }
    seen > "$base/seen"
    if ! cmp -s "$base/seen" "$base/after" && {
        [ "$ended" -eq 0 ] || ! cmp -s "$base/seen" "$base/before"
    }; then
        echo "$way:$place: exit $ended, neither done nor undone:"
        diff "$base/before" "$base/seen"
        return 1
    fi
    works_on || {
        echo "$way:$place: exit $ended, and then:"
        cat "$base/next"
        return 1
    }
}

# The next command works, and takes away a journal that was not needed.
works_on() {
    [ -e "$vault" ] || return 0
    cv audit accept > "$base/next" 2>&1 && ! [ -e "$vault-journal" ]
}

# faults WHAT COMMAND PROBE: COMMAND meets every fault; PROBE shows its work.
faults() {
    what=$1 command=$2 probe=$3 wrong=0 tried=0 touched=yes
    fresh
    rm -rf "$base/before.work" "$base/before.home"
    cp -r . "$base/before.work"
    cp -r "$HOME" "$base/before.home"
    seen > "$base/before"
    touched=yes
    "$command" > "$log" 2>&1 || {
        result 1 "$what: undisturbed"
        return
    }
    whole >> "$log" 2>&1
    seen > "$base/after"
    : > "$base/wrong"
    for way in fail short full read nomem starve; do
        fresh
        under "$way:0" "$command" > "$log" 2>&1
        touched=yes
        count=$(cat "$base/count")
        samples=$changes crashes=0
        case $way in nomem | starve) samples=$requests ;; esac
        step=$(((count + samples - 1) / samples))
        [ "$step" -gt 0 ] || step=1
        # A prime more or less, so that places differ from way to way.
        place=$((1 + count % 7 % step))
        while [ "$place" -le "$count" ]; do
            fresh
            under "$way:$place" "$command" > "$log" 2>&1
            ended=$?
            judge >> "$base/wrong" || wrong=$((wrong + 1))
            tried=$((tried + 1))
            place=$((place + step))
        done
    done
    all_places=$((all_places + tried))
    head -n 60 "$base/wrong" > "$log"
    [ "$wrong" -eq 0 ] && [ "$tried" -gt 20 ]
    result $? "$what ($tried places)"
}

# One line for each command: what, how it is done, what shows that it was.
notes() { cv note list "$code"; }
add() { echo 'second' | cv note add "$code"; }
faults 'adding a note' add notes

text() { cv note show "$id"; }
edit() { echo 'another text' | cv note edit "$id"; }
faults 'changing a note' edit text

cases() { cv case list | wc -l; }
client() { echo '{"names":["Sekar"],"phones":["0812"]}' | cv client add --from -; }
faults 'a new client' client cases

people() { cv identifier list "$code" | cut -f 2-; }
identifier() { echo 'Bunga' | cv identifier add "$code" nickname -; }
faults 'an identifier' identifier people

imported() { cv search imported; }
import() { cv import "$base/notes.jsonl"; }
faults 'an import' import imported

consents() { cv consent list "$code"; }
consented() { cv consent record "$code" research:y; }
faults 'a consent' consented consents
revoke() { cv consent revoke "$code" research:x; }
faults 'a revocation' revoke consents

slots() { cv slot list; }
slot() {
    # shellcheck disable=SC2030,SC2031
    (pass="$pass
$new_pass" && cv slot add --unlock-time 0)
}
faults 'a second passphrase' slot slots
unslot() { cv slot remove 1; }
faults 'a slot less' unslot slots
# shellcheck disable=SC2031
opens() { cv slot list > "$base/slots" && echo "$pass"; }
passwd() {
    # shellcheck disable=SC2030,SC2031
    (pass="$pass
$new_pass" && cv passwd --unlock-time 0)
}
faults 'a new passphrase' passwd opens

rekey() {
    rm -f "$base/rekey.code"
    cv rekey --drop-others --recovery-code-to "$base/rekey.code"
}
faults 'a new data key' rekey cases

nothing() { :; }
copied() {
    [ ! -e copy.vault ] || cv -f copy.vault check --full > "$base/copied" 2>&1
    echo $?
}
backup() { cv backup copy.vault; }
faults 'a backup' backup copied
restore() { cv restore "$base/backup.vault"; }
faults 'restoring' restore notes

managed() { cv backup --to .; }
faults 'a managed backup' managed nothing
holds() { cv hold list; }
hold() { cv hold set "$code" 'a claim'; }
faults 'a hold' hold holds
kept() { cv erase "$code" > "$base/kept" 2>&1; echo $?; }
retention() { cv case retention "$code" 7; }
faults 'a retention rule' retention kept

gone() { cv note list "$code" && cv release list --json; }
erase() { cv erase "$code" --confirm "$code"; }
faults 'erasing a case' erase gone

projects() { cv project list; }
project() { cv project add "$base/project.json"; }
faults 'a research project' project projects

released() { cv release list | wc -l; }
brief() { cv release supervision "$code" --output out --unreviewed; }
faults 'a brief' brief released
bundle() { cv release research --project x --output out --unreviewed; }
faults 'a research bundle' bundle released

made() { :; }
init() {
    cv init --unlock-time 0 --recovery-code-to code.txt < /dev/null
}
faults 'making a vault' init made

echo "# $all_places places"
done_testing

# shellcheck shell=sh
# Shared by the T scripts, which speak TAP.  Source it first:
#
#   . "$(dirname "$0")/../lib.sh"
#   new_vault
#   ok 'a note is stored' sh -c 'echo text | ...'
#   done_testing
#
# Each script runs in an empty folder of its own, with HOME and the XDG folders
# beside it, so that nothing of the machine's user is read or written.

set -u
: "${CASEVAULT:?path of the program}" "${SOURCE_ROOT:?top of the sources}"
: "${FAULTS:=}" # the built faults.c; empty where nothing can be preloaded
base=$(mktemp -d)
work=$base/work
log=$base/log
mkdir -m 700 "$work" "$base/home" "$base/run"
trap 'rm -rf -- "$base"' EXIT
trap 'exit 130' INT TERM
export HOME="$base/home" XDG_RUNTIME_DIR="$base/run" LC_ALL=C.UTF-8
unset XDG_STATE_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME
unset CASEVAULT_FILE EDITOR VISUAL
cd "$work" || exit 1

# Not a secret: it guards test vaults only.
pass='seven green lanterns by the sea'
vault=$work/test.vault
tests_run=0
tests_failed=0
unlocked=

# cv ARGS...: the program on $vault with $pass; standard input stays free.
# After `quick` it uses the key in the kernel instead.
cv() {
    if [ -n "$unlocked" ]; then
        "$CASEVAULT" -f "$vault" --no-input "$@"
        return
    fi
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 "$@" 3<<END
$pass
END
}

# under PLAN COMMAND...: COMMAND with tests/cli/faults.c in the program, which
# fails as PLAN says; the number of changes it saw is in $base/count.
under() (
    FAULT=$1 FAULT_COUNT=$base/count LD_PRELOAD=$FAULTS
    export FAULT FAULT_COUNT LD_PRELOAD
    shift
    "$@"
)

# new_vault: makes $vault at the lowest permitted cost of unlocking.
new_vault() {
    cv init --unlock-time 0 --recovery-code-to "$base/recovery" \
        > "$log" 2>&1 < /dev/null || bail 'init failed'
}

# quick: keeps the key in the kernel, where it will, so that each of many
# commands need not derive it.  The script's end takes it out again.
quick() {
    cv unlock --for 1h > "$log" 2>&1 && unlocked=yes
}

# bail WHY: ends the script; nothing after it can be tested.
bail() {
    sed 's/^/# /' "$log" 2> /dev/null
    echo "Bail out! $1"
    exit 1
}

# skip_all WHY: ends the script as skipped.
skip_all() {
    echo "1..0 # SKIP $1"
    exit 0
}

# result RC WHAT: reports one test; a failure shows $log.
result() {
    tests_run=$((tests_run + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $tests_run - $2"
        return 0
    fi
    echo "not ok $tests_run - $2"
    sed 's/^/# /' "$log"
    tests_failed=$((tests_failed + 1))
}

# ok WHAT COMMAND...: COMMAND succeeds.
ok() {
    what=$1
    shift
    "$@" > "$log" 2>&1
    result $? "$what"
}

# fails WHAT COMMAND...: COMMAND does not succeed.
fails() {
    what=$1
    shift
    if "$@" > "$log" 2>&1; then
        result 1 "$what"
    else
        result 0 "$what"
    fi
}

# exits CODE WHAT COMMAND...: COMMAND ends with exactly CODE.
exits() {
    want=$1 what=$2
    shift 2
    "$@" > "$log" 2>&1
    got=$?
    echo "exit code $got, want $want" >> "$log"
    [ "$got" -eq "$want" ]
    result $? "$what"
}

# same WHAT WANT GOT: two texts are equal.
same() {
    printf 'want: %s\ngot:  %s\n' "$2" "$3" > "$log"
    [ "$2" = "$3" ]
    result $? "$1"
}

# has WHAT TEXT WORDS: TEXT contains WORDS; lacks: it does not.
has() {
    printf '%s\n' "$2" > "$log"
    case $2 in *"$3"*) result 0 "$1" ;; *) result 1 "$1" ;; esac
}
lacks() {
    printf '%s\n' "$2" > "$log"
    case $2 in *"$3"*) result 1 "$1" ;; *) result 0 "$1" ;; esac
}

# empty WHAT TEXT: nothing was found.
empty() {
    printf '%s\n' "$2" > "$log"
    [ -z "$2" ]
    result $? "$1"
}

# absent WHAT TEXT PATH...: no file below PATH, and no name, contains TEXT.
absent() {
    what=$1 text=$2
    shift 2
    {
        grep -raiF -e "$text" -- "$@"
        find "$@" | grep -iF -e "$text"
    } > "$log"
    [ ! -s "$log" ]
    result $? "$what"
}

done_testing() {
    [ -z "$unlocked" ] || cv lock > "$log" 2>&1
    echo "1..$tests_run"
    [ "$tests_failed" -eq 0 ]
    exit
}

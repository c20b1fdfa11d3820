#!/bin/sh
# Help, versions and what is said to a mistyped command line.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"

help=$("$CASEVAULT" 2> err)
has 'alone it prints short help' "$help" 'usage: casevault'
same 'with three examples' 3 "$(echo "$help" | grep -c '^  casevault -f')"
empty 'and nothing on stderr' "$(cat err)"
all=$("$CASEVAULT" help)
has 'help lists the commands' "$all" 'note add'
same '--help is the same' "$all" "$("$CASEVAULT" --help)"
for command in '' 'note' 'note add' 'init' 'client add' 'consent record'; do
    # shellcheck disable=SC2086
    wide=$("$CASEVAULT" $command --help | awk 'length > 80')
    empty "the help of '$command' fits 80 columns" "$wide"
done
has 'help of a group shows each command' "$("$CASEVAULT" note -h)" 'note show'
same 'help and --help agree' "$("$CASEVAULT" help note add)" \
    "$("$CASEVAULT" note add --help)"
has 'the version' "$("$CASEVAULT" --version)" 'casevault '
exits 2 'an unknown command' "$CASEVAULT" nonsense
exits 2 'an unknown option' "$CASEVAULT" status --nonsense
exits 2 'a command without its words' "$CASEVAULT" note add
exits 2 'half a command' "$CASEVAULT" note
exits 2 'too many words' "$CASEVAULT" lock now
exits 2 'help of nothing' "$CASEVAULT" help nonsense
has 'did you mean a command' "$("$CASEVAULT" serach x 2>&1)" "'search'"
has 'did you mean a second word' "$("$CASEVAULT" note shwo 1 2>&1)" \
    "'note show'"
has 'did you mean an option' "$("$CASEVAULT" note add K --knd risk 2>&1)" \
    "'--kind'"
empty 'errors leave stdout empty' "$("$CASEVAULT" nonsense 2> err)"
has 'commands can be JSON' "$("$CASEVAULT" help --json)" \
    '{"name":"note add","words":"CASE","summary":"write a note; prints its number","opens_vault":true}'
has 'errors can be JSON' "$("$CASEVAULT" --json nonsense 2>&1)" '"kind":"error"'
has 'messages can be Indonesian' "$("$CASEVAULT" --lang id status 2>&1)" \
    'brankas'
has 'as the environment asks' "$(LC_ALL=id_ID.UTF-8 "$CASEVAULT" status 2>&1)" \
    'brankas'
ok 'there is a completion for bash' "$CASEVAULT" completion bash
if command -v bash > /dev/null; then
    "$CASEVAULT" completion bash > complete.bash
    reply() {
        # shellcheck disable=SC2016
        bash -c '. ./complete.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
            _casevault; echo "${COMPREPLY[*]}"' bash "$@"
    }
    same 'of commands' search "$(reply casevault sea)"
    same 'of second words' 'add edit list show' \
        "$(reply casevault note '' | tr -s ' ')"
    has 'of options' "$(reply casevault note add --)" --kind
fi
exits 2 'no other shell' "$CASEVAULT" completion csh
done_testing

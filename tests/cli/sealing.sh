# shellcheck shell=sh
# Sourced by tests of sealed releases, after lib.sh: a vault with one case that
# may be released, and how it is.

words='eleven quiet rivers under snow'
new_vault
code=$(echo '{"names": ["Ratmojo Wiryasuteja"]}' | cv client add --from -)
echo 'Ratmojo slept badly, and dreamt of herons.' |
    cv note add "$code" --date 2026-01-05 > /dev/null 2>&1
cv consent record "$code" supervision > /dev/null 2>&1
cv consent record "$code" research:sleep > /dev/null 2>&1

# sealed FORMAT KIND ARGS...: a release under $words.
sealed() {
    format=$1
    shift
    "$CASEVAULT" -f "$vault" --no-input --passphrase-fd 3 release "$@" \
        --unreviewed --seal "$format" --seal-passphrase-fd 4 3<<END 4<<END2
$pass
END
$words
END2
}

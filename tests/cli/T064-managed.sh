#!/bin/sh
# Backups in a folder we keep: rotation, when one is due, and erasing in them.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
code=$(echo '{"names":["Ana Biru"]}' | cv client add --from - 2> "$log")
echo 'zwqmark one' | cv note add "$code" > "$log" 2>&1
other=$(echo '{"names":["Citra"]}' | cv client add --from - 2> "$log")
echo 'stays here' | cv note add "$other" > "$log" 2>&1
mkdir disk stick
count() { find "$1" -name 'casevault-*.vault' | wc -l; }
newest() { find "$1" -name 'casevault-*.vault' | sort | tail -n 1; }

exits 1 'a backup is due: there is none' cv backup due
has 'as JSON' "$(cv backup due --json 2> err)" '"due":true'
exits 2 'where to?' cv backup
exits 2 'one place at a time' cv backup x.vault --to disk
exits 1 'into a folder that is there' cv backup --to nowhere
ok 'into a folder we keep' cv backup --to disk
same 'one file' 1 "$(count disk)"
ok 'none is due' cv backup due
exits 1 'unless one is to be younger' cv backup due --days 0
has 'as JSON' "$(cv backup due --json)" '"due":false'
good=$vault
vault=$(newest disk)
unlocked=
has 'it opens by itself' "$(cv note list)" "$code"
vault=$good
unlocked=yes

# Rotation takes only our own, of this vault, and keeps the last day.
name=$(basename "$(newest disk)")
before=${name%-*}
for day in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do
    cp "disk/$name" "disk/$before-202001${day}T080000Z.vault"
done
cp "disk/$name" "disk/$before-20200120T070000Z.vault"
echo mine > disk/letter.txt
cp "disk/$name" "disk/x$before-20200101T080000Z.vault"
sleep 1
ok 'the next one' cv backup --to disk
# Today's two, then 20 to 15 January; of weeks the 12th besides; no month more.
same 'is pruned to 7 days, 4 weeks, 12 months' 9 "$(count disk)"
ok 'not what is not ours' test -e disk/letter.txt
ok 'nor of another name' test -e "disk/x$before-20200101T080000Z.vault"
rm "disk/x$before-20200101T080000Z.vault"
cp "disk/$name" "disk/$before-29990101T000000Z.vault"
exits 1 'beside one of the future: nothing' cv backup --to disk
rm "disk/$before-29990101T000000Z.vault"

# Erasing reaches what can be reached.
ok 'a second place' cv backup --to stick
ok 'and a copy by hand' cv backup hand.vault
mv stick away
cv erase "$code" --confirm "$code" --certificate-to cert.md --language en \
    > "$base/said" 2> "$log"
result $? 'erased'
has 'in the folder' "$(cat "$base/said")" "disk	erased"
has 'not where it is away' "$(cat "$base/said")" "stick	away"
has 'nor in the copy by hand' "$(cat "$base/said")" "by-hand"
has 'the certificate says so' "$(cat cert.md)" 'NOT YET VISITED'
unlocked=
wrong=0
for vault in disk/casevault-*.vault; do
    cv note list "$code" > "$log" 2>&1 && wrong=$((wrong + 1))
    cv search zwqmark > "$log" 2>&1 && wrong=$((wrong + 1))
    [ "$(cv note list "$other" | grep -c progress)" -eq 1 ] ||
        wrong=$((wrong + 1))
    cv check --full > "$log" 2>&1 || wrong=$((wrong + 1))
done
same 'every backup lost it and is whole' 0 "$wrong"
empty 'no journal is left' "$(find disk -name '*-journal')"
vault=$good
unlocked=yes

# The stick comes back: the next backup there erases in the older ones.
mv away stick
old=$(newest stick)
sleep 1
ok 'a backup on the stick' cv backup --to stick
has 'now it is visited' "$(cv erase "$code" 2> err)" "stick	erased"
unlocked=
vault=$old
exits 3 'the older backup there lost the case' cv note list "$code"
vault=$good
unlocked=yes

# A backup with an older key, or none of ours, is said to be locked.
echo damaged > "stick/$before-20200101T080000Z.vault"
third=$(echo '{"names":["Dewi"]}' | cv client add --from - 2> "$log")
has 'what does not open is said' \
    "$(cv erase "$third" --confirm "$third" 2> err)" "stick	locked"

# A copy from before the erasure is restored: the case stays away.
unlocked=
ok 'an older copy is restored' cv restore hand.vault
has 'and says so' "$(cat "$log")" 'erased'
exits 3 'the case does not come back' cv note list "$code"
ok 'the other one is there' cv note list "$other"
ok 'and all is whole' cv check --full

# The vault itself is lost: this user still knows what was erased.
rm "$vault" "$vault.before-restore"
ok 'the same copy, where no vault is left' cv restore hand.vault
has 'says as of when' "$(cat "$log")" 'last written to at 20'
has 'and what cannot be known' "$(cat "$log")" 'certificates'
exits 3 'the case stays away' cv note list "$code"
ok 'the other one is there again' cv note list "$other"
# On a machine that knows nothing it comes back, and that is said.
rm "$vault"
rm -rf "$HOME/.local/state"
ok 'the same copy, on a new machine' cv restore hand.vault
has 'tells that erasures may be undone' "$(cat "$log")" 'is back'
ok 'as it is' cv note list "$code"
same 'what is kept outside tells no code' '' \
    "$(grep -rl "$code" "$base/home" 2> "$base/err")"
done_testing

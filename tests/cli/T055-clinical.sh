#!/bin/sh
# Sessions, measures, scores, events, attributes; closing a case.
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
new_vault
quick
for code in C-1 C-2; do
    echo '{"names":["Ana"]}' | cv client add --from - --code $code \
        > "$log" 2>&1
done
today=$(date +%F)

number=$(cv session add C-1 --date 2026-03-02 --modality video --minutes 50)
ok 'a session has a number' test "$number" -gt 0
same 'and its facts' \
    "$number	C-1	2026-03-02	attended	video			50" \
    "$(cv session list C-1)"
ok 'one that was not held' cv session add C-1 -d 2026-03-09 -a no-show
same 'without a length' '	' "$(cv session list C-1 | sed -n 2p | cut -f 7-8)"
exits 2 'a modality that is none' cv session add C-1 --modality telepathy
has 'then its words are told' "$(cat "$log")" 'in-person, video'
exits 2 'a day that is none' cv session add C-1 --date 2026-02-30
exits 2 'too long' cv session add C-1 --minutes 1441
exits 3 'no such case' cv session add NOPE
exits 3 'nothing of the other case' cv session list C-2
ok 'taken back' cv session remove "$number"
lacks 'then it does not count' "$(cv session list)" video
exits 3 'once only' cv session remove "$number"
exits 3 'a number that is none' cv session remove first

ok 'a score' cv score add C-1 phq9 14 --date 2026-03-02
ok 'with decimals' cv score add C-1 ors 23,1 --date 2026-03-02
ok 'declined' cv score add C-1 GAD-7 declined --date 2026-03-02
same 'values, reasons, bands' 'phq9	14		moderate
ors	23.1		clinical
gad7		declined	' "$(cv score list C-1 | cut -f 4-)"
exits 2 'out of range' cv score add C-1 phq9 28
has 'then the range is told' "$(cat "$log")" '0 ... 27'
exits 2 'between two values' cv score add C-1 dass21-stress 15
exits 3 'no such measure' cv score add C-1 phq10 3
ok 'a measure of ones own' cv measure add mood 'Suasana hati' --highest 10 \
    --step 0.5 --higher better
exits 2 'once only' cv measure add mood Mood --highest 10
exits 2 'not a known one' cv measure add phq9 Mine --highest 10
exits 2 'a step that does not divide' cv measure add m2 Mine --highest 10 \
    --step 3
has 'it is listed' "$(cv measure list)" \
    'mood	Suasana hati	0	10	0.5	better'
has 'beside the known' "$(cv measure list --json)" \
    '"bands":">=5 mild, >=10 moderate, >=15 moderately-severe, >=20 severe"'
ok 'and used' cv score add C-1 mood 7.5
exits 2 'within its steps' cv score add C-1 mood 7.3
ok 'a score is taken back' cv score remove \
    "$(cv score list C-1 | grep mood | cut -f 1)"
lacks 'and does not count' "$(cv score list C-1)" mood

ok 'an event' cv event add C-2 rupture --date kemarin
same 'is listed' "C-2	$(date -d yesterday +%F)	rupture" \
    "$(cv event list | cut -f 2-)"
exits 2 'a kind that is none' cv event add C-2 'Her mother died'
ok 'taken back' cv event remove "$(cv event list | cut -f 1)"
exits 3 'then there is none' cv event list

ok 'a coded fact' cv attribute set C-1 sex male
ok 'set again' cv attribute set C-1 sex female
ok 'not told' cv attribute set C-1 religion declined
ok 'a province' cv attribute set C-1 place ID-JB
ok 'a diagnosis' cv attribute set C-1 diagnosis F32.1
same 'the newest counts' 'diagnosis	F32.1
place	ID-JB
religion	declined
sex	female' "$(cv attribute list C-1 | cut -f 2-)"
ok 'several at once' cv attribute set C-2 sex male education bachelor
has 'all of them are kept' "$(cv attribute list C-2)" 'education	bachelor
C-2	sex	male'
exits 2 'when one of several is wrong' \
    cv attribute set C-2 sex female education doctor
exits 2 'or has no value' cv attribute set C-2 sex female religion
has 'none is kept' "$(cv attribute list C-2)" 'sex	male'
exits 2 'a kind that is none' cv attribute set C-1 shoe-size 42
exits 2 'a value that is none' cv attribute set C-1 place Bandung
has 'as JSON' "$(cv attribute list --json)" '"type":"sex","value":"female"'
lacks 'the audit log tells kinds and no values' "$(cv audit list)" female

for list in session score; do
    has "$list list as JSON" "$(cv $list list --json)" \
        "\"kind\":\"$list-list\""
done
ok 'a case is closed' cv case close C-1
has 'today' "$(cv case list)" "C-1	$today	$today"
exits 1 'once only' cv case close C-1
ok 'another with its day' cv case close C-2 --date "$today"
exits 3 'no such case' cv case close NOPE
has 'in Indonesian' "$(cv --lang id score add C-1 phq9 99 2>&1)" 'alat ukur'
ok 'every row is vouched for' cv audit verify
done_testing

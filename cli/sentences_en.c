#include "cli/sentences.h"

const char *const sentences_en[REPORT_MESSAGE_COUNT] = {
    [REPORT_NO_MEMORY] = "there is not enough memory; close other programs "
                         "and try again",
    [REPORT_IO] = "{}: reading or writing failed; check the disk, then run "
                  "`casevault check`",
    [REPORT_NO_SPACE] = "{}: the disk is full; nothing was changed. Free some "
                        "space and try again",
    [REPORT_READ_ONLY] = "{}: cannot be written; check its permissions and "
                         "whether the medium is write-protected",
    [REPORT_EXISTS] = "{}: exists already and was left as it is; choose "
                      "another name",
    [REPORT_NO_VAULT] = "{}: there is no vault here; give its path with -f or "
                        "make one with `casevault init`",
    [REPORT_NOT_FOUND] = "{}: not found",
    [REPORT_NOT_A_VAULT] = "{}: this file is not a vault; give the path of "
                           "the vault with -f",
    [REPORT_VERSION] = "{}: this vault was made by a newer casevault; install "
                       "that release to open it",
    [REPORT_HEADER] = "{}: both copies of the header are damaged, so no "
                      "passphrase can open it; put a backup back with "
                      "`casevault restore`",
    [REPORT_DAMAGED] = "{}: the vault is damaged; make a copy of the file, "
                       "then see `casevault check --full`",
    [REPORT_JOURNAL] = "{}: the file with \"-journal\" beside it belongs to "
                       "another vault and would destroy this one; nothing was "
                       "opened. Move that file away and run again; keep it "
                       "where the other vault is missing it",
    [REPORT_ROLLBACK] = "{}: this is an older state of the vault than the one "
                        "last closed: entries are missing. If you put a "
                        "backup back yourself, run again with "
                        "--accept-restored; if not, keep this file and look "
                        "for the newer one",
    [REPORT_PASSPHRASE] = "{}: neither a passphrase nor the recovery code of "
                          "this vault; nothing was changed. Check Caps Lock "
                          "and the keyboard layout",
    [REPORT_IN_USE] = "{}: another casevault is writing to it; wait for it to "
                      "finish and try again",
    [REPORT_MOVED] = "{}: the file was moved or removed, or another casevault "
                     "has put a new one in its place (a rekey or a restore); "
                     "nothing was written. Run the command again",
    [REPORT_LIMIT] = "{}: larger than casevault accepts; see the limits in "
                     "casevault(1)",
    [REPORT_INVALID] = "{}: not a value that is accepted here",
    [REPORT_NO_SLOT] = "{}: all eight key slots are taken; remove one with "
                       "`casevault slot remove`",
    [REPORT_NO_CIPHER] = "the SQLite library that was loaded cannot encrypt; "
                         "nothing was written. Install SQLCipher 4.5 or newer",
    [REPORT_SIGNED] = "{}: signed notes are never changed; write an amendment "
                      "with `casevault note add`",
    [REPORT_UNKNOWN_COMMAND] = "there is no command '{}'; see `casevault "
                               "help`",
    [REPORT_INCOMPLETE_COMMAND] = "'{}' is not a whole command; see "
                                  "`casevault help`",
    [REPORT_UNKNOWN_OPTION] = "there is no option '{}' here",
    [REPORT_DID_YOU_MEAN] = "did you mean '{}'?",
    [REPORT_MISSING_VALUE] = "option '{}' needs a value",
    [REPORT_UNWANTED_VALUE] = "option '{}' takes no value",
    [REPORT_MISSING_WORD] = "something is missing; usage: casevault {}",
    [REPORT_TOO_MANY_WORDS] = "too many words; usage: casevault {}",
    [REPORT_BAD_NUMBER] = "'{}': not a number in the range accepted here",
    [REPORT_BAD_LANGUAGE] = "'{}': languages are en and id",
    [REPORT_USAGE] = "the command line cannot be read: {}",
    [REPORT_NO_PATH] = "no vault was named; give its path with -f FILE or in "
                       "$CASEVAULT_FILE",
    [REPORT_LOCKED] = "{}: locked, and there is no way to ask for the "
                      "passphrase; use --passphrase-fd, or `casevault unlock` "
                      "first",
    [REPORT_NO_PASSPHRASE] = "{}: no passphrase was given; nothing was changed",
    [REPORT_PASSPHRASE_FD] = "{}: the passphrase cannot be read; check that "
                             "--passphrase-fd names an open descriptor",
    [REPORT_ASK_PASSPHRASE] = "Passphrase: ",
    [REPORT_ASK_RESTORED] = "{}: this is an older state of the vault than the "
                            "one last closed: entries are missing. Did you "
                            "put a backup back yourself? [y/N]",
    [REPORT_NOT_ACCEPTED] = "{}: left as it is; look for the newer file, or "
                            "see what is missing with `casevault audit "
                            "verify`",
    [REPORT_HEADER_REPAIRED] = "{}: one copy of the header was damaged and has "
                               "been repaired from the other; check the disk",
    [REPORT_SALT_REPAIRED] = "{}: the salt of the pages was damaged and has "
                             "been repaired from the header; check the disk",
    [REPORT_SYSTEM] = "{}",
    [REPORT_STDOUT] = "the result could not be written to standard output: {}",
    [REPORT_NOT_LOGGED] = "the vault cannot be written, so the audit log does "
                          "not know of this ({})",
    [REPORT_NO_EDITOR] =
        "no editor is set; set $EDITOR, or leave --editor out to write here",
    [REPORT_NO_MEMORY_FOLDER] =
        "there is no memory-backed folder ($XDG_RUNTIME_DIR or /dev/shm on "
        "tmpfs), so the note would lie on a disk; leave --editor out to write "
        "here",
    [REPORT_EDITOR_FAILED] =
        "the editor '{}' did not end well; the note was not saved",
    [REPORT_NO_JAIL] =
        "this kernel has no Landlock: '{}' could write files elsewhere",
    [REPORT_TOO_SHORT] =
        "a passphrase needs 15 characters or more; five or six words that do "
        "not belong together are easy to remember",
    [REPORT_TOO_WEAK] =
        "that passphrase is long but among the first that are tried: common "
        "words, names, dates, repetitions, rows of keys. Take five or six "
        "words that do not belong together, or --accept-weak to use it all "
        "the same",
    [REPORT_NOT_THE_SAME] = "the two were not the same; nothing was changed",
    [REPORT_ASK_NEW_PASSPHRASE] = "New passphrase (15 characters or more): ",
    [REPORT_ASK_AGAIN] = "The same again: ",
    [REPORT_ASK_OLD_PASSPHRASE] = "Present passphrase: ",
    [REPORT_ASK_GENERATE] =
        "That has fewer than 15 characters. Shall one be made for you? [y/N]",
    [REPORT_ASK_GENERATE_WEAK] =
        "That is long but easily guessed. Shall one be made for you? [y/N]",
    [REPORT_GENERATED] = "Your passphrase, shown this once; write it down now:",
    [REPORT_RECOVERY_SHOWN] =
        "Your recovery code, shown this once. It opens the vault when the "
        "passphrase is forgotten. Write it on paper and keep it away from this "
        "computer:",
    [REPORT_ASK_GROUP] =
        "To check what you wrote down, type group {} of the code:",
    [REPORT_WRONG_GROUP] = "that is not what was shown; the code is:",
    [REPORT_NOT_READ_BACK] =
        "{}: nothing was made, for the recovery code was not read back. "
        "Without a terminal name a file for it with --recovery-code-to FILE",
    [REPORT_CREATED] = "{}: made. Next: `casevault client add`",
    [REPORT_RECOVERY_WRITTEN] = "{}: holds the recovery code; print it or copy "
                                "it to paper, then remove the file",
    [REPORT_CALIBRATING] = "making the vault; this takes a few seconds...",
    [REPORT_BAD_SECONDS] = "'{}': give seconds from 0 to 60",
    [REPORT_BAD_SPAN] = "'{}': give a time such as 15m, 2h or 1d, at most 1d",
    [REPORT_UNLOCKED] =
        "{}: unlocked for the commands of this user; `casevault lock` ends it",
    [REPORT_NO_KEYRING] =
        "the kernel refuses to keep a key here (containers often do); commands "
        "will ask for the passphrase each time",
    [REPORT_LOCKED_NOW] = "{}: locked",
    [REPORT_WAS_LOCKED] = "{}: was locked already",
    [REPORT_PASSPHRASE_CHANGED] =
        "{}: the passphrase was changed. Older backups, and header backups "
        "until `casevault rekey`, still open with the old one",
    [REPORT_PASSPHRASE_ADDED] =
        "{}: opened without a passphrase; the new passphrase has a slot of its "
        "own. Remove the forgotten one with `casevault slot remove`",
    [REPORT_REKEY_SLOT] = "slot {}: type its passphrase to take it along, or "
                          "nothing to drop it",
    [REPORT_REKEY_DROPS] = "slot {} will open the vault no more",
    [REPORT_REKEY_DROPS_CODE] =
        "slot {}, the recovery code, will open the vault no more; "
        "--recovery-code-to FILE makes a new one",
    [REPORT_REKEY_DROPS_NONE] =
        "{}: nothing was changed; with --drop-others these slots are dropped",
    [REPORT_REKEY_NO_SLOT] =
        "{}: no passphrase would be left; open it with a passphrase, or set "
        "one first with `casevault passwd`",
    [REPORT_REKEY_REFUSED] =
        "{}: no new key was made, for it would cover up that the record does "
        "not hold; see `casevault audit verify` and `casevault check --full`",
    [REPORT_ASK_REKEY] = "{}: drop these and go on? [y/N]",
    [REPORT_REKEYING] = "{}: writing everything anew under a new key...",
    [REPORT_REKEYED] =
        "{}: has a new key. Backups and header backups made before still open "
        "with the old passphrases: make new ones, then destroy the old",
    [REPORT_ASK_SHARE] = "Share: ",
    [REPORT_ASK_SHARE_NOTED] = "Press Enter when it is written down:",
    [REPORT_BAD_SHARES] =
        "'{}': give shares as 2/3, two of three; 2 to 16, of up to 16",
    [REPORT_SHARE_NUMBER] = "share {} (twelve groups of five characters):",
    [REPORT_SHARE_NO_SHARE] =
        "{}: holds no share: twelve groups of five characters on one line",
    [REPORT_SHARE_MISTYPED] =
        "{}: the group with this number, counted from the left, is mistyped",
    [REPORT_SHARE_FOREIGN] = "{}: a share of another vault",
    [REPORT_SHARE_OUTDATED] =
        "{}: a share of a key that was removed or made anew; the holders were "
        "given later ones",
    [REPORT_SHARE_MIXED] = "{}: a share of another set than the one before",
    [REPORT_SHARE_TWICE] = "{}: the same share twice; each holder has another",
    [REPORT_SHARE_TOO_FEW] = "still missing, at least: {} more share(s)",
    [REPORT_SHARE_LETTER] =
        "Share {} of the key to an encrypted vault of case notes (casevault). "
        "The pair tells how many shares open it, and how many there are:",
    [REPORT_SHARE_LETTER_HOW] =
        "Alone it opens nothing and tells nothing. Keep it on paper in a safe "
        "place, and tell nobody but the executor. When the owner has died or "
        "cannot act, bring as many shares as are needed together at the "
        "computer with the vault and run:\n\n"
        "    casevault -f VAULT --share - unlock\n\n"
        "It asks for each share; upper or lower case and hyphens do not "
        "matter.",
    [REPORT_SHARES_WRITTEN] =
        "{}: a letter for each share; print them, hand them out, then remove "
        "the files",
    [REPORT_SHARES_NOWHERE] =
        "no shares were made, for nobody could note them; use a terminal, or "
        "name a folder with --shares-to DIR",
    [REPORT_HEADER_WRITTEN] =
        "{}: holds the key slots of today. It opens this vault with the "
        "passphrases of today, also after they are changed or removed, until "
        "the next `casevault rekey`: keep it as safe as the vault",
    [REPORT_NO_HEADER] =
        "{}: no header backup; `casevault header backup` makes one",
    [REPORT_HEADER_BROKEN] =
        "{}: this header backup is damaged, or was changed by somebody without "
        "the key; nothing was changed",
    [REPORT_HEADER_FOREIGN] =
        "{}: a header backup of another vault; nothing was changed",
    [REPORT_HEADER_OLD_KEY] =
        "{}: this header backup has another key than the pages of the vault, "
        "as after a `casevault rekey`; nothing was changed",
    [REPORT_HEADER_LOST] = "both copies of the header are lost",
    [REPORT_HEADER_RETURNS] = "slot {} comes back",
    [REPORT_HEADER_DIFFERS] = "slot {} will open with what opened it then, not "
                              "with what opens it now",
    [REPORT_HEADER_GOES] = "slot {} goes: it was added since",
    [REPORT_HEADER_SAME] = "{}: has the same key slots; nothing to put back",
    [REPORT_ASK_HEADER] = "{}: put this header back? [y/N]",
    [REPORT_HEADER_LEFT] = "{}: left as it is",
    [REPORT_HEADER_RESTORED] = "{}: the header was put back. See `casevault "
                               "slot list`, and run `casevault check`",
    [REPORT_HARDENED] = "{}: guessing this passphrase is costlier now; see "
                        "`casevault slot list`",
    [REPORT_HARD_ENOUGH] = "{}: this slot costs as much already, or more",
    [REPORT_COULD_HARDEN] =
        "{}: this machine could make guessing the passphrase at least twice as "
        "costly; `casevault slot harden` does",
    [REPORT_SLOT_ADDED] = "{}: a key slot was added",
    [REPORT_SLOT_REMOVED] =
        "slot {} was removed; older backups, and header backups until "
        "`casevault rekey`, still open with it",
    [REPORT_NO_SLOT_HERE] = "there is no slot {}; see `casevault slot list`",
    [REPORT_NO_CASE] = "there is no case {}; see `casevault case list`",
    [REPORT_CASE_EXISTS] = "there is a case {} already; choose another code",
    [REPORT_BAD_CODE] = "'{}': a case code has 2 to 23 letters, digits, - or _",
    [REPORT_BAD_LANGUAGE_OF_CASE] = "'{}': the language of a case is id or en",
    [REPORT_BAD_DATE] =
        "'{}': not a day; write it as 2026-11-22, today, -3d, monday or 22 nov",
    [REPORT_BAD_JSON] =
        "{}: not JSON as `casevault help client add` describes it",
    [REPORT_BAD_FIELD] =
        "field '{}': unknown, or not a text or list of texts; "
        "nothing was stored."
        " Fields: addresses, born, cities, dates, emails, handles, ids, names, "
        "nicknames, orgs, phones, relatives, urls",
    [REPORT_NO_NAME_GIVEN] =
        "no client was described; type at the prompts, or give --from FILE",
    [REPORT_ARGV_WARNING] =
        "note: your shell keeps what was typed on the command line; --from or "
        "the prompts leave no trace there",
    [REPORT_CLIENT_ADDED] = "case {}: made. Next: `casevault note add {}`",
    [REPORT_ASK_NAME] = "Full name of the client:",
    [REPORT_ASK_NICKNAME] =
        "Nicknames or former names (commas between, or empty):",
    [REPORT_ASK_BORN] = "Date of birth (or empty):",
    [REPORT_ASK_PHONE] = "Phone numbers:",
    [REPORT_ASK_EMAIL] = "E-mail addresses and handles:",
    [REPORT_ASK_ADDRESS] = "Address:",
    [REPORT_ASK_ORG] = "Employer, school, place of worship:",
    [REPORT_ASK_RELATIVE] =
        "A relative or other person, as \"mother: Name\" (empty: no more):",
    [REPORT_NO_PERSON] =
        "there is no such person in case {}; see `casevault person list`",
    [REPORT_PERSON_ADDED] = "{}: a person was added",
    [REPORT_BAD_ROLE] =
        "'{}': a role is one short word such as mother, partner or doctor",
    [REPORT_BAD_KIND] =
        "'{}': kinds of identifier are name, nickname, phone, email, handle, "
        "url, address, place, date, birth, id and org",
    [REPORT_EMPTY_VALUE] = "the value is empty; nothing was stored",
    [REPORT_IDENTIFIER_ADDED] = "{}: recorded",
    [REPORT_NO_IDENTIFIERS] = "{}: no identifiers are recorded",
    [REPORT_NO_NOTE] = "there is no note {}; see `casevault note list`",
    [REPORT_BAD_NOTE_KIND] = "'{}': kinds of note are progress, process, "
                             "intake, plan, risk, safety-plan, contact, "
                             "collateral, ai-material, supervision and closing",
    [REPORT_BAD_TEMPLATE] =
        "{}: no such template; `casevault template` lists them",
    [REPORT_EMPTY_NOTE] = "the note is empty; nothing was stored",
    [REPORT_COMPOSE_HINT] = "Write the note. A line with a single full stop "
                            "ends it, Ctrl-C throws it away.",
    [REPORT_INTERRUPTED] = "interrupted; nothing was stored",
    [REPORT_NOTE_ADDED] = "case {}: the note was stored",
    [REPORT_NOTE_EDITED] =
        "note {}: a new version was stored; the old one stays in the record",
    [REPORT_NOTE_SAME] = "note {}: unchanged",
    [REPORT_NOTE_TOO_LONG] = "{}: a note may be 4 MiB long; nothing was stored",
    [REPORT_NO_NOTES] = "{}: no notes yet",
    [REPORT_NO_CASES] =
        "there are no cases yet; begin with `casevault client add`",
    [REPORT_CASE_CLOSED] = "case {}: closed",
    [REPORT_CLOSED_ALREADY] = "case {} is closed already",
    [REPORT_BAD_WORD] = "no such word: {}",
    [REPORT_NO_ENTRY] = "there is no such entry {}, or it was removed already",
    [REPORT_ENTRY_REMOVED] =
        "entry {}: removed; it stays in the record and no longer counts",
    [REPORT_NOTHING_RECORDED] = "{}: nothing is recorded",
    [REPORT_SESSION_ADDED] = "case {}: the session was recorded",
    [REPORT_EVENT_ADDED] = "case {}: the event was recorded",
    [REPORT_SUPERVISION_ADDED] = "{}: the sitting was recorded",
    [REPORT_ATTRIBUTE_SET] = "case {}: recorded",
    [REPORT_SCORE_ADDED] = "case {}: the score was recorded",
    [REPORT_BAD_SCORE] =
        "the measure has no such value, and it is none of not-asked, declined "
        "and not-applicable: {}",
    [REPORT_NO_MEASURE] =
        "there is no measure '{}'; see `casevault measure list`",
    [REPORT_MEASURE_ADDED] = "measure {}: added",
    [REPORT_MEASURE_EXISTS] = "there is a measure {} already",
    [REPORT_BAD_MEASURE] =
        "'{}': a measure has a code of 2 to 23 of a-z, 0-9 and -, a name, and "
        "a range that its step divides",
    [REPORT_NO_HITS] = "no note has all of these words",
    [REPORT_AUDIT_SOUND] = "both chains fit: {}",
    [REPORT_AUDIT_BROKEN] = "the record was changed outside casevault: {}",
    [REPORT_AUDIT_MISSING] =
        "the end of the record is missing: {}. If you put a backup back "
        "yourself, accept it with `casevault audit accept`",
    [REPORT_AUDIT_ACCEPTED] =
        "{}: the present record is accepted as the newest",
    [REPORT_BACKUP_MADE] = "{}: written, opened again and checked. It opens "
                           "with the same passphrase",
    [REPORT_RESTORED] = "{}: restored; what was there before stands beside it "
                        "as .before-restore",
    [REPORT_RESTORED_NEW] = "{}: restored",
    [REPORT_CHECK_SOUND] = "{}: sound",
    [REPORT_CHECK_DAMAGED] = "{}: damage was found; copy the file away, then "
                             "put a backup back with `casevault restore`",
    [REPORT_ADVICE_HEADER] =
        "{}: a copy of the header or of the salt is damaged and the other one "
        "is whole: the next command that may write repairs it. If it comes "
        "back, the disk is failing",
    [REPORT_ADVICE_SLOTS] =
        "{}: the key slots were changed without the key: an old passphrase may "
        "have been put back. Look at `casevault slot list`, then `casevault "
        "rekey`",
    [REPORT_ADVICE_PAGES] =
        "pages that cannot be trusted: {}. Copy the file away, then put a "
        "backup back with `casevault restore`, or save what can be read with "
        "`casevault salvage NEWFILE`, which names the cases that lost notes",
    [REPORT_ADVICE_INDEX] =
        "{}: the notes are whole, the search index is not: searching may miss "
        "some. `casevault salvage NEWFILE` makes a vault with a new index",
    [REPORT_ADVICE_NOTE] =
        "note {} (and perhaps later ones) is not what the audit log says: it "
        "was put back from an old copy, or is gone. Compare it with a backup",
    [REPORT_ADVICE_ROWS] =
        "{}: rows or entries are not what the audit log says: some were "
        "changed, put back from an old copy, or are gone. Put a backup back "
        "with `casevault restore`",
    [REPORT_SALVAGED] = "{}: written, opened again and checked; it opens with "
                        "the passphrase of the damaged vault",
    [REPORT_SALVAGE_LOSSES] =
        "{}: not everything could be read. In the new vault, cases called "
        "LOST-... stand for those whose facts are gone, and entries called "
        "\"lost\" in the audit log for those that are",
    [REPORT_LAST_SLOT] = "slot {} holds the last passphrase; add another one "
                         "first with `casevault slot add`",
    [REPORT_NOT_TEXT] =
        "{}: not UTF-8 text; convert it first, for example with iconv",
    [REPORT_BEFORE_RESTORE] = "{}.before-restore: an earlier vault stands "
                              "there; move it away first, nothing was changed",
    [REPORT_IMPORT_TYPE] =
        "{}: cannot be imported; a file ends in .csv, .jsonl or .json, or "
        "it is a folder of .txt and .md files",
    [REPORT_IMPORT_UTF8] =
        "{}: not UTF-8; convert the file first, for example with iconv. "
        "Nothing was imported",
    [REPORT_IMPORT_NUL] =
        "{}: a NUL character in the text. Nothing was imported",
    [REPORT_IMPORT_QUOTE] =
        "{}: a quote where none may stand; quotes within a field are "
        "doubled. Nothing was imported",
    [REPORT_IMPORT_OPEN] =
        "{}: a quoted field is never closed. Nothing was imported",
    [REPORT_IMPORT_RAGGED] =
        "{}: more or fewer fields than the header has. Nothing was imported",
    [REPORT_IMPORT_COLUMN] =
        "{}: an unknown column; known are text, case, id, date, kind and "
        "lang. Nothing was imported",
    [REPORT_IMPORT_TWICE] =
        "{}: the same column or field twice. Nothing was imported",
    [REPORT_IMPORT_NO_COLUMN] =
        "{}: the header has no column text. Nothing was imported",
    [REPORT_IMPORT_JSON] =
        "{}: not a JSON object on one line. Nothing was imported",
    [REPORT_IMPORT_FIELD] =
        "{}: a value of the wrong type. Nothing was imported",
    [REPORT_IMPORT_NO_TEXT] = "{}: a note without text. Nothing was imported",
    [REPORT_IMPORT_TOO_LONG] =
        "{}: longer than may be (4 MiB a note, 127 bytes for other "
        "fields). Nothing was imported",
    [REPORT_IMPORT_TOO_MANY] =
        "{}: more than a million notes; import them in parts",
    [REPORT_IMPORT_EMPTY] = "{}: holds no note",
    [REPORT_IMPORT_CRASHED] =
        "{}: the reader, which runs locked in, failed on this file; nothing "
        "was imported. The file may be made to do harm",
    [REPORT_IMPORT_CASE] = "{}: a case code has 2 to 23 letters, digits, - or "
                           "_. Nothing was imported",
    [REPORT_IMPORT_DATE] =
        "{}: a date is written YYYY-MM-DD. Nothing was imported",
    [REPORT_IMPORT_KIND] = "{}: not a kind of note. Nothing was imported",
    [REPORT_IMPORT_LANGUAGE] =
        "{}: the language is id or en. Nothing was imported",
    [REPORT_IMPORT_KNOWN] =
        "{}: identities in a form that is not the documented one. Nothing "
        "was imported",
    [REPORT_IMPORTING] = "importing",
    [REPORT_WORD_ROW] = "row",
    [REPORT_WORD_LINE] = "line",
    [REPORT_WORD_COLUMN] = "column",
    [REPORT_RELEASING] = "preparing the release",
    [REPORT_MISSING_OPTION] = "{} is missing",
    [REPORT_NOT_LOCKED_IN] =
        "{}: this kernel cannot lock the program in (seccomp); it "
        "runs without",
    [REPORT_BAD_PROFILE] =
        "{}: no such profile; there are supervision, research, safe-harbor "
        "and uu-pdp",
    [REPORT_POLICY_LINE] = "{}: this line of the policy is not understood; see "
                           "casevault-policy(1) for sections, keys and actions",
    [REPORT_POLICY_REASON] =
        "{}: what a policy keeps needs a reason; add `because = ...` to that "
        "section",
    [REPORT_POLICY_NAME] =
        "{}: the policy has no name; add `name = ...` under [policy]",
    [REPORT_POLICY_TWICE] = "--policy and --profile: give one of them",
    [REPORT_SHORT_KEY] =
        "{}: 16 bytes of a key are expected on this descriptor (0 to 9)",
    [REPORT_POLICY_FINE] = "{}: this policy can be used",
    [REPORT_BAD_FORM] = "{}: the form is full, one-page or group",
    [REPORT_NOTHING_TO_RELEASE] = "{}: there is no note to release",
    [REPORT_LEAK] =
        "{}: the leak gate found identifiers that are still there; nothing "
        "was written",
    [REPORT_LEAK_HIT] = "{} of a recorded person is still in the text",
    [REPORT_GATE_QUESTION] =
        "{}: may be a recorded person or place, a person has to decide",
    [REPORT_RISK] = "disclosure risk: even with only one attribute told, {} "
                    "cases would have "
                    "to be left out; raise --max-suppression to that, lower "
                    "--k, or wait for "
                    "more cases",
    [REPORT_RISK_FEW] = "disclosure risk: fewer cases take part than have to "
                        "be alike ({}); lower "
                        "--k or wait for more cases",
    [REPORT_RISK_WITHHELD] =
        "all attributes are withheld: fewer than {} cases take part",
    [REPORT_RISK_LEFT_OUT] =
        "{} cases were left out to keep the others from being told apart; see "
        "disclosure-risk.json",
    [REPORT_RISK_OFF] = "k = {}: somebody may be alone with their attributes; "
                        "keep the files to "
                        "yourself",
    [REPORT_RISK_BELOW] =
        "too few rows are alike ({}); make the columns coarser, or leave rows "
        "out",
    [REPORT_RISK_COLUMN] = "{}: the table has no such column",
    [REPORT_RISK_EMPTY] = "{}: the table has no row",
    [REPORT_OUTPUT_EXISTS] = "{}: is there and not empty; name a new folder",
    [REPORT_OUTPUT_SYSTEM] = "the release could not be written: {}",
    [REPORT_EMPTY_PARTS] =
        "parts of the brief that are empty and left out: {}; `casevault note "
        "add CASE --template supervision` begins a note with their headings",
    [REPORT_QUASI_CASES] =
        "cases whose texts hold details of three kinds or more that single "
        "people out together (occupation, religion, rare events, ...): {}. "
        "Read them as somebody who knows the client would; quasi_identifiers "
        "in manifest.json counts the kinds",
    [REPORT_UNREVIEWED] = "{}: NOT REVIEWED by a person; the files say so",
    [REPORT_RELEASED] =
        "{}: identifiers removed; this is still personal data, keep it "
        "confidential",
    [REPORT_VERIFY_GOOD] =
        "{}: as it was written; whether it is theirs, the fingerprint tells: "
        "compare it with the sender by telephone",
    [REPORT_VERIFY_CHANGED] =
        "{}: NOT as it was written; somebody or something changed it",
    [REPORT_VERIFY_FORGED] =
        "{}: the signature is NOT by the key it names; trust nothing in it",
    [REPORT_VERIFY_NO_STAMP] = "{}: has no stamp to go by: cut off, written "
                               "anew by another program, or none of ours",
    [REPORT_VERIFY_MISSING] = "{}: a file that the manifest lists is missing",
    [REPORT_DRY_RUN] = "{}: would be written; nothing was",
    [REPORT_EVAL_LINE] =
        "{}: not a line of gold or of a system's answer as docs/testing.md "
        "describes them",
    [REPORT_BAD_LINE] = "line {} of the input is not JSON as `casevault help "
                        "anonymize` describes it",
    [REPORT_LONG_LINE] = "line {} of the input is longer than 8 MiB",
    [REPORT_NO_FOLDER] = "{}: its folder does not exist; nothing was written",
    [REPORT_AUDIT_UNSEEN] =
        "entries that you saw before are missing: {}. The file was put back "
        "from an older copy. If you did that yourself, accept it with "
        "`casevault audit accept`; if not, look for the newer one",
    [REPORT_BAD_SHELL] = "'{}': completion is there for bash",
    [REPORT_HELD_BY] = "it is held by {}",
    [REPORT_KEYRING_GOOD] = "`casevault unlock` can keep the key in the kernel",
    [REPORT_KEYRING_NONE] =
        "the kernel keeps no keys here, so `casevault unlock` does not work; "
        "every command asks for the passphrase",
    [REPORT_LANDLOCK_GOOD] =
        "an editor can be kept from writing anywhere but in memory",
    [REPORT_LANDLOCK_OLD] =
        "this kernel's Landlock is older than version 3: an editor could still "
        "empty files, though write into none",
    [REPORT_LANDLOCK_NONE] =
        "this kernel has no Landlock, so an editor could write copies "
        "elsewhere; write notes without --editor",
    [REPORT_FOLDER_GOOD] = "there is a folder in memory for --editor",
    [REPORT_FOLDER_NONE] =
        "there is no folder in memory, so --editor is refused",
    [REPORT_MEMLOCK_GOOD] = "enough memory can be locked for keys and notes",
    [REPORT_MEMLOCK_SMALL] = "less than 8 MiB of memory can be locked: large "
                             "notes may be swapped out; see ulimit -l",
    [REPORT_SWAP_GOOD] = "no swap, or none in clear",
    [REPORT_SWAP_CLEAR] = "swap is not known to be encrypted: what is in "
                          "memory may reach the disk in clear, also when the "
                          "machine hibernates; encrypt it, or turn it off",
    [REPORT_RIGHTS_GOOD] = "only you can read the vault",
    [REPORT_RIGHTS_BAD] = "others can read the vault file, or it is not yours; "
                          "it stays encrypted, but run chmod 600 on it",
    [REPORT_LOCAL_DISK] = "the vault lies on a local disk",
    [REPORT_REMOTE_DISK] = "the vault lies on a network or FUSE file system, "
                           "whose locks and syncs cannot be relied on; keep it "
                           "on a local disk and make backups there",
};
